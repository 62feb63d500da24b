import Testing

@testable import Receivables

/// Aging definitions and snapshots (credit section 8), on a book with one company in EUR.
struct AgingTests {
    private func lines(_ rows: (Int32, AgingInterval, Bool)...) -> AgingDefinition {
        AgingDefinition(
            code: "A", description: "", isBackward: false,
            lines: rows.enumerated().map {
                .init(label: "\($0)", unit: $1.0, interval: $1.1, indicator: "i\($0)", isZero: $1.2)
            }, ages: [])
    }

    private func reason(_ definition: AgingDefinition) -> String {
        Trade.ready().refused(SetAgingDefinition(id: Trade.company, definition: definition))
    }

    @Test("AG-2: months are counted from the day after the run, so short months lose no day")
    func monthsDoNotDrift() throws {
        let definition = lines((-1, .month, false), (-1, .month, false), (1, .month, true), (1, .month, false))
        let periods = try definition.periods(on: day(2026, 3, 30), [])
        #expect(periods.map(\.from) == [day(2025, 12, 31), day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31)])
        #expect(periods.map(\.to) == [day(2026, 1, 30), day(2026, 2, 27), day(2026, 3, 30), day(2026, 4, 29)])
    }

    @Test("AG-2: a zero line of 0 takes the as-of date alone")
    func zeroLineOfZero() throws {
        let periods = try lines((-1, .unlimited, false), (0, .day, true), (1, .unlimited, false)).periods(on: day(2026, 3, 2), [])
        #expect(periods.map(\.to) == [day(2026, 3, 1), day(2026, 3, 2), nil])
        #expect(periods[1].from == day(2026, 3, 2))
    }

    @Test("AG-2: ledger periods are those of the company's calendar")
    func ledgerPeriods() throws {
        let fiscal = (1...6).map { month in
            Period(from: day(2026, month, 1), to: day(2026, month, 1).endOfMonth, status: .open)
        }
        let definition = lines((-1, .ledgerPeriod, false), (1, .ledgerPeriod, true), (1, .ledgerPeriod, false))
        let periods = try definition.periods(on: day(2026, 3, 10), fiscal)
        #expect(periods.map(\.from) == [day(2026, 2, 1), day(2026, 3, 1), day(2026, 3, 11)])
        #expect(throws: Rejection.self) { try definition.periods(on: day(2026, 1, 10), fiscal) }
    }

    @Test("AG-1: what a definition may not be")
    func invalid() {
        let bad = "agingDefinitionInvalid definition"
        #expect(reason(lines((30, .day, true))) == "accepted")
        #expect(reason(lines((-30, .day, false))) == bad)
        #expect(reason(lines((30, .day, true), (30, .day, true))) == bad)
        #expect(reason(lines((-30, .day, false), (-1, .unlimited, false), (30, .day, true))) == bad)
        #expect(reason(lines((-1, .ledgerPeriod, false), (30, .day, true))) == bad)
        #expect(reason(lines((0, .day, false), (30, .day, true))) == bad)
        let overlap = AgingDefinition(
            code: "A", description: "", isBackward: false, lines: [],
            ages: [.init(label: "old", from: 30, to: nil, indicator: ""), .init(label: "new", from: 0, to: 30, indicator: "")])
        #expect(reason(overlap) == bad)
    }

    @Test("AG-5, AG-7, AG-11: header equals the parts, a snapshot stays as it was, one per customer and definition")
    func snapshots() throws {
        let trade = Trade.ready()
        try trade.run(
            SetAgingDefinition(
                id: Trade.company,
                definition: AgingDefinition(
                    code: "A", description: "", isBackward: false, lines: [],
                    ages: [
                        .init(label: "old", from: 31, to: 60, indicator: "red"),
                        .init(label: "new", from: 0, to: 30, indicator: "green"),
                    ])))
        try trade.invoice(.eur(100), due: day(2026, 3, 1))
        try trade.invoice(.eur(1_000), due: day(2026, 4, 1))
        func take() throws -> AgingSnapshot {
            try trade.run(
                CreateAgingSnapshot(
                    id: Trade.company, definition: "A", basis: .dueDate, agingAsOf: nil, balanceAsOf: nil,
                    positionsPayments: false, updatesStatus: false, includesZero: false, includesNegative: false,
                    pool: .empty, customer: "C-1", companies: nil, after: .none, customersMax: 10)
            ).snapshots[0]
        }
        let first = try take()
        #expect(first.total == 1_100 && first.outOfRange == 1_000 && first.periods.map(\.amount) == [0, 100])
        #expect(first.indicator == "green" && first.limit == .eur(100_000) && first.remaining == .eur(98_900))
        try trade.payment(.eur(500))
        #expect(trade.book.collections.snapshot(of: Trade.c1, "A") == first)
        let second = try take()
        #expect(second.total == 600)
        #expect(trade.book.collections.snapshot(of: Trade.c1, "A") == second)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("AG-10, section 9: promises break when their day has passed; full settlement clears; disputes are summed")
    func statuses() throws {
        let trade = Trade.ready()
        let posted = try trade.invoice(.eur(100), due: day(2026, 3, 1))
        let number = trade.book.items[posted].number
        func set(_ status: CollectionStatus, _ date: CalendarDate? = nil) -> SetCollectionStatus {
            SetCollectionStatus(
                id: Trade.company, items: [number], status: status, promiseDate: date, promisedAmount: nil, note: "")
        }
        #expect(trade.refused(set(.promiseToPay, day(2026, 3, 1))) == "promiseDateRequired promise_date")
        #expect(trade.refused(set(.promiseToPay, day(2026, 3, 2))) == "accepted")
        #expect(trade.refused(set(.promiseBroken)) == "statusNotSettable status")
        try trade.run(set(.disputed))
        #expect(trade.book.collections.disputed(Trade.c1, .eur)?.balance == 100)
        #expect(trade.book.verify().isEmpty)
        // Nothing in dispute is settled by itself (payments:SE-7): it is named.
        func pay(_ amount: Int64) throws {
            var payment = PaymentDraft(customer: "C-1", amount: .eur(amount))
            payment.apply = .named
            payment.items = [ApplyItem(item: posted, amount: .eur(amount))]
            try trade.run(PostPayment(company: Trade.company, payment: payment))
        }
        try trade.payment(.eur(40), "C-1", .oldestFirst)
        #expect(trade.book.collections.disputed(Trade.c1, .eur)?.balance == 100)
        try pay(40)
        #expect(trade.book.collections.disputed(Trade.c1, .eur)?.balance == 60)
        try pay(60)
        #expect(trade.book.collections.disputed(Trade.c1, .eur)?.balance == 0)
        #expect(trade.book.items[posted].status == .notDisputed)
        #expect(trade.refused(set(.disputed)) == "itemClosed items[0]")
        #expect(trade.book.verify().isEmpty)
    }
}
