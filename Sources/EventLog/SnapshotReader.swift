import COpenSSL
import Glibc

/// Reads a snapshot block by block; no byte is handed out before its sum was found right.
package final class SnapshotReader {
    package let header: SnapshotHeader
    package let byteCount: UInt64

    private let file: any StorageFile
    private let sections: [SnapshotSection]
    private let expectedSum: ChainValue
    private let blockCount: UInt32
    private let head = AlignedBuffer(byteCount: SnapshotWriter.headBytes)
    private var sum = SHA256_CTX()
    private var place = UInt64(blockBytes)
    private var section = -1
    private var blocks: UInt32 = 0
    private var left = SnapshotSection(name: "")

    /// Checks header and trailer.
    package init(_ name: SnapshotName, in storage: any Storage) throws(SnapshotFault) {
        let block = AlignedBuffer(byteCount: blockBytes)
        do throws(StorageError) {
            file = try storage.open(name.text, writable: false)
        } catch {
            throw error.isMissing ? .missing : .unreadable(error)
        }
        try Self.fill(block.mutableBytes, from: file, at: 0, "the header")
        header = try SnapshotHeader(decoding: UnsafeRawPointer(block.start))
        guard header.sequence == name.sequence else { throw .misnamed(sequence: header.sequence) }
        SHA256_Init(&sum)
        SHA256_Update(&sum, block.start, blockBytes)
        do throws(StorageError) { byteCount = try file.size() } catch { throw .unreadable(error) }
        guard byteCount >= UInt64(2 * blockBytes) else {
            throw .wrongSize(expected: UInt64(2 * blockBytes), found: byteCount)
        }
        try Self.fill(block.mutableBytes, from: file, at: byteCount - UInt64(blockBytes), "the trailer")
        let trailer = UnsafeRawPointer(block.start)
        guard blockIsWhole(trailer), trailer.get(UInt64.self, at: 0) == SnapshotWriter.trailerMagic else {
            throw .damaged("the trailer")
        }
        let whole = UInt64(2 * blockBytes) &+ trailer.get(UInt64.self, at: 16)
        guard whole == byteCount else { throw .wrongSize(expected: whole, found: byteCount) }
        let count = trailer.get(UInt32.self, at: 12)
        guard count <= SnapshotWriter.sectionsMax else { throw .damaged("the section table") }
        sections = (0..<Int(count)).map { SnapshotSection(decoding: trailer + SnapshotSection.offset($0)) }
        blockCount = trailer.get(at: 8)
        expectedSum = ChainValue(trailer + 24)
    }

    deinit { file.close() }

    private static func fill(
        _ bytes: UnsafeMutableRawBufferPointer, from file: any StorageFile, at offset: UInt64, _ what: String
    ) throws(SnapshotFault) {
        let came: Int
        do throws(StorageError) { came = try file.readAll(into: bytes, at: offset) } catch { throw .unreadable(error) }
        guard came == bytes.count else { throw .damaged(what) }
    }

    package func begin(_ name: StaticString) throws(SnapshotFault) {
        guard left.byteCount == 0, left.blocks == 0 else { throw .damaged("section \(left.name)") }
        section += 1
        guard section < sections.count, sections[section].name == "\(name)" else {
            throw .damaged("section \(name)")
        }
        left = sections[section]
    }

    /// The next block of the section; its length, 0 at the section's end.
    package func read(into block: UnsafeMutableRawBufferPointer) throws(SnapshotFault) -> Int {
        guard left.blocks > 0 else { return 0 }
        let head = self.head.mutableBytes.head(SnapshotWriter.headBytes)
        try Self.fill(head, from: file, at: place, "a block's head")
        let start = UnsafeRawPointer(self.head.start)
        let length = Int(start.get(UInt32.self, at: 8))
        guard start.get(UInt32.self, at: 0) == blocks, start.get(UInt32.self, at: 4) == UInt32(section),
            length > 0, length <= block.count, UInt64(length) <= left.byteCount
        else { throw .damaged("the head of block \(blocks)") }
        let content = block.head(length)
        try Self.fill(content, from: file, at: place + UInt64(SnapshotWriter.headBytes), "block \(blocks)")
        guard crc32c(UnsafeRawBufferPointer(content), from: crc32c(start.slice(0, 12))) == start.get(UInt32.self, at: 12)
        else { throw .damaged("block \(blocks) of section \(left.name)") }
        SHA256_Update(&sum, self.head.start, SnapshotWriter.headBytes)
        place += UInt64(SnapshotWriter.headBytes + length)
        blocks += 1
        left.blocks -= 1
        left.byteCount -= UInt64(length)
        return length
    }

    /// Everything was read and the sum of all is right.
    package func finish() throws(SnapshotFault) {
        guard left.byteCount == 0, left.blocks == 0, section == sections.count - 1, blocks == blockCount,
            place == byteCount - UInt64(blockBytes)
        else { throw .damaged("the end") }
        var found = ChainValue.zero
        withUnsafeMutableBytes(of: &found) { out in
            _ = SHA256_Final(out.baseAddress?.assumingMemoryBound(to: UInt8.self), &sum)
        }
        guard found == expectedSum else { throw .damaged("the sum of all blocks") }
    }

    /// Reads all of it and keeps nothing.
    package func check() throws(SnapshotFault) {
        let block = AlignedBuffer(byteCount: SnapshotFolder.blockBytesMax)
        for place in sections.indices {
            guard left.byteCount == 0, left.blocks == 0 else { throw .damaged("section \(left.name)") }
            section = place
            left = sections[place]
            while try read(into: block.mutableBytes) > 0 {}
        }
        try finish()
    }
}
