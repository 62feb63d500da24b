import Receivables
import Testing

/// Figures as of a business date as known at a sequence: F7, F30, setup:PC-8, PC-10.
@Suite struct TwoClockTests {
    private func moments(_ story: Story, _ count: Int) -> [(date: CalendarDate, known: UInt64)] {
        (0..<count).map { _ in
            let date = day(2025, 12, 20).adding(days: story.random.below(200))
            let span = Int(story.trade.book.sequence - story.startSequence)
            let known =
                story.random.below(8) == 0
                ? UInt64.max : story.startSequence + UInt64(story.random.below(span + 1))
            return (date, known)
        }
    }

    @Test(
        "F30 the open amount of every item equals the sum of a list", arguments: 1...10 as ClosedRange<UInt64>
    )
    func openAmounts(seed: UInt64) {
        let story = Story(seed: seed)
        story.play(400)
        for (date, known) in moments(story, 60) {
            for id in story.items {
                let (found, expected) = (
                    story.trade.book.items.open(id, asOf: date, knownAt: known),
                    story.open(id, asOf: date, knownAt: known)
                )
                #expect(found?.open == expected?.open && found?.accounting == expected?.accounting)
                // No business date sees an amount used twice, or more open than there was (F3).
                let original = story.trade.book.items[id].original
                let open = found?.open ?? 0
                #expect(open.magnitude <= original.magnitude && open.signum() * original.signum() >= 0)
            }
        }
    }

    @Test(
        "F7 aging buckets, open items and the statement's end agree with the list",
        arguments: 1...6 as ClosedRange<UInt64>)
    func reports(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(400)
        for (date, known) in moments(story, 40) {
            for (place, number) in [Code("C-1"), "C-2", "C-4"].enumerated() {
                let customer = CustomerID([1, 2, 4][place])
                var balances: [Currency: Int64] = [:]
                for row in story.movements
                where row.customer == customer && row.date <= date && row.sequence <= known {
                    balances[row.currency, default: 0] += row.amount
                }
                let aging = try story.trade.ask(
                    GetAging(
                        id: Trade.company, customer: number, basis: .dueDate, bucketDays: [10, 30, 60],
                        asOf: date,
                        knownAt: known, size: 50, after: .none, totalsOnly: false))
                let items = try story.trade.ask(
                    ListOpenItems(
                        id: Trade.company, customer: number, includeClosed: false, includeSettlements: false,
                        asOf: date, knownAt: known, kinds: [], size: 1_000, after: nil))
                for currency in [Currency.eur, .usd] {
                    let balance = balances[currency] ?? 0
                    let row = aging.rows.first { $0.currency == currency }
                    #expect((row?.total ?? 0) == balance)
                    #expect((row?.buckets.reduce(0, +) ?? 0) == balance)
                    #expect((items.totals.first { $0.currency == currency }?.minor ?? 0) == balance)
                    let statement = try story.trade.ask(
                        GetStatement(
                            id: Trade.company, customer: number, from: day(2026, 1, 15),
                            to: max(date, day(2026, 1, 15)),
                            currency: currency, knownAt: known))
                    if date >= day(2026, 1, 15) { #expect(statement.closing == balance) }
                    #expect(
                        statement.opening + statement.lines.reduce(0) { $0 + $1.amount } == statement.closing)
                }
            }
        }
    }

    @Test("F30 10,000 random (D, K): open items of a customer come to the sum of a list", arguments: 11...20 as ClosedRange<UInt64>)
    func tenThousand(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(250)
        for (date, known) in moments(story, 1_000) {
            let place = story.random.below(3)
            let customer = CustomerID([1, 2, 4][place])
            var balances: [Currency: Int64] = [:]
            for row in story.movements where row.customer == customer && row.date <= date && row.sequence <= known {
                balances[row.currency, default: 0] += row.amount
            }
            let read = try story.trade.ask(
                ListOpenItems(
                    id: Trade.company, customer: ["C-1", "C-2", "C-4"][place], includeClosed: false, includeSettlements: false,
                    asOf: date, knownAt: known, kinds: [], size: 1, after: nil))
            for currency in [Currency.eur, .usd] {
                #expect((read.totals.first { $0.currency == currency }?.minor ?? 0) == balances[currency] ?? 0)
            }
        }
    }

    @Test(
        "setup:PC-8 the ledger's receivables on a date equal the open items of that date",
        arguments: 1...6 as ClosedRange<UInt64>)
    func controlAccount(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(400)
        for (date, _) in moments(story, 80) {
            let answer = try story.trade.ask(GetTrialBalance(id: Trade.company, asOf: date))
            #expect(answer.receivables == answer.openItems && answer.difference == 0)
        }
    }

