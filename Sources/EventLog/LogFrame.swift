import Glibc

/// One frame of the log: a commit batch, a seal or the start of an epoch. Integers little-endian.
///
///     0   | magic u32 | format u16 | flags u16 | store id, low half u64 | timeline u64 |
///     24  | file offset u64 | epoch u64 | first sequence u64 | durable through u64 |
///     56  | instant i64 | instant of the frame before i64 | segment u32 | records u32 |
///     80  | payload bytes u32 | frame bytes u32 | chain up to the frame before 32 | state digest 2 x u64 |
///     136 | payload CRC32C u32 | header CRC32C u32, over bytes 0 to 139 |
///     144 | payload: records, each | bytes u32 | its bytes |
///         | zeros up to the trailer
///     -16 | complement of first sequence u64 | frame bytes u32 | CRC32C of bytes 0 to 135 and 144 up to it u32 |
///
/// The last sum leaves out the two others: a CRC over a message and the message's own CRC is the same for every
/// message, so over the whole it would not tell one header from another.
///
/// The frame is a whole number of 4 KiB blocks, so no acknowledged byte shares a block with one in flight. Its chain
/// value is SHA-256 of bytes 0 to 135 (its own chain field among them) and the payload; it stands in the next frame.
struct FrameHeader: Equatable {
    var flags: FrameFlags = []
    var storeIDLow: UInt64
    var timeline: UInt64
    var offset: UInt64
    var epoch: UInt64
    var firstSequence: UInt64
    /// Every record up to here was durable when this frame was composed: what tells rot from a torn tail.
    var durableThrough: UInt64
    var instant: Int64
    var previousInstant: Int64
    var segment: UInt32
    var recordCount: UInt32 = 0
    var payloadBytes: UInt32 = 0
    var chain: ChainValue
    var digest: StateDigest

    static let byteCount = 144
    static let summedBytes = 136
    static let trailerBytes = 16
    static let overheadBytes = byteCount + trailerBytes
    private static let magic: UInt32 = 0x4d52_4652  // "RFRM"
    private static let format: UInt16 = 1

    var frameBytes: Int { roundedUpToBlock(Self.overheadBytes + Int(payloadBytes)) }
    /// 0 for a frame without records before any record.
    var lastSequence: UInt64 { firstSequence + UInt64(recordCount) - 1 }
    var nextSequence: UInt64 { firstSequence + UInt64(recordCount) }

    /// Everything but the sums.
    func encode(into target: UnsafeMutableRawPointer) {
        target.put(Self.magic, at: 0)
        target.put(Self.format, at: 4)
        target.put(flags.rawValue, at: 6)
        target.put(storeIDLow, at: 8)
        target.put(timeline, at: 16)
        target.put(offset, at: 24)
        target.put(epoch, at: 32)
        target.put(firstSequence, at: 40)
        target.put(durableThrough, at: 48)
        target.put(instant, at: 56)
        target.put(previousInstant, at: 64)
        target.put(segment, at: 72)
        target.put(recordCount, at: 76)
        target.put(payloadBytes, at: 80)
        target.put(UInt32(frameBytes), at: 84)
        chain.store(to: target + 88)
        target.put(digest.low, at: 120)
        target.put(digest.high, at: 128)
    }

    /// The sums, the zeros and the trailer; header and payload are in place.
    func complete(_ target: UnsafeMutableRawPointer) {
        let payload = Int(payloadBytes)
        let length = frameBytes
        let start = UnsafeRawPointer(target)
        target.put(crc32c(start.slice(Self.byteCount, payload)), at: 136)
        target.put(crc32c(start.slice(0, 140)), at: 140)
        memset(target + Self.byteCount + payload, 0, length - Self.byteCount - payload)
        target.put(~firstSequence, at: length - 16)
        target.put(UInt32(length), at: length - 8)
        target.put(Self.frameSum(start, length), at: length - 4)
    }

    static func frameSum(_ start: UnsafeRawPointer, _ frameBytes: Int) -> UInt32 {
        crc32c(start.slice(byteCount, frameBytes - 4 - byteCount), from: crc32c(start.slice(0, summedBytes)))
    }

    static func chainValue(of frame: UnsafeRawPointer, payloadBytes: Int) -> ChainValue {
        ChainValue(summing: frame.slice(0, summedBytes), frame.slice(byteCount, payloadBytes))
    }

