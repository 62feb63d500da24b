import Loop
import Synchronization

/// Closures that other threads want to run on the loop, in the order they were sent.
///
/// Delivered at the end of a turn, so that what they decide joins that turn's commit batch.
package final class LoopMail: Sendable {
    package typealias Letter = @Sendable () -> Void

    private let letters = Mutex<[Letter]>([])
    private let isWaiting = Atomic(false)
    private let waker: Waker

    init(waker: Waker) { self.waker = waker }

    /// From any thread, the loop's too.
    package func send(_ letter: @escaping Letter) {
        letters.withLock { $0.append(letter) }
        isWaiting.store(true, ordering: .releasing)
        waker.wake()
    }

    /// On the loop. What a letter sends comes with the next delivery.
    func deliver() {
        guard isWaiting.exchange(false, ordering: .acquiringAndReleasing) else { return }
        let arrived = letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
        for letter in arrived { letter() }
    }

    var isEmpty: Bool { !isWaiting.load(ordering: .acquiring) }
}
