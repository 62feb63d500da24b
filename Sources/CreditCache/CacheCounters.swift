import Synchronization

/// What the publisher did and how it stands; written by its thread, read by any.
package final class CacheCounters: Sendable {
    let isConnected = Atomic<Bool>(false)
    let breakerIsOpen = Atomic<Bool>(false)
    let published = Atomic<UInt64>(0)
    let coalesced = Atomic<UInt64>(0)
    let heartbeats = Atomic<UInt64>(0)
    let failures = Atomic<UInt64>(0)
    let rollbacks = Atomic<UInt64>(0)
    let poisoned = Atomic<UInt64>(0)
    let overflows = Atomic<UInt64>(0)
    let fenced = Atomic<UInt64>(0)
    let generations = Atomic<UInt64>(0)
    let releasedThrough = Atomic<UInt64>(0)
    let watermark = Atomic<UInt64>(0)
    let dirtyAccounts = Atomic<Int>(0)
    let lastFailure = Mutex<CacheFailure?>(nil)

    init() {}

    /// One reading of all counters; each is exact, together they are not of one instant. A failure counted here
    /// has its reason in `lastFailure`, or a later one's.
    package struct Reading: Sendable {
        /// Connected and owner of the cache.
        package let isConnected: Bool
        /// After five failures in a row: one attempt a second.
        package let breakerIsOpen: Bool
        /// Values Redis took.
        package let published: UInt64
        /// Figures overwritten by later ones before they were sent.
        package let coalesced: UInt64
        package let heartbeats: UInt64
        /// Lost connections, time-outs, refusals.
        package let failures: UInt64
        /// Times the watermark in Redis was not the one we wrote.
        package let rollbacks: UInt64
        /// Times Redis held a newer value of our generation than we ever wrote.
        package let poisoned: UInt64
        /// Times staged or waiting figures did not fit and a new generation began.
        package let overflows: UInt64
        /// Times a newer epoch kept us from writing.
        package let fenced: UInt64
        /// Generations begun.
        package let generations: UInt64
        package let releasedThrough: UInt64
        /// Sequence of the last watermark Redis confirmed.
        package let watermark: UInt64
        /// Accounts that wait or are in flight; one that changes while in flight counts twice.
        package let dirtyAccounts: Int
        package let lastFailure: CacheFailure?

        /// Sequences released but not yet under the watermark.
        package var lag: UInt64 { releasedThrough > watermark ? releasedThrough - watermark : 0 }
    }

    package func reading() -> Reading {
        Reading(
            isConnected: isConnected.load(ordering: .relaxed),
            breakerIsOpen: breakerIsOpen.load(ordering: .relaxed),
            published: published.load(ordering: .relaxed),
            coalesced: coalesced.load(ordering: .relaxed),
            heartbeats: heartbeats.load(ordering: .relaxed),
            failures: failures.load(ordering: .acquiring),
            rollbacks: rollbacks.load(ordering: .relaxed),
            poisoned: poisoned.load(ordering: .relaxed),
            overflows: overflows.load(ordering: .relaxed),
            fenced: fenced.load(ordering: .acquiring),
            generations: generations.load(ordering: .relaxed),
            releasedThrough: releasedThrough.load(ordering: .relaxed),
            watermark: watermark.load(ordering: .relaxed),
            dirtyAccounts: dirtyAccounts.load(ordering: .relaxed),
            lastFailure: lastFailure.withLock { $0 })
    }
}
