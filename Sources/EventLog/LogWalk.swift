import Glibc

/// Reads all segments in order and finds where the log ends. Tells a torn tail from rot.
///
/// The first bad frame, at sequence *s*, is **rot** if any of these holds: its own sums are right but it does not
/// belong there; it is not in the last segment; a whole frame lies behind it; WITNESS saw the log go further. Only one
/// frame is ever in flight, so otherwise it is the write that never finished: a **torn tail**.
struct LogWalk {
    let storage: any Storage
    let identity: StoreIdentity
    let witness: Mark
    /// What EPOCH says: no frame can be of a later one.
    let epochMax: UInt64
    /// Reads past the page cache. After a sync that failed it may hold what the device does not, and for good: also in
    /// a segment that a recovery has left behind (seed 43).
    let readsDevice: Bool
    let index: FrameIndex?
    let visitor: Visitor

    struct Visitor {
        var record: (RecordView) throws -> Void = { _ in }
        /// False when the caller's state is another one.
        var digestMatches: (UInt64, StateDigest) -> Bool = { _, _ in true }
        /// A frame ends at that sequence with that chain; what it contradicts, if anything.
        var link: (UInt64, ChainValue) -> String? = { _, _ in nil }
        var progress: (UInt64) -> Void = { _ in }
    }

    /// Where the log ends and what was read.
    struct End {
        var nextSequence: UInt64 = 1
        var chain = ChainValue.zero
        var digest = StateDigest()
        var instant: Int64 = 0
        var epoch: UInt64 = 0
        var tail = Tail.noSegment
        /// The last segment that is part of the log.
        var segment: SegmentName?
        /// A segment that a recovery began and never wrote to: not part of the log.
        var unborn: SegmentName?
        /// The last segment's bytes.
        var image: UnsafeRawBufferPointer = .init(start: nil, count: 0)
        /// Holds `image`.
        var memory: AlignedBuffer?
        /// The last frame, if it holds records and nothing proves it durable.
        var unproved: FrameView?
        var segmentCount = 0
        var frameCount: UInt64 = 0
        var byteCount: UInt64 = 0

        var lastSequence: UInt64 { nextSequence - 1 }
    }

    enum Tail: Equatable {
        case noSegment
        /// Nothing but zeros from there on.
        case clean(offset: Int)
        /// The last segment has its end seal.
        case ended
        /// So many bytes that are no frame.
        case torn(offset: Int, byteCount: Int, fault: FrameFault)
    }

    private var end = End()
    private var sawWitness = false
    private var current: Image?
    private var following: Image?
    /// Memory of the segment before the current one, to read the next one into.
    private var spare: AlignedBuffer?
    /// A failure of the caller, kept while the typed error of the frame passes through.
    private var refusal: StoreFailure?

    private struct Image {
        var name: SegmentName
        var memory: AlignedBuffer
        var bytes: UnsafeRawBufferPointer
        var file: String { name.text }
    }

    private static let segmentBytesMax: UInt64 = 1 << 30
    private static let chunkBytes = 4 << 20

    init(
        storage: any Storage, identity: StoreIdentity, witness: Mark, epochMax: UInt64, readsDevice: Bool,
        index: FrameIndex?, visitor: Visitor
    ) {
        self.storage = storage
        self.identity = identity
        self.witness = witness
        self.epochMax = epochMax
        self.readsDevice = readsDevice
        self.index = index
        self.visitor = visitor
    }

    mutating func run() throws(StoreFailure) -> End {
        let names = try segmentNames()
        for position in names.indices {
            let isLast = position == names.count - 1
            let image: Image
            if let following {
                image = following
            } else {
                image = try load(names[position])
            }
            following = nil
            if let current { spare = current.memory }
            current = image
            try checkHeader(image)
            end.segment = image.name
            end.image = image.bytes
            end.memory = image.memory
            end.segmentCount += 1
            index?.addSegment(image.name)
            try walk(image, next: isLast ? nil : names[position + 1], nextIsLast: position + 2 == names.count)
            visitor.progress(end.byteCount)
            if end.unborn != nil { break }
        }
        try checkWitness()
        return end
    }

    // MARK: Segments

