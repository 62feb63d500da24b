import Glibc

/// A TCP connection to loopback that sends whatever it is told.
final class RawSocket: Sendable {
    let descriptor: Int32

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(descriptor)
            throw Trouble("cannot connect: \(String(cString: strerror(errno)))")
        }
        var limit = timeval(tv_sec: 15, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) {
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Everything until the other side closes; nil when it does not within 15 s.
    func readToEnd() -> [UInt8]? {
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &piece, piece.count, 0)
            if count == 0 || (count < 0 && errno == ECONNRESET) { return all }
            guard count > 0 else { return nil }
            all += piece[..<count]
        }
    }

    /// The next frame of the server.
    func readFrame() throws -> Answer {
        let head = try read(4)
        let length = head.number(0, 4)
        return Answer(head + (try read(length)))
    }

    private func read(_ wanted: Int) throws -> [UInt8] {
        var all: [UInt8] = []
        while all.count < wanted {
            var piece = [UInt8](repeating: 0, count: wanted - all.count)
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else {
                throw Trouble("the server closed or said nothing after \(all.count) bytes")
            }
            all += piece[..<count]
        }
        return all
    }

    /// A frame of the server, as `Protocol/README.md` draws it.
    struct Answer {
        let kind: UInt8
        let status: Int
        let stream: Int
        let detail: Int
        let message: [UInt8]

        init(_ bytes: [UInt8]) {
            kind = bytes[4]
            status = bytes.number(6, 2)
            stream = bytes.number(8, 4)
            detail = bytes.number(12, 4)
            message = Array(bytes.dropFirst(bytes[5] & 4 != 0 ? 40 : 24))
        }

        /// The only frame in `bytes`, or the last one.
        static func last(in bytes: [UInt8]) -> Answer? {
            var rest = bytes[...]
            var found: Answer?
            while rest.count >= 24 {
                let length = Array(rest).number(0, 4) + 4
                guard rest.count >= length else { break }
                found = Answer(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
            }
            return found
        }
    }
}

/// Frames of a client, right or wrong.
enum Bytes {
    static func frame(
        kind: UInt8, flags: UInt8 = 0, method: UInt16 = 0, stream: UInt32 = 0, deadline: UInt32 = 0,
        length: UInt32? = nil,
        _ rest: [UInt8] = []
    ) -> [UInt8] {
        little(length ?? UInt32(12 + rest.count)) + [kind, flags] + little(method) + little(stream)
            + little(deadline)
            + rest
    }

    static func hello(lowest: UInt16 = 1, highest: UInt16 = 1, _ message: [UInt8] = []) -> [UInt8] {
        frame(kind: 1, Array("RSKT".utf8) + little(lowest) + little(highest) + message)
    }

    static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}

extension [UInt8] {
    func number(_ offset: Int, _ count: Int) -> Int {
        self[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
