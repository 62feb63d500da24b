import Foundation
import ReskontraClient

/// The bench's data on a server of its own, and a till that checks credit beside what is timed.
struct TimedBench {
    private static let tillSeconds = 3.0

    let server: LedgerProcess
    let customers: Int
    /// False in the suite: the same is done, and no figure means anything.
    let isTimed: Bool

    init(customers: Int, items: Int, isTimed: Bool) async throws {
        (self.customers, self.isTimed) = (customers, isTimed)
        server = try await LedgerProcess()
        let load = try Child(
            Binaries.client,
            ["bench", "load", "--address", "127.0.0.1:\(server.port)", "--customers", "\(customers)", "--items", "\(items)"],
            name: "bench load")
        guard try await load.ended(withinSeconds: 1_200) == 0 else { throw Trouble("loading failed: \(load.errors)") }
    }

    func connect() async throws -> Connection { try await server.connect(company: "BENCH") }

    /// One connection's checks, one after the other: their 99th percentile in microseconds.
    func tillAlone() async throws -> Double { try await p99(till()) }

    func beside<Result>(_ run: () async throws -> Result) async throws -> (result: Result, seconds: Double, p99: Double) {
        let till = try till()
        // Its warm-up; then it measures.
        if isTimed { try await Task.sleep(for: .milliseconds(600)) }
        let (result, seconds) = try await Self.timed(run)
        return (result, seconds, try await p99(till))
    }

    static func timed<Result>(_ run: () async throws -> Result) async throws -> (result: Result, seconds: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await run()
        let time = start.duration(to: clock.now).components
        return (result, Double(time.seconds) + Double(time.attoseconds) / 1e18)
    }

    private func till() throws -> Child {
        try Child(
            Binaries.client,
            [
                "bench", "run", "--address", "127.0.0.1:\(server.port)", "--connections", "1", "--customers", "\(customers)",
                "--seconds", "\(isTimed ? Self.tillSeconds : 0.2)", "-o", "tsv",
            ], name: "till")
    }

    private func p99(_ till: Child) async throws -> Double {
        guard try await till.ended(withinSeconds: 60) == 0 else { throw Trouble("the till failed: \(till.errors)") }
        let columns = till.output.split(separator: "\n").last?.split(separator: "\t", omittingEmptySubsequences: false) ?? []
        guard columns.count > 6, let value = Double(columns[6]), value > 0 else { throw Trouble("no figure in \(till.output)") }
        return value
    }
}
