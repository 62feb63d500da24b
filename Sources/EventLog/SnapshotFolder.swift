/// The snapshots of a store: which there are, which is good, which are one too many.
package struct SnapshotFolder {
    package let storage: any Storage

    static let unfinished = ".new"
    /// Longest block of a snapshot.
    package static let blockBytesMax = 1 << 20

    package init(_ storage: any Storage) { self.storage = storage }

    /// Newest first. None where the directory cannot be listed: opening the store says why.
    package func names() -> [SnapshotName] {
        let all = try? storage.list(nil)
        return (all ?? []).compactMap(SnapshotName.init).sorted(by: >)
    }

    /// The highest sequence that a whole header of this store names. Only durable records go into a snapshot, so a log
    /// that ends before it has lost some.
    package func provedThrough(_ identity: StoreIdentity) -> UInt64 {
        for name in names() {
            if let header = try? SnapshotReader(name, in: storage).header, header.storeID == identity.id,
                header.timeline == identity.timeline
            {
                return header.sequence
            }
        }
        return 0
    }

    /// Opens one that this program can use.
    package func open(
        _ name: SnapshotName, of identity: StoreIdentity, build: ChainValue
    ) throws(SnapshotFault) -> SnapshotReader {
        let reader = try SnapshotReader(name, in: storage)
        let header = reader.header
        guard header.storeID == identity.id else { throw .otherStore(header.storeID) }
        guard header.timeline == identity.timeline else { throw .otherTimeline(header.timeline) }
        if let epoch = try? MarkFile(.epoch, in: storage, identity: identity, writable: false) {
            defer { epoch.close() }
            guard header.epoch <= epoch.mark.epoch else { throw .laterEpoch(header.epoch) }
        }
        guard header.build == build, build != .zero else { throw .otherBuild }
        return reader
    }

    /// Removes all but the newest `count` that this program can use, and what never got its name.
    ///
    /// Of the others, such as those of a program before, the newest stays: whoever goes back to that one is glad of it.
    package func keep(_ count: Int, of identity: StoreIdentity, build: ChainValue) throws(StorageError) {
        var removed = false
        var (usable, others) = (0, 0)
        for name in names() {
            if (try? open(name, of: identity, build: build)) != nil {
                usable += 1
                if usable <= count { continue }
            } else {
                others += 1
                if others <= 1 { continue }
            }
            try storage.remove(name.text)
            removed = true
        }
        for text in try storage.list(nil)
        where text.hasPrefix(SnapshotName.prefix) && text.hasSuffix(SnapshotFolder.unfinished) {
            try storage.remove(text)
            removed = true
        }
        if removed { try storage.syncDirectory(nil) }
    }
}

/// The snapshots of a store while its log is verified: every byte, and whether the log agrees.
struct SnapshotCheck {
    private let folder: SnapshotFolder
    private let identity: StoreIdentity
    private var headers: [SnapshotHeader] = []
    private var proved: Set<UInt64> = []
    private var bad: [String] = []

    /// Of whole headers of this store, whatever became of the blocks behind them: only durable records get into one.
    private(set) var provedThrough: UInt64 = 0
    var goodCount: Int { proved.count }

    init(_ folder: SnapshotFolder, _ identity: StoreIdentity) {
        self.folder = folder
        self.identity = identity
        for name in folder.names() {
            do throws(SnapshotFault) {
                let reader = try SnapshotReader(name, in: folder.storage)
                guard reader.header.storeID == identity.id else { throw .otherStore(reader.header.storeID) }
                guard reader.header.timeline == identity.timeline else { throw .otherTimeline(reader.header.timeline) }
                provedThrough = max(provedThrough, reader.header.sequence)
                headers.append(reader.header)
                try reader.check()
            } catch {
                bad.append("\(name.text): \(error)")
                headers.removeAll { $0.sequence == name.sequence }
            }
        }
    }

    mutating func pass(_ sequence: UInt64, _ chain: ChainValue) {
        for header in headers where header.sequence == sequence && header.chain == chain { proved.insert(sequence) }
    }

    var notices: [String] {
        bad
            + headers.filter { !proved.contains($0.sequence) }.map {
                "\(SnapshotName(sequence: $0.sequence).text): the log contradicts it: no frame ends as it says"
            }
    }
}
