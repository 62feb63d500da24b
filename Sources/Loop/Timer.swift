/// A repeating alarm in monotonic nanoseconds, looked at once per turn.
struct Timer {
    private var every: UInt64 = 0
    private var next = UInt64.max

    mutating func set(every: UInt64, now: UInt64) {
        self.every = every
        next = every == 0 ? .max : now + every
    }

    /// True at most once per call however late it is.
    mutating func isDue(_ now: UInt64) -> Bool {
        guard now >= next else { return false }
        next += every
        if next <= now { next = now + every }
        return true
    }

    /// Time until it is due; nil when it is off.
    func wait(_ now: UInt64) -> UInt64? {
        guard next != .max else { return nil }
        return next > now ? next - now : 0
    }
}
