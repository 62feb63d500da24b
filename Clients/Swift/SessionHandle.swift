import NIOCore
import Schema
import Synchronization

/// The way from any task to the session on its event loop.
///
/// Orders gather while the loop is busy and are carried out together, with one flush.
final class SessionHandle: Sendable {
    private struct State {
        var waiting: [Order] = []
        var isOpen = true
    }

    private let state = Mutex(State())
    private let session: NIOLoopBound<Session>

    /// Call on the event loop.
    init(_ session: Session, on loop: any EventLoop) {
        self.session = NIOLoopBound(session, eventLoop: loop)
        session.handle = self
    }

    var isOpen: Bool { state.withLock { $0.isOpen } }

    /// The session will take no new calls: it is closed or going away.
    func noteClosed() { state.withLock { $0.isOpen = false } }

    func submit(_ order: Order) {
        let first = state.withLock { state in
            state.waiting.append(order)
            return state.waiting.count == 1
        }
        guard first else { return }
        session.eventLoop.execute { [self] in
            let orders = state.withLock { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            session.value.carryOut(orders)
        }
    }
}

/// What a task may ask of the session.
enum Order: Sendable {
    case call(PendingCall)
    case cancel(Ticket)
    case stream(PendingStream)
    case grant(StreamInbox, items: Int)
    case cancelStream(StreamInbox)
    case ping(CheckedContinuation<Void, any Error>)
    case onGoAway(@Sendable (String) -> Void)
}

/// Stands for one call, so that a cancellation finds it whether it comes before or after the call.
final class Ticket: Sendable {
    let isCancelled = Atomic(false)
}

/// A call on its way.
struct PendingCall: Sendable {
    let method: UInt16
    let bytes: [UInt8]
    let key: RequestKey?
    let deadline: Duration?
    let trace: TraceParent?
    let writes: Bool
    let ticket: Ticket
    let continuation: CheckedContinuation<Reply<[UInt8]>, any Error>

    /// Ends the call without an answer although it may have been carried out.
    func loseAnswer(_ why: String) {
        continuation.resume(
            throwing: writes ? CallFailure.outcomeUnknown(key, why) : CallFailure.notDone(why))
    }

    var deadlineMilliseconds: UInt32 {
        guard let deadline else { return 0 }
        let parts = deadline.components
        let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
        return UInt32(clamping: max(1, milliseconds))
    }
}

/// A stream on its way.
struct PendingStream: Sendable {
    let method: UInt16
    let bytes: [UInt8]
    let trace: TraceParent?
    let inbox: StreamInbox
}
