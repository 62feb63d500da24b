import Receivables
import Testing

/// Due dates and workdays: payments:TP-3.
@Suite struct PaymentCalendarTests {
    private let trade = Trade.ready()

    /// Saturday, Sunday, and Friday 2026-04-17.
    private var calendar: PaymentCalendar {
        var calendar = PaymentCalendar(code: "WORK")
        calendar.closedWeekdays = 0b110_0000
        calendar.holidays = [day(2026, 4, 17)]
        return calendar
    }

    private func set(_ move: NonWorkday, _ method: TermsMethod = .net, calendar: Code = "WORK") -> SetTermsOfPayment {
        var terms = TermsOfPayment(code: "T", description: "", method: method, months: 0, days: 30)
        (terms.calendar, terms.nonWorkday) = (calendar, move)
        return SetTermsOfPayment(id: Trade.company, terms: terms)
    }

    private func due(_ document: CalendarDate) -> CalendarDate? {
        trade.book.companies.dueDate(Trade.company, by: "T", from: document)
    }

    @Test(
        "TP-3 only a result that is no workday moves, to the next or the one before; holidays are none",
        arguments: [
            // Thirty calendar days on: Thursday the 16th, Friday the 17th (a holiday), Saturday the 18th.
            (NonWorkday.next, [16, 20, 20]), (.previous, [16, 16, 16]), (.stays, [16, 17, 18]),
        ])
    func moves(move: NonWorkday, days: [Int]) throws {
        try trade.run(SetPaymentCalendar(id: Trade.company, calendar: calendar))
        try trade.run(set(move))
        for (place, expected) in days.enumerated() { #expect(due(day(2026, 3, 17 + place)) == day(2026, 4, expected)) }
    }

    @Test("TP-3 a step back ends at the document's day")
    func notBeforeTheDocument() throws {
        try trade.run(SetPaymentCalendar(id: Trade.company, calendar: calendar))
        try trade.run(set(.previous, .cashOnDelivery))
        // A Sunday.
        #expect(due(day(2026, 3, 22)) == day(2026, 3, 22))
        try trade.run(set(.next, .cashOnDelivery))
        #expect(due(day(2026, 3, 22)) == day(2026, 3, 23))
    }

    @Test("TP-3 an invoice is due by the calendar as it was when it was posted")
    func posted() throws {
        try trade.run(SetPaymentCalendar(id: Trade.company, calendar: calendar))
        try trade.run(set(.next))
        var document = Trade.document(.eur(100))
        (document.terms, document.documentDate) = ("T", day(2026, 3, 18))
        document.postingDate = day(2026, 3, 18)
        let item = try trade.run(PostInvoice(company: Trade.company, document: document)).item
        #expect(trade.book.items[item].dueDate == day(2026, 4, 20))
        try trade.run(SetPaymentCalendar(id: Trade.company, calendar: PaymentCalendar(code: "WORK")))
        #expect(trade.book.items[item].dueDate == day(2026, 4, 20))
        #expect(due(day(2026, 3, 18)) == day(2026, 4, 17))
    }

    @Test("TP-3 refusals: no such calendar, none to move by, a week without a workday")
    func refusals() throws {
        #expect(trade.refused(set(.next)) == "referenceUnknown terms.calendar")
        #expect(trade.refused(set(.next, calendar: .empty)) == "fieldRequired terms.calendar")
        var never = PaymentCalendar(code: "NEVER")
        never.closedWeekdays = 0b111_1111
        #expect(trade.refused(SetPaymentCalendar(id: Trade.company, calendar: never)) == "fieldInvalid calendar.closed_weekdays")
    }
}
