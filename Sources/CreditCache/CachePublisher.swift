import Glibc
import Synchronization

/// Follower that writes credit positions to Redis: the latest of each account, after the sync, in order.
///
/// `stage`, `fill` and `release` belong to one thread, the engine's loop; they copy, never wait and never
/// fail, whatever Redis does. Memory is bounded by the configuration: what does not fit begins a new
/// generation, whose values the engine stages afresh when `rebuild` is called. Rule: reliability 3.5.
package final class CachePublisher: Sendable {
    package let counters = CacheCounters()
    private let configuration: CacheConfiguration
    private let epoch: UInt64
    private let rebuild: @Sendable (Generation) -> Void
    private let intake: PublisherIntake
    private let thread = Mutex<pthread_t?>(nil)

    /// `epoch` is the event log's, new at each start of the writer.
    ///
    /// `rebuild` is called on the publisher thread at the start of each generation and must return at once:
    /// it asks the loop to `fill` all accounts, page by page. Until then they are misses.
    package init(
        _ configuration: CacheConfiguration, epoch: UInt64, rebuild: @escaping @Sendable (Generation) -> Void
    ) {
        self.configuration = configuration
        self.epoch = epoch
        self.rebuild = rebuild
        intake = PublisherIntake(ringBytes: configuration.stagedBytesMax)
    }

    /// Starts the thread; connecting is its own business. False when the system gives no thread.
    package func start() -> Bool {
        thread.withLock { thread in
            precondition(thread == nil, "the publisher runs already")
            let argument = Unmanaged.passRetained(body)
            var made = pthread_t()
            let code = pthread_create(
                &made, nil,
                { argument in
                    guard let argument else { return nil }
                    let start = Unmanaged<PublisherThread.Start>.fromOpaque(argument).takeRetainedValue()
                    PublisherThread(start).run()
                    return nil
                }, argument.toOpaque())
            guard code == 0 else {
                argument.release()
                return false
            }
            thread = made
            return true
        }
    }

    /// For who has no threads: the body of the thread, taken step by step instead of `start`.
    package func stepper() -> () -> Void {
        let body = PublisherThread(body)
        return { _ = body.step() }
    }

    private var body: PublisherThread.Start {
        PublisherThread.Start(
            configuration: configuration, epoch: epoch, intake: intake, counters: counters, rebuild: rebuild)
    }

    /// Ends the thread and waits for it, at most one command timeout. What was not sent is not missed: the
    /// next epoch begins a new generation.
    package func stop() {
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        guard let running else { return }
        intake.stop()
        pthread_join(running, nil)
    }

    /// Takes the figures of an account that a commit batch changed; once per account, when the batch closes.
    ///
    /// `customer` is the dense index of the invoice account. `figures.asOf` is the last sequence of the batch
    /// and never falls from call to call.
    package func stage(_ figures: borrowing CreditFigures, customer: UInt32) {
        intake.stage(figures, customer: customer)
    }

    /// Takes unchanged figures, for a rebuild or after a miss. False: no room now, go on from here a little
    /// later.
    ///
    /// `figures.asOf` is the last sequence applied; the figures leave when it is released.
    package func fill(_ figures: borrowing CreditFigures, customer: UInt32) -> Bool {
        intake.fill(figures, customer: customer, accountsMax: configuration.dirtyAccountsMax)
    }

    /// Makes all that was staged up to here sendable. Only after the sync; `sequence` ends a commit batch.
    package func release(through sequence: UInt64) {
        intake.release(through: sequence)
    }

    /// Declares all values in Redis invalid and asks for a rebuild. From any thread.
    package func startNewGeneration() {
        intake.askForNewGeneration()
    }
}
