import COpenSSL
import Glibc

/// Writes a snapshot beside the others, makes it durable, and only then gives it its name.
///
///     header 4 KiB | blocks … | trailer 4 KiB
///     block:    | index u32 | section u32 | length u32 | CRC32C of index, section, length and content u32 | content |
///     trailer:  | magic 8 | blocks u32 | sections u32 | bytes of all blocks u64 | SHA-256 of header and block heads 32 |
///               | name 24, content bytes u64, blocks u32 of each section | zero … | SHA-256 of all before it, 32 |
package final class SnapshotWriter {
    package let header: SnapshotHeader
    /// Of all that was written.
    package private(set) var byteCount = UInt64(blockBytes)

    private let storage: any Storage
    private let file: any StorageFile
    private let temporary: String
    private var sections: [SnapshotSection] = []
    private var blocks: UInt32 = 0
    private var sum = SHA256_CTX()
    private var synced: UInt64 = 0
    private var isDone = false

    static let headBytes = 16
    static let trailerMagic: UInt64 = 0x444e_455f_5041_4e53  // "SNAP_END"
    static let sectionsMax = 80
    /// So much at most waits for the disk: a flush of hundreds of megabytes would hold up the log's own.
    private static let syncBytes: UInt64 = 8 << 20

    package init(_ header: SnapshotHeader, in storage: any Storage) throws(StorageError) {
        self.header = header
        self.storage = storage
        temporary = SnapshotName(sequence: header.sequence).text + SnapshotFolder.unfinished
        do throws(StorageError) { try storage.remove(temporary) } catch { guard error.isMissing else { throw error } }
        file = try storage.create(temporary)
        let block = AlignedBuffer(byteCount: blockBytes)
        header.encode(into: block.start)
        try file.writeAll(block.bytes, at: 0)
        SHA256_Init(&sum)
        SHA256_Update(&sum, block.start, blockBytes)
    }

    deinit {
        file.close()
        if !isDone { try? storage.remove(temporary) }
    }

    package func begin(_ section: StaticString) {
        precondition(sections.count < Self.sectionsMax && section.utf8CodeUnitCount <= SnapshotSection.nameBytes)
        sections.append(SnapshotSection(name: "\(section)"))
    }

    package func write(_ block: UnsafeRawBufferPointer) throws(StorageError) {
        precondition(!sections.isEmpty && block.count > 0)
        let head = AlignedBuffer(byteCount: Self.headBytes)
        head.start.put(blocks, at: 0)
        head.start.put(UInt32(sections.count - 1), at: 4)
        head.start.put(UInt32(block.count), at: 8)
        head.start.put(crc32c(block, from: crc32c(head.bytes.slice(0, 12))), at: 12)
        try file.writeAll(head.bytes.slice(0, Self.headBytes), at: byteCount)
        try file.writeAll(block, at: byteCount + UInt64(Self.headBytes))
        SHA256_Update(&sum, head.start, Self.headBytes)
        byteCount += UInt64(Self.headBytes + block.count)
        blocks += 1
        sections[sections.count - 1].blocks += 1
        sections[sections.count - 1].byteCount += UInt64(block.count)
        if byteCount - synced >= Self.syncBytes {
            try file.sync()
            synced = byteCount
        }
    }

    /// Makes it durable and gives it its name.
    package func install() throws(StorageError) {
        let trailer = AlignedBuffer(byteCount: blockBytes)
        trailer.start.put(Self.trailerMagic, at: 0)
        trailer.start.put(blocks, at: 8)
        trailer.start.put(UInt32(sections.count), at: 12)
        trailer.start.put(byteCount - UInt64(blockBytes), at: 16)
        SHA256_Final(trailer.start.assumingMemoryBound(to: UInt8.self) + 24, &sum)
        for (place, section) in sections.enumerated() {
            section.encode(into: trailer.start + SnapshotSection.offset(place))
        }
        sealBlock(trailer.start)
        try file.writeAll(trailer.bytes, at: byteCount)
        byteCount += UInt64(blockBytes)
        try file.sync()
        try storage.rename(temporary, to: SnapshotName(sequence: header.sequence).text)
        isDone = true
        try storage.syncDirectory(nil)
    }
}

/// A row of the section table.
struct SnapshotSection: Equatable {
    var name: String
    var byteCount: UInt64 = 0
    var blocks: UInt32 = 0

    static let nameBytes = 24
    static func offset(_ place: Int) -> Int { 64 + place * 40 }

    func encode(into target: UnsafeMutableRawPointer) {
        for (place, byte) in name.utf8.prefix(Self.nameBytes).enumerated() { target.put(byte, at: place) }
        target.put(byteCount, at: 24)
        target.put(blocks, at: 32)
    }

    init(name: String) { self.name = name }

    init(decoding start: UnsafeRawPointer) {
        name = String(decoding: start.slice(0, Self.nameBytes).prefix { $0 != 0 }, as: UTF8.self)
        byteCount = start.get(at: 24)
        blocks = start.get(at: 32)
    }
}