    private func segmentNames() throws(StoreFailure) -> [SegmentName] {
        let all: [String]
        do throws(StorageError) { all = try storage.list(nil) } catch {
            throw StoreFailure(error, storage.place)
        }
        var names: [SegmentName] = []
        for text in all where text.hasPrefix("seg-") {
            guard let name = SegmentName(text) else { throw damage(text, 0, "not the name of a segment") }
            names.append(name)
        }
        names.sort { ($0.number, $0.firstSequence) < ($1.number, $1.firstSequence) }
        for (position, name) in names.enumerated() {
            let expected = UInt32(position + 1)
            if name.number == expected { continue }
            if name.number < expected {
                throw damage(name.text, 0, "a second file for segment \(name.number)")
            }
            throw .damaged(
                .init(name.text, 0, name.firstSequence, "segment \(expected) before it is missing"))
        }
        return names
    }

    private mutating func load(_ name: SegmentName) throws(StoreFailure) -> Image {
        do throws(StorageError) {
            let file = try storage.open(name.text, writable: false)
            defer { file.close() }
            let size = try file.size()
            guard size >= 3 * UInt64(blockBytes), size <= Self.segmentBytesMax, size % UInt64(blockBytes) == 0
            else {
                return Image(
                    name: name, memory: AlignedBuffer(byteCount: blockBytes),
                    bytes: .init(start: nil, count: 0))
            }
            let memory: AlignedBuffer
            if let spare, spare.byteCount == Int(size) {
                memory = spare
                self.spare = nil
            } else {
                memory = AlignedBuffer(byteCount: Int(size))
            }
            var done = 0
            while done < Int(size) {
                let count = min(Self.chunkBytes, Int(size) - done)
                let chunk = UnsafeMutableRawBufferPointer(start: memory.start + done, count: count)
                let came = try file.readAll(into: chunk, at: UInt64(done), direct: readsDevice)
                guard came == count else { throw StorageError(.read, name.text, EIO) }
                done += count
            }
            return Image(name: name, memory: memory, bytes: memory.bytes)
        } catch {
            throw StoreFailure(error, storage.place)
        }
    }

    private func checkHeader(_ image: Image) throws(StoreFailure) {
        guard let start = image.bytes.baseAddress else {
            throw damage(image.file, 0, "the file has an impossible size")
        }
        let header = try SegmentHeader(decoding: start, file: image.file)
        let fault: String? =
            if header.storeID != identity.id {
                "segment of another store, \(header.storeID)"
            } else if header.timeline != identity.timeline {
                "segment of another timeline, \(header.timeline)"
            } else if header.number != image.name.number || header.firstSequence != image.name.firstSequence {
                "the header is that of segment \(header.number)"
            } else if header.segmentBytes != UInt64(image.bytes.count) {
                "\(image.bytes.count) bytes, not \(header.segmentBytes)"
            } else if header.firstSequence != end.nextSequence {
                "begins at sequence \(header.firstSequence)"
            } else if header.chain != end.chain {
                "the chain is broken"
            } else if header.epoch < end.epoch || header.epoch > epochMax {
                "epoch \(header.epoch) cannot follow"
            } else { nil }
        if let fault { throw damage(image.file, 0, fault) }
    }

    // MARK: Frames

    private mutating func walk(_ image: Image, next: SegmentName?, nextIsLast: Bool) throws(StoreFailure) {
        let bytes = image.bytes
        var offset = SegmentHeader.byteCount
        while true {
            do throws(FrameFault) {
                guard offset + blockBytes <= bytes.count else { throw .empty }
                let view = try FrameView(bytes.slice(offset, bytes.count - offset))
                try belongs(view, to: image.name.number, at: offset)
                try take(view, image, headerOffset: offset)
                offset += view.header.frameBytes
                if view.header.flags.contains(.segmentEnd) {
                    try finishEnded(image, offset)
                    return
                }
            } catch let fault {
                if let refusal { throw refusal }
                if let behind = wholeFrame(in: image, behind: offset) {
                    guard let length = try takeCarried(behind, image, at: offset) else {
                        throw damage(image.file, offset, fault.rawValue)
                    }
                    offset += length
                    continue
                }
                guard fault.mayBeTorn else { throw damage(image.file, offset, fault.rawValue) }
                if let next {
                    following = try load(next)
                    if let following, try settle(image, &offset, fault, by: following, nextIsLast) { return }
                }
                try finishTail(image, offset, fault)
                return
            }
        }
    }