    /// Reads a header whose own sum is right. `start` has at least 144 bytes.
    init(decoding start: UnsafeRawPointer) throws(FrameFault) {
        guard start.get(UInt32.self, at: 140) == crc32c(start.slice(0, 140)) else {
            throw start.slice(0, Self.byteCount).isAllZero ? .empty : .headerSum
        }
        guard start.get(UInt32.self, at: 0) == Self.magic else { throw .kind }
        guard start.get(UInt16.self, at: 4) == Self.format else { throw .newerFormat }
        flags = FrameFlags(rawValue: start.get(at: 6))
        guard flags.subtracting(.known).isEmpty else { throw .newerFormat }
        storeIDLow = start.get(at: 8)
        timeline = start.get(at: 16)
        offset = start.get(at: 24)
        epoch = start.get(at: 32)
        firstSequence = start.get(at: 40)
        durableThrough = start.get(at: 48)
        instant = start.get(at: 56)
        previousInstant = start.get(at: 64)
        segment = start.get(at: 72)
        recordCount = start.get(at: 76)
        payloadBytes = start.get(at: 80)
        chain = ChainValue(start + 88)
        digest = StateDigest(low: start.get(at: 120), high: start.get(at: 128))
        guard payloadBytes <= LogLimits.frameBytesMax, frameBytes <= LogLimits.frameBytesMax,
            Int(start.get(UInt32.self, at: 84)) == frameBytes
        else { throw .lengths }
        guard firstSequence >= 1, firstSequence <= UInt64.max - UInt64(recordCount) else { throw .lengths }
    }

    init(
        identity: StoreIdentity, flags: FrameFlags = [], offset: UInt64, epoch: UInt64, firstSequence: UInt64,
        durableThrough: UInt64, instant: Int64, previousInstant: Int64, segment: UInt32, chain: ChainValue,
        digest: StateDigest
    ) {
        self.flags = flags
        storeIDLow = identity.id.low
        timeline = identity.timeline
        self.offset = offset
        self.epoch = epoch
        self.firstSequence = firstSequence
        self.durableThrough = durableThrough
        self.instant = instant
        self.previousInstant = previousInstant
        self.segment = segment
        self.chain = chain
        self.digest = digest
    }
}

/// What kind of frame it is; none: a commit batch.
struct FrameFlags: OptionSet {
    let rawValue: UInt16

    /// No payload: proves that all before it was synced.
    static let seal = FrameFlags(rawValue: 1)
    /// The first frame of a writer's life; its payload is an `EpochStart`.
    static let epochStart = FrameFlags(rawValue: 2)
    static let snapshotMark = FrameFlags(rawValue: 4)
    static let configuration = FrameFlags(rawValue: 8)
    /// With `seal`: the segment ends here, the rest of the file stays zero.
    static let segmentEnd = FrameFlags(rawValue: 16)

    static let known: FrameFlags = [.seal, .epochStart, .segmentEnd]
}

/// The caller's digest of its state after a frame: a sum of mixed words.
package struct StateDigest: Equatable, Sendable {
    package var low: UInt64
    package var high: UInt64

    package init(low: UInt64 = 0, high: UInt64 = 0) {
        self.low = low
        self.high = high
    }
}

package enum LogLimits {
    /// Longest frame, header, zeros and trailer included.
    package static let frameBytesMax = 4 << 20
}

/// Why the bytes at a place are not the frame that must stand there.
enum FrameFault: String, Error {
    case empty = "no frame, only zeros"
    case headerSum = "frame header: checksum is wrong"
    case kind = "frame header: not a frame"
    case newerFormat = "frame header: unknown format or flag"
    case lengths = "frame header: impossible lengths"
    case cut = "the frame goes beyond the end of the segment"
    case frameSum = "frame: checksum is wrong"
    case payloadSum = "payload: checksum is wrong"
    case trailer = "frame trailer: does not fit the header"
    case records = "payload: records do not fill it"
    case store = "frame of another store or timeline"
    case misplaced = "frame of another segment or offset"
    case epoch = "frame of an epoch that cannot follow"
    case epochFile = "frame of a later epoch than EPOCH says"
    case sequence = "frame of another sequence"
    case time = "log time falls"
    case chain = "the chain is broken"

    /// Sums fail: the bytes may be a write that never finished. Any other fault is in a frame that is whole.
    var mayBeTorn: Bool {
        switch self {
        case .empty, .headerSum, .frameSum, .payloadSum, .trailer: true
        case .kind, .newerFormat, .lengths, .cut, .records, .store, .misplaced, .epoch, .epochFile, .sequence, .time, .chain: false
        }
    }
}

/// A frame in memory whose own sums are right.
struct FrameView {
    let header: FrameHeader
    let start: UnsafeRawPointer

    var payload: UnsafeRawBufferPointer { start.slice(FrameHeader.byteCount, Int(header.payloadBytes)) }
    var chainAfter: ChainValue { FrameHeader.chainValue(of: start, payloadBytes: Int(header.payloadBytes)) }

