import Glibc

/// The clocks of this target: one for time limits, one for the age of values.
struct CacheClock: Sendable {
    /// Nil: the machine's.
    var surroundings: (any CacheSurroundings)?

    static let machine = CacheClock(surroundings: nil)

    /// Never falls; for deadlines.
    func monotonicNanoseconds() -> Int64 {
        surroundings?.monotonicNanoseconds ?? Self.nanoseconds(CLOCK_MONOTONIC)
    }

    /// UTC wall clock; readers subtract it from theirs.
    func wallNanoseconds() -> Int64 { surroundings?.wallNanoseconds ?? Self.nanoseconds(CLOCK_REALTIME) }

    private static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
