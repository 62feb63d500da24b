import Foundation
import Loop
import ServiceLifecycle
import Synchronization

/// A loop on a thread of its own, as long as a service lives: both servers run in it.
final class LoopRun: Sendable {
    private let shutdown: Shutdown
    private let board: MetricsBoard
    private let waker = Mutex<Waker?>(nil)

    init(_ shutdown: Shutdown, _ board: MetricsBoard) {
        self.shutdown = shutdown
        self.board = board
    }

    /// Until a graceful shutdown was asked for and `body`, on the thread, has come to its end.
    func run(_ name: String, _ body: @escaping @Sendable () throws -> Void) async throws {
        try await withGracefulShutdownHandler {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                let thread = Thread { done.resume(with: Result { try body() }) }
                thread.name = name
                thread.stackSize = 8 << 20
                thread.start()
            }
        } onGracefulShutdown: { [self] in
            board.noteDrain()
            shutdown.ask()
            waker.withLock { $0?.wake() }
        }
    }

    /// The loop exists: it is woken when the shutdown is asked for, at once if that was before.
    func began(_ waker: Waker) {
        self.waker.withLock { $0 = waker }
        if shutdown.isWanted { waker.wake() }
    }

    func ended() { waker.withLock { $0 = nil } }
}
