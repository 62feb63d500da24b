import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

extension EndToEnd {
    /// Recurring invoices and a revaluation over many customers, timed, while a till checks credit; long invoices beside
    /// short ones. `make invoicing RECURRING=100000` asks for the size of the goal and holds the figures against it.
    @Suite("invoicing, timed") struct InvoicingFiguresTests {
        private static let asked = ProcessInfo.processInfo.environment["RESKONTRA_INVOICING"].flatMap(Int.init)
        private static let recurringSecondsMax = 20.0
        private static let revaluationSecondsMax = 5.0
        /// The till's 99th percentile beside the run, in those of a till alone.
        private static let slowdownMax = 2.0
        /// Invoices of 20 lines per second, in those of 3 lines.
        private static let longInvoicesMin = 0.5

        @Test("setup:RI-3, RI-4, RI-8, FX-1, FX-6: every occurrence is made and posted once, every foreign item revalued once; run again, nothing is")
        func overAll() async throws {
            let count = Self.asked ?? 60
            let runs = try await InvoicingRuns(customers: count, isTimed: Self.asked != nil)
            let alone = try await runs.bench.tillAlone()

            let made = try await runs.bench.beside { try await runs.company.recur() }
            #expect(made.result.generated == count && made.result.posted == count && made.result.failed == 0)
            let again = try await runs.company.recur()
            #expect(again.generated == 0 && again.posted == 0)

            try await runs.company.invoiceAbroad()
            let revalued = try await runs.bench.beside { try await runs.company.revalue() }
            #expect(revalued.result.rows == count && revalued.result.adjusted == count)
            // 100.00 USD at 0.90, then at 0.95.
            #expect(revalued.result.change == Int64(count) * 500)
            #expect(try await runs.company.revalue().adjusted == 0)

            let short = try await runs.bench.invoiceRate(lines: 3)
            let long = try await runs.bench.invoiceRate(lines: 20)
            guard Self.asked != nil else { return }

            print("\(count) customers; a till alone: p99 \(alone) us")
            for (name, seconds, p99, secondsMax) in [
                ("recurring invoices, generated and posted", made.seconds, made.p99, Self.recurringSecondsMax),
                ("revaluation", revalued.seconds, revalued.p99, Self.revaluationSecondsMax),
            ] {
                print("  \(name): \(Self.rounded(seconds)) s (goal \(secondsMax)), till's p99 \(Self.rounded(p99 / alone)) x (goal \(Self.slowdownMax))")
                #expect(seconds < secondsMax, "\(name)")
            }
            print("  invoices of 20 lines: \(Self.rounded(long / short)) x the rate of 3 lines (goal \(Self.longInvoicesMin))")
            #expect(made.p99 / alone <= Self.slowdownMax)
            #expect(long / short >= Self.longInvoicesMin)
        }

        private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    }
}

/// The bench's server and what is run on it.
private struct InvoicingRuns {
    let bench: TimedBench
    let company: RentCompany

    init(customers: Int, isTimed: Bool) async throws {
        bench = try await TimedBench(customers: customers, items: customers, isTimed: isTimed)
        company = try await RentCompany(bench.connect(), customers: customers)
    }
}

/// The bench's company with a template for each of its customers and dollars at two rates.
private struct RentCompany: Sendable {
    /// Invoices of one page: a turn of the server stays short beside the till's.
    private static let page: UInt32 = 5
    /// Items of one page of the revaluation.
    private static let pageItems: UInt32 = 20
    /// Its pages under way at once.
    private static let parts: UInt32 = 4
    private static let batch = 500
    private static let callsMax = 32
    /// A batch is a record of hundreds of kilobytes: more of them at once than may wait for the disk are refused.
    private static let batchesMax = 2

    let customers: Int
    private let connection: Connection
    private let today: Reskontra_V1_Date

    init(_ connection: Connection, customers: Int) async throws {
        self.connection = connection
        self.customers = customers
        let companies: Reskontra_V1_ListCompaniesResponse = try await connection.call(
            .listCompanies, Reskontra_V1_ListCompaniesRequest(), as: Reskontra_V1_ListCompaniesResponse.self).message
        today = companies.companies[0].businessDate
        try await setUp()
    }

