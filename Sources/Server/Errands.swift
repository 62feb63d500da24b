import Engine
import Glibc
import Loop
import Synchronization

/// Work that may block or take long (the file, Redis, a long message), done in order on one thread beside the loop.
///
/// An errand answers a closure that runs on the loop. Bounded: a full queue is told to the caller, who refuses
/// the request. Until `start` an errand is run within `submit`: so simulations stay deterministic.
package final class Errands: Sendable {
    package typealias Work = @Sendable () -> LoopMail.Letter

    private struct State {
        var waiting: [Work] = []
        var isStarted = false
        var isStopping = false
    }

    private let waitingMax: Int
    private let mail: LoopMail
    private let state = Mutex(State())
    private let thread = SideThread("errands")
    /// Counts what waits, so that the thread sleeps without it.
    private let semaphore = Semaphore()

    package init(waitingMax: Int, mail: LoopMail) {
        self.waitingMax = waitingMax
        self.mail = mail
    }

    package func start() {
        thread.start { self.run() }
        state.withLock { $0.isStarted = true }
    }

    /// False when too many wait.
    package func submit(_ work: @escaping Work) -> Bool {
        enum Way { case inline, queued, full }
        let way: Way = state.withLock { state in
            guard !state.isStopping, state.waiting.count < waitingMax else { return .full }
            guard state.isStarted else { return .inline }
            state.waiting.append(work)
            return .queued
        }
        switch way {
        case .inline: mail.send(work())
        case .queued: semaphore.signal()
        case .full: return false
        }
        return true
    }

    package func stop() {
        state.withLock { $0.isStopping = true }
        thread.stop { semaphore.signal() }
    }

    private func run() {
        while true {
            semaphore.wait()
            let next: (work: Work?, isStopping: Bool) = state.withLock { state in
                (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isStopping)
            }
            guard let work = next.work else {
                if next.isStopping { return }
                continue
            }
            mail.send(work())
        }
    }
}

/// Hands a value that is not Sendable to another thread and back; only one side holds it at a time.
///
/// `@unchecked Sendable`: ownership moves with the errand, as the doc says.
struct Handover<Value>: @unchecked Sendable {
    let value: Value
}