    @Test(
        "F30 a report with its stamp (D, K) reads the same after 300 further postings, back-dated ones included",
        arguments: 1...4 as ClosedRange<UInt64>)
    func stampedReportsStay(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(300)
        let (date, known) = (story.trade.today, story.trade.book.sequence)
        func report() throws -> String {
            let aging = try story.trade.ask(
                GetAging(
                    id: Trade.company, customer: .empty, basis: .transactionDate, bucketDays: [30],
                    asOf: date,
                    knownAt: known, size: 50, after: .none, totalsOnly: false))
            let items = try story.trade.ask(
                ListOpenItems(
                    id: Trade.company, customer: "C-1", includeClosed: true, includeSettlements: true,
                    asOf: date,
                    knownAt: known, kinds: [], size: 1_000, after: nil))
            let statement = try story.trade.ask(
                GetStatement(
                    id: Trade.company, customer: "C-1", from: day(2026, 1, 1), to: date, currency: .eur,
                    knownAt: known))
            return "\(aging.rows) \(aging.totals) \(items.rows) \(items.totals) \(statement)"
        }
        let first = try report()
        story.play(300)
        #expect(try report() == first)
    }

    @Test("PC-10 a later settlement does not change the balance on an earlier date")
    func laterSettlement() throws {
        let trade = Trade.ready()
        let invoice = try trade.invoice(.eur(1_000))
        trade.today = day(2026, 3, 20)
        try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        #expect(trade.open(invoice) == 0)
        #expect(trade.book.items.open(invoice, asOf: day(2026, 3, 19), knownAt: .max)?.open == 1_000)
        #expect(trade.book.items.open(invoice, asOf: day(2026, 3, 20), knownAt: .max)?.open == 0)
        #expect(
            trade.book.items.open(invoice, asOf: day(2026, 3, 20), knownAt: trade.book.sequence - 1)?.open
                == 1_000)
        #expect(trade.book.items.open(invoice, asOf: day(2026, 3, 1), knownAt: .max) == nil)
    }

    @Test("AG pages without a date go on as they began: items of a later date count on each page")
    func agingPagesAgree() throws {
        let trade = Trade.ready()
        for number in [Code("C-1"), "C-2"] {
            var document = Trade.document(.eur(700), number)
            document.postingDate = day(2026, 3, 9)
            try trade.run(PostInvoice(company: Trade.company, document: document))
        }
        func page(_ after: CustomerID, _ known: UInt64) throws -> GetAging.Answer {
            try trade.ask(
                GetAging(
                    id: Trade.company, customer: .empty, basis: .dueDate, bucketDays: [30], asOf: nil,
                    knownAt: known,
                    size: 1, after: after, totalsOnly: false))
        }
        let first = try page(.none, .max)
        let second = try page(first.next, trade.book.sequence)
        #expect(first.rows.map(\.total) == [700] && second.rows.map(\.total) == [700])
        #expect(first.totals == second.totals && first.totals[0].total == 1_400)
    }

    @Test("an age is counted from the due, document or posting date; its last day belongs to a bucket")
    func agingBasis() throws {
        let trade = Trade.ready()
        var document = Trade.document(.eur(500), due: day(2026, 3, 1))
        document.documentDate = day(2026, 1, 1)
        document.postingDate = day(2026, 2, 1)
        try trade.run(PostInvoice(company: Trade.company, document: document))
        func bucket(_ basis: AgingBasis, _ date: CalendarDate) throws -> [Int64]? {
            try trade.ask(
                GetAging(
                    id: Trade.company, customer: "C-1", basis: basis, bucketDays: [29, 60], asOf: date,
                    knownAt: .max,
                    size: 50, after: .none, totalsOnly: false)
            ).rows.first?.buckets
        }
        #expect(try bucket(.dueDate, day(2026, 3, 1)) == [500, 0, 0, 0])
        #expect(try bucket(.dueDate, day(2026, 3, 2)) == [0, 500, 0, 0])
        #expect(try bucket(.dueDate, day(2026, 3, 30)) == [0, 500, 0, 0])
        #expect(try bucket(.dueDate, day(2026, 3, 31)) == [0, 0, 500, 0])
        #expect(try bucket(.transactionDate, day(2026, 3, 2)) == [0, 500, 0, 0])
        #expect(try bucket(.transactionDate, day(2026, 3, 3)) == [0, 0, 500, 0])
        #expect(try bucket(.documentDate, day(2026, 3, 2)) == [0, 0, 500, 0])
        #expect(try bucket(.documentDate, day(2026, 3, 3)) == [0, 0, 0, 500])
    }
}
