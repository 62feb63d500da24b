import Glibc

/// A position of the log, as EPOCH and WITNESS keep it.
struct Mark: Equatable {
    var epoch: UInt64 = 0
    /// Last durable record.
    var sequence: UInt64 = 0
    /// 0: no segment yet.
    var segment: UInt32 = 0
    /// Where the last durable frame ends.
    var endOffset: UInt64 = 0
    /// The chain up to the frame before that one, and that frame's own checksum: together they name the history.
    var chainBefore = ChainValue.zero
    var frameSum: UInt32 = 0
    /// UTC nanoseconds.
    var instant: Int64 = 0

    func isBeyond(_ segment: UInt32, _ offset: UInt64) -> Bool {
        self.segment > segment || (self.segment == segment && endOffset > offset)
    }
}

/// EPOCH or WITNESS: one mark in two slots of 4 KiB, so that a torn write leaves the older one. Little-endian.
///
///     | kind u64 | store id 16 | timeline u64 | counter u64 | epoch u64 | sequence u64 | segment u32 | frame sum u32 |
///     | end offset u64 | instant i64 | chain before 32 | zero … | CRC32C of all before it u32 |
///
/// A slot is written again and again until it is synced; only then the other one's turn comes.
final class MarkFile {
    enum Kind: UInt64 {
        case epoch = 0x4843_4f50_4552_4b52  // "RKREPOCH"
        case witness = 0x5353_4e54_4957_4b52  // "RKWITNSS"

        var fileName: String {
            switch self {
            case .epoch: "EPOCH"
            case .witness: "WITNESS"
            }
        }
    }

    let kind: Kind
    private(set) var mark: Mark
    /// Slots that are not whole; one of two is what a crash may leave.
    let badSlots: [Int]

    private let file: any StorageFile
    private let identity: StoreIdentity
    /// What the file holds, as far as we know.
    private let image = AlignedBuffer(byteCount: MarkFile.byteCount)
    private let check = AlignedBuffer(byteCount: MarkFile.byteCount)
    private var counter: UInt64
    private var turn: Int

    static let byteCount = 2 * blockBytes

    /// A writer takes what the device holds: after a failed sync the page cache may show a mark that was never
    /// written. Such a mark stands in the slot whose turn it is, so the next write makes both agree again.
    init(_ kind: Kind, in storage: any Storage, identity: StoreIdentity, writable: Bool) throws(StoreFailure)
    {
        self.kind = kind
        self.identity = identity
        let name = kind.fileName
        let came: Int
        do throws(StorageError) {
            file = try storage.open(name, writable: writable)
            // A killed life may have left the newest slot in the page cache only; we are about to write the other one.
            if writable { try file.sync() }
            came = try file.readAll(into: image.mutableBytes, at: 0, direct: writable)
        } catch {
            if error.isMissing { throw .damaged(.init(name, 0, 0, "the file is missing")) }
            throw StoreFailure(error, storage.place)
        }
        guard came == Self.byteCount else { throw .damaged(.init(name, 0, 0, "\(came) bytes")) }
        var newest: (slot: Int, counter: UInt64, mark: Mark)?
        var bad: [Int] = []
        for slot in 0..<2 {
            guard
                let found = try Self.decode(UnsafeRawPointer(image.start + slot * blockBytes), kind, identity)
            else {
                bad.append(slot)
                continue
            }
            if newest.map({ found.counter > $0.counter }) ?? true {
                newest = (slot, found.counter, found.mark)
            }
        }
        guard let newest else { throw .damaged(.init(name, 0, 0, "both slots are bad")) }
        badSlots = bad
        mark = newest.mark
        counter = newest.counter
        turn = 1 - newest.slot
    }

    /// Both slots of a new file, durable. The name may exist from a creation that never finished.
    static func create(_ kind: Kind, in storage: any Storage, identity: StoreIdentity) throws(StorageError) {
        let buffer = AlignedBuffer(byteCount: byteCount)
        encode(Mark(), counter: 0, kind, identity, into: buffer.start)
        encode(Mark(), counter: 1, kind, identity, into: buffer.start + blockBytes)
        try storage.replace(kind.fileName, with: buffer.bytes)
    }