    /// Whether a whole frame is the one that must stand there.
    private func belongs(_ view: FrameView, to segment: UInt32, at offset: Int) throws(FrameFault) {
        let header = view.header
        guard header.storeIDLow == identity.id.low, header.timeline == identity.timeline else { throw .store }
        guard header.segment == segment, header.offset == UInt64(offset) else { throw .misplaced }
        let begins = header.flags.contains(.epochStart)
        guard header.epoch <= epochMax else { throw .epochFile }
        guard begins ? header.epoch > end.epoch : header.epoch == end.epoch else { throw .epoch }
        guard header.firstSequence == end.nextSequence, header.durableThrough < header.firstSequence else {
            throw .sequence
        }
        guard header.instant >= end.instant, header.previousInstant == end.instant else { throw .time }
        guard header.chain == end.chain else { throw .chain }
        let isSeal = header.flags.contains(.seal)
        guard !isSeal || (header.payloadBytes == 0 && !begins), isSeal || !header.flags.contains(.segmentEnd),
            !begins || EpochStart(view.payload) != nil, view.recordsAreWhole
        else { throw .records }
    }

    /// The frame is part of the log: hands its records on and moves the end.
    private mutating func take(
        _ view: FrameView, _ image: Image, headerOffset: Int, isCarried: Bool = false
    ) throws(FrameFault) {
        let header = view.header
        if header.recordCount > 0 {
            index?.append(
                FramePlace(
                    firstSequence: header.firstSequence, segment: image.name.number,
                    offset: UInt32(headerOffset)))
            do throws(StoreFailure) {
                _ = try view.forEachRecord { (sequence, bytes) throws(StoreFailure) in
                    do {
                        try visitor.record(
                            RecordView(sequence: sequence, instant: header.instant, bytes: bytes))
                    } catch {
                        throw .replayRefused(sequence: sequence, reason: String(describing: error))
                    }
                }
            } catch {
                refusal = error
                throw .records
            }
            guard visitor.digestMatches(header.lastSequence, header.digest) else {
                refusal = .digestDiffers(
                    sequence: header.lastSequence, segment: header.segment, offset: header.offset)
                throw .records
            }
        }
        let endOffset = header.offset + UInt64(header.frameBytes)
        if witness.segment == header.segment, witness.endOffset == endOffset {
            let sum: UInt32 = isCarried ? witness.frameSum : view.start.get(at: header.frameBytes - 4)
            guard witness.chainBefore == header.chain, witness.sequence == header.nextSequence - 1,
                witness.frameSum == sum
            else {
                refusal = damage(image.file, headerOffset, "not the frame that WITNESS saw")
                throw .chain
            }
            sawWitness = true
        }
        let chainAfter = view.chainAfter
        if let contradiction = visitor.link(header.nextSequence - 1, chainAfter) {
            refusal = damage(image.file, headerOffset, contradiction)
            throw .chain
        }
        end.nextSequence = header.nextSequence
        end.chain = chainAfter
        end.digest = header.digest
        end.instant = header.instant
        end.epoch = header.epoch
        end.frameCount += 1
        end.byteCount += UInt64(header.frameBytes)
        end.unproved = header.recordCount > 0 ? view : nil
        if end.frameCount & 0xff == 0 { visitor.progress(end.byteCount) }
    }

    /// The first whole frame behind the place that can only have been written after what must stand there.
    private func wholeFrame(in image: Image, behind offset: Int) -> FrameView? {
        let bytes = image.bytes
        var at = offset + blockBytes
        while at + blockBytes <= bytes.count {
            if let view = try? FrameView(bytes.slice(at, bytes.count - at)),
                isOurs(view, image.name.number, at),
                view.header.firstSequence >= end.nextSequence
            {
                return view
            }
            at += blockBytes
        }
        return nil
    }

    /// Right store, place and epoch: bytes of a record that look like a frame cannot pass.
    private func isOurs(_ view: FrameView, _ segment: UInt32, _ offset: Int) -> Bool {
        let header = view.header
        return header.storeIDLow == identity.id.low && header.timeline == identity.timeline
            && header.segment == segment && header.offset == UInt64(offset)
            && header.epoch >= end.epoch && header.epoch <= epochMax
    }

    /// If `behind` starts an epoch and carries the frame that is bad here, takes it from there; its length.
    private mutating func takeCarried(
        _ behind: FrameView, _ image: Image, at offset: Int
    ) throws(StoreFailure) -> Int? {
        guard behind.header.flags.contains(.epochStart),
            let carried = EpochStart.carriedFrame(in: behind.payload)
        else { return nil }
        do throws(FrameFault) {
            try belongs(carried, to: image.name.number, at: offset)
            guard carried.header.frameBytes <= image.bytes.count - offset else { return nil }
            let place = Int(behind.header.offset) + FrameHeader.byteCount + EpochStart.byteCount
            try take(
                carried, Image(name: name(of: behind, image), memory: image.memory, bytes: image.bytes),
                headerOffset: place, isCarried: true)
            return carried.header.frameBytes
        } catch {
            if let refusal { throw refusal }
            return nil
        }
    }

