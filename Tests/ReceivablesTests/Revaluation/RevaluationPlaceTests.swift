import Receivables
import Testing

/// Where a run posts to: dimensions and posting profile of section 16, setup:FX-2, FX-4, FX-6, PP-5, PC-8.
@Suite struct RevaluationPlaceTests {
    private let id = Trade.company
    private let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
    private let march = day(2026, 3, 31)
    private let april = day(2026, 4, 30)
    /// 130300, of the profile FX.
    private static let unrealized = AccountID(14)

    init() {
        trade.setUnrealized()
        trade.set(
            .mainAccountSet(
                MainAccount(
                    id: Self.unrealized, number: "130300", name: "", blocked: false, itemTaxGroup: .empty,
                    salesTaxGroup: .empty)))
        trade.setProfile(ProfileID(2), "FX", account: Self.unrealized)
        trade.setDollar(90, scale: 2, from: day(2026, 3, 1))
        trade.setDollar(95, scale: 2, from: march)
        trade.setDollar(92, scale: 2, from: april)
    }

    private func run(
        on date: CalendarDate, _ method: RevaluationMethod = .standard,
        _ dimensions: RevaluationDimensions = .none,
        profile: Code = .empty
    ) -> RunRevaluation {
        RunRevaluation(
            id: id, method: method, consideredDate: date, rateDate: date,
            posting: RevaluationPosting(dimensions: dimensions, profile: profile))
    }

    private func next(_ date: CalendarDate) {
        (trade.today, trade.instant) = (
            date, trade.instant.adding(seconds: 86_400 * Int64(date.days - trade.today.days))
        )
    }

    private func told(_ entries: [JournalEntry]) -> [[String]] { entries.map { trade.told($0) } }

    /// Books agree on every day there was anything.
    private func agrees() throws {
        #expect(trade.book.verify() == [])
        for date in [day(2026, 3, 2), march, day(2026, 4, 5), april, day(2026, 5, 31)] {
            let answer = try trade.ask(Reconcile(id: id, date: date))
            #expect(answer.gaps == [] && answer.rows.allSatisfy { $0.difference == 0 }, "\(date)")
        }
    }

