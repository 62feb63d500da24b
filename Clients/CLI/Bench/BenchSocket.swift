import CShims
import Glibc
import ReskontraClient

/// Why the generator cannot go on. The text is for people.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    init(_ description: String, errno: Int32) {
        self.description = "\(description): \(String(cString: strerror(errno)))"
    }
}

/// A blocking TCP socket: what is needed before the generator takes the descriptor over.
struct BenchSocket: ~Copyable {
    private let descriptor: Int32

    init(_ address: Address) throws(BenchFailure) {
        descriptor = reskontra_connect(address.host, UInt16(address.port))
        if descriptor <= RESKONTRA_UNKNOWN_HOST { throw BenchFailure("cannot find the host \(address.host)") }
        guard descriptor >= 0 else { throw BenchFailure("cannot connect to \(address)", errno: -descriptor) }
        // While the socket blocks, nothing waits for ever.
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { if descriptor >= 0 { reskontra_close(descriptor) } }

    /// A copy of the descriptor that outlives this value and does not block.
    borrowing func detached() -> Int32 {
        let copy = dup(descriptor)
        _ = fcntl(copy, F_SETFL, fcntl(copy, F_GETFL) | O_NONBLOCK)
        return copy
    }

    borrowing func send(_ bytes: [UInt8]) throws(BenchFailure) {
        var sent = 0
        while sent < bytes.count {
            let part = bytes.withUnsafeBytes { reskontra_send(descriptor, $0.baseAddress! + sent, bytes.count - sent) }
            guard part > 0 else { throw BenchFailure("cannot send", errno: Int32(-part)) }
            sent += part
        }
    }

    borrowing func receive(count: Int) throws(BenchFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var received = 0
        while received < count {
            let part = bytes.withUnsafeMutableBytes {
                reskontra_receive(descriptor, $0.baseAddress! + received, count - received)
            }
            guard part > 0 else { throw BenchFailure("the peer closed the connection before its answer was whole") }
            received += part
        }
        return bytes
    }

    /// At least one byte.
    borrowing func receiveSome() throws(BenchFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        let count = bytes.withUnsafeMutableBytes { reskontra_receive(descriptor, $0.baseAddress!, $0.count) }
        guard count > 0 else { throw BenchFailure("the peer closed the connection before its answer was whole") }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
