import EventLog

/// One page about many worlds.
package struct Page {
    package let first: UInt64
    package private(set) var seeds = 0
    package private(set) var failed: [UInt64] = []
    private var records = 0
    private var commands = 0
    private var acknowledged = 0
    private var refused = 0
    private var crashes = 0
    private var refusedOpenings = 0
    private var lies = 0
    private var seconds = 0
    private var lost = 0
    private var cacheReads = 0
    private var cacheHits = 0
    private var whims = [Int](repeating: 0, count: Whims.Point.allCases.count)
    private var history = History()

    package init(first: UInt64) { self.first = first }

    package mutating func add(_ report: World.Report) {
        seeds += 1
        records += report.records
        commands += report.commands
        acknowledged += report.acknowledged
        refused += report.refused
        crashes += report.crashes
        refusedOpenings += report.refusedOpenings
        lies += report.isLossDetected ? 1 : 0
        seconds += Int(report.nanoseconds / 1_000_000_000)
        cacheReads += report.cacheReads
        cacheHits += report.cacheHits
        for (point, count) in report.whims.enumerated() { whims[point] += count }
        history.note(report.history)
        guard let violation = report.violation else { return }
        failed.append(report.seed)
        if violation.rule == 9 { lost += 1 }
    }

    package var text: String {
        let years = seconds / 31_557_600
        let days = seconds % 31_557_600 / 86_400
        return """
            seeds                 \(seeds), from \(first)
            simulated time        \(years) years \(days) days
            commands              \(commands)
            records               \(records)
            acknowledged          \(acknowledged)
            refused               \(refused)
            crashes               \(crashes)
            openings refused      \(refusedOpenings)
            lying disks noticed   \(lies)
            read from Redis       \(cacheReads), \(cacheHits) of them proved
            whims                 \(zip(Whims.Point.allCases, whims).map { "\($0) \($1)" }.joined(separator: ", "))
            worlds with a loss    \(lost)
            worlds that failed    \(failed.count) \(failed.isEmpty ? "" : "\(failed)")
            history               \(String(history.sum, radix: 16))
            """
    }
}