    @Test(
        "section 16, FX-2: SELECT posts to the profile's account, a later run takes it back from there in one voucher"
    )
    func select() throws {
        try trade.invoice(.usd(100_000))
        let first = try trade.preview(run(on: march, profile: "FX"))
        let posted = try trade.run(run(on: march, profile: "FX"))
        #expect(first == posted, "F17, FX-6")
        #expect(
            told(posted.entries) == [["receivable 130300 5000/5000", "unrealizedGain 820100 -5000/-5000"]])
        #expect(posted.rows.map(\.account) == [Self.unrealized])
        #expect(trade.accountingBalance(Self.unrealized) == 5_000)
        let ledger = try trade.ask(GetTrialBalance(id: id, asOf: nil))
        #expect(ledger.receivables == ledger.openItems, "no item lies on 130300, and yet it is receivables")
        let again = try trade.run(run(on: april))
        #expect(
            told(again.entries) == [
                [
                    "receivable 130300 -5000/-5000", "unrealizedGain 820100 5000/5000",
                    "receivable 130100 2000/2000",
                    "unrealizedGain 820100 -2000/-2000",
                ]
            ])
        #expect(trade.accountingBalance(Self.unrealized) == 0)
        #expect(trade.accountingBalance(Trade.Account.receivable) == 92_000)
        try agrees()
        #expect(
            try trade.run(run(on: april, profile: "FX")).entries.isEmpty,
            "a value that is reached posts nothing")
        #expect(
            try trade.ask(ListRevaluations(id: id)).runs.map(\.run.posting.profile) == ["FX", .empty, "FX"])
    }

    @Test(
        "FX-5, PP-5: settlements take their shares from where the amounts stand, undoing brings them back there"
    )
    func settled() throws {
        try trade.invoice(.usd(100_000))
        try trade.run(run(on: march, profile: "FX"))
        next(day(2026, 4, 2))
        let half = try trade.payment(.usd(50_000), "C-1", .oldestFirst)
        #expect(trade.accountingBalance(Self.unrealized) == 2_500)
        // The share is gone from the profile's account: what an earlier date is revalued to stays there.
        let same = try trade.run(run(on: march, .minimum))
        #expect(
            same.rows.map(\.account) == [Self.unrealized] && trade.accountingBalance(Self.unrealized) == 0)
        try trade.run(run(on: march, profile: "FX"))
        #expect(trade.accountingBalance(Self.unrealized) == 2_500)
        next(april)
        try trade.run(run(on: april))
        #expect(trade.accountingBalance(Self.unrealized) == 0)
        try trade.run(UndoSettlement(company: id, settlement: half.settlement, reason: "wrong"))
        #expect(trade.accountingBalance(Self.unrealized) == 0, "it comes back to where the rest stands")
        try agrees()
        try trade.payment(.usd(100_000), "C-1", .oldestFirst)
        #expect(trade.accountingBalance(AccountID(12)) == 0 && trade.accountingBalance(AccountID(13)) == 0)
        try agrees()
    }

    @Test("section 16: INVOICE_DATE takes all back from the profile's account, whatever it is asked for")
    func takenBack() throws {
        try trade.invoice(.usd(100_000))
        try trade.run(run(on: march, profile: "FX"))
        let back = try trade.run(run(on: march, .invoiceDate))
        #expect(told(back.entries) == [["receivable 130300 -5000/-5000", "unrealizedGain 820100 5000/5000"]])
        try agrees()
        let own = try trade.run(run(on: march))
        #expect(own.rows.map(\.account) == [Trade.Account.receivable])
        try agrees()
    }

    @Test("section 16: the profile has a line for each customer whose item is taken, or nothing is posted")
    func refusals() throws {
        try trade.invoice(.usd(100_000))
        #expect(trade.refused(run(on: march, profile: "NONE")) == "referenceUnknown posting_profile")
        trade.set(
            .profileSet(
                id,
                PostingProfile(
                    id: ProfileID(3), code: "ONE", description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false)),
            .profileLineSet(
                id, ProfileID(3),
                PostingProfileLine(
                    accountCode: .table, relation: "C-2", summaryAccount: Self.unrealized,
                    writeOffAccount: .none)))
        #expect(trade.refusal(run(on: march, profile: "ONE"))?.reason == .postingProfileUnresolved)
        try trade.payment(.usd(100_000), "C-1", .oldestFirst)
        try trade.invoice(.usd(1_000), "C-2")
        #expect(trade.refused(run(on: march, profile: "ONE")) == "accepted", "nothing of C-1 is taken")
    }

    @Test("section 16: dimensions NONE, TABLE of the customer, POSTING of the transaction, on every leg")
    func dimensions() throws {
        var document = Trade.document(.usd(100_000))
        document.lines[0].dimension = "DEPT=100"
        try trade.run(PostInvoice(company: id, document: document))
        var terms = TradeTerms()
        terms.dimensions = Dimensions([DimensionValue("DEPT", "900")])
        trade.set(.sales(.tradeSet(Trade.c1, terms)))
        func of(_ dimensions: RevaluationDimensions) throws -> Set<Code> {
            let answer = try trade.preview(run(on: march, .standard, dimensions))
            return Set(answer.entries.flatMap(\.legs).map(\.dimension))
        }
        #expect(try of(.none) == [.empty])
        #expect(try of(.table) == ["DEPT=900"])
        #expect(try of(.posting) == ["DEPT=100"])
        try trade.run(run(on: march, .standard, .table))
        let again = try trade.run(run(on: april, .standard, .posting))
        #expect(again.entries[0].legs.map(\.dimension) == ["DEPT=900", "DEPT=900", "DEPT=100", "DEPT=100"])
        #expect(again.rows.map(\.dimension) == ["DEPT=100"])
        next(april)
        let paid = try trade.payment(.usd(100_000), "C-1", .oldestFirst)
        let released = paid.entries.first { $0.legs.contains { $0.type == .unrealizedGain } }
        #expect(released?.legs.allSatisfy { $0.dimension == "DEPT=100" } == true)
        try agrees()
    }

    @Test(
        "section 16: of several dimensions a transaction has that of its largest part, of equal ones the first"
    )
    func largestPart() throws {
        func invoice(_ parts: [(Code, Int64)]) throws {
            var document = Trade.document(.usd(1))
            document.lines = parts.map { dimension, amount in
                var line = InvoiceDraft.Line(account: "401100", amount: .usd(amount))
                line.dimension = dimension
                return line
            }
            try trade.run(PostInvoice(company: id, document: document))
        }
        try invoice([("DEPT=1", 40_000), ("DEPT=2", 60_000)])
        try invoice([("DEPT=3", 50_000), ("DEPT=4", 50_000)])
        let answer = try trade.run(run(on: march, .standard, .posting))
        #expect(answer.rows.map(\.dimension) == ["DEPT=2", "DEPT=3"])
        try agrees()
    }
}
