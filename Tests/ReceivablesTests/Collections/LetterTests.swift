import Testing

@testable import Receivables

/// Collection letters and process automation (credit sections 11 and 12), on a book with one company in EUR.
struct LetterTests {
    private func trade(
        fee: Int64 = 0, currency: Currency = .eur, blocks: Bool = false, days: [UInt16] = [1, 6, 7],
        _ change: (inout Parameters) -> Void = { _ in }
    ) throws -> Trade {
        let trade = Trade.ready(change)
        trade.set(
            .numberSequenceSet(Trade.company, .letter, NumberSequence(prefix: "CL-", digits: 4, next: 1)),
            .automaticAccountSet(Trade.company, .feeRevenue, Trade.Account.otherRevenue))
        func line(_ days: UInt16) -> LetterSequence.Line {
            .init(
                description: "", currency: currency, fee: fee, feeAccount: Trade.Account.otherRevenue, itemTaxGroup: .empty,
                salesTaxGroup: .empty, minimum: 0, days: days, blocks: blocks, texts: [])
        }
        try trade.run(
            SetLetterSequence(
                id: Trade.company,
                sequence: LetterSequence(code: "S", description: "", terms: .empty, lines: days.map(line))))
        try trade.run(
            SetPostingProfile(
                id: Trade.company, code: "GEN", description: "", noSettlement: false, noInterest: false,
                noCollectionLetter: false, letterSequence: "S"))
        trade.today = day(2026, 3, 2)
        return trade
    }

    private func create(
        _ trade: Trade, _ date: CalendarDate, level: LetterLevel = .perCustomer, customer: Code = "C-1", after: CustomerID = .none,
        max: Int = 10
    ) throws -> CreateLetters.Answer {
        trade.today = date
        return try trade.run(
            CreateLetters(
                run: LetterRun(id: Trade.company, date: date, level: level, kinds: [.invoice, .payment], profiles: []),
                customer: customer, pool: .empty, after: after, customersMax: max))
    }

    @discardableResult
    private func post(_ trade: Trade) throws -> PostLetters.Answer {
        try trade.run(PostLetters(id: Trade.company, letters: [], customer: .empty, date: nil, lettersMax: 100))
    }

