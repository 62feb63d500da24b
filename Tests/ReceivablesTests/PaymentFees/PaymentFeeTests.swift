import Receivables
import Testing

/// setup:CH-5, CH-6.
@Suite struct PaymentFeeTests {
    private func line(_ bank: AccountCode, _ relation: Code, _ fee: Int64, _ change: (inout PaymentFee.Line) -> Void = { _ in })
        -> PaymentFee.Line
    {
        var line = PaymentFee.Line(
            bank: bank, relation: relation, method: .empty, currency: nil, remittance: nil, from: nil, to: nil,
            basis: .amount(fee), feeCurrency: .eur)
        change(&line)
        return line
    }

    private func fee(_ lines: [PaymentFee.Line], _ change: (inout PaymentFee.Question) -> Void = { _ in }) -> Int64? {
        var question = PaymentFee.Question(
            bank: "B1", bankGroup: "EU", method: "BANK", amount: .eur(10_000), remittance: nil, date: day(2026, 3, 2),
            days: 0)
        change(&question)
        return PaymentFee(code: "F", name: "", bearer: .customer, account: .none, lines: lines).fee(for: question)?.fee.minor
    }

    @Test("CH-5 the most specific bank line wins; among equals the one that names more")
    func specificity() {
        let lines = [line(.all, .empty, 1), line(.group, "EU", 2), line(.table, "B1", 3)]
        #expect(fee(lines) == 3)
        #expect(fee(lines) { $0.bank = "B2" } == 2)
        #expect(fee(lines) { ($0.bank, $0.bankGroup) = ("B2", "US") } == 1)
        #expect(fee([line(.table, "B2", 9)]) == nil)
        #expect(fee([line(.all, .empty, 1), line(.all, .empty, 2) { $0.method = "BANK" }]) == 2)
        #expect(fee([line(.all, .empty, 1) { $0.currency = .usd }, line(.all, .empty, 2)]) == 2)
        let specified = [
            line(.all, .empty, 1) { $0.method = "BANK" },
            line(.all, .empty, 2) { ($0.method, $0.specification) = ("BANK", "FAST") },
        ]
        #expect(fee(specified) == 1)
        #expect(fee(specified) { $0.specification = "FAST" } == 2)
        #expect(fee([line(.all, .empty, 1), line(.all, .empty, 2)]) == 1)
    }

    @Test("CH-5 dates include both ends; CH-6 remittance types have lines of their own")
    func conditions() {
        let dated = [line(.all, .empty, 1) { ($0.from, $0.to) = (day(2026, 3, 2), day(2026, 3, 3)) }]
        #expect(fee(dated) == 1 && fee(dated) { $0.date = day(2026, 3, 3) } == 1)
        #expect(fee(dated) { $0.date = day(2026, 3, 1) } == nil && fee(dated) { $0.date = day(2026, 3, 4) } == nil)
        let remitted = [line(.all, .empty, 1), line(.all, .empty, 2) { $0.remittance = .discount }]
        #expect(fee(remitted) == 1 && fee(remitted) { $0.remittance = .discount } == 2)
    }

    @Test("CH-5 the tier that holds the amount or the days; percent is rounded once")
    func bases() {
        let tiers = [FeeBasis.Tier(from: 100, amount: 5), .init(from: 10_000, amount: 9)]
        let byAmount = FeeBasis.interval(tiers, by: .amount)
        #expect([99, 100, 9_999, 10_000].map { byAmount.fee(on: $0, days: 0) } == [0, 5, 5, 9])
        #expect(FeeBasis.interval(tiers, by: .days).fee(on: 1, days: 100) == 5)
        #expect(FeeBasis.percent(Percent(tenThousandths: 12_500)).fee(on: 1_000, days: 0) == 13)
        #expect(!FeeBasis.interval([], by: .days).isValid && !FeeBasis.amount(-1).isValid)
        #expect(!FeeBasis.interval([tiers[1], tiers[0]], by: .amount).isValid)
    }

    @Test("PM-1 a fee beside a payment: an open item of the customer, or expense and bank in the payment's entry")
    func besidePayment() throws {
        let trade = Trade.returning()
        let expense = trade.addAccount("681000")
        trade.set(.automaticAccountSet(Trade.company, .bankFee, expense))
        func setFee(_ code: Code, _ bearer: PaymentFee.Bearer, _ lines: [PaymentFee.Line]) {
            trade.set(.paymentFeeSet(Trade.company, PaymentFee(code: code, name: "Fee", bearer: bearer, account: .none, lines: lines)))
        }
        setFee("OWN", .ledger, [line(.all, .empty, 30)])
        setFee("CUST", .customer, [line(.all, .empty, 75)])
        setFee("USD", .ledger, [line(.all, .empty, 30) { $0.feeCurrency = .usd }])
        setFee("NONE", .customer, [line(.all, .empty, 75) { $0.method = "CARD" }])
        func post(_ fee: Code) -> PostPayment {
            var payment = PaymentDraft(customer: "C-1", amount: .eur(1_000))
            (payment.apply, payment.fee) = (ApplyMode.none, fee)
            return PostPayment(company: Trade.company, payment: payment)
        }
        #expect(trade.refused(post("X")) == "referenceUnknown payment_fee")
        #expect(trade.refused(post("USD")) == "currencyMismatch payment_fee")
        let own = try trade.run(post("OWN"))
        #expect(own.fee == .eur(30) && own.feeDocument.isEmpty && own.entries.count == 1)
        #expect(
            trade.told(own.entries[0]) == [
                "bank 110110 1000/1000", "receivable 130100 -1000/-1000", "bankFee 681000 30/30", "bank 110110 -30/-30",
            ])
        let charged = try trade.run(post("CUST"))
        #expect(charged.fee == .eur(75) && !charged.feeDocument.isEmpty)
        #expect(charged.entries.map { trade.told($0) }[1] == ["receivable 130100 75/75", "feeRevenue 900018 -75/-75"])
        #expect(trade.exposure == -2_000 + 75 && trade.book.verify() == [])
        #expect(try trade.run(post("NONE")).fee == nil)
        // A payment taken back keeps what the bank took for it.
        try trade.run(CancelPayment(company: Trade.company, payment: own.number, kind: .reversed, reason: "x"))
        #expect(trade.balance(Trade.Account.bank) == 2_000 - 30 && trade.book.verify() == [])
    }
}
