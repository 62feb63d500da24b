/// The publisher's side of the intake: moves released figures from the ring into the dirty positions.
///
/// Also called while the thread waits for Redis, so a stopped Redis does not fill the ring.
final class IntakeState {
    private let intake: PublisherIntake
    private let counters: CacheCounters
    private var dirty: DirtyPositions
    private var lossIsNew = false
    /// All that was released up to here has left the ring.
    private(set) var drainedThrough: UInt64 = 0

    init(_ intake: PublisherIntake, _ counters: CacheCounters, accountsMax: Int) {
        self.intake = intake
        self.counters = counters
        dirty = DirtyPositions(accountsMax: accountsMax)
    }

    /// Returns the number of figures moved.
    func drain() -> Int {
        // Read first: what was staged or lost before this release is then seen below.
        let released = intake.releasedThrough
        if intake.takeLoss() { forgetAll() }
        var coalesced: UInt64 = 0
        var isFull = false
        let count = intake.ring.drain(through: released) { customer, figures in
            switch dirty.merge(figures, customer: customer, cleanThrough: drainedThrough) {
            case .added: break
            case .coalesced: coalesced += 1
            case .full: isFull = true
            }
        }
        drainedThrough = max(drainedThrough, released)
        if isFull { forgetAll() }
        if coalesced > 0 { counters.coalesced.add(coalesced, ordering: .relaxed) }
        counters.releasedThrough.store(drainedThrough, ordering: .relaxed)
        noteCount()
        return count
    }

    /// True once after figures were lost and the waiting ones forgotten: a new generation must begin.
    func takeLoss() -> Bool {
        defer { lossIsNew = false }
        return lossIsNew
    }

    /// Everything up to here is in Redis or declared missing. Meaningful between rounds.
    func cleanThrough() -> UInt64 { dirty.cleanThrough() ?? drainedThrough }

    var hasWaiting: Bool { dirty.hasWaiting }
    var waitingCount: Int { dirty.count }

    func take() -> UnsafePointer<CreditFigures>? { dirty.take() }

    func endRound(wasTaken: (Int) -> Bool) {
        dirty.endRound(wasTaken: wasTaken)
        noteCount()
    }

    /// An account whose change was lost may have older figures waiting or in the ring: none of them may be
    /// written under a watermark that passes the change.
    private func forgetAll() {
        intake.ring.skipAll()
        dirty.removeAll()
        lossIsNew = true
        counters.overflows.add(1, ordering: .relaxed)
    }

    private func noteCount() {
        intake.setWaitingAccounts(dirty.count)
        counters.dirtyAccounts.store(dirty.count, ordering: .relaxed)
    }
}
