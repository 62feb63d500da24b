import Glibc
import Synchronization

/// The append-only store: records in frames in segments, durable before anybody hears of them.
///
/// One writer. `append`, `closeBatch`, `computeChain`, `complete`, `sealIfIdle` and `close` belong to the loop thread;
/// `LogWrite.run` and `finish` to the log thread; readers come from any thread. One frame is in flight at most:
///
///     append … -> closeBatch -> (log thread: run, tell the loop, finish)
///                            -> computeChain, append … -> complete -> answers leave
package final class EventLog {
    package let identity: StoreIdentity
    /// Number of this writer's life; raised at each opening.
    package let epoch: UInt64
    /// What the opening found and did.
    package let opening: Opening
    package let preparer: SegmentPreparer
    /// Followers read through it; hand it to other threads.
    package let reading: LogReading

    private let options: Options
    private let writer: LogWriter
    private let storage: any Storage
    private let slots: (LogWrite, LogWrite)
    private var openSlot = 0
    private var inFlight: LogWrite?

    private var segment: UInt32
    private var offset: Int
    private var segmentIsEnded: Bool
    /// Size of the current segment: an earlier life may have had other options.
    private var segmentBytes: Int

    /// What every record moves, behind a pointer: properties of a class are checked at each access.
    private struct Tally {
        var nextSequence: UInt64
        var openCount = 0
        var openBytes = 0
    }
    private let tally: UnsafeMutablePointer<Tally>
    /// Sequence of the next record.
    package var nextSequence: UInt64 { tally.pointee.nextSequence }
    package var openCount: Int { tally.pointee.openCount }
    /// Payload bytes of the open batch, each record's length prefix included.
    package var openBytes: Int { tally.pointee.openBytes }
    /// Instant of the last frame, also of one in flight.
    package private(set) var lastInstant: Int64
    private var lastChain: ChainValue
    private var lastDigest: StateDigest
    private var durable: UInt64
    private var hasUnsealedRecords: Bool

    package struct Options: Sendable {
        /// Whole blocks; at least the longest frame and four blocks. All segments of a store have one size.
        package var segmentBytes = 64 << 20
        /// Longest frame, at most `LogLimits.frameBytesMax`.
        package var frameBytesMax = LogLimits.frameBytesMax
        package var segmentsReadyAhead = 2
        package var recentBytes = 8 << 20
        /// Makes a store where there is none; nil: only opens.
        package var create: StoreIdentity?
        /// Refuses any other store; nil: takes what is there.
        package var expectedStore: StoreID?
        /// Also file systems whose locks and flushes are not known to be honest.
        package var allowsAnyFileSystem = false
        /// A record that was durable once, as snapshots tell: a log that ends before it is not opened.
        package var provedThrough: UInt64 = 0
        /// Goes into LOCK for whoever finds it: pid, host, boot id.
        package var holder = ""
        /// Nil but in simulated worlds.
        package var whims: Whims?

        package init() {}
    }

    /// What an opening found.
    package struct Opening: Equatable, Sendable {
        package var lastSequence: UInt64 = 0
        package var segments = 0
        package var frames: UInt64 = 0
        package var bytesRead: UInt64 = 0
        /// The torn tail that was put into quarantine.
        package var trimmed: Trim?
        /// Records of the last frame that nothing proved durable: copied into the first frame of this epoch.
        package var carriedRecords = 0

        package struct Trim: Equatable, Sendable {
            package var segment: UInt32
            package var offset: UInt64
            package var byteCount: UInt64
        }
    }

    /// What `complete` made durable.
    package struct Durable: Equatable, Sendable {
        package let firstSequence: UInt64
        /// `firstSequence - 1` for a seal.
        package let lastSequence: UInt64
        /// First eight bytes of the chain after the frame.
        package let chainPrefix: UInt64
        package let epoch: UInt64
    }

    /// Room to write, as the door must know it.
    package enum Space: Equatable, Sendable {
        case ample
        /// No further segment could be prepared: the disk is full. What there is still takes a batch.
        case nearlyFull
        /// Nothing may be appended until a segment is ready.
        case full
    }

    /// Where the log goes on. Recovery makes it.
    struct Position {
        var segment: UInt32
        var offset: Int
        var segmentIsEnded: Bool
        var segmentBytes: Int
        var nextSequence: UInt64
        var chain: ChainValue
        var digest: StateDigest
        var instant: Int64
    }

    init(
        storage: any Storage, options: Options, identity: StoreIdentity, opening: Opening, position: Position,
        writer: LogWriter, preparer: SegmentPreparer, reading: LogReading
    ) {
        self.storage = storage
        self.options = options
        self.identity = identity
        self.opening = opening
        self.writer = writer
        self.preparer = preparer
        self.reading = reading
        epoch = writer.epoch
        segment = position.segment
        offset = position.offset
        segmentIsEnded = position.segmentIsEnded
        segmentBytes = position.segmentBytes
        tally = .allocate(capacity: 1)
        tally.initialize(to: Tally(nextSequence: position.nextSequence))
        lastChain = position.chain
        lastDigest = position.digest
        lastInstant = position.instant
        durable = position.nextSequence - 1
        hasUnsealedRecords = false
        chainPrefix = position.chain.prefix
        let blank = FrameHeader(
            identity: identity, offset: 0, epoch: writer.epoch, firstSequence: 1, durableThrough: 0, instant: 0,
            previousInstant: 0, segment: 0, chain: .zero, digest: StateDigest())
        slots = (
            LogWrite(writer, buffer: AlignedBuffer(byteCount: options.frameBytesMax), header: blank),
            LogWrite(writer, buffer: AlignedBuffer(byteCount: options.frameBytesMax), header: blank)
        )
    }

    deinit { tally.deallocate() }

    // MARK: Appending

    /// Longest payload of a frame. A block is kept free, so that a recovery can carry the frame in one of its own.
    package var payloadBytesMax: Int { options.frameBytesMax - blockBytes - FrameHeader.overheadBytes }
    /// Longest record.
    package var recordBytesMax: Int { payloadBytesMax - RecordCursor.prefixBytes }

    /// Whether a record of that many bytes still fits the open batch.
    package func hasRoom(for recordBytes: Int) -> Bool {
        openBytes + RecordCursor.prefixBytes + recordBytes <= payloadBytesMax
    }

    /// Copies a record into the open batch; its sequence. The caller has asked `hasSpace` and `hasRoom`.
    @discardableResult
    package func append(_ record: UnsafeRawBufferPointer) -> UInt64 {
        append(upTo: record.count) { target in
            if let source = record.baseAddress, let start = target.baseAddress { memcpy(start, source, record.count) }
            return record.count
        }
    }

    /// Lets `fill` write a record of at most that many bytes in place and say how long it became; its sequence.
    @discardableResult
    package func append(upTo recordBytes: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Int) -> UInt64 {
        precondition(hasRoom(for: recordBytes), "record does not fit the open batch")
        let target = open.buffer.start + FrameHeader.byteCount + openBytes
        let count = fill(
            UnsafeMutableRawBufferPointer(start: target + RecordCursor.prefixBytes, count: recordBytes))
        precondition(count >= 0 && count <= recordBytes)
        target.put(UInt32(count), at: 0)
        tally.pointee.openBytes += RecordCursor.prefixBytes + count
        tally.pointee.openCount += 1
        tally.pointee.nextSequence += 1
        return nextSequence - 1
    }

    private var open: LogWrite { openSlot == 0 ? slots.0 : slots.1 }
    private var spare: LogWrite { openSlot == 0 ? slots.1 : slots.0 }

    /// The open batch can be written whatever it grows to. Ask before deciding: refuse at the door, not here.
    package var hasSpace: Bool {
        fits(options.frameBytesMax - blockBytes) || preparer.ready > 0
    }

    package var space: Space {
        if !hasSpace { return .full }
        return preparer.isOutOfSpace && preparer.ready == 0 ? .nearlyFull : .ample
    }

    private func fits(_ frameBytes: Int) -> Bool {
        !segmentIsEnded && offset + frameBytes + blockBytes <= segmentBytes
    }

    // MARK: Committing

    /// A write is on its way; `closeBatch` and `sealIfIdle` wait for its `complete`.
    package var isWriting: Bool { inFlight != nil }

    /// Makes a frame of the open batch. Nil if it is empty; a second one in flight is a bug.
    ///
    /// `digest` is the state's after the last record of the batch; `instant` that of its turn, never below the last.
    package func closeBatch(at instant: Int64, digest: StateDigest) -> LogWrite? {
        precondition(inFlight == nil, "a second frame in flight")
        guard openCount > 0 else { return nil }
        precondition(instant >= lastInstant, "log time falls")
        let job = open
        openSlot = 1 - openSlot
        job.rearm()
        var header = frameHeader(at: instant, digest: digest)
        header.recordCount = UInt32(openCount)
        header.payloadBytes = UInt32(openBytes)
        header.firstSequence = nextSequence - UInt64(openCount)
        if !fits(header.frameBytes) || (preparer.ready > 0 && options.whims.takes(.segmentEnds)) {
            guard let readyName = preparer.claim() else { preconditionFailure("appended without asking hasSpace") }
            turnOver(job, to: readyName, firstSequence: header.firstSequence, at: instant)
            header.segment = segment
            header.chain = lastChain
            header.offset = UInt64(offset)
            header.previousInstant = lastInstant
        }
        tally.pointee.openCount = 0
        tally.pointee.openBytes = 0
        hasUnsealedRecords = true
        return dispatch(job, header)
    }

    /// Proof that the last batch was synced: so that rot in it is never taken for a torn write.
    ///
    /// Nil when nothing is unsealed, a batch is open or a write is under way. Call after 20 to 50 ms of quiet.
    package func sealIfIdle(at instant: Int64) -> LogWrite? {
        guard inFlight == nil, openCount == 0, hasUnsealedRecords else { return nil }
        let job = spare
        job.rearm()
        var header = frameHeader(at: max(instant, lastInstant), digest: lastDigest)
        header.flags = .seal
        if offset + 3 * blockBytes > segmentBytes || options.whims.takes(.sealEndsSegment) {
            header.flags.insert(.segmentEnd)
            segmentIsEnded = true
        }
        hasUnsealedRecords = false
        return dispatch(job, header)
    }

    private func frameHeader(at instant: Int64, digest: StateDigest) -> FrameHeader {
        FrameHeader(
            identity: identity, offset: UInt64(offset), epoch: epoch, firstSequence: nextSequence,
            durableThrough: durable, instant: instant, previousInstant: lastInstant, segment: segment,
            chain: lastChain, digest: digest)
    }

    private func dispatch(_ job: LogWrite, _ header: FrameHeader) -> LogWrite {
        job.header = header
        header.encode(into: job.buffer.start)
        offset += header.frameBytes
        lastInstant = header.instant
        lastDigest = header.digest
        job.isInFlight = true
        inFlight = job
        return job
    }

    /// Adds the change of segments to the job: end seal, header of the next, its name.
    private func turnOver(_ job: LogWrite, to readyName: String, firstSequence: UInt64, at instant: Int64) {
        var seal: (header: FrameHeader, buffer: AlignedBuffer)?
        if !segmentIsEnded {
            var header = frameHeader(at: instant, digest: lastDigest)
            header.flags = [.seal, .segmentEnd]
            header.firstSequence = firstSequence
            let buffer = AlignedBuffer(byteCount: blockBytes)
            header.encode(into: buffer.start)
            lastChain = FrameHeader.chainValue(of: UnsafeRawPointer(buffer.start), payloadBytes: 0)
            lastInstant = instant
            seal = (header, buffer)
        }
        let name = SegmentName(number: segment + 1, firstSequence: firstSequence)
        job.turnover = LogWrite.Turnover(
            seal: seal, readyName: readyName, name: name,
            header: SegmentHeader(
                identity: identity, number: name.number, firstSequence: firstSequence, epoch: epoch,
                segmentBytes: options.segmentBytes, chain: lastChain))
        reading.index.addSegment(name)
        segment = name.number
        segmentBytes = options.segmentBytes
        offset = SegmentHeader.byteCount
        segmentIsEnded = false
    }

    /// Works out the frame's chain value: on the loop thread, while the write is under way.
    package func computeChain(of write: LogWrite) {
        precondition(write === inFlight)
        _ = write.computeChain()
    }

    /// Takes a finished write back; its records are durable, or the log has stopped for good.
    package func complete(_ write: LogWrite) throws(StoreFailure) -> Durable {
        precondition(write === inFlight && write.isDone, "complete follows run")
        if let failure = write.result() { throw failure }
        inFlight = nil
        write.isInFlight = false
        lastChain = write.computeChain()
        chainPrefix = lastChain.prefix
        let header = write.header
        durable = header.nextSequence - 1
        if header.recordCount > 0 {
            reading.index.append(
                FramePlace(
                    firstSequence: header.firstSequence, segment: header.segment, offset: UInt32(header.offset)))
            reading.advance(to: durable)
        }
        return Durable(
            firstSequence: header.firstSequence, lastSequence: durable, chainPrefix: lastChain.prefix, epoch: epoch)
    }

    /// Last durable record. Other threads ask `reading`.
    package var durableSequence: UInt64 { durable }
    /// Chain after the last completed frame.
    package private(set) var chainPrefix: UInt64
    /// The same, whole; only while nothing is in flight.
    package var durableChain: ChainValue { lastChain }
    /// A commit batch is durable that no seal has followed yet.
    package var needsSeal: Bool { hasUnsealedRecords }

    package var snapshots: SnapshotFolder { SnapshotFolder(storage) }

    // MARK: Life

    /// Prepares segments on a background thread until `close`.
    package func startPreparing() { preparer.start() }

    /// Seals what is durable and lets go of the store. Nothing may be open or in flight, unless the log failed.
    package func close(at instant: Int64) throws(StoreFailure) {
        preparer.stop()
        defer {
            writer.close()
            storage.unlockAll()
        }
        guard inFlight == nil else { return }
        precondition(openCount == 0, "closed with an open batch")
        if let seal = sealIfIdle(at: instant) {
            seal.run()
            _ = try complete(seal)
            seal.finish()
        }
        try writer.checkHealth()
    }
}

/// What readers on other threads share with the log.
package final class LogReading: Sendable {
    package let index: FrameIndex
    package let recent: RecentFrames
    package let whims: Whims?
    let storage: any Storage
    private let durable: Atomic<UInt64>

    init(storage: any Storage, index: FrameIndex, recent: RecentFrames, durable: UInt64, whims: Whims?) {
        self.whims = whims
        self.storage = storage
        self.index = index
        self.recent = recent
        self.durable = Atomic(durable)
    }

    /// Last durable record. From any thread.
    package var durableSequence: UInt64 { durable.load(ordering: .acquiring) }

    func advance(to sequence: UInt64) { durable.store(sequence, ordering: .releasing) }

    package func reader() -> LogReader { LogReader(self) }
}
