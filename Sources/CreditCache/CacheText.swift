/// A short UTF-8 text of fixed size, copied without allocation.
///
/// At most 31 bytes. Company codes and customer numbers travel in it from the loop to the publisher.
package struct CacheText: Sendable, BitwiseCopyable, Equatable, CustomStringConvertible {
    package static let bytesMax = 31

    private var bytes: InlineArray<31, UInt8>
    private var length: UInt8

    package init() {
        bytes = InlineArray(repeating: 0)
        length = 0
    }

    /// Nil when the text is longer than 31 bytes.
    package init?(utf8 text: UnsafeRawBufferPointer) {
        guard text.count <= Self.bytesMax else { return nil }
        self.init()
        for index in 0..<text.count { bytes[index] = text[index] }
        length = UInt8(text.count)
    }

    /// Nil when the text is longer than 31 bytes of UTF-8.
    package init?(_ text: String) {
        var text = text
        let made = text.withUTF8 { CacheText(utf8: UnsafeRawBufferPointer($0)) }
        guard let made else { return nil }
        self = made
    }

    package var count: Int { Int(length) }

    package func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        withUnsafeBytes(of: bytes) { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    package var description: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    package static func == (left: CacheText, right: CacheText) -> Bool {
        left.withBytes { left in right.withBytes { right in left.elementsEqual(right) } }
    }
}
