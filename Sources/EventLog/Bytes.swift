import COpenSSL
import CShims
import Glibc

/// The unit of everything the log writes: no acknowledged byte shares a block with one in flight.
package let blockBytes = 4_096

func roundedUpToBlock(_ byteCount: Int) -> Int { (byteCount + blockBytes - 1) & ~(blockBytes - 1) }

extension UnsafeMutableRawPointer {
    /// Stores little-endian.
    func put<Word: FixedWidthInteger & BitwiseCopyable>(_ value: Word, at offset: Int) {
        storeBytes(of: value.littleEndian, toByteOffset: offset, as: Word.self)
    }
}

extension UnsafeRawPointer {
    /// Loads little-endian, at any alignment.
    func get<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type = Word.self, at offset: Int) -> Word {
        Word(littleEndian: loadUnaligned(fromByteOffset: offset, as: Word.self))
    }

    func slice(_ offset: Int, _ byteCount: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: self + offset, count: byteCount)
    }
}

extension UnsafeRawBufferPointer {
    func slice(_ offset: Int, _ byteCount: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[offset..<(offset + byteCount)])
    }

    /// Index of the last byte that is not zero, nil if all are.
    var lastNonZero: Int? {
        var end = count
        guard let baseAddress else { return nil }
        while end >= 8 && end & 7 == 0 {
            if baseAddress.get(UInt64.self, at: end - 8) != 0 { break }
            end -= 8
        }
        while end > 0 {
            if self[end - 1] != 0 { return end - 1 }
            end -= 1
            if end & 7 == 0 {
                while end >= 8, baseAddress.get(UInt64.self, at: end - 8) == 0 { end -= 8 }
            }
        }
        return nil
    }

    var isAllZero: Bool { lastNonZero == nil }

    /// Same length and same bytes.
    func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard count > 0, let mine = baseAddress, let theirs = other.baseAddress else { return true }
        return memcmp(mine, theirs, count) == 0
    }
}

extension UnsafeMutableRawBufferPointer {
    /// The beginning, at most `byteCount` bytes of it.
    func head(_ byteCount: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: prefix(byteCount))
    }
}

/// Memory aligned for direct I/O, zero when new, freed with its owner.
///
/// Unchecked: memory only; whoever shares one says who may touch it when.
final class AlignedBuffer: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let byteCount: Int

    init(byteCount: Int) {
        precondition(byteCount > 0)
        let rounded = roundedUpToBlock(byteCount)
        start = .allocate(byteCount: rounded, alignment: blockBytes)
        memset(start, 0, rounded)
        self.byteCount = rounded
    }

    deinit { start.deallocate() }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: byteCount) }
    var mutableBytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(start: start, count: byteCount) }
}

/// CRC-32C of the bytes, going on from `crc`.
func crc32c(_ bytes: UnsafeRawBufferPointer, from crc: UInt32 = 0) -> UInt32 {
    crc32c_extend(crc, bytes.baseAddress, bytes.count)
}

/// A SHA-256 value: a link of the chain, or the sum of a block.
package struct ChainValue: Equatable, Sendable {
    // Four words as they lie in memory, so that comparing needs no loop.
    private var a: UInt64 = 0, b: UInt64 = 0, c: UInt64 = 0, d: UInt64 = 0

    package static let byteCount = 32
    package static let zero = ChainValue()

    private init() {}

    package init(_ bytes: UnsafeRawPointer) { self = bytes.loadUnaligned(as: ChainValue.self) }

    /// The SHA-256 of the two pieces one after the other.
    init(summing first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer = .init(start: nil, count: 0)) {
        var context = SHA256_CTX()
        SHA256_Init(&context)
        SHA256_Update(&context, first.baseAddress, first.count)
        if second.count > 0 { SHA256_Update(&context, second.baseAddress, second.count) }
        var value = ChainValue()
        withUnsafeMutableBytes(of: &value) { out in
            _ = SHA256_Final(out.baseAddress?.assumingMemoryBound(to: UInt8.self), &context)
        }
        self = value
    }

    /// The first eight bytes, as receipts carry them (little-endian).
    package var prefix: UInt64 { UInt64(littleEndian: a) }

    func store(to target: UnsafeMutableRawPointer) { target.storeBytes(of: self, as: ChainValue.self) }
}

/// A number in decimal, filled with zeros in front.
func decimal(_ value: UInt64, digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// Asks the processor to fetch a cache line, without waiting and without reading it.
package func prefetch(_ address: UnsafeRawPointer) { reskontra_prefetch(address) }
