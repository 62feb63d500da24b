import Receivables
import Testing

/// What moves from another system before a company is live (F12).
@Suite struct MovedTests {
    private let trade = Trade.opening()
    private let id = Trade.company

    private func period(_ name: Code, _ status: PeriodStatus, _ access: [ImportPeriod.Row] = []) -> ImportPeriod {
        ImportPeriod(id: id, period: name, status: status, access: access)
    }

    @Test("a period is shut as it was, with its access, and twice changes nothing")
    func periods() throws {
        let shut = period("2026-01", .closed, [.init(module: .customer, rule: .none)])
        try trade.run(shut)
        #expect(trade.draft.events.count == 2)
        #expect(try trade.ask(ListPeriods(id: id)).first?.status == .closed)
        #expect(try trade.ask(ListPeriodAccess(id: id)).map(\.module) == [.customer])
        try trade.run(shut)
        #expect(trade.draft.events.isEmpty)
        #expect(trade.refused(period("2026-01", .open)) == "stateNotAllowed status")
        #expect(trade.refused(period("2025-01", .closed)) == "periodNotFound period")
        let group = ImportPeriod.Row(module: .bank, rule: .group("BOOKS"))
        #expect(trade.refused(period("2026-02", .open, [group])) == "referenceUnknown access.group")
        trade.set(.companyWentLive(id))
        #expect(trade.refusal(period("2026-02", .onHold))?.reason == .companyLive)
        #expect(trade.book.verify() == [])
    }

    @Test("temporary limits and a last day come without a journal; one that is there stays")
    func limits() throws {
        let window = ImportLimits.Window(limit: .eur(500), from: day(2026, 1, 1), to: day(2026, 1, 31))
        func limits(
            _ windows: [ImportLimits.Window], customer: Code = "C-1", _ day: ImportLimits.LastDay = .stays
        ) -> ImportLimits {
            ImportLimits(id: id, customer: customer, group: .empty, windows: windows, lastDay: day)
        }
        let made = try trade.run(limits([window], .set(day(2027, 6, 30))))
        #expect(made.windows.map(\.amount) == [500] && made.lastDay == day(2027, 6, 30))
        try trade.run(limits([window], .set(day(2027, 6, 30))))
        #expect(trade.draft.events.isEmpty)
        #expect(try trade.run(limits([], .set(nil))).lastDay == nil)
        let over = ImportLimits.Window(limit: .eur(600), from: day(2026, 1, 31), to: day(2026, 2, 1))
        #expect(trade.refused(limits([over])) == "tempLimitOverlap temporary_limits[0]")
        let dollars = ImportLimits.Window(limit: .usd(1), from: day(2026, 3, 1), to: day(2026, 3, 1))
        #expect(trade.refused(limits([dollars])) == "currencyMismatch temporary_limits[0].limit")
        #expect(trade.refused(limits([], customer: .empty)) == "lineScopeConflict customer_number")
        trade.set(.companyWentLive(id))
        #expect(trade.refusal(limits([window]))?.reason == .companyLive)
        #expect(trade.book.verify() == [])
    }

    private func assign(_ carried: SetRecurringAssignment.Carried?) -> SetRecurringAssignment {
        var command = SetRecurringAssignment(
            company: id, code: "RA-1", customer: "C-1", template: "RENT",
            pattern: RecurrencePattern(start: day(2026, 1, 15), unit: .month, per: 1), end: nil, maximum: .eur(35_000),
            takesCustomerDefaults: false)
        command.carried = carried
        return command
    }

    private func generate(_ date: CalendarDate) throws -> [CalendarDate] {
        try trade.run(
            GenerateRecurringInvoices(
                company: id, date: date, template: .empty, assignment: .empty, run: .empty, after: 0, invoicesMax: 200)
        ).made.map(\.occurrence)
    }

    @Test("RI-4, RI-6: a carried assignment goes on behind what it generated, within its maximum")
    func recurrences() throws {
        _ = try trade.run(
            SaveAsTemplate(
                company: id, id: .none, name: "RENT", replaces: true, stated: Trade.document(.eur(10_000))))
        let carried = SetRecurringAssignment.Carried(
            last: day(2026, 3, 15), cumulative: .eur(20_000), stoppedAt: nil, dueAgain: [day(2026, 2, 15)], barrier: nil)
        let row = try trade.run(assign(carried))
        #expect(row.progress.cumulative == 20_000 && row.progress.last == day(2026, 3, 15))
        // One that is there keeps its own.
        let again = SetRecurringAssignment.Carried(
            last: nil, cumulative: nil, stoppedAt: nil, dueAgain: [], barrier: nil)
        #expect(try trade.run(assign(again)).progress.cumulative == 20_000)
        #expect(trade.book.verify() == [])
        // 300.00 with February's; April's would pass the 350.00.
        #expect(try generate(day(2026, 3, 20)) == [day(2026, 2, 15)])
        #expect(try generate(day(2026, 4, 20)) == [])
        #expect(try trade.ask(
            ListRecurringAssignments(company: id, customer: .empty, template: .empty, size: 9, after: .none)
        ).rows.first?.assignment.stoppedAt == day(2026, 4, 15))
        #expect(trade.book.verify() == [])
        trade.set(.companyWentLive(id))
        #expect(trade.refused(assign(carried)) == "companyLive carried")
        #expect(trade.refused(assign(nil)) == "accepted")
    }

    @Test("a draft comes as far as it was, only before the company is live")
    func drafts() throws {
        let approved = CreateFreeTextInvoice(
            company: id, document: Trade.document(.eur(1_000)),
            standing: .init(state: .approved, isTaxCalculated: true))
        let view = try trade.run(approved)
        #expect(view.head.state == .approved && view.head.isTaxCalculated)
        trade.set(.companyWentLive(id))
        #expect(trade.refused(approved) == "companyLive state")
        #expect(trade.book.verify() == [])
    }
}
