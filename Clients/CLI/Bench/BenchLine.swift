import CShims
import Glibc
import TLS

/// A connection's TLS between the generator's buffers and its socket.
///
/// What the socket does not take stays in the session: there is never more than `depth` requests of it.
final class BenchLine {
    private let session: TLSSession

    /// Shakes hands over a socket that waits.
    init(_ context: TLSContext, serverName: String, _ socket: borrowing BenchSocket) throws(BenchFailure) {
        guard let session = TLSSession(context, serverName: serverName) else {
            throw BenchFailure("'\(serverName)' is no server's name")
        }
        self.session = session
        guard session.shakeHands() != .failed else { throw BenchFailure("TLS: \(session.failure)") }
        try socket.send(takeWaiting())
        while !session.isOpen {
            let bytes = try socket.receiveSome()
            session.take(bytes, bytes.count)
            let step = session.shakeHands()
            try socket.send(takeWaiting())
            guard step != .failed else { throw BenchFailure("TLS: \(session.failure)") }
        }
    }

    /// Plain bytes while the socket still waits: for the greeting.
    func send(_ bytes: [UInt8], _ socket: borrowing BenchSocket) throws(BenchFailure) {
        guard session.write(bytes, bytes.count) else { throw BenchFailure("TLS: \(session.failure)") }
        try socket.send(takeWaiting())
    }

    func receive(count: Int, _ socket: borrowing BenchSocket) throws(BenchFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var received = 0
        while received < count {
            let step = bytes.withUnsafeMutableBytes { session.read($0.baseAddress! + received, count - received) }
            switch step {
            case .bytes(let more): received += more
            case .needMore:
                let wire = try socket.receiveSome()
                session.take(wire, wire.count)
            case .ended, .failed: throw BenchFailure("the peer closed the connection before its answer was whole")
            }
        }
        return bytes
    }

    private func takeWaiting() -> [UInt8] {
        let bytes = Array(session.waiting)
        session.sent(bytes.count)
        return bytes
    }

    /// Encrypts all and sends what the socket takes. False: some waits, `flush` sends it later.
    @inline(__always)
    func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        _ = session.write(bytes, count)
        return flush(descriptor)
    }

    /// True when nothing waits any more.
    @inline(__always)
    func flush(_ descriptor: Int32) -> Bool {
        let waiting = session.waiting
        guard let start = waiting.baseAddress, waiting.count > 0 else { return true }
        let sent = max(0, reskontra_send(descriptor, start, waiting.count))
        session.sent(sent)
        return sent == waiting.count
    }

    /// As a receive from a socket: plain bytes, zero at the end, `-errno`.
    @inline(__always)
    func receive(
        _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ room: Int, _ scratch: UnsafeMutableRawBufferPointer
    ) -> Int {
        let received = reskontra_receive(
            descriptor, scratch.baseAddress!, min(scratch.count, room - TLSSession.recordBytesMax))
        guard received > 0 else { return received }
        session.take(scratch.baseAddress!, received)
        var made = 0
        while made < room {
            switch session.read(bytes + made, room - made) {
            case .bytes(let more): made += more
            case .needMore: return made > 0 ? made : -Int(EAGAIN)
            case .ended: return made
            case .failed: return made > 0 ? made : -Int(EPROTO)
            }
        }
        return made
    }
}