    /// Checks everything the frame says of itself, in the order in which it can be trusted.
    init(_ bytes: UnsafeRawBufferPointer) throws(FrameFault) {
        guard let start = bytes.baseAddress, bytes.count >= blockBytes else { throw .cut }
        header = try FrameHeader(decoding: start)
        self.start = start
        let length = header.frameBytes
        guard length <= bytes.count else { throw .cut }
        guard start.get(UInt32.self, at: length - 4) == FrameHeader.frameSum(start, length) else { throw .frameSum }
        guard start.get(UInt32.self, at: 136) == crc32c(payload) else { throw .payloadSum }
        guard start.get(UInt64.self, at: length - 16) == ~header.firstSequence,
            start.get(UInt32.self, at: length - 8) == UInt32(length)
        else { throw .trailer }
    }

    /// A frame kept inside an epoch start: header and payload only, without zeros and trailer.
    init(carried bytes: UnsafeRawBufferPointer) throws(FrameFault) {
        guard let start = bytes.baseAddress, bytes.count >= FrameHeader.byteCount else { throw .cut }
        header = try FrameHeader(decoding: start)
        self.start = start
        guard bytes.count == FrameHeader.byteCount + Int(header.payloadBytes) else { throw .lengths }
        guard start.get(UInt32.self, at: 136) == crc32c(payload) else { throw .payloadSum }
    }

    /// Each record in order, with its sequence. False when the payload is not exactly `recordCount` records.
    func forEachRecord<Failure: Error>(
        _ body: (UInt64, UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        var cursor = RecordCursor(payload, count: header.recordCount)
        var sequence = header.firstSequence
        while let record = cursor.next() {
            try body(sequence, record)
            sequence += 1
        }
        return cursor.isWhole
    }

    var recordsAreWhole: Bool {
        if header.flags.contains(.epochStart) { return header.recordCount == 0 }
        return forEachRecord { _, _ in }
    }
}

/// Steps over `| bytes u32 | bytes |`, never past the end.
struct RecordCursor {
    private let payload: UnsafeRawBufferPointer
    private var offset = 0
    private var left: UInt32

    init(_ payload: UnsafeRawBufferPointer, count: UInt32) {
        self.payload = payload
        left = count
    }

    static let prefixBytes = 4

    mutating func next() -> UnsafeRawBufferPointer? {
        guard left > 0, let start = payload.baseAddress, payload.count - offset >= Self.prefixBytes else { return nil }
        let count = Int(start.get(UInt32.self, at: offset))
        guard count <= payload.count - offset - Self.prefixBytes else { return nil }
        let record = payload.slice(offset + Self.prefixBytes, count)
        offset += Self.prefixBytes + count
        left -= 1
        return record
    }

    var isWhole: Bool { left == 0 && offset == payload.count }
}

/// The payload of the first frame of an epoch. Integers little-endian.
///
///     | epoch before u64 | started i64 | trimmed segment u32 | carried bytes u32 | trimmed offset u64 |
///     | trimmed bytes u64 | SHA-256 of the trimmed bytes 32 | carried frame: its header and payload |
///
/// *Trimmed*: the torn tail of the segment before, no longer part of the log, kept in quarantine. *Carried*: a copy of
/// the last frame that no later frame proved durable, in case the device never got the original.
struct EpochStart: Equatable {
    var previousEpoch: UInt64
    /// Wall clock, UTC nanoseconds.
    var started: Int64
    /// 0: nothing was trimmed.
    var trimmedSegment: UInt32 = 0
    var trimmedOffset: UInt64 = 0
    var trimmedBytes: UInt64 = 0
    var trimmedSum = ChainValue.zero

    static let byteCount = 72

    /// The note, then the carried frame.
    func encode(into target: UnsafeMutableRawPointer, carried: UnsafeRawBufferPointer) {
        target.put(previousEpoch, at: 0)
        target.put(started, at: 8)
        target.put(trimmedSegment, at: 16)
        target.put(UInt32(carried.count), at: 20)
        target.put(trimmedOffset, at: 24)
        target.put(trimmedBytes, at: 32)
        trimmedSum.store(to: target + 40)
        if let source = carried.baseAddress { memcpy(target + Self.byteCount, source, carried.count) }
    }

    init(previousEpoch: UInt64, started: Int64) {
        self.previousEpoch = previousEpoch
        self.started = started
    }

    /// Nil when the payload is not a whole note.
    init?(_ payload: UnsafeRawBufferPointer) {
        guard let start = payload.baseAddress, payload.count >= Self.byteCount,
            payload.count == Self.byteCount + Int(start.get(UInt32.self, at: 20))
        else { return nil }
        previousEpoch = start.get(at: 0)
        started = start.get(at: 8)
        trimmedSegment = start.get(at: 16)
        trimmedOffset = start.get(at: 24)
        trimmedBytes = start.get(at: 32)
        trimmedSum = ChainValue(start + 40)
    }

    static func carriedFrame(in payload: UnsafeRawBufferPointer) -> FrameView? {
        guard payload.count > byteCount else { return nil }
        return try? FrameView(carried: payload.slice(byteCount, payload.count - byteCount))
    }
}
