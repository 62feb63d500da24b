import Glibc
import Synchronization

/// Ends a server that makes no progress although work waits (reliability:3.7): its supervisor starts it again, and
/// whoever waited hears so at once instead of never. Nothing acknowledged is lost by that.
///
/// It counts its own wake-ups: a process that was stopped as a whole is not taken for one that hangs.
package final class Watchdog: Sendable {
    #if DEBUG
        // Without the optimizer, on a machine that is busy with the tests, a turn or a sync may take long.
        package static let seconds = 60
    #else
        package static let seconds = 5
    #endif
    static let wakeUpsPerSecond = 20

    /// Turns the loop has ended, batches the log has written.
    private let turns = Atomic<UInt64>(0)
    private let commits = Atomic<UInt64>(0)
    /// A batch is on its way to the disk or waits for it.
    private let logHasWork = Atomic<Bool>(false)
    private let thread = SideThread("the watchdog")
    private let bark: @Sendable (Stall) -> Void

    /// What stands still.
    package enum Stall: Sendable, Equatable {
        /// A turn does not end.
        case loop
        /// The disk does not answer.
        case log

        package var words: String {
            switch self {
            case .loop: "a turn of the loop does not end"
            case .log: "the disk does not answer"
            }
        }
    }

    package init(bark: @escaping @Sendable (Stall) -> Void) { self.bark = bark }

    /// The loop's thread, at the end of a turn.
    @inline(__always)
    func turned(logHasWork: Bool) {
        turns.wrappingAdd(1, ordering: .relaxed)
        self.logHasWork.store(logHasWork, ordering: .relaxed)
    }

    func committed() { commits.wrappingAdd(1, ordering: .relaxed) }

    package func start() { thread.start { self.run() } }
    package func stop() { thread.stop() }

    private func run() {
        var look = Look()
        while !thread.isStopped {
            usleep(1_000_000 / UInt32(Self.wakeUpsPerSecond))
            let stall = look.next(
                turns: turns.load(ordering: .relaxed), commits: commits.load(ordering: .relaxed),
                logHasWork: logHasWork.load(ordering: .relaxed))
            if let stall { return bark(stall) }
        }
    }

    /// What successive wake-ups see.
    struct Look {
        private var turns: UInt64 = 0
        private var commits: UInt64 = 0
        private var withoutTurn = 0
        private var withoutCommit = 0

        /// The loop's timer ends a turn many times a second, so a loop that lives always moves on.
        mutating func next(turns: UInt64, commits: UInt64, logHasWork: Bool) -> Stall? {
            withoutTurn = turns == self.turns ? withoutTurn + 1 : 0
            withoutCommit = logHasWork && commits == self.commits ? withoutCommit + 1 : 0
            (self.turns, self.commits) = (turns, commits)
            let most = Watchdog.seconds * Watchdog.wakeUpsPerSecond
            if withoutTurn >= most { return .loop }
            return withoutCommit >= most ? .log : nil
        }
    }
}
