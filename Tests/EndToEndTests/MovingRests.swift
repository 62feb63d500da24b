import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

// What a company has that no import can take as it stands: it stops none, and is told.

extension EndToEnd.MovingTests {
    @Test("F12: what deleted customers left, a draft that cannot be worked out, many windows, renamed and unknown mandates stop no import")
    func rests() async throws {
        let (source, old, new) = (try await LedgerProcess(), try await LedgerProcess(), try await LedgerProcess())
        let folder = try Folder()
        // The old company is not live itself: it takes limits and what assignments carry.
        try await EndToEndTests.setUp(source)
        try await setOpeningAccount(source.connect())
        for (out, back, file) in [
            (["setup", "export"], ["setup", "import"], "source.jsonl"),
            (["export", "customers"], ["import", "customers"], "source.csv"),
        ] {
            let written = try await reskontra(out + ["--to", folder.file(file)], source)
            let read = try await reskontra(back + [folder.file(file)], old, in: folder)
            #expect(written.status == 0 && read.status == 0, "\(written.errors)\(read.errors)")
        }
        try await setClock(old.connect(), by: source.connect())
        // Its keys are of the new day.
        let connection = try await old.connect()
        let customer = try await firstCustomer(connection)
        try await leaveTraces(of: "GONE", connection)
        try await spoilADraft(of: customer, connection)
        try await gather(customer, connection)
        let unknown = try await collect(customer, connection)
        let empty = try await new.connect()
        try await setClock(empty, by: connection)

        let files: [(name: String, out: [String], back: [String])] = [
            ("setup.jsonl", ["setup", "export"], ["setup", "import"]),
            ("customers.csv", ["export", "customers"], ["import", "customers"]),
            ("agreements.jsonl", ["export", "agreements"], ["setup", "import"]),
            ("opening.csv", ["export", "opening"], ["import", "opening"]),
        ]
        var told = ""
        for file in files {
            let run = try await reskontra(file.out + ["--to", folder.file(file.name)], old)
            #expect(run.status == 0, "\(file.out): \(run.errors)")
            told += run.errors
        }
        for what in [
            "the line of profile GEN for GONE", "blocking rule GONE-1 of GONE", "the allocation order of GONE",
            "the payout account of GONE", "draft 1 of \(customer), which cannot be worked out any more",
        ] { #expect(told.contains("left out: \(what)"), "\(what)\n\(told)") }
        for file in files {
            let run = try await reskontra(file.back + [folder.file(file.name)], new, in: folder)
            #expect(run.status == 0, "\(file.back): \(run.errors)\(run.output)")
            if file.name == "opening.csv" {
                #expect(run.errors.contains("left out: mandate NOBODYS of item \(unknown)"), "\(run.errors)")
            }
        }
        let items = try await empty.call(
            .listOpenItems, Reskontra_V1_ListOpenItemsRequest.with { $0.customerNumber = customer },
            as: Reskontra_V1_ListOpenItemsResponse.self
        ).message.items
        let mandates = Dictionary(uniqueKeysWithValues: items.map { ($0.number, $0.mandate) })
        #expect(mandates == ["INV-REN": "MND-NEW", unknown: ""])
        let again = try await reskontra(["export", "agreements", "--to", folder.file("again.jsonl")], new)
        #expect(again.status == 0, "\(again.errors)")
        let (first, second) = (
            try String(contentsOfFile: folder.file("agreements.jsonl"), encoding: .utf8),
            try String(contentsOfFile: folder.file("again.jsonl"), encoding: .utf8)
        )
        #expect(first == second)
        #expect(first.split(separator: "\n").filter { $0.contains("CreditLimits.ImportLimits") }.count == 2)
    }

    private func set<Answer: Message & Sendable>(
        _ method: Schema.Method, _ type: Answer.Type, _ request: some Message, _ connection: Connection
    ) async throws -> Answer {
        try await connection.call(method, request, as: type, key: connection.newKey()).message
    }

    private func setClock(_ connection: Connection, by other: Connection) async throws {
        let now = try await other.call(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest(), as: Reskontra_V1_GetServerInfoResponse.self
        ).message.now
        _ = try await set(
            .setClock, Reskontra_V1_SetClockResponse.self, Reskontra_V1_SetClockRequest.with { $0.to = now }, connection)
    }

    private func day(_ year: Int32, _ month: Int32, _ day: Int32) -> Reskontra_V1_Date {
        .with { ($0.year, $0.month, $0.day) = (year, month, day) }
    }

    /// Day `number` from the first of January 2015 on, of months of 28 days.
    private func day(_ number: Int) -> Reskontra_V1_Date {
        day(Int32(2015 + number / 336), Int32(number % 336 / 28 + 1), Int32(number % 28 + 1))
    }

    /// All that may name a customer who is taken out nevertheless.
    private func leaveTraces(of number: String, _ connection: Connection) async throws {
        _ = try await set(
            .createCustomer, Reskontra_V1_CreateCustomerResponse.self,
            Reskontra_V1_CreateCustomerRequest.with {
                ($0.customer.number, $0.customer.name, $0.customer.group) = (number, "Gone", "GB")
            }, connection)
        _ = try await set(
            .setPayoutAccount, Reskontra_V1_SetPayoutAccountResponse.self,
            Reskontra_V1_SetPayoutAccountRequest.with {
                ($0.customerNumber, $0.account.holder, $0.account.iban) = (number, "Gone", "DE02120300000000202051")
            }, connection)
        _ = try await set(
            .setAllocationOrder, Reskontra_V1_SetAllocationOrderResponse.self,
            Reskontra_V1_SetAllocationOrderRequest.with {
                ($0.order.customerNumber, $0.order.rule, $0.order.from) = (number, .largest, day(2010, 11, 1))
            }, connection)
        _ = try await set(
            .setBlockingRule, Reskontra_V1_SetBlockingRuleResponse.self,
            Reskontra_V1_SetBlockingRuleRequest.with {
                ($0.rule.id, $0.rule.type, $0.rule.scope) = ("GONE-1", .daysOverdue, .table)
                ($0.rule.value.unscaled, $0.rule.scopeID) = (30, number)
            }, connection)
        _ = try await set(
            .setPostingProfileLine, Reskontra_V1_SetPostingProfileLineResponse.self,
            Reskontra_V1_SetPostingProfileLineRequest.with {
                ($0.profile, $0.line.accountCode, $0.line.accountOrGroup) = ("GEN", .table, number)
                $0.line.summaryAccount = "1200"
            }, connection)
        _ = try await set(
            .deleteCustomer, Reskontra_V1_DeleteCustomerResponse.self,
            Reskontra_V1_DeleteCustomerRequest.with { $0.number = number }, connection)
    }

    /// The account of its line is blocked behind its back.
    private func spoilADraft(of customer: String, _ connection: Connection) async throws {
        var account = Reskontra_V1_SetMainAccountRequest.with {
            ($0.account.number, $0.account.name) = ("4900", "Given up")
        }
        _ = try await set(.setMainAccount, Reskontra_V1_SetMainAccountResponse.self, account, connection)
        _ = try await set(
            .createFreeTextInvoice, Reskontra_V1_CreateFreeTextInvoiceResponse.self,
            Reskontra_V1_CreateFreeTextInvoiceRequest.with {
                $0.document.customerNumber = customer
                $0.document.lines = [
                    .with {
                        $0.mainAccount = "4900"
                        ($0.amount.currency, $0.amount.minor) = ("GBP", 100)
                    }
                ]
            }, connection)
        account.account.blocked = true
        _ = try await set(.setMainAccount, Reskontra_V1_SetMainAccountResponse.self, account, connection)
    }

    /// More temporary limits, and dates that are due again, than one call took.
    private func gather(_ customer: String, _ connection: Connection) async throws {
        for part in [0..<1_000, 1_000..<1_001] {
            _ = try await set(
                .importLimits, Reskontra_V1_ImportLimitsResponse.self,
                Reskontra_V1_ImportLimitsRequest.with { request in
                    request.customerNumber = customer
                    request.temporaryLimits = part.map { number in
                        .with {
                            ($0.limit.currency, $0.limit.minor) = ("GBP", 1_000)
                            ($0.from, $0.to) = (day(number), day(number))
                        }
                    }
                }, connection)
        }
        _ = try await set(
            .saveAsTemplate, Reskontra_V1_SaveAsTemplateResponse.self,
            Reskontra_V1_SaveAsTemplateRequest.with {
                $0.template = "RENT"
                $0.document.lines = [
                    .with {
                        $0.mainAccount = "4000"
                        ($0.amount.currency, $0.amount.minor) = ("GBP", 100)
                    }
                ]
            }, connection)
        _ = try await set(
            .setRecurringAssignment, Reskontra_V1_SetRecurringAssignmentResponse.self,
            Reskontra_V1_SetRecurringAssignmentRequest.with { request in
                request.assignment = .with {
                    ($0.id, $0.customerNumber, $0.template) = ("RA-1", customer, "RENT")
                    ($0.startDate, $0.pattern, $0.per) = (day(0), .daily, 1)
                }
                request.carried.lastOccurrence = day(1_100)
                request.carried.dueAgain = (0..<1_001).map { day($0) }
            }, connection)
    }

    /// An invoice under a mandate that is renamed, and one of an order whose mandate nobody has: its number.
    private func collect(_ customer: String, _ connection: Connection) async throws -> String {
        _ = try await set(
            .setExchangeRate, Reskontra_V1_SetExchangeRateResponse.self,
            Reskontra_V1_SetExchangeRateRequest.with {
                ($0.rate.from, $0.rate.to) = ("EUR", "GBP")
                ($0.rate.rate.unscaled, $0.rate.rate.scale) = (85, 2)
                $0.rate.validFrom = day(2010, 1, 1)
            }, connection)
        _ = try await set(
            .setCreditorAccount, Reskontra_V1_SetCreditorAccountResponse.self,
            Reskontra_V1_SetCreditorAccountRequest.with {
                ($0.account.code, $0.account.name) = ("MAIN", "Aldgate and Sons")
                ($0.account.iban, $0.account.creditorID) = ("DE89370400440532013000", "DE98ZZZ09999999999")
            }, connection)
        _ = try await set(
            .createMandate, Reskontra_V1_CreateMandateResponse.self,
            Reskontra_V1_CreateMandateRequest.with {
                ($0.mandate.number, $0.mandate.customerNumber, $0.mandate.creditor) = ("MND-OLD", customer, "MAIN")
                ($0.mandate.accountHolder, $0.mandate.iban) = ("Ann Smith", "DE02120300000000202051")
                ($0.mandate.signatureDate, $0.mandate.signaturePlace) = (day(2010, 11, 1), "Leeds")
            }, connection)
        let line = Reskontra_V1_InvoiceLine.with {
            $0.mainAccount = "4000"
            ($0.amount.currency, $0.amount.minor) = ("EUR", 7_700)
        }
        _ = try await set(
            .postInvoice, Reskontra_V1_PostInvoiceResponse.self,
            Reskontra_V1_PostInvoiceRequest.with {
                ($0.document.customerNumber, $0.document.invoiceNumber) = (customer, "INV-REN")
                ($0.document.currency, $0.document.mandate, $0.document.lines) = ("EUR", "MND-OLD", [line])
            }, connection)
        _ = try await set(
            .amendMandate, Reskontra_V1_AmendMandateResponse.self,
            Reskontra_V1_AmendMandateRequest.with { ($0.mandate, $0.newNumber) = ("MND-OLD", "MND-NEW") }, connection)
        _ = try await set(
            .importOrderState, Reskontra_V1_ImportOrderStateResponse.self,
            Reskontra_V1_ImportOrderStateRequest.with {
                ($0.order.order, $0.order.customerNumber, $0.order.currency) = ("SO-1", customer, "EUR")
                $0.order.mandate = "NOBODYS"
                $0.order.lines = [
                    .with {
                        ($0.line, $0.mainAccount) = (1, "4000")
                        ($0.ordered.unscaled, $0.price.unscaled) = (1, 55)
                    }
                ]
            }, connection)
        let posted = try await set(
            .postSalesInvoices, Reskontra_V1_PostSalesInvoicesResponse.self,
            Reskontra_V1_PostSalesInvoicesRequest.with { $0.orders = [.with { $0.order = "SO-1" }] }, connection)
        return posted.invoices[0].document.documentNumber
    }
}
