import Glibc
import Synchronization

/// The newest durable frames' payloads in memory, so that followers rarely read the file.
///
/// Bounded: the oldest make room. The log thread writes, any thread reads.
package final class RecentFrames: Sendable {
    private struct Entry {
        var firstSequence: UInt64
        var recordCount: UInt32
        var instant: Int64
        var offset: Int
        var byteCount: Int
    }

    private struct Ring {
        var entries: [Entry?]
        var head = 0
        var count = 0
        /// Where the next payload goes.
        var writeOffset = 0

        var oldest: Entry? { count == 0 ? nil : entries[head] }

        mutating func dropOldest() {
            entries[head] = nil
            head = (head + 1) % entries.count
            count -= 1
        }
    }

    private let memory: AlignedBuffer
    private let ring: Mutex<Ring>

    private static let entriesMax = 16_384

    init(byteCount: Int) {
        memory = AlignedBuffer(byteCount: max(byteCount, blockBytes))
        ring = Mutex(Ring(entries: Array(repeating: nil, count: Self.entriesMax)))
    }

    func push(firstSequence: UInt64, recordCount: UInt32, instant: Int64, payload: UnsafeRawBufferPointer) {
        guard recordCount > 0, let source = payload.baseAddress else { return }
        ring.withLock { ring in
            // A frame that does not fit leaves a gap; what is older would no longer be contiguous with what follows.
            guard payload.count <= memory.byteCount else {
                while ring.count > 0 { ring.dropOldest() }
                return
            }
            if ring.writeOffset + payload.count > memory.byteCount {
                while let oldest = ring.oldest, oldest.offset >= ring.writeOffset { ring.dropOldest() }
                ring.writeOffset = 0
            }
            let end = ring.writeOffset + payload.count
            while let oldest = ring.oldest, oldest.offset >= ring.writeOffset, oldest.offset < end {
                ring.dropOldest()
            }
            if ring.count == ring.entries.count { ring.dropOldest() }
            memcpy(memory.start + ring.writeOffset, source, payload.count)
            ring.entries[(ring.head + ring.count) % ring.entries.count] = Entry(
                firstSequence: firstSequence, recordCount: recordCount, instant: instant, offset: ring.writeOffset,
                byteCount: payload.count)
            ring.count += 1
            ring.writeOffset = end
        }
    }

    struct Found {
        var firstSequence: UInt64
        var recordCount: UInt32
        var instant: Int64
        var byteCount: Int
    }

    /// Copies the payload of the frame with that record to `target`, growing it through `grow` if needed.
    func copy(frameWith sequence: UInt64, into target: inout AlignedBuffer) -> Found? {
        ring.withLock { ring in
            guard let oldest = ring.oldest, oldest.firstSequence <= sequence else { return nil }
            var low = 0
            var high = ring.count
            while low < high {
                let middle = (low + high) / 2
                let entry = ring.entries[(ring.head + middle) % ring.entries.count]
                if let entry, entry.firstSequence <= sequence { low = middle + 1 } else { high = middle }
            }
            guard low > 0, let entry = ring.entries[(ring.head + low - 1) % ring.entries.count],
                sequence - entry.firstSequence < UInt64(entry.recordCount)
            else { return nil }
            if target.byteCount < entry.byteCount { target = AlignedBuffer(byteCount: entry.byteCount) }
            memcpy(target.start, memory.start + entry.offset, entry.byteCount)
            return Found(
                firstSequence: entry.firstSequence, recordCount: entry.recordCount, instant: entry.instant,
                byteCount: entry.byteCount)
        }
    }
}
