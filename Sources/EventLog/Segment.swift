import Glibc

/// The name of a segment file: `seg-<number>-<first sequence>`.
struct SegmentName: Equatable, Hashable {
    let number: UInt32
    let firstSequence: UInt64

    init(number: UInt32, firstSequence: UInt64) {
        self.number = number
        self.firstSequence = firstSequence
    }

    /// Nil if the text is not the name of a segment, written exactly as we write it.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "seg", let number = UInt32(parts[1]), let first = UInt64(parts[2])
        else { return nil }
        self.init(number: number, firstSequence: first)
        guard self.text == text else { return nil }
    }

    var text: String { "seg-\(decimal(UInt64(number), digits: 10))-\(decimal(firstSequence, digits: 20))" }
}

/// The header of a segment, stored twice (blocks 0 and 1). Integers little-endian.
///
///     | magic 8 | major u16 | minor u16 | reader u16 | zero u16 | store id 16 | timeline u64 |
///     | number u32 | zero u32 | first sequence u64 | epoch u64 | segment bytes u64 | chain at start 32 |
///     | zero … | SHA-256 of all before it, 32 |
struct SegmentHeader: Equatable {
    var storeID: StoreID
    var timeline: UInt64
    var number: UInt32
    var firstSequence: UInt64
    /// Of the writer that began the segment.
    var epoch: UInt64
    /// Size of the whole file.
    var segmentBytes: UInt64
    /// The chain after the last frame of the segment before.
    var chain: ChainValue

    /// Both copies; frames begin here.
    static let byteCount = 2 * blockBytes
    private static let magic: UInt64 = 0x4745_5347_4f4c_4b52  // "RKLOGSEG"

    /// Both copies.
    func encode(into target: UnsafeMutableRawPointer) {
        memset(target, 0, blockBytes)
        target.put(Self.magic, at: 0)
        LogFormat.current.encode(into: target + 8)
        target.put(storeID.low, at: 16)
        target.put(storeID.high, at: 24)
        target.put(timeline, at: 32)
        target.put(number, at: 40)
        target.put(firstSequence, at: 48)
        target.put(epoch, at: 56)
        target.put(segmentBytes, at: 64)
        chain.store(to: target + 72)
        sealBlock(target)
        memcpy(target + blockBytes, target, blockBytes)
    }

    init(decoding start: UnsafeRawPointer, file: String) throws(StoreFailure) {
        try LogFormat.checkBlocks(start, magic: Self.magic, file: file)
        storeID = StoreID(low: start.get(at: 16), high: start.get(at: 24))
        timeline = start.get(at: 32)
        number = start.get(at: 40)
        firstSequence = start.get(at: 48)
        epoch = start.get(at: 56)
        segmentBytes = start.get(at: 64)
        chain = ChainValue(start + 72)
    }

    init(
        identity: StoreIdentity, number: UInt32, firstSequence: UInt64, epoch: UInt64, segmentBytes: Int,
        chain: ChainValue
    ) {
        storeID = identity.id
        timeline = identity.timeline
        self.number = number
        self.firstSequence = firstSequence
        self.epoch = epoch
        self.segmentBytes = UInt64(segmentBytes)
        self.chain = chain
    }
}
