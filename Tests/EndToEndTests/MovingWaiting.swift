import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

// What waits to be posted or collected, limits of their own days, and periods that are shut.

extension EndToEnd.MovingTests {
    @discardableResult
    private func set<Answer: Message & Sendable>(
        _ method: Schema.Method, _ type: Answer.Type, _ request: some Message, on connection: Connection
    ) async throws -> Answer {
        try await connection.call(method, request, as: type, key: connection.newKey()).message
    }

    private func day(_ year: Int32, _ month: Int32, _ day: Int32) -> Reskontra_V1_Date {
        .with { ($0.year, $0.month, $0.day) = (year, month, day) }
    }

    /// A template, an assignment that generated three drafts of which one was deleted, a payout account, a collected
    /// invoice, and limits by journal.
    func wait(_ connection: Connection) async throws {
        let customer = try await firstCustomer(connection)
        // The only draft there is: that of `tax`.
        try await set(
            .calculateTax, Reskontra_V1_CalculateTaxResponse.self,
            Reskontra_V1_CalculateTaxRequest.with { $0.draftID = 1 }, on: connection)
        try await set(
            .saveAsTemplate, Reskontra_V1_SaveAsTemplateResponse.self,
            Reskontra_V1_SaveAsTemplateRequest.with { ($0.draftID, $0.template) = (1, "RENT") }, on: connection)
        try await set(
            .setRecurringAssignment, Reskontra_V1_SetRecurringAssignmentResponse.self,
            Reskontra_V1_SetRecurringAssignmentRequest.with {
                ($0.assignment.id, $0.assignment.customerNumber, $0.assignment.template) = ("RA-1", customer, "RENT")
                ($0.assignment.startDate, $0.assignment.pattern, $0.assignment.per) = (day(2010, 10, 1), .monthly, 1)
                ($0.assignment.maxCumulative.currency, $0.assignment.maxCumulative.minor) = ("GBP", 90_000)
            }, on: connection)
        let made = try await set(
            .generateRecurringInvoices, Reskontra_V1_GenerateRecurringInvoicesResponse.self,
            Reskontra_V1_GenerateRecurringInvoicesRequest.with { $0.invoiceDate = day(2010, 12, 1) }, on: connection)
        #expect(made.invoicesMade == 3)
        try await set(
            .deleteGeneratedInvoice, Reskontra_V1_DeleteGeneratedInvoiceResponse.self,
            Reskontra_V1_DeleteGeneratedInvoiceRequest.with {
                ($0.assignment, $0.occurrence) = ("RA-1", day(2010, 11, 1))
            }, on: connection)
        try await set(
            .setPayoutAccount, Reskontra_V1_SetPayoutAccountResponse.self,
            Reskontra_V1_SetPayoutAccountRequest.with {
                ($0.customerNumber, $0.account.holder) = (customer, "Ann Smith")
                ($0.account.iban, $0.account.vendorAccount) = ("DE02120300000000202051", "V-7")
            }, on: connection)
        try await set(
            .postInvoice, Reskontra_V1_PostInvoiceResponse.self,
            Reskontra_V1_PostInvoiceRequest.with {
                ($0.document.customerNumber, $0.document.invoiceNumber) = (customer, "INV-MND")
                ($0.document.currency, $0.document.mandate) = ("EUR", "MND-7")
                $0.document.lines = [
                    .with {
                        $0.mainAccount = "4000"
                        ($0.amount.currency, $0.amount.minor) = ("EUR", 7_700)
                    }
                ]
            }, on: connection)
        try await limit(connection, customer)
    }

    /// Temporary limits of a group and of a customer; the customer's limit ends before its group's.
    private func limit(_ connection: Connection, _ customer: String) async throws {
        let pounds = Reskontra_V1_Money.with { ($0.currency, $0.minor) = ("GBP", 250_000) }
        let lasting = Reskontra_V1_LimitLine.with {
            ($0.customerNumber, $0.newLimit, $0.newTo) = (customer, pounds, day(2029, 6, 30))
        }
        let brief = [customer, ""].map { number in
            Reskontra_V1_LimitLine.with {
                ($0.customerNumber, $0.creditGroup) = (number, number.isEmpty ? "FAMILY" : "")
                ($0.newLimit, $0.newFrom, $0.newTo) = (pounds, day(2011, 1, 1), day(2011, 1, 31))
            }
        }
        let journals: [(String, Reskontra_V1_LimitJournalType, [Reskontra_V1_LimitLine])] = [
            ("LJ-1", .limit, [lasting]), ("LJ-2", .temporary, brief),
        ]
        for (journal, type, lines) in journals {
            try await set(
                .createLimitJournal, Reskontra_V1_CreateLimitJournalResponse.self,
                Reskontra_V1_CreateLimitJournalRequest.with { ($0.journal, $0.type) = (journal, type) }, on: connection)
            try await set(
                .addLimitLines, Reskontra_V1_AddLimitLinesResponse.self,
                Reskontra_V1_AddLimitLinesRequest.with { ($0.journal, $0.lines) = (journal, lines) }, on: connection)
            try await set(
                .postLimitJournal, Reskontra_V1_PostLimitJournalResponse.self,
                Reskontra_V1_PostLimitJournalRequest.with { $0.journal = journal }, on: connection)
        }
    }