    private func call<Answer: Message & Sendable>(
        _ method: Schema.Method, _ request: some Message, as type: Answer.Type
    ) async throws -> Answer {
        try await connection.call(
            method, request, as: type, key: method.writes ? connection.newKey() : nil, deadline: .seconds(60)
        ).message
    }

    private func customer(_ index: Int) -> String {
        let digits = String(index + 1)
        return "C-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    private func setUp() async throws {
        for (number, type) in [("8300", Reskontra_V1_PostingType.unrealizedGain), ("8400", .unrealizedLoss)] {
            _ = try await call(
                .setMainAccount, Reskontra_V1_SetMainAccountRequest.with { ($0.account.number, $0.account.name) = (number, number) },
                as: Reskontra_V1_SetMainAccountResponse.self)
            _ = try await call(
                .setAutomaticAccount,
                Reskontra_V1_SetAutomaticAccountRequest.with { ($0.account.postingType, $0.account.mainAccount) = (type, number) },
                as: Reskontra_V1_SetAutomaticAccountResponse.self)
        }
        _ = try await call(
            .setExchangeRate,
            Reskontra_V1_SetExchangeRateRequest.with {
                ($0.rate.from, $0.rate.to, $0.rate.validFrom) = ("USD", "EUR", today)
                ($0.rate.rate.unscaled, $0.rate.rate.scale) = (95, 2)
            }, as: Reskontra_V1_SetExchangeRateResponse.self)
        let draft = try await call(
            .createFreeTextInvoice,
            Reskontra_V1_CreateFreeTextInvoiceRequest.with {
                $0.document = invoice(of: 0, "EUR", lines: 1)
            }, as: Reskontra_V1_CreateFreeTextInvoiceResponse.self)
        _ = try await call(
            .saveAsTemplate,
            Reskontra_V1_SaveAsTemplateRequest.with { ($0.draftID, $0.template) = (draft.invoice.draftID, "RENT") },
            as: Reskontra_V1_SaveAsTemplateResponse.self)
        _ = try await call(
            .deleteDraft, Reskontra_V1_DeleteDraftRequest.with { $0.draftID = draft.invoice.draftID },
            as: Reskontra_V1_DeleteDraftResponse.self)
        try await manyAtOnce(customers) { index in
            _ = try await call(
                .setRecurringAssignment,
                Reskontra_V1_SetRecurringAssignmentRequest.with {
                    ($0.assignment.id, $0.assignment.customerNumber) = ("RA-\(index)", customer(index))
                    ($0.assignment.template, $0.assignment.startDate) = ("RENT", today)
                    ($0.assignment.pattern, $0.assignment.per) = (.monthly, 1)
                }, as: Reskontra_V1_SetRecurringAssignmentResponse.self)
        }
    }

