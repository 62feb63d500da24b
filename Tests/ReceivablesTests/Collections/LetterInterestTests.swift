import Testing

@testable import Receivables

/// Interest that goes with a collection letter (credit:LE-10), and what dunning owes a second run (F6).
struct LetterInterestTests {
    /// 1.5 % a month from the first, 2.0 % from the fourth, 2.5 % from the seventh; letters after 1, 6 and 7 days.
    static func trade(interestOnLetters: Bool = true, fee: Int64 = 0) throws -> Trade {
        let trade = Trade.ready { $0.collections.interestOnLetters = interestOnLetters }
        trade.set(
            .numberSequenceSet(Trade.company, .letter, NumberSequence(prefix: "CL-", digits: 4, next: 1)),
            .numberSequenceSet(Trade.company, .interestNote, NumberSequence(prefix: "IN-", digits: 4, next: 1)),
            .automaticAccountSet(Trade.company, .feeRevenue, Trade.Account.otherRevenue),
            .automaticAccountSet(Trade.company, .interestIncome, Trade.Account.gain))
        var terms = InterestTerms()
        terms.range = .months
        terms.account = Trade.Account.gain
        var own = InterestTerms.CurrencyTerms(currency: .eur)
        own.rows = [.init(from: 0, value: 15_000), .init(from: 4, value: 20_000), .init(from: 7, value: 25_000)]
        terms.currencies = [own]
        try trade.run(
            SetInterestCode(
                id: Trade.company, code: "I1", description: "",
                version: InterestVersion(effectiveFrom: day(2020, 1, 1), earnings: terms, payments: nil)))
        func line(_ days: UInt16) -> LetterSequence.Line {
            .init(
                description: "", currency: .eur, fee: fee, feeAccount: Trade.Account.otherRevenue, itemTaxGroup: .empty,
                salesTaxGroup: .empty, minimum: 0, days: days, blocks: false, texts: [])
        }
        try trade.run(
            SetLetterSequence(
                id: Trade.company,
                sequence: LetterSequence(code: "S", description: "", terms: .empty, lines: [line(1), line(6), line(7)])))
        try trade.run(
            SetPostingProfile(
                id: Trade.company, code: "GEN", description: "", noSettlement: false, noInterest: false,
                noCollectionLetter: false, letterSequence: "S"))
        trade.set(
            .profileLineSet(
                Trade.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable,
                    writeOffAccount: .none, interestCode: "I1")))
        return trade
    }

    private func remind(_ trade: Trade, _ date: CalendarDate) throws -> PostLetters.Answer {
        trade.today = date
        _ = try trade.run(
            CreateLetters(
                run: LetterRun(id: Trade.company, date: date, level: .perCustomer, kinds: [], profiles: []),
                customer: "C-1", pool: .empty, after: .none, customersMax: 10))
        return try trade.run(PostLetters(id: Trade.company, letters: [], customer: "C-1", date: nil, lettersMax: 10))
    }

    private func invoice(_ trade: Trade, _ minor: Int64, due: CalendarDate) throws -> ItemID {
        var document = Trade.document(.eur(minor), due: due)
        document.postingDate = day(2026, 1, 1)
        return try trade.run(PostInvoice(company: Trade.company, document: document)).item
    }

    @Test("LE-10: the letter posts what is due since the last interest date, by the range of months")
    func interest() throws {
        let trade = try Self.trade()
        _ = try invoice(trade, 100_000, due: day(2026, 1, 10))
        let first = try remind(trade, day(2026, 5, 11))
        let found = try #require(first.interestNotes.first)
        let note = trade.book.interest[found]
        // Months 1 to 3 at 1.5 %, month 4 at 2 %, of 1,000.00.
        #expect(note.total == 4_500 + 2_000 && note.state == .posted && note.to == day(2026, 5, 11))
        #expect(trade.open(note.item) == 6_500)
        #expect(first.letters[0].letter.interestNotes == [note.id])
        #expect(trade.told(first.entries[0]) == ["interestIncome 801300 -6500/-6500", "receivable 130100 6500/6500"])
        // Six days later no month has ended: nothing is charged twice.
        #expect(try remind(trade, day(2026, 5, 17)).interestNotes.isEmpty)
        let third = try remind(trade, day(2026, 6, 10))
        #expect(third.interestNotes.map { trade.book.interest[$0].total } == [2_000])
        #expect(trade.book.verify().isEmpty)
    }

    @Test("LE-10: off by parameter; time that a note has charged is not charged with a letter")
    func charged() throws {
        let without = try Self.trade(interestOnLetters: false)
        _ = try invoice(without, 100_000, due: day(2026, 1, 10))
        #expect(try remind(without, day(2026, 5, 11)).interestNotes.isEmpty)

        let trade = try Self.trade()
        _ = try invoice(trade, 100_000, due: day(2026, 1, 10))
        trade.today = day(2026, 4, 20)
        let run = InterestRun(
            id: Trade.company, kinds: [.invoice], from: nil, to: trade.today, profileFrom: .transaction, profile: .empty,
            customer: "C-1", after: .none, customersMax: 10)
        #expect(try trade.run(CreateInterestNotes(run)).notes.map(\.total) == [4_500])
        let letter = try remind(trade, day(2026, 5, 11))
        #expect(letter.interestNotes.map { trade.book.interest[$0].total } == [2_000])
    }

    @Test("F6: a run made twice on a day creates nothing the second time: letters, interest, automation")
    func twice() throws {
        let trade = try Self.trade()
        _ = try invoice(trade, 100_000, due: day(2026, 1, 10))
        try trade.run(
            SetAutomationProcess(
                id: Trade.company,
                process: AutomationProcess(
                    code: "P", description: "", pool: .empty, rank: 1, quietDays: 0, customerMinimum: 0, invoiceMinimum: 0,
                    usesPrediction: false,
                    steps: [
                        .init(
                            code: "D1", description: "", action: .email, document: "", offset: 1, isPreDunning: false,
                            recipient: .customer, purpose: "")
                    ])))
        _ = try remind(trade, day(2026, 5, 11))
        let automation = RunAutomation(id: Trade.company, customer: .empty, after: .none, customersMax: 10)
        #expect(try trade.run(automation).actions.count == 1)
        let before = trade.book.digest
        let run = LetterRun(id: Trade.company, date: trade.today, level: .perCustomer, kinds: [], profiles: [])
        let again = try trade.run(
            CreateLetters(run: run, customer: .empty, pool: .empty, after: .none, customersMax: 10))
        #expect(again.letters.isEmpty)
        #expect(try trade.run(automation).actions.isEmpty)
        let interest = InterestRun(
            id: Trade.company, kinds: [.invoice], from: nil, to: trade.today, profileFrom: .transaction, profile: .empty,
            customer: .empty, after: .none, customersMax: 10)
        #expect(try trade.run(CreateInterestNotes(interest)).notes.isEmpty)
        #expect(trade.book.digest == before)
    }

    @Test("AP-6, LE-10: a letter that cannot be posted with its interest leaves no fee, no letter and no number behind")
    func halfPosted() throws {
        let trade = try Self.trade(fee: 500)
        trade.setParameters { $0.collections.postLettersAutomatically = true }
        try trade.run(
            SetAutomationProcess(
                id: Trade.company,
                process: AutomationProcess(
                    code: "P", description: "", pool: .empty, rank: 1, quietDays: 0, customerMinimum: 0, invoiceMinimum: 0,
                    usesPrediction: false,
                    steps: [
                        .init(
                            code: "L1", description: "", action: .letter, document: "", offset: 1, isPreDunning: false,
                            recipient: .customer, purpose: "")
                    ])))
        _ = try invoice(trade, 100_000, due: day(2026, 1, 10))
        // Not a month late: no interest goes with its letter.
        var other = Trade.document(.eur(7_000), "C-2", due: day(2026, 5, 5))
        other.postingDate = day(2026, 1, 1)
        try trade.run(PostInvoice(company: Trade.company, document: other))
        trade.set(.numberSequenceSet(Trade.company, .interestNote, NumberSequence(prefix: "IN-", digits: 1, next: 10)))
        trade.today = day(2026, 5, 11)
        let automation = RunAutomation(id: Trade.company, customer: .empty, after: .none, customersMax: 10)
        let first = try trade.run(automation)
        #expect(first.skipped.map { $0.customer } == [Trade.c1] && first.actions.map(\.customer) == [Trade.c2])
        let none = trade.book.collections.letters(of: Trade.c1)
        #expect(none.isEmpty)
        let sent = trade.book.collections.letters(of: Trade.c2).map { trade.book.collections[$0].number }
        #expect(sent == ["CL-0001"])
        #expect(trade.book.verify().isEmpty)
        trade.set(.numberSequenceSet(Trade.company, .interestNote, NumberSequence(prefix: "IN-", digits: 4, next: 10)))
        #expect(try trade.run(automation).actions.map(\.customer) == [Trade.c1])
        let late = trade.book.collections.letters(of: Trade.c1).map { trade.book.collections[$0].number }
        #expect(late == ["CL-0002"])
        #expect(trade.book.verify().isEmpty)
    }

    @Test("F6: an item paid in part is dunned and bears interest on its rest")
    func partPaid() throws {
        let trade = try Self.trade(interestOnLetters: false)
        let item = try invoice(trade, 100_000, due: day(2026, 1, 10))
        trade.today = day(2026, 2, 10)
        try trade.payment(.eur(60_000), "C-1", .oldestFirst)
        trade.today = day(2026, 3, 10)
        let letters = try trade.run(
            CreateLetters(
                run: LetterRun(id: Trade.company, date: trade.today, level: .perCustomer, kinds: [], profiles: []),
                customer: "C-1", pool: .empty, after: .none, customersMax: 10)
        ).letters
        #expect(letters.map(\.overdue) == [40_000] && letters[0].lines.map(\.item) == [item])
        let run = InterestRun(
            id: Trade.company, kinds: [.invoice], from: nil, to: trade.today, profileFrom: .transaction, profile: .empty,
            customer: "C-1", after: .none, customersMax: 10)
        // The month to 10 February ends with 400.00 open, as the next does.
        #expect(try trade.run(CreateInterestNotes(run)).notes.map(\.total) == [1_200])
    }

    @Test("F6: unpaid interest survives payment of the principal")
    func survives() throws {
        let trade = try Self.trade()
        let item = try invoice(trade, 100_000, due: day(2026, 1, 10))
        let found = try #require(try remind(trade, day(2026, 3, 11)).interestNotes.first)
        let note = trade.book.interest[found]
        var payment = PaymentDraft(customer: "C-1", amount: .eur(100_000))
        payment.apply = .named
        payment.items = [ApplyItem(number: trade.book.items[item].number)]
        try trade.run(PostPayment(company: Trade.company, payment: payment))
        #expect(trade.open(item) == 0 && trade.open(note.item) == 3_000)
        #expect(try trade.ask(GetInterestNote(id: Trade.company, number: note.number)) == note.id)
        #expect(trade.book.verify().isEmpty)
    }
}
