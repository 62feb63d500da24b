import Receivables
import Testing

/// Why a figure is what it is (F31): on random worlds the rows of every figure sum to it.
@Suite struct ExplainFigureTests {
    private static let customers: [(number: Code, id: CustomerID)] = [
        ("C-1", CustomerID(1)), ("C-2", CustomerID(2)), ("C-4", CustomerID(4)),
    ]

    private func moment(_ story: Story) -> (date: CalendarDate?, known: UInt64) {
        let date = story.random.below(4) == 0 ? nil : day(2025, 12, 20).adding(days: story.random.below(200))
        let span = Int(story.trade.book.sequence - story.startSequence)
        let isNow = story.random.below(4) == 0
        return (date, isNow ? .max : story.startSequence + UInt64(story.random.below(span + 1)))
    }

    private func explain(
        _ story: Story, _ figure: Figure, _ customer: Code = .empty, _ currency: Currency? = nil,
        _ at: (date: CalendarDate?, known: UInt64) = (nil, .max), size: Int = 100_000
    ) throws -> ExplainFigure.Answer {
        var skipped = (rows: 0, sum: Int64(0))
        var known = at.known
        var whole: ExplainFigure.Answer?
        while true {
            let page = try story.trade.ask(
                ExplainFigure(
                    id: Trade.company, figure: figure, customer: customer, currency: currency, asOf: at.date, knownAt: known,
                    size: size, skipped: skipped))
            if whole == nil { whole = page } else { whole?.rows += page.rows }
            whole?.told = page.told
            whole?.hasMore = page.hasMore
            guard page.hasMore, let rows = whole?.rows.count else { break }
            (skipped, known) = ((rows, page.told), page.knownAt)
        }
        return try #require(whole)
    }

