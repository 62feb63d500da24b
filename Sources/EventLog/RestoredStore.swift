/// Writes a new store from the records of another: the same ledger on a new timeline.
///
/// The store id stays, the timeline and the epoch are higher than any the origin had, so that caches, replicas and
/// clients refuse to mix the two. Frames are cut anew: as large as they may be, one sync each.
package final class RestoredStore {
    package let identity: StoreIdentity
    private let log: EventLog
    private var instant: Int64 = 0

    /// Longest batch before a frame is written.
    private static let batchBytes = 1 << 20

    /// `target` is empty. `options.create` is set here.
    package init(
        in target: any Storage, from origin: any Storage, _ options: EventLog.Options, clock: any Clock
    ) throws(StoreFailure) {
        let old = try StoreIdentity.read(from: origin)
        let epochFile = try MarkFile(.epoch, in: origin, identity: old, writable: false)
        let epoch = epochFile.mark.epoch
        epochFile.close()
        identity = StoreIdentity(
            id: old.id, timeline: old.timeline + 1, isSandbox: old.isSandbox, created: old.created)
        var options = options
        options.create = identity
        let begun = try EventLog.open(target, options, clock: clock, now: clock.wall, replay: { _ in })
        try begun.close(at: begun.lastInstant)
        let file = try MarkFile(.epoch, in: target, identity: identity, writable: true)
        defer { file.close() }
        var mark = file.mark
        mark.epoch = max(mark.epoch, epoch + 1)
        do throws(StorageError) {
            try file.write(mark)
            try file.sync()
        } catch {
            throw StoreFailure(error, target.place)
        }
        log = try EventLog.open(target, options, clock: clock, now: clock.wall, replay: { _ in })
        instant = log.lastInstant
    }

    package var lastSequence: UInt64 { log.nextSequence - 1 }

    /// Adds the next record. `digest` is the state's before it, for the frame that may have to be closed first.
    package func append(_ record: RecordView, before digest: StateDigest) throws(StoreFailure) {
        precondition(record.sequence == log.nextSequence, "records come in order")
        if log.openBytes >= Self.batchBytes || !log.hasRoom(for: record.bytes.count) {
            try write(digest)
        }
        guard log.hasSpace || prepared() else { throw .diskFull("the restored store") }
        log.append(record.bytes)
        instant = max(instant, record.instant)
    }

    private func prepared() -> Bool {
        do throws(StorageError) { try log.preparer.prepareOne() } catch { return false }
        return log.hasSpace
    }

    private func write(_ digest: StateDigest) throws(StoreFailure) {
        guard let job = log.closeBatch(at: instant, digest: digest) else { return }
        job.run()
        _ = try log.complete(job)
        job.finish()
    }

    /// Writes what is left and closes the store; it can be opened by a server then.
    package func finish(_ digest: StateDigest) throws(StoreFailure) {
        try write(digest)
        try log.close(at: instant)
    }
}
