import CShims
import Synchronization

/// Makes the loop run `woken` soon; safe from any thread, cheap when a wake is already on its way.
package final class Waker: Sendable {
    private let isPending = Atomic(false)
    /// An eventfd the loop watches; negative in the simulation.
    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        if descriptor >= 0 { reskontra_close(descriptor) }
    }

    package func wake() {
        if !isPending.exchange(true, ordering: .acquiringAndReleasing), descriptor >= 0 {
            reskontra_eventfd_signal(descriptor)
        }
    }

    /// True once per series of wakes.
    func take() -> Bool {
        isPending.load(ordering: .relaxed) && isPending.exchange(false, ordering: .acquiringAndReleasing)
    }
}
