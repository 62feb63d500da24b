import Synchronization

/// Where a frame lies. `offset` is that of its header, inside an epoch start for a carried frame.
struct FramePlace: Equatable {
    var firstSequence: UInt64
    var segment: UInt32
    var offset: UInt32
}

/// Where each frame with records lies: 16 bytes a frame. Written by the log's owner, read from any thread.
package final class FrameIndex: Sendable {
    private struct Content {
        // Blocks of fixed size: growing never copies what is there, so no commit pays for it.
        var blocks: [[FramePlace]] = []
        var firstSequences: [UInt32: UInt64] = [:]
    }

    private let content: Mutex<Content>
    private static let blockCount = 4_096

    init() { content = Mutex(Content()) }

    func append(_ place: FramePlace) {
        content.withLock { content in
            if content.blocks.last.map({ $0.count == Self.blockCount }) ?? true {
                var block: [FramePlace] = []
                block.reserveCapacity(Self.blockCount)
                content.blocks.append(block)
            }
            content.blocks[content.blocks.count - 1].append(place)
        }
    }

    func addSegment(_ name: SegmentName) {
        content.withLock { $0.firstSequences[name.number] = name.firstSequence }
    }

    /// The file of a segment that is part of the log.
    func fileName(ofSegment number: UInt32) -> String? {
        content.withLock { $0.firstSequences[number] }.map { SegmentName(number: number, firstSequence: $0).text }
    }

    package var frameCount: Int {
        content.withLock { content in
            content.blocks.isEmpty ? 0 : (content.blocks.count - 1) * Self.blockCount + content.blocks[content.blocks.count - 1].count
        }
    }

    /// The frame that holds the record, nil before the first one.
    func place(of sequence: UInt64) -> FramePlace? {
        content.withLock { content in
            guard let block = Self.last(content.blocks, where: { $0[0].firstSequence <= sequence }),
                let entry = Self.last(content.blocks[block], where: { $0.firstSequence <= sequence })
            else { return nil }
            return content.blocks[block][entry]
        }
    }

    /// Index of the last element for which `holds`; it holds for a beginning of the array.
    private static func last<Element>(_ array: [Element], where holds: (Element) -> Bool) -> Int? {
        var low = 0
        var high = array.count
        while low < high {
            let middle = (low + high) / 2
            if holds(array[middle]) { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}
