import Glibc

/// The clocks of this target: one for time limits, one for the age of values.
enum CacheClock {
    /// Never falls; for deadlines.
    static func monotonicNanoseconds() -> Int64 { nanoseconds(CLOCK_MONOTONIC) }

    /// UTC wall clock; readers subtract it from theirs.
    static func wallNanoseconds() -> Int64 { nanoseconds(CLOCK_REALTIME) }

    private static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