    @Test("LE-3: the level waits for the customer's last letter and returns to 0 when nothing overdue is left")
    func level() throws {
        let trade = try trade()
        let first = try trade.invoice(.eur(100), due: day(2026, 3, 5))
        _ = try create(trade, day(2026, 3, 6))
        try post(trade)
        let second = try trade.invoice(.eur(50), due: day(2026, 3, 7))
        #expect(try create(trade, day(2026, 3, 11)).letters.isEmpty)
        let letter = try create(trade, day(2026, 3, 12)).letters[0]
        #expect(letter.code == 2 && letter.lines.map(\.code) == [2, 1] && letter.lines.map(\.item) == [first, second])
        try post(trade)
        try trade.payment(.eur(150), "C-1", .oldestFirst)
        #expect(trade.book.collections.letterLevel(of: Trade.c1) == nil)
        try trade.invoice(.eur(20), due: day(2026, 3, 13))
        #expect(try create(trade, day(2026, 3, 14)).letters[0].code == 1)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("LE-4, LE-5: one unit each side of nothing to ask for")
    func creditsOutweigh() throws {
        let trade = try trade()
        try trade.invoice(.eur(100), due: day(2026, 3, 5))
        try trade.payment(.eur(100))
        #expect(try create(trade, day(2026, 3, 6)).letters.isEmpty)
        try trade.invoice(.eur(1), due: day(2026, 3, 5))
        let letter = try create(trade, day(2026, 3, 6)).letters[0]
        #expect(letter.overdue == 1 && letter.lines.map(\.code) == [0, 1, 1] || letter.lines.map(\.code).sorted() == [0, 1, 1])
    }

    @Test("LE-9: letters are taken back in order; code, level, date and fee go back with them")
    func cancel() throws {
        let trade = try trade(fee: 500)
        let item = try trade.invoice(.eur(100), due: day(2026, 3, 5))
        let first = try create(trade, day(2026, 3, 6)).letters[0].id
        let fee = try post(trade).feeItems[0]
        #expect(trade.open(fee) == 500 && trade.book.items[item].letterCode == 1)
        let second = try create(trade, day(2026, 3, 12)).letters[0].id
        func cancel(_ letter: LetterID) -> CancelLetter { CancelLetter(id: Trade.company, letter: letter, date: nil, reason: "") }
        #expect(trade.refused(cancel(first)) == "laterLetterExists letter_id")
        try post(trade)
        #expect(trade.refused(cancel(first)) == "laterLetterExists letter_id")
        try trade.run(cancel(second))
        #expect(trade.book.items[item].letterCode == 1)
        #expect(trade.book.collections.letterDate(of: item) == day(2026, 3, 6))
        #expect(trade.book.collections.letterLevel(of: Trade.c1)?.code == 1)
        #expect(trade.refused(cancel(second)) == "letterAlreadyCanceled letter_id")
        // A fee that was paid stays credited: its credit is open.
        try trade.payment(.eur(600), "C-1", .oldestFirst)
        let answer = try trade.run(cancel(first))
        let credit = answer.letter.letter.creditItem
        #expect(trade.open(credit) == -500 && trade.book.items[item].letterCode == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("LE-6: a page that is repeated makes the same letters")
    func pages() throws {
        let trade = try trade()
        try trade.invoice(.eur(100), due: day(2026, 3, 5))
        try trade.run(PostInvoice(company: Trade.company, document: Trade.document(.eur(70), "C-2", due: day(2026, 3, 5))))
        let one = try create(trade, day(2026, 3, 6), customer: .empty, max: 1)
        #expect(one.letters.map(\.customer) == [Trade.c1] && one.next == Trade.c1)
        let again = try create(trade, day(2026, 3, 6), customer: .empty, max: 1)
        #expect(again.letters.map(\.lines) == one.letters.map(\.lines) && again.removed == one.letters.map(\.id))
        let two = try create(trade, day(2026, 3, 6), customer: .empty, after: one.next, max: 1)
        #expect(two.letters.map(\.customer) == [Trade.c2])
        #expect(try post(trade).letters.count == 2)
        #expect(
            trade.refused(PostLetters(id: Trade.company, letters: [], customer: .empty, date: nil, lettersMax: 9))
                == "letterAlreadyPosted letters")
    }

    @Test("LE-9: a canceled draft stays listed, leaves no trace on items and is not canceled twice")
    func cancelDraft() throws {
        let trade = try trade(fee: 500)
        let item = try trade.invoice(.eur(100), due: day(2026, 3, 5))
        let draft = try create(trade, day(2026, 3, 6)).letters[0].id
        let cancel = CancelLetter(id: Trade.company, letter: draft, date: nil, reason: "")
        #expect(try trade.run(cancel).entries.isEmpty)
        #expect(trade.refused(cancel) == "letterAlreadyCanceled letter_id")
        #expect(trade.book.items[item].letterCode == 0 && trade.book.collections.created(of: Trade.c1).isEmpty)
        #expect(
            trade.refused(PostLetters(id: Trade.company, letters: [], customer: "C-1", date: nil, lettersMax: 9))
                == "letterNotCreated letters")
        let next = try create(trade, day(2026, 3, 6))
        #expect(next.letters.map(\.code) == [1] && next.removed.isEmpty)
        let list = ListLetters(id: Trade.company, customer: "C-1", states: [], size: 9, after: .none)
        #expect(try trade.ask(list).letters.map { trade.book.collections[$0].state } == [.canceled, .created])
        #expect(trade.book.verify().isEmpty)
    }

