import Testing

@testable import Receivables

/// Direct debits that come back, and their money, on the bank's reports (F8, setup:SD-14, SD-15, SD-17).
@Suite struct BankReturnTests {
    private let trade: Trade

    init() throws {
        trade = try Trade.debits()
        var account = Bank.main
        account.method = "DEBIT"
        try trade.run(SetBankAccount(id: Trade.company, account: account))
        try trade.mandate("M-1")
    }

    private func take(
        _ amount: Int64, on date: CalendarDate = day(2026, 3, 12), correction: Bool = false,
        _ change: (inout BankTransaction) -> Void
    ) throws {
        var entry = Bank.entry(.eur(amount), "", on: date, transactions: [Bank.part(.eur(amount), "", change)])
        entry.bankReference = "REF\(trade.book.bank.lines.count)"
        entry.isCorrection = correction
        try trade.run(Bank.page([entry]))
    }

    @discardableResult
    private func post() throws -> PostBankEntries.Answer { try trade.run(PostBankEntries(id: Trade.company, account: "MAIN")) }

    private func settled(_ amount: Int64 = 5_000) throws -> DebitCollection {
        let row = try trade.collect("M-1", .eur(amount)).collection.row
        try trade.post(row.id)
        return trade.book.directDebits[row.id]
    }

    private func returned(_ answer: PostBankEntries.Answer) -> RegisterReturn.Answer? {
        guard case .returned(let told)? = answer.posted.first?.outcome else { return nil }
        return told
    }

    private func open(_ row: DebitCollection) -> Int64 { trade.book.items[row.item].open }

    @Test("F8: exactly the returned item is open again, the bank's charge is booked, the next step is said")
    func exactly() throws {
        let (kept, back) = (try settled(), try settled(7_500))
        try take(-7_800) {
            $0.endToEnd = back.endToEnd(trade.book)
            ($0.returnCode, $0.charges) = ("AC04", 300)
        }
        let answer = try #require(returned(try post()))
        #expect(answer.open == .eur(7_500) && answer.nextStep == .newAccount && answer.mandateState == .suspended)
        #expect(open(back) == 7_500 && open(kept) == 0)
        #expect(trade.balance(Trade.Account.bank) == 5_000 - 300)
        #expect(trade.waiting.isEmpty)
        #expect(trade.book.verify() == [])
        // The same report again, and another with the same entry.
        #expect(try post().posted.isEmpty)
    }