    /// What must hold of any answer: it adds up, each row is known and dated, names a record and its rules.
    private func check(
        _ answer: ExplainFigure.Answer, _ expected: Int64, _ at: (date: CalendarDate?, known: UInt64) = (nil, .max)
    ) {
        #expect(answer.figure.minor == expected)
        #expect(answer.addsUp && answer.rows.reduce(0) { $0 + $1.amount } == expected)
        for row in answer.rows {
            #expect(row.sequence > 0 && row.sequence <= at.known && !row.rules.isEmpty)
            #expect(row.rules.allSatisfy { $0.contains(":") })
            if let date = at.date { #expect(row.date <= date) }
        }
        #expect(zip(answer.rows, answer.rows.dropFirst()).allSatisfy { $0.sequence <= $1.sequence })
    }

    @Test("F31 what is open of every item, at random moments", arguments: 1...6 as ClosedRange<UInt64>)
    func items(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(400)
        for _ in 0..<12 {
            let at = moment(story)
            for id in story.items {
                let expected = story.open(id, asOf: at.date ?? CalendarDate(days: .max), knownAt: at.known)?.open ?? 0
                let number = story.trade.book.items[id].number
                // Documents and payments have numbers of their own: the document is found first.
                guard story.trade.book.items.find(Trade.company, .documents, number) ?? id == id else { continue }
                check(try explain(story, .open(document: number), .empty, nil, at), expected, at)
            }
        }
    }

    @Test("F31, F7 balances and buckets of customers, at random moments", arguments: 1...6 as ClosedRange<UInt64>)
    func balances(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(400)
        for _ in 0..<25 {
            let at = moment(story)
            for customer in Self.customers {
                for currency in [Currency.eur, .usd] {
                    let expected = story.movements.reduce(Int64(0)) { sum, row in
                        let counts =
                            row.customer == customer.id && row.currency == currency && row.sequence <= at.known
                            && at.date.map { row.date <= $0 } ?? true
                        return counts ? sum + row.amount : sum
                    }
                    check(try explain(story, .balance, customer.number, currency, at), expected, at)
                    var buckets: Int64 = 0
                    for place in 0..<4 {
                        let figure = Figure.bucket(.dueDate, days: [10, 30], place: place)
                        let answer = try explain(story, figure, customer.number, currency, at)
                        check(answer, answer.figure.minor, at)
                        buckets += answer.figure.minor
                    }
                    #expect(buckets == expected)
                }
            }
        }
    }

    @Test("F31 each part of the credit exposure", arguments: 1...6 as ClosedRange<UInt64>)
    func exposures(seed: UInt64) throws {
        let story = Story(seed: seed)
        for _ in 0..<6 {
            story.play(80)
            for customer in Self.customers {
                let position = try story.trade.ask(GetCreditPosition(company: Trade.company, customer: customer.number))
                for currency in [Currency.eur, .usd] {
                    let parts = position.components.first { $0.currency == currency }
                    for (component, expected) in [
                        (ExposureComponent.invoices, parts?.invoices), (.creditNotes, parts?.creditNotes),
                        (.payments, parts?.payments), (.delivered, parts?.delivered), (.orders, parts?.orders),
                        (.authorizations, parts?.authorizations),
                    ] {
                        check(try explain(story, .exposure(component), customer.number, currency), expected ?? 0)
                    }
                }
            }
        }
    }

    @Test("F31 small pages tell the same rows as a large one, also while the books go on")
    func pages() throws {
        let story = Story(seed: 3)
        story.play(300)
        let known = story.trade.book.sequence
        let whole = try explain(story, .balance, "C-1", .eur)
        #expect(whole.rows.count > 10)
        story.play(100)
        let pages = try explain(story, .balance, "C-1", .eur, (nil, known), size: 3)
        #expect(pages.rows == whole.rows && pages.figure == whole.figure && pages.addsUp)
    }

    @Test("F31 what is asked for wrongly: an unknown document, a bucket there is not, an exposure of another moment")
    func refusals() throws {
        let trade = Trade.ready()
        func refused(_ figure: Figure, _ customer: Code = "C-1", at: UInt64 = .max) -> String {
            let query = ExplainFigure(
                id: Trade.company, figure: figure, customer: customer, currency: nil, asOf: nil, knownAt: at, size: 10)
            do {
                _ = try trade.ask(query)
                return "answered"
            } catch { return "\(error.reason) \(error.field)" }
        }
        #expect(refused(.open(document: "X")) == "itemNotFound document_number")
        #expect(refused(.balance, "C-9") == "customerNotFound customer_number")
        #expect(refused(.bucket(.dueDate, days: [30], place: 3)) == "fieldInvalid bucket.place")
        #expect(refused(.exposure(.orders), at: 1) == "fieldInvalid at")
        #expect(refused(.exposure(.orders)) == "answered")
    }

    // MARK: The trial balance of another moment

    private struct Sides: Equatable {
        var debit: Int64 = 0
        var credit: Int64 = 0
    }

    @Test("F30 the trial balance of random (D, K) is the sum of the journal up to K", arguments: [1, 2] as [UInt64])
    func trialBalances(seed: UInt64) throws {
        let story = Story(seed: seed)
        while story.trade.book.sequence < 2 * Subledger.stretchRecords + 300 { story.play(200) }
        for _ in 0..<60 {
            let at = moment(story)
            let known = min(at.known, story.trade.book.sequence)
            var expected: [String: Int64] = [:]
            for row in story.trade.journal where row.sequence <= known && at.date.map({ row.entry.date <= $0 }) ?? true {
                for leg in row.entry.legs {
                    expected["\(leg.account.number) \(row.entry.currency)", default: 0] += leg.accountingAmount
                }
            }
            var query = GetTrialBalance(id: Trade.company, asOf: at.date, knownAt: at.known)
            if at.known != .max {
                let stretch = Subledger.stretch(of: known).lowerBound...known
                query = query.with(story.trade.journal.filter { stretch.contains($0.sequence) }.map(\.entry), through: known)
            }
            let answer = try story.trade.ask(query)
            var found: [String: Int64] = [:]
            for row in answer.rows {
                found["\(row.account.number) \(row.currency)"] = row.accountingDebit - row.accountingCredit
            }
            #expect(found.filter { $0.value != 0 } == expected.filter { $0.value != 0 })
            #expect(answer.knownAt == known && answer.difference == 0)
            #expect(answer.receivables == answer.openItems, "as of \(String(describing: at.date)) known at \(known)")
        }
    }
}
