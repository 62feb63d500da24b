import Testing

@testable import Receivables

/// Interest over versions of a code that differ in more than their percent, and over stories at random.
struct InterestVersionsTests {
    private func terms(_ tenThousandths: Int64, _ change: (inout InterestTerms) -> Void = { _ in }) -> InterestTerms {
        var terms = InterestTerms()
        terms.percent = Percent(tenThousandths: tenThousandths)
        terms.account = Trade.Account.gain
        change(&terms)
        return terms
    }

    private func version(
        _ from: CalendarDate, to end: CalendarDate? = nil, _ terms: InterestTerms, payments: InterestTerms? = nil
    ) -> InterestVersion {
        InterestVersion(effectiveFrom: from, effectiveTo: end, earnings: terms, payments: payments)
    }

    private func pieces(
        _ versions: [InterestVersion], transaction: CalendarDate? = nil, due: CalendarDate, to date: CalendarDate,
        charged: [InterestCalculation.Span] = []
    ) -> [InterestCalculation.Piece] {
        InterestCalculation(
            code: InterestCode(code: "I1", description: "", versions: versions), isPayments: false, currency: .eur,
            dueDate: due, transactionDate: transaction ?? due, from: nil, to: date, countsStarted: false,
            graceShiftsStart: false, charged: charged, changes: []
        ).run { _ in 365_000 }.charges.flatMap(\.pieces)
    }

    private func told(_ pieces: [InterestCalculation.Piece]) -> [String] {
        pieces.map { "\($0.span.from) to \($0.span.to): \($0.interest)" }
    }

    private let daily = { (terms: inout InterestTerms) in terms.method = .daily365 }

