import EventLog
import Glibc
import Receivables
import Synchronization
import Wire

/// A second computation of the state, from the durable records alone, for reads that take long.
///
///     records -> LogReader -> apply -> book;   questions -> answered between two pages of records
///
/// It runs on a thread of low priority, a little behind the writer: an answer states the sequence at which it
/// holds. Whenever it has caught up, its digest must be the writer's at that sequence; if it is not, an alarm
/// is raised and it answers nothing more. Without `start` everything happens within the caller's call: so
/// simulations stay deterministic.
///
/// `@unchecked Sendable`: `book`, `reader` and `goal` belong to its thread, the rest is locked or atomic.
package final class SecondBook: Follower, @unchecked Sendable {
    /// Something to be read once the book holds record `needs`.
    package struct Question {
        let needs: UInt64
        let isWanted: @Sendable () -> Bool
        let answer: @Sendable (borrowing Book) -> Void
        let turnAway: @Sendable () -> Void

        /// Exactly one of the closures is called, on this book's thread; none when it is no longer wanted.
        package init(
            needs: UInt64, isWanted: @escaping @Sendable () -> Bool, answer: @escaping @Sendable (borrowing Book) -> Void,
            turnAway: @escaping @Sendable () -> Void
        ) {
            self.needs = needs
            self.isWanted = isWanted
            self.answer = answer
            self.turnAway = turnAway
        }
    }

    /// What somebody must hear of.
    package enum Fault: Equatable, Sendable, CustomStringConvertible {
        /// Its digest is not the writer's: one of the two is wrong.
        case diverged(sequence: UInt64)
        case unreadable(sequence: UInt64, String)
        /// A snapshot could not be written; the next is tried when it is due. It goes on answering.
        case noSnapshot(sequence: UInt64, String)
        /// The snapshot that the first book began with cannot be read again: every record is. It goes on answering.
        case snapshotGone(String)

        /// It answers nothing more.
        package var isFinal: Bool {
            switch self {
            case .diverged, .unreadable: true
            case .noSnapshot, .snapshotGone: false
            }
        }

        package var description: String {
            switch self {
            case .diverged(let sequence): "the second book differs from the first at sequence \(sequence)"
            case .unreadable(let sequence, let why): "the second book cannot read record \(sequence): \(why)"
            case .noSnapshot(let sequence, let why): "no snapshot at record \(sequence): \(why)"
            case .snapshotGone(let why): "the second book begins at the first record: the snapshot of the start: \(why)"
            }
        }
    }

    /// Questions that may wait; more are answered elsewhere.
    package static let questionsMax = 256
    /// Records applied between two looks at the questions.
    private static let pageBytes = 256 << 10
    /// The lowest there is: where all share a core, the writer's postings do not wait for it. SCHED_IDLE would be
    /// lower still, but a thread that hardly ever runs may hold the lock that the writer needs.
    private static let niceness: Int32 = 19
    /// Records it may lack of what a question needs, about a second's work: whoever asks then is answered elsewhere.
    package static let behindMax: UInt64 = 250_000

    private struct Shared {
        var mark = DurableMark()
        var questions: [Question] = []
        var fault: Fault?
        var isStopping = false
        var thread: pthread_t?
    }

    private let shared = Mutex(Shared())
    private let bell = Semaphore()
    private let isRung = Atomic(false)
    private let reached = Atomic<UInt64>(0)
    private let checked = Atomic<UInt64>(0)
    private let alarm: @Sendable (Fault) -> Void

    private var replay = Replay()
    private var hasBegun = false
    private let reader: LogReader
    private let whims: Whims?
    /// Nil: none are written.
    private let snapshots: Snapshots?
    /// The mark it is on its way to; the digest is compared there.
    private var goal = DurableMark()

    /// With `snapshots` it begins with the one that the writer began with and writes new ones.
    package init(
        _ reading: LogReading, snapshots: Snapshots? = nil, alarm: @escaping @Sendable (Fault) -> Void
    ) {
        reader = reading.reader()
        whims = reading.whims
        self.snapshots = snapshots
        self.alarm = alarm
    }

    package var sequence: UInt64 { reached.load(ordering: .acquiring) }
    /// How often the digests were compared.
    package var digestChecks: UInt64 { checked.load(ordering: .relaxed) }
    package var fault: Fault? { shared.withLock { $0.fault } }

    // MARK: The loop's side

    /// Only notes it: the thread is woken by `tick` or by a question, so that a busy writer is not
    /// disturbed by a wake-up per sync.
    package func advance(to mark: DurableMark) {
        shared.withLock { $0.mark = mark }
    }

    /// Some 50 times a second.
    package func tick() {
        if shared.withLock({ $0.mark.sequence }) > sequence, !whims.takes(.secondBookDozes) { ring() }
    }

    /// False: too many wait, it is far behind, or it serves no more.
    package func ask(_ question: Question) -> Bool {
        if whims.takes(.questionsAreFull) { return false }
        guard question.needs < sequence + SecondBook.behindMax else { return false }
        let isTaken = shared.withLock { shared in
            guard shared.fault == nil, !shared.isStopping, shared.questions.count < SecondBook.questionsMax else {
                return false
            }
            shared.questions.append(question)
            return true
        }
        if isTaken { ring() }
        return isTaken
    }

    private func ring() {
        guard shared.withLock({ $0.thread != nil }) else { return work() }
        if !isRung.exchange(true, ordering: .acquiringAndReleasing) { bell.signal() }
    }

    // MARK: Life

    package func start() {
        shared.withLock { shared in
            var thread = pthread_t()
            let code = pthread_create(
                &thread, nil,
                { context in
                    if let context { Unmanaged<SecondBook>.fromOpaque(context).takeRetainedValue().run() }
                    return nil
                }, Unmanaged.passRetained(self).toOpaque())
            precondition(code == 0, "no thread for the second book")
            shared.thread = thread
        }
        bell.signal()
    }

    package func stop() {
        let thread = shared.withLock { shared in
            shared.isStopping = true
            defer { shared.thread = nil }
            return shared.thread
        }
        bell.signal()
        if let thread { pthread_join(thread, nil) }
    }

    private func run() {
        // On Linux this is the calling thread's own.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, SecondBook.niceness)
        while !shared.withLock({ $0.isStopping }) {
            work()
            bell.wait()
            isRung.store(false, ordering: .releasing)
        }
    }

    // MARK: The thread's side

    private func work() {
        begin()
        while true {
            let now = sequence
            let next: (mark: DurableMark, question: Question?, isOver: Bool) = shared.withLock { shared in
                let place = shared.questions.firstIndex { $0.needs <= now }
                return (shared.mark, place.map { shared.questions.remove(at: $0) }, shared.isStopping || shared.fault != nil)
            }
            if next.isOver { return }
            if let question = next.question, question.isWanted() { question.answer(replay.book) }
            if goal.sequence <= now { goal = next.mark }
            if goal.sequence > now {
                follow()
            } else if next.question == nil {
                return
            }
        }
    }

    private func begin() {
        guard !hasBegun else { return }
        hasBegun = true
        do {
            guard let restored = try snapshots?.restored() else { return }
            replay = restored
        } catch {
            return alarm(.snapshotGone("\(error)"))
        }
        replay.trust()
        reached.store(replay.book.sequence, ordering: .releasing)
    }

    /// Applies a page of records on the way to the goal.
    private func follow() {
        do {
            let next = try reader.records(
                from: sequence + 1, limitBytes: whims.takes(.pageIsShort) ? 1 : SecondBook.pageBytes, through: goal.sequence
            ) { try replay.apply($0.sequence, $0.bytes) }
            reached.store(next - 1, ordering: .releasing)
        } catch {
            return fail(.unreadable(sequence: replay.book.sequence + 1, "\(error)"))
        }
        guard sequence == goal.sequence else { return }
        checked.add(1, ordering: .relaxed)
        guard replay.book.digest == goal.digest else { return fail(.diverged(sequence: sequence)) }
        if let snapshots, snapshots.isDue(at: sequence) || whims.takes(.snapshotIsDue) { write(snapshots) }
    }

    private func write(_ snapshots: Snapshots) {
        do {
            try snapshots.write(&replay.book, &replay.keys, at: goal) { !self.shared.withLock { $0.isStopping } }
        } catch is Snapshots.Unwanted {
            return
        } catch {
            alarm(.noSnapshot(sequence: sequence, "\(error)"))
        }
    }

    private func fail(_ fault: Fault) {
        let waiting = shared.withLock { shared in
            shared.fault = fault
            defer { shared.questions = [] }
            return shared.questions
        }
        alarm(fault)
        for question in waiting { question.turnAway() }
    }
}
