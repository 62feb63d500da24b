/// Checks a store without opening it: no lock, no writing, no server needed.
///
/// Reads every byte of every segment, checks every sum and the chain, and names the first bad place.
package struct StoreVerifier {
    package struct Report: Equatable, Sendable {
        package var identity: StoreIdentity
        package var epoch: UInt64
        package var segments: Int
        package var frames: UInt64
        package var records: UInt64
        package var lastSequence: UInt64
        package var bytesRead: UInt64
        package var witnessSequence: UInt64
        package var tail: Tail
        /// Signed checkpoints that the log holds up to.
        package var checkpoints = 0
        /// Snapshots whose every byte is right and that the log agrees with.
        package var snapshots = 0
        /// Not damage of the log, but not as it should be either.
        package var notices: [String]

        /// Every byte is as it was written and the log was closed in order.
        package var isSpotless: Bool { tail == .closed && notices.isEmpty }
    }

    /// How the log ends.
    package enum Tail: Equatable, Sendable {
        /// The last frame proves all records before it durable.
        case closed
        /// The last frame holds records that no seal follows: a server runs, or was killed.
        case unsealed(records: Int)
        /// A write that never finished; the next opening puts it into quarantine.
        case torn(segment: UInt32, offset: UInt64, bytes: UInt64)
    }

    private let storage: any Storage

    package init(_ storage: any Storage) { self.storage = storage }

    /// `progress` gets the bytes read so far, at least once per segment. `record` sees every record in order.
    package func run(
        checkpoints: [SignedCheckpoint] = [], progress: @escaping (UInt64) -> Void = { _ in },
        record: @escaping (RecordView) throws -> Void = { _ in },
        digestMatches: @escaping (UInt64, StateDigest) -> Bool = { _, _ in true }
    ) throws(StoreFailure) -> Report {
        let identity = try StoreIdentity.read(from: storage)
        let epoch = try MarkFile(.epoch, in: storage, identity: identity, writable: false)
        defer { epoch.close() }
        let witness = try MarkFile(.witness, in: storage, identity: identity, writable: false)
        defer { witness.close() }
        var check = CheckpointCheck(checkpoints, of: identity)
        let needsTree = check.needsTree
        var tree = MerkleTree()
        var snapshots = SnapshotCheck(SnapshotFolder(storage), identity)
        let end = try withoutActuallyEscaping(
            { (sequence: UInt64, chain: ChainValue) -> String? in
                snapshots.pass(sequence, chain)
                // The walk has shown the frame's records already, and none behind them.
                let contradicted = check.pass(sequence, chain) { tree.root(at: sequence) { _ in [] } }
                return contradicted.map { "not the log that was signed at sequence \($0.sequence)" }
            },
            do: { (link) throws(StoreFailure) -> LogWalk.End in
                var walk = LogWalk(
                    storage: storage, identity: identity, witness: witness.mark, epochMax: epoch.mark.epoch,
                    readsDevice: false, index: nil,
                    visitor: .init(
                        record: { view in
                            if needsTree {
                                tree.append(
                                    MerkleTree.leaf(sequence: view.sequence, instant: view.instant, record: view.bytes))
                            }
                            try record(view)
                        }, digestMatches: digestMatches, link: link, progress: progress))
                return try walk.run()
            })
        if let unmet = check.unmet {
            throw .shorterThanCheckpoint(checkpoint: unmet.sequence, log: end.lastSequence)
        }
        guard end.lastSequence >= snapshots.provedThrough else {
            throw .shorterThanSnapshot(snapshot: snapshots.provedThrough, log: end.lastSequence)
        }
        var notices = snapshots.notices
        for file in [epoch, witness] {
            for slot in file.badSlots {
                notices.append("\(file.kind.fileName): slot \(slot + 1) is bad, the other one was used")
            }
        }
        if let unborn = end.unborn {
            notices.append("\(unborn.text) was begun by a recovery that did not finish")
        }
        return Report(
            identity: identity, epoch: epoch.mark.epoch, segments: end.segmentCount,
            frames: end.frameCount,
            records: end.lastSequence, lastSequence: end.lastSequence, bytesRead: end.byteCount,
            witnessSequence: witness.mark.sequence, tail: tail(end), checkpoints: check.heldCount,
            snapshots: snapshots.goodCount, notices: notices)
    }

    private func tail(_ end: LogWalk.End) -> Tail {
        switch end.tail {
        case .torn(let offset, let bytes, _):
            .torn(segment: end.segment?.number ?? 0, offset: UInt64(offset), bytes: UInt64(bytes))
        case .noSegment, .ended, .clean:
            end.unproved.map { .unsealed(records: Int($0.header.recordCount)) } ?? .closed
        }
    }
}
