import Glibc

/// Checks on one connection: first alone, then while other connections post.
///
/// Both generators are threads of this process on the same core. The checking one asks for real-time priority,
/// else the poster's own work would stand in the figures of the checks; where that is not allowed it goes without.
struct MixedRun {
    private static let postersDefault = 16
    private let plan: LoadGenerator.Plan

    init(_ plan: LoadGenerator.Plan) { self.plan = plan }

    /// Three results: checks alone, checks beside postings, the postings.
    func run() throws -> [BenchResult] {
        var checks = plan
        checks.connections = 1
        checks.depth = 1
        checks.mix = RequestMix(.check)
        var posts = plan
        posts.mix = plan.mix.writes ? plan.mix : RequestMix(argument: "invoice=1,payment=1")!
        // The postings begin before the checks and end after them.
        posts.measureNanoseconds += 300_000_000
        posts.seed &+= 1

        var alone = try measure(checks)
        alone.target += ", checks alone"
        let poster = GeneratorThread(posts)
        poster.start(realTime: false)
        usleep(100_000)
        var beside = try measure(checks)
        beside.target += ", checks beside postings"
        var posted = try poster.result()
        posted.target += ", postings"
        return [alone, beside, posted]
    }

    private func measure(_ plan: LoadGenerator.Plan) throws -> BenchResult {
        let thread = GeneratorThread(plan)
        thread.start(realTime: true)
        return try thread.result()
    }
}

/// One generator on a thread of its own.
///
/// Unchecked: the thread writes `outcome` before it ends, `result` reads it after joining.
private final class GeneratorThread: @unchecked Sendable {
    private let plan: LoadGenerator.Plan
    private var thread = pthread_t()
    private var outcome: Result<BenchResult, any Error>?

    init(_ plan: LoadGenerator.Plan) { self.plan = plan }

    func start(realTime: Bool) {
        let this = Unmanaged.passRetained(self).toOpaque()
        let result = pthread_create(
            &thread, nil,
            { context in
                let this = Unmanaged<GeneratorThread>.fromOpaque(context!).takeRetainedValue()
                this.outcome = Result {
                    var generator = try LoadGenerator.connected(this.plan)
                    return generator.run()
                }
                return nil
            }, this)
        precondition(result == 0, "the system has no thread left")
        if realTime {
            var priority = sched_param()
            priority.sched_priority = 1
            _ = pthread_setschedparam(thread, SCHED_FIFO, &priority)
        }
    }

    func result() throws -> BenchResult {
        pthread_join(thread, nil)
        guard let outcome else { throw BenchFailure("a generator ended without a result") }
        return try outcome.get()
    }
}
