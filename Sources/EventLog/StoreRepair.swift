/// Mends a damaged store from a backup or replica of it: frame by frame, and only where the chain proves the piece.
///
/// A piece of the backup is taken when it is the frame that must stand there: it links to the frame before it and the
/// one behind it links to it. What stood there is kept in quarantine. There is no way to skip damage.
package struct StoreRepair {
    package struct Report: Equatable, Sendable {
        /// What was put back, a line each.
        package var mended: [String] = []
    }

    private let storage: any Storage
    private let backup: any Storage

    package init(_ storage: any Storage, from backup: any Storage) {
        self.storage = storage
        self.backup = backup
    }

    /// More damage than this is a restore.
    private static let placesMax = 10_000

    /// Holds the store's lock meanwhile. Throws what cannot be mended; what was mended before stays mended.
    package func run(_ mendedPlace: (String) -> Void = { _ in }) throws(StoreFailure) -> Report {
        try disk { [storage] () throws(StorageError) in try storage.lock(nil) }
        defer { storage.unlockAll() }
        var report = Report()
        try mendIdentity(&report)
        let identity = try StoreIdentity.read(from: storage)
        let copied = try StoreIdentity.read(from: backup)
        guard copied.id == identity.id else {
            throw .foreignStore(expected: identity.id, found: copied.id)
        }
        guard copied.timeline == identity.timeline else {
            throw .foreignTimeline(expected: identity.timeline, found: copied.timeline)
        }
        try mendMark(.epoch, identity, &report)
        try mendMark(.witness, identity, &report)
        for _ in 0..<StoreRepair.placesMax {
            let line: String
            switch try firstDamage() {
            case nil: return report
            case .damaged(let damage): line = try mend(damage, identity)
            case .shorterThanWitness(let witness, let log):
                guard let found = try mendEnd(identity) else {
                    throw .shorterThanWitness(witness: witness, log: log)
                }
                line = found
            case .some(let failure): throw failure
            }
            report.mended.append(line)
            mendedPlace(line)
        }
        throw .damaged(
            .init(
                "log", 0, 0,
                "more than \(StoreRepair.placesMax) bad places: restore from the backup instead"))
    }

    private func firstDamage() throws(StoreFailure) -> StoreFailure? {
        do throws(StoreFailure) {
            _ = try StoreVerifier(storage).run()
            return nil
        } catch {
            return error
        }
    }

    /// The last segments are gone: the next one comes from the backup.
    private func mendEnd(_ identity: StoreIdentity) throws(StoreFailure) -> String? {
        let ours = try disk { [storage] () throws(StorageError) in try storage.list(nil) }.compactMap(
            SegmentName.init)
        let kept = try disk { [backup] () throws(StorageError) in try backup.list(nil) }.compactMap(
            SegmentName.init)
        let last = ours.map(\.number).max() ?? 0
        guard let wanted = kept.first(where: { $0.number == last + 1 }) else { return nil }
        let bytes = try load(backup, wanted.text)
        let header = try SegmentHeader(decoding: UnsafeRawPointer(bytes.start), file: wanted.text)
        guard header.storeID == identity.id, header.timeline == identity.timeline,
            header.number == wanted.number
        else { return nil }
        try disk { [storage] () throws(StorageError) in
            try storage.replace(wanted.text, with: bytes.bytes)
        }
        return "\(wanted.text): the whole file"
    }

    // MARK: Pieces

    private func mend(_ damage: StoreFailure.Damage, _ identity: StoreIdentity) throws(StoreFailure)
        -> String
    {
        if let name = SegmentName(damage.file) {
            return damage.offset < UInt64(SegmentHeader.byteCount)
                ? try mendHeaderOrFile(name, damage, identity) : try mendFrame(name, damage, identity)
        }
        throw .damaged(damage)
    }

    /// A segment that is missing, cut, or has a bad header.
    private func mendHeaderOrFile(
        _ name: SegmentName, _ damage: StoreFailure.Damage, _ identity: StoreIdentity
    ) throws(StoreFailure) -> String {
        // "Segment n before it is missing": the file named is the one behind the gap.
        var wanted = name
        let present = Set(try disk { [storage] () throws(StorageError) in try storage.list(nil) })
        let kept = try disk { [backup] () throws(StorageError) in try backup.list(nil) }.compactMap(
            SegmentName.init)
        if damage.what.hasSuffix("is missing") {
            guard
                let gone = kept.sorted(by: { $0.number < $1.number }).first(where: {
                    !present.contains($0.text) && $0.number < name.number
                })
            else { throw .damaged(damage) }
            wanted = gone
        }
        guard kept.contains(wanted) else { throw .damaged(damage) }
        let bytes = try load(backup, wanted.text)
        let header = try SegmentHeader(decoding: UnsafeRawPointer(bytes.start), file: wanted.text)
        guard header.storeID == identity.id, header.timeline == identity.timeline,
            header.number == wanted.number,
            header.segmentBytes == UInt64(bytes.byteCount)
        else { throw .damaged(damage) }
        if present.contains(wanted.text) {
            let old = try load(storage, wanted.text)
            if old.byteCount == bytes.byteCount {
                let count = SegmentHeader.byteCount
                guard !old.bytes.slice(0, count).equals(bytes.bytes.slice(0, count)) else {
                    throw .damaged(damage)
                }
                try replace(wanted, 0, bytes.bytes.slice(0, count), old: old.bytes.slice(0, count))
                return "\(wanted.text): the header"
            }
            try keep(old.bytes, "\(wanted.text)-whole")
        }
        try disk { [storage] () throws(StorageError) in
            try storage.replace(wanted.text, with: bytes.bytes)
        }
        return "\(wanted.text): the whole file"
    }

    private func mendFrame(
        _ name: SegmentName, _ damage: StoreFailure.Damage, _ identity: StoreIdentity
    ) throws(StoreFailure) -> String {
        let ours = try load(storage, name.text)
        let kept: AlignedBuffer
        do throws(StoreFailure) { kept = try load(backup, name.text) } catch { throw .damaged(damage) }
        let offset = Int(damage.offset)
        guard kept.byteCount == ours.byteCount, offset + blockBytes <= kept.byteCount,
            let view = try? FrameView(kept.bytes.slice(offset, kept.byteCount - offset)),
            view.header.storeIDLow == identity.id.low, view.header.timeline == identity.timeline,
            view.header.segment == name.number, view.header.offset == damage.offset
        else { throw .damaged(damage) }
        let length = view.header.frameBytes
        guard !ours.bytes.slice(offset, length).equals(kept.bytes.slice(offset, length)) else {
            throw .damaged(damage)
        }
        guard links(view, in: ours, name, before: offset), follows(view, in: ours, at: offset + length)
        else {
            throw .damaged(
                .init(
                    damage.file, damage.offset, damage.sequence,
                    "the backup's frame does not link to its neighbours"))
        }
        try replace(
            name, offset, kept.bytes.slice(offset, length), old: ours.bytes.slice(offset, length))
        return
            "\(name.text) at offset \(offset): records \(view.header.firstSequence) to \(view.header.nextSequence - 1)"
    }

    /// The chain of the frame before the place leads to the piece.
    private func links(
        _ view: FrameView, in ours: AlignedBuffer, _ name: SegmentName, before offset: Int
    ) -> Bool {
        guard let header = try? SegmentHeader(decoding: UnsafeRawPointer(ours.start), file: name.text)
        else { return false }
        var chain = header.chain
        var at = SegmentHeader.byteCount
        while at < offset, let frame = try? FrameView(ours.bytes.slice(at, ours.byteCount - at)) {
            chain = frame.chainAfter
            at += frame.header.frameBytes
        }
        return at == offset && view.header.chain == chain
    }

    /// What stands behind the piece in our file continues it, or is not whole itself.
    private func follows(_ view: FrameView, in ours: AlignedBuffer, at offset: Int) -> Bool {
        guard offset + blockBytes <= ours.byteCount,
            let next = try? FrameView(ours.bytes.slice(offset, ours.byteCount - offset))
        else { return true }
        return next.header.chain == view.chainAfter
            && next.header.firstSequence == view.header.nextSequence
    }

    // MARK: Small files

    private func mendIdentity(_ report: inout Report) throws(StoreFailure) {
        do throws(StoreFailure) {
            _ = try StoreIdentity.read(from: storage)
        } catch {
            guard error.isOfContent else { throw error }
            let identity = try StoreIdentity.read(from: backup)
            let block = AlignedBuffer(byteCount: StoreIdentity.byteCount)
            identity.encode(into: block.start)
            identity.encode(into: block.start + blockBytes)
            try disk { [storage] () throws(StorageError) in
                try storage.replace(StoreIdentity.fileName, with: block.bytes)
            }
            report.mended.append("STORE")
        }
    }

    /// EPOCH must not fall below any frame's, WITNESS must not claim what was lost: the backup's are older proofs.
    private func mendMark(
        _ kind: MarkFile.Kind, _ identity: StoreIdentity, _ report: inout Report
    ) throws(StoreFailure) {
        // With one bad slot the other is used, which is older: its mark is still true, but for the epoch.
        var mark: Mark?
        do throws(StoreFailure) {
            let file = try MarkFile(kind, in: storage, identity: identity, writable: false)
            defer { file.close() }
            if file.badSlots.isEmpty { return }
            mark = file.mark
        } catch {
            guard error.isOfContent else { throw error }
        }
        let kept = try MarkFile(kind, in: backup, identity: identity, writable: false)
        defer { kept.close() }
        var whole = mark ?? kept.mark
        if kind == .epoch { whole.epoch = max(whole.epoch, try highestEpoch(identity)) }
        try disk { [storage] () throws(StorageError) in
            try MarkFile.create(kind, in: storage, identity: identity)
        }
        let file = try MarkFile(kind, in: storage, identity: identity, writable: true)
        defer { file.close() }
        try disk { () throws(StorageError) in
            try file.write(whole)
            try file.sync()
        }
        report.mended.append(kind.fileName)
    }

    private func highestEpoch(_ identity: StoreIdentity) throws(StoreFailure) -> UInt64 {
        var highest: UInt64 = 0
        let names = try disk { [storage] () throws(StorageError) in try storage.list(nil) }
        for name in names.compactMap(SegmentName.init) {
            let bytes = try load(storage, name.text)
            var at = SegmentHeader.byteCount
            while at + blockBytes <= bytes.byteCount {
                guard let view = try? FrameView(bytes.bytes.slice(at, bytes.byteCount - at)),
                    view.header.storeIDLow == identity.id.low
                else {
                    at += blockBytes
                    continue
                }
                highest = max(highest, view.header.epoch)
                at += view.header.frameBytes
            }
        }
        return highest
    }

    // MARK: Files

    private func load(_ storage: any Storage, _ name: String) throws(StoreFailure) -> AlignedBuffer {
        do throws(StorageError) {
            let file = try storage.open(name, writable: false)
            defer { file.close() }
            let size = Int(try file.size())
            guard size >= SegmentHeader.byteCount, size % blockBytes == 0, size <= 1 << 30 else {
                let memory = AlignedBuffer(byteCount: roundedUpToBlock(max(size, SegmentHeader.byteCount)))
                memory.mutableBytes.initializeMemory(as: UInt8.self, repeating: 0)
                _ = try file.readAll(into: memory.mutableBytes, at: 0)
                return memory
            }
            let memory = AlignedBuffer(byteCount: size)
            _ = try file.readAll(into: memory.mutableBytes, at: 0)
            return memory
        } catch {
            throw StoreFailure(error, storage.place)
        }
    }

    private func replace(
        _ name: SegmentName, _ offset: Int, _ bytes: UnsafeRawBufferPointer, old: UnsafeRawBufferPointer
    ) throws(StoreFailure) {
        try keep(old, "\(name.text)-\(offset)-repaired")
        try disk { [storage] () throws(StorageError) in
            let file = try storage.open(name.text, writable: true)
            defer { file.close() }
            try file.writeAll(bytes, at: UInt64(offset))
            try file.sync()
        }
    }

    private func keep(_ bytes: UnsafeRawBufferPointer, _ name: String) throws(StoreFailure) {
        try disk { [storage] () throws(StorageError) in
            try storage.createFolder("quarantine")
            let names = Set(try storage.list("quarantine"))
            var free = name
            var number = 2
            while names.contains(free) {
                free = "\(name)-\(number)"
                number += 1
            }
            let file = try storage.create("quarantine/" + free)
            defer { file.close() }
            try file.writeAll(bytes, at: 0)
            try file.sync()
            try storage.syncDirectory("quarantine")
        }
    }

    private func disk<Value>(_ body: () throws(StorageError) -> Value) throws(StoreFailure) -> Value {
        do throws(StorageError) { return try body() } catch {
            if error.isLocked { throw .locked(place: storage.place, holder: "stop the server first") }
            throw StoreFailure(error, storage.place)
        }
    }
}

extension StoreFailure {
    /// The file is there, but what it says cannot be trusted, or it is gone.
    fileprivate var isOfContent: Bool {
        switch self {
        case .damaged, .missingStore: true
        default: false
        }
    }
}
