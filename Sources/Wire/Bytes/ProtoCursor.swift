import Receivables

/// Writes protobuf in field order at a place whose room the caller has made sure of.
///
/// For the hot answers only: nothing is checked here but what a length byte can hold. Fields with their default
/// value are left out, as `ProtoWriter` and the library do.
struct ProtoCursor {
    private(set) var next: UnsafeMutableRawPointer

    @inline(__always)
    init(_ place: UnsafeMutableRawPointer) { next = place }

    /// 1 to 10 bytes.
    @inline(__always)
    mutating func varint(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            byte(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        byte(UInt8(truncatingIfNeeded: value))
    }

    @inline(__always)
    mutating func byte(_ value: UInt8) {
        next.storeBytes(of: value, as: UInt8.self)
        next += 1
    }

    /// Field numbers up to 15: one byte of tag.
    @inline(__always)
    mutating func uint(_ field: UInt8, _ value: UInt64) {
        guard value != 0 else { return }
        byte(field << 3)
        varint(value)
    }

    /// Two fields that follow each other, of values from 1 to 127: one store.
    @inline(__always)
    mutating func bytes(_ field: UInt8, _ first: UInt8, _ second: UInt8) {
        let tags = UInt32(field << 3) | UInt32((field + 1) << 3) << 16
        next.storeBytes(of: (tags | UInt32(first) << 8 | UInt32(second) << 24).littleEndian, as: UInt32.self)
        next += 4
    }

    @inline(__always)
    mutating func int(_ field: UInt8, _ value: Int64) { uint(field, UInt64(bitPattern: value)) }

    /// A nested message of at most 127 bytes; written also when it is empty.
    @inline(__always)
    mutating func message(_ field: UInt8, _ body: (inout ProtoCursor) -> Void) {
        let begin = open(field)
        body(&self)
        let count = next - begin
        precondition(count < 0x80, "a short message")
        (begin - 1).storeBytes(of: UInt8(truncatingIfNeeded: count), as: UInt8.self)
    }

    /// Tag and one byte for the length; answers where the message begins.
    @inline(__always)
    mutating func open(_ field: UInt8) -> UnsafeMutableRawPointer {
        byte(field << 3 | 2)
        next += 1
        return next
    }

    /// Fills in the length of a message of at most 16,383 bytes; its bytes move by one when it takes two.
    @inline(__always)
    mutating func close(_ begin: UnsafeMutableRawPointer) {
        let count = next - begin
        guard count >= 0x80 else {
            (begin - 1).storeBytes(of: UInt8(truncatingIfNeeded: count), as: UInt8.self)
            return
        }
        precondition(count < 0x4000, "a message of a kilobyte at most")
        (begin + 1).copyMemory(from: begin, byteCount: count)
        (begin - 1).storeBytes(of: UInt8(truncatingIfNeeded: count) | 0x80, as: UInt8.self)
        begin.storeBytes(of: UInt8(truncatingIfNeeded: count >> 7), as: UInt8.self)
        next += 1
    }

    /// The same under a field number from 16 to 2,047: two bytes of tag.
    mutating func longMessage(_ field: UInt16, _ body: (inout ProtoCursor) -> Void) {
        varint(UInt64(field) << 3 | 2)
        next += 1
        let begin = next
        body(&self)
        let count = next - begin
        precondition(count < 0x80, "a short message")
        (begin - 1).storeBytes(of: UInt8(truncatingIfNeeded: count), as: UInt8.self)
    }

    mutating func longMoney(_ field: UInt16, _ money: Money) {
        longMessage(field) { cursor in
            cursor.next.storeBytes(
                of: (UInt64(money.currency.letters) << 16 | 0x030a).littleEndian, as: UInt64.self)
            cursor.next += 5
            cursor.uint(2, UInt64(bitPattern: money.minor << 1 ^ money.minor >> 63))
        }
    }

    /// 5 to 15 bytes, and 2 for tag and length.
    @inline(__always)
    mutating func money(_ field: UInt8, _ money: Money) {
        message(field) { cursor in
            cursor.next.storeBytes(
                of: (UInt64(money.currency.letters) << 16 | 0x030a).littleEndian, as: UInt64.self)
            cursor.next += 5
            cursor.uint(2, UInt64(bitPattern: money.minor << 1 ^ money.minor >> 63))
        }
    }

    /// The letters of the currency at hand: of one message they are mostly the same.
    struct Letters {
        private var currency: Currency
        private var letters: UInt32

        @inline(__always)
        init(_ currency: Currency) {
            self.currency = currency
            letters = currency.letters
        }

        @inline(__always)
        mutating func of(_ currency: Currency) -> UInt32 {
            // By number: `!=` of another module's type is called through its witness.
            if currency.number != self.currency.number { self = Letters(currency) }
            return letters
        }
    }

    /// The same by letters that are known.
    @inline(__always)
    mutating func money(_ field: UInt8, _ money: Money, _ letters: inout Letters) {
        let text = letters.of(money.currency)
        message(field) { cursor in
            cursor.next.storeBytes(of: (UInt64(text) << 16 | 0x030a).littleEndian, as: UInt64.self)
            cursor.next += 5
            cursor.uint(2, UInt64(bitPattern: money.minor << 1 ^ money.minor >> 63))
        }
    }

    /// At most 22 bytes, and 2 for tag and length.
    @inline(__always)
    mutating func timestamp(_ field: UInt8, _ instant: Instant) {
        message(field) { cursor in
            let (seconds, rest) = instant.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
            cursor.int(1, rest < 0 ? seconds - 1 : seconds)
            cursor.int(2, rest < 0 ? rest + 1_000_000_000 : rest)
        }
    }
}
