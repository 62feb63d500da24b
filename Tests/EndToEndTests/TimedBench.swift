import Foundation
import ReskontraClient

/// The bench's data on a server of its own, and a till that checks credit beside what is timed.
struct TimedBench {
    private static let tillSeconds = 3.0
    private static let posters = 16

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

    /// Invoices of so many lines per second over several connections.
    func invoiceRate(lines: Int) async throws -> Double {
        let columns = try await figures(
            of: try bench("invoices", ["--mix", "invoice", "--lines", "\(lines)", "--connections", "\(Self.posters)"]))
        guard let rate = Double(columns[3]), rate > 0 else { throw Trouble("no rate in \(columns)") }
        return rate
    }

    private func till() throws -> Child { try bench("till", ["--connections", "1"]) }

    private func bench(_ name: String, _ arguments: [String]) throws -> Child {
        try Child(
            Binaries.client,
            [
                "bench", "run", "--address", "127.0.0.1:\(server.port)", "--customers", "\(customers)",
                "--seconds", "\(isTimed ? Self.tillSeconds : 0.2)", "-o", "tsv",
            ] + arguments, name: name)
    }

    private func p99(_ till: Child) async throws -> Double {
        let columns = try await figures(of: till)
        guard let value = Double(columns[6]), value > 0 else { throw Trouble("no figure in \(columns)") }
        return value
    }

    private func figures(of child: Child) async throws -> [Substring] {
        guard try await child.ended(withinSeconds: 60) == 0 else { throw Trouble("it failed: \(child.errors)") }
        let columns = child.output.split(separator: "\n").last?.split(separator: "\t", omittingEmptySubsequences: false) ?? []
        guard columns.count > 6 else { throw Trouble("no figures in \(child.output)") }
        return columns
    }
}