    @Test("LE-6: a printed letter that moved its codes stays; the run of its day tells it again")
    func createAfterPrint() throws {
        let trade = try trade { $0.collections.codeMovesOnPrint = true }
        let item = try trade.invoice(.eur(100), due: day(2026, 3, 5))
        let first = try create(trade, day(2026, 3, 6)).letters[0].id
        try trade.run(PrintLetters(id: Trade.company, letters: [], customer: "C-1"))
        let again = try create(trade, day(2026, 3, 6))
        #expect(again.letters.map(\.id) == [first] && again.removed.isEmpty)
        #expect(trade.book.items[item].letterCode == 1)
        // The next one waits for its own days, and then the first is not taken back any more.
        #expect(try create(trade, day(2026, 3, 11)).letters.isEmpty)
        let second = try create(trade, day(2026, 3, 12)).letters
        #expect(second.map(\.code) == [2])
        let cancel = CancelLetter(id: Trade.company, letter: first, date: nil, reason: "")
        #expect(trade.refused(cancel) == "laterLetterExists letter_id")
        try trade.run(CancelLetter(id: Trade.company, letter: second[0].id, date: nil, reason: ""))
        try trade.run(cancel)
        #expect(trade.book.items[item].letterCode == 0 && trade.book.collections.letterLevel(of: Trade.c1) == nil)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("LE-2: with 0 days the letter is due on the due date", arguments: [LetterLevel.perCustomer, .perTransaction])
    func zeroDays(level: LetterLevel) throws {
        let trade = try trade(days: [0, 0])
        let item = try trade.invoice(.eur(100), due: day(2026, 3, 5))
        #expect(try create(trade, day(2026, 3, 4), level: level).letters.isEmpty)
        #expect(try create(trade, day(2026, 3, 5), level: level).letters.map(\.code) == [1])
        try post(trade)
        #expect(try create(trade, day(2026, 3, 5), level: level).letters.map(\.code) == [2])
        try post(trade)
        #expect(try create(trade, day(2026, 3, 6), level: level).letters.isEmpty)
        #expect(trade.book.items[item].letterCode == 2)
    }

    @Test("LE-7: a letter that blocks puts the customer on hold for everything")
    func blocks() throws {
        let trade = try trade(blocks: true)
        try trade.invoice(.eur(100), due: day(2026, 3, 5))
        _ = try create(trade, day(2026, 3, 6))
        try post(trade)
        #expect(trade.book.customers[Trade.c1].holdStatus == .all)
    }

    @Test("charges: waived, reinstated, waived again; what was paid stays a credit")
    func charges() throws {
        let trade = try trade(fee: 500)
        try trade.invoice(.eur(100), due: day(2026, 3, 5))
        _ = try create(trade, day(2026, 3, 6))
        let fee = try post(trade).feeItems[0]
        let number = trade.book.items[fee].number
        func change(_ kind: ChargeAct) -> ChangeCharge {
            ChangeCharge(id: Trade.company, kind: kind, item: number, date: nil, reason: "kind")
        }
        #expect(trade.refused(change(.reinstate)) == "notWaived item")
        #expect(try trade.run(change(.waive)).settled == .eur(500))
        #expect(trade.refused(change(.waive)) == "alreadyWaived item")
        let back = try trade.run(change(.reinstate))
        #expect(trade.open(back.document) == 500 && trade.open(fee) == 0)
        #expect(try trade.run(change(.reverse)).settled == .eur(500))
        #expect(trade.refused(change(.waive)) == "stateNotAllowed item")
        #expect(trade.balance(Trade.Account.otherRevenue) == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("section 11: a foreign fee is waived, reinstated and reversed at its own accounting amount, whatever the rate of the day")
    func foreignCharge() throws {
        let trade = try trade(fee: 333, currency: .usd)
        trade.setDollar(91, scale: 2, from: day(2026, 1, 1))
        trade.set(
            .exchangeRateSet(
                Trade.company,
                ExchangeRate(from: .eur, to: .usd, rate: Rate(mantissa: 11, scale: 1), validFrom: day(2026, 1, 1))))
        try trade.invoice(.eur(100), due: day(2026, 3, 5))
        _ = try create(trade, day(2026, 3, 6))
        let fee = try post(trade).feeItems[0]
        #expect(trade.book.items[fee].accountingOpen == 303)
        trade.setDollar(2, scale: 0, from: day(2026, 3, 7))
        trade.today = day(2026, 3, 10)
        func change(_ kind: ChargeAct) throws -> ChangeCharge.Answer {
            try trade.run(
                ChangeCharge(id: Trade.company, kind: kind, item: trade.book.items[fee].number, date: nil, reason: "r"))
        }
        #expect(trade.accountingBalance(Trade.Account.otherRevenue) == -303)
        let waived = try change(.waive)
        #expect(trade.told(waived.entries[0]) == ["receivable 130100 -333/-303", "feeRevenue 401200 333/303"])
        #expect(trade.accountingBalance(Trade.Account.otherRevenue) == 0 && trade.open(fee) == 0)
        let back = try change(.reinstate)
        #expect(trade.book.items[back.document].accountingOpen == 303)
        _ = try change(.reverse)
        #expect(trade.accountingBalance(Trade.Account.otherRevenue) == 0)
        #expect(trade.accountingBalance(Trade.Account.gain) == 0 && trade.accountingBalance(Trade.Account.loss) == 0)
        #expect(trade.book.verify().isEmpty)
    }

    // MARK: Automation

    private func process(_ trade: Trade, quiet: UInt16, _ steps: (Int32, AutomationProcess.Action)...) throws {
        try trade.run(
            SetAutomationProcess(
                id: Trade.company,
                process: AutomationProcess(
                    code: "P", description: "", pool: .empty, rank: 1, quietDays: quiet, customerMinimum: 0,
                    invoiceMinimum: 0, usesPrediction: false,
                    steps: steps.map {
                        .init(
                            code: Code("D\($0.0)") ?? .empty, description: "", action: $0.1, document: "", offset: $0.0,
                            isPreDunning: $0.0 < 0, recipient: .customer, purpose: "")
                    })))
    }

    private func run(_ trade: Trade, _ date: CalendarDate, customer: Code = "C-1", after: CustomerID = .none, max: Int = 10)
        throws -> RunAutomation.Answer
    {
        trade.today = date
        return try trade.run(RunAutomation(id: Trade.company, customer: customer, after: after, customersMax: max))
    }

    @Test("AP-5: the first day of contact is last + quiet days")
    func quietDays() throws {
        let trade = try trade()
        try process(trade, quiet: 3, (1, .email))
        try trade.invoice(.eur(100), due: day(2026, 3, 5))
        #expect(try run(trade, day(2026, 3, 6)).actions.count == 1)
        #expect(try run(trade, day(2026, 3, 8)).actions.isEmpty)
        #expect(try run(trade, day(2026, 3, 9)).actions.count == 1)
    }

    @Test("AP-4: each invoice is reminded of once")
    func remindedOnce() throws {
        let trade = try trade()
        try process(trade, quiet: 0, (-5, .email), (1, .email))
        let first = try trade.invoice(.eur(100), due: day(2026, 3, 10))
        #expect(try run(trade, day(2026, 3, 5)).actions.map(\.leading) == [first])
        let second = try trade.invoice(.eur(100), due: day(2026, 3, 11))
        #expect(try run(trade, day(2026, 3, 6)).actions.map(\.items) == [[second]])
        #expect(try run(trade, day(2026, 3, 7)).actions.isEmpty)
    }

    @Test("AP-6: a run cut short goes on without acting twice")
    func resumes() throws {
        let trade = try trade()
        try process(trade, quiet: 0, (1, .email))
        try trade.invoice(.eur(100), due: day(2026, 3, 5))
        try trade.run(PostInvoice(company: Trade.company, document: Trade.document(.eur(70), "C-2", due: day(2026, 3, 5))))
        let first = try run(trade, day(2026, 3, 6), customer: .empty, max: 1)
        #expect(first.actions.map(\.customer) == [Trade.c1] && first.next == Trade.c1)
        // Begun anew after a crash.
        let again = try run(trade, day(2026, 3, 6), customer: .empty)
        #expect(again.actions.map(\.customer) == [Trade.c2] && again.next.isNone)
        #expect(try run(trade, day(2026, 3, 6), customer: .empty).actions.isEmpty)
        #expect(
            trade.refused(RunAutomation(id: Trade.company, customer: "C-1", after: .none, customersMax: 1))
                == "alreadyRunToday customer_number")
    }

    @Test("AP-6: who could not be processed is taken again the same day, who was is not")
    func failedAgain() throws {
        // What is overdue in EUR is written in USD: that needs a rate of its own direction.
        let trade = try trade(currency: .usd)
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        try process(trade, quiet: 0, (1, .letter))
        try trade.invoice(.eur(100), due: day(2026, 3, 5))
        try trade.run(PostInvoice(company: Trade.company, document: Trade.document(.usd(70), "C-2", due: day(2026, 3, 5))))
        let first = try run(trade, day(2026, 3, 6), customer: .empty)
        #expect(first.skipped.map { $0.customer } == [Trade.c1] && first.skipped[0].rejection.reason == .rateMissing)
        #expect(first.actions.map(\.customer) == [Trade.c2])
        let named = RunAutomation(id: Trade.company, customer: "C-1", after: .none, customersMax: 1)
        #expect(trade.refused(named) == "rateMissing ")
        trade.set(
            .exchangeRateSet(
                Trade.company,
                ExchangeRate(from: .eur, to: .usd, rate: Rate(mantissa: 2, scale: 0), validFrom: day(2026, 1, 1))))
        let again = try run(trade, day(2026, 3, 6), customer: .empty)
        #expect(again.actions.map(\.customer) == [Trade.c1] && again.skipped.isEmpty)
        #expect(try run(trade, day(2026, 3, 6), customer: .empty).actions.isEmpty)
        #expect(trade.refused(named) == "alreadyRunToday customer_number")
        #expect(trade.book.verify() == [])
    }

    @Test("AP-8: letters are posted and closed activities are made when the parameters say so")
    func automaticPosting() throws {
        for isOn in [false, true] {
            let trade = try trade {
                ($0.collections.postLettersAutomatically, $0.collections.createActivities) = (isOn, isOn)
            }
            try process(trade, quiet: 0, (1, .letter))
            let item = try trade.invoice(.eur(100), due: day(2026, 3, 5))
            let action = try #require(try run(trade, day(2026, 3, 6)).actions.first)
            let letter = trade.book.collections[action.letter]
            #expect(action.document == .letter && letter.lines.map(\.item) == [item])
            #expect(letter.state == (isOn ? .posted : .created))
            #expect(trade.book.items[item].letterCode == (isOn ? 1 : 0))
            #expect(trade.book.collections.openActivities(of: Trade.c1).isEmpty)
            #expect(trade.book.collections.activities.count == (isOn ? 1 : 0), "closed as it is made")
        }
    }
}
