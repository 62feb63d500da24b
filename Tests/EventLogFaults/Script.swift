import EventLog

/// A fixed run of a server: batches of different sizes, seals, changes of segments, an orderly end.
///
/// Stops at the first failure, as the server does. What was acknowledged must survive anything.
package struct Script {
    package init() {}

    package var acked: [String] = []
    /// The batch that was under way when it stopped: all of it may have survived, or nothing.
    package var unacked: [String] = []
    package var failure: StoreFailure?
    /// Changing operations that the log did after its first failed write.
    package var operationsAfterFailure = 0

    /// Enough for four segments.
    package static let rounds = 18

    package static func options() -> EventLog.Options {
        var options = smallOptions()
        options.segmentBytes = 48 << 10
        return options
    }

    package mutating func run(on storage: SimulatedStorage) {
        do {
            let store = try StoreUnderTest(storage, Self.options())
            for round in 0..<Self.rounds {
                while !store.log.hasSpace {
                    if case .refused(let error) = store.log.preparer.step() {
                        failure = StoreFailure(error, "")
                        return
                    }
                }
                let texts = batch("b\(round)", 1 + round % 3, padding: 1_300 * (round % 4))
                for text in texts { store.append(text) }
                guard let write = store.close() else { return }
                unacked = texts
                do {
                    try store.finish(write)
                } catch {
                    let before = storage.operations
                    store.append("after")
                    write.finish()
                    operationsAfterFailure = storage.operations - before
                    throw error
                }
                acked += texts
                unacked = []
                if round % 5 == 4 { try store.seal() }
            }
            try store.shut()
        } catch {
            failure = error as? StoreFailure
        }
    }

    /// Everything acknowledged, then all or nothing of what was under way.
    package func accepts(_ survived: [String]) -> Bool { survived == acked || survived == acked + unacked }
}
