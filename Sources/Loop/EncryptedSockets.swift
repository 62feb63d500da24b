import CShims
import Glibc
import Synchronization
import TLS

/// TLS between the loop's buffers and its sockets: plain bytes above, records below.
///
/// Nothing here waits: what the socket does not take stays in the session, and the loop hears that as many plain bytes
/// are still to be sent.
final class EncryptedSockets {
    private final class Line {
        let session: TLSSession
        /// Plain bytes at the front of the connection's output that are encrypted, but have not left.
        var ahead = 0

        init(_ session: TLSSession) { self.session = session }
    }

    /// Nil: callers speak plainly, only some that we call do not.
    private let source: TLSSource?
    /// Why a session broke last, in OpenSSL's words.
    private(set) var lastFailure = ""
    /// By descriptor.
    private var lines: [Line?] = []
    /// Descriptors of connections within the program.
    private var plain: Set<Int32> = []
    private let scratch: UnsafeMutableRawBufferPointer

    /// Bytes of one read from a socket, and plain bytes encrypted at once.
    private static let pieceBytes = 64 << 10

    init(_ source: TLSSource?) {
        self.source = source
        scratch = .allocate(byteCount: Self.pieceBytes, alignment: 4_096)
    }

    deinit { scratch.deallocate() }

    /// A caller's. False: no memory for it.
    func open(_ descriptor: Int32) -> Bool {
        guard let source else {
            openPlain(descriptor)
            return true
        }
        return open(descriptor, TLSSession(source.current))
    }

    /// One that we call; its handshake begins with the first `send`. False: no memory for it.
    func open(_ descriptor: Int32, to peer: TLSPeer) -> Bool {
        guard let session = TLSSession(peer.source.current, serverName: peer.serverName) else { return false }
        // Our first word waits in the session until the socket is there.
        _ = session.shakeHands()
        return open(descriptor, session)
    }

    private func open(_ descriptor: Int32, _ session: TLSSession?) -> Bool {
        guard let session else { return false }
        let place = Int(descriptor)
        if place >= lines.count { lines += [Line?](repeating: nil, count: place + 64 - lines.count) }
        lines[place] = Line(session)
        return true
    }

    /// What passes over it never leaves the program.
    func openPlain(_ descriptor: Int32) { plain.insert(descriptor) }

    func forget(_ descriptor: Int32) {
        if plain.remove(descriptor) == nil, Int(descriptor) < lines.count { lines[Int(descriptor)] = nil }
    }

    func peer(_ descriptor: Int32) -> PeerCertificate? { line(descriptor)?.session.peer }

    private func line(_ descriptor: Int32) -> Line? {
        Int(descriptor) < lines.count ? lines[Int(descriptor)] : nil
    }

    /// As `Sockets.receive`. `count` leaves room for a record that was kept back and what comes now.
    func receive(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
        guard let line = line(descriptor), let start = scratch.baseAddress else {
            return plain.contains(descriptor) ? reskontra_receive(descriptor, bytes, count) : Int(-EBADF)
        }
        let room = min(scratch.count, count - TLSSession.recordBytesMax)
        precondition(room > 0, "plain bytes must fit where they are read to")
        let received = reskontra_receive(descriptor, start, room)
        guard received > 0 else { return received }
        line.session.take(start, received)
        var made = 0
        var outcome = Int(-EAGAIN)
        reading: while made < count {
            switch line.session.read(bytes + made, count - made) {
            case .bytes(let more): made += more
            case .needMore: break reading
            case .ended:
                outcome = 0
                break reading
            case .failed:
                lastFailure = line.session.failure
                outcome = Int(-EPROTO)
                break reading
            }
        }
        // What the handshake or an alert has to say.
        _ = flush(line, descriptor)
        return made > 0 ? made : outcome
    }

    /// As `Sockets.send`: a byte counts as taken when its record has left.
    func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        guard let line = line(descriptor) else {
            return plain.contains(descriptor) ? reskontra_send(descriptor, bytes, count) : Int(-EBADF)
        }
        var done = 0
        while true {
            let code = flush(line, descriptor)
            guard code == 0 else { return done > 0 ? done : code }
            done += line.ahead
            line.ahead = 0
            guard done < count else { return done }
            // Before the handshake is done there is nothing to encrypt with: what comes in moves it on.
            guard line.session.isOpen || line.session.hasFailed else { return done > 0 ? done : Int(-EINPROGRESS) }
            let piece = min(Self.pieceBytes, count - done)
            guard line.session.write(bytes + done, piece) else { return done > 0 ? done : Int(-EPROTO) }
            line.ahead = piece
        }
    }

    func shutdownOutput(_ descriptor: Int32) {
        guard let line = line(descriptor) else { return }
        line.session.close()
        _ = flush(line, descriptor)
    }

    /// Zero when nothing waits any more, else `-errno`.
    private func flush(_ line: Line, _ descriptor: Int32) -> Int {
        while true {
            let waiting = line.session.waiting
            guard waiting.count > 0, let start = waiting.baseAddress else { return 0 }
            let sent = reskontra_send(descriptor, start, waiting.count)
            guard sent > 0 else { return sent == 0 ? Int(-EAGAIN) : sent }
            line.session.sent(sent)
        }
    }
}

/// Somebody we call: what we show, whom we trust, and the name that the certificate must have.
package struct TLSPeer: Sendable {
    package let source: TLSSource
    package let serverName: String

    package init(_ source: TLSSource, serverName: String) {
        self.source = source
        self.serverName = serverName
    }
}

/// The certificates that new connections get; changed from any thread, old connections keep theirs.
package final class TLSSource: Sendable {
    private let latest: Mutex<TLSContext>

    package init(_ context: TLSContext) { latest = Mutex(context) }

    package var current: TLSContext { latest.withLock { $0 } }

    package func replace(_ context: TLSContext) { latest.withLock { $0 = context } }
}
