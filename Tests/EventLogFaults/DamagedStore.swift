import EventLog

/// A closed store with its acknowledged records, and its files as they were after each batch.
package struct DamagedStore: Sendable {
    package let whole: SimulatedStorage
    package let acknowledged: [String]
    /// Each file with the bytes it had at an earlier moment, oldest first.
    package let earlier: [[File]]

    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]
    }

    package enum Verdict: Equatable, Sendable {
        /// The store refuses to open, by a typed error.
        case detected
        /// It opens with every acknowledged record, closes spotless and opens again with the same.
        case harmless
        /// It opens, and what was acknowledged is not what it holds.
        case silent(String)
        /// It opens, but `verify` found nothing to say about it.
        case unseen
    }

    /// Data frames, seals, two lives and a change of segment: sixteen frames and a few.
    package init() throws {
        let storage = SimulatedStorage()
        var acknowledged: [String] = []
        var earlier: [[File]] = []
        for life in 0..<2 {
            let store = try StoreUnderTest(storage, Script.options())
            for round in 0..<6 {
                while !store.log.hasSpace { store.log.preparer.step() }
                let texts = batch("l\(life)r\(round)", 1 + round % 3, padding: 900 * (round % 4))
                try store.commit(texts)
                acknowledged += texts
                if round == 3 { try store.seal() }
                earlier.append(try Self.files(of: storage))
            }
            try store.shut()
        }
        whole = storage
        self.acknowledged = acknowledged
        self.earlier = earlier
    }

    /// Everything the log reads or trusts; LOCK is only for people.
    package static func files(of storage: SimulatedStorage) throws -> [File] {
        try storage.list(nil).filter { $0 != "LOCK" }.compactMap { name in
            storage.bytes(of: name).map { File(name: name, bytes: $0) }
        }
    }

    /// Changes a copy of the store and looks what becomes of it.
    package func judge(_ damage: (SimulatedStorage) -> Void) -> Verdict {
        let disk = whole.copy()
        damage(disk)
        let isSeen: Bool
        do throws(StoreFailure) { isSeen = try !StoreVerifier(disk).run().isSpotless } catch { isSeen = true }
        do {
            let store = try StoreUnderTest(disk, Script.options())
            guard store.texts == acknowledged else {
                return .silent("opens with \(store.texts.count) records")
            }
            try store.shut()
            guard try StoreVerifier(disk).run().isSpotless else {
                return .silent("is not spotless afterwards")
            }
            guard try StoreUnderTest(disk, Script.options()).texts == acknowledged else {
                return .silent("opens differently a second time")
            }
            return isSeen ? .harmless : .unseen
        } catch {
            return error is StoreFailure ? .detected : .silent("\(error)")
        }
    }
}
