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
}
