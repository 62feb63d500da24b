import Receivables

/// Writes protobuf in field order into a buffer that is kept for the next message.
///
/// For the log and the hot messages: no message objects, no allocation in steady state. Fields with their
/// default value are left out, so the bytes equal the library's; a test compares them.
package struct ProtoWriter: ~Copyable {
    private var memory: UnsafeMutableRawPointer
    private var capacity: Int
    package private(set) var count = 0

    package init(capacity: Int = 4_096) {
        self.capacity = capacity
        memory = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { memory.deallocate() }

    /// Valid until the next write.
    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

    package mutating func removeAll() { count = 0 }

    private mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        let grown = max(capacity * 2, count + more)
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: grown, alignment: 16)
        fresh.copyMemory(from: memory, byteCount: count)
        memory.deallocate()
        memory = fresh
        capacity = grown
    }

    @inline(__always)
    private mutating func put(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            memory.storeBytes(of: UInt8(truncatingIfNeeded: value) | 0x80, toByteOffset: count, as: UInt8.self)
            count += 1
            value >>= 7
        }
        memory.storeBytes(of: UInt8(truncatingIfNeeded: value), toByteOffset: count, as: UInt8.self)
        count += 1
    }

    package mutating func uint(_ field: UInt32, _ value: UInt64) {
        guard value != 0 else { return }
        reserve(20)
        if field < 16, value < 0x80 {
            let bytes = UInt16(truncatingIfNeeded: value) << 8 | UInt16(truncatingIfNeeded: field) << 3
            memory.storeBytes(of: bytes.littleEndian, toByteOffset: count, as: UInt16.self)
            count += 2
            return
        }
        put(UInt64(field) << 3)
        put(value)
    }

    package mutating func uint(_ field: UInt32, _ value: UInt32) { uint(field, UInt64(value)) }

    package mutating func bool(_ field: UInt32, _ value: Bool) { uint(field, value ? 1 as UInt64 : 0) }

    /// Zigzag.
    package mutating func sint(_ field: UInt32, _ value: Int64) {
        uint(field, UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    /// int32 and int64: negative numbers take ten bytes.
    package mutating func int(_ field: UInt32, _ value: Int64) { uint(field, UInt64(bitPattern: value)) }

    package mutating func fixed64(_ field: UInt32, _ value: UInt64) {
        guard value != 0 else { return }
        reserve(18)
        put(UInt64(field) << 3 | 1)
        memory.storeBytes(of: value.littleEndian, toByteOffset: count, as: UInt64.self)
        count += 8
    }

    package mutating func bytes(_ field: UInt32, _ value: UnsafeRawBufferPointer) {
        guard value.count > 0 else { return }
        reserve(20 + value.count)
        put(UInt64(field) << 3 | 2)
        put(UInt64(value.count))
        if let start = value.baseAddress {
            (memory + count).copyMemory(from: start, byteCount: value.count)
            count += value.count
        }
    }

    package mutating func string(_ field: UInt32, _ value: String) {
        guard !value.isEmpty else { return }
        var value = value
        value.withUTF8 { bytes(field, UnsafeRawBufferPointer($0)) }
    }

    package mutating func code(_ field: UInt32, _ value: Code) {
        guard !value.isEmpty else { return }
        withUnsafeBytes(of: value) { bytes(field, UnsafeRawBufferPointer(rebasing: $0[0..<value.count])) }
    }

    /// Bare numbers of a packed repeated field.
    package mutating func packed(_ field: UInt32, count: Int, _ value: (Int) -> UInt64) {
        guard count > 0 else { return }
        message(field) { writer in
            for index in 0..<count {
                writer.reserve(10)
                writer.put(value(index))
            }
        }
    }

    /// A nested message; written also when it is empty.
    @inline(__always)
    package mutating func message(_ field: UInt32, _ body: (inout ProtoWriter) -> Void) {
        reserve(12)
        put(UInt64(field) << 3 | 2)
        let place = count
        count += 1
        body(&self)
        close(place)
    }

    /// Fills in the length; the body moves when one byte is not enough.
    private mutating func close(_ place: Int) {
        let length = count - place - 1
        guard length >= 0x80 else {
            memory.storeBytes(of: UInt8(length), toByteOffset: place, as: UInt8.self)
            return
        }
        var lengthBytes = 0
        var rest = length
        while rest > 0 {
            lengthBytes += 1
            rest >>= 7
        }
        reserve(lengthBytes)
        memmove(memory + place + lengthBytes, memory + place + 1, length)
        let end = place + lengthBytes + length
        count = place
        put(UInt64(length))
        count = end
    }

    private func memmove(_ to: UnsafeMutableRawPointer, _ from: UnsafeMutableRawPointer, _ count: Int) {
        to.copyMemory(from: from, byteCount: count)
    }

    /// Lets `body` write at most `count` bytes in place and answer where it stopped.
    mutating func write(atMost bytes: Int, _ body: (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer) {
        reserve(bytes)
        let place = memory + count
        let written = body(place) - place
        precondition(written >= 0 && written <= bytes, "no more than was asked for")
        count += written
    }

    /// Copies raw bytes behind what is written.
    package mutating func append(_ raw: UnsafeRawBufferPointer) {
        guard let start = raw.baseAddress else { return }
        reserve(raw.count)
        (memory + count).copyMemory(from: start, byteCount: raw.count)
        count += raw.count
    }
}
