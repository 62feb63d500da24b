import Synchronization

/// What readers found in Redis, by answer; written by any thread.
///
/// `rejected` is what an alarm watches: values or a watermark that our MAC key does not prove. A reader with
/// another key than the publisher's sees nothing else.
package final class CacheReadCounters: Sendable {
    private let hits = Atomic<UInt64>(0)
    private let misses = Atomic<UInt64>(0)
    private let rejected = Atomic<UInt64>(0)
    private let unavailable = Atomic<UInt64>(0)

    init() {}

    func count(_ answer: CacheAnswer) {
        switch answer {
        case .hit: hits.add(1, ordering: .relaxed)
        case .miss: misses.add(1, ordering: .relaxed)
        case .rejected: rejected.add(1, ordering: .relaxed)
        case .unavailable: unavailable.add(1, ordering: .relaxed)
        }
    }

    /// Counts by the name of the answer, in a fixed order.
    package var byAnswer: [(name: String, count: UInt64)] {
        [
            ("hit", hits.load(ordering: .relaxed)), ("miss", misses.load(ordering: .relaxed)),
            ("rejected", rejected.load(ordering: .relaxed)),
            ("unavailable", unavailable.load(ordering: .relaxed)),
        ]
    }
}
