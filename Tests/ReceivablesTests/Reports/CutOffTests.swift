import Receivables
import Testing

/// Aging on any cut-off date: reports, snapshots and the ledger tell one story (F7, credit:AG-4 to AG-7).
@Suite struct CutOffTests {
    @Test(
        "F7: on 1,000 random cut-off dates the buckets, the balance and the control account agree, per currency",
        arguments: 1...20 as ClosedRange<UInt64>)
    func controlAccount(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(300)
        let bases: [AgingBasis] = [.dueDate, .documentDate, .transactionDate]
        for _ in 0..<50 {
            let date = day(2025, 12, 20).adding(days: story.random.below(200))
            let aging = try story.trade.ask(
                GetAging(
                    id: Trade.company, customer: .empty, basis: bases[story.random.below(3)],
                    bucketDays: [10, 30, 60], asOf: date, knownAt: .max, size: 1_000, after: .none, totalsOnly: false))
            let ledger = try story.trade.ask(GetTrialBalance(id: Trade.company, asOf: date))
            for currency in [Currency.eur, .usd] {
                let control = ledger.rows.filter {
                    $0.currency == currency
                        && [Trade.Account.receivable, Trade.Account.otherReceivable].contains($0.account)
                }.reduce(0) { $0 + $1.debit - $1.credit }
                let balance = story.movements.filter { $0.currency == currency && $0.date <= date }.reduce(0) { $0 + $1.amount }
                let total = aging.totals.first { $0.currency == currency }
                #expect((total?.total ?? 0) == control, "\(date) \(currency)")
                #expect((total?.buckets.reduce(0, +) ?? 0) == balance, "\(date) \(currency)")
                let rows = aging.rows.filter { $0.currency == currency }
                #expect(rows.reduce(0) { $0 + $1.total } == balance)
            }
        }
    }

    @Test("AG-4: a snapshot by ages has the amounts that the report of the same buckets has", arguments: 1...5 as ClosedRange<UInt64>)
    func oneCount(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(200)
        try story.trade.run(
            SetAgingDefinition(
                id: Trade.company,
                definition: AgingDefinition(
                    code: "A", description: "", isBackward: false, lines: [],
                    ages: [
                        .init(label: "over 30", from: 31, to: nil, indicator: ""),
                        .init(label: "11-30", from: 11, to: 30, indicator: ""),
                        .init(label: "1-10", from: 1, to: 10, indicator: ""),
                        .init(label: "not due", from: nil, to: 0, indicator: ""),
                    ])))
        for _ in 0..<20 {
            let date = day(2026, 1, 1).adding(days: story.random.below(150))
            for (customer, number) in [(Trade.c1, Code("C-1")), (Trade.c2, "C-2")] {
                let report = try story.trade.ask(
                    GetAging(
                        id: Trade.company, customer: number, basis: .dueDate, bucketDays: [10, 30], asOf: date, knownAt: .max,
                        size: 10, after: .none, totalsOnly: false))
                // One currency needs no rate: of what is in euro alone both must be the same to the cent.
                guard report.rows.allSatisfy({ $0.currency == .eur }) else { continue }
                let snapshot = try story.trade.run(
                    CreateAgingSnapshot(
                        id: Trade.company, definition: "A", basis: .dueDate, agingAsOf: date, balanceAsOf: date,
                        positionsPayments: false, updatesStatus: false, includesZero: true, includesNegative: true,
                        pool: .empty, customer: number, companies: nil, after: .none, customersMax: 10)
                ).snapshots.first { $0.customer == customer }
                let amounts: [Int64] = (snapshot?.periods ?? []).reversed().map(\.amount)
                #expect(amounts == report.rows.first?.buckets ?? [0, 0, 0, 0])
            }
        }
    }
}
