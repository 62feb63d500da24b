import EventLog
import Receivables
import Synchronization

extension SnapshotReader: StatePort {
    package func write(_ block: UnsafeRawBufferPointer) throws { preconditionFailure("a reader is not written") }
}

/// Hands blocks on to a snapshot for as long as it is wanted: writing a large one takes minutes.
private final class WantedPort: StatePort {
    private let writer: SnapshotWriter
    private let isWanted: () -> Bool

    init(_ writer: SnapshotWriter, _ isWanted: @escaping () -> Bool) {
        self.writer = writer
        self.isWanted = isWanted
    }

    func begin(_ section: StaticString) { writer.begin(section) }

    func write(_ block: UnsafeRawBufferPointer) throws {
        guard isWanted() else { throw Snapshots.Unwanted() }
        try writer.write(block)
    }

    func read(into block: UnsafeMutableRawBufferPointer) throws -> Int {
        preconditionFailure("a writer is not read")
    }
}

/// How often a store's state is written down, and how many of these writings stay.
package struct SnapshotPlan: Equatable, Sendable {
    /// Records between two snapshots; 0: none are written.
    package var everyRecords: UInt64 = 500_000
    /// At least two, so that the older one is there when the newest is bad.
    package var keep = 2

    package init() {}
}

/// Writes the snapshots of an open store and counts them.
package final class Snapshots: Sendable {
    package struct Figures: Equatable, Sendable {
        package var written: UInt64 = 0
        package var failed: UInt64 = 0
        /// Of the newest one; 0: none was written since the start.
        package var sequence: UInt64 = 0
        package var bytes: UInt64 = 0
        package var nanoseconds: UInt64 = 0

        package init() {}
    }

    /// Nobody wants the snapshot any more that was being written; nothing of it is left.
    struct Unwanted: Error {}

    package let plan: SnapshotPlan
    /// The snapshot that the writer's book began with.
    let start: SnapshotHeader?
    private let folder: SnapshotFolder
    private let identity: StoreIdentity
    private let epoch: UInt64
    private let clock: any Clock
    private let build: ChainValue
    private let shared: Mutex<Figures>

    init(
        _ log: EventLog, _ plan: SnapshotPlan, after start: SnapshotHeader?, clock: any Clock, build: ChainValue
    ) {
        self.plan = plan
        self.start = start
        self.clock = clock
        self.build = build
        folder = log.snapshots
        identity = log.identity
        epoch = log.epoch
        var figures = Figures()
        figures.sequence = start?.sequence ?? 0
        shared = Mutex(figures)
    }

    package var figures: Figures { shared.withLock { $0 } }

    func isDue(at sequence: UInt64) -> Bool {
        plan.everyRecords > 0 && sequence - min(sequence, figures.sequence) >= plan.everyRecords
    }

    /// The state that the writer began with, for a second book.
    func restored() throws -> Replay? {
        guard let start else { return nil }
        return try Replay(folder.open(SnapshotName(sequence: start.sequence), of: identity, build: build))
    }

    /// Writes what `mark` says is durable. The caller's digest was compared with the writer's at that mark.
    /// Throws `Unwanted`, and counts nothing, once `isWanted` says no.
    @discardableResult
    package func write(
        _ book: inout Book, _ keys: inout RequestKeys, at mark: DurableMark, isWanted: @escaping () -> Bool = { true }
    ) throws -> UInt64 {
        precondition(book.sequence == mark.sequence && book.digest == mark.digest, "a snapshot of another state")
        let began = clock.monotonic
        do {
            let header = SnapshotHeader(
                identity, epoch: epoch, sequence: mark.sequence, instant: book.instant.nanoseconds,
                chain: mark.chain, digest: StateDigest(mark.digest), build: build)
            let writer = try SnapshotWriter(header, in: folder.storage)
            try StateStream(writing: WantedPort(writer, isWanted)).pass(&book, &keys)
            try writer.install()
            try folder.keep(max(1, plan.keep), of: identity, build: build)
            let bytes = writer.byteCount
            shared.withLock {
                $0.written += 1
                $0.sequence = mark.sequence
                $0.bytes = bytes
                $0.nanoseconds = UInt64(clock.monotonic - began)
            }
            return bytes
        } catch let unwanted as Unwanted {
            throw unwanted
        } catch {
            shared.withLock {
                $0.failed += 1
                // Not again at once: the disk that refused will refuse.
                $0.sequence = mark.sequence
            }
            throw error
        }
    }
}

/// An opened log with the state that its records make.
struct OpenedLog {
    let log: EventLog
    let replay: Replay
    /// Snapshots that were there and not used, the newest first, each with the reason.
    let falls: [String]

    /// Begins with the newest snapshot that is good and that the log agrees with; with none, at the first record.
    static func open(
        _ storage: any Storage, clock: any Clock, options: EventLog.Options, build: ChainValue,
        progress: (UInt64) -> Void
    ) throws(StoreFailure) -> OpenedLog {
        var options = options
        var falls: [String] = []
        if let identity = try? StoreIdentity.read(from: storage) {
            let folder = SnapshotFolder(storage)
            options.provedThrough = folder.provedThrough(identity)
            for name in folder.names() {
                let replay: Replay
                do { replay = try Replay(folder.open(name, of: identity, build: build)) } catch {
                    falls.append("\(name.text): \(error)")
                    continue
                }
                do throws(StoreFailure) {
                    let log = try open(storage, clock, options, replay, progress)
                    if replay.isProved { return OpenedLog(log: log, replay: replay, falls: falls) }
                    try log.close(at: clock.wall)
                    falls.append("\(name.text): \(SnapshotFault.contradictsLog("no frame ends as it says"))")
                } catch {
                    guard let why = replay.contradiction else { throw error }
                    falls.append("\(name.text): \(SnapshotFault.contradictsLog(why))")
                }
            }
        }
        let replay = Replay()
        return OpenedLog(log: try open(storage, clock, options, replay, progress), replay: replay, falls: falls)
    }

    private static func open(
        _ storage: any Storage, _ clock: any Clock, _ options: EventLog.Options, _ replay: Replay,
        _ progress: (UInt64) -> Void
    ) throws(StoreFailure) -> EventLog {
        try EventLog.open(
            storage, options, clock: clock, now: clock.wall,
            replay: { try replay.apply($0.sequence, $0.bytes) },
            digestMatches: { replay.digestMatches($0, $1) }, link: { replay.link($0, $1) }, progress: progress)
    }
}
