import Glibc
import Loop
import Synchronization

/// Work that may block (reading a document back, asking Redis), done on one thread beside the loop.
///
/// An errand answers a closure that runs on the loop. Bounded: a full queue is told to the caller, who
/// refuses the request.
package final class Errands: Sendable {
    package typealias Finish = @Sendable () -> Void
    package typealias Work = @Sendable () -> Finish

    static let waitingMax = 1_024

    private struct State {
        var waiting: [Work] = []
        var finished: [Finish] = []
        var isStopping = false
        var thread: pthread_t?
    }

    private let state = Mutex(State())
    private let waker: Waker
    /// Counts what waits, so that the thread sleeps without it.
    private let semaphore: Semaphore

    package init(waker: Waker) {
        self.waker = waker
        semaphore = Semaphore()
    }

    package func start() {
        state.withLock { state in
            var thread = pthread_t()
            let code = pthread_create(
                &thread, nil,
                { context in
                    if let context { Unmanaged<Errands>.fromOpaque(context).takeRetainedValue().run() }
                    return nil
                }, Unmanaged.passRetained(self).toOpaque())
            precondition(code == 0, "no thread for errands")
            state.thread = thread
        }
    }

    /// False when too many wait.
    package func submit(_ work: @escaping Work) -> Bool {
        let isTaken = state.withLock { state in
            guard state.waiting.count < Errands.waitingMax, !state.isStopping else { return false }
            state.waiting.append(work)
            return true
        }
        if isTaken { semaphore.signal() }
        return isTaken
    }

    /// On the loop: lets what is finished answer.
    package func runFinished() {
        let finished = state.withLock { state in
            defer { state.finished = [] }
            return state.finished
        }
        for finish in finished { finish() }
    }

    package func stop() {
        let thread = state.withLock { state in
            state.isStopping = true
            defer { state.thread = nil }
            return state.thread
        }
        semaphore.signal()
        if let thread { pthread_join(thread, nil) }
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
            let finish = work()
            state.withLock { $0.finished.append(finish) }
            waker.wake()
        }
    }
}

/// A counting semaphore of the system.
///
/// `@unchecked Sendable`: `sem_post` and `sem_wait` are made for several threads.
final class Semaphore: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() { sem_post(semaphore) }

    func wait() { while sem_wait(semaphore) != 0, errno == EINTR {} }
}

/// Hands a value that is not Sendable to the errands' thread and back; only one side holds it at a time.
///
/// `@unchecked Sendable`: ownership moves with the errand, as the doc says.
struct Handover<Value>: @unchecked Sendable {
    let value: Value
}