    @Test("F8, SE-2 a return of a payment that a journal line has marked is booked; the mark ends, and line and answer tell so")
    func marked() throws {
        let back = try settled()
        let payment = trade.book.directDebits[back.id].payment
        let settlement = try #require(trade.book.items.standingSettlements(of: payment).first)
        try trade.run(UndoSettlement(company: Trade.company, settlement: settlement, reason: "for another"))
        let other = try trade.invoice(.eur(2_000))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "CHECKS", description: ""))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", .eur(100))
        wish.rest.mandate = "M-1"
        try trade.run(
            SetPaymentLine(
                id: Trade.company, journal: "J1", wish: wish, items: [ApplyItem(item: payment), ApplyItem(item: other)]))
        try take(-5_000) {
            $0.endToEnd = back.endToEnd(trade.book)
            $0.returnCode = "AM04"
        }
        let answer = try #require(returned(try post()))
        #expect(answer.released?.owner == MarkOwner(journal: PaymentJournalID(1), line: 1))
        #expect(answer.released?.release.item == payment)
        let line = trade.book.paymentJournals[PaymentJournalID(1)].lines[0]
        #expect(line.marks.map(\.item) == [other] && line.releases.map(\.item) == [payment])
        #expect(trade.book.paymentJournals.owner(of: payment) == nil && trade.book.items[payment].open == 0)
        #expect(open(back) == 5_000 && trade.book.verify() == [])
        // The line is entered again, and still tells.
        (wish.line, wish.amount) = (1, .eur(200))
        try trade.run(SetPaymentLine(id: Trade.company, journal: "J1", wish: wish))
        #expect(trade.book.paymentJournals[PaymentJournalID(1)].lines[0].releases.count == 1)
    }

    @Test("setup:SD-15 the bank's charge is the customer's where the company says so, and only where there is one")
    func passesOn() throws {
        trade.setParameters { $0.directDebit.passesReturnFeesOn = true }
        let rows = [try settled(), try settled(7_500)]
        for (row, charge) in zip(rows, [Int64(0), 300]) {
            try take(-row.amount - charge) {
                $0.endToEnd = row.endToEnd(trade.book)
                ($0.returnCode, $0.charges) = ("AM04", charge)
            }
        }
        var documents: [Code] = []
        for posted in try post().posted {
            if case .returned(let told) = posted.outcome { documents.append(told.feeDocument) }
        }
        #expect(documents.count { !$0.isEmpty } == 1 && documents.count == 2)
        #expect(rows.map(open) == [5_000, 7_500])
        #expect(trade.balance(Trade.Account.bank) == -300)
        // What the customer owes is both invoices and the charge.
        #expect(trade.balance(Trade.Account.receivable) == 12_800)
        #expect(trade.book.verify() == [])
    }

    @Test("F8: a mandate alone names it where one posted collection has the amount; two do not")
    func byMandate() throws {
        let one = try settled()
        try take(-5_000) { ($0.mandate, $0.returnCode) = ("m-1", "MD06") }
        let answer = try #require(returned(try post()))
        #expect(answer.collection.row.id == one.id && answer.collection.row.returned?.kind == .refund)
        _ = (try settled(), try settled())
        try take(-5_000) { ($0.mandate, $0.returnCode) = ("M-1", "AM04") }
        #expect(try post().posted.isEmpty)
        #expect(trade.waiting == [-5_000])
    }

    @Test(
        "what is not plain waits for a person, with the reason",
        arguments: [
            ("the bank does not say that it is a return", -5_000, "", Int64(0), false),
            ("50.10 EUR is not the collected 50.00 EUR", -5_010, "AM04", 0, false),
            ("50.10 EUR is not the collected 50.00 EUR", -5_010, "AM04", 11, false),
            ("the collection is not posted", -5_000, "AM04", 0, true),
        ])
    func waits(_ why: String, _ amount: Int64, _ code: String, _ charges: Int64, _ isPresented: Bool) throws {
        let row = isPresented ? try trade.collect("M-1").collection.row : try settled()
        try take(amount) {
            $0.endToEnd = row.endToEnd(trade.book)
            ($0.returnCode, $0.charges) = (code, charges)
        }
        #expect(try post().posted.isEmpty)
        let seen = try trade.ask(GetBankEntry(id: Trade.company, line: BankLineID(1)))
        #expect(seen.proposals.map(\.isExact) == [false])
        #expect(seen.proposals.first?.evidence.contains { $0.text.hasSuffix(", but \(why)") } == true)
    }

    @Test("a second return of one collection in one report, and one in a closed period, wait; a correction does not")
    func twice() throws {
        let row = try settled()
        for amount in [Int64(-5_000), -5_000] {
            try take(amount, correction: true) {
                $0.endToEnd = row.endToEnd(trade.book)
                $0.returnCode = "AM04"
            }
        }
        let answer = try post()
        #expect(answer.posted.count == 1 && answer.waiting == 1)
        #expect(open(row) == 5_000)
        #expect(try post().posted.isEmpty)
        #expect(trade.book.verify() == [])
    }

    @Test("two returns under one mandate in one report: what the first did to it stays")
    func sameMandate() throws {
        let rows = [try settled(), try settled(6_000)]
        for (row, code) in zip(rows, ["MD01", "AM04"]) {
            try take(-row.amount) {
                $0.endToEnd = row.endToEnd(trade.book)
                $0.returnCode = code
            }
        }
        #expect(try post().posted.count == 2)
        #expect(trade.mandate(named: "M-1").state == .canceled)
        #expect(rows.map(open) == [5_000, 6_000])
    }

    @Test("a person says which collection a debit takes back; the rest is the bank's fee, passed on if wished")
    func byHand() throws {
        let row = try settled()
        try take(-5_350) { $0.text = "Ruecklastschrift" }
        #expect(try post().posted.isEmpty)
        func match(_ change: (inout MatchBankEntry.Return) -> Void) -> MatchBankEntry {
            var wish = MatchBankEntry.Return(endToEnd: row.endToEnd(trade.book))
            change(&wish)
            return MatchBankEntry(id: Trade.company, line: BankLineID(1), meaning: .debitReturn(wish))
        }
        #expect(trade.refused(match { $0.endToEnd = "" }) == "fieldRequired debit_return.end_to_end_id")
        #expect(trade.refused(match { $0.endToEnd = "XX-0000000001" }) == "notFound debit_return.end_to_end_id")
        let answer = try trade.run(match { ($0.reason, $0.passesFeeOn) = ("AM04", true) })
        let told = try #require(answer.returned)
        #expect(told.nextStep == .collectAgain && !told.feeDocument.isEmpty)
        #expect(open(row) == 5_000)
        #expect(trade.balance(Trade.Account.bank) == -350)
        #expect(trade.refused(match { _ in }) == "bankEntryDone entry_id")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-14 money of one collection posts it, or closes with the payment that it has; never twice")
    func collected() throws {
        let (fresh, posted) = (try trade.collect("M-1").collection.row, try settled(6_000))
        try take(5_000, on: day(2026, 3, 10)) { $0.endToEnd = fresh.endToEnd(trade.book) }
        try take(6_000, on: day(2026, 3, 10)) { $0.endToEnd = posted.endToEnd(trade.book) }
        #expect(try post().posted.count == 2)
        #expect([fresh, posted].map(open) == [0, 0])
        #expect(trade.paymentAmounts.sorted() == [-6_000, -5_000])
        #expect(trade.balance(Trade.Account.bank) == 11_000)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-14 a batch entry is a block of a file by its id, less what was rejected; another sum waits")
    func batch() throws {
        let rows = try (1...4).map { try trade.collect("M-1", .eur(Int64($0) * 1_000)).collection.row }
        let file = try trade.run(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)).file
        // The first is FRST, the others RCUR.
        let block = try #require(file.blocks.firstIndex { $0.collections.count == 3 })
        try trade.takeBack(rows[3].id, .reject, "AM04")
        func credit(_ amount: Int64) throws {
            var entry = BankEntry(amount: .eur(amount), bookingDate: day(2026, 3, 10))
            entry.batchReference = file.blockID(block, trade.book)
            entry.declaredTransactions = 3
            try trade.run(Bank.page([entry]))
        }
        try credit(9_000)
        #expect(try post().posted.isEmpty)
        try credit(5_000)
        #expect(try post().posted.count == 1)
        #expect(rows.map { trade.book.directDebits[$0.id].state } == [.presented, .settled, .settled, .rejected])
        #expect(trade.balance(Trade.Account.bank) == 5_000)
        #expect(trade.waiting == [9_000])
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-14 a collection is the money of one credit: taken back by the bank and credited again, the second waits")
    func onceOnly() throws {
        let rows = try (1...3).map { try trade.collect("M-1", .eur(Int64($0) * 1_000)).collection.row }
        let file = try trade.run(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)).file
        let block = try #require(file.blocks.firstIndex { $0.collections.count == 2 })
        func credit() throws {
            var entry = BankEntry(amount: .eur(5_000), bookingDate: day(2026, 3, 10))
            entry.batchReference = file.blockID(block, trade.book)
            entry.bankReference = "REF\(trade.book.bank.lines.count)"
            entry.declaredTransactions = 2
            try trade.run(Bank.page([entry]))
        }
        try credit()
        #expect(try post().posted.count == 1)
        #expect(rows[1...].map { trade.book.directDebits[$0.id].bankLine } == [BankLineID(1), BankLineID(1)])
        try credit()
        #expect(try post().posted.isEmpty && trade.waiting == [5_000])
        // Nor the money of a line of its own.
        try take(2_000, on: day(2026, 3, 10)) { $0.endToEnd = rows[1].endToEnd(trade.book) }
        #expect(try post().posted.isEmpty && trade.waiting == [2_000, 5_000])
        #expect(trade.balance(Trade.Account.bank) == 5_000 && trade.book.verify() == [])
    }

    @Test("setup:SD-14 a credit on another bank account than that of the payments waits, before and after they are posted")
    func otherAccount() throws {
        trade.setMethod("OTHER", .electronic, Trade.Account.card)
        trade.set(
            .bank(
                .accountSet(
                    Trade.company,
                    BankAccount(
                        code: "OTHER", name: "", identifiers: ["DE02120300000000202051"], currency: .eur, method: "OTHER",
                        booksFrom: .statement))))
        for row in [try trade.collect("M-1").collection.row, try settled(6_000)] {
            var entry = Bank.entry(
                .eur(row.amount), "", on: day(2026, 3, 10),
                transactions: [Bank.part(.eur(row.amount), "") { $0.endToEnd = row.endToEnd(trade.book) }])
            entry.bankReference = "REF\(row.id.number)"
            try trade.run(Bank.page([entry], account: "OTHER"))
        }
        let answer = try trade.run(PostBankEntries(id: Trade.company, account: "OTHER"))
        #expect(answer.posted.isEmpty && answer.waiting == 2)
        #expect(trade.balance(Trade.Account.bank) == 6_000 && trade.balance(Trade.Account.card) == 0)
    }

    @Test("setup:SD-14 a block of more collections than one call takes is posted by several; the last one closes the line")
    func longBlock() throws {
        trade.setParameters { $0.overLimitFreeTextInvoice = .off }
        let count = BankCollected.collectionsMax + 2
        for _ in 0...count { try trade.collect("M-1", .eur(100)) }
        let file = try trade.run(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)).file
        let block = try #require(file.blocks.firstIndex { $0.collections.count == count })
        var entry = BankEntry(amount: .eur(Int64(count) * 100), bookingDate: day(2026, 3, 10))
        entry.batchReference = file.blockID(block, trade.book)
        entry.declaredTransactions = UInt32(count)
        try trade.run(Bank.page([entry]))
        let first = try post()
        #expect(first.posted.count == 1 && trade.waiting == [Int64(count) * 100])
        #expect(trade.balance(Trade.Account.bank) == Int64(BankCollected.collectionsMax) * 100)
        let next = try #require(first.next)
        let second = try trade.run(PostBankEntries(id: Trade.company, account: "MAIN", after: next))
        #expect(second.posted.count == 1 && second.next == nil && trade.waiting == [])
        #expect(trade.balance(Trade.Account.bank) == Int64(count) * 100)
        #expect(trade.paymentAmounts.count == count && trade.book.verify() == [])
    }
}
