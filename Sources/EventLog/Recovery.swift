import Glibc

extension EventLog {
    /// Locks the store, replays it and begins a new epoch. Nothing may be served before it returns.
    ///
    /// `replay` gets every record in order; `digestMatches` after each frame with records says whether the caller's
    /// state has that digest; `link` gets the chain after every frame and says what that contradicts. `now` is the wall clock; it is only noted, log time goes on from the last frame.
    package static func open(
        _ storage: any Storage, _ options: Options, clock: any Clock, now: Int64,
        replay: (RecordView) throws -> Void,
        digestMatches: (UInt64, StateDigest) -> Bool = { _, _ in true },
        link: @escaping (UInt64, ChainValue) -> String? = { _, _ in nil },
        progress: (UInt64) -> Void = { _ in }
    ) throws(StoreFailure) -> EventLog {
        checkSizes(options)
        do throws(StoreFailure) {
            return try withoutActuallyEscaping(replay) { (replay) throws(StoreFailure) -> EventLog in
                try withoutActuallyEscaping(digestMatches) { (digestMatches) throws(StoreFailure) -> EventLog in
                    try withoutActuallyEscaping(progress) { (progress) throws(StoreFailure) -> EventLog in
                        let visitor = LogWalk.Visitor(
                            record: replay, digestMatches: digestMatches, link: link, progress: progress)
                        return try Recovery(storage, options, clock, now).open(visitor)
                    }
                }
            }
        } catch {
            storage.unlockAll()
            throw error
        }
    }

    private static func checkSizes(_ options: Options) {
        let frame = options.frameBytesMax
        precondition(frame % blockBytes == 0 && frame >= 2 * blockBytes && frame <= LogLimits.frameBytesMax)
        let segment = options.segmentBytes
        precondition(segment % blockBytes == 0 && segment >= frame + SegmentHeader.byteCount + 2 * blockBytes)
        precondition(segment <= 1 << 30)
    }
}

/// The opening of a store, step by step. A crash at any step leaves a store that opens the same way again.
private struct Recovery {
    let storage: any Storage
    let options: EventLog.Options
    let clock: any Clock
    let now: Int64

    static let lockName = "LOCK"
    static let quarantine = "quarantine"

    init(_ storage: any Storage, _ options: EventLog.Options, _ clock: any Clock, _ now: Int64) {
        self.storage = storage
        self.options = options
        self.clock = clock
        self.now = now
    }

    func open(_ visitor: LogWalk.Visitor) throws(StoreFailure) -> EventLog {
        if !options.allowsAnyFileSystem, let kind = storage.untrustedFileSystem {
            throw .untrustedFileSystem(place: storage.place, kind: kind)
        }
        try lock(nil)
        let names = try disk { () throws(StorageError) in try storage.list(nil) }
        if !names.contains(StoreIdentity.fileName) { try createStore(names) }
        try lock(StoreIdentity.fileName)
        let identity = try StoreIdentity.read(from: storage)
        if let expected = options.expectedStore, expected != identity.id {
            throw .foreignStore(expected: expected, found: identity.id)
        }
        let epochFile = try MarkFile(.epoch, in: storage, identity: identity, writable: true)
        let witness = try MarkFile(.witness, in: storage, identity: identity, writable: true)
        try disk { () throws(StorageError) in try writeHolder(epoch: epochFile.mark.epoch + 1) }

        let index = FrameIndex()
        var walk = LogWalk(
            storage: storage, identity: identity, witness: witness.mark, epochMax: epochFile.mark.epoch,
            readsDevice: true, index: index, visitor: visitor)
        let end = try walk.run()
        guard end.lastSequence >= options.provedThrough else {
            throw .shorterThanSnapshot(snapshot: options.provedThrough, log: end.lastSequence)
        }
        try disk { () throws(StorageError) in try makeDurable(end) }

        // From here on we write, as a new epoch: whoever else believes to be the writer stops at its next sync.
        try disk { () throws(StorageError) in
            var mark = Mark()
            mark.epoch = epochFile.mark.epoch + 1
            mark.instant = now
            try epochFile.write(mark)
            try epochFile.sync()
        }
        let start = try disk { () throws(StorageError) in try clearUp(end, epoch: epochFile.mark.epoch) }
        let preparer = SegmentPreparer(
            storage, segmentBytes: options.segmentBytes, readyAhead: options.segmentsReadyAhead)
        try disk { () throws(StorageError) in try preparer.adopt(storage.list(nil)) }
        let reading = LogReading(
            storage: storage, index: index, recent: RecentFrames(byteCount: options.recentBytes),
            durable: end.lastSequence, whims: options.whims)
        let writer = LogWriter(
            storage: storage, clock: clock, identity: identity, recent: reading.recent, epochFile: epochFile,
            witness: witness)
        let position = try begin(end, start, identity, writer, preparer, index)
        return EventLog(
            storage: storage, options: options, identity: identity, opening: opening(end), position: position,
            writer: writer, preparer: preparer, reading: reading)
    }

