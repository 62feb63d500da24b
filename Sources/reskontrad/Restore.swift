import Archive
import ArgumentParser
import EventLog
import Foundation

/// Makes a new store from a backup, wholly or to an earlier point.
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a new store from a backup, to a point in time if wanted.",
        discussion: """
            The new store has the same id and a new timeline: caches, replicas and clients of the old one refuse it until
            they are told. The directory must not exist; it gets its name when the restore is whole.
            Exit codes: 0 done, 2 the backup is damaged or ends before the point, others as `serve` has them.

            Examples:
              reskontrad restore /mnt/backup/reskontra ./restored
              reskontrad restore /mnt/backup/reskontra ./restored --to-sequence 104729
              reskontrad restore /mnt/backup/reskontra ./restored --to-time 2026-11-25T03:00:00Z
            """)

    @Argument(help: "The backup, or any store that nobody serves.")
    var backup: String

    @Argument(help: "The data directory to make.")
    var directory: String

    @Option(help: "The last record to restore.")
    var toSequence: UInt64?

    @Option(help: "Restore what was committed up to this instant (ISO 8601, UTC).")
    var toTime: String?

    @Flag(help: "Also on file systems whose locks and flushes are not known to be honest.")
    var anyFileSystem = false

    func validate() throws {
        if toSequence != nil, toTime != nil {
            throw ValidationError("--to-sequence or --to-time, not both")
        }
        _ = try limit()
    }

    private func limit() throws -> StoreRestore.Limit {
        if let toSequence { return .sequence(toSequence) }
        guard let toTime else { return .all }
        guard let date = try? Date(toTime, strategy: .iso8601) else {
            throw ValidationError("--to-time takes an instant as 2026-11-25T03:00:00Z, not \(toTime)")
        }
        // Whole seconds are what the text can say: everything of that second counts.
        return .time(Int64(date.timeIntervalSince1970.rounded(.down)) * 1_000_000_000 + 999_999_999)
    }

    func run() throws {
        guard !FileManager.default.fileExists(atPath: directory) else {
            throw ValidationError("\(directory) exists: a restore makes a new directory")
        }
        let unfinished = directory + ".restoring"
        try? FileManager.default.removeItem(atPath: unfinished)
        do {
            let bar = ByteProgress("restored")
            var options = EventLog.Options()
            options.allowsAnyFileSystem = anyFileSystem
            let report = try StoreRestore(
                from: try FileStorage(backup), to: try FileStorage(unfinished, create: true),
                clock: SystemClock()
            ).run(to: try limit(), options, progress: bar.show)
            bar.end()
            guard rename(unfinished, directory) == 0 else {
                throw ValidationError("\(unfinished) cannot be renamed to \(directory)")
            }
            print("store     \(report.identity.id), timeline \(report.identity.timeline)")
            print("records   \(report.records)")
        } catch let failure as StoreFailure {
            throw failure.reported(by: "restore")
        } catch let short as StoreRestore.TooShort {
            try? FileManager.default.removeItem(atPath: unfinished)
            Output.note("reskontrad restore: \(short)\nname an earlier record, or a newer backup")
            throw ExitCode(2)
        }
    }
}
