import Receivables
import Testing

/// Periods, who may post to them, and what closes them: setup:PC-1 to PC-9.
@Suite struct PeriodTests {
    private let trade = Trade.ready()
    private let id = Trade.company

    private func post(on date: CalendarDate) -> PostInvoice {
        var document = Trade.document(.eur(1_000))
        document.postingDate = date
        return PostInvoice(company: id, document: document)
    }

    private func status(_ period: Code, _ status: PeriodStatus, _ token: String = "") -> SetPeriodStatus {
        SetPeriodStatus(id: id, period: period, status: status, confirmToken: token)
    }

    @Test("PC-2: the status comes before the access, and a group lets its members in")
    func access() throws {
        trade.principal = "anna"
        try trade.run(SetUserGroup(id: id, group: UserGroup(code: "CLOSERS", members: ["anna"])))
        try trade.run(SetPeriodAccess(id: id, period: "2026-04", module: .customer, rule: .group("CLOSERS")))
        try trade.run(SetPeriodAccess(id: id, period: "2026-05", module: .customer, rule: .none))
        try trade.run(SetPeriodAccess(id: id, period: "2026-06", module: .bank, rule: .none))
        #expect(trade.refused(post(on: day(2026, 4, 30))) == "accepted")
        #expect(trade.refused(post(on: day(2026, 5, 1))) == "moduleAccessDenied document.posting_date")
        #expect(trade.refused(post(on: day(2026, 6, 1))) == "accepted")
        trade.principal = "bert"
        #expect(trade.refused(post(on: day(2026, 4, 30))) == "moduleAccessDenied document.posting_date")
        try trade.run(status("2026-05", .onHold))
        #expect(trade.refused(post(on: day(2026, 5, 1))) == "periodOnHold document.posting_date")
        try trade.run(SetPeriodAccess(id: id, period: "2026-04", module: .customer, rule: .all))
        #expect(trade.refused(post(on: day(2026, 4, 30))) == "accepted")
        #expect(
            trade.refused(SetPeriodAccess(id: id, period: "2026-04", module: .customer, rule: .group("NOBODY")))
                == "referenceUnknown group")
    }

    @Test("PC-1: closed is for ever")
    func closed() throws {
        try trade.run(status("2026-01", .onHold))
        try trade.run(status("2026-01", .open))
        try trade.run(status("2026-01", .closed))
        #expect(trade.refused(status("2026-01", .open)) == "stateNotAllowed status")
        #expect(trade.refused(status("2026-01", .closed)) == "stateNotAllowed status")
        #expect(trade.refused(status("2027-01", .open)) == "periodNotFound period")
        #expect(trade.refused(post(on: day(2026, 1, 31))) == "periodClosed document.posting_date")
        #expect(
            trade.refused(SetPeriodAccess(id: id, period: "2026-01", module: .customer, rule: .none))
                == "stateNotAllowed status")
    }

    @Test("PC-7: open work stops the close until exactly that work is confirmed")
    func closeGate() throws {
        let check = CloseCheck(id: id, period: "2026-03")
        #expect(try trade.ask(check).isDone)
        try trade.run(ReportCloseStep(id: id, period: "2026-03", step: .batchJobs, count: 2))
        let first = try trade.ask(check)
        #expect(first.open.map(\.step) == [.batchJobs] && first.open[0].count == 2)
        #expect(trade.refused(status("2026-03", .closed)) == "stateNotAllowed status")
        try trade.run(ReportCloseStep(id: id, period: "2026-03", step: .batchJobs, count: 1))
        #expect(trade.refused(status("2026-03", .closed, first.confirmToken)) == "stateNotAllowed status")
        let second = try trade.ask(check).confirmToken
        #expect(trade.refused(status("2026-03", .closed, second)) == "accepted")
        try trade.run(ReportCloseStep(id: id, period: "2026-03", step: .batchJobs, count: 0))
        #expect(trade.refused(status("2026-03", .closed)) == "accepted")
    }

    @Test("PC-7: a foreign currency item open at the end counts until it is revalued at that date")
    func notRevalued() throws {
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        trade.setUnrealized()
        try trade.invoice(.usd(10_000))
        #expect(try trade.ask(CloseCheck(id: id, period: "2026-02")).isDone)
        #expect(try trade.ask(CloseCheck(id: id, period: "2026-03")).open.map(\.step) == [.revaluations])
        let end = day(2026, 3, 31)
        try trade.run(RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end))
        #expect(try trade.ask(CloseCheck(id: id, period: "2026-03")).isDone)
        #expect(try trade.ask(CloseCheck(id: id, period: "2026-04")).open.map(\.step) == [.revaluations])
    }

    @Test("periods share no day")
    func overlap() throws {
        #expect(trade.refused(SetPeriod(id: id, from: day(2026, 12, 31), to: day(2027, 1, 31))) == "periodOverlap from")
        #expect(trade.refused(SetPeriod(id: id, from: day(2027, 1, 2), to: day(2027, 1, 1))) == "dateRangeInvalid to")
        try trade.run(SetPeriod(id: id, from: day(2027, 1, 1), to: day(2027, 1, 28)))
        #expect(trade.refused(post(on: day(2027, 1, 28))) == "accepted")
        #expect(trade.refused(post(on: day(2027, 1, 29))) == "periodNotFound document.posting_date")
    }

    @Test("a year closes as a whole, after the years before it")
    func year() throws {
        try trade.run(SetPeriod(id: id, from: day(2027, 1, 1), to: day(2027, 1, 31)))
        #expect(trade.refused(CloseFiscalYear(id: id, year: 2027)) == "stateNotAllowed year")
        try trade.run(status("2026-02", .closed))
        try trade.run(ReportCloseStep(id: id, period: "2026-05", step: .euSalesList, count: 1))
        let refusal = trade.refusal(CloseFiscalYear(id: id, year: 2026))
        #expect(refusal?.reason == .stateNotAllowed)
        guard case .text(let token)? = refusal?.figures.first(where: { $0.name == "confirm_token" })?.value else {
            Issue.record("no token")
            return
        }
        let answer = try trade.run(CloseFiscalYear(id: id, year: 2026, confirmToken: token))
        #expect(answer.periods.count == 12 && answer.periods.allSatisfy { $0.status == .closed })
        #expect(trade.refused(CloseFiscalYear(id: id, year: 2026)) == "stateNotAllowed status")
        #expect(trade.refused(CloseFiscalYear(id: id, year: 2027)) == "accepted")
        #expect(trade.refused(CloseFiscalYear(id: id, year: 2030)) == "periodNotFound year")
    }

    @Test("PC-9: the due date of an open item moves, and its place in the list with it")
    func edit() throws {
        let first = try trade.invoice(.eur(1_000), number: "A", due: day(2026, 4, 1))
        let second = try trade.invoice(.eur(1_000), number: "B", due: day(2026, 5, 1))
        // The parameter of payments:TP-5 guards every way, before anything is looked up.
        for number in ["A", "X"] as [Code] {
            #expect(
                trade.refused(EditOpenTransaction(company: id, number: number, dueDate: day(2026, 6, 1))) == "notAllowed ")
        }
        trade.setParameters { $0.settlement.editsDates = true }
        try trade.run(EditOpenTransaction(company: id, number: "A", dueDate: day(2026, 6, 1)))
        #expect(trade.book.customers[Trade.c1].firstOpen == second)
        #expect(trade.book.items[first].dueDate == day(2026, 6, 1))
        #expect(trade.book.verify().isEmpty)
        #expect(
            trade.refused(EditOpenTransaction(company: id, number: "A", dueDate: day(2026, 3, 1))) == "dateInvalid due_date")
        #expect(
            trade.refused(EditOpenTransaction(company: id, number: "X", dueDate: day(2026, 6, 1)))
                == "notFound document_number")
        try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        #expect(
            trade.refused(EditOpenTransaction(company: id, number: "B", dueDate: day(2026, 6, 1)))
                == "stateNotAllowed document_number")
    }
}
