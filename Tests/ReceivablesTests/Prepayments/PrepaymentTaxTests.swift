import Receivables
import Testing

/// Sales tax inside a payment that is a prepayment (payments:PP-2, setup:PR-2).
@Suite struct PrepaymentTaxTests {
    private static let deposit = Trade.Account.otherReceivable
    private static let taxInside = Trade.Account.otherRevenue
    private let trade: Trade

    init() {
        trade = Trade.ready {
            ($0.prepaymentProfile, $0.itemTaxGroup) = ("PRE", "FULL")
            $0.settlement.taxesPrepayments = true
        }
        trade.setProfile(ProfileID(2), "PRE", account: Self.deposit)
        trade.setTax(190_000)
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        trade.set(.automaticAccountSet(Trade.company, .prepaymentTax, Self.taxInside))
    }

    /// Invoices of these tests have no tax of their own, so that the account of the tax shows that of prepayments.
    private func setTaxGroup(_ code: Code) {
        trade.set(
            .customerSet(
                CustomerRow(
                    id: Trade.c1, company: Trade.company, number: "C-1", subject: SubjectID(1), group: .empty,
                    currency: .eur, terms: .empty, invoiceAccount: Trade.c1, holdStatus: .none, profile: .empty,
                    salesTaxGroup: code, method: .empty, flags: [], party: PartyID(1), partyCode: .empty)))
    }

    private func pay(_ amount: Money) throws -> PostedPayment {
        setTaxGroup("DOM")
        defer { setTaxGroup(.empty) }
        return try trade.run(prepay(amount))
    }

    private func prepay(_ amount: Money, includesTax: Bool = true) -> PostPayment {
        var payment = PaymentDraft(customer: "C-1", amount: amount)
        (payment.isPrepayment, payment.includesTax) = (true, includesTax)
        return PostPayment(company: Trade.company, payment: payment)
    }

    private func use(_ payment: ItemID, _ invoice: ItemID) throws -> SettlementID {
        try trade.run(
            Settle(
                company: Trade.company, customer: "C-1", items: [ApplyItem(item: payment), ApplyItem(item: invoice)])
        ).settlement
    }

    private func undo(_ settlement: SettlementID) throws {
        try trade.run(UndoSettlement(company: Trade.company, settlement: settlement, reason: "wrong"))
    }

    /// Of the prepayment tax and of the taxes, in document and in accounting currency.
    private func taxes(_ currency: Currency = .eur) -> [Int64] {
        [
            trade.balance(Self.taxInside, currency), trade.balance(Trade.Account.tax, currency),
            trade.accountingBalance(Self.taxInside), trade.accountingBalance(Trade.Account.tax),
        ]
    }

    @Test("PP-2 the tax is owed when the money comes, and taken back as the money is used; undo gives it back")
    func use() throws {
        let paid = try pay(.eur(11_900))
        #expect(taxes() == [1_900, -1_900, 1_900, -1_900])
        #expect(trade.balance(Self.deposit) == -11_900 && trade.balance(Trade.Account.bank) == 11_900)
        let first = try use(paid.item, try trade.invoice(.eur(5_950)))
        #expect(taxes() == [950, -950, 950, -950])
        try undo(first)
        #expect(taxes() == [1_900, -1_900, 1_900, -1_900])
        _ = try use(paid.item, try trade.invoice(.eur(20_000)))
        #expect(taxes() == [0, 0, 0, 0] && trade.balance(Self.deposit) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("PR-2 the amount must include its tax; without the parameter nothing is asked and nothing posted")
    func refusal() throws {
        #expect(trade.refused(prepay(.eur(11_900), includesTax: false)) == "fieldInvalid amounts_include_tax")
        trade.setParameters { $0.settlement.taxesPrepayments = false }
        try trade.run(prepay(.eur(11_900), includesTax: false))
        #expect(taxes() == [0, 0, 0, 0])
    }

    @Test("PP-2 a payment taken back gives all of the tax back, also after part of it was used")
    func reversal() throws {
        let paid = try pay(.usd(10_001))
        let posted = taxes(.usd)
        #expect(posted == [1_597, -1_597, 1_437, -1_437])
        let invoice = try trade.run(PostInvoice(company: Trade.company, document: Trade.document(.usd(3_333)))).item
        _ = try use(paid.item, invoice)
        try trade.run(CancelPayment(company: Trade.company, payment: paid.number, kind: .reversed, reason: "bounced"))
        #expect(taxes(.usd) == [0, 0, 0, 0])
        #expect(trade.book.verify() == [])
    }

    @Test("PP-2 whatever parts are used and undone in whatever order, no cent of the tax is left", arguments: 1...20 as ClosedRange<UInt64>)
    func laws(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let amount = Int64.random(in: 1_000...99_999, using: &random)
        let paid = try pay(seed % 2 == 0 ? .eur(amount) : .usd(amount))
        let currency: Currency = seed % 2 == 0 ? .eur : .usd
        var standing: [SettlementID] = []
        for _ in 0..<12 where trade.open(paid.item) < 0 {
            if !standing.isEmpty, random.next() % 3 == 0 {
                try undo(standing.remove(at: Int(random.next() % UInt64(standing.count))))
            } else {
                let part = Int64.random(in: 1...max(1, amount / 4), using: &random)
                let document = Trade.document(Money(part, currency))
                standing.append(
                    try use(paid.item, try trade.run(PostInvoice(company: Trade.company, document: document)).item))
            }
            let now = taxes(currency)
            #expect(now[0] == -now[1] && now[2] == -now[3] && now[0] >= 0)
        }
        if trade.open(paid.item) < 0 {
            let rest = Trade.document(Money(amount * 2, currency))
            _ = try use(paid.item, try trade.run(PostInvoice(company: Trade.company, document: rest)).item)
        }
        #expect(taxes(currency) == [0, 0, 0, 0])
        #expect(trade.book.verify() == [])
    }
}
