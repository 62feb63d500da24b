import EventLog
import Foundation
import Fuzz

/// `reskontra-fuzz TARGET [arguments of libFuzzer]`, built by `Tests/run-fuzz`; without libFuzzer `reskontra-fuzz TARGET
/// RUNS [SEED]` changes the seeds by dice, blind to what they reach.
///
///     reskontra-fuzz --list                   names of the targets
///     reskontra-fuzz --seeds TARGET FOLDER    writes its seeds, a file each
///     reskontra-fuzz --bytes-max TARGET       longest input worth trying
///     reskontra-fuzz --replay TARGET FILE…    feeds files, one after the other
@main
struct FuzzRun {
    static func main() throws {
        let words = Array(CommandLine.arguments.dropFirst())
        switch words.first {
        case "--list": for target in FuzzTarget.all { print(target.name) }
        case "--bytes-max": print(target(words).bytesMax)
        case "--seeds": try writeSeeds(words)
        case "--replay": try replay(words)
        default:
            guard let name = words.first, let target = FuzzTarget.named(name) else { usage() }
            try run(target, Array(words.dropFirst()))
        }
    }

    private static func usage() -> Never {
        print("usage: reskontra-fuzz TARGET … | --list | --seeds TARGET FOLDER | --bytes-max TARGET | --replay TARGET FILE…")
        exit(64)
    }

    private static func target(_ words: [String]) -> FuzzTarget {
        guard words.count > 1, let target = FuzzTarget.named(words[1]) else { usage() }
        return target
    }

    private static func writeSeeds(_ words: [String]) throws {
        guard words.count == 3 else { usage() }
        try FileManager.default.createDirectory(atPath: words[2], withIntermediateDirectories: true)
        for (place, seed) in try target(words).seeds().enumerated() {
            try Data(seed).write(to: URL(fileURLWithPath: "\(words[2])/seed-\(place)"))
        }
    }

    private static func replay(_ words: [String]) throws {
        let body = try target(words).makeBody()
        for path in words.dropFirst(2) {
            let input = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            print("\(path): \(try input.withUnsafeBytes(body) ? "taken" : "refused")")
        }
    }

    #if LIBFUZZER
        /// Of the one target of this process: libFuzzer calls a function without context.
        nonisolated(unsafe) private static var body: FuzzTarget.Body = { _ in false }

        private static func run(_ target: FuzzTarget, _ arguments: [String]) throws {
            body = try target.makeBody()
            var words = (["reskontra-fuzz"] + arguments).map { strdup($0) } + [nil]
            var count = Int32(words.count - 1)
            let code = words.withUnsafeMutableBufferPointer { words -> Int32 in
                var start = words.baseAddress
                return LLVMFuzzerRunDriver(&count, &start) { bytes, count in
                    do {
                        _ = try FuzzRun.body(UnsafeRawBufferPointer(start: bytes, count: count))
                    } catch {
                        // libFuzzer keeps the input of what dies.
                        fatalError("\(error)")
                    }
                    return 0
                }
            }
            exit(code)
        }
    #else
        private static func run(_ target: FuzzTarget, _ arguments: [String]) throws {
            let runs = arguments.first.flatMap { Int($0) } ?? 100_000
            let seed = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 1
            let begin = Date()
            let count = try target.run(inputs: target.seeds(), changes: runs, seed: seed)
            let seconds = max(Date().timeIntervalSince(begin), 0.001)
            print("\(target): \(count.tried) tried, \(count.taken) taken, \(count.findings.count) findings, \(Int(seconds)) s")
            for finding in count.findings {
                print("\(finding.what): \(finding.input.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())")
            }
            exit(count.findings.isEmpty ? 0 : 1)
        }
    #endif
}

#if LIBFUZZER
    @_silgen_name("LLVMFuzzerRunDriver")
    private func LLVMFuzzerRunDriver(
        _ count: UnsafeMutablePointer<Int32>,
        _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
        _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
    ) -> Int32
#endif
