import Receivables
import Testing

/// Marked totals that are not the payment (payments:SE-4), and rates entered on a mark (payments:FX-4).
@Suite struct MarkedTotalTests {
    private let trade = Trade.discounting()

    private func payment(_ amount: Money, _ items: [ApplyItem], token: String = "") -> PostPayment {
        var payment = PaymentDraft(customer: "C-1", amount: amount)
        (payment.apply, payment.items, payment.warnsOfDifference, payment.confirmToken) = (.named, items, true, token)
        return PostPayment(company: Trade.company, payment: payment)
    }

    @Test("SE-4 the warning tells both sums; its token keeps the amount, and only that token")
    func warning() throws {
        let items = [try trade.invoice(.eur(100)), try trade.invoice(.eur(200))].map { ApplyItem(item: $0) }
        let refusal = try #require(trade.refusal(payment(.eur(250), items)))
        #expect(refusal.reason == .warnMarkedTotalDiffers && refusal.field == "change_journal_amount")
        #expect(refusal.figures.prefix(2) == [.init("marked_total", .eur(300)), .init("payment_amount", .eur(250))])
        guard case .text(let token) = try #require(refusal.figures.last).value else {
            Issue.record("the token is no text")
            return
        }
        #expect(trade.refused(payment(.eur(251), items, token: token)) == "warnMarkedTotalDiffers change_journal_amount")
        let paid = try trade.run(payment(.eur(250), items, token: token))
        #expect(paid.amount == .eur(250) && paid.open == .eur(0) && items.map { trade.open($0.item) } == [0, 50])
        #expect(trade.book.verify() == [])
    }

    @Test("SE-4 none when the sums agree: what closes, discounts taken off, or the amounts stated")
    func agree() throws {
        let (plain, discounted) = (try trade.invoice(.eur(200)), try trade.discounted(.eur(10_000)))
        let both = [ApplyItem(item: plain), ApplyItem(item: discounted)]
        #expect(trade.refused(payment(.eur(10_000), both)) == "accepted")
        #expect(trade.refused(payment(.eur(10_001), both)) == "warnMarkedTotalDiffers change_journal_amount")
        let stated = [ApplyItem(item: plain, amount: .eur(50)), ApplyItem(item: discounted, amount: .eur(100))]
        #expect(trade.refused(payment(.eur(150), stated)) == "accepted")
        #expect(trade.refused(payment(.eur(151), stated)) == "warnMarkedTotalDiffers change_journal_amount")
        // More than the payment is refused as that, more than is open as that.
        #expect(trade.refused(payment(.eur(149), stated)) == "amountExceedsPayment items")
        let much = [ApplyItem(item: plain, amount: .eur(201))]
        #expect(trade.refused(payment(.eur(150), much)) == "amountExceedsOpen items[0].amount")
    }

    // MARK: Cross rates

    private func cross(_ mantissa: Int64) -> MarkWish {
        MarkWish.with { $0.crossRate = Rate(mantissa: mantissa, scale: 2) }
    }

    /// A dollar is 0.80 EUR, a pound 1.20: by the table 100.00 GBP are 150.00 USD.
    private func pounds() throws -> ItemID {
        trade.setDollar(80, scale: 2, from: day(2026, 1, 1))
        trade.set(
            .exchangeRateSet(
                Trade.company,
                ExchangeRate(from: .gbp, to: .eur, rate: Rate(mantissa: 12, scale: 1), validFrom: day(2026, 1, 1))))
        return try trade.invoice(Money(10_000, .gbp))
    }

    @Test("FX-4 a cross rate on the mark replaces the table's, and accounting values keep their rates")
    func crossRate() throws {
        let item = try pounds()
        let paid = try trade.pay(.usd(12_500), [ApplyItem(item: item)], [cross(125)])
        #expect(trade.open(item) == 0 && paid.open == .usd(0))
        // 120.00 EUR were owed, 100.00 came.
        #expect(trade.accountingBalance(Trade.Account.loss) == 2_000)
        #expect(trade.book.items[item].accountingOpen == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("FX-4 CROSS_RATE_NOT_ALLOWED: one currency, the accounting currency on either side, no primary payment")
    func crossRateRefused() throws {
        let (item, euros) = (try pounds(), try trade.invoice(.eur(100)))
        let no = "crossRateNotAllowed items[0].cross_rate"
        #expect(trade.refused(trade.payment(.eur(100), [ApplyItem(item: euros)], [cross(125)])) == no)
        #expect(trade.refused(trade.payment(.eur(100), [ApplyItem(item: item)], [cross(125)])) == no)
        #expect(trade.refused(trade.payment(.usd(100), [ApplyItem(item: euros)], [cross(125)])) == no)
        let dollars = try trade.payment(.usd(12_500))
        let both = [ApplyItem(item: item), ApplyItem(item: dollars.item)]
        let primary = MarkWish.with { $0.isPrimary = true }
        func settle(_ wishes: [MarkWish]) -> Settle {
            Settle(company: Trade.company, customer: "C-1", items: both, wishes: wishes)
        }
        #expect(trade.refused(settle([cross(125), MarkWish()])) == no)
        try trade.run(settle([cross(125), primary]))
        #expect(trade.open(item) == 0 && trade.open(dollars.item) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-4 in a batch the marked total is of what the payments before have left")
    func batch() throws {
        let item = try trade.discounted(.eur(10_000))
        var (first, second) = (payment(.eur(4_900), [ApplyItem(item: item, amount: .eur(4_900))]).payment,
            payment(.eur(4_900), [ApplyItem(item: item)]).payment)
        #expect(trade.refused(PostPayments(company: Trade.company, items: [first, second])) == "accepted")
        second.amount = .eur(9_800)
        #expect(
            trade.refused(PostPayments(company: Trade.company, items: [first, second]))
                == "warnMarkedTotalDiffers items[1].change_journal_amount")
        second.adoptsMarkedTotal = true
        first.text = "first"
        try trade.run(PostPayments(company: Trade.company, items: [first, second]))
        #expect(trade.open(item) == 0 && trade.book.items.discountTaken(on: item) == 200)
        #expect(trade.book.verify() == [])
    }
}
