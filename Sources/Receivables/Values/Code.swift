/// A short text that names something: a customer, invoice, voucher or set-up row.
///
/// At most 23 bytes of UTF-8, packed into three words so that comparing and hashing touch no heap.
/// The last byte is the length. Case counts.
public struct Code: Hashable, Sendable, PlainBits {
    @usableFromInline var first: UInt64
    @usableFromInline var second: UInt64
    @usableFromInline var third: UInt64

    package static let bytesMax = 23
    @inlinable
    package static var empty: Code { Code() }

    @inlinable
    init() {
        first = 0
        second = 0
        third = 0
    }

    /// Nil when the bytes are more than 23 or not UTF-8.
    package init?(utf8 bytes: UnsafeRawBufferPointer) {
        let count = bytes.count
        guard count <= Code.bytesMax else { return nil }
        self.init()
        guard count > 0, let start = bytes.baseAddress else { return }
        first = Code.word(start, min(count, 8))
        if count > 8 { second = Code.word(start + 8, min(count - 8, 8)) }
        if count > 16 { third = Code.word(start + 16, count - 16) }
        let isASCII = (first | second | third) & 0x8080_8080_8080_8080 == 0
        third |= UInt64(count) << 56
        if !isASCII, String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) == nil { return nil }
    }

    /// Of at most eight bytes of ASCII, the first in the lowest place of `word`, which has zeros above them.
    @inlinable
    package init(ascii word: UInt64, count: Int) {
        first = word
        second = 0
        third = UInt64(count) << 56
    }

    /// The next `count` bytes, 1 to 8, the first in the lowest place; reads none beyond them.
    @inline(__always)
    private static func word(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
        if count == 8 { return UInt64(littleEndian: start.loadUnaligned(as: UInt64.self)) }
        if count >= 4 {
            // Two reads that overlap: the bytes they share are the same.
            let low = UInt64(UInt32(littleEndian: start.loadUnaligned(as: UInt32.self)))
            let high = UInt64(UInt32(littleEndian: (start + count - 4).loadUnaligned(as: UInt32.self)))
            return low | high << UInt64(8 * (count - 4))
        }
        let middle = UInt64(start.load(fromByteOffset: count / 2, as: UInt8.self)) << UInt64(8 * (count / 2))
        let last = UInt64(start.load(fromByteOffset: count - 1, as: UInt8.self)) << UInt64(8 * (count - 1))
        return UInt64(start.load(as: UInt8.self)) | middle | last
    }

    /// Nil when the text is longer than 23 bytes.
    package init?(_ text: String) {
        var text = text
        let made = text.withUTF8 { Code(utf8: UnsafeRawBufferPointer($0)) }
        guard let made else { return nil }
        self = made
    }

    @inlinable
    package var isEmpty: Bool { count == 0 }
    @inlinable
    package var count: Int { Int(UInt8(truncatingIfNeeded: third >> 56)) }

    /// The first three bytes, the first in the lowest place.
    @inline(__always)
    var letters: UInt32 { UInt32(truncatingIfNeeded: first & 0xff_ffff) }

    @inlinable
    public static func == (left: Code, right: Code) -> Bool {
        left.first == right.first && left.second == right.second && left.third == right.third
    }

    /// No control characters. Looks at eight bytes at once.
    @inlinable
    package var isPrintable: Bool {
        // Unused bytes count as blanks; the last byte is the length, which with that bit is no control character.
        let blanks: UInt64 = 0x2020_2020_2020_2020
        let used = count
        if used <= 8 { return !Code.hasControl(used == 8 ? first : first | blanks << UInt64(8 * used)) }
        let filling = (
            used >= 16 ? 0 : blanks << UInt64(8 * (used - 8)),
            used <= 16 ? blanks : blanks << UInt64(8 * (used - 16))
        )
        return !Code.hasControl(first) && !Code.hasControl(second | filling.0) && !Code.hasControl(third | filling.1)
    }

    /// True when one of eight bytes is below 0x20 or 0x7f.
    @inlinable
    static func hasControl(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let below = (word &- ones &* 0x20) & ~word
        let delete = word ^ ones &* 0x7f
        return (below | (delete &- ones) & ~delete) & tops != 0
    }

    package var text: String {
        withUnsafeBytes(of: self) { String(decoding: $0[0..<count], as: UTF8.self) }
    }

    /// Calls with the bytes of the text, in place.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: self) { body(UnsafeRawBufferPointer(rebasing: $0[0..<count])) }
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(mixed(with: 0)) }

    /// The same on every machine and run, unlike `hashValue`.
    @inlinable
    package func mixed(with seed: UInt64) -> UInt64 {
        Mix.fold(first ^ seed, Mix.fold(second ^ 0x9e37_79b9_7f4a_7c15, third ^ 0xd6e8_feb8_6659_fd93))
    }
}

extension Code: Comparable {
    /// By bytes.
    public static func < (left: Code, right: Code) -> Bool {
        if left.first != right.first { return left.first.byteSwapped < right.first.byteSwapped }
        if left.second != right.second { return left.second.byteSwapped < right.second.byteSwapped }
        return left.third.byteSwapped < right.third.byteSwapped
    }
}

extension Code: CustomStringConvertible, ExpressibleByStringLiteral {
    public var description: String { text }

    /// For texts in our own source only; traps when too long.
    public init(stringLiteral value: String) {
        guard let code = Code(value) else { preconditionFailure("code longer than 23 bytes") }
        self = code
    }
}

/// Deterministic mixing of words, for indexes and digests.
public enum Mix {
    /// Both halves of the 128-bit product, folded.
    @inlinable
    package static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = (left ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: right ^ 0xe703_7ed1_a0b4_28db)
        return product.high ^ product.low
    }

    /// An empty text changes nothing: what was added later to a fingerprint leaves those of before as they are.
    static func fold(_ seed: UInt64, _ text: String) -> UInt64 {
        text.utf8.reduce(seed) { fold($0, UInt64($1) + 1) }
    }
}
