import Glibc
import Synchronization

/// One frame on its way to the disk. Made by `EventLog.closeBatch`, run once by the log thread.
///
/// Unchecked: it changes hands. The loop thread fills it, `run` belongs to the log thread, and `outcome` is published
/// through `isDone`; while it runs the loop thread only reads header and payload, which `run` leaves alone.
package final class LogWrite: @unchecked Sendable {
    let buffer: AlignedBuffer
    private let writer: LogWriter

    // Set by the loop thread before the job is handed over.
    var header: FrameHeader
    var turnover: Turnover?
    var chainAfter: ChainValue?

    // Set by the log thread.
    private var outcome: StoreFailure?
    private let done = Atomic<Bool>(false)

    /// Set while the loop thread may not touch it.
    var isInFlight = false

    /// What ends one segment and begins the next, before the frame is written.
    struct Turnover {
        /// The end seal of the segment that is left; nil where it is ended or trimmed already.
        var seal: (header: FrameHeader, buffer: AlignedBuffer)?
        var readyName: String
        var name: SegmentName
        var header: SegmentHeader
    }

    init(_ writer: LogWriter, buffer: AlignedBuffer, header: FrameHeader) {
        self.writer = writer
        self.buffer = buffer
        self.header = header
    }

    package var firstSequence: UInt64 { header.firstSequence }
    package var recordCount: Int { Int(header.recordCount) }
    package var isSeal: Bool { header.flags.contains(.seal) }
    package var frameBytes: Int { header.frameBytes }
    /// `run` has finished. From any thread.
    package var isDone: Bool { done.load(ordering: .acquiring) }

    /// Writes and syncs the frame, then reads EPOCH again. On the log thread, once; no failure is tried again.
    package func run() {
        precondition(!done.load(ordering: .relaxed), "a log write runs once")
        do throws(StoreFailure) {
            try writer.write(self)
            outcome = nil
        } catch {
            outcome = error
        }
        done.store(true, ordering: .releasing)
    }

    /// Keeps WITNESS up to date. On the log thread, after `run` and after the loop was told: nobody waits for it.
    package func finish() { writer.tendWitness() }

    func rearm() {
        outcome = nil
        turnover = nil
        chainAfter = nil
        done.store(false, ordering: .relaxed)
    }

    func result() -> StoreFailure? {
        precondition(isDone, "the log write has not run")
        return outcome
    }

    var payload: UnsafeRawBufferPointer {
        UnsafeRawPointer(buffer.start).slice(FrameHeader.byteCount, Int(header.payloadBytes))
    }

    func computeChain() -> ChainValue {
        if let chainAfter { return chainAfter }
        let value = FrameHeader.chainValue(of: UnsafeRawPointer(buffer.start), payloadBytes: Int(header.payloadBytes))
        chainAfter = value
        return value
    }
}

/// The log thread's side: the open segment, EPOCH and WITNESS.
///
/// Unchecked: after `EventLog.open` only the log thread calls it.
final class LogWriter: @unchecked Sendable {
    private let storage: any Storage
    private let clock: any Clock
    private let identity: StoreIdentity
    private let recent: RecentFrames
    private let epochFile: MarkFile
    private let witness: MarkFile

    private var segment: (any StorageFile)?
    private let headerBuffer = AlignedBuffer(byteCount: SegmentHeader.byteCount)
    private var hasFailed = false
    /// A failure of WITNESS, which nobody waits for; the next write or the end of the log tells it.
    private var unreported: StoreFailure?
    private var lastCheck: Int64
    private var lastWitnessSync: Int64
    private var pending: Mark?
    private var pendingWantsSync = false

    private static let stallNanoseconds: Int64 = 2_000_000_000
    private static let witnessNanoseconds: Int64 = 1_000_000_000

    init(
        storage: any Storage, clock: any Clock, identity: StoreIdentity, recent: RecentFrames, epochFile: MarkFile,
        witness: MarkFile
    ) {
        self.storage = storage
        self.clock = clock
        self.identity = identity
        self.recent = recent
        self.epochFile = epochFile
        self.witness = witness
        lastCheck = clock.monotonic
        lastWitnessSync = lastCheck
    }

