import Glibc

/// 16 random bytes that tell stores apart.
package struct StoreID: Equatable, Hashable, Sendable, CustomStringConvertible {
    package let low: UInt64
    package let high: UInt64

    package init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    package var description: String { hex(high) + hex(low) }

    private func hex(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}

/// What the file STORE says: written once, never changed.
///
/// Two equal blocks of 4 KiB, integers little-endian:
///
///     | magic 8 | major u16 | minor u16 | reader u16 | flags u16 | store id 16 | timeline u64 | created i64 |
///     | zero … | SHA-256 of all before it, 32 |
package struct StoreIdentity: Equatable, Sendable {
    package let id: StoreID
    /// A restore to an earlier point starts a new timeline.
    package let timeline: UInt64
    /// For ever: its clock is set by request.
    package let isSandbox: Bool
    /// UTC nanoseconds.
    package let created: Int64

    package init(id: StoreID, timeline: UInt64 = 1, isSandbox: Bool = false, created: Int64) {
        self.id = id
        self.timeline = timeline
        self.isSandbox = isSandbox
        self.created = created
    }

    static let fileName = "STORE"
    static let byteCount = 2 * blockBytes
    private static let magic: UInt64 = 0x4552_4f54_5352_4b52  // "RKRSTORE"
    private static let sandboxFlag: UInt16 = 1

    func encode(into block: UnsafeMutableRawPointer) {
        memset(block, 0, blockBytes)
        block.put(Self.magic, at: 0)
        LogFormat.current.encode(into: block + 8)
        block.put(isSandbox ? Self.sandboxFlag : 0, at: 14)
        block.put(id.low, at: 16)
        block.put(id.high, at: 24)
        block.put(timeline, at: 32)
        block.put(created, at: 40)
        sealBlock(block)
    }

    /// Both copies must be whole and equal: they were made durable before the file got its name.
    init(decoding bytes: UnsafeRawBufferPointer) throws(StoreFailure) {
        let file = Self.fileName
        guard let start = bytes.baseAddress, bytes.count == Self.byteCount else {
            throw .damaged(.init(file, 0, 0, "\(bytes.count) bytes, expected \(Self.byteCount)"))
        }
        try LogFormat.checkBlocks(start, magic: Self.magic, file: file)
        let flags = start.get(UInt16.self, at: 14)
        guard flags & ~Self.sandboxFlag == 0 else { throw .formatNewer(file: file, major: 0, minor: flags) }
        id = StoreID(low: start.get(at: 16), high: start.get(at: 24))
        timeline = start.get(at: 32)
        isSandbox = flags & Self.sandboxFlag != 0
        created = start.get(at: 40)
    }
}

/// Version of the files. A reader takes a file whose `reader` is not above its own major number.
struct LogFormat {
    var major: UInt16
    var minor: UInt16
    var reader: UInt16

    /// From 1 on every later build reads what is written; 0 came before the golden stores and is read as well.
    static let current = LogFormat(major: 1, minor: 0, reader: 1)

    func encode(into target: UnsafeMutableRawPointer) {
        target.put(major, at: 0)
        target.put(minor, at: 2)
        target.put(reader, at: 4)
    }

    /// Checks both copies of a header block: `| magic 8 | major | minor | reader | … | SHA-256 32 |`.
    static func checkBlocks(_ start: UnsafeRawPointer, magic: UInt64, file: String) throws(StoreFailure) {
        for copy in 0..<2 {
            let block = start + copy * blockBytes
            let at = UInt64(copy * blockBytes)
            guard blockIsWhole(block) else { throw .damaged(.init(file, at, 0, "header copy \(copy + 1) is bad")) }
            guard block.get(UInt64.self, at: 0) == magic else {
                throw .damaged(.init(file, at, 0, "header copy \(copy + 1) is of another kind"))
            }
        }
        guard start.slice(0, blockBytes).equals(start.slice(blockBytes, blockBytes)) else {
            throw .damaged(.init(file, UInt64(blockBytes), 0, "the header copies differ"))
        }
        guard start.get(UInt16.self, at: 12) <= current.major else {
            throw .formatNewer(file: file, major: start.get(at: 8), minor: start.get(at: 10))
        }
    }
}

private let sumOffset = blockBytes - ChainValue.byteCount

/// Its sum behind all that it says.
package func sealBlock(_ block: UnsafeMutableRawPointer) {
    ChainValue(summing: UnsafeRawPointer(block).slice(0, sumOffset)).store(to: block + sumOffset)
}

func blockIsWhole(_ block: UnsafeRawPointer) -> Bool {
    ChainValue(summing: block.slice(0, sumOffset)) == ChainValue(block + sumOffset)
}