    func write(_ mark: Mark) throws(StorageError) {
        counter += 1
        let slot = image.start + turn * blockBytes
        Self.encode(mark, counter: counter, kind, identity, into: slot)
        try file.writeAll(UnsafeRawPointer(slot).slice(0, blockBytes), at: UInt64(turn * blockBytes))
        self.mark = mark
    }

    func sync() throws(StorageError) {
        try file.sync()
        turn = 1 - turn
    }

    /// Whether the file still holds what we wrote; if not, the highest epoch found in it.
    func isUnchanged(direct: Bool) throws(StorageError) -> Bool {
        let came = try file.readAll(into: check.mutableBytes, at: 0, direct: direct)
        return came == Self.byteCount && check.bytes.equals(image.bytes)
    }

    /// After `isUnchanged` said no: the highest epoch in the file.
    var foundEpoch: UInt64 {
        var highest: UInt64 = 0
        for slot in 0..<2 {
            let found = try? Self.decode(UnsafeRawPointer(check.start + slot * blockBytes), kind, identity)
            highest = max(highest, found?.mark.epoch ?? 0)
        }
        return highest
    }

    func close() { file.close() }

    private static func encode(
        _ mark: Mark, counter: UInt64, _ kind: Kind, _ identity: StoreIdentity,
        into slot: UnsafeMutableRawPointer
    ) {
        memset(slot, 0, blockBytes)
        slot.put(kind.rawValue, at: 0)
        slot.put(identity.id.low, at: 8)
        slot.put(identity.id.high, at: 16)
        slot.put(identity.timeline, at: 24)
        slot.put(counter, at: 32)
        slot.put(mark.epoch, at: 40)
        slot.put(mark.sequence, at: 48)
        slot.put(mark.segment, at: 56)
        slot.put(mark.endOffset, at: 64)
        slot.put(mark.instant, at: 72)
        slot.put(mark.frameSum, at: 60)
        mark.chainBefore.store(to: slot + 80)
        slot.put(crc32c(UnsafeRawPointer(slot).slice(0, blockBytes - 4)), at: blockBytes - 4)
    }

    /// Nil when the slot is not whole.
    private static func decode(
        _ slot: UnsafeRawPointer, _ kind: Kind, _ identity: StoreIdentity
    ) throws(StoreFailure) -> (counter: UInt64, mark: Mark)? {
        guard slot.get(UInt32.self, at: blockBytes - 4) == crc32c(slot.slice(0, blockBytes - 4)),
            slot.get(UInt64.self, at: 0) == kind.rawValue
        else { return nil }
        let id = StoreID(low: slot.get(at: 8), high: slot.get(at: 16))
        guard id == identity.id else { throw .foreignStore(expected: identity.id, found: id) }
        let timeline = slot.get(UInt64.self, at: 24)
        guard timeline == identity.timeline else {
            throw .foreignTimeline(expected: identity.timeline, found: timeline)
        }
        let mark = Mark(
            epoch: slot.get(at: 40), sequence: slot.get(at: 48), segment: slot.get(at: 56),
            endOffset: slot.get(at: 64), chainBefore: ChainValue(slot + 80), frameSum: slot.get(at: 60),
            instant: slot.get(at: 72))
        let counter = slot.get(UInt64.self, at: 32)
        // No writer gets there, and neither may wrap.
        guard counter < .max, mark.epoch < .max else { return nil }
        return (counter, mark)
    }
}

extension Storage {
    /// Writes a whole small file under a temporary name, makes it durable, then gives it its name.
    func replace(_ name: String, with bytes: UnsafeRawBufferPointer) throws(StorageError) {
        let temporary = name + ".new"
        do throws(StorageError) { try remove(temporary) } catch { guard error.isMissing else { throw error } }
        let file = try create(temporary)
        defer { file.close() }
        try file.writeAll(bytes, at: 0)
        try file.sync()
        try rename(temporary, to: name)
        try syncDirectory(nil)
    }
}
