import Testing

@testable import Receivables

/// Collections, their file and what comes back (setup section 15).
struct CollectionTests {
    private func name(_ number: String) -> MandateName { MandateName(company: Trade.company, number: number) }

    @Test("setup:SD-2 EUR only, from 0.01; no more than is open and in no other collection")
    func amounts() throws {
        let trade = try Trade.debits()
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        try trade.mandate("M")
        let item = try trade.invoice(.eur(5_000), due: day(2026, 3, 20))
        let dollars = try trade.invoice(.usd(5_000), due: day(2026, 3, 20))
        func refused(_ amount: Money?, _ document: ItemID) -> String {
            trade.refused(
                Collect(
                    name: name("M"), document: trade.book.items[document].number, amount: amount, dueDate: day(2026, 3, 20),
                    notifiedOn: day(2026, 3, 2)))
        }
        #expect(refused(nil, dollars) == "currencyNotEUR document_number")
        #expect(refused(.usd(100), item) == "currencyNotEUR amount.currency")
        #expect(refused(.eur(0), item) == "amountZero amount")
        #expect(refused(.eur(-1), item) == "amountNegative amount")
        #expect(refused(.eur(5_001), item) == "amountExceedsOpen amount")
        #expect(refused(.eur(5_000), item) == "accepted")
        #expect(refused(.eur(1), item) == "accepted")
        try trade.run(
            Collect(
                name: name("M"), document: trade.book.items[item].number, amount: .eur(4_999), dueDate: day(2026, 3, 20),
                notifiedOn: day(2026, 3, 2)))
        #expect(refused(.eur(2), item) == "amountExceedsOpen amount")
        #expect(refused(.eur(1), item) == "accepted")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-10, SD-11 the notice counts from the invoice; a due date moves to a TARGET day; one day of lead time")
    func dates() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        let item = try trade.invoice(.eur(5_000), due: day(2026, 4, 3))
        let number = trade.book.items[item].number
        func refused(_ due: CalendarDate, told: CalendarDate? = nil) -> String {
            trade.refused(Collect(name: name("M"), document: number, dueDate: due, notifiedOn: told))
        }
        // Posted on 2 March: 14 days later is the 16th.
        #expect(refused(day(2026, 3, 16)) == "accepted")
        #expect(refused(day(2026, 3, 13)) == "prenotificationMissing notified_on")
        #expect(refused(day(2026, 3, 3), told: day(2026, 1, 1)) == "accepted")
        #expect(refused(day(2026, 3, 2), told: day(2026, 1, 1)) == "dueDateTooEarly due_date")
        let made = try trade.run(Collect(name: name("M"), document: number, dueDate: day(2026, 4, 3)))
        // Good Friday and Easter.
        #expect(made.collection.row.dueDate == day(2026, 4, 7))
        try trade.mandate("SHORT") { $0.prenotificationDays = 3 }
        let second = try trade.invoice(.eur(5_000), due: day(2026, 4, 3))
        #expect(
            trade.refused(
                Collect(name: name("SHORT"), document: trade.book.items[second].number, dueDate: day(2026, 3, 5))) == "accepted")
    }

    @Test("setup:SD-3 the method must be ELECTRONIC with require_mandate")
    func methods() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        let item = try trade.invoice(.eur(5_000), due: day(2026, 4, 8))
        let number = trade.book.items[item].number
        #expect(
            trade.refused(Collect(name: name("M"), document: number, dueDate: day(2026, 4, 8), method: "BANK"))
                == "fieldInvalid method_of_payment")
        #expect(
            trade.refused(Collect(name: name("M"), document: number, dueDate: day(2026, 4, 8), method: "DEBIT")) == "accepted")
    }

    @Test("setup:SD-8, SD-13, SD-15 a reject takes the count, the state and what the bank was told back; a return does not")
    func rejects() throws {
        let trade = try Trade.debits()
        try trade.mandate("M") { $0.expectedPayments = 1 }
        let only = try trade.collect("M")
        #expect(only.mandateState == .completed)
        let back = try trade.takeBack(only.collection.row.id, .reject, "AM04")
        #expect(back.hasBankEntry == false)
        #expect(back.mandateState == .active)
        #expect(back.nextStep == .collectAgain)
        #expect(try trade.collect("M").collection.row.sequence == .first)

        try trade.mandate("N")
        let first = try trade.collect("N").collection.row.id
        try trade.post(first)
        try trade.takeBack(first, .return, "AM04")
        #expect(trade.mandate(named: "N").counter == 1)
        #expect(try trade.collect("N").collection.row.sequence == .recurring)

        try trade.run(AmendMandate(name: name("N"), iban: Trade.otherIban))
        let told = try trade.collect("N").collection.row
        try trade.takeBack(told.id, .refusal, "MS02")
        let again = try trade.collect("N").collection.row
        #expect(again.amendment == told.amendment)
        #expect(again.sequence == .first)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-15 a return opens exactly its invoice with its due date, credits the bank, books the fee apart")
    func returns() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        let rows = [try trade.collect("M").collection.row, try trade.collect("M", .eur(7_000)).collection.row]
        for row in rows { try trade.post(row.id) }
        #expect(rows.map { trade.open($0.item) } == [0, 0])
        #expect(trade.balance(Trade.Account.bank) == 12_000)
        let answer = try trade.run(
            RegisterReturn(
                id: Trade.company, collection: rows[1].id, kind: .return, reason: "AC01", date: day(2026, 3, 12),
                fee: .eur(350), passesFeeOn: true))
        #expect(rows.map { trade.open($0.item) } == [0, 7_000])
        #expect(trade.book.items[rows[1].item].dueDate == day(2026, 3, 10))
        #expect(trade.balance(Trade.Account.bank) == 5_000 - 350)
        #expect(trade.balance(Trade.Account.rounding) == 350)
        #expect(
            answer.entries.map(trade.told) == [
                ["receivable 130100 7000/7000", "bank 110110 -7000/-7000"],
                ["bankFee 618000 350/350", "bank 110110 -350/-350"],
                ["receivable 130100 350/350", "feeRevenue 401200 -350/-350"],
            ])
        #expect(answer.nextStep == .newAccount)
        #expect(
            trade.refused(RegisterReturn(id: Trade.company, collection: rows[1].id, kind: .return)) == "stateNotAllowed collection")
        #expect(trade.refused(PostCollections(id: Trade.company, collections: [rows[1].id], date: nil, itemsMax: 1))
            == "stateNotAllowed collections[0]")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-15, SD-16 windows end inclusively: 5 and 3 TARGET days, 56 days, 13 months, 5 TARGET days; B2B has no refund")
    func windows() {
        let debited = day(2026, 1, 12)
        let table: [(DebitReturn.Kind, DebitScheme, CalendarDate)] = [
            (.return, .core, day(2026, 1, 19)), (.return, .b2b, day(2026, 1, 15)), (.refund, .core, day(2026, 3, 9)),
            (.refundUnauthorized, .core, day(2027, 2, 12)), (.refundUnauthorized, .b2b, day(2027, 2, 12)),
            (.reversal, .core, day(2026, 1, 19)),
        ]
        for (kind, scheme, last) in table {
            let inside = DebitReturn(kind: kind, reason: .empty, date: last)
            let outside = DebitReturn(kind: kind, reason: .empty, date: last.adding(days: 1))
            #expect(inside.warning(scheme, debited: debited) == nil)
            #expect(outside.warning(scheme, debited: debited) == .outsideWindow)
        }
        #expect(DebitReturn(kind: .refund, reason: .empty, date: debited).warning(.b2b, debited: debited) == .outsideScheme)
        #expect(DebitReturn(kind: .reject, reason: .empty, date: day(2030, 1, 1)).warning(.core, debited: debited) == nil)
    }

    @Test("setup:SD-17 AC04 suspends, MD01 and MD07 cancel, the others leave the mandate as it is")
    func reasons() throws {
        let table: [(Code, MandateState)] = [
            ("AC04", .suspended), ("MD01", .canceled), ("MD07", .canceled), ("AC01", .active), ("AC06", .active),
            ("AM04", .active), ("AM05", .active), ("MD06", .active), ("MS02", .active), ("MS03", .active), ("SL01", .active),
        ]
        for (reason, state) in table {
            let trade = try Trade.debits()
            try trade.mandate("M")
            let row = try trade.collect("M").collection.row
            #expect(try trade.takeBack(row.id, .reject, reason).mandateState == state, "\(reason)")
        }
    }

    @Test("setup:SD-12 one block per creditor, scheme, sequence and due date; counts and sums on both levels")
    func blocks() throws {
        var random = SplitMix64(seed: 8)
        let trade = try Trade.debits()
        trade.setParameters { $0.overLimitFreeTextInvoice = .off }
        for number in 1...6 { try trade.mandate("M\(number)") { $0.scheme = number < 4 ? .core : .b2b } }
        for _ in 0..<60 {
            let due = day(2026, 3, 10 + random.below(3))
            try trade.collect("M\(1 + random.below(6))", .eur(Int64(1 + random.below(100_000))), due: due)
        }
        let file = try trade.run(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)).file
        #expect(file.count == 60)
        #expect(file.sum == trade.book.directDebits.collections.reduce(0) { $0 + $1.amount })
        var keys: Set<String> = []
        for block in file.blocks {
            #expect(keys.insert("\(block.scheme) \(block.sequence) \(block.dueDate)").inserted)
            let rows = block.collections.map { trade.book.directDebits[$0] }
            #expect(rows.reduce(0) { $0 + $1.amount } == block.sum)
            #expect(rows.allSatisfy { $0.scheme == block.scheme && $0.sequence == block.sequence && $0.dueDate == block.dueDate })
            #expect(rows.allSatisfy { $0.file == file.id })
        }
        #expect(trade.refused(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)) == "nothingToPost ")
        #expect(trade.book.verify() == [])
    }

    @Test("a run collects what it proposes and nothing twice")
    func runs() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        try trade.mandate("N", "C-2")
        try trade.run(ChangeMandateState(name: name("N"), act: .suspend))
        for amount in [1_000, 2_000, 3_000] { try trade.invoice(.eur(Int64(amount)), due: day(2026, 3, 16)) }
        try trade.invoice(.eur(9_000), "C-2", due: day(2026, 3, 16))
        try trade.invoice(.eur(4_000), due: day(2026, 3, 17))
        let selection = DebitSelection(company: Trade.company, customer: .empty, dueBy: nil, after: .none, itemsMax: 500)
        let proposed = try trade.ask(ProposeDirectDebits(selection: selection))
        #expect(proposed.proposals.map(\.amount.minor) == [1_000, 2_000, 3_000, 9_000])
        #expect(proposed.proposals.map { $0.skipped?.reason } == [nil, nil, nil, .mandateNotActive])
        #expect(proposed.proposals.compactMap { $0.collection?.sequence } == [.first, .recurring, .recurring])
        #expect(try trade.run(RunDirectDebits(selection: selection)).proposals.compactMap(\.collection).count == 3)
        #expect(try trade.ask(ProposeDirectDebits(selection: selection)).proposals.compactMap(\.collection).isEmpty)
        #expect(trade.mandate(named: "M").counter == 3)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-18 names in the SEPA set; nothing left is nothing")
    func texts() {
        for (name, clean) in [
            ("Müller & Söhne", "Mueller + Soehne"), ("Łódź–Çelik", "Lodz-Celik"), ("Ελλάς ΑΕ", "Ellas AE"),
            ("Жук ООД", "Zhuk OOD"), ("  a \t b ", "a b"), ("日本", ""), ("...", ""), ("e\u{301}", "e"),
        ] {
            #expect(SepaText.clean(name, max: 70) == clean)
        }
        #expect(SepaText.clean(String(repeating: "ß", count: 40), max: 70).utf8.count == 70)
    }

    @Test("credit:EX-6, payments:RV-5 a bridged debit that comes back ends the risk; it is cleared no more", arguments: [false, true])
    func bridged(isCleared: Bool) throws {
        let trade = try Trade.debits()
        let bridging = trade.addAccount("110900")
        var method = MethodOfPayment(
            code: "DEBIT", description: "", type: .electronic, account: Trade.Account.bank, requireReference: false)
        (method.requireMandate, method.bridging) = (true, bridging)
        trade.set(.methodSet(Trade.company, method))
        try trade.mandate("M")
        let row = try trade.collect("M").collection.row
        try trade.post(row.id)
        let payment = trade.book.items[trade.book.directDebits[row.id].payment].number
        #expect(trade.book.paymentJournals.atRisk(Trade.c1, .eur)?.paid == 5_000 && trade.balance(bridging) == 5_000)
        if isCleared {
            try trade.run(ClearBridged(company: Trade.company, payment: payment, date: day(2026, 3, 11)))
            let before = RegisterReturn(id: Trade.company, collection: row.id, kind: .return, date: day(2026, 3, 10))
            #expect(trade.refused(before) == "dateBeforeItem date")
        }
        try trade.run(
            RegisterReturn(
                id: Trade.company, collection: row.id, kind: .return, reason: "AM04", date: day(2026, 3, 12), fee: .eur(350)))
        let risk = try #require(trade.book.paymentJournals.atRisk(Trade.c1, .eur))
        #expect(risk.paid == 0 && risk.open == 0)
        // What is left of both is the bank's fee.
        #expect(trade.balance(bridging) == 0 && trade.balance(Trade.Account.bank) == -350)
        let clear = ClearBridged(company: Trade.company, payment: payment, date: day(2026, 3, 13))
        #expect(trade.refused(clear) == "paymentAlreadyCanceled payment_number")
        #expect(trade.open(row.item) == 5_000 && trade.book.verify() == [])
    }
}
