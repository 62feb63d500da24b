import EventLog
import Foundation
import Synchronization

/// Signs for the log as it grows: a line every 1,000 records or 10 seconds, appended and synced by its own thread.
///
/// The file belongs where the operator of the store cannot rewrite it (reliability 3.8).
package final class Checkpointer: Sendable {
    private let latest = Mutex<SignedCheckpoint?>(nil)
    private let lastSigned = Mutex<Signed?>(nil)
    let tree: RecordTree
    private let key: SigningKey
    private let file: FileHandle
    private let ended = Mutex(false)
    /// The thread signals it when its last line is written.
    private let finished = DispatchSemaphore(value: 0)
    private let condition = NSCondition()
    /// Called when a line could not be written; the ledger goes on.
    private let failed: @Sendable (String) -> Void

    package static let recordsMax: UInt64 = 1_000
    package static let secondsMax = 10.0

    package init(
        file path: String, key: SigningKey, of reading: LogReading, failed: @escaping @Sendable (String) -> Void
    ) throws(SigningKey.Unusable) {
        self.key = key
        tree = RecordTree(reading)
        self.failed = failed
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw SigningKey.Unusable(description: "\(path) cannot be written, errno \(errno)")
        }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// A line in the file, and the records it speaks of.
    struct Signed: Sendable {
        let sequence: UInt64
        let line: String
    }

    /// The latest; from any thread.
    var signed: Signed? { lastSigned.withLock { $0 } }

    /// The loop tells what has just become durable; costs an uncontended lock.
    package func note(_ checkpoint: SignedCheckpoint) { latest.withLock { $0 = checkpoint } }

    package func start() {
        let thread = Thread { [self] in run() }
        thread.name = "checkpoints"
        thread.start()
    }

    /// Signs for the last record, then returns.
    package func stop() {
        ended.withLock { $0 = true }
        condition.lock()
        condition.signal()
        condition.unlock()
        finished.wait()
    }

    private func run() {
        defer { finished.signal() }
        var signed: UInt64 = 0
        var signedAt = Date.distantPast
        while true {
            let isEnded = ended.withLock { $0 }
            if let checkpoint = latest.withLock({ $0 }), checkpoint.sequence > signed,
                isEnded || checkpoint.sequence - signed >= Self.recordsMax
                    || -signedAt.timeIntervalSinceNow >= Self.secondsMax
            {
                write(checkpoint)
                signed = checkpoint.sequence
                signedAt = Date()
            }
            if isEnded { return }
            condition.lock()
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.5))
            condition.unlock()
        }
    }

    private func write(_ checkpoint: SignedCheckpoint) {
        var checkpoint = checkpoint
        do {
            checkpoint.root = try tree.root(at: checkpoint.sequence)
        } catch { return failed("the log cannot be read back: \(error)") }
        guard let line = checkpoint.line(signedBy: key) else { return failed("the key cannot sign") }
        do {
            try file.write(contentsOf: Data((line + "\n").utf8))
            guard fdatasync(file.fileDescriptor) == 0 else {
                return failed("sync failed, errno \(errno)")
            }
            lastSigned.withLock { $0 = Signed(sequence: checkpoint.sequence, line: line) }
        } catch {
            failed("\(error)")
        }
    }
}
