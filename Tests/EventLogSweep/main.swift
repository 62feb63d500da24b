import EventLogFaults
import Foundation
import Synchronization

// The long sweep over the event log: every bit, every block, every checksum put right. Prints counts; exit 1 when
// one thing was silent. Usage: event-log-sweep [step from bit to bit] [edits]

let numbers = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
let step = max(1, numbers.first ?? 1)
let edits = numbers.dropFirst().first ?? 100_000
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
exit(results.contains(false) ? 1 : 0)
