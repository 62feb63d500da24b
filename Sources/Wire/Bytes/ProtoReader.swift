import Receivables

/// Reads protobuf in place. Never traps and never reads outside its bytes; a malformed message sets `failed`.
///
///     while let field = reader.next() {
///         switch field {
///         case 1: id = reader.uint()
///         default: reader.skip()
///         }
///     }
///     guard !reader.failed else { ... }
package struct ProtoReader {
    private let memory: UnsafeRawBufferPointer
    private var place = 0
    private var wire: UInt8 = 0
    package private(set) var failed = false

    package init(_ bytes: UnsafeRawBufferPointer) { memory = bytes }

    /// The number of the next field; nil at the end or after a failure.
    @inline(__always)
    package mutating func next() -> UInt32? {
        guard !failed, place < memory.count else { return nil }
        let tag = varint()
        guard !failed, tag >> 3 >= 1, tag >> 3 <= 0x1fff_ffff else {
            failed = true
            return nil
        }
        wire = UInt8(truncatingIfNeeded: tag & 7)
        return UInt32(truncatingIfNeeded: tag >> 3)
    }

    @inline(__always)
    private mutating func varint() -> UInt64 {
        if place < memory.count, memory[place] < 0x80 {
            place += 1
            return UInt64(memory[place - 1])
        }
        return longVarint()
    }

    /// Amounts and hashes have two to eight bytes: read at once, their groups of seven bits pushed together.
    private mutating func longVarint() -> UInt64 {
        guard place + 8 <= memory.count else { return varintByBytes() }
        let word = UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let ends = ~word & 0x8080_8080_8080_8080
        guard ends != 0 else { return varintByBytes() }
        let end = ends.trailingZeroBitCount
        place += end / 8 + 1
        var value = word & (UInt64.max >> UInt64(63 - end)) & 0x7f7f_7f7f_7f7f_7f7f
        value = value & 0x007f_007f_007f_007f | (value & 0x7f00_7f00_7f00_7f00) >> 1
        value = value & 0x0000_3fff_0000_3fff | (value & 0x3fff_0000_3fff_0000) >> 2
        return value & 0x0fff_ffff | (value & 0x0fff_ffff_0000_0000) >> 4
    }

    private mutating func varintByBytes() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while place < memory.count, shift < 64 {
            let byte = memory[place]
            place += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        failed = true
        return 0
    }

    @inline(__always)
    package mutating func uint() -> UInt64 {
        guard wire == 0 else { return fail() }
        return varint()
    }

    /// Like the library: the low 32 bits.
    package mutating func uint32() -> UInt32 { UInt32(truncatingIfNeeded: uint()) }
    package mutating func bool() -> Bool { uint() != 0 }

    @inline(__always)
    package mutating func sint() -> Int64 {
        let raw = uint()
        return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
    }

    package mutating func sint32() -> Int32 {
        let raw = uint32()
        return Int32(bitPattern: raw >> 1) ^ -Int32(bitPattern: raw & 1)
    }

    package mutating func int() -> Int64 { Int64(bitPattern: uint()) }

    package mutating func fixed64() -> UInt64 {
        guard wire == 1, place + 8 <= memory.count else { return fail() }
        defer { place += 8 }
        return UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// Bytes, text or a nested message, in place.
    @inline(__always)
    package mutating func bytes() -> UnsafeRawBufferPointer {
        let empty = UnsafeRawBufferPointer(start: nil, count: 0)
        guard wire == 2 else {
            failed = true
            return empty
        }
        let length = varint()
        guard !failed, length <= UInt64(memory.count - place) else {
            failed = true
            return empty
        }
        defer { place += Int(length) }
        return UnsafeRawBufferPointer(rebasing: memory[place..<(place + Int(length))])
    }

    package mutating func message() -> ProtoReader { ProtoReader(bytes()) }

    /// Invalid UTF-8 is a failure.
    package mutating func string() -> String {
        let raw = bytes()
        guard let text = String(validating: raw.bindMemory(to: UInt8.self), as: UTF8.self) else {
            failed = true
            return ""
        }
        return text
    }

    /// A text of at most 23 bytes; a longer one is a failure.
    @inline(__always)
    package mutating func code() -> Code {
        let raw = bytes()
        if let word = shortText(raw) { return Code(ascii: word, count: raw.count) }
        return longCode(raw)
    }

    /// The text that was just read, when it is at most eight bytes of ASCII: the first in the lowest place, zeros above.
    @inline(__always)
    private func shortText(_ raw: UnsafeRawBufferPointer) -> UInt64? {
        // One load of the eight bytes that end with it; so many are before its end nearly everywhere.
        guard raw.count > 0, raw.count <= 8, place >= 8 else { return nil }
        let ending = UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: place - 8, as: UInt64.self))
        let word = ending >> UInt64(8 * (8 - raw.count))
        return word & 0x8080_8080_8080_8080 == 0 ? word : nil
    }

    private mutating func longCode(_ raw: UnsafeRawBufferPointer) -> Code {
        guard let code = Code(utf8: raw) else {
            failed = true
            return .empty
        }
        return code
    }

    /// A repeated number, packed or not.
    package mutating func packed(_ body: (UInt64) -> Void) {
        if wire == 0 {
            body(varint())
            return
        }
        var inner = ProtoReader(bytes())
        while !inner.failed, inner.place < inner.memory.count {
            let value = inner.varint()
            if !inner.failed { body(value) }
        }
        if inner.failed { failed = true }
    }

    package mutating func skip() {
        switch wire {
        case 0: _ = varint()
        case 1: place += 8
        case 2: _ = bytes()
        case 5: place += 4
        default: failed = true
        }
        if place > memory.count { failed = true }
    }

    package mutating func fail() -> UInt64 {
        failed = true
        return 0
    }

    /// Marks the message as malformed: a value that no writer of ours makes.
    package mutating func reject() { failed = true }
}
