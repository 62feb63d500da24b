import EventLogFaults
import Foundation
import Synchronization

// The long sweep over the event log: every bit, every block, every checksum put right, power cuts three deep. Prints
// counts; exit 1 when one thing was silent or lost. Usage: event-log-sweep [step from bit to bit] [edits] [step of cuts]

let numbers = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
let step = max(1, numbers.first ?? 1)
let edits = numbers.dropFirst().first ?? 100_000
let cutStep = max(1, numbers.dropFirst(2).first ?? 3)
let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
let isTerminal = isatty(2) != 0

func run(_ name: String, parts: Int, _ body: @Sendable @escaping (Int) -> DamageSweep.Count)
    -> DamageSweep.Count
{
    let total = Mutex((count: DamageSweep.Count(), parts: 0))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
        let count = body(part)
        let done = total.withLock { total in
            total.count.add(count)
            total.parts += 1
            return total.parts
        }
        if isTerminal { FileHandle.standardError.write(Data("\r\(name): \(done * 100 / parts) %".utf8)) }
    }
    if isTerminal { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
    return total.withLock { $0.count }
}

/// Prints a line; whether nothing was silent.
func report(_ name: String, _ count: DamageSweep.Count) -> Bool {
    print(
        "\(name): \(count.tried) tried, \(count.detected) detected, \(count.harmless) harmless, "
            + "\(count.unseen.count) not seen by verify, \(count.silent.count) silent")
    for line in count.silent.prefix(20) { print("SILENT \(line)") }
    for line in count.unseen.prefix(20) { print("not seen by verify: \(line)") }
    return count.silent.isEmpty
}

let sweep = try DamageSweep(DamagedStore())
let bits = Array(stride(from: 0, to: sweep.bitCount, by: step))
let pieces = 100
let results = [
    report(
        "flipped bits",
        run("flipped bits", parts: pieces) { part in
            sweep.flips(bits[(bits.count * part / pieces)..<(bits.count * (part + 1) / pieces)])
        }),
    report("blocks zeroed, copied, swapped", run("blocks", parts: 1) { _ in sweep.blocks() }),
    report("blocks and files of the past", run("past", parts: 1) { _ in sweep.oldCopies() }),
    report(
        "edits with right checksums",
        run("edits", parts: workers) { sweep.edits(edits / workers, seed: UInt64($0 + 1)) }),
]

let cuts = CrashSweep(ways: [4, 2, 1], step: cutStep)
let crashes = Mutex((count: CrashSweep.Count(), operations: 0))
DispatchQueue.concurrentPerform(iterations: CrashSweep.operationCount) { operation in
    let count = cuts.run(operation)
    let done = crashes.withLock { crashes in
        crashes.count.add(count)
        crashes.operations += 1
        return crashes.operations
    }
    if isTerminal { FileHandle.standardError.write(Data("\rpower cuts: \(done * 100 / CrashSweep.operationCount) %".utf8)) }
}
if isTerminal { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
let crashed = crashes.withLock { $0.count }
print(
    "power cuts: \(CrashSweep.operationCount) operations, \(crashed.points) points, two recoveries deep, "
        + "\(crashed.wrong.count) wrong")
for line in crashed.wrong.prefix(20) { print("WRONG \(line)") }
exit(results.contains(false) || !crashed.wrong.isEmpty ? 1 : 0)
