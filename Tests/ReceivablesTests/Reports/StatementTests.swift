import Receivables
import Testing

/// Statements: opening balance, what was posted, closing balance; F7.
@Suite struct StatementTests {
    private func statement(_ trade: Trade, _ from: CalendarDate, _ to: CalendarDate) throws
        -> GetStatement.Answer
    {
        try trade.ask(
            GetStatement(id: Trade.company, customer: "C-1", from: from, to: to, currency: nil, knownAt: .max)
        )
    }

    @Test("the balance runs from the opening to the closing; both ends of the span belong to it")
    func running() throws {
        let trade = Trade.ready()
        for date in [day(2026, 2, 28), day(2026, 3, 1), day(2026, 3, 31), day(2026, 4, 1)] {
            var document = Trade.document(.eur(100))
            document.postingDate = date
            try trade.run(PostInvoice(company: Trade.company, document: document))
        }
        try trade.payment(.eur(150), "C-1", .oldestFirst)
        let answer = try statement(trade, day(2026, 3, 1), day(2026, 3, 31))
        #expect(answer.opening == 100 && answer.closing == 150)
        #expect(answer.lines.map(\.amount) == [100, -150, 100])
        #expect(answer.lines.map(\.balance) == [200, 50, 150])
        #expect(answer.lines.map(\.open) == [50, 0, 100])
    }

    @Test("an opening that was partly paid elsewhere counts with what was open of it")
    func partlyPaidOpening() throws {
        let opening = try openingBook()
        let answer = try statement(opening, day(2026, 1, 1), day(2026, 3, 31))
        #expect(answer.lines.map(\.amount) == [40, 60] && answer.closing == 100)
        #expect(try opening.ask(GetTrialBalance(id: Trade.company, asOf: nil)).openItems == 100)
        // Paying it moves the payment only.
        try opening.payment(.eur(100), "C-1", .oldestFirst)
        let after = try statement(opening, day(2026, 1, 1), day(2026, 3, 31))
        #expect(after.lines.map(\.amount) == [40, 60, -100] && after.closing == 0)
        #expect(opening.book.verify() == [])
    }

    /// Two openings of 100.00: 40.00 and 60.00 are still open.
    private func openingBook() throws -> Trade {
        let trade = Trade.opening()
        trade.set(.automaticAccountSet(Trade.company, .opening, Trade.Account.otherRevenue))
        try trade.run(
            ImportOpening(
                id: Trade.company,
                items: [(Code("O-1"), 40), ("O-2", 60)].map {
                    ImportOpening.Entry(
                        customer: "C-1", kind: .invoice, number: $0.0, documentDate: day(2026, 2, 1),
                        dueDate: day(2026, 3, 1), original: .eur(100), open: .eur($0.1), tax: 0, rate: nil,
                        profile: .empty, reference: "")
                }))
        try trade.run(GoLive(id: Trade.company))
        return trade
    }
}
