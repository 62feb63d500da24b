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

    @Test("RV-6 an earlier netting gives back what it used when it is reversed after a later one, whatever its date")
    func reversedOutOfOrder() throws {
        let invoice = try trade.invoice(.eur(1_000))
        let first = try trade.run(net([number(invoice)], [("V1", 250)]))
        #expect(trade.refused(net([number(invoice)], [("V1", 1)])) == "amountExceedsOpen vendor_documents[0].open")
        try trade.run(ReverseNetting(company: Trade.company, number: first.netting.number, date: nil, reason: "x"))
        let small = try trade.invoice(.eur(100))
        let second = try trade.run(net([number(small)], [("V1", 250)]))
        let other = try trade.invoice(.eur(50))
        let third = try trade.run(net([number(other)], [("V1", 150)]))
        #expect(trade.refused(net([number(invoice)], [("V1", 101)])) == "amountExceedsOpen vendor_documents[0].open")
        try trade.run(
            ReverseNetting(
                company: Trade.company, number: second.netting.number, date: second.netting.date, reason: "x"))
        #expect(trade.refused(net([number(invoice)], [("V1", 201)])) == "amountExceedsOpen vendor_documents[0].open")
        let fourth = try trade.run(net([number(invoice)], [("V1", 200)]))
        #expect(fourth.netting.amount == 200)
        try trade.run(ReverseNetting(company: Trade.company, number: third.netting.number, date: nil, reason: "x"))
        #expect(trade.refused(net([number(invoice)], [("V1", 51)])) == "amountExceedsOpen vendor_documents[0].open")
        #expect(trade.refused(net([number(invoice)], [("V1", 50)])) == "accepted")
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

    /// Cents of a company's currency for one USD.
    private func rate(_ company: CompanyID, _ cents: Int64, _ type: Code, to currency: Currency) {
        trade.set(
            .closing(.rateTypeSet(company, RateType(code: type, description: ""))),
            .exchangeRateSet(
                company,
                ExchangeRate(
                    from: .usd, to: currency, rate: Rate(mantissa: cents, scale: 2), validFrom: day(2026, 1, 1),
                    type: type)))
    }

    private func netDollars(_ invoice: ItemID, _ minor: Int64, in company: Code) -> NetBalances {
        NetBalances(
            company: Trade.company, customer: "C-1", customerDocuments: [number(invoice)],
            vendorDocuments: [.init(company: company, number: "V1", open: .usd(minor), party: .empty)], date: nil)
    }

    @Test("FX-7, RV-6 each company's amounts go by its own rate type", arguments: [false, true])
    func rateTypes(heldByVendor: Bool) throws {
        addCompany()
        rate(Trade.company, 90, "SPOT", to: .eur)
        rate(Self.other, 70, "MONTH", to: .eur)
        // What neither goes by.
        rate(Self.other, 10, "SPOT", to: .eur)
        trade.setParameters {
            $0.rateTypes.receivables = "SPOT"
            $0.allowIntercompanyNetting = true
            $0.nettingAgreementCompany = heldByVendor ? "B" : "A"
        }
        var parameters = Parameters()
        parameters.rateTypes.ledger = "MONTH"
        trade.set(.parametersSet(Self.other, parameters))
        let invoice = try trade.invoice(.usd(1_000))
        let made = try trade.run(netDollars(invoice, 400, in: "B"))
        for entry in made.entries {
            let expected: Int64 = entry.company == Self.other ? 280 : 360
            #expect(entry.legs.allSatisfy { $0.accountingAmount.magnitude == expected.magnitude })
        }
        #expect(Set(made.entries.map(\.company)) == [Trade.company, Self.other])
        #expect(trade.book.verify() == [])
        try trade.run(ReverseNetting(company: Trade.company, number: made.netting.number, date: nil, reason: "x"))
        #expect(trade.open(invoice) == 1_000 && trade.book.verify() == [])
    }

    @Test("FX-7, RV-6 in one company both vouchers go by the customer's type: the ledger's rate is not asked for")
    func rateTypeOfOneCompany() throws {
        rate(Trade.company, 90, "SPOT", to: .eur)
        trade.setParameters {
            $0.rateTypes.receivables = "SPOT"
            $0.rateTypes.ledger = "MONTH"
        }
        let invoice = try trade.invoice(.usd(1_000))
        let made = try trade.run(netDollars(invoice, 400, in: .empty))
        #expect(made.entries.flatMap(\.legs).allSatisfy { $0.accountingAmount.magnitude == 360 })
        #expect(trade.accountingBalance(Trade.More.interim) == 0 && trade.book.verify() == [])
    }
}
