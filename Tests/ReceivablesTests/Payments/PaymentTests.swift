import Receivables
import Testing

/// Payments and how they find their items: payments:PJ-1 to PJ-3, PM-0, SE-1, SE-3 to SE-8; setup:PP-6, CU-8.
@Suite struct PaymentTests {
    private let trade = Trade.ready()

    private func payment(_ amount: Money, _ change: (inout PaymentDraft) -> Void = { _ in }) -> PostPayment {
        var draft = PaymentDraft(customer: "C-1", amount: amount)
        draft.apply = ApplyMode.none
        change(&draft)
        return PostPayment(company: Trade.company, payment: draft)
    }

    @Test("refusals in the order of their checks")
    func refusals() throws {
        func refused(_ amount: Money = .eur(100), _ change: (inout PaymentDraft) -> Void) -> String {
            trade.refused(payment(amount, change))
        }
        #expect(refused(.eur(0)) { $0.customer = "NOBODY" } == "amountZero amount")
        #expect(refused(.eur(-1)) { $0.customer = "NOBODY" } == "amountNegative amount")
        #expect(refused(.eur(Money.minorMax + 1)) { $0.customer = "NOBODY" } == "amountOutOfRange amount")
        #expect(refused { $0.customer = "NOBODY" } == "customerNotFound customer_number")
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), hold: .all)
        trade.addCustomer(CustomerID(4), "C-4", limit: .eur(0), hold: .invoice)
        trade.addCustomer(CustomerID(5), "C-5", limit: .eur(0), flags: .closed)
        try trade.run(payment(.eur(1)) { $0.number = "P-1" })
        #expect(refused { ($0.customer, $0.number) = ("C-3", "P-1") } == "customerBlocked customer_number")
        #expect(refused { $0.customer = "C-4" } == "accepted")
        #expect(refused { $0.customer = "C-5" } == "accepted")
        #expect(refused { ($0.number, $0.method) = ("P-1", "NONE") } == "numberTaken payment_number")
        #expect(refused { $0.method = "NONE" } == "referenceUnknown method_of_payment")
        trade.setMethod("BILL", .billOfExchange, Trade.Account.bank)
        trade.setMethod("REF", .electronic, Trade.Account.bank, requireReference: true)
        #expect(refused { $0.method = "BILL" } == "methodNotSupported method_of_payment")
        #expect(
            refused { ($0.method, $0.postingDate) = ("REF", day(2027, 1, 1)) }
                == "fieldRequired payment_reference")
        #expect(refused { ($0.method, $0.reference) = ("REF", "R") } == "accepted")
        #expect(
            refused { ($0.postingDate, $0.apply) = (day(2027, 1, 1), .named) }
                == "periodNotFound posting_date")
        #expect(refused { $0.apply = .named } == "fieldRequired items")
        #expect(refused { $0.items = [ApplyItem(number: "X")] } == "fieldInvalid apply")
        #expect(
            refused { ($0.apply, $0.items) = (.named, [ApplyItem(number: "X")]) }
                == "itemNotFound items[0].document_number")
        #expect(refused { $0.profile = "NONE" } == "referenceUnknown posting_profile")
        #expect(refused { $0.rate = Rate(mantissa: 2, scale: 0) } == "fieldInvalid exchange_rate")
        #expect(refused(.usd(100)) { _ in } == "rateMissing ")
        trade.setMethod("BLOCKED", .cash, Trade.Account.blocked)
        #expect(refused { $0.method = "BLOCKED" } == "accountBlocked method_of_payment")
        trade.setMethod("WRONG", .cash, Trade.Account.receivable)
        #expect(refused { $0.method = "WRONG" } == "accountBlocked ")
        trade.setParameters { $0.defaultMethod = .empty }
        #expect(refused { _ in } == "fieldRequired method_of_payment")
    }

    @Test(
        "PM-0 cash, check, electronic and other debit the method's account; a card debits it as card clearing",
        arguments: [
            (PaymentType.cash, "bank"), (.check, "bank"), (.electronic, "bank"), (.other, "bank"),
            (.creditCard, "cardClearing"),
        ])
    func entries(type: PaymentType, leg: String) throws {
        trade.setMethod("M", type, Trade.Account.card)
        let posted = try trade.run(payment(.eur(12_345)) { $0.method = "M" })
        #expect(
            posted.entries.map { trade.told($0) } == [
                ["\(leg) 110120 12345/12345", "receivable 130100 -12345/-12345"]
            ])
        #expect(posted.open == .eur(-12_345) && posted.settlement.isNone && posted.number == "PAY-000001")
    }

    @Test("SE-5 due date, then posting date, then voucher; only the payment's currency")
    func oldestFirst() throws {
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        func invoice(_ due: CalendarDate, posted: CalendarDate, document: CalendarDate, _ amount: Money)
            throws -> ItemID
        {
            var draft = Trade.document(amount, due: due)
            (draft.postingDate, draft.documentDate) = (posted, document)
            return try trade.run(PostInvoice(company: Trade.company, document: draft)).item
        }
        let (d1, d2) = (day(2026, 3, 1), day(2026, 3, 2))
        let late = try invoice(d2, posted: d1, document: d1, .eur(100))
        let postedLater = try invoice(d1, posted: d2, document: day(2026, 1, 1), .eur(100))
        let postedFirst = try invoice(d1, posted: d1, document: d2, .eur(100))
        let sameAgain = try invoice(d1, posted: d1, document: d1, .eur(100))
        let dollars = try invoice(day(2026, 2, 1), posted: d1, document: d1, .usd(100))
        let posted = try trade.run(payment(.eur(350)) { $0.apply = .oldestFirst })
        #expect(posted.settled.map(\.item) == [postedFirst, sameAgain, postedLater, late])
        #expect(posted.settled.map(\.open) == [.eur(0), .eur(0), .eur(0), .eur(50)])
        #expect(trade.open(dollars) == 100)
    }

    @Test("SE-5 the order is the same however the items came, also with one out of order", arguments: 1...20)
    func sameOrder(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        var items: [(due: CalendarDate, posted: CalendarDate, id: ItemID)] = []
        for number in 0..<12 {
            // Mostly in the order of their dates, as in life; every third story has one that is late.
            let isLate = seed % 3 == 0 && number == 7
            let posted = day(2026, 3, isLate ? 1 : 2 + number / 3)
            let due = day(2026, 4, 1 + Int(dice.below(2)))
            var draft = Trade.document(.eur(100), due: due)
            (draft.postingDate, draft.documentDate) = (posted, posted)
            items.append((due, posted, try trade.run(PostInvoice(company: Trade.company, document: draft)).item))
        }
        items.sort { ($0.due, $0.posted, $0.id) < ($1.due, $1.posted, $1.id) }
        for first in stride(from: 0, to: 12, by: 3) {
            let paid = try trade.run(payment(.eur(300)) { $0.apply = .oldestFirst })
            #expect(paid.settled.map(\.item) == items[first..<first + 3].map(\.id))
        }
    }

    @Test("part leaves the invoice open by the rest, over leaves the payment open; one unit each side")
    func partAndOver() throws {
        for (amount, left, rest) in [(999, 1, 0), (1_000, 0, 0), (1_001, 0, -1)] as [(Int64, Int64, Int64)] {
            let invoice = try trade.invoice(.eur(1_000))
            let posted = try trade.run(
                payment(.eur(amount)) { ($0.apply, $0.items) = (.named, [ApplyItem(item: invoice)]) })
            #expect(trade.open(invoice) == left && posted.open == .eur(rest))
        }
    }

    @Test("named items: exactly these, in the default order, with amounts at most what is open and paid")
    func named() throws {
        let (a, b) = (try trade.invoice(.eur(500), number: "A"), try trade.invoice(.eur(500), number: "B"))
        func pay(_ amount: Int64, _ items: [ApplyItem]) -> PostPayment {
            payment(.eur(amount)) { ($0.apply, $0.items) = (.named, items) }
        }
        #expect(
            trade.refused(pay(500, [ApplyItem(number: "A", amount: .eur(501))]))
                == "amountExceedsOpen items[0].amount")
        #expect(
            trade.refused(pay(499, [ApplyItem(number: "A", amount: .eur(500))]))
                == "amountExceedsPayment items")
        #expect(
            trade.refused(pay(500, [ApplyItem(number: "A", amount: .eur(-1))]))
                == "amountSign items[0].amount")
        #expect(
            trade.refused(pay(500, [ApplyItem(number: "A", amount: .usd(1))]))
                == "currencyMismatch items[0].amount")
        let posted = try trade.run(pay(600, [ApplyItem(number: "B"), ApplyItem(number: "A")]))
        #expect(posted.settled.map(\.item) == [a, b])
        #expect(trade.open(a) == 0 && trade.open(b) == 400 && posted.open == .eur(0))
        // A credit note named beside the payment is used up first.
        let note = try trade.run(PostCreditNote(company: Trade.company, document: Trade.document(.eur(100))))
        let rest = try trade.run(pay(400, [ApplyItem(item: note.creditNote.item), ApplyItem(item: b)]))
        #expect(trade.open(note.creditNote.item) == 0 && trade.open(b) == 0 && rest.open == .eur(-100))
    }

    @Test("SE-7, setup:PP-6 without a mode the parameter decides; profiles without settlement are left out")
    func automatic() throws {
        trade.setProfile(ProfileID(2), "MAN", account: Trade.Account.otherReceivable, noSettlement: true)
        var draft = Trade.document(.eur(100), due: day(2026, 1, 1))
        draft.profile = "MAN"
        let manual = try trade.run(PostInvoice(company: Trade.company, document: draft)).item
        let invoice = try trade.invoice(.eur(100))
        #expect(try trade.run(payment(.eur(1)) { $0.apply = nil }).settled == [])
        trade.setParameters { $0.automaticSettlement = true }
        #expect(try trade.run(payment(.eur(150)) { $0.apply = nil }).settled.map(\.item) == [invoice])
        #expect(try trade.run(payment(.eur(1)) { ($0.apply, $0.profile) = (nil, "MAN") }).settled == [])
        #expect(
            try trade.run(payment(.eur(100)) { ($0.apply, $0.items) = (.named, [ApplyItem(item: manual)]) })
                .open == .eur(0))
    }

    @Test("SE-7 what is in dispute is paid by name only")
    func disputed() throws {
        let disputed = try trade.invoice(.eur(100), due: day(2026, 1, 1))
        let invoice = try trade.invoice(.eur(100))
        try trade.run(
            SetCollectionStatus(
                id: Trade.company, items: [trade.book.items[disputed].number], status: .disputed, promiseDate: nil,
                promisedAmount: nil, note: ""))
        trade.setParameters { $0.automaticSettlement = true }
        #expect(try trade.run(payment(.eur(150)) { $0.apply = nil }).settled.map(\.item) == [invoice])
        #expect(trade.open(disputed) == 100)
        #expect(
            try trade.run(payment(.eur(100)) { ($0.apply, $0.items) = (.named, [ApplyItem(item: disputed)]) })
                .open == .eur(0))
    }

    @Test("SE-8 a payment dated before its invoice settles on the invoice's date, if that period is open")
    func laterInvoice() throws {
        var document = Trade.document(.eur(100))
        document.postingDate = day(2026, 4, 10)
        let invoice = try trade.run(PostInvoice(company: Trade.company, document: document)).item
        let posted = try trade.run(payment(.eur(100)) { $0.apply = .oldestFirst })
        #expect(trade.book.items[posted.settlement].date == day(2026, 4, 10) && trade.open(invoice) == 0)
        #expect(trade.book.items[posted.item].postingDate == day(2026, 3, 2))
        try trade.run(PostInvoice(company: Trade.company, document: document))
        trade.set(
            .periodSet(Trade.company, Period(from: day(2026, 4, 1), to: day(2026, 4, 30), status: .onHold)))
        #expect(trade.refused(payment(.eur(100)) { $0.apply = .oldestFirst }) == "periodOnHold posting_date")
    }

    @Test("F16 an atomic batch posts all or none and names the first culprit")
    func atomicBatch() throws {
        let invoice = try trade.invoice(.eur(100), number: "A")
        var first = PaymentDraft(customer: "C-1", amount: .eur(70))
        (first.apply, first.items) = (.named, [ApplyItem(number: "A")])
        var second = first
        second.items = [ApplyItem(number: "A", amount: .eur(31))]
        let batch = PostPayments(company: Trade.company, items: [first, second])
        #expect(trade.refused(batch) == "amountExceedsOpen items[1].items[0].amount")
        #expect(trade.open(invoice) == 100)
        second.items = [ApplyItem(number: "A", amount: .eur(30))]
        let posted = try trade.run(PostPayments(company: Trade.company, items: [first, second]))
        #expect(posted.map(\.open) == [.eur(0), .eur(-40)] && trade.open(invoice) == 0)
        #expect(posted.map(\.voucher) == ["V-000002", "V-000003"])
    }
}
