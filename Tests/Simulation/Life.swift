import CreditCache
import Engine
import EventLog
import Loop
import Server

/// One life of the server process: the real port, engine and log on simulated sockets, disk and clock.
final class Life {
    let number: Int
    let engine: Engine
    let io: SimulatedIO
    let loop: SimulatedLoop<NativePort<SimulatedIO>>
    private let port: NativePort<SimulatedIO>
    private let failure = FailureNote()
    private let cache: CacheLink?
    /// The publisher's thread, taken step by step.
    private let publish: () -> Void
    /// When the job on the log thread will have run.
    private var logDueAt: UInt64?

    /// What the port said when the log failed: the process would exit.
    private final class FailureNote: @unchecked Sendable {
        var reason: StoreFailure?
        var secondBook: SecondBook.Fault?
    }

    init(
        _ number: Int, _ storage: SimulatedStorage, _ clock: ManualClock, _ options: EventLog.Options,
        connectionsMax: Int, snapshotEvery: Int, cache configuration: CacheConfiguration?
    ) throws(StoreFailure) {
        self.number = number
        var plan = SnapshotPlan()
        plan.everyRecords = UInt64(snapshotEvery)
        engine = try Engine(storage, clock: clock, options: options, snapshots: plan)
        var limits = LoopLimits()
        limits.connectionsMax = connectionsMax
        io = SimulatedIO(limits: limits)
        let failure = failure
        let epoch = engine.log.epoch
        let cache = configuration.map { CacheLink($0, epoch: epoch) }
        self.cache = cache
        publish = cache?.stepper() ?? {}
        let facts = ServerFacts()
        facts.cache = cache
        port = NativePort(engine: engine, io: io, about: facts, connectionsMax: connectionsMax + 1) {
            failure.reason = $0
        }
        if let cache {
            port.follow(cache)
            engine.stage = { book, changed, sequence in cache.stage(book, changed, sequence) }
        }
        if snapshotEvery > 0 {
            port.use(
                SecondBook(engine.log.reading, snapshots: engine.snapshots) { fault in
                    // A disk that refuses a snapshot loses nothing.
                    if !fault.isFinal { return }
                    failure.secondBook = fault
                })
        }
        loop = SimulatedLoop(io: io, handler: port)
    }

    var failed: StoreFailure? { failure.reason }
    /// The second book is another one than the first.
    var secondBookFault: SecondBook.Fault? { failure.secondBook }
    var isDrained: Bool { port.isDrained }

    /// Proved values of the cache that were not the ledger's.
    var inconsistent: UInt64 { cache?.inconsistent ?? 0 }

    func drain() { port.drain() }

    /// What the publisher's thread would do now.
    func stepPublisher() { publish() }

    /// The log thread takes `latency` from the submission of a job until it has run.
    func runLog(at now: UInt64, latency: () -> UInt64) {
        guard io.logIsBusy else { return }
        guard let due = logDueAt else {
            logDueAt = now + latency()
            return
        }
        guard now >= due else { return }
        logDueAt = nil
        loop.runLogJob()
    }
}
