import Receivables
import Testing

/// Discounts, tolerances and credit notes when settling: payments:CD-4 to CD-12, CN-1 to CN-5, OU-1 to OU-6, UN-1, UN-2.
@Suite struct DiscountTests {
    @Test("CD-4, CD-5, CD-6 each payment takes the tier of its own day; undo gives discount and entries back")
    func twoPeriods() throws {
        let trade = Trade.discounting()
        let invoice = try trade.discounted(.eur(100_000))
        let first = try trade.pay(.eur(29_400), [ApplyItem(item: invoice)], on: day(2026, 3, 9))
        #expect(first.settled.map(\.told) == ["29400 + 600 + 0"] && trade.open(invoice) == 70_000)
        let second = try trade.pay(.eur(69_300), [ApplyItem(item: invoice)], on: day(2026, 3, 16))
        #expect(second.settled.map(\.told) == ["69300 + 700 + 0"] && trade.open(invoice) == 0)
        #expect(
            second.entries.map { trade.told($0) }.last == ["cashDiscount 520100 700/700", "receivable 130100 -700/-700"])
        #expect(trade.book.items.discountTaken(on: invoice) == 1_300)
        let back = try trade.run(
            UndoSettlement(company: Trade.company, settlement: first.settlement, reason: "x"))
        #expect(back.reopened.map(\.told) == ["29400 + 600 + 0", "-29400 + 0 + 0"])
        #expect(
            back.entries.map { trade.told($0) } == [
                ["cashDiscount 520100 -600/-600", "receivable 130100 600/600"]
            ])
        #expect(trade.book.items.discountTaken(on: invoice) == 700 && trade.open(invoice) == 30_000)
        #expect(trade.book.verify() == [])
    }

    @Test("CD-8, CD-7 never, always and a selected day; CD-9 by hand within what is open and with a reason")
    func marks() throws {
        let trade = Trade.discounting()
        let late = day(2026, 4, 20)
        func told(_ amount: Int64, _ wish: MarkWish, on date: CalendarDate) throws -> [String] {
            let invoice = try trade.discounted(.eur(10_000))
            return try trade.pay(.eur(amount), [ApplyItem(item: invoice)], [wish], on: date).settled.map(\.told)
        }
        #expect(try told(9_800, .with { $0.use = .never }, on: day(2026, 3, 3)) == ["9800 + 0 + 0"])
        #expect(try told(9_900, .with { $0.use = .always }, on: late) == ["9900 + 100 + 0"])
        #expect(try told(9_800, .with { $0.discountDate = day(2026, 3, 9) }, on: late) == ["9800 + 200 + 0"])
        let byHand = MarkWish.with { ($0.discount, $0.reason) = (.eur(600), "goodwill") }
        #expect(try told(9_400, byHand, on: late) == ["9400 + 600 + 0"])
        #expect(try told(5_000, byHand, on: late) == ["5000 + 600 + 0"])
        let invoice = try trade.discounted(.eur(10_000))
        func refused(_ change: (inout MarkWish) -> Void) -> String {
            trade.refused(trade.payment(.eur(100), [ApplyItem(item: invoice)], [.with(change)]))
        }
        #expect(refused { ($0.discount, $0.reason) = (.eur(10_001), "x") } == "discountOutOfRange items[0].discount")
        #expect(refused { ($0.discount, $0.reason) = (.eur(-1), "x") } == "discountOutOfRange items[0].discount")
        #expect(refused { ($0.discount, $0.reason) = (.usd(1), "x") } == "currencyMismatch items[0].discount")
        #expect(refused { $0.discount = .eur(1) } == "fieldRequired items[0].discount_reason")
        #expect(refused { $0.fullSettlement = true } == "notAllowed items[0].full_settlement")
        #expect(refused { $0.discountAccount = "NONE" } == "referenceUnknown items[0].discount_account")
    }

    @Test("RO-1 no cent is stranded: 0.75 at 2 % closes with 0.73")
    func roundingCloses() throws {
        let trade = Trade.discounting()
        let invoice = try trade.discounted(.eur(75))
        #expect(try trade.pay(.eur(73), [ApplyItem(item: invoice)]).settled.map(\.told) == ["73 + 2 + 0"])
        #expect(trade.open(invoice) == 0)
    }

    @Test("SE-4, SE-5 unstated items in due-date order, the higher discount rate first")
    func defaultOrder() throws {
        let trade = Trade.discounting()
        let due = day(2026, 5, 1)
        let late = try trade.invoice(.eur(100_000), due: day(2026, 4, 1))
        let one = try trade.discounted(.eur(100_000), "D1", due: due)
        let two = try trade.discounted(.eur(100_000), "D2", due: due)
        let paid = try trade.pay(
            .eur(148_500), [ApplyItem(item: one), ApplyItem(item: late), ApplyItem(item: two)])
        #expect(paid.settled.map(\.item) == [late, two])
        #expect(paid.settled.map(\.told) == ["100000 + 0 + 0", "48500 + 990 + 0"])
    }

    @Test(
        "OU-1, OU-2 an underpayment within a limit closes the item, equal is inside; a stated amount is a wish",
        arguments: [(99_995, "99995 + 0 + 5"), (99_900, "99900 + 0 + 100"), (99_899, "99899 + 0 + 0")])
    func underpayment(money: Int64, told: String) throws {
        let trade = Trade.discounting { ($0.maxPennyDifference, $0.maxOverUnderPayment) = (5, 100) }
        let invoice = try trade.invoice(.eur(100_000))
        #expect(try trade.pay(.eur(money), [ApplyItem(item: invoice)]).settled.map(\.told) == [told])
        let other = try trade.invoice(.eur(100_000))
        let stated = try trade.pay(.eur(money), [ApplyItem(item: other, amount: .eur(money))])
        #expect(stated.settled.map(\.told) == ["\(money) + 0 + 0"] && trade.book.verify() == [])
    }

    @Test("OU-3, OU-5 an overpayment within the limit needs a discount, within the penny limit it does not")
    func overpayment() throws {
        let trade = Trade.discounting { ($0.maxPennyDifference, $0.maxOverUnderPayment) = (5, 100) }
        func paid(_ money: Int64, _ invoice: ItemID) throws -> (told: [String], rest: Int64) {
            let posted = try trade.pay(.eur(money), [ApplyItem(item: invoice)])
            return (posted.settled.map(\.told), trade.open(posted.item))
        }
        #expect(try paid(98_100, trade.discounted(.eur(100_000))) == (["98000 + 2000 + 0"], 0))
        #expect(try paid(98_101, trade.discounted(.eur(100_000))) == (["98000 + 2000 + 0"], -101))
        #expect(try paid(100_100, trade.invoice(.eur(100_000))) == (["100000 + 0 + 0"], -100))
        #expect(try paid(100_005, trade.invoice(.eur(100_000))) == (["100000 + 0 + 0"], 0))
        #expect(trade.book.verify() == [])
    }

    @Test("OU-4 unspecific: an overpayment reduces the discount, the last item's first, whatever the limits")
    func unspecific() throws {
        let trade = Trade.discounting { $0.unspecificDiscounts = true }
        let (a, b) = (try trade.discounted(.eur(10_000)), try trade.discounted(.eur(20_000)))
        let items = [ApplyItem(item: a), ApplyItem(item: b)]
        #expect(
            try trade.preview(trade.payment(.eur(29_700), items)).settled.map(\.told)
                == ["9800 + 200 + 0", "19900 + 100 + 0"])
        let paid = try trade.pay(.eur(30_050), items)
        #expect(paid.settled.map(\.told) == ["10000 + 0 + 0", "20000 + 0 + 0"])
        #expect(trade.open(paid.item) == -50 && trade.book.verify() == [])
    }

    @Test("OU-6 full settlement closes what is left as discount, even above the limits")
    func fullSettlement() throws {
        let trade = Trade.discounting { $0.fullSettlement = true }
        let invoice = try trade.invoice(.eur(100_000))
        let paid = try trade.pay(.eur(99_000), [ApplyItem(item: invoice)], [.with { $0.fullSettlement = true }])
        #expect(paid.settled.map(\.told) == ["99000 + 1000 + 0"] && trade.open(invoice) == 0)
        #expect(trade.book.items.discountTaken(on: invoice) == 1_000)
    }

    @Test("CN-1, CN-2, CN-5 a note gives its own discount to both sides; what is left is discounted by money")
    func creditNotes() throws {
        let trade = Trade.discounting()
        func note(_ amount: Int64) throws -> ItemID {
            var document = Trade.document(.eur(amount))
            document.cashDiscount = "D1"
            return try trade.run(PostCreditNote(company: Trade.company, document: document)).creditNote.item
        }
        let invoice = try trade.discounted(.eur(100_000))
        let paid = try trade.pay(.eur(88_200), [ApplyItem(item: invoice), ApplyItem(item: try note(10_000))])
        #expect(
            paid.settled.map(\.told).sorted() == ["-9900 + -100 + 0", "98100 + 1900 + 0"].sorted())
        #expect(trade.open(invoice) == 0 && trade.open(paid.item) == 0)
        let small = try trade.invoice(.eur(5_000))
        let big = try note(10_000)
        let settled = try trade.run(
            Settle(company: Trade.company, customer: "C-1", items: [ApplyItem(item: small), ApplyItem(item: big)]))
        #expect(settled.settled.map(\.told) == ["4950 + 50 + 0", "-4950 + -50 + 0"])
        #expect(trade.open(big) == -5_000 && trade.book.verify() == [])
    }

    @Test("CD-1 a chain is acyclic with ends that rise strictly; posted items keep their tiers")
    func chains() throws {
        let trade = Trade.discounting()
        func refused(_ change: (inout CashDiscountCode) -> Void) -> String {
            var code = CashDiscountCode(code: "D1")
            (code.days, code.tenThousandths) = (14, 10_000)
            change(&code)
            return trade.refused(SetCashDiscount(id: Trade.company, discount: code, account: .empty))
        }
        #expect(refused { $0.next = "D2" } == "discountChainInvalid discount.next_code")
        #expect(refused { $0.next = "D1" } == "discountChainInvalid discount.next_code")
        #expect(refused { $0.next = "NONE" } == "referenceUnknown discount.next_code")
        #expect(refused { $0.days = 7 } == "discountChainInvalid discount.next_code")
        #expect(refused { $0.days = 8 } == "accepted")
        let invoice = try trade.discounted(.eur(100_000))
        var changed = CashDiscountCode(code: "D2")
        (changed.days, changed.tenThousandths) = (1, 990_000)
        try trade.run(SetCashDiscount(id: Trade.company, discount: changed, account: "401200"))
        let paid = try trade.pay(.eur(98_000), [ApplyItem(item: invoice)])
        #expect(paid.settled.map(\.told) == ["98000 + 2000 + 0"])
        // CD-12: the account of the code, as it is now.
        #expect(trade.balance(Trade.Account.otherRevenue) == 2_000)
    }

    @Test("CD-12 the account of the code whose tier is in use, not of the first of the chain")
    func accountOfTheTier() throws {
        let trade = Trade.discounting()
        for (code, days, percent, next, account) in [
            ("D1", 14, 10_000, "", Code("401200")), ("D2", 7, 20_000, "D1", "618000"),
        ] as [(Code, UInt16, UInt32, Code, Code)] {
            var row = CashDiscountCode(code: code)
            (row.days, row.tenThousandths, row.next) = (days, percent, next)
            try trade.run(SetCashDiscount(id: Trade.company, discount: row, account: account))
        }
        let early = try trade.discounted(.eur(100_000))
        _ = try trade.pay(.eur(98_000), [ApplyItem(item: early)])
        #expect(trade.balance(Trade.Account.rounding) == 2_000)
        let late = try trade.discounted(.eur(100_000))
        let paid = try trade.pay(.eur(99_000), [ApplyItem(item: late)], on: day(2026, 3, 12))
        #expect(paid.settled.map(\.told) == ["99000 + 1000 + 0"])
        #expect(trade.balance(Trade.Account.rounding) == 2_000)
        #expect(trade.balance(Trade.Account.otherRevenue) == 1_000)
    }

    @Test("FX-1, FX-3 a discount at the settlement date's rate makes a difference, at the invoice's it makes none")
    func exchange() throws {
        for (atInvoiceRate, gain) in [(false, 500), (true, 490)] as [(Bool, Int64)] {
            let trade = Trade.discounting { $0.discountAtInvoiceRate = atInvoiceRate }
            trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
            let invoice = try trade.discounted(.usd(10_000))
            trade.setDollar(95, scale: 2, from: day(2026, 3, 5))
            // 100.00 USD at 0.90 = 90.00 EUR; 98.00 USD at 0.95 = 93.10; 2.00 USD = 1.90 or 1.80 EUR.
            let paid = try trade.pay(.usd(9_800), [ApplyItem(item: invoice)], on: day(2026, 3, 5))
            #expect(paid.settled.map(\.told) == ["9800 + 200 + 0"])
            #expect(-trade.accountingBalance(Trade.Account.gain) == gain)
            #expect(trade.book.items[invoice].accountingOpen == 0 && trade.book.verify() == [])
        }
    }

    @Test("FX-5 a payment pays an item of another currency at the rates of its day; what each releases is exact")
    func twoCurrencies() throws {
        let trade = Trade.discounting()
        trade.setDollar(80, scale: 2, from: day(2026, 1, 1))
        let invoice = try trade.invoice(.usd(10_000))
        trade.setDollar(90, scale: 2, from: day(2026, 3, 5))
        // 45.00 EUR at 0.90 are 50.00 USD, which stand in the books with 40.00 EUR.
        let half = try trade.pay(.eur(4_500), [ApplyItem(item: invoice)], on: day(2026, 3, 5))
        #expect(half.settled.map(\.told) == ["5000 + 0 + 0"] && half.open == .eur(0))
        #expect(
            half.entries.dropFirst().map { trade.told($0) } == [
                ["receivable 130100 4500/4500", "realizedGain 801300 -4500/-4500"],
                ["realizedGain 801300 5000/4000", "receivable 130100 -5000/-4000"],
            ])
        #expect(trade.open(invoice) == 5_000 && trade.book.items[invoice].accountingOpen == 4_000)
        // 46.00 EUR are 51.11 USD: 45.00 EUR close it, the rest stays on the payment.
        let rest = try trade.pay(.eur(4_600), [ApplyItem(item: invoice)], on: day(2026, 3, 6))
        #expect(trade.open(invoice) == 0 && rest.open == .eur(-100))
        #expect(trade.book.items[invoice].accountingOpen == 0)
        #expect(-trade.accountingBalance(Trade.Account.gain) == 1_000)
        #expect(trade.accountingBalance(Trade.Account.receivable) == -100 && trade.book.verify() == [])
        for settlement in [rest.settlement, half.settlement] {
            try trade.run(UndoSettlement(company: Trade.company, settlement: settlement, date: day(2026, 3, 9), reason: "x"))
        }
        #expect(trade.open(invoice) == 10_000 && trade.open(half.item) == -4_500 && trade.open(rest.item) == -4_600)
        #expect(trade.accountingBalance(Trade.Account.gain) == 0 && trade.book.verify() == [])
    }

    @Test("FX-5 a loss, with a discount; posted items; no rate; a note of another currency and automatic settlement stay apart")
    func twoCurrenciesMore() throws {
        let trade = Trade.discounting()
        let dear = try trade.discounted(.eur(10_000))
        #expect(trade.refusal(trade.payment(.usd(9_000), [ApplyItem(item: dear)]))?.reason == .rateMissing)
        trade.setDollar(90, scale: 2, from: day(2026, 3, 2))
        // 98.00 EUR close it; 108.89 USD at 0.90 are 98.00 EUR.
        let paid = try trade.pay(.usd(10_889), [ApplyItem(item: dear)])
        #expect(paid.settled.map(\.told) == ["9800 + 200 + 0"] && paid.open == .usd(0))
        #expect(trade.book.items[dear].accountingOpen == 0 && trade.book.verify() == [])

        let invoice = try trade.invoice(.usd(10_000))
        let money = try trade.payment(.eur(9_000), "C-1", .oldestFirst)
        #expect(trade.open(money.item) == -9_000, "automatic settlement never crosses currencies")
        trade.setDollar(80, scale: 2, from: day(2026, 3, 4))
        trade.today = day(2026, 3, 4)
        // The day of the payment decides, not that of the settlement.
        let settled = try trade.run(
            Settle(company: Trade.company, customer: "C-1", items: [ApplyItem(item: invoice), ApplyItem(item: money.item)]))
        #expect(settled.settled.map(\.open.minor) == [0, 0])
        let other = try trade.invoice(.usd(10_000))
        let note = try trade.run(PostCreditNote(company: Trade.company, document: Trade.document(.eur(500)))).creditNote.item
        #expect(
            trade.refused(
                Settle(company: Trade.company, customer: "C-1", items: [ApplyItem(item: other), ApplyItem(item: note)]))
                == "currencyMismatch items[1]")
        #expect(trade.book.verify() == [])
    }

    @Test("F4 one minor unit less, one day late, in three parts: each as documented")
    func lessLateAndInParts() throws {
        func paid(
            _ amounts: [Int64], after days: Int32 = 7, _ change: @escaping (inout SettlementParameters) -> Void = { _ in }
        ) throws -> [String] {
            let trade = Trade.discounting(change)
            let invoice = try trade.discounted(.eur(100_000))
            trade.today = trade.today.adding(days: Int(days))
            var told: [String] = []
            for amount in amounts { told += try trade.pay(.eur(amount), [ApplyItem(item: invoice)]).settled.map(\.told) }
            #expect(trade.book.verify() == [])
            return told + ["open \(trade.open(invoice))"]
        }
        // On the last day of 2 %.
        #expect(try paid([98_000]) == ["98000 + 2000 + 0", "open 0"])
        // One cent less earns its own discount: 97999 x 2 / 98.
        #expect(try paid([97_999]) == ["97999 + 2000 + 0", "open 1"])
        #expect(try paid([97_999]) { $0.discountOnPartialPayments = false } == ["97999 + 0 + 0", "open 2001"])
        #expect(try paid([97_999]) { $0.maxPennyDifference = 1 } == ["97999 + 2000 + 1", "open 0"])
        // One day late only 1 % is left, and after all tiers nothing.
        #expect(try paid([98_000], after: 8) == ["98000 + 990 + 0", "open 1010"])
        #expect(try paid([99_000], after: 8) == ["99000 + 1000 + 0", "open 0"])
        #expect(try paid([99_000], after: 15) == ["99000 + 0 + 0", "open 1000"])
        // In three parts the sum is that of one payment.
        #expect(
            try paid([30_000, 30_000, 38_000]) == ["30000 + 612 + 0", "30000 + 612 + 0", "38000 + 776 + 0", "open 0"])
        #expect(
            try paid([30_000, 30_000, 38_000]) { $0.discountOnPartialPayments = false }
                == ["30000 + 0 + 0", "30000 + 0 + 0", "38000 + 2000 + 0", "open 0"])
    }

    @Test("CD-12 account of the mark, of the document's tax code, of the discount code, the automatic one")
    func accounts() throws {
        let trade = Trade.discounting()
        trade.setTax()
        let (own, ofTax) = (trade.addAccount("520900"), trade.addAccount("520800"))
        func invoice() throws -> ItemID {
            var document = Trade.document(.eur(8_000))
            (document.cashDiscount, document.salesTaxGroup) = ("D2", "DOM")
            document.lines[0].itemTaxGroup = "FULL"
            return try trade.run(PostInvoice(company: Trade.company, document: document)).item
        }
        func taken(_ wishes: [MarkWish] = []) throws -> AccountID? {
            let paid = try trade.pay(.eur(9_840), [ApplyItem(item: try invoice())], wishes)
            #expect(paid.open == .eur(0))
            return paid.entries.flatMap(\.legs).first { $0.type == .cashDiscount }?.account
        }
        let automatic = try #require(try taken())
        try trade.run(
            SetTaxCode(
                id: Trade.company, code: "VAT", percent: Percent(tenThousandths: 250_000), account: "202100",
                discountAccount: "520800"))
        #expect(try taken() == ofTax && automatic != ofTax)
        #expect(try taken([MarkWish.with { $0.discountAccount = "520900" }]) == own)
        #expect(
            trade.refused(
                SetTaxCode(
                    id: Trade.company, code: "VAT", percent: Percent(tenThousandths: 1), account: "202100", discountAccount: "NONE"))
                == "referenceUnknown tax_code.cash_discount_account")
        #expect(trade.book.verify() == [])
    }
}
