import Receivables

/// What may be asked of one company, so that many callers of one leave room for the others (reliability:3.7).
///
/// The calls of callers without a limit are not counted: on loopback nobody has one.
struct CompanyLimits {
    static let requestsPerSecond: UInt64 = 500_000
    private static let nanosecondsEach = 1_000_000_000 / requestsPerSecond

    /// By the company's number.
    private var companies: [TokenBucket] = []

    /// One request more; else the nanoseconds until there is room for it.
    @inline(__always)
    mutating func take(_ company: CompanyID, _ caller: CallerLimits.Place, now: UInt64) -> UInt64? {
        guard caller != CallerLimits.unlimited, !company.isNone else { return nil }
        let place = Int(company.number)
        while companies.count <= place { companies.append(TokenBucket()) }
        return companies[place].take(every: Self.nanosecondsEach, now: now)
    }
}
