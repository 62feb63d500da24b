import Receivables

/// Company codes of which the ledger has told no set-up a moment ago: anybody can write any code into a check.
struct RecentFailures {
    /// Codes kept at a time; of more than these the ledger is asked again.
    static let countMax = 256
    static let nanoseconds: UInt64 = 1_000_000_000

    private var until: [Code: UInt64] = [:]

    var count: Int { until.count }

    mutating func note(_ company: Code, now: UInt64) {
        if until.count >= Self.countMax { until = until.filter { $0.value > now } }
        guard until.count < Self.countMax else { return }
        until[company] = now + Self.nanoseconds
    }

    func contains(_ company: Code, now: UInt64) -> Bool { until[company].map { $0 > now } ?? false }
}
