import Glibc
import Synchronization

/// Where time comes from. Nanoseconds.
package protocol Clock: Sendable {
    /// UTC since 1970-01-01; may jump either way.
    var wall: Int64 { get }
    /// Never falls; only differences mean something.
    var monotonic: Int64 { get }
}

extension Clock {
    /// Log time: never falls, and no two turns share an instant.
    package func logTime(after last: Int64) -> Int64 { max(last + 1, wall) }
}

package struct SystemClock: Clock {
    package init() {}

    package var wall: Int64 { read(CLOCK_REALTIME) }
    package var monotonic: Int64 { read(CLOCK_MONOTONIC) }

    private func read(_ id: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(id, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// A clock that stands still until it is moved: for sandbox stores and tests.
package final class ManualClock: Clock {
    private let wallNanoseconds: Atomic<Int64>
    private let monotonicNanoseconds = Atomic<Int64>(0)

    package init(wall: Int64 = 0) { wallNanoseconds = Atomic(wall) }

    package var wall: Int64 {
        get { wallNanoseconds.load(ordering: .relaxed) }
        set { wallNanoseconds.store(newValue, ordering: .relaxed) }
    }

    package var monotonic: Int64 { monotonicNanoseconds.load(ordering: .relaxed) }

    /// Both hands move.
    package func advance(nanoseconds: Int64) {
        wallNanoseconds.add(nanoseconds, ordering: .relaxed)
        monotonicNanoseconds.add(max(0, nanoseconds), ordering: .relaxed)
    }
}
