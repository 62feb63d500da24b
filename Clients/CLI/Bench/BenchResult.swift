import Schema

/// What one run saw. Latencies in nanoseconds.
struct BenchResult: Codable {
    struct Kind: Codable {
        var kind: String
        var requests: UInt64
        var perSecond: UInt64
        var latency: LatencyPercentiles
    }

    static let approved = UInt64(Reskontra_V1_Decision.approve.rawValue)

    var target: String
    var mix: String
    var connections: Int
    var depth: Int
    var customers: Int
    var seed: UInt64
    var nanoseconds: UInt64
    var requests: UInt64
    var perSecond: UInt64
    var kinds: [Kind]
    /// Reason to count; a run with errors is not a measurement.
    var errors: [String: Int]

    init(
        _ plan: LoadGenerator.Plan, _ tables: UnsafeMutablePointer<LatencyTable>, errors: [String: Int],
        nanoseconds: UInt64
    ) {
        target = plan.target.rawValue
        mix = plan.mix.description
        connections = plan.connections
        depth = plan.depth
        customers = plan.customers
        seed = plan.seed
        self.nanoseconds = nanoseconds
        self.errors = errors
        kinds = RequestKind.allCases.compactMap { kind in
            let count = tables[Int(kind.rawValue)].count
            guard count > 0 else { return nil }
            return Kind(
                kind: kind.name, requests: count, perSecond: Self.rate(count, nanoseconds),
                latency: tables[Int(kind.rawValue)].percentiles())
        }
        requests = kinds.reduce(0) { $0 + $1.requests }
        perSecond = Self.rate(requests, nanoseconds)
    }

    private static func rate(_ count: UInt64, _ nanoseconds: UInt64) -> UInt64 {
        let scaled = count.multipliedFullWidth(by: 1_000_000_000)
        return nanoseconds.dividingFullWidth(scaled).quotient
    }
}