    private func manyAtOnce(_ count: Int, atOnce: Int = callsMax, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<count {
                if index >= atOnce { _ = try await group.next() }
                group.addTask { try await body(index) }
            }
            try await group.waitForAll()
        }
    }

    private func invoice(of index: Int, _ currency: String, lines: Int) -> Reskontra_V1_InvoiceDocument {
        .with {
            ($0.customerNumber, $0.currency) = (customer(index), currency)
            $0.lines = (0..<lines).map { _ in
                .with {
                    ($0.mainAccount, $0.description_p) = ("4000", "rent")
                    $0.amount = .with { ($0.currency, $0.minor) = (currency, 10_000) }
                }
            }
        }
    }

    // MARK: The runs

    /// Generates all that is due in one run and posts it, both page by page: a page is posted while the second one behind
    /// it is generated, so that the cursor of the postings always has more to come.
    func recur() async throws -> (generated: Int, posted: Int, failed: Int) {
        var (generated, posted, failed) = (0, 0, 0)
        var (run, after, pages) = ("", "", 0)
        var last: UInt64 = 0
        repeat {
            let (made, from, isBehind) = (run, last, pages >= 2 && !run.isEmpty)
            async let posting = isBehind ? post(made, after: from) : nil
            let answer = try await generate(run, after: after)
            generated += Int(answer.invoicesMade)
            failed += answer.failed.count
            (run, after) = (answer.recurrenceID.isEmpty ? run : answer.recurrenceID, answer.next)
            pages += 1
            if let page = try await posting {
                posted += Int(page.invoicesPosted)
                failed += page.failed.count
                last = page.next
            }
        } while !after.isEmpty
        guard !run.isEmpty else { return (generated, posted, failed) }
        repeat {
            let page = try await post(run, after: last)
            posted += Int(page.invoicesPosted)
            failed += page.failed.count
            last = page.next
        } while last != 0
        return (generated, posted, failed)
    }

    private func generate(_ run: String, after: String) async throws -> Reskontra_V1_GenerateRecurringInvoicesResponse {
        try await call(
            .generateRecurringInvoices,
            Reskontra_V1_GenerateRecurringInvoicesRequest.with {
                ($0.recurrenceID, $0.after, $0.invoicesMax, $0.summaryOnly) = (run, after, Self.page, true)
            }, as: Reskontra_V1_GenerateRecurringInvoicesResponse.self)
    }

    private func post(_ run: String, after: UInt64) async throws -> Reskontra_V1_PostRecurrenceResponse {
        try await call(
            .postRecurrence,
            Reskontra_V1_PostRecurrenceRequest.with {
                ($0.recurrenceID, $0.after, $0.invoicesMax, $0.summaryOnly) = (run, after, Self.page, true)
            }, as: Reskontra_V1_PostRecurrenceResponse.self)
    }

    /// An invoice of 100.00 USD for every customer, at 0.90.
    func invoiceAbroad() async throws {
        try await manyAtOnce((customers + Self.batch - 1) / Self.batch, atOnce: Self.batchesMax) { page in
            let documents = Reskontra_V1_BatchPostInvoicesRequest.with { request in
                request.batchMode = .atomic
                request.items = (page * Self.batch..<min(customers, (page + 1) * Self.batch)).map { index in
                    .with {
                        $0.document = invoice(of: index, "USD", lines: 1)
                        ($0.document.exchangeRate.unscaled, $0.document.exchangeRate.scale) = (9, 1)
                    }
                }
            }
            _ = try await call(.batchPostInvoices, documents, as: Reskontra_V1_BatchPostInvoicesResponse.self)
        }
    }

    /// Each of the callers takes a share of the customers.
    func revalue() async throws -> (rows: Int, adjusted: Int, change: Int64) {
        try await withThrowingTaskGroup(of: (rows: Int, adjusted: Int, change: Int64).self) { group in
            for part in 1...Self.parts { group.addTask { try await revalue(.with { ($0.part, $0.parts) = (part, Self.parts) }) } }
            var (rows, adjusted, change) = (0, 0, Int64(0))
            for try await share in group {
                rows += share.rows
                adjusted += share.adjusted
                change += share.change
            }
            return (rows, adjusted, change)
        }
    }

    private func revalue(_ share: Reskontra_V1_RunShare) async throws -> (rows: Int, adjusted: Int, change: Int64) {
        var (rows, adjusted, change) = (0, 0, Int64(0))
        var after = ""
        repeat {
            let answer = try await call(
                .runRevaluation,
                Reskontra_V1_RunRevaluationRequest.with {
                    ($0.method, $0.consideredDate) = (.standard, today)
                    ($0.afterCustomer, $0.itemsMax) = (after, Self.pageItems)
                    ($0.summaryOnly, $0.share) = (true, share)
                }, as: Reskontra_V1_RunRevaluationResponse.self)
            rows += Int(answer.transactions)
            adjusted += Int(answer.adjustedTransactions)
            change += answer.netChange.minor
            after = answer.nextCustomer
        } while !after.isEmpty
        return (rows, adjusted, change)
    }
}
