/// Commands for Redis as bytes, in a buffer that is used again.
///
/// Sent with our own `send`, because the library's write raises SIGPIPE and allocates per command.
struct CommandBytes: ~Copyable {
    private var storage: UnsafeMutableRawBufferPointer
    private var filled = 0
    private var sent = 0

    init() {
        storage = .allocate(byteCount: 64 << 10, alignment: 8)
    }

    deinit {
        storage.deallocate()
    }

    var isEmpty: Bool { sent == filled }
    var unsent: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[sent..<filled]) }

    mutating func markSent(_ count: Int) {
        sent += count
        if sent == filled {
            sent = 0
            filled = 0
        }
    }

    mutating func begin(arguments: Int) {
        line(UInt8(ascii: "*"), arguments)
    }

    mutating func argument(_ bytes: UnsafeRawBufferPointer) {
        line(UInt8(ascii: "$"), bytes.count)
        append(bytes)
        append("\r\n")
    }

    mutating func argument(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { argument($0) }
    }

    mutating func argument(_ text: StaticString) {
        argument(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func argument(decimal number: Int) {
        precondition(number >= 0, "only counts travel as decimals")
        withDigits(of: number) { storage, digits in storage.argument(digits) }
    }

    private mutating func line(_ kind: UInt8, _ number: Int) {
        withUnsafeBytes(of: kind) { append($0) }
        withDigits(of: number) { storage, digits in storage.append(digits) }
        append("\r\n")
    }

    private mutating func withDigits(
        of number: Int, _ body: (inout CommandBytes, UnsafeRawBufferPointer) -> Void
    ) {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
            var start = digits.count
            var rest = number
            repeat {
                start -= 1
                digits[start] = UInt8(48 + rest % 10)
                rest /= 10
            } while rest > 0
            body(&self, UnsafeRawBufferPointer(rebasing: digits[start...]))
        }
    }

    private mutating func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        if filled + bytes.count > storage.count { grow(by: bytes.count) }
        storage.baseAddress!.advanced(by: filled).copyMemory(from: source, byteCount: bytes.count)
        filled += bytes.count
    }

    private mutating func grow(by count: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(2 * storage.count, filled + count), alignment: 8)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<filled]))
        storage.deallocate()
        storage = larger
    }
}