    private func name(of view: FrameView, _ image: Image) -> SegmentName {
        if let following, following.name.number == view.header.segment { return following.name }
        return image.name
    }

    /// How the next segment explains that this one stops without an end seal. False: it is not part of the log.
    private mutating func settle(
        _ image: Image, _ offset: inout Int, _ fault: FrameFault, by next: Image, _ nextIsLast: Bool
    ) throws(StoreFailure) -> Bool {
        guard let start = next.bytes.baseAddress else {
            throw damage(next.file, 0, "the file has an impossible size")
        }
        _ = try SegmentHeader(decoding: start, file: next.file)
        let first = SegmentHeader.byteCount
        let view: FrameView
        do throws(FrameFault) {
            view = try FrameView(next.bytes.slice(first, next.bytes.count - first))
        } catch let nextFault {
            // A recovery took this segment, and crashed before its first frame was whole.
            if nextFault.mayBeTorn, nextIsLast, wholeFrame(in: next, behind: first) == nil,
                !witness.isBeyond(next.name.number, UInt64(first))
            {
                end.unborn = next.name
                following = nil
                return false
            }
            throw damage(next.file, first, nextFault.rawValue)
        }
        let what = fault == .empty ? "the end seal is missing" : fault.rawValue
        guard isOurs(view, next.name.number, first), view.header.flags.contains(.epochStart),
            let note = EpochStart(view.payload), note.trimmedSegment == image.name.number
        else { throw damage(image.file, offset, what) }
        if note.trimmedOffset != UInt64(offset), let length = try takeCarried(view, image, at: offset) {
            offset += length
        }
        guard note.trimmedOffset == UInt64(offset), note.trimmedBytes <= UInt64(image.bytes.count - offset)
        else {
            throw damage(image.file, offset, what)
        }
        let trimmed = image.bytes.slice(offset, Int(note.trimmedBytes))
        guard ChainValue(summing: trimmed) == note.trimmedSum else {
            throw damage(image.file, offset, "the trimmed bytes are not those that were trimmed")
        }
        let rest = offset + trimmed.count
        guard image.bytes.slice(rest, image.bytes.count - rest).isAllZero else {
            throw damage(image.file, rest, "bytes after the trimmed ones")
        }
        end.byteCount += note.trimmedBytes
        return true
    }

    private mutating func finishEnded(_ image: Image, _ offset: Int) throws(FrameFault) {
        end.tail = .ended
        guard image.bytes.slice(offset, image.bytes.count - offset).isAllZero else {
            refusal = damage(image.file, offset, "bytes after the end seal")
            throw .records
        }
    }

    private mutating func finishTail(_ image: Image, _ offset: Int, _ fault: FrameFault) throws(StoreFailure)
    {
        let rest = image.bytes.slice(min(offset, image.bytes.count), max(0, image.bytes.count - offset))
        guard let last = rest.lastNonZero else {
            end.tail = .clean(offset: offset)
            return
        }
        // WITNESS is written after the sync: what it saw was whole once.
        if witness.isBeyond(image.name.number, UInt64(offset)) {
            throw damage(image.file, offset, fault.rawValue)
        }
        end.tail = .torn(offset: offset, byteCount: roundedUpToBlock(last + 1), fault: fault)
    }

    private mutating func checkWitness() throws(StoreFailure) {
        visitor.progress(end.byteCount)
        if witness.segment == 0 || sawWitness { return }
        let offset: UInt64 =
            switch end.tail {
            case .noSegment: 0
            case .clean(let offset), .torn(let offset, _, _): UInt64(offset)
            case .ended: .max
            }
        if witness.isBeyond(end.segment?.number ?? 0, offset) {
            throw .shorterThanWitness(witness: witness.sequence, log: end.lastSequence)
        }
        throw .damaged(.init("WITNESS", 0, witness.sequence, "names a place where no frame ends"))
    }

    private func damage(_ file: String, _ offset: Int, _ what: String) -> StoreFailure {
        .damaged(.init(file, UInt64(offset), end.nextSequence, what))
    }
}
