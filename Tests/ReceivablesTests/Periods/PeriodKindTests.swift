import Receivables
import Testing

/// Opening and closing periods lie over operating ones and take no documents: setup:PC-1, PC-2, PC-6, PC-7, F9.
@Suite struct PeriodKindTests {
    private let trade = Trade.ready()
    private let id = Trade.company

    private func add(_ from: CalendarDate, _ to: CalendarDate, _ kind: PeriodKind) -> SetPeriod {
        SetPeriod(id: id, from: from, to: to, kind: kind)
    }

    private func post(on date: CalendarDate) -> PostInvoice {
        var document = Trade.document(.eur(1_000))
        document.postingDate = date
        return PostInvoice(company: id, document: document)
    }

    private func status(_ period: Code, _ status: PeriodStatus) -> SetPeriodStatus {
        SetPeriodStatus(id: id, period: period, status: status)
    }

    private func figure(_ name: String, of rejection: Rejection?) -> Rejection.Figure.Value? {
        rejection?.figures.first { $0.name == name }?.value
    }

    @Test("PC-2: periods of one kind share no day and no name; those of other kinds lie over operating ones")
    func overlaps() throws {
        try trade.run(add(day(2026, 1, 1), day(2026, 1, 1), .opening))
        try trade.run(add(day(2026, 12, 31), day(2026, 12, 31), .closing))
        #expect(trade.refused(add(day(2026, 1, 1), day(2026, 1, 2), .opening)) == "periodOverlap from")
        #expect(
            trade.refused(add(day(2026, 1, 5), day(2026, 1, 5), .opening)) == "periodOverlap from", "its name"
        )
        #expect(trade.refused(add(day(2026, 1, 5), day(2026, 1, 6), .closing)) == "accepted")
        #expect(trade.refused(add(day(2026, 1, 5), day(2026, 1, 6), .operating)) == "periodOverlap from")
        let periods = try trade.ask(ListPeriods(id: id))
        #expect(periods.map(\.name).prefix(2) == ["2026-01", "2026-01-OPENING"])
        #expect(periods.map(\.name).suffix(2) == ["2026-12", "2026-12-CLOSING"])
        #expect(periods.map(\.kind).filter { $0 != .operating } == [.opening, .closing])
        #expect(trade.book.verify() == [])
    }

    @Test("PC-2: a posting needs the operating period of its date, whatever lies over it")
    func postings() throws {
        try trade.run(add(day(2026, 12, 31), day(2026, 12, 31), .closing))
        try trade.run(add(day(2027, 1, 1), day(2027, 1, 1), .opening))
        #expect(trade.refused(post(on: day(2026, 12, 31))) == "accepted")
        try trade.run(status("2026-12-CLOSING", .onHold))
        #expect(trade.refused(post(on: day(2026, 12, 31))) == "accepted", "it is no matter of documents")
        let refusal = trade.refusal(post(on: day(2027, 1, 1)))
        #expect(refusal?.reason == .periodNotFound && refusal?.field == "document.posting_date")
        #expect(figure("period", of: refusal) == .text("2027-01-OPENING"))
        #expect(figure("first_open_date", of: refusal) == .date(day(2026, 1, 1)))
        let none = trade.refusal(post(on: day(2027, 1, 2)))
        #expect(none?.reason == .periodNotFound && figure("period", of: none) == nil)
        try trade.run(add(day(2027, 1, 1), day(2027, 1, 31), .operating))
        #expect(trade.refused(post(on: day(2027, 1, 1))) == "accepted")
    }

    @Test(
        "F9, PC-6: refusals name the period and the first date that is open to who asks; nothing moves by itself"
    )
    func firstOpenDate() throws {
        trade.principal = "anna"
        try trade.run(add(day(2026, 1, 1), day(2026, 1, 1), .opening))
        try trade.run(status("2026-01", .closed))
        try trade.run(SetPeriodAccess(id: id, period: "2026-02", module: .customer, rule: .none))
        try trade.run(status("2026-03", .onHold))
        for date in [day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31)] {
            let refusal = trade.refusal(post(on: date))
            #expect(figure("period", of: refusal) == .text(String(date.description.prefix(7))))
            #expect(figure("first_open_date", of: refusal) == .date(day(2026, 4, 1)), "\(date)")
        }
        #expect(trade.refusal(post(on: day(2026, 1, 31)))?.reason == .periodClosed)
        #expect(trade.refusal(post(on: day(2026, 2, 28)))?.reason == .moduleAccessDenied)
        #expect(trade.refusal(post(on: day(2026, 3, 31)))?.reason == .periodOnHold)
        #expect(trade.refused(post(on: day(2026, 4, 1))) == "accepted")
    }

    @Test("PC-1, PC-7: a closing period has no open work and closes for ever like any other")
    func statuses() throws {
        try trade.run(add(day(2026, 12, 31), day(2026, 12, 31), .closing))
        try trade.run(ReportCloseStep(id: id, period: "2026-12", step: .batchJobs, count: 2))
        #expect(
            trade.refused(ReportCloseStep(id: id, period: "2026-12-CLOSING", step: .batchJobs, count: 1))
                == "fieldInvalid period")
        #expect(
            trade.refused(SetPeriodAccess(id: id, period: "2026-12-CLOSING", module: .customer, rule: .none))
                == "fieldInvalid period")
        #expect(try trade.ask(CloseCheck(id: id, period: "2026-12-CLOSING")).isDone)
        #expect(try trade.ask(CloseCheck(id: id, period: "2026-12")).open.map(\.step) == [.batchJobs])
        try trade.run(status("2026-12-CLOSING", .onHold))
        try trade.run(status("2026-12-CLOSING", .closed))
        #expect(trade.refused(status("2026-12-CLOSING", .open)) == "stateNotAllowed status")
        #expect(trade.book.companies.isClosed(id, day(2026, 12, 31)) == false, "the operating one is open")
        #expect(trade.refused(post(on: day(2026, 12, 31))) == "accepted")
    }

    @Test("a year closes with its opening and closing periods")
    func year() throws {
        try trade.run(add(day(2026, 1, 1), day(2026, 1, 1), .opening))
        try trade.run(add(day(2026, 12, 31), day(2026, 12, 31), .closing))
        try trade.run(add(day(2027, 1, 1), day(2027, 1, 1), .opening))
        let answer = try trade.run(CloseFiscalYear(id: id, year: 2026))
        #expect(answer.periods.count == 14 && answer.periods.allSatisfy { $0.status == .closed })
        #expect(answer.balances.date == day(2026, 12, 31))
        let kept = try trade.ask(ListPeriods(id: id))
        #expect(kept.filter { $0.status == .closed }.count == 14 && kept.last?.kind == .opening)
        #expect(trade.refused(CloseFiscalYear(id: id, year: 2027)) == "accepted")
    }
}
