/// A short text that names something: a customer, invoice, voucher or set-up row.
///
/// At most 23 bytes of UTF-8, packed into three words so that comparing and hashing touch no heap.
/// The last byte is the length. Case counts.
package struct Code: Hashable, Sendable, BitwiseCopyable {
    private var first: UInt64
    private var second: UInt64
    private var third: UInt64

    package static let bytesMax = 23
    package static let empty = Code()

    private init() {
        first = 0
        second = 0
        third = 0
    }

    /// Nil when the bytes are more than 23 or not UTF-8.
    package init?(utf8 bytes: UnsafeRawBufferPointer) {
        guard bytes.count <= Code.bytesMax else { return nil }
        self.init()
        var ascii: UInt8 = 0
        withUnsafeMutableBytes(of: &self) { out in
            for index in 0..<bytes.count {
                out[index] = bytes[index]
                ascii |= bytes[index]
            }
            out[23] = UInt8(truncatingIfNeeded: bytes.count)
        }
        if ascii >= 0x80, String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) == nil { return nil }
    }

    /// Nil when the text is longer than 23 bytes.
    package init?(_ text: String) {
        var text = text
        let made = text.withUTF8 { Code(utf8: UnsafeRawBufferPointer($0)) }
        guard let made else { return nil }
        self = made
    }

    package var isEmpty: Bool { count == 0 }
    package var count: Int { Int(UInt8(truncatingIfNeeded: third >> 56)) }

    package var text: String {
        withUnsafeBytes(of: self) { String(decoding: $0[0..<count], as: UTF8.self) }
    }

    /// Calls with the bytes of the text, in place.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: self) { body(UnsafeRawBufferPointer(rebasing: $0[0..<count])) }
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(mixed(with: 0)) }

    /// The same on every machine and run, unlike `hashValue`.
    package func mixed(with seed: UInt64) -> UInt64 {
        Mix.fold(first ^ seed, Mix.fold(second ^ 0x9e37_79b9_7f4a_7c15, third ^ 0xd6e8_feb8_6659_fd93))
    }
}

extension Code: Comparable {
    /// By bytes.
    package static func < (left: Code, right: Code) -> Bool {
        if left.first != right.first { return left.first.byteSwapped < right.first.byteSwapped }
        if left.second != right.second { return left.second.byteSwapped < right.second.byteSwapped }
        return left.third.byteSwapped < right.third.byteSwapped
    }
}

extension Code: CustomStringConvertible, ExpressibleByStringLiteral {
    package var description: String { text }

    /// For texts in our own source only; traps when too long.
    package init(stringLiteral value: String) {
        guard let code = Code(value) else { preconditionFailure("code longer than 23 bytes") }
        self = code
    }
}

/// Deterministic mixing of words, for indexes and digests.
package enum Mix {
    /// Both halves of the 128-bit product, folded.
    @inline(__always)
    package static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = (left ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: right ^ 0xe703_7ed1_a0b4_28db)
        return product.high ^ product.low
    }
}
