/// Where a server listens: a host name or IP address, and a port.
///
/// Text form `host:port`; the port may be left out (7410), IPv6 addresses stand in brackets: `[::1]:7410`.
public struct Address: Sendable, Hashable, CustomStringConvertible {
    public let host: String
    public let port: Int

    public static let defaultPort = 7410
    public static let loopback = Address(host: "127.0.0.1", port: defaultPort)

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Nil when the host is empty or the port is not 1 to 65,535.
    public static func parse(_ text: String) -> Address? {
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            let host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            if rest.isEmpty { return make(host, String(defaultPort)) }
            guard rest.hasPrefix(":") else { return nil }
            return make(host, rest.dropFirst())
        }
        guard let colon = text.lastIndex(of: ":") else { return make(text[...], String(defaultPort)) }
        let host = text[..<colon]
        // An IPv6 address without brackets leaves open where the port begins.
        guard !host.contains(":") else { return nil }
        return make(host, text[text.index(after: colon)...])
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    private static func make(_ host: Substring, _ port: some StringProtocol) -> Address? {
        guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
        guard !port.isEmpty, port.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        guard let port = Int(port), (1...65_535).contains(port) else { return nil }
        return Address(host: String(host), port: port)
    }
}
