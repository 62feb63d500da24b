import CShims
import Glibc

/// What a snapshot is of, and which program can read it.
///
/// The first block of `snap-<sequence>`, little-endian:
///
///     | magic 8 | major u16 | minor u16 | reader u16 | 0 u16 | store id 16 | timeline u64 | epoch u64 | sequence u64 |
///     | instant i64 | chain 32 | state digest 16 | build 32 | zero … | SHA-256 of all before it, 32 |
package struct SnapshotHeader: Equatable, Sendable {
    package var storeID: StoreID
    package var timeline: UInt64
    /// Of the writer whose records it ends with.
    package var epoch: UInt64
    /// The last record it holds.
    package var sequence: UInt64
    package var instant: Int64
    /// After a frame that ends with that record.
    package var chain: ChainValue
    package var digest: StateDigest
    /// The program that wrote it: the sections are in that program's own layout.
    package var build: ChainValue

    package init(
        _ identity: StoreIdentity, epoch: UInt64, sequence: UInt64, instant: Int64, chain: ChainValue,
        digest: StateDigest, build: ChainValue
    ) {
        storeID = identity.id
        timeline = identity.timeline
        self.epoch = epoch
        self.sequence = sequence
        self.instant = instant
        self.chain = chain
        self.digest = digest
        self.build = build
    }

    static let magic: UInt64 = 0x5041_4e53_5f52_4b52  // "RKR_SNAP"
    static let format = LogFormat(major: 1, minor: 0, reader: 1)

    func encode(into block: UnsafeMutableRawPointer) { encode(into: block, Self.format) }

    /// As a program of another format would, for tests.
    package func encode(into block: UnsafeMutableRawPointer, format: (major: UInt16, minor: UInt16, reader: UInt16)) {
        encode(into: block, LogFormat(major: format.major, minor: format.minor, reader: format.reader))
    }

    private func encode(into block: UnsafeMutableRawPointer, _ format: LogFormat) {
        memset(block, 0, blockBytes)
        block.put(Self.magic, at: 0)
        format.encode(into: block + 8)
        block.put(storeID.low, at: 16)
        block.put(storeID.high, at: 24)
        block.put(timeline, at: 32)
        block.put(epoch, at: 40)
        block.put(sequence, at: 48)
        block.put(instant, at: 56)
        chain.store(to: block + 64)
        block.put(digest.low, at: 96)
        block.put(digest.high, at: 104)
        build.store(to: block + 112)
        sealBlock(block)
    }

    init(decoding block: UnsafeRawPointer) throws(SnapshotFault) {
        guard blockIsWhole(block), block.get(UInt64.self, at: 0) == Self.magic else { throw .damaged("the header") }
        let (major, minor, reader) = (
            block.get(UInt16.self, at: 8), block.get(UInt16.self, at: 10), block.get(UInt16.self, at: 12)
        )
        guard reader <= Self.format.major else { throw .newerFormat(major: major, minor: minor) }
        storeID = StoreID(low: block.get(at: 16), high: block.get(at: 24))
        timeline = block.get(at: 32)
        epoch = block.get(at: 40)
        sequence = block.get(at: 48)
        instant = block.get(at: 56)
        chain = ChainValue(block + 64)
        digest = StateDigest(low: block.get(at: 96), high: block.get(at: 104))
        build = ChainValue(block + 112)
    }
}

/// Why a snapshot is not used. Never a reason to stop: the log has everything.
package enum SnapshotFault: Error, Equatable, CustomStringConvertible {
    case missing
    case newerFormat(major: UInt16, minor: UInt16)
    case otherStore(StoreID)
    case otherTimeline(UInt64)
    case otherBuild
    /// Of an epoch that EPOCH does not know.
    case laterEpoch(UInt64)
    case misnamed(sequence: UInt64)
    case wrongSize(expected: UInt64, found: UInt64)
    case damaged(String)
    /// Its sums are right, but the log says otherwise.
    case contradictsLog(String)
    case unreadable(StorageError)

    package var description: String {
        switch self {
        case .missing: "it is gone"
        case .newerFormat(let major, let minor): "its format \(major).\(minor) is newer than ours"
        case .otherStore(let id): "it is of another store, \(id)"
        case .otherTimeline(let timeline): "it is of another timeline, \(timeline)"
        case .otherBuild: "another build wrote it"
        case .laterEpoch(let epoch): "it is of epoch \(epoch), which never began"
        case .misnamed(let sequence): "it holds sequence \(sequence), which is not its name's"
        case .wrongSize(let expected, let found): "it has \(found) bytes, not \(expected)"
        case .damaged(let what): "\(what) is damaged"
        case .contradictsLog(let what): "the log contradicts it: \(what)"
        case .unreadable(let error): "\(error.operation.rawValue) failed, errno \(error.number)"
        }
    }
}

/// `snap-` and the sequence in 20 digits.
package struct SnapshotName: Equatable, Comparable, Sendable {
    package let sequence: UInt64

    static let prefix = "snap-"

    package init(sequence: UInt64) { self.sequence = sequence }

    /// Nil for any other name, also for that of an unfinished snapshot.
    init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), text.utf8.count == Self.prefix.utf8.count + 20,
            let sequence = UInt64(text.dropFirst(Self.prefix.utf8.count))
        else { return nil }
        self.sequence = sequence
    }

    package var text: String { Self.prefix + decimal(sequence, digits: 20) }

    package static func < (left: SnapshotName, right: SnapshotName) -> Bool { left.sequence < right.sequence }
}

/// Which program this is: the SHA-256 of its file.
package enum Build {
    /// Zero when the file cannot be read; then snapshots of one build cannot be told from those of another, and none
    /// is used.
    package static let current: ChainValue = {
        let file = Glibc.open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return .zero }
        defer { Glibc.close(file) }
        let size = lseek(file, 0, SEEK_END)
        guard size > 0, let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
            return .zero
        }
        defer { munmap(start, size) }
        return ChainValue(summing: UnsafeRawBufferPointer(start: start, count: size))
    }()
}
