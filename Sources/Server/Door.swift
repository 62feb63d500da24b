import Loop
import Receivables
import Synchronization
import TLS

/// A way into the native port for another carrier in the same program, from any thread.
///
/// The carrier says whom it has at the other end; then it speaks native frames like anybody else.
package final class Door: Sendable {
    private let place: Handover<(io: EpollIO, port: NativePort<EpollIO>)>
    private let mail: LoopMail
    /// Who has been let in may be on it later.
    package let denied: DeniedCallers

    init(_ io: EpollIO, _ port: NativePort<EpollIO>) {
        place = Handover(value: (io, port))
        mail = port.mail
        denied = port.about.gatekeeper.denied
    }

    /// Who shows these credentials; nil: nobody we let in. Why, only our log is told.
    package func identify(token: String, certificate: PeerCertificate?) async -> Identity? {
        await withCheckedContinuation { done in
            mail.send { [place] in done.resume(returning: place.value.port.identify(token, certificate)) }
        }
    }

    /// Hands over one end of a pair of sockets; without room for it, it is closed.
    package func open(_ descriptor: Int32, for identity: Identity) {
        mail.send { [place] in
            guard let id = place.value.io.adopt(descriptor) else { return }
            place.value.port.accepted(id, identity)
        }
    }
}

/// The door of a server, once it has one.
package final class Doorway: Sendable {
    private enum State {
        case closed([CheckedContinuation<Door?, Never>])
        case open(Door)
        case gone
    }
    private let state = Mutex(State.closed([]))

    package init() {}

    /// Waits until the store is open; nil when the server ended before.
    package var door: Door? {
        get async {
            await withCheckedContinuation { waiter in
                let known: Door?? = state.withLock { state in
                    switch state {
                    case .closed(let waiting):
                        state = .closed(waiting + [waiter])
                        return nil
                    case .open(let door): return .some(door)
                    case .gone: return .some(nil)
                    }
                }
                if let known { waiter.resume(returning: known) }
            }
        }
    }

    func open(_ door: Door) { change(to: .open(door), door) }

    /// Nobody comes in any more.
    func close() { change(to: .gone, nil) }

    private func change(to next: State, _ door: Door?) {
        let waiting = state.withLock { state -> [CheckedContinuation<Door?, Never>] in
            defer { state = next }
            if case .closed(let waiting) = state { return waiting }
            return []
        }
        for waiter in waiting { waiter.resume(returning: door) }
    }
}

extension NativePort {
    /// A connection of somebody who is known already: bound as any other of the same principal, whatever carries it.
    func accepted(_ id: ConnectionID, _ identity: Identity) {
        accepted(id, .inside)
        guard joins(id, identity) else { return close(id, .tooManyConnections) }
        session(id).pointee.isKnown = true
    }

    /// The connection is this caller's from now on; false: it has as many as it may.
    func joins(_ id: ConnectionID, _ identity: Identity) -> Bool {
        if identity.principal != about.gatekeeper.development {
            guard let place = callers.join(identity.principal) else { return false }
            session(id).pointee.caller = place
        }
        session(id).pointee.belongs(to: identity)
        return true
    }
}

extension PeerAddress {
    /// This program itself.
    fileprivate static let inside = PeerAddress(high: 127 << 56 | 1 << 32, low: 0, port: 0, isIPv6: false)
}
