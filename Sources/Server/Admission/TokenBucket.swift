/// A rate and what may come of it at once: so many requests a second, a second of them together.
///
/// Kept as the instant by which all that came would have come at its rate; a request costs two comparisons.
struct TokenBucket {
    /// So much of its rate may come at once.
    static let burstNanoseconds: UInt64 = 1_000_000_000

    private var dueAt: UInt64 = 0

    /// One request more, of those that may come every `interval`; else the nanoseconds until there is room for it.
    @inline(__always)
    mutating func take(every interval: UInt64, now: UInt64) -> UInt64? {
        let due = max(dueAt, now)
        guard due - now < Self.burstNanoseconds else { return due - now - Self.burstNanoseconds + interval }
        dueAt = due + interval
        return nil
    }
}
