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

    @Test("there is a request of every method among the seeds")
    func methods() throws {
        let seeds = try FuzzTarget.requests.seeds().filter { $0.count >= 2 }
        let numbers = Set(seeds.map { UInt16($0[0]) | UInt16($0[1]) << 8 })
        let missing = Schema.Method.allCases.filter { !numbers.contains($0.rawValue) }
        #expect(missing.isEmpty, "Tests/Fuzz/make-seeds.py makes them: \(missing)")
    }
}