    /// A closed period, which a user group posted to, one on hold in which items are open, one shut to a module.
    func shut(_ connection: Connection) async throws {
        try await set(
            .setUserGroup, Reskontra_V1_SetUserGroupResponse.self,
            Reskontra_V1_SetUserGroupRequest.with { ($0.group.code, $0.group.members) = ("BOOKS", ["anna"]) },
            on: connection)
        try await set(
            .setPeriodAccess, Reskontra_V1_SetPeriodAccessResponse.self,
            Reskontra_V1_SetPeriodAccessRequest.with {
                ($0.period, $0.module, $0.access, $0.group) = ("2010-01", .customer, .group, "BOOKS")
            }, on: connection)
        try await set(
            .setPeriodAccess, Reskontra_V1_SetPeriodAccessResponse.self,
            Reskontra_V1_SetPeriodAccessRequest.with {
                ($0.period, $0.module, $0.access) = ("2010-03", .bank, .none)
            }, on: connection)
        let check = try await connection.call(
            .closeCheck, Reskontra_V1_CloseCheckRequest.with { $0.period = "2010-01" },
            as: Reskontra_V1_CloseCheckResponse.self)
        let wishes: [(String, Reskontra_V1_PeriodStatus, String)] = [
            ("2010-01", .closed, check.message.confirmToken), ("2010-12", .onHold, ""),
        ]
        for (period, status, token) in wishes {
            try await set(
                .setPeriodStatus, Reskontra_V1_SetPeriodStatusResponse.self,
                Reskontra_V1_SetPeriodStatusRequest.with {
                    ($0.period, $0.status, $0.confirmToken) = (period, status, token)
                }, on: connection)
        }
    }

    /// Line by line, so that nothing is compared that is not there.
    func expectWhatWaits(_ files: [[Substring]]) throws {
        func expect(_ file: Int, _ parts: String...) {
            #expect(files[file].contains { line in parts.allSatisfy { line.contains($0) } }, "\(parts)")
        }
        expect(2, "FreeText.SaveAsTemplate", "\"RENT\"", "\"MOVE\"")
        expect(2, "Recurring.SetRecurringAssignment", "\"carried\"", "\"24000\"", "\"dueAgain\"", "\"lastOccurrence\"")
        expect(2, "FreeText.CreateFreeTextInvoice", "\"taxCalculated\":true")
        #expect(files[2].filter { $0.contains("FreeText.CreateFreeTextInvoice") }.count == 3)
        expect(2, "Reimbursements.SetPayoutAccount", "Ann Smith", "V-7")
        expect(2, "CreditLimits.ImportLimits", "\"creditGroup\":\"FAMILY\"", "\"temporaryLimits\"")
        expect(2, "CreditLimits.ImportLimits", "\"customerNumber\"", "\"temporaryLimits\"")
        expect(2, "CreditLimits.ImportLimits", "\"setsLastDay\":true", "2029")
        #expect(files[3].contains { $0.hasPrefix("INV-MND,") && $0.hasSuffix(",MND-7") })
        expect(5, "2010-01", "PERIOD_STATUS_CLOSED", "BOOKS")
        expect(5, "2010-03", "PERIOD_STATUS_OPEN", "PERIOD_MODULE_BANK")
        expect(5, "2010-12", "PERIOD_STATUS_ON_HOLD")
    }

    /// What was generated already is not generated again; the deleted occurrence is, and then the next of the series.
    func expectGoingOn(_ connection: Connection) async throws {
        for (date, occurrence) in [(day(2010, 12, 1), day(2010, 11, 1)), (day(2011, 1, 1), day(2011, 1, 1))] {
            let made = try await set(
                .generateRecurringInvoices, Reskontra_V1_GenerateRecurringInvoicesResponse.self,
                Reskontra_V1_GenerateRecurringInvoicesRequest.with { $0.invoiceDate = date }, on: connection)
            #expect(made.invoices.map(\.occurrence) == [occurrence])
        }
    }
}
