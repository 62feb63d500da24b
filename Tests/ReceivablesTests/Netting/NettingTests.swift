import Receivables
import Testing

/// Payments RV-6.
@Suite struct NettingTests {
    private let trade = Trade.returning()
    private static let other = CompanyID(2)

    private func addCompany() {
        trade.set(
            .companyCreated(
                Company(id: Self.other, code: "B", name: "Bow", currency: .eur, timeZone: "Europe/Berlin")),
            .parametersSet(Self.other, Parameters()),
            .numberSequenceSet(Self.other, .voucher, NumberSequence(prefix: "B-", digits: 6, next: 1)),
            .periodSet(Self.other, Period(from: day(2026, 1, 1), to: day(2026, 12, 31), status: .open)),
            .automaticAccountSet(Self.other, .payable, Trade.More.payable),
            .automaticAccountSet(Self.other, .nettingInterim, Trade.More.interim),
            .automaticAccountSet(Self.other, .dueTo, Trade.More.dueTo),
            .automaticAccountSet(Self.other, .dueFrom, Trade.More.dueFrom))
    }

    private func net(_ documents: [Code], _ vendor: [(Code, Int64)], in company: Code = .empty) -> NetBalances {
        NetBalances(
            company: Trade.company, customer: "C-1", customerDocuments: documents,
            vendorDocuments: vendor.map { .init(company: company, number: $0.0, open: .eur($0.1), party: .empty) },
            date: nil)
    }

    private func number(_ id: ItemID) -> Code { trade.book.items[id].number }

    @Test("RV-6 the smaller sum, documents in their order; a vendor document is not netted twice")
    func oneCompany() throws {
        let items = [try trade.invoice(.eur(300)), try trade.invoice(.eur(500))]
        let made = try trade.run(net(items.map(number), [("V1", 250), ("V2", 400)]))
        #expect(made.netting.amount == 650 && items.map { trade.open($0) } == [0, 150])
        #expect(made.netting.vendorDocuments.map(\.used) == [250, 400])
        #expect(trade.balance(Trade.More.interim) == 0 && trade.balance(Trade.More.payable) == 650)
        #expect(trade.refused(net([number(items[1])], [("V1", 250)])) == "amountExceedsOpen vendor_documents[0].open")
        #expect(trade.refused(net([number(items[0])], [("V3", 1)])) == "itemClosed customer_documents[0]")
        #expect(trade.refused(net([number(items[1])], [("V3", -1)])) == "amountSign vendor_documents[0].open")
        #expect(trade.refused(net([number(items[1])], [("V3", 1)], in: "X")) == "companyUnknown vendor_documents[0].company")
        let back = try trade.run(
            ReverseNetting(company: Trade.company, number: made.netting.number, date: nil, reason: "wrong"))
        #expect(items.map { trade.open($0) } == [300, 500] && back.reopened.map(\.item) == items)
        #expect(trade.balance(Trade.More.payable) == 0 && trade.balance(Trade.More.interim) == 0)
        #expect(trade.refused(net([number(items[1])], [("V1", 250)])) == "accepted")
        #expect(
            trade.refused(ReverseNetting(company: Trade.company, number: made.netting.number, date: nil, reason: "x"))
                == "alreadyReversed netting")
        #expect(trade.book.verify() == [])
    }

    @Test("RV-6 credits among the customer's documents make the sum smaller and are closed with them")
    func credits() throws {
        let invoice = try trade.invoice(.eur(1_000))
        var payment = PaymentDraft(customer: "C-1", amount: .eur(300))
        payment.apply = ApplyMode.none
        let paid = try trade.run(PostPayment(company: Trade.company, payment: payment))
        #expect(trade.refused(net([paid.number], [("V1", 10)])) == "amountSign customer_documents")
        let made = try trade.run(net([number(invoice), paid.number], [("V1", 500)]))
        #expect(made.netting.amount == 500 && trade.open(invoice) == 200 && trade.open(paid.item) == 0)
        let rest = try trade.run(net([number(invoice)], [("V2", 900)]))
        #expect(rest.netting.amount == 200 && trade.open(invoice) == 0)
        try trade.run(ReverseNetting(company: Trade.company, number: made.netting.number, date: nil, reason: "x"))
        #expect(trade.open(invoice) == 800 && trade.open(paid.item) == -300 && trade.book.verify() == [])
    }

    @Test("RV-6 two companies: through the holder of the agreement, and back", arguments: [false, true])
    func twoCompanies(heldByVendor: Bool) throws {
        addCompany()
        let invoice = try trade.invoice(.eur(1_000))
        #expect(trade.refused(net([number(invoice)], [("V1", 400)], in: "B")) == "notAllowed vendor_documents")
        trade.setParameters {
            $0.allowIntercompanyNetting = true
            $0.nettingAgreementCompany = heldByVendor ? "B" : "A"
        }
        let made = try trade.run(net([number(invoice)], [("V1", 400)], in: "B"))
        #expect(made.entries.count == 3)
        func balance(_ company: CompanyID, _ account: AccountID) -> Int64 {
            let row = trade.book.subledger.balance(company, account, .eur)
            return row.map { $0.debit - $0.credit } ?? 0
        }
        #expect(trade.open(invoice) == 600 && balance(Self.other, Trade.More.payable) == 400)
        #expect(balance(Trade.company, Trade.More.dueFrom) == 400 && balance(Self.other, Trade.More.dueTo) == -400)
        for company in [Trade.company, Self.other] { #expect(balance(company, Trade.More.interim) == 0) }
        let vouchers = made.entries.map(\.voucher)
        #expect(Set(zip(vouchers, made.entries.map(\.company)).map { "\($0.0) \($0.1)" }).count == 3)
        try trade.run(ReverseNetting(company: Trade.company, number: made.netting.number, date: nil, reason: "x"))
        #expect(trade.open(invoice) == 1_000)
        for company in [Trade.company, Self.other] {
            for account in [Trade.More.payable, Trade.More.dueTo, Trade.More.dueFrom, Trade.More.interim] {
                #expect(balance(company, account) == 0)
            }
        }
        #expect(trade.book.verify() == [])
    }
}
