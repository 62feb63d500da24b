import Glibc

/// Copies a store into another directory, also while its server runs. The copy is a store of its own: `verify` checks
/// it, `restore` and `repair` read it.
///
///     WITNESS read -> new frames of each segment -> read back from the device, chain-checked -> EPOCH, WITNESS written
///
/// Only frames that are proved durable are copied, so that the copy is never ahead of what the store itself keeps
/// through a crash. A pass that is cut short is taken up by the next one.
package final class StoreBackup {
    /// What one pass did.
    package struct Pass: Equatable, Sendable {
        package var bytesCopied: UInt64 = 0
        package var segments = 0
        /// Last record in the copy.
        package var lastSequence: UInt64 = 0
        /// Log time of that record's frame, UTC nanoseconds.
        package var instant: Int64 = 0
    }

    package let identity: StoreIdentity
    private let source: any Storage
    private let target: any Storage
    private var position = Position()

    /// Where the copy ends.
    private struct Position {
        var segment: UInt32 = 0
        var offset = 0
        var nextSequence: UInt64 = 1
        var chain = ChainValue.zero
        var instant: Int64 = 0
    }

    private static let chunkBytes = 4 << 20
    private static let stem = "copy-"

    /// An empty target becomes a copy; one that holds a copy of the same store is checked and gone on with.
    package init(from source: any Storage, to target: any Storage) throws(StoreFailure) {
        self.source = source
        self.target = target
        identity = try StoreIdentity.read(from: source)
        let names = try StoreBackup.disk(target) { () throws(StorageError) in try target.list(nil) }
        if names.contains(StoreIdentity.fileName) {
            let copied = try StoreIdentity.read(from: target)
            guard copied.id == identity.id else {
                throw .foreignStore(expected: identity.id, found: copied.id)
            }
            guard copied.timeline == identity.timeline else {
                throw .foreignTimeline(expected: identity.timeline, found: copied.timeline)
            }
            try checkCopy()
        } else {
            if let found = names.first(where: {
                $0 != "lost+found" && !$0.hasSuffix(".new") && $0 != "EPOCH" && $0 != "WITNESS"
            }) {
                throw .notAStore(place: target.place, found: found)
            }
            try StoreBackup.disk(target) { [identity] () throws(StorageError) in
                try MarkFile.create(.epoch, in: target, identity: identity)
                try MarkFile.create(.witness, in: target, identity: identity)
                let block = AlignedBuffer(byteCount: StoreIdentity.byteCount)
                identity.encode(into: block.start)
                identity.encode(into: block.start + blockBytes)
                try target.replace(StoreIdentity.fileName, with: block.bytes)
            }
        }
    }

    // MARK: A pass

    package func pass(progress: (UInt64) -> Void = { _ in }) throws(StoreFailure) -> Pass {
        var pass = Pass()
        let witness = try readMark(.witness)
        let names = try segmentNames(source)
        for (place, name) in names.enumerated() where name.number >= position.segment {
            try copy(name, isLast: place == names.count - 1, witness, &pass)
            pass.segments += 1
            progress(pass.bytesCopied)
        }
        // Not later than the frames: a witness of what is not copied would call the copy cut short.
        let epoch = try readMark(.epoch)
        try writeMark(.epoch, epoch)
        if !witness.isBeyond(position.segment, UInt64(position.offset)) {
            try writeMark(.witness, witness)
        }
        pass.lastSequence = position.nextSequence - 1
        pass.instant = position.instant
        return pass
    }

    /// Walks the whole copy: every byte, sum and link of the chain.
    private func checkCopy() throws(StoreFailure) {
        let names = try segmentNames(target)
        guard !names.isEmpty else { return }
        let epoch = try MarkFile(.epoch, in: target, identity: identity, writable: false)
        defer { epoch.close() }
        let witness = try MarkFile(.witness, in: target, identity: identity, writable: false)
        defer { witness.close() }
        // A pass that was cut short has frames of an epoch that EPOCH does not tell yet.
        let epochMax = max(epoch.mark.epoch, try readMark(.epoch).epoch)
        var walk = LogWalk(
            storage: target, identity: identity, witness: witness.mark, epochMax: epochMax,
            readsDevice: true,
            index: nil, visitor: .init())
        let end = try walk.run()
        position.segment = end.segment?.number ?? 0
        position.nextSequence = end.nextSequence
        position.chain = end.chain
        position.instant = end.instant
        switch end.tail {
        case .noSegment: position.offset = 0
        case .clean(let offset), .torn(let offset, _, _): position.offset = offset
        case .ended: position.offset = end.image.count
        }
    }

    private func copy(
        _ name: SegmentName, isLast: Bool, _ witness: Mark, _ pass: inout Pass
    ) throws(StoreFailure) {
        if name.number > position.segment {
            try begin(name)
            position.segment = name.number
            position.offset = SegmentHeader.byteCount
        }
        let (bytes, memory) = try tail(of: name, from: position.offset)
        defer { withExtendedLifetime(memory) {} }
        guard bytes.count > 0 else { return }
        var next = position
        var proved = position
        var at = 0
        while at + blockBytes <= bytes.count,
            let view = try? FrameView(bytes.slice(at, bytes.count - at))
        {
            // Whatever is whole here proves the frame before it.
            proved = next
            try belongs(view, next, name, at: at)
            at += view.header.frameBytes
            next.offset = position.offset + at
            next.nextSequence = view.header.nextSequence
            next.chain = view.chainAfter
            next.instant = view.header.instant
            let isWitnessed =
                witness.segment > name.number
                || (witness.segment == name.number && witness.endOffset >= UInt64(next.offset))
            if view.header.flags.contains(.seal) || isWitnessed { proved = next }
        }
        var end = proved
        if !isLast {
            // A segment that others follow does not change any more, whatever stands behind its last frame.
            end = next
            end.offset = position.offset + bytes.count
        }
        let count = end.offset - position.offset
        guard count > 0 else { return }
        try write(bytes.slice(0, count), to: name, at: position.offset)
        pass.bytesCopied += UInt64(count)
        position = end
        // The following segment says how a torn tail was settled; only a walk follows that.
        if !isLast, at != bytes.count { try checkSettled(name) }
    }

    private func belongs(
        _ view: FrameView, _ next: Position, _ name: SegmentName, at offset: Int
    ) throws(StoreFailure) {
        let header = view.header
        let place = UInt64(position.offset + offset)
        let fault: String? =
            if header.storeIDLow != identity.id.low || header.timeline != identity.timeline {
                "frame of another store or timeline"
            } else if header.segment != name.number || header.offset != place {
                "frame of another segment or offset"
            } else if header.firstSequence != next.nextSequence || header.chain != next.chain {
                "the frame does not continue what was copied: the store was replaced by another history"
            } else { nil }
        if let fault { throw .damaged(.init(name.text, place, next.nextSequence, fault)) }
    }

    /// Goes on from what a walk over the copy and the next segment's first frame finds.
    private func checkSettled(_ name: SegmentName) throws(StoreFailure) {
        let names = try segmentNames(source)
        guard let following = names.first(where: { $0.number == name.number + 1 }) else { return }
        try begin(following)
        let first = SegmentHeader.byteCount
        let (bytes, memory) = try tail(of: following, from: first)
        defer { withExtendedLifetime(memory) {} }
        guard let view = try? FrameView(bytes) else {
            throw .damaged(.init(following.text, UInt64(first), position.nextSequence, "no first frame"))
        }
        try write(bytes.slice(0, view.header.frameBytes), to: following, at: first)
        try checkCopy()
    }

    // MARK: Files

    private func segmentNames(_ storage: any Storage) throws(StoreFailure) -> [SegmentName] {
        let all = try StoreBackup.disk(storage) { () throws(StorageError) in try storage.list(nil) }
        return all.compactMap(SegmentName.init).sorted { $0.number < $1.number }
    }

    /// The header and a file of full length, which is zero where nothing was copied yet.
    private func begin(_ name: SegmentName) throws(StoreFailure) {
        let buffer = AlignedBuffer(byteCount: SegmentHeader.byteCount)
        let size = try StoreBackup.disk(source) { [source] () throws(StorageError) -> UInt64 in
            let file = try source.open(name.text, writable: false)
            defer { file.close() }
            _ = try file.readAll(into: buffer.mutableBytes, at: 0)
            return try file.size()
        }
        let header = try SegmentHeader(decoding: UnsafeRawPointer(buffer.start), file: name.text)
        guard header.storeID == identity.id, header.timeline == identity.timeline,
            header.segmentBytes == size
        else {
            throw .damaged(
                .init(name.text, 0, name.firstSequence, "the header is not of this store or size"))
        }
        try StoreBackup.disk(target) { [target] () throws(StorageError) in
            if try target.list(nil).contains(name.text) { return }
            let temporary = StoreBackup.stem + name.text
            do throws(StorageError) { try target.remove(temporary) } catch {
                guard error.isMissing else { throw error }
            }
            let file = try target.create(temporary)
            defer { file.close() }
            try file.writeAll(buffer.bytes, at: 0)
            let zero = AlignedBuffer(byteCount: blockBytes)
            memset(zero.start, 0, blockBytes)
            try file.writeAll(zero.bytes, at: size - UInt64(blockBytes))
            try file.sync()
            try target.rename(temporary, to: name.text)
            try target.syncDirectory(nil)
        }
    }

    /// Everything from there up to the last byte that is not zero, in whole blocks.
    private func tail(
        of name: SegmentName, from offset: Int
    ) throws(StoreFailure) -> (UnsafeRawBufferPointer, AlignedBuffer) {
        try StoreBackup.disk(source) { [source] () throws(StorageError) in
            let file = try source.open(name.text, writable: false)
            defer { file.close() }
            let size = Int(try file.size())
            let memory = AlignedBuffer(byteCount: max(blockBytes, size - offset))
            var came = 0
            while offset + came < size {
                let count = min(StoreBackup.chunkBytes, size - offset - came)
                let chunk = UnsafeMutableRawBufferPointer(start: memory.start + came, count: count)
                let read = try file.readAll(into: chunk, at: UInt64(offset + came))
                came += read
                // Segments are written from the front into zeros.
                if read < count || UnsafeRawBufferPointer(chunk).isAllZero { break }
            }
            let last = memory.bytes.slice(0, came).lastNonZero.map { roundedUpToBlock($0 + 1) } ?? 0
            return (memory.bytes.slice(0, min(last, came)), memory)
        }
    }

    /// Writes, syncs, and reads back from the device.
    private func write(
        _ bytes: UnsafeRawBufferPointer, to name: SegmentName, at offset: Int
    ) throws(StoreFailure) {
        let isSame = try StoreBackup.disk(target) { [target] () throws(StorageError) -> Bool in
            let file = try target.open(name.text, writable: true)
            defer { file.close() }
            try file.writeAll(bytes, at: UInt64(offset))
            try file.sync()
            let check = AlignedBuffer(byteCount: StoreBackup.chunkBytes)
            var done = 0
            while done < bytes.count {
                let count = min(StoreBackup.chunkBytes, bytes.count - done)
                let chunk = UnsafeMutableRawBufferPointer(start: check.start, count: count)
                let came = try file.readAll(into: chunk, at: UInt64(offset + done), direct: true)
                guard came == count, check.bytes.slice(0, count).equals(bytes.slice(done, count)) else {
                    return false
                }
                done += count
            }
            return true
        }
        guard isSame else {
            throw .damaged(
                .init(
                    name.text, UInt64(offset), position.nextSequence,
                    "the copy does not read back as it was written"))
        }
    }

    private func readMark(_ kind: MarkFile.Kind) throws(StoreFailure) -> Mark {
        let file = try MarkFile(kind, in: source, identity: identity, writable: false)
        defer { file.close() }
        return file.mark
    }

    private func writeMark(_ kind: MarkFile.Kind, _ mark: Mark) throws(StoreFailure) {
        let file = try MarkFile(kind, in: target, identity: identity, writable: true)
        defer { file.close() }
        guard file.mark != mark else { return }
        try StoreBackup.disk(target) { () throws(StorageError) in
            try file.write(mark)
            try file.sync()
        }
    }

    private static func disk<Value>(
        _ storage: any Storage, _ body: () throws(StorageError) -> Value
    ) throws(StoreFailure) -> Value {
        do throws(StorageError) { return try body() } catch { throw StoreFailure(error, storage.place) }
    }
}