    var epoch: UInt64 { epochFile.mark.epoch }

    func use(_ file: any StorageFile) { segment = file }

    func write(_ job: LogWrite) throws(StoreFailure) {
        try checkHealth()
        do throws(StoreFailure) {
            // After a long stall (a paused machine) somebody else may have taken over: look before writing.
            if clock.monotonic - lastCheck > Self.stallNanoseconds { try checkEpoch(direct: true) }
            if let turnover = job.turnover { try disk { () throws(StorageError) in try turn(turnover) } }
            job.header.complete(job.buffer.start)
            try disk { () throws(StorageError) in
                try current().writeAllDurably(job.buffer.bytes.slice(0, job.header.frameBytes), at: job.header.offset)
            }
            // A write that took so long was a pause as well: the page cache may know less than the device.
            try checkEpoch(direct: job.turnover != nil || clock.monotonic - lastCheck > Self.stallNanoseconds)
        } catch {
            hasFailed = true
            throw error
        }
        recent.push(
            firstSequence: job.header.firstSequence, recordCount: job.header.recordCount,
            instant: job.header.instant, payload: job.payload)
        // Copied now: once the loop was told, it fills the buffer anew.
        pending = Mark(
            epoch: epoch, sequence: job.header.nextSequence - 1, segment: job.header.segment,
            endOffset: job.header.offset + UInt64(job.header.frameBytes), chainBefore: job.header.chain,
            frameSum: UnsafeRawPointer(job.buffer.start).get(at: job.header.frameBytes - 4),
            instant: job.header.instant)
        let flags = job.header.flags
        if job.turnover != nil || flags.contains(.seal) || flags.contains(.epochStart) { pendingWantsSync = true }
    }

    private func turn(_ turnover: LogWrite.Turnover) throws(StorageError) {
        if let seal = turnover.seal {
            seal.header.complete(seal.buffer.start)
            try current().writeAllDurably(seal.buffer.bytes.slice(0, seal.header.frameBytes), at: seal.header.offset)
        }
        let next = try storage.open(turnover.readyName, writable: true)
        turnover.header.encode(into: headerBuffer.start)
        try next.writeAllDurably(headerBuffer.bytes, at: 0)
        try storage.rename(turnover.readyName, to: turnover.name.text)
        try storage.syncDirectory(nil)
        segment?.close()
        segment = next
    }

    private func current() throws(StorageError) -> any StorageFile {
        guard let segment else { throw StorageError(.writeDurably, "segment", EBADF) }
        return segment
    }

    private func checkEpoch(direct: Bool) throws(StoreFailure) {
        let unchanged = try disk { () throws(StorageError) in try epochFile.isUnchanged(direct: direct) }
        guard unchanged else { throw .fenced(ours: epoch, found: epochFile.foundEpoch) }
        lastCheck = clock.monotonic
    }

    private func disk<Value>(_ body: () throws(StorageError) -> Value) throws(StoreFailure) -> Value {
        do throws(StorageError) { return try body() } catch { throw StoreFailure(error, storage.place) }
    }

    /// Writes WITNESS, and syncs it after seals, at segment ends and once a second.
    func tendWitness() {
        guard !hasFailed, let mark = pending else { return }
        pending = nil
        let now = clock.monotonic
        do throws(StorageError) {
            try witness.write(mark)
            if pendingWantsSync || now - lastWitnessSync >= Self.witnessNanoseconds {
                try witness.sync()
                lastWitnessSync = now
                pendingWantsSync = false
            }
        } catch {
            // What was acknowledged so far is durable, but nothing more will be.
            hasFailed = true
            unreported = StoreFailure(error, storage.place)
        }
    }

    /// Throws once what stopped the log beside the path of a write, and `stopped` for ever after.
    func checkHealth() throws(StoreFailure) {
        guard hasFailed else { return }
        defer { unreported = nil }
        throw unreported ?? .stopped
    }

    func close() {
        segment?.close()
        epochFile.close()
        witness.close()
        hasFailed = true
    }
}
