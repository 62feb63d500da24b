import Testing

@testable import Receivables

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

    @Test("F12: limits of a group are imported only while no company of its members is live")
    func groupLimits() throws {
        let other = CompanyID(2)
        trade.set(
            .companyCreated(Company(id: other, code: "B", name: "Brixton", currency: .eur, timeZone: "Europe/Berlin")),
            .subjectSet(Subject(id: SubjectID(3), name: "B", address: "", country: "", email: "", language: "")),
            .customerSet(
                CustomerRow(
                    id: CustomerID(3), company: other, number: "M", subject: SubjectID(3), group: .empty, currency: .eur,
                    terms: .empty, invoiceAccount: CustomerID(3), holdStatus: .none, profile: .empty,
                    salesTaxGroup: .empty, method: .empty, flags: [], party: PartyID(3), partyCode: .empty)))
        try trade.run(
            SetCreditGroup(id: id, code: "G", description: "", limit: .eur(1_000), expires: day(2027, 1, 1)))
        try trade.run(AddGroupMember(id: id, group: "G", memberCompany: other, customer: "M"))
        func windows(_ months: [Int]) -> ImportLimits {
            ImportLimits(
                id: id, customer: .empty, group: "G",
                windows: months.map { .init(limit: .eur(500), from: day(2026, $0, 1), to: day(2026, $0, 28)) },
                lastDay: .stays)
        }
        let first = windows([1])
        let begun = first.lastChange(trade.book)
        try trade.run(first)
        // A limit that came between makes `if_sequence` fail.
        let later = first.lastChange(trade.book)
        #expect(later > begun)
        // A grant of a smaller amount does not cover it.
        _ = try trade.preview(windows([2]))
        let stakes = trade.draft.events.map { trade.book.amountAtStake(in: $0) }
        #expect(stakes == [.eur(500)])
        trade.set(.companyWentLive(other))
        #expect(trade.refused(windows([3])) == "companyLive credit_group")
        #expect(trade.book.verify() == [])
    }

    @Test("F12: the limits of a customer that came between make if_sequence fail")
    func limitsBetween() throws {
        let command = ImportLimits(
            id: id, customer: "C-1", group: .empty,
            windows: [.init(limit: .eur(500), from: day(2026, 1, 1), to: day(2026, 1, 31))], lastDay: .stays)
        let begun = command.lastChange(trade.book)
        try trade.run(command)
        let later = command.lastChange(trade.book)
        #expect(later > begun)
    }

    @Test("F12: that everybody may post is no change of a period nobody was kept from")
    func openToAll() throws {
        let open = period("2026-01", .open, [.init(module: .customer, rule: .all)])
        try trade.run(open)
        #expect(trade.draft.events.isEmpty)
        try trade.run(period("2026-01", .open, [.init(module: .customer, rule: .none)]))
        try trade.run(open)
        #expect(trade.draft.events.count == 1)
        try trade.run(period("2026-02", .closed))
        try trade.run(period("2026-02", .closed, [.init(module: .bank, rule: .all)]))
        #expect(trade.draft.events.isEmpty)
    }

    @Test("RI-6: what an assignment carries makes no room beyond its maximum; credit notes may have come to less than nothing")
    func carriedBelowZero() throws {
        func save(_ minor: Int64) throws {
            _ = try trade.run(
                SaveAsTemplate(
                    company: id, id: .none, name: "RENT", replaces: true, stated: Trade.document(.eur(minor))))
        }
        let carried = SetRecurringAssignment.Carried(
            last: day(2026, 3, 15), cumulative: .eur(-1), stoppedAt: nil, dueAgain: [], barrier: nil)
        try save(10_000)
        #expect(trade.refused(assign(carried)) == "amountNegative carried.cumulative")
        try save(-10_000)
        #expect(trade.refused(assign(carried)) == "accepted")
    }

    @Test("F12: an opening item is collected under the mandate it names, by whatever number that has now; never under none")
    func mandates() throws {
        let trade = Trade.opening()
        trade.set(.automaticAccountSet(id, .opening, Trade.Account.otherRevenue))
        try trade.run(
            SetCreditorAccount(
                id: id,
                account: CreditorAccount(
                    code: "CR", name: "Müller", iban: Trade.iban, bic: "", creditorID: "DE98ZZZ09999999999")))
        try trade.mandate("OLD")
        try trade.mandate("OTHER")
        try trade.run(AmendMandate(name: MandateName(company: id, number: "OLD"), number: "NEW"))
        func opening(_ number: Code, _ mandate: Code) -> ImportOpening {
            var entry = ImportOpening.Entry(
                customer: "C-1", kind: .invoice, number: number, documentDate: day(2026, 1, 2), dueDate: day(2026, 1, 2),
                original: .eur(100), open: .eur(100), tax: 0, rate: nil, profile: .empty, reference: "")
            entry.mandate = mandate
            return ImportOpening(id: id, items: [entry])
        }
        let item = try trade.run(opening("A-1", "OLD"))[0]
        let name = trade.book.mandateName(of: item)
        #expect(name == "NEW")
        #expect(trade.refused(opening("A-2", "NOBODYS")) == "referenceUnknown items[0].mandate")
        #expect(trade.book.verify() == [])
    }
}
