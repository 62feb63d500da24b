/// The trace a call belongs to, as in W3C `traceparent`: the server keeps it with the record that the call makes.
///
///     00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
public struct TraceParent: Sendable, Hashable, CustomStringConvertible {
    /// Trace id (16 bytes), the caller's span id (8).
    package let bytes: [UInt8]

    /// Nil when it is not of that form, or an id is all zeros.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0] != "ff", parts[0] != "00" || parts.count == 4,
            Self.digits(parts[0], count: 1) != nil, Self.digits(parts[3], count: 1) != nil,
            let trace = Self.hexadecimal(parts[1], count: 16), let span = Self.hexadecimal(parts[2], count: 8)
        else { return nil }
        bytes = trace + span
    }

    private static func hexadecimal(_ text: Substring, count: Int) -> [UInt8]? {
        guard let digits = digits(text, count: count), digits.contains(where: { $0 != 0 }) else { return nil }
        return (0..<count).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
    }

    private static func digits(_ text: Substring, count: Int) -> [UInt8]? {
        let digits = text.utf8.compactMap { digit -> UInt8? in
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        return text.utf8.count == 2 * count && digits.count == 2 * count ? digits : nil
    }

    public var description: String {
        let text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "00-\(text.prefix(32))-\(text.suffix(16))-01"
    }
}