    /// What was read need not be durable: a process that was killed leaves names and frames without records (a seal,
    /// the start of an epoch) that nobody synced, and what we write next would stand on them.
    private func makeDurable(_ end: LogWalk.End) throws(StorageError) {
        if let segment = end.segment {
            let file = try storage.open(segment.text, writable: true)
            defer { file.close() }
            try file.sync()
        }
        try storage.syncDirectory(nil)
    }

    private func opening(_ end: LogWalk.End) -> EventLog.Opening {
        var opening = EventLog.Opening()
        opening.lastSequence = end.lastSequence
        opening.segments = end.segmentCount
        opening.frames = end.frameCount
        opening.bytesRead = end.byteCount
        if case .torn(let offset, let byteCount, _) = end.tail, let segment = end.segment {
            opening.trimmed = .init(
                segment: segment.number, offset: UInt64(offset), byteCount: UInt64(byteCount))
        }
        opening.carriedRecords = Int(end.unproved?.header.recordCount ?? 0)
        return opening
    }

    // MARK: Who we are

    private func lock(_ name: String?) throws(StoreFailure) {
        do throws(StorageError) {
            try storage.lock(name)
        } catch {
            if error.isLocked { throw .locked(place: storage.place, holder: holder()) }
            throw StoreFailure(error, storage.place)
        }
    }

    private static let holderBytes = 256

    private func holder() -> String {
        let buffer = AlignedBuffer(byteCount: Self.holderBytes)
        guard let file = try? storage.open(Self.lockName, writable: false),
            let came = try? file.readAll(into: buffer.mutableBytes.head(Self.holderBytes), at: 0)
        else { return "holder unknown" }
        let text = String(decoding: buffer.bytes.prefix(came), as: UTF8.self)
        let end = text.lastIndex(where: { $0 != " " && $0 != "\n" })
        return end.map { String(text[...$0]) } ?? "holder unknown"
    }

    /// LOCK is for people to read; what locks is the directory and STORE, which nobody deletes by mistake.
    private func writeHolder(epoch: UInt64) throws(StorageError) {
        let file: any StorageFile
        do throws(StorageError) {
            file = try storage.open(Self.lockName, writable: true)
        } catch {
            guard error.isMissing else { throw error }
            file = try storage.create(Self.lockName)
        }
        defer { file.close() }
        var text = Array("\(options.holder) epoch \(epoch)".utf8.prefix(Self.holderBytes - 1))
        text += Array(repeating: UInt8(ascii: " "), count: Self.holderBytes - 1 - text.count) + [UInt8(ascii: "\n")]
        let buffer = AlignedBuffer(byteCount: Self.holderBytes)
        buffer.mutableBytes.copyBytes(from: text)
        try file.writeAll(buffer.bytes.slice(0, Self.holderBytes), at: 0)
    }

    /// STORE comes last: without it there is no store, and a creation that never finished is begun anew.
    private func createStore(_ names: [String]) throws(StoreFailure) {
        let leftovers: Set<String> = [
            Self.lockName, Self.quarantine, "lost+found", MarkFile.Kind.epoch.fileName, MarkFile.Kind.witness.fileName,
        ]
        let foreign = names.first {
            !leftovers.contains($0) && !$0.hasSuffix(".new") && !SegmentPreparer.isOurs($0)
        }
        if let foreign { throw .notAStore(place: storage.place, found: foreign) }
        guard let identity = options.create else { throw .missingStore(storage.place) }
        try disk { () throws(StorageError) in
            try storage.createFolder(Self.quarantine)
            try MarkFile.create(.epoch, in: storage, identity: identity)
            try MarkFile.create(.witness, in: storage, identity: identity)
            let block = AlignedBuffer(byteCount: StoreIdentity.byteCount)
            identity.encode(into: block.start)
            identity.encode(into: block.start + blockBytes)
            try storage.replace(StoreIdentity.fileName, with: block.bytes)
        }
    }

    // MARK: How the log goes on

    /// Where the first frame of the epoch goes and what it tells.
    private struct Start {
        /// Nil: into a new segment.
        var offset: Int?
        var note: EpochStart
        var carried: UnsafeRawBufferPointer
    }

