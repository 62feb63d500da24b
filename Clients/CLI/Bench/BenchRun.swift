import ArgumentParser
import ReskontraClient
import TLS

/// `reskontra bench run`: one closed-loop run, or checks beside postings.
struct BenchRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Keep connections x depth requests in flight and tell rates and latencies.",
        discussion: """
            The customers C-000001 and on of company BENCH must exist: see `reskontra bench load`.
            Every answer is verified. A run with errors lists them and ends with exit code 2.
            """)

    @Option(help: "What to drive: \(BenchTarget.allCases.map(\.rawValue).joined(separator: ", ")).")
    var target = BenchTarget.reskontra
    @Option(help: "host:port; without it the target's usual port on loopback.")
    var address: String?
    @Option(help: "Weights: check, authorize+capture, authorize+void, invoice, payment.")
    var mix = RequestMix(.check)
    @Option(help: "Lines of an invoice, at most \(BenchRequest.invoiceLinesMax).")
    var lines = BenchRequest.invoiceLines
    @Option(help: "Connections, at most \(LoadGenerator.connectionsMax).")
    var connections = 16
    @Option(help: "Requests in flight per connection, at most \(LoadGenerator.depthMax).")
    var depth = 1
    @Option(help: "Customers to draw from.")
    var customers = 100_000
    @Option(help: "Seconds to measure.")
    var seconds = 5.0
    @Option(help: "Seconds before measuring.")
    var warmUp = 0.5
    @Option(help: "Stop after so many requests (0: by time); there is no warm-up then.")
    var requests: UInt64 = 0
    @Option(help: "Seed of the draws.")
    var seed: UInt64 = 1
    @Option(help: "Company of the connections.")
    var company = BenchRequest.company
    @Option(help: "Speak TLS 1.3 and trust the server's certificate by this authority (PEM file).")
    var ca: String?
    @Option(help: "Client certificate (PEM file).")
    var clientCertificate: String?
    @Option(help: "Its key (PEM file).")
    var clientKey: String?
    @Flag(help: "Checks on one connection, alone and while 16 connections post (--connections).")
    var mixed = false
    @Flag(help: "Never sleep while waiting for answers.")
    var spin = false
    @Option(name: .shortAndLong, help: "table, json, jsonl, csv or tsv.")
    var output: OutputFormat?

    func validate() throws {
        guard (1...LoadGenerator.connectionsMax).contains(connections) else {
            throw ValidationError("--connections must be 1 to \(LoadGenerator.connectionsMax)")
        }
        guard (1...LoadGenerator.depthMax).contains(depth) else {
            throw ValidationError("--depth must be 1 to \(LoadGenerator.depthMax)")
        }
        guard (1...BenchRequest.invoiceLinesMax).contains(lines) else {
            throw ValidationError("--lines must be 1 to \(BenchRequest.invoiceLinesMax)")
        }
        guard (1...999_999).contains(customers) else { throw ValidationError("--customers must be 1 to 999999") }
        guard seconds > 0, seconds <= 3_600, warmUp >= 0, warmUp <= 3_600 else {
            throw ValidationError("--seconds and --warm-up are at most 3600")
        }
        guard !mixed || target == .reskontra else { throw ValidationError("--mixed needs --target reskontra") }
        guard ca == nil || target == .reskontra else { throw ValidationError("--ca needs --target reskontra") }
        guard clientCertificate == nil || ca != nil else { throw ValidationError("--client-certificate needs --ca") }
    }

    func run() async throws {
        let plan = try plan()
        let results = try mixed ? MixedRun(plan).run() : [alone(plan)]
        try BenchReport(results).write(Output.format(output, isTerminal: Terminal.outputIsTerminal))
        if results.contains(where: { !$0.errors.isEmpty }) { throw ExitCode(2) }
    }

    private func alone(_ plan: LoadGenerator.Plan) throws -> BenchResult {
        var generator = try LoadGenerator.connected(plan)
        return generator.run()
    }

    private func plan() throws -> LoadGenerator.Plan {
        let usual = Address(host: Address.loopback.host, port: target.defaultPort)
        guard let address = address.map(Address.parse) ?? usual else {
            throw ValidationError("--address must be host:port")
        }
        let security = try ca.map {
            try TLSContext.client(authority: $0, certificate: clientCertificate, key: clientKey)
        }
        return LoadGenerator.Plan(
            target: target, address: address, company: company, security: security, connections: connections,
            depth: depth, mix: mix, lines: lines, customers: customers, seed: seed,
            warmUpNanoseconds: requests > 0 ? 0 : UInt64(warmUp * 1e9),
            measureNanoseconds: requests > 0 ? 600_000_000_000 : UInt64(seconds * 1e9), requestsMax: requests,
            spins: spin)
    }
}
