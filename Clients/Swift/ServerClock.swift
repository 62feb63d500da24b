/// The server's clock as a client can know it: what it showed once, and our monotonic clock since.
struct ServerClock: Sendable {
    private let shown: UInt64
    private let at: ContinuousClock.Instant
    private let runs: Bool

    /// `runs` is false for a sandbox store, whose clock moves only when it is set.
    init(milliseconds: UInt64, runs: Bool) {
        shown = milliseconds
        at = .now
        self.runs = runs
    }

    var milliseconds: UInt64 {
        guard runs else { return shown }
        let elapsed = (ContinuousClock.now - at).components
        return shown + UInt64(elapsed.seconds) * 1000 + UInt64(elapsed.attoseconds / 1_000_000_000_000_000)
    }
}
