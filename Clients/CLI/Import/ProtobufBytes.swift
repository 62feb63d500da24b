/// Writes protobuf fields to a growing array.
///
/// An import of a million lines spends its time here; building messages of the generated types first costs some
/// ten times as much. The tests read everything back with the generated types.
struct ProtobufBytes {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    /// Fields already written.
    mutating func append(_ fields: [UInt8]) { bytes += fields }

    @inline(__always)
    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// int32, uint32, bool, enum.
    @inline(__always)
    mutating func field(_ number: UInt64, _ value: UInt64) {
        varint(number << 3)
        varint(value)
    }

    @inline(__always)
    mutating func field(_ number: UInt64, zigZag value: Int64) {
        field(number, UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    /// string, bytes or a message already written.
    mutating func field(_ number: UInt64, _ value: some Collection<UInt8>) {
        varint(number << 3 | 2)
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    mutating func field(_ number: UInt64, _ value: UnsafeRawBufferPointer) {
        varint(number << 3 | 2)
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    mutating func field(_ number: UInt64, _ value: ProtobufBytes) { field(number, value.bytes) }

    mutating func field(_ number: UInt64, _ text: String) { field(number, text.utf8) }

    // The messages below are under 128 bytes, so their length is one byte that can be filled in afterwards.

    mutating func field(_ number: UInt64, _ decimal: ExactDecimal) {
        small(number) { bytes in
            if decimal.unscaled != 0 { bytes.field(1, zigZag: decimal.unscaled) }
            if decimal.scale != 0 { bytes.field(2, UInt64(decimal.scale)) }
        }
    }

    mutating func field(_ number: UInt64, minor: Int64, currency: String) {
        small(number) { bytes in
            bytes.field(1, currency)
            if minor != 0 { bytes.field(2, zigZag: minor) }
        }
    }

    mutating func field(_ number: UInt64, _ day: DayNumber) {
        let (year, month, dayOfMonth) = day.civil
        small(number) { bytes in
            bytes.field(1, UInt64(year))
            bytes.field(2, UInt64(month))
            bytes.field(3, UInt64(dayOfMonth))
        }
    }

    @inline(__always)
    private mutating func small(_ number: UInt64, _ body: (inout ProtobufBytes) -> Void) {
        varint(number << 3 | 2)
        let place = bytes.count
        bytes.append(0)
        body(&self)
        bytes[place] = UInt8(bytes.count - place - 1)
    }
}
