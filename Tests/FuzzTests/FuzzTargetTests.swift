import Fuzz
import Schema
import Testing
import Wire

/// Hostile bytes for every decoder (reliability:4.3): the seeds, and what dice make of them. `make fuzz` looks further.
@Suite("hostile bytes")
struct FuzzTargetTests {
    @Test("what is right is taken, and nothing that comes of it breaks a decoder", .timeLimit(.minutes(5)), arguments: FuzzTarget.all)
    func decoder(target: FuzzTarget) throws {
        let seeds = try target.seeds()
        let right = try target.run(inputs: seeds, changes: 0, seed: 0)
        #expect(right.taken > 0, "no seed reaches the depth of \(target)")
        let count = try target.run(inputs: seeds, changes: target.changesInTests, seed: 20_261_130)
        #expect(count.tried == seeds.count + target.changesInTests)
        for finding in right.findings + count.findings { Issue.record("\(target): \(finding.what) for \(finding.input)") }
    }

    @Test("the canary is found: whoever looks this long would have seen a bug")
    func canary() throws {
        let canary = FuzzTarget.canary
        let count = try canary.run(inputs: canary.seeds(), changes: canary.changesInTests, seed: 1)
        #expect(count.findings.contains { $0.what == "the canary sings" })
    }

    @Test("dice change inputs the same way for the same seed, within the bound of length")
    func changes() {
        let inputs: [[UInt8]] = [[1, 2, 3], [], Array(repeating: 9, count: 40)]
        func rows(_ seed: UInt64) -> [[UInt8]] {
            var changes = Changes(seed: seed, bytesMax: 32)
            return (0..<500).map { _ in changes.next(of: inputs) }
        }
        #expect(rows(7) == rows(7))
        #expect(rows(7) != rows(8))
        #expect(rows(7).allSatisfy { $0.count <= 32 })
        #expect(Set(rows(7)).count > 400)
    }

    @Test("each number of each request at the edges of its type ends in an answer", .timeLimit(.minutes(10)))
    func edges() throws {
        let inputs = try FuzzTarget.requests.seeds().filter { $0.count > 2 }.flatMap { seed in
            ProtoEdges.variants(of: Array(seed.dropFirst(2))).map { Array(seed.prefix(2)) + $0 }
        }
        #expect(inputs.count > 5_000)
        let count = try FuzzTarget.requests.run(inputs: inputs, changes: 0, seed: 0)
        for finding in count.findings.prefix(10) { Issue.record("\(finding.what) for \(finding.input)") }
    }

    @Test("an edge is one changed number, with the lengths around it")
    func edge() {
        // 1: 5; 2: { 1: 7 }; 3: "é", which is no message.
        let message: [UInt8] = [0x08, 5, 0x12, 2, 0x08, 7, 0x1a, 2, 0xc3, 0xa9]
        let variants = ProtoEdges.variants(of: message)
        #expect(variants.count == 8)
        #expect(variants.contains([0x08, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x12, 2, 0x08, 7, 0x1a, 2, 0xc3, 0xa9]))
        let most = [UInt8](repeating: 0xff, count: 9) + [1]
        #expect(variants.contains([0x08, 5, 0x12, 11, 0x08] + most + [0x1a, 2, 0xc3, 0xa9]))
    }

    @Test("there are requests with fields of nine methods in ten among the seeds; the others have an empty one")
    func methods() throws {
        let seeds = try FuzzTarget.requests.seeds()
        func numbers(_ seeds: [[UInt8]]) -> Set<UInt16> { Set(seeds.map { UInt16($0[0]) | UInt16($0[1]) << 8 }) }
        #expect(Schema.Method.allCases.allSatisfy { numbers(seeds).contains($0.rawValue) })
        let filled = numbers(seeds.filter { $0.count > 2 })
        let missing = Schema.Method.allCases.filter { !filled.contains($0.rawValue) }
        #expect(missing.count <= Schema.Method.allCases.count / 10, "Tests/Fuzz/make-seeds.py makes them: \(missing)")
    }
}
