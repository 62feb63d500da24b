import Testing

@testable import Receivables

/// Settling open items with each other: payments:SE-1, SE-3, SE-4, SE-8, FX-1, FX-2.
@Suite struct SettleTests {
    private let trade = Trade.ready()

    private func settle(_ items: [ApplyItem], _ customer: Code = "C-1", on date: CalendarDate? = nil)
        -> Settle
    {
        Settle(company: Trade.company, customer: customer, items: items, date: date)
    }

    private func item(_ id: ItemID, _ amount: Int64? = nil, version: UInt64 = 0) -> ApplyItem {
        ApplyItem(item: id, amount: amount.map { .eur($0) }, expectedVersion: version)
    }

    @Test("refusals in the order of their checks")
    func refusals() throws {
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        let invoice = try trade.invoice(.eur(1_000), number: "INV")
        let payment = try trade.payment(.eur(400))
        let other = try trade.invoice(.eur(100), "C-2")
        let dollars = try trade.invoice(.usd(100))
        let closed = try trade.invoice(.eur(50))
        try trade.run(settle([item(closed), item(try trade.payment(.eur(50)).item)]))
        func refused(_ items: [ApplyItem], _ customer: Code = "C-1", on date: CalendarDate? = nil) -> String {
            trade.refused(settle(items, customer, on: date))
        }
        #expect(refused([], "NOBODY") == "customerNotFound customer_number")
        #expect(refused([]) == "nothingToSettle items")
        #expect(refused(Array(repeating: item(invoice), count: 1_001)) == "tooManyItems items")
        #expect(refused([ApplyItem()]) == "fieldRequired items[0].document_number")
        #expect(refused([ApplyItem(number: "NONE")]) == "itemNotFound items[0].document_number")
        #expect(refused([ApplyItem(number: "OTHER", item: invoice)]) == "itemNotFound items[0]")
        #expect(refused([item(invoice), item(other)]) == "customerMismatch items[1]")
        #expect(refused([item(closed, version: 1)]) == "versionConflict items[0].expected_version")
        #expect(refused([item(closed)]) == "itemClosed items[0]")
        #expect(refused([item(invoice), item(dollars)]) == "currencyMismatch items[1]")
        #expect(refused([item(invoice), item(invoice)]) == "itemNamedTwice items[1]")
        #expect(refused([item(invoice)], on: day(2026, 3, 1)) == "dateBeforeItem date")
        #expect(refused([item(invoice)], on: day(2027, 1, 1)) == "periodNotFound date")
        #expect(refused([item(invoice)]) == "amountSign items")
        #expect(refused([item(invoice, -1), item(payment.item)]) == "amountSign items[0].amount")
        #expect(refused([item(invoice, 1_001), item(payment.item)]) == "amountExceedsOpen items[0].amount")
        #expect(refused([item(invoice, 1_000), item(payment.item)]) == "amountExceedsPayment items")
        #expect(refused([item(invoice, 401), item(payment.item)]) == "amountExceedsPayment items")
        #expect(refused([item(invoice, 400), item(payment.item)]) == "accepted")
        #expect(refused([item(invoice, 0), item(payment.item, 0)]) == "nothingToSettle items")
        let version = trade.book.items[invoice].lastChange
        #expect(refused([item(invoice, version: version), item(payment.item)]) == "accepted")
        #expect(
            refused([item(invoice, version: version + 1), item(payment.item)])
                == "versionConflict items[0].expected_version")
    }

    @Test("SE-6 by priority: the order the company has set up, where its parameters allow one")
    func byPriority() throws {
        let early = try trade.invoice(.eur(200), due: day(2026, 3, 10))
        let late = try trade.invoice(.eur(100), due: day(2026, 3, 31))
        let payment = try trade.payment(.eur(250)).item
        let command = Settle(
            company: Trade.company, customer: "C-1", items: [item(early), item(late), item(payment)], byPriority: true)
        #expect(trade.refused(command) == "notAllowed by_priority")
        trade.setParameters {
            $0.settlement.prioritizes = true
            $0.settlement.priority = SettlementPriority(kinds: [.invoice], keys: [.init(.dueDate, descending: true)])
        }
        #expect(try trade.preview(command).settled.map(\.item) == [late, early, payment])
        try trade.run(command)
        #expect(trade.open(late) == 0 && trade.open(early) == 50)
    }

    @Test(
        "SE-3 more money than invoices stays on the payment, less leaves the invoice open, equal closes both")
    func moreLessEqual() throws {
        for (money, invoiceOpen, paymentOpen) in [(1_200, 0, -200), (800, 200, 0), (1_000, 0, 0)]
            as [(Int64, Int64, Int64)]
        {
            let (invoice, payment) = (try trade.invoice(.eur(1_000)), try trade.payment(.eur(money)))
            let answer = try trade.run(settle([item(invoice), item(payment.item)]))
            #expect(trade.open(invoice) == invoiceOpen && trade.open(payment.item) == paymentOpen)
            #expect(answer.entries == [])
        }
    }

    @Test("SE-4 stated amounts are kept, items without one share what is left in their order")
    func statedAmounts() throws {
        let (a, b, c) = (
            try trade.invoice(.eur(500)), try trade.invoice(.eur(500)), try trade.invoice(.eur(500))
        )
        let payment = try trade.payment(.eur(900))
        let answer = try trade.run(settle([item(a), item(b, 300), item(c), item(payment.item)]))
        #expect(answer.settled.map(\.amount) == [.eur(500), .eur(300), .eur(100), .eur(-900)])
        #expect(answer.settled.map(\.open) == [.eur(0), .eur(200), .eur(400), .eur(0)])
    }

    @Test(
        "SE-8 the date is the latest of the items and the business date, or the one chosen, not before an item"
    )
    func dates() throws {
        let (invoice, payment) = (try trade.invoice(.eur(10)), try trade.payment(.eur(10)))
        trade.today = day(2026, 3, 9)
        #expect(try trade.preview(settle([item(invoice), item(payment.item)])).date == day(2026, 3, 9))
        let chosen = settle([item(invoice), item(payment.item)], on: day(2026, 3, 2))
        #expect(try trade.preview(chosen).date == day(2026, 3, 2))
        trade.set(
            .periodSet(Trade.company, Period(from: day(2026, 3, 1), to: day(2026, 3, 31), status: .closed)))
        #expect(trade.refused(chosen) == "periodClosed date")
    }

    @Test("SE-1 credit note, payment and invoice of one account settle together, whoever bought")
    func kindsAndBuyers() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), owes: Trade.c1)
        let invoice = try trade.invoice(.eur(900), "C-3")
        let note = try trade.run(PostCreditNote(company: Trade.company, document: Trade.document(.eur(300))))
            .creditNote
        let payment = try trade.payment(.eur(600), "C-3")
        let answer = try trade.run(settle([item(note.item), item(invoice), item(payment.item)], "C-3"))
        #expect(answer.settled.map(\.open) == [.eur(0), .eur(0), .eur(0)])
    }

    @Test("FX-1 the part that closes an item releases all that is left of its accounting amount")
    func accountingRemainder() throws {
        // 100.00 USD at 0.33333 = 33.33 EUR; three parts release 11.11, 11.11, 11.11; the payments 0.33334 each.
        trade.setDollar(33_333, scale: 5, from: day(2026, 1, 1))
        let invoice = try trade.invoice(.usd(10_000))
        #expect(trade.book.items[invoice].accountingOpen == 3_333)
        var released: [Int64] = []
        for part in [3_333, 3_333, 3_334] as [Int64] {
            let before = trade.book.items[invoice].accountingOpen
            let payment = try trade.payment(.usd(part))
            try trade.run(settle([item(invoice), item(payment.item)]))
            released.append(before - trade.book.items[invoice].accountingOpen)
        }
        // round(3333 x 3333 / 10000) = 1111, round(2222 x 3333 / 6667) = 1111, the rest 1111.
        #expect(released == [1_111, 1_111, 1_111])
        #expect(trade.book.items[invoice].accountingOpen == 0 && trade.book.verify() == [])
    }

    @Test("items on two summary accounts: the settlement moves the amount between them, and back on undo")
    func twoSummaryAccounts() throws {
        trade.setProfile(ProfileID(2), "FOR", account: Trade.Account.otherReceivable)
        var document = Trade.document(.eur(700))
        document.profile = "FOR"
        let invoice = try trade.run(PostInvoice(company: Trade.company, document: document)).item
        let payment = try trade.payment(.eur(1_000))
        let answer = try trade.run(settle([item(invoice), item(payment.item)]))
        #expect(
            answer.entries.map { trade.told($0) } == [
                ["receivable 130100 700/700", "receivable 130200 -700/-700"]
            ])
        #expect(trade.accountingBalance(Trade.Account.otherReceivable) == 0)
        #expect(trade.accountingBalance(Trade.Account.receivable) == -300)
        try trade.run(UndoSettlement(company: Trade.company, settlement: answer.settlement, reason: "x"))
        #expect(trade.accountingBalance(Trade.Account.otherReceivable) == 700)
        #expect(trade.accountingBalance(Trade.Account.receivable) == -1_000)
    }

    @Test("F19 two writers know the same version of an invoice: exactly one wins, the other is told the current one")
    func racingWriters() throws {
        let trade = Trade.ready()
        let invoice = try trade.invoice(.eur(1_000))
        let known = trade.book.items[invoice].lastChange
        func pay(_ version: UInt64) -> PostPayment {
            var payment = PaymentDraft(customer: "C-1", amount: .eur(600))
            (payment.apply, payment.items) = (.named, [ApplyItem(item: invoice, expectedVersion: version)])
            return PostPayment(company: Trade.company, payment: payment)
        }
        #expect(trade.refusal(pay(known)) == nil && trade.refusal(pay(known)) == nil, "either of them may")
        try trade.run(pay(known))
        let current = trade.book.items[invoice].lastChange
        let refusal = try #require(trade.refusal(pay(known)))
        #expect(refusal.reason == .versionConflict && refusal.field == "items[0].expected_version")
        #expect(refusal.figures.contains(.init("version", current)))
        #expect(trade.open(invoice) == 400 && trade.refusal(pay(current)) == nil)
    }

    @Test("IC-5, FX-5 within one company a primary payment changes nothing: each credit is exchanged in its own currency")
    func primaryAtHome() throws {
        let trade = Trade.ready()
        trade.setDollar(50, scale: 2, from: day(2026, 1, 1))
        trade.set(
            .exchangeRateSet(
                Trade.company,
                ExchangeRate(from: .gbp, to: .eur, rate: Rate(mantissa: 2, scale: 0), validFrom: day(2026, 1, 1))))
        func settled(primary: Int?) throws -> [[String]] {
            let items = [
                try trade.invoice(.usd(28_000)), try trade.payment(Money(2_000, .gbp)).item, try trade.payment(.eur(10_000)).item,
            ]
            let wishes = items.indices.map { place in
                MarkWish.with { $0.isPrimary = place == primary }
            }
            let answer = try trade.run(
                Settle(company: Trade.company, customer: "C-1", items: items.map { ApplyItem(item: $0) }, wishes: wishes))
            #expect(items.map(trade.open) == [0, 0, 0])
            #expect(trade.balance(Trade.Account.receivable, .gbp) == 0 && trade.balance(Trade.Account.receivable) == 0)
            #expect(trade.balance(Trade.Account.receivable, .usd) == 0 && trade.book.verify() == [])
            return answer.entries.map { trade.told($0) }
        }
        #expect(try settled(primary: 2) == settled(primary: nil))
    }

    @Test("going back in a draft forgets the discount that was taken since")
    func goBack() throws {
        let trade = Trade.discounting()
        let item = try trade.discounted(.eur(10_000))
        _ = try trade.preview(trade.payment(.eur(9_800), [ApplyItem(item: item)]))
        let events = trade.draft.events
        trade.draft.begin(trade.book)
        let mark = trade.draft.mark
        for event in events { trade.draft.add(event, trade.book) }
        #expect(trade.draft.discountTaken(on: item) == 200)
        trade.draft.goBack(to: mark)
        #expect(trade.draft.discountTaken(on: item) == 0 && trade.draft.item(item, trade.book)?.open == 10_000)
    }

    @Test("SE-5 open items stay in the order of due date and voucher, whatever comes, goes and comes back")
    func order() throws {
        var random = SplitMix64(seed: 5)
        var settlements: [SettlementID] = []
        for round in 0..<150 {
            let item = try trade.invoice(.eur(100), due: day(2026, 3, 2).adding(days: random.below(40)))
            try trade.payment(.eur(Int64(1 + random.below(50))))
            if round % 3 == 0 { settlements.append(try trade.pay(.eur(100), [ApplyItem(item: item)]).settlement) }
            if round % 7 == 6, let settlement = settlements.popLast() {
                try trade.run(UndoSettlement(company: Trade.company, settlement: settlement, reason: "order"))
            }
        }
        var (id, last, count) = (trade.book.customers[Trade.c1].firstOpen, ItemID.none, 0)
        while !id.isNone {
            let row = trade.book.items[id]
            #expect(row.isOpen && row.previous == last)
            if !last.isNone { #expect((trade.book.items[last].dueDate, last) < (row.dueDate, id)) }
            (last, id, count) = (id, row.next, count + 1)
        }
        #expect(last == trade.book.customers[Trade.c1].lastOpen)
        let open = (1...trade.book.items.rows.count).count(where: { trade.book.items[ItemID($0)].isOpen })
        #expect(count == open)
        #expect(trade.book.verify() == [])
    }
}
