import Glibc
import Synchronization

/// A thread beside the loop that works until it is told to stop.
final class SideThread: Sendable {
    private let name: StaticString
    private let isStopping = Atomic(false)
    private let thread = Mutex<pthread_t?>(nil)

    private final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// `name` says for what it is, should there be none.
    init(_ name: StaticString) { self.name = name }

    var isStopped: Bool { isStopping.load(ordering: .acquiring) }

    /// `body` ends once `isStopped`.
    func start(_ body: @escaping @Sendable () -> Void) {
        thread.withLock { thread in
            var made = pthread_t()
            let code = pthread_create(
                &made, nil,
                { context in
                    if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
                    return nil
                }, Unmanaged.passRetained(Start(body)).toOpaque())
            precondition(code == 0, "no thread for \(name)")
            thread = made
        }
    }

    /// In short steps, so that a stop does not wait.
    func pause(tenthsOfSeconds: UInt32) {
        for _ in 0..<tenthsOfSeconds where !isStopped { usleep(100_000) }
    }

    /// Returns when the thread has ended. `wake`: what it may be waiting for.
    func stop(wake: () -> Void = {}) {
        isStopping.store(true, ordering: .releasing)
        wake()
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        if let running { pthread_join(running, nil) }
    }
}
