import CShims
import Glibc

/// One end of a TCP connection.
package struct PeerAddress: Hashable, Sendable {
    /// An IPv4 address fills the first four bytes, in network order; the rest is zero.
    package let high: UInt64
    package let low: UInt64
    package let port: UInt16
    package let isIPv6: Bool

    /// 127.0.0.0/8, or ::1.
    package var isLoopback: Bool {
        isIPv6 ? high == 0 && low == 1 : high >> 56 == 127
    }

    package init(high: UInt64, low: UInt64, port: UInt16, isIPv6: Bool) {
        self.high = high
        self.low = low
        self.port = port
        self.isIPv6 = isIPv6
    }

    init(_ address: reskontra_address) {
        let (high, low) = withUnsafeBytes(of: address.bytes) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.init(high: high, low: low, port: address.port, isIPv6: address.family == 6)
    }
}

extension PeerAddress: CustomStringConvertible {
    /// `192.0.2.7:7410` or `[2001:db8::7]:7410`.
    package var description: String {
        let bytes = (high.bigEndian, low.bigEndian)
        let text = withUnsafeBytes(of: bytes) { address in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
                inet_ntop(
                    isIPv6 ? AF_INET6 : AF_INET, address.baseAddress, text.baseAddress,
                    socklen_t(text.count)
                ).map { String(cString: $0) } ?? "?"
            }
        }
        return isIPv6 ? "[\(text)]:\(port)" : "\(text):\(port)"
    }
}

/// Why a port could not be opened.
package enum ListenFailure: Error, Equatable, CustomStringConvertible {
    case portInUse(host: String, port: UInt16)
    case addressNotOurs(host: String)
    case notPermitted(port: UInt16)
    case unknownHost(String)
    case refused(errno: Int32, host: String, port: UInt16)

    init(code: Int32, host: String, port: UInt16) {
        self =
            switch -code {
            case EADDRINUSE: .portInUse(host: host, port: port)
            case EADDRNOTAVAIL: .addressNotOurs(host: host)
            case EACCES, EPERM: .notPermitted(port: port)
            case -RESKONTRA_UNKNOWN_HOST: .unknownHost(host)
            case let number: .refused(errno: number, host: host, port: port)
            }
    }

    package var description: String {
        switch self {
        case .portInUse(let host, let port):
            "port \(port) on \(host) is in use; stop the other program or choose another port"
        case .addressNotOurs(let host): "\(host) is not an address of this machine"
        case .notPermitted(let port): "port \(port) may not be opened by this user; choose one above 1023"
        case .unknownHost(let host): "host \(host) is not known"
        case .refused(let number, let host, let port):
            "cannot listen on \(host):\(port): \(String(cString: strerror(number)))"
        }
    }
}