    @Test("IC-15: days follow intervals from where the last of them ended, intervals follow days from their first day on")
    func methods() {
        let months = terms(10_000)
        let days = terms(100_000, daily)
        let toDays = [version(day(2026, 1, 1), to: day(2026, 2, 28), months), version(day(2026, 3, 1), days)]
        // The interval of 11 February began under the first version: it is the first version's to its end.
        #expect(
            told(pieces(toDays, due: day(2026, 1, 10), to: day(2026, 3, 20))) == [
                "2026-01-11 to 2026-02-10: 3650", "2026-02-11 to 2026-03-10: 3650", "2026-03-11 to 2026-03-20: 1000",
            ])
        let toMonths = [version(day(2026, 1, 1), to: day(2026, 2, 28), days), version(day(2026, 3, 1), months)]
        #expect(
            told(pieces(toMonths, due: day(2026, 2, 18), to: day(2026, 4, 30))) == [
                "2026-02-19 to 2026-02-28: 1000", "2026-03-01 to 2026-03-28: 3650", "2026-03-29 to 2026-04-28: 3650",
            ])
    }

    @Test("IC-2: the version of when an item was posted says whether interest counts from its due date")
    func anchors() {
        let fromDue = terms(10_000)
        let fromPosting = terms(10_000) { $0.calculateFrom = .transactionDate }
        let versions = [version(day(2026, 1, 1), to: day(2026, 5, 31), fromDue), version(day(2026, 6, 1), fromPosting)]
        func ends(_ transaction: CalendarDate, _ due: CalendarDate) -> [CalendarDate] {
            pieces(versions, transaction: transaction, due: due, to: day(2026, 8, 20)).map(\.span.to)
        }
        #expect(ends(day(2026, 5, 10), day(2026, 6, 15)) == [day(2026, 7, 15), day(2026, 8, 15)])
        #expect(ends(day(2026, 6, 5), day(2026, 7, 15)) == [day(2026, 7, 5), day(2026, 8, 5)])
    }

    @Test("IC-22: intervals of a code that was changed count on behind those that are charged")
    func changedIntervals() {
        let every20 = terms(10_000) { ($0.every, $0.unit) = (20, .day) }
        let charged = [InterestCalculation.Span(from: day(2026, 1, 11), to: day(2026, 2, 10))]
        let made = pieces([version(day(2020, 1, 1), every20)], due: day(2026, 1, 10), to: day(2026, 3, 31), charged: charged)
        #expect(made.map(\.span.from) == [day(2026, 2, 11), day(2026, 3, 3)])
        #expect(made.map(\.span.to) == [day(2026, 3, 2), day(2026, 3, 22)])
    }

    // MARK: Setting

    private func trade(_ version: InterestVersion, _ change: (inout Parameters) -> Void = { _ in }) throws -> Trade {
        let trade = Trade.ready(change)
        trade.set(
            .numberSequenceSet(Trade.company, .interestNote, NumberSequence(prefix: "IN-", digits: 4, next: 1)),
            .automaticAccountSet(Trade.company, .interestIncome, Trade.Account.gain),
            .automaticAccountSet(Trade.company, .interestExpense, Trade.Account.loss),
            .automaticAccountSet(Trade.company, .feeRevenue, Trade.Account.otherRevenue))
        try trade.run(SetInterestCode(id: Trade.company, code: "I1", description: "", version: version))
        trade.set(
            .profileLineSet(
                Trade.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable,
                    writeOffAccount: .none, interestCode: "I1")))
        return trade
    }

    @Test("IC-2: versions fill free time and never overlap; terms stated anew end before the next")
    func overlaps() throws {
        let trade = try trade(version(day(2026, 3, 1), terms(30_000)))
        func set(_ from: CalendarDate, to end: CalendarDate? = nil) -> SetInterestCode {
            SetInterestCode(
                id: Trade.company, code: "I1", description: "", version: version(from, to: end, terms(10_000)))
        }
        #expect(trade.refused(set(day(2026, 1, 1))).hasPrefix("versionOverlap"), "without end it runs into the next")
        #expect(trade.refused(set(day(2026, 1, 1), to: day(2026, 3, 1))).hasPrefix("versionOverlap"))
        try trade.run(set(day(2026, 1, 1), to: day(2026, 1, 31)))
        try trade.run(set(day(2026, 2, 1), to: day(2026, 2, 28)))
        #expect(trade.refused(set(day(2026, 1, 15), to: day(2026, 1, 31))).hasPrefix("versionOverlap"))
        #expect(trade.refused(set(day(2026, 1, 1), to: day(2026, 2, 1))).hasPrefix("versionOverlap"))
        let code = try trade.run(set(day(2026, 1, 1)))
        #expect(code.versions.map(\.effectiveFrom) == [day(2026, 1, 1), day(2026, 2, 1), day(2026, 3, 1)])
        #expect(code.versions.map(\.effectiveTo) == [day(2026, 1, 31), day(2026, 2, 28), nil])
        let later = try trade.run(set(day(2026, 6, 1)))
        #expect(later.versions.map(\.effectiveTo) == [day(2026, 1, 31), day(2026, 2, 28), day(2026, 5, 31), nil])
    }

    // MARK: Both sides on one note (IC-16, IC-23)

    private func both(_ debit: Int64, _ credit: Int64, creditDue: CalendarDate, fee: Int64 = 0) throws -> (Trade, Code) {
        let charging = terms(20_000) {
            var own = InterestTerms.CurrencyTerms(currency: .eur)
            (own.fee, own.feeAccount) = (fee, Trade.Account.otherRevenue)
            if fee > 0 { $0.currencies = [own] }
        }
        let paying = terms(20_000) { $0.account = Trade.Account.loss }
        let trade = try trade(version(day(2020, 1, 1), charging, payments: paying))
        var invoice = Trade.document(.eur(debit), due: day(2026, 1, 10))
        invoice.postingDate = day(2026, 1, 1)
        try trade.run(PostInvoice(company: Trade.company, document: invoice))
        var note = Trade.document(.eur(credit), due: creditDue)
        note.postingDate = day(2026, 1, 1)
        try trade.run(PostCreditNote(company: Trade.company, document: note))
        trade.today = day(2026, 2, 12)
        let made = try trade.run(
            CreateInterestNotes(
                InterestRun(
                    id: Trade.company, kinds: [.invoice, .creditNote], from: nil, to: day(2026, 2, 12),
                    profileFrom: .transaction, profile: .empty, customer: "C-1", after: .none, customersMax: 10)))
        #expect(made.notes.count == 1)
        let number = made.notes[0].number
        try trade.run(PostInterestNotes(id: Trade.company, numbers: [number], postingDate: nil, isVoucherPerNote: true))
        return (trade, number)
    }

    private func change(_ kind: InterestAct, _ note: Code, _ lines: [UInt32]) -> ChangeInterest {
        ChangeInterest(
            id: Trade.company, kind: kind, note: note, scope: .lines, positions: lines, date: nil, reason: "R")
    }

    @Test("IC-23: a note whose first line is interest we pay has its fee all the same")
    func feeBehindCredit() throws {
        let (trade, number) = try both(100_000, 50_000, creditDue: day(2026, 1, 5), fee: 750)
        let found = trade.book.interest.find(Trade.company, number)
        let note = trade.book.interest[try #require(found)]
        #expect(note.charges.map(\.amount) == [-1_000, 2_000, 750])
    }

    @Test("IN-3: of a note over both sides each line is waived as what it is, and what goes its way is not settled by it")
    func waiveBothSides() throws {
        let (trade, number) = try both(100_000, 50_000, creditDue: day(2026, 1, 10))
        let paid = try trade.run(change(.waive, number, [2]))
        #expect(paid.settled == .eur(0) && paid.open == .eur(1_000), "the interest we owe becomes a claim again")
        let charged = try trade.run(change(.waive, number, [1]))
        #expect(charged.settled == .eur(1_000) && charged.open == .eur(1_000))
        let back = try trade.run(change(.reinstate, number, [1]))
        #expect(back.settled == .eur(1_000) && back.open == .eur(1_000))
        #expect(trade.book.verify() == [])
    }

    @Test("IC-23: a note whose sides come to nothing is posted and reversed")
    func zeroNote() throws {
        let (trade, number) = try both(100_000, 100_000, creditDue: day(2026, 1, 10))
        #expect(trade.book.verify() == [])
        let reversed = try trade.run(
            ChangeInterest(
                id: Trade.company, kind: .reverse, note: number, scope: .note, positions: [], date: nil, reason: "R"))
        #expect(reversed.amount == .eur(0))
        #expect(trade.book.verify() == [])
    }

    // MARK: At random

    /// What a story did to the item besides the runs.
    private enum Turn {
        case pay(Int64)
        case version(InterestVersion)
        case nothing
    }

    private func story(_ random: inout SplitMix64) -> (first: InterestTerms, turns: [(days: Int, turn: Turn)]) {
        func some(_ random: inout SplitMix64) -> InterestTerms {
            terms(Int64.random(in: 1...9, using: &random) * 100_000) {
                if Bool.random(using: &random) { $0.method = .daily365 }
                if Bool.random(using: &random) { ($0.every, $0.unit) = (UInt16.random(in: 1...45, using: &random), .day) }
            }
        }
        let first = some(&random)
        var turns: [(Int, Turn)] = []
        for _ in 0..<14 {
            let days = Int.random(in: 0...30, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            // On a later day than the last run: what comes in on a day that is charged already counts from the next.
            case 0: turns.append((max(1, days), .pay(365_000 * Int64.random(in: 1...5, using: &random))))
            case 1: turns.append((days, .version(version(day(2026, 1, 1), some(&random)))))
            default: turns.append((days, .nothing))
            }
        }
        return (first, turns)
    }

    private func interestRun(from: CalendarDate?, to date: CalendarDate) -> InterestRun {
        InterestRun(
            id: Trade.company, kinds: [.invoice], from: from, to: date, profileFrom: .transaction, profile: .empty,
            customer: "C-1", after: .none, customersMax: 10)
    }

    /// Interest of the notes that stand in the end. With `isWild` runs, windows, posting and reversing at random as well.
    private func play(
        _ story: (first: InterestTerms, turns: [(days: Int, turn: Turn)]), isWild: Bool, reverses: Bool = false,
        replaces: Bool = false, isStarted: Bool = false, _ random: inout SplitMix64
    ) throws -> Int64 {
        let trade = try trade(version(day(2020, 1, 1), story.first)) { $0.countsStartedIntervals = isStarted }
        trade.today = day(2026, 1, 10)
        var document = Trade.document(.eur(365_000 * 80), due: day(2026, 1, 10))
        document.postingDate = day(2026, 1, 1)
        let item = try trade.run(PostInvoice(company: Trade.company, document: document)).item
        for (days, turn) in story.turns {
            trade.today = trade.today.adding(days: days)
            switch turn {
            case .pay(let amount):
                var payment = PaymentDraft(customer: "C-1", amount: .eur(amount))
                payment.apply = .named
                payment.items = [ApplyItem(item: item, amount: .eur(amount))]
                try trade.run(PostPayment(company: Trade.company, payment: payment))
            case .version(var version):
                version.effectiveFrom = trade.today.adding(days: 1)
                if replaces, Bool.random(using: &random) { version.effectiveFrom = day(2020, 1, 1) }
                // A second one of a day, or one that is in the way, is refused.
                _ = trade.refusal(
                    SetInterestCode(id: Trade.company, code: "I1", description: "", version: version))
            case .nothing: break
            }
            guard isWild, Bool.random(using: &random) else { continue }
            let from = Bool.random(using: &random) ? trade.today.adding(days: -Int.random(in: 0...60, using: &random)) : nil
            let made = try trade.run(CreateInterestNotes(interestRun(from: from, to: trade.today)))
            guard Bool.random(using: &random), !made.notes.isEmpty else { continue }
            try trade.run(
                PostInterestNotes(
                    id: Trade.company, numbers: made.notes.map(\.number), postingDate: nil, isVoucherPerNote: true))
            if reverses, Bool.random(using: &random) {
                try trade.run(
                    ChangeInterest(
                        id: Trade.company, kind: .reverse, note: made.notes[0].number, scope: .note, positions: [],
                        date: nil, reason: "R"))
            }
        }
        try trade.run(CreateInterestNotes(interestRun(from: nil, to: trade.today)))
        let again = try trade.run(CreateInterestNotes(interestRun(from: trade.today.adding(days: -400), to: trade.today)))
        #expect(again.notes.isEmpty, "a run of what is charged finds nothing")
        var covered: Set<Int32> = []
        for span in trade.book.interest.spans(of: item) {
            for date in span.from.days...span.to.days {
                #expect(covered.insert(date).inserted, "a day is charged twice")
            }
        }
        #expect(trade.book.verify() == [])
        return trade.book.interest.notes.filter { $0.state != .canceled }.reduce(0) { sum, note in
            sum + note.charges.reduce(0) { $0 + $1.standing }
        }
    }

    @Test("IC-22: over part-payments, versions, windows, reruns, posting and reversals at random the sum is that of one run")
    func sameSum() throws {
        var random = SplitMix64(seed: 7)
        for number in 0..<300 {
            let story = story(&random)
            let once = try play(story, isWild: false, &random)
            let often = try play(story, isWild: true, reverses: number % 2 == 0, &random)
            #expect(once == often, "story \(number)")
        }
    }

    @Test("IC-22: with started intervals and terms changed in place no day is charged twice")
    func changedInPlace() throws {
        var random = SplitMix64(seed: 8)
        for number in 0..<200 {
            let story = story(&random)
            _ = try play(
                story, isWild: true, reverses: number % 3 == 0, replaces: true, isStarted: number % 2 == 0, &random)
        }
    }
}
