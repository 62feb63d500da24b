import Synchronization

/// Staged figures on their way from the loop to the publisher: one writer, one reader, no lock.
///
///     | customer u32 | length u32, or the end mark | as-of u64 | figures, only the sums in use | ... |
///
/// Entries never wrap around; the end mark sends the reader back to the start.
final class StageRing: @unchecked Sendable {  // bytes change hands by tail and head; headSeen is the writer's
    private static let headerBytes = 16
    private static let endMark = UInt32.max
    static let entryBytesMin = headerBytes + CreditFigures.usedBytesMin

    private let storage: UnsafeMutableRawPointer
    private let capacity: Int
    /// Bytes ever written and ever read; their places are these modulo the capacity.
    private let tail = Atomic<Int>(0)
    private let head = Atomic<Int>(0)
    private var headSeen = 0

    init(bytes: Int) {
        // Two of the largest entries, so that one always fits into an empty ring behind the end mark.
        let least = 2 * (Self.headerBytes + MemoryLayout<CreditFigures>.stride)
        capacity = (max(bytes, least) + 7) & ~7
        storage = .allocate(byteCount: capacity, alignment: 8)
    }

    deinit {
        storage.deallocate()
    }

    /// Copies the figures in; false when there is no room. Writer only.
    func append(_ figures: borrowing CreditFigures, customer: UInt32) -> Bool {
        let length = figures.usedBytes
        let needed = (Self.headerBytes + length + 7) & ~7
        var written = tail.load(ordering: .relaxed)
        let untilEnd = capacity - written % capacity
        let skipped = needed <= untilEnd ? 0 : untilEnd
        guard hasRoom(for: skipped + needed, after: written) else { return false }
        if skipped > 0 {
            storage.storeBytes(of: Self.endMark, toByteOffset: written % capacity + 4, as: UInt32.self)
            written += skipped
        }
        let entry = storage + written % capacity
        entry.storeBytes(of: customer, as: UInt32.self)
        entry.storeBytes(of: UInt32(length), toByteOffset: 4, as: UInt32.self)
        entry.storeBytes(of: figures.asOf, toByteOffset: 8, as: UInt64.self)
        withUnsafePointer(to: figures) {
            (entry + Self.headerBytes).copyMemory(from: $0, byteCount: length)
        }
        tail.store(written + needed, ordering: .releasing)
        return true
    }

    /// Hands out entries, oldest first, until one is later than `sequence`. Reader only. Returns their
    /// number.
    ///
    /// The bytes are the used ones of `CreditFigures`, fewer than the type has.
    func drain(through sequence: UInt64, _ body: (UInt32, UnsafeRawBufferPointer) -> Void) -> Int {
        let written = tail.load(ordering: .acquiring)
        var read = head.load(ordering: .relaxed)
        var count = 0
        while read < written {
            let entry = storage + read % capacity
            let length = entry.load(fromByteOffset: 4, as: UInt32.self)
            guard length != Self.endMark else {
                read += capacity - read % capacity
                continue
            }
            guard entry.load(fromByteOffset: 8, as: UInt64.self) <= sequence else { break }
            let figures = UnsafeRawBufferPointer(start: entry + Self.headerBytes, count: Int(length))
            body(entry.load(as: UInt32.self), figures)
            read += (Self.headerBytes + Int(length) + 7) & ~7
            count += 1
        }
        head.store(read, ordering: .releasing)
        return count
    }

    /// Forgets all that is written so far. Reader only.
    func skipAll() {
        head.store(tail.load(ordering: .acquiring), ordering: .releasing)
    }

    /// Bytes on their way; exact for neither side, never too small for the writer.
    var bytesUsed: Int { tail.load(ordering: .relaxed) - head.load(ordering: .acquiring) }
    var bytesMax: Int { capacity }

    private func hasRoom(for needed: Int, after written: Int) -> Bool {
        if written - headSeen + needed <= capacity { return true }
        headSeen = head.load(ordering: .acquiring)
        return written - headSeen + needed <= capacity
    }
}
