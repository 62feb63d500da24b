/// Writes protobuf fields in place, lengths as short as they can be. The caller has reserved the space.
struct MessageWriter {
    private(set) var next: UnsafeMutableRawPointer

    @inline(__always)
    init(at start: UnsafeMutableRawPointer) { next = start }

    @inline(__always)
    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            byte(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        byte(UInt8(truncatingIfNeeded: rest))
    }

    @inline(__always)
    mutating func field(_ number: UInt64, number value: UInt64) {
        varint(number << 3)
        varint(value)
    }

    @inline(__always)
    mutating func field(_ number: UInt64, signed value: Int64) {
        field(number, number: UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    mutating func field(_ number: UInt64, text: String) {
        let bytes = text.utf8
        varint(number << 3 | 2)
        varint(UInt64(bytes.count))
        for unit in bytes { byte(unit) }
    }

    /// A nested message. Its length is known only afterwards: a body of 128 bytes and more moves up by one.
    @inline(__always)
    mutating func field(_ number: UInt64, message body: (inout MessageWriter) -> Void) {
        varint(number << 3 | 2)
        let start = next + 1
        var inner = MessageWriter(at: start)
        body(&inner)
        let count = inner.next - start
        precondition(count < 1 << 14, "a generated message is small")
        if count >= 0x80 { (start + 1).copyMemory(from: start, byteCount: count) }
        varint(UInt64(count))
        next += count
    }

    /// Minor units of EUR.
    @inline(__always)
    mutating func field(_ number: UInt64, euroCents cents: Int64) {
        field(number) { money in
            money.varint(1 << 3 | 2)
            money.varint(3)
            money.byte(UInt8(ascii: "E"))
            money.byte(UInt8(ascii: "U"))
            money.byte(UInt8(ascii: "R"))
            money.field(2, signed: cents)
        }
    }

    @inline(__always)
    mutating func field(_ number: UInt64, decimal unscaled: Int64, scale: UInt64) {
        field(number) { decimal in
            decimal.field(1, signed: unscaled)
            if scale > 0 { decimal.field(2, number: scale) }
        }
    }

    @inline(__always)
    private mutating func byte(_ value: UInt8) {
        next.storeBytes(of: value, as: UInt8.self)
        next += 1
    }
}
