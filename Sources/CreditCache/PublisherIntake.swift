import Glibc
import Synchronization

/// What the loop and the publisher thread share: staged figures, how far they are released, a bell.
///
/// Nothing here waits: the loop pays one copy per account of a commit batch and, when the publisher sleeps,
/// one byte into a pipe.
final class PublisherIntake: Sendable {
    let ring: StageRing
    private let released = Atomic<UInt64>(0)
    private let lost = Atomic<Bool>(false)
    private let renewal = Atomic<Bool>(false)
    private let stopping = Atomic<Bool>(false)
    private let filled = Atomic<Bool>(false)
    private let sleeping = Atomic<Bool>(false)
    private let waiting = Atomic<Int>(0)
    private let bell: (read: Int32, write: Int32)

    init(ringBytes: Int) {
        ring = StageRing(bytes: ringBytes)
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "no pipe: \(errno)")
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        bell = (ends[0], ends[1])
    }

    deinit {
        close(bell.read)
        close(bell.write)
    }

    // Loop side.

    func stage(_ figures: borrowing CreditFigures, customer: UInt32) {
        if !ring.append(figures, customer: customer) { lost.store(true, ordering: .releasing) }
    }

    /// False when less than half of the room for changes would be left.
    func fill(_ figures: borrowing CreditFigures, customer: UInt32, accountsMax: Int) -> Bool {
        let bytesUsed = ring.bytesUsed
        let accounts = waiting.load(ordering: .relaxed) + bytesUsed / StageRing.entryBytesMin
        guard bytesUsed < ring.bytesMax / 2, accounts < accountsMax / 2 else { return false }
        guard ring.append(figures, customer: customer) else { return false }
        filled.store(true, ordering: .sequentiallyConsistent)
        wake()
        return true
    }

    func release(through sequence: UInt64) {
        released.store(sequence, ordering: .sequentiallyConsistent)
        wake()
    }

    // Any thread.

    func askForNewGeneration() {
        renewal.store(true, ordering: .sequentiallyConsistent)
        wake()
    }

    func stop() {
        stopping.store(true, ordering: .sequentiallyConsistent)
        wake()
    }

    // Publisher side.

    var isStopping: Bool { stopping.load(ordering: .relaxed) }
    var releasedThrough: UInt64 { released.load(ordering: .acquiring) }

    /// True once after figures did not fit.
    func takeLoss() -> Bool { lost.exchange(false, ordering: .acquiringAndReleasing) }
    func takeRenewal() -> Bool { renewal.exchange(false, ordering: .acquiringAndReleasing) }

    func setWaitingAccounts(_ count: Int) {
        waiting.store(count, ordering: .relaxed)
    }

    /// Sleeps until the bell or the deadline, not at all when something was released since `sequence`.
    func sleep(until deadline: Int64, unlessReleasedAfter sequence: UInt64) {
        sleeping.store(true, ordering: .sequentiallyConsistent)
        let hasNews =
            released.load(ordering: .sequentiallyConsistent) > sequence
            || filled.exchange(false, ordering: .sequentiallyConsistent)
            || renewal.load(ordering: .sequentiallyConsistent)
            || stopping.load(ordering: .sequentiallyConsistent)
        if !hasNews {
            let rest = max(deadline - CacheClock.machine.monotonicNanoseconds(), 0)
            var watched = pollfd(fd: bell.read, events: Int16(POLLIN), revents: 0)
            poll(&watched, 1, Int32(clamping: (rest + 999_999) / 1_000_000))
        }
        sleeping.store(false, ordering: .sequentiallyConsistent)
        var rings: UInt64 = 0
        _ = read(bell.read, &rings, MemoryLayout<UInt64>.size)
    }

    private func wake() {
        guard sleeping.load(ordering: .sequentiallyConsistent),
            sleeping.exchange(false, ordering: .sequentiallyConsistent)
        else { return }
        var one: UInt8 = 1
        _ = write(bell.write, &one, 1)
    }
}
