import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// `reskontra bench load`: makes the bench's company, customers and open items through the public RPCs.
struct BenchLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load the customers and open items that `reskontra bench` draws from.",
        discussion: """
            The store must not have the company yet. Customers get a limit nobody reaches; items of 50.00 EUR go
            round them, dated in the year before. Then the company goes live.
            """)

    @Option(help: "host:port of the server.")
    var address = Address.loopback.description
    @Option(help: "Code of the new company.")
    var company = BenchRequest.company
    @Option(help: "Customers, at most 999,999.")
    var customers = 100_000
    @Option(help: "Open items.")
    var items = 1_000_000
    @Option(help: "Pages of 1,000 in flight.")
    var inFlight = 8
    @Option(help: "Tells the resident memory of this process, the server's, after each step.")
    var pid: Int32?
    @Option(name: .shortAndLong, help: "table, json, jsonl, csv or tsv.")
    var output: OutputFormat?

    func validate() throws {
        guard (1...999_999).contains(customers), (0...100_000_000).contains(items), (1...64).contains(inFlight) else {
            throw ValidationError("--customers 1 to 999999, --items 0 to 100000000, --in-flight 1 to 64")
        }
    }

    func run() async throws {
        guard let address = Address.parse(address) else { throw ValidationError("--address must be host:port") }
        let connection = try await Connection.connect(to: address, clientName: "reskontra bench load")
        let data = BenchDataSet(company: company, customers: customers, items: items)
        var steps: [LoadStep] = []

        let year = try await setUp(data, connection)
        steps.append(LoadStep("setup", count: 1, nanoseconds: 0, pid: pid))

        var start = LoadGenerator.monotonic()
        try await send(data.customerPages, "customers") { page in
            let reply: Reply<Reskontra_V1_BatchCreateCustomersResponse> = try await connection.call(
                .batchCreateCustomers, data.createCustomers(page), key: connection.newKey())
            for case .error(let status)? in reply.message.results.map(\.outcome) {
                throw BenchFailure("a customer was refused: \(status.message)")
            }
        }
        steps.append(
            LoadStep("customers", count: customers, nanoseconds: LoadGenerator.monotonic() - start, pid: pid))

        start = LoadGenerator.monotonic()
        try await send(data.itemPages, "open items") { page in
            let _: Reply<Reskontra_V1_ImportOpeningResponse> = try await connection.call(
                .importOpening, data.importItems(page, year: year), key: connection.newKey())
        }
        steps.append(LoadStep("items", count: items, nanoseconds: LoadGenerator.monotonic() - start, pid: pid))

        let live = Reskontra_V1_GoLiveRequest.with { $0.company = company }
        let _: Reply<Reskontra_V1_GoLiveResponse> = try await connection.call(.goLive, live, key: connection.newKey())
        await connection.close()
        Terminal.write(try LoadStep.text(steps, Output.format(output, isTerminal: Terminal.outputIsTerminal)))
    }

    /// Answers the year of the business date.
    private func setUp(_ data: BenchDataSet, _ connection: Connection) async throws -> Int32 {
        func set<Request: Message, Response: Message & Sendable>(
            _ method: Schema.Method, _ request: Request, as: Response.Type
        ) async throws {
            let _: Reply<Response> = try await connection.call(method, request, key: connection.newKey())
        }
        let year = try await businessYear(connection)
        try await set(.createCompany, data.createCompany(year: year), as: Reskontra_V1_CreateCompanyResponse.self)
        for account in data.mainAccounts() {
            try await set(.setMainAccount, account, as: Reskontra_V1_SetMainAccountResponse.self)
        }
        for account in data.automaticAccounts() {
            try await set(.setAutomaticAccount, account, as: Reskontra_V1_SetAutomaticAccountResponse.self)
        }
        for sequence in data.numberSequences() {
            try await set(.setNumberSequence, sequence, as: Reskontra_V1_SetNumberSequenceResponse.self)
        }
        try await set(.setTermsOfPayment, data.termsOfPayment, as: Reskontra_V1_SetTermsOfPaymentResponse.self)
        try await set(.setMethodOfPayment, data.methodOfPayment, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
        try await set(.setCustomerGroup, data.customerGroup, as: Reskontra_V1_SetCustomerGroupResponse.self)
        try await set(.setPostingProfile, data.postingProfile, as: Reskontra_V1_SetPostingProfileResponse.self)
        try await set(
            .setPostingProfileLine, data.postingProfileLine, as: Reskontra_V1_SetPostingProfileLineResponse.self)
        try await set(.setParameters, data.parameters, as: Reskontra_V1_SetParametersResponse.self)
        return year
    }

    /// The server's year: on New Year's Eve a company's may differ, and either does.
    private func businessYear(_ connection: Connection) async throws -> Int32 {
        let now = Date(timeIntervalSince1970: TimeInterval(connection.serverMilliseconds / 1_000))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return Int32(calendar.component(.year, from: now))
    }

    /// Keeps `inFlight` pages under way; the first failure ends it.
    private func send(
        _ pages: [Range<Int>], _ what: String, _ page: @escaping @Sendable (Range<Int>) async throws -> Void
    ) async throws {
        var progress = ProgressBar(what, total: UInt64(pages.last?.upperBound ?? 0))
        try await withThrowingTaskGroup(of: Int.self) { group in
            var waiting = pages.makeIterator()
            for _ in 0..<inFlight {
                guard let next = waiting.next() else { break }
                group.addTask { try await page(next); return next.count }
            }
            while let count = try await group.next() {
                progress.advance(by: UInt64(count))
                guard let next = waiting.next() else { continue }
                group.addTask { try await page(next); return next.count }
            }
        }
        progress.finish()
    }
}
