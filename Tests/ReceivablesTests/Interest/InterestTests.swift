import Testing

@testable import Receivables

/// Interest codes, runs and notes (setup sections 12 and 13), on a book with one company in EUR.
struct InterestTests {
    private func trade(_ terms: InterestTerms, payments: InterestTerms? = nil) throws -> Trade {
        let trade = Trade.ready()
        trade.set(
            .numberSequenceSet(Trade.company, .interestNote, NumberSequence(prefix: "IN-", digits: 4, next: 1)),
            .automaticAccountSet(Trade.company, .interestIncome, Trade.Account.gain),
            .automaticAccountSet(Trade.company, .interestExpense, Trade.Account.loss),
            .automaticAccountSet(Trade.company, .feeRevenue, Trade.Account.otherRevenue))
        try trade.run(
            SetInterestCode(
                id: Trade.company, code: "I1", description: "",
                version: InterestVersion(effectiveFrom: day(2020, 1, 1), earnings: terms, payments: payments)))
        trade.set(
            .profileLineSet(
                Trade.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable,
                    writeOffAccount: .none, interestCode: "I1")))
        return trade
    }

    private func monthly(_ tenThousandths: Int64) -> InterestTerms {
        var terms = InterestTerms()
        terms.percent = Percent(tenThousandths: tenThousandths)
        terms.account = Trade.Account.gain
        return terms
    }

    private func run(
        to date: CalendarDate, from: CalendarDate? = nil, kinds: [ItemKind] = [.invoice], customer: Code = "C-1"
    ) -> InterestRun {
        InterestRun(
            id: Trade.company, kinds: kinds, from: from, to: date, profileFrom: .transaction, profile: .empty,
            customer: customer, after: .none, customersMax: 1_000)
    }

    private func invoiced(_ trade: Trade, _ minor: Int64, due: CalendarDate) throws -> ItemID {
        var document = Trade.document(.eur(minor), due: due)
        document.postingDate = day(2026, 1, 1)
        return try trade.run(PostInvoice(company: Trade.company, document: document)).item
    }

    @Test("IC-3, IC-18: intervals end on the anchor's day, clamped to short months, and only whole ones count")
    func clampedIntervals() throws {
        let trade = try trade(monthly(10_000))
        _ = try invoiced(trade, 100_050, due: day(2026, 1, 31))
        let outcome = try trade.ask(SimulateInterest(run(to: day(2026, 4, 30)))).transactions[0].outcome
        #expect(outcome.charges[0].pieces.map(\.span.to) == [day(2026, 2, 28), day(2026, 3, 31), day(2026, 4, 30)])
        // 1 % of 1,000.50 is 10.005, half away from zero.
        #expect(outcome.charges[0].pieces.map(\.interest) == [1_001, 1_001, 1_001])
        let early = try trade.ask(SimulateInterest(run(to: day(2026, 4, 29)))).transactions[0].outcome
        #expect(early.charges[0].pieces.count == 2)
    }

    @Test("IC-20: shares of a run charge each customer once, a page at a time; a summary tells what the whole would")
    func shares() throws {
        let trade = try trade(monthly(10_000))
        trade.today = day(2026, 12, 31)
        for customer in ["C-1", "C-2"] as [Code] {
            var document = Trade.document(.eur(100_000), customer, due: day(2026, 1, 31))
            document.postingDate = day(2026, 1, 1)
            try trade.run(PostInvoice(company: Trade.company, document: document))
        }
        func made(_ part: UInt32, of parts: UInt32, isSummary: Bool) throws -> InterestRun.Result {
            try trade.run(
                CreateInterestNotes(
                    InterestRun(
                        id: Trade.company, kinds: [.invoice], from: nil, to: day(2026, 4, 30), profileFrom: .transaction,
                        profile: .empty, customer: .empty, after: .none, customersMax: 10, isSummary: isSummary,
                        share: RunShare(part: part, of: parts))))
        }
        let whole = try made(1, of: 1, isSummary: false)
        #expect(whole.notes.count == 2 && whole.transactions.count == 2 && whole.transactionsSeen == 2)
        let parts = [try made(1, of: 2, isSummary: true), try made(2, of: 2, isSummary: true)]
        #expect(parts.map(\.notes.count) == [1, 1] && parts.map(\.transactionsSeen) == [1, 1])
        #expect(parts.allSatisfy { $0.transactions.isEmpty && $0.canceled.count == 1 })
        #expect(Set(parts.flatMap(\.notes).map(\.customer)) == Set(whole.notes.map(\.customer)))
        #expect(parts.flatMap(\.notes).map(\.interest) == whole.notes.map(\.interest))
        #expect(trade.book.verify().isEmpty)
    }

    @Test("IC-15: an interval whose first day no version has is not charged; those after it are")
    func gapBetweenVersions() {
        let versions = [
            InterestVersion(effectiveFrom: day(2026, 1, 1), effectiveTo: day(2026, 2, 5), earnings: monthly(10_000), payments: nil),
            InterestVersion(effectiveFrom: day(2026, 3, 1), earnings: monthly(20_000), payments: nil),
        ]
        func ends(due: CalendarDate) -> [CalendarDate] {
            let calculation = InterestCalculation(
                code: InterestCode(code: "I1", description: "", versions: versions), isPayments: false, currency: .eur,
                dueDate: due, transactionDate: due, from: nil, to: day(2026, 4, 30), countsStarted: false,
                graceShiftsStart: false, charged: [], changes: [])
            return calculation.run { _ in 100_000 }.charges.flatMap(\.pieces).map(\.span.to)
        }
        // 11 Jan is in the first version, 11 Feb in none, 11 Mar in the second.
        #expect(ends(due: day(2026, 1, 10)) == [day(2026, 2, 10), day(2026, 4, 10)])
        #expect(ends(due: day(2025, 12, 10)) == [day(2026, 2, 10), day(2026, 4, 10)], "the first version begins later")
    }

    @Test("IC-16: a note over both sides credits income and debits expense, each as what it is")
    func bothSides() throws {
        var expense = monthly(10_000)
        expense.account = Trade.Account.loss
        let trade = try trade(monthly(20_000), payments: expense)
        _ = try invoiced(trade, 100_000, due: day(2026, 1, 10))
        var credit = Trade.document(.eur(50_000), due: day(2026, 1, 10))
        credit.postingDate = day(2026, 1, 1)
        try trade.run(PostCreditNote(company: Trade.company, document: credit))
        let made = try trade.run(
            CreateInterestNotes(run(to: day(2026, 2, 10), kinds: [.invoice, .creditNote])))
        let posted = try trade.run(
            PostInterestNotes(
                id: Trade.company, numbers: made.notes.map(\.number), postingDate: nil, isVoucherPerNote: true))
        #expect(
            posted.entries.map { trade.told($0) } == [
                ["interestIncome 801300 -2000/-2000", "interestExpense 801400 500/500", "receivable 130100 1500/1500"]
            ])
        #expect(trade.book.verify() == [])
    }

    @Test("IC-17: a revaluation changes no interest: it counts on what is open in the document's currency")
    func revalued() throws {
        let trade = try trade(monthly(10_000))
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        trade.setUnrealized()
        var document = Trade.document(.usd(100_000), due: day(2026, 1, 10))
        document.postingDate = day(2026, 1, 1)
        try trade.run(PostInvoice(company: Trade.company, document: document))
        func simulated() throws -> InterestCalculation.Outcome {
            try trade.ask(SimulateInterest(run(to: day(2026, 4, 10)))).transactions[0].outcome
        }
        let before = try simulated()
        trade.setDollar(5, scale: 1, from: day(2026, 3, 31))
        let end = day(2026, 3, 31)
        try trade.run(RunRevaluation(id: Trade.company, method: .standard, consideredDate: end, rateDate: end))
        #expect(try simulated() == before && before.interest == 3_000)
    }

    @Test("IC-14, IC-22: what the maximum cut off counts as charged, in the version that has no room for it too")
    func maximumOverVersions() throws {
        func capped(_ tenThousandths: Int64) -> InterestTerms {
            var terms = monthly(tenThousandths)
            var own = InterestTerms.CurrencyTerms(currency: .eur)
            own.maxInterest = 1_500
            terms.currencies = [own]
            return terms
        }
        let versions = [
            InterestVersion(effectiveFrom: day(2026, 1, 1), effectiveTo: day(2026, 3, 10), earnings: capped(10_000), payments: nil),
            InterestVersion(effectiveFrom: day(2026, 3, 11), earnings: capped(20_000), payments: nil),
        ]
        func outcome(to date: CalendarDate, charged: [InterestCalculation.Span]) -> InterestCalculation.Outcome {
            InterestCalculation(
                code: InterestCode(code: "I1", description: "", versions: versions), isPayments: false, currency: .eur,
                dueDate: day(2026, 1, 10), transactionDate: day(2026, 1, 10), from: nil, to: date, countsStarted: false,
                graceShiftsStart: false, charged: charged, changes: []
            ).run { _ in 100_000 }
        }
        // 10.00 and 10.00 by the first version, 20.00 by the second; the first two reach the 15.00.
        let first = outcome(to: day(2026, 4, 10), charged: [])
        #expect(first.charges.map(\.interest) == [1_500] && first.uncapped == 4_000)
        let spans = first.charges.flatMap(\.pieces).map(\.span)
        #expect(spans.map(\.to) == [day(2026, 2, 10), day(2026, 3, 10), day(2026, 4, 10)])
        #expect(outcome(to: day(2026, 4, 10), charged: spans).charges.isEmpty, "run again it has nothing to charge")
        #expect(outcome(to: day(2026, 5, 10), charged: spans).charges.map(\.interest) == [1_500])
        // The second version gets what the first left of it.
        let both = outcome(to: day(2026, 4, 10), charged: Array(spans.prefix(1)))
        #expect(both.charges.map(\.interest) == [1_000, 500])
    }

    @Test("IN-3: what was waived, written off or reversed before the import is no payment of the first charge")
    func importedNotes() throws {
        let trade = Trade.opening()
        trade.set(
            .automaticAccountSet(Trade.company, .interestIncome, Trade.Account.gain),
            .automaticAccountSet(Trade.company, .feeRevenue, Trade.Account.otherRevenue),
            .automaticAccountSet(Trade.company, .opening, Trade.Account.loss))
        func charge(_ amount: Int64, paid: Int64 = 0, waived: Int64 = 0) -> ImportInterestNotes.Charge {
            .init(
                document: .empty, isFee: false, amount: amount, paid: paid, waived: waived, writtenOff: 0, reversed: 0,
                spans: [])
        }
        let note = ImportInterestNotes.Entry(
            number: "IN-1", customer: "C-1", currency: .eur, isPosted: true, profile: .empty, code: .empty,
            to: trade.today, charges: [charge(6_000), charge(4_000, waived: 4_000), charge(2_000, paid: 500)])
        try trade.run(ImportInterestNotes(id: Trade.company, notes: [note], date: trade.today))
        trade.set(.companyWentLive(Trade.company))
        func waived(_ line: UInt32) throws -> ChangeInterest.Answer {
            try trade.preview(
                ChangeInterest(
                    id: Trade.company, kind: .waive, note: "IN-1", scope: .lines, positions: [line], date: nil, reason: "R"))
        }
        let (first, third) = (try waived(1), try waived(3))
        #expect(first.settled == .eur(6_000) && first.open == .eur(0))
        #expect(third.settled == .eur(1_500) && third.open == .eur(500), "what was paid is given back")
    }

    @Test("IC-22: runs over any windows, parted and repeated at random, never charge a day of an item twice")
    func neverTwice() throws {
        var random = SplitMix64(seed: 42)
        for isDaily in [false, true] {
            for _ in 0..<40 {
                var terms = monthly(Int64.random(in: 1_000...90_000, using: &random))
                if isDaily { terms.method = .daily365 }
                let trade = try trade(terms)
                trade.today = day(2026, 12, 31)
                let item = try invoiced(trade, Int64.random(in: 10_000...9_000_000, using: &random), due: day(2026, 1, 10))
                var last = day(2026, 1, 10)
                for _ in 0..<12 {
                    let to = min(trade.today, last.adding(days: Int.random(in: 0...40, using: &random)))
                    let hasWindow = Bool.random(using: &random)
                    let made = try trade.run(
                        CreateInterestNotes(run(to: max(to, last), from: hasWindow ? last : nil)))
                    if Bool.random(using: &random), !made.notes.isEmpty {
                        try trade.run(
                            PostInterestNotes(
                                id: Trade.company, numbers: made.notes.map(\.number), postingDate: to,
                                isVoucherPerNote: true))
                    }
                    last = max(to, last)
                }
                var covered: Set<Int32> = []
                for span in trade.book.interest.spans(of: item) {
                    for date in span.from.days...span.to.days {
                        #expect(covered.insert(date).inserted, "a day is charged twice")
                    }
                }
                #expect(trade.book.verify().isEmpty)
            }
        }
    }

    @Test("IC-6, IC-11: the daily method charges what each day owes; parts of a period add up to the whole")
    func dailyParts() throws {
        var terms = monthly(100_000)
        terms.method = .daily365
        let trade = try trade(terms)
        _ = try invoiced(trade, 365_000, due: day(2026, 1, 1))
        trade.today = day(2026, 1, 20)
        var payment = PaymentDraft(customer: "C-1", amount: .eur(182_500))
        payment.apply = .oldestFirst
        payment.postingDate = day(2026, 1, 11)
        try trade.run(PostPayment(company: Trade.company, payment: payment))
        // 10 % of 3,650.00 is 1.00 a day for 9 days (2 to 10 January), then 0.50 for 10 (11 to 20).
        let whole = try trade.ask(SimulateInterest(run(to: day(2026, 1, 20)))).transactions[0].outcome
        #expect(whole.interest == 900 + 500)
        let first = try trade.ask(SimulateInterest(run(to: day(2026, 1, 15)))).transactions[0].outcome
        let second = try trade.ask(
            SimulateInterest(run(to: day(2026, 1, 20), from: day(2026, 1, 15)))).transactions[0].outcome
        #expect(first.interest + second.interest == whole.interest)
    }

    @Test("IC-24: a run may not lie ahead of today, a simulation may; IC-24: to_date not before from_date")
    func dates() throws {
        let trade = try trade(monthly(10_000))
        #expect(trade.refused(CreateInterestNotes(run(to: day(2026, 3, 3)))) == "fieldInvalid to_date")
        #expect(trade.refused(CreateInterestNotes(run(to: day(2026, 3, 1), from: day(2026, 3, 2)))) == "fieldInvalid to_date")
        _ = try trade.ask(SimulateInterest(run(to: day(2027, 3, 3))))
    }

    @Test("IN-3, IN-5, IN-6: waive, pay, reinstate and waive again: claim and credit always meet")
    func waiveAndReinstate() throws {
        let trade = try trade(monthly(100_000))
        _ = try invoiced(trade, 100_000, due: day(2026, 1, 2))
        let note = try trade.run(CreateInterestNotes(run(to: day(2026, 3, 2)))).notes[0]
        #expect(note.total == 20_000)
        try trade.run(
            PostInterestNotes(
                id: Trade.company, numbers: [note.number], postingDate: nil, isVoucherPerNote: true))
        let item = trade.book.interest[note.id].item
        // 50.00 of 200.00 are paid, the rest is closed by the waiver.
        try trade.run(
            PostPayment(
                company: Trade.company,
                payment: {
                    var payment = PaymentDraft(customer: "C-1", amount: .eur(5_000))
                    payment.apply = .named
                    payment.items = [ApplyItem(item: item)]
                    return payment
                }()))
        func change(_ kind: InterestAct) throws -> ChangeInterest.Answer {
            try trade.run(
                ChangeInterest(
                    id: Trade.company, kind: kind, note: note.number, scope: .note, positions: [], date: nil,
                    reason: "test"))
        }
        let waived = try change(.waive)
        #expect((waived.amount, waived.settled, waived.open) == (.eur(20_000), .eur(15_000), .eur(5_000)))
        #expect(trade.open(item) == 0 && ToldInterestNote(trade.book.interest[note.id], trade.book).mark == .waived)
        let again = ChangeInterest(
            id: Trade.company, kind: .waive, note: note.number, scope: .note, positions: [], date: nil, reason: "x")
        #expect(trade.refused(again) == "nothingToWaive note")
        let reinstated = try change(.reinstate)
        #expect((reinstated.amount, reinstated.settled, reinstated.open) == (.eur(20_000), .eur(5_000), .eur(15_000)))
        #expect(ToldInterestNote(trade.book.interest[note.id], trade.book).mark == .none)
        // The new claim is the reinstating invoice.
        let twice = try change(.waive)
        #expect((twice.settled, twice.open) == (.eur(15_000), .eur(5_000)))
        #expect(trade.open(reinstated.document) == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("IN-9: reversing frees the days, waiving does not")
    func reversalFrees() throws {
        let trade = try trade(monthly(10_000))
        _ = try invoiced(trade, 100_000, due: day(2026, 1, 2))
        for kind in [InterestAct.waive, .reverse] {
            let note = try trade.run(CreateInterestNotes(run(to: day(2026, 3, 2)))).notes.first
            guard let note else {
                Issue.record("nothing to charge before \(kind)")
                return
            }
            try trade.run(
                PostInterestNotes(id: Trade.company, numbers: [note.number], postingDate: nil, isVoucherPerNote: true))
            if kind == .waive {
                try trade.run(
                    ChangeInterest(
                        id: Trade.company, kind: .waive, note: note.number, scope: .note, positions: [], date: nil,
                        reason: "r"))
                #expect(try trade.ask(SimulateInterest(run(to: day(2026, 3, 2)))).notes.isEmpty)
                // What is waived cannot be reversed; reinstated it can.
                try trade.run(
                    ChangeInterest(
                        id: Trade.company, kind: .reinstate, note: note.number, scope: .note, positions: [], date: nil,
                        reason: "r"))
            }
            try trade.run(
                ChangeInterest(
                    id: Trade.company, kind: .reverse, note: note.number, scope: .note, positions: [], date: nil,
                    reason: "r"))
            #expect(try trade.ask(SimulateInterest(run(to: day(2026, 3, 2)))).notes.count == 1)
        }
    }

    @Test("IC-14: below the minimum nothing is charged and the time stays free; above the maximum only that")
    func bounds() throws {
        var terms = monthly(10_000)
        var own = InterestTerms.CurrencyTerms(currency: .eur)
        own.minInterest = 1_500
        own.maxInterest = 2_500
        terms.currencies = [own]
        let trade = try trade(terms)
        _ = try invoiced(trade, 100_000, due: day(2026, 1, 2))
        func outcome(_ date: CalendarDate) throws -> InterestCalculation.Outcome {
            try trade.ask(SimulateInterest(run(to: date))).transactions[0].outcome
        }
        #expect(try outcome(day(2026, 2, 2)).skip == .belowMinimum)
        #expect(try outcome(day(2026, 3, 2)).interest == 2_000)
        let capped = try outcome(day(2026, 4, 2))
        #expect((capped.interest, capped.uncapped) == (2_500, 3_000))
    }

    @Test("IC-10: ranges start at 0 and rise; the refusals in the order of their checks")
    func ranges() throws {
        let trade = try trade(monthly(10_000))
        func refused(_ rows: [(Int64, Int64)]) -> String {
            var terms = monthly(10_000)
            terms.range = .months
            var own = InterestTerms.CurrencyTerms(currency: .eur)
            own.rows = rows.map { .init(from: $0.0, value: $0.1) }
            terms.currencies = [own]
            return trade.refused(
                SetInterestCode(
                    id: Trade.company, code: "X", description: "",
                    version: InterestVersion(effectiveFrom: day(2026, 1, 1), earnings: terms, payments: nil)))
        }
        #expect(refused([(0, 1), (4, 2)]) == "accepted")
        #expect(refused([(1, 1)]) == "rangeMustStartAtZero earnings.currencies[0].ranges[0].from")
        #expect(refused([(0, 1), (4, 2), (4, 3)]) == "rangeOverlap earnings.currencies[0].ranges[2].from")
        #expect(refused([(0, 1), (4, -2)]) == "fieldInvalid earnings.currencies[0].ranges[1].value")
    }
}