    private func clearUp(_ end: LogWalk.End, epoch: UInt64) throws(StorageError) -> Start {
        if let unborn = end.unborn {
            try storage.remove(unborn.text)
            try storage.syncDirectory(nil)
        }
        var start = Start(
            note: EpochStart(previousEpoch: end.epoch, started: now), carried: .init(start: nil, count: 0))
        if let view = end.unproved {
            start.carried = view.start.slice(0, FrameHeader.byteCount + Int(view.header.payloadBytes))
        }
        guard let segment = end.segment else { return start }
        switch end.tail {
        case .noSegment, .ended:
            break
        case .clean(let offset):
            let length = roundedUpToBlock(FrameHeader.overheadBytes + EpochStart.byteCount + start.carried.count)
            if offset + length + blockBytes <= end.image.count {
                start.offset = offset
            } else {
                start.note.trim(segment.number, offset, end.image.slice(offset, 0))
            }
        case .torn(let offset, let byteCount, _):
            let bytes = end.image.slice(offset, byteCount)
            try putAside(bytes, as: "\(segment.text)-\(offset)-epoch-\(epoch)")
            start.note.trim(segment.number, offset, bytes)
        }
        return start
    }

    private func putAside(_ bytes: UnsafeRawBufferPointer, as name: String) throws(StorageError) {
        try storage.createFolder(Self.quarantine)
        try storage.syncDirectory(nil)
        let file = try storage.create(Self.quarantine + "/" + name)
        defer { file.close() }
        try file.writeAll(bytes, at: 0)
        try file.sync()
        try storage.syncDirectory(Self.quarantine)
    }

    /// Writes the first frame of the epoch and WITNESS after it.
    private func begin(
        _ end: LogWalk.End, _ start: Start, _ identity: StoreIdentity, _ writer: LogWriter,
        _ preparer: SegmentPreparer, _ index: FrameIndex
    ) throws(StoreFailure) -> EventLog.Position {
        let epoch = writer.epoch
        var header = FrameHeader(
            identity: identity, flags: .epochStart, offset: UInt64(start.offset ?? SegmentHeader.byteCount),
            epoch: epoch, firstSequence: end.nextSequence, durableThrough: end.lastSequence, instant: end.instant,
            previousInstant: end.instant, segment: end.segment?.number ?? 0, chain: end.chain, digest: end.digest)
        header.payloadBytes = UInt32(EpochStart.byteCount + start.carried.count)
        var turnover: LogWrite.Turnover?
        var segmentBytes = end.image.count
        if start.offset != nil, let segment = end.segment {
            try disk { () throws(StorageError) in try writer.use(storage.open(segment.text, writable: true)) }
        } else {
            try disk { () throws(StorageError) in try preparer.prepareOne() }
            let name = SegmentName(number: header.segment + 1, firstSequence: end.nextSequence)
            header.segment = name.number
            segmentBytes = options.segmentBytes
            turnover = LogWrite.Turnover(
                seal: nil, readyName: preparer.claim() ?? "", name: name,
                header: SegmentHeader(
                    identity: identity, number: name.number, firstSequence: end.nextSequence, epoch: epoch,
                    segmentBytes: segmentBytes, chain: end.chain))
            index.addSegment(name)
        }
        let job = LogWrite(writer, buffer: AlignedBuffer(byteCount: header.frameBytes), header: header)
        start.note.encode(into: job.buffer.start + FrameHeader.byteCount, carried: start.carried)
        header.encode(into: job.buffer.start)
        job.turnover = turnover
        job.run()
        if let failure = job.result() { throw failure }
        job.finish()
        // A store whose WITNESS cannot be written is not served: its first commit would stop it.
        try writer.checkHealth()
        return EventLog.Position(
            segment: header.segment, offset: Int(header.offset) + header.frameBytes, segmentIsEnded: false,
            segmentBytes: segmentBytes, nextSequence: end.nextSequence, chain: job.computeChain(),
            digest: end.digest, instant: end.instant)
    }

    private func disk<Value>(_ body: () throws(StorageError) -> Value) throws(StoreFailure) -> Value {
        do throws(StorageError) { return try body() } catch { throw StoreFailure(error, storage.place) }
    }
}

extension EpochStart {
    fileprivate mutating func trim(_ segment: UInt32, _ offset: Int, _ bytes: UnsafeRawBufferPointer) {
        trimmedSegment = segment
        trimmedOffset = UInt64(offset)
        trimmedBytes = UInt64(bytes.count)
        trimmedSum = ChainValue(summing: bytes)
    }
}

extension StoreIdentity {
    /// Reads and checks STORE.
    package static func read(from storage: any Storage) throws(StoreFailure) -> StoreIdentity {
        let buffer = AlignedBuffer(byteCount: byteCount + blockBytes)
        let came: Int
        do throws(StorageError) {
            let file = try storage.open(fileName, writable: false)
            defer { file.close() }
            came = try file.readAll(into: buffer.mutableBytes, at: 0)
        } catch {
            if error.isMissing { throw .missingStore(storage.place) }
            throw StoreFailure(error, storage.place)
        }
        return try StoreIdentity(decoding: buffer.bytes.slice(0, came))
    }
}
