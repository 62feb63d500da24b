/// Names one wish of the caller, so that sending it twice does it once: a UUIDv7 of 16 bytes.
///
///     | milliseconds since 1970, 48 bits | 7, 4 bits | free, 12 bits | 2, 2 bits | free, 62 bits |   big-endian
///
/// The time must be the server's (`Connection.newKey()`): it says how long the key is kept. Save the key before
/// sending; a retry of the same wish carries the same key and the same bytes.
public struct RequestKey: Sendable, Hashable, CustomStringConvertible {
    /// Bytes 0 to 7, big-endian: time, version, 12 free bits.
    private let high: UInt64
    /// Bytes 8 to 15, big-endian: variant, 62 free bits.
    private let low: UInt64

    /// A new key with random free bits. `milliseconds`: server time since 1970-01-01 UTC, below 2^48.
    public init(milliseconds: UInt64) {
        self.init(
            milliseconds: milliseconds, free: (UInt64.random(in: .min ... .max), .random(in: .min ... .max)))
    }

    /// A key with chosen free bits: the lowest 12 of the first, the lowest 62 of the second word.
    ///
    /// For keys worked out from what they stand for (a line of a file), so that a second run replays the first.
    public init(milliseconds: UInt64, free: (UInt64, UInt64)) {
        high = milliseconds << 16 | 0x7000 | (free.0 & 0x0FFF)
        low = 0x8000_0000_0000_0000 | (free.1 & 0x3FFF_FFFF_FFFF_FFFF)
    }

    /// Nil unless there are exactly 16 bytes in the form of a UUIDv7.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var words: (high: UInt64, low: UInt64) = (0, 0)
        for (position, byte) in bytes.enumerated() {
            if position < 8 {
                words.high = words.high << 8 | UInt64(byte)
            } else {
                words.low = words.low << 8 | UInt64(byte)
            }
        }
        self.init(high: words.high, low: words.low)
    }

    /// Reads the text form, 32 hexadecimal digits in groups of 8-4-4-4-12; case does not matter.
    public init?(_ text: some StringProtocol) {
        let text = Array(text.utf8)
        guard text.count == 36 else { return nil }
        var words: (high: UInt64, low: UInt64) = (0, 0)
        var digits = 0
        for (position, character) in text.enumerated() {
            if [8, 13, 18, 23].contains(position) {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.value(ofHexadecimal: character) else { return nil }
            if digits < 16 {
                words.high = words.high << 4 | digit
            } else {
                words.low = words.low << 4 | digit
            }
            digits += 1
        }
        self.init(high: words.high, low: words.low)
    }

    private init?(high: UInt64, low: UInt64) {
        guard high & 0xF000 == 0x7000, low >> 62 == 2 else { return nil }
        self.high = high
        self.low = low
    }

    /// Server time since 1970-01-01 UTC.
    public var milliseconds: UInt64 { high >> 16 }

    /// The 16 bytes as they stand in a frame.
    public var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * $0)) }
            + (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * $0)) }
    }

    public var description: String {
        var text = ""
        text.reserveCapacity(36)
        for (position, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(position) { text.append("-") }
            text.append(Self.digits[Int(byte >> 4)])
            text.append(Self.digits[Int(byte & 15)])
        }
        return text
    }

    private static let digits = Array("0123456789abcdef")

    private static func value(ofHexadecimal character: UInt8) -> UInt64? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(character - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(character - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(character - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension RequestKey: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let key = RequestKey(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a UUIDv7")
        }
        self = key
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
