import Receivables
import Testing

/// Amounts at the border of 10^15 minor units, one unit each side, and currencies with 0 and 3 decimals.
@Suite struct BorderAmountTests {
    private static let most = Money.minorMax
    private let trade: Trade = {
        let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(0), flags: .unlimitedCredit)
        return trade
    }()

    private func invoice(_ money: Money) -> PostInvoice {
        PostInvoice(company: Trade.company, document: Trade.document(money))
    }

    @Test("a line, a document and all open documents of an account stay within it; paying makes room again")
    func documents() throws {
        #expect(trade.refused(invoice(.eur(Self.most + 1))) == "amountOutOfRange document.lines[0].amount")
        var two = Trade.document(.eur(Self.most))
        two.lines.append(.init(account: "401100", amount: .eur(1)))
        #expect(trade.refused(PostInvoice(company: Trade.company, document: two)) == "amountOutOfRange document.lines")
        try trade.run(invoice(.eur(Self.most)))
        #expect(trade.refused(invoice(.eur(1))) == "amountOutOfRange document.lines")
        try trade.payment(.eur(Self.most), "C-1", .oldestFirst)
        #expect(trade.refused(invoice(.eur(Self.most))) == "accepted" && trade.book.verify() == [])
    }

    @Test("tax that lifts the total past it is refused, one unit less passes")
    func tax() {
        trade.setTax()
        func taxed(_ net: Int64) -> String {
            var document = Trade.document(.eur(net))
            (document.lines[0].salesTaxGroup, document.lines[0].itemTaxGroup) = ("DOM", "FULL")
            return trade.refused(PostInvoice(company: Trade.company, document: document))
        }
        // 25 %: 800,000,000,000,000 makes exactly 10^15; one more makes 10^15 + 1.
        #expect(taxed(800_000_000_000_000) == "accepted")
        #expect(taxed(800_000_000_000_001) == "amountOutOfRange document.lines")
    }

    @Test("an amount that leaves it in accounting currency is refused; a missing rate is named with its date")
    func conversion() throws {
        #expect(trade.refused(invoice(.usd(100))) == "rateMissing ")
        trade.setDollar(2, scale: 0, from: day(2026, 3, 3))
        #expect(trade.refusal(invoice(.usd(100)))?.figures.last == .init("date", day(2026, 3, 2)))
        trade.setDollar(2, scale: 0, from: day(2026, 3, 2))
        #expect(trade.refused(invoice(.usd(Self.most / 2))) == "accepted")
        #expect(trade.refused(invoice(.usd(Self.most / 2 + 1))) == "amountOutOfRange document.lines")
        var payment = PaymentDraft(customer: "C-1", amount: .usd(Self.most / 2 + 1))
        payment.apply = ApplyMode.none
        #expect(trade.refused(PostPayment(company: Trade.company, payment: payment)) == "amountOutOfRange amount")
    }

    @Test("reservations of an account stay within it")
    func reservations() throws {
        func authorize(_ minor: Int64) -> Authorize {
            Authorize(company: Trade.company, customer: "C-1", amount: .eur(minor))
        }
        #expect(trade.refused(authorize(Self.most + 1)) == "amountOutOfRange amount")
        let id = try trade.run(authorize(Self.most)).authorization
        #expect(trade.refused(authorize(1)) == "amountOutOfRange amount")
        #expect(
            trade.refused(Increment(company: Trade.company, authorization: id, amount: .eur(1)))
                == "amountOutOfRange amount")
    }

    @Test("a currency without and one with three decimals: line, receivable and accounting amount",
        arguments: [("JPY", 61, UInt8(4), 1_001, 611), ("KWD", 3, 0, 12_345, 3_704)] as [(Code, Int64, UInt8, Int64, Int64)])
    func decimals(code: Code, mantissa: Int64, scale: UInt8, minor: Int64, accounting: Int64) throws {
        let currency = try #require(Currency(code: code))
        trade.set(
            .exchangeRateSet(
                Trade.company,
                ExchangeRate(
                    from: currency, to: .eur, rate: Rate(mantissa: mantissa, scale: scale),
                    validFrom: day(2026, 1, 1))))
        let posted = try trade.run(invoice(Money(minor, currency)))
        #expect(posted.total == Money(minor, currency) && posted.accountingTotal == .eur(accounting))
        try trade.payment(Money(minor, currency), "C-1", .oldestFirst)
        #expect(trade.book.items[posted.item].accountingOpen == 0 && trade.book.verify() == [])
    }
}
