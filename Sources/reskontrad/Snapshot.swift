import ArgumentParser
import Engine
import EventLog

/// Writes a snapshot of a store that no server uses.
struct Snapshot: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a snapshot, so that the next start is short.",
        discussion: """
            A snapshot is this program's own: run it with the new release before you start that, and the first start
            need not replay the whole log. The log stays the authority; a snapshot may be deleted at any time.
            Stop the server first. Exit codes: 0 written, others as `serve` has them.

            Example:
              reskontrad snapshot ./reskontra-data
            """)

    @Argument(help: "The data directory.")
    var directory: String

    @Option(help: "Newest snapshots that stay, 2 to 100.")
    var keep = 2

    func validate() throws {
        guard (2...100).contains(keep) else { throw ValidationError("--keep takes a number from 2 to 100") }
    }

    func run() throws {
        var options = EventLog.Options()
        options.holder = "reskontrad snapshot"
        var plan = SnapshotPlan()
        plan.keep = keep
        let clock = SystemClock()
        do throws(StoreFailure) {
            let began = clock.monotonic
            let engine = try Engine(try FileStorage(directory), clock: clock, options: options, snapshots: plan)
            let opened = clock.monotonic
            for fall in engine.snapshotFalls { print("not used  \(fall)") }
            let bytes = try written(by: engine)
            let milliseconds = (clock.monotonic - opened) / 1_000_000
            try engine.log.close(at: clock.wall)
            print("records   \(engine.durableSequence), opened in \((opened - began) / 1_000_000) ms")
            print("snapshot  \(bytes) bytes in \(milliseconds) ms")
        } catch {
            throw error.reported(by: "snapshot")
        }
    }

    private func written(by engine: Engine) throws(StoreFailure) -> UInt64 {
        do { return try engine.writeSnapshot() } catch let error as StorageError {
            throw StoreFailure(error, directory)
        } catch {
            preconditionFailure("the book cannot be written: \(error)")
        }
    }
}
