import Receivables
import Testing

/// A decline for a limit says the smallest payment that helps: F28.
@Suite struct CreditRemedyTests {
    /// A world of two members, three currencies, guarantees and limits per currency, as the seed has it.
    private func world(_ random: inout SplitMix64) throws -> Trade {
        let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.setDollar(Int64(5_000 + random.below(25_000)), scale: 4, from: day(2026, 1, 1))
        let limit = random.below(4) == 0 ? 0 : Int64(random.below(100_000))
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(limit), flags: random.below(3) == 0 ? .mandatoryLimit : [])
        if random.below(2) == 0 {
            let group = Money(Int64(random.below(80_000)), .eur)
            _ = try trade.run(
                SetCreditGroup(
                    id: Trade.company, code: "G", description: "", limit: group, expires: day(2026, 12, 31)))
            for customer in ["C-1", "C-2"] as [Code] {
                _ = try trade.run(
                    AddGroupMember(id: Trade.company, group: "G", memberCompany: Trade.company, customer: customer))
            }
        }
        if random.below(3) == 0 {
            let guarantee = Guarantee(
                id: "P", kind: .guarantee, guarantor: "", value: .usd(Int64(1 + random.below(50_000))),
                percent: Percent(tenThousandths: Int64(random.below(1_000_001))), isIncludedInExposure: random.below(4) == 0,
                from: trade.today, to: trade.today)
            _ = try trade.run(SetGuarantee(id: Trade.company, customer: "C-1", guarantee: guarantee))
        }
        if random.below(3) == 0 {
            _ = try trade.run(
                SetCurrencyLimit(id: Trade.company, customer: "C-1", currency: .usd, limit: Int64(random.below(50_000))))
        }
        for _ in 0..<random.below(6) {
            let amount = Money(Int64(1 + random.below(60_000)), random.below(2) == 0 ? .eur : .usd)
            try trade.invoice(amount, random.below(3) == 0 ? "C-2" : "C-1")
        }
        return trade
    }

    @Test("F28 pay_now passes, one unit less does not, approvable_now passes as it is", arguments: 1...10 as ClosedRange<UInt64>)
    func remedies(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var (declines, worlds) = (0, 0)
        while declines < 1_000, worlds < 10_000 {
            worlds += 1
            let trade = try world(&random)
            let amount = Money(Int64(1 + random.below(120_000)), random.below(2) == 0 ? .eur : .usd)
            let check = CheckCredit(company: Trade.company, customer: "C-1", amount: amount)
            let decision = try trade.ask(check)
            guard decision.decision == .decline else {
                #expect(decision.remedy == nil)
                continue
            }
            declines += 1
            let remedy = try #require(decision.remedy)
            let payNow = try #require(remedy.payNow)
            #expect(payNow.currency == amount.currency && payNow.minor > 0)
            if remedy.approvableNow.minor > 0 {
                let part = CheckCredit(company: Trade.company, customer: "C-1", amount: remedy.approvableNow)
                #expect(try trade.ask(part).decision == .approve)
            }
            if payNow.minor > 1 {
                try trade.payment(Money(payNow.minor - 1, payNow.currency))
                #expect(try trade.ask(check).decision == .decline, "seed \(seed), world \(worlds)")
                try trade.payment(Money(1, payNow.currency))
            } else {
                try trade.payment(payNow)
            }
            #expect(try trade.ask(check).decision == .approve, "seed \(seed), world \(worlds)")
        }
        #expect(declines == 1_000)
    }

    @Test func F28_aPaymentThatDoesNotCountByItselfMustCloseItems() throws {
        let trade = Trade.ready { $0.excludeUnappliedPayments = true }
        try trade.invoice(.eur(90_000))
        let check = CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(20_000))
        let remedy = try #require(try trade.ask(check).remedy)
        #expect(remedy.payNow == .eur(10_000) && remedy.mustBeApplied)
        try trade.payment(.eur(10_000), "C-1", .oldestFirst)
        #expect(try trade.ask(check).decision == .approve)
        // Nothing is open that a payment of so much could close.
        let large = CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(200_000))
        #expect(try #require(try trade.ask(large).remedy).payNow == nil)
    }

    @Test func F28_onlyLimitsHaveARemedy() throws {
        let trade = Trade.ready()
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(10), hold: .all)
        #expect(try trade.ask(CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(20))).remedy == nil)
    }

    @Test("the largest amount that converts to a limit is exact", arguments: 1...20 as ClosedRange<UInt64>)
    func largest(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let rate = Rate(mantissa: Int64(1 + random.below(2_000_000)), scale: UInt8(random.below(7)))
            let limit = Int64(random.below(2_000_001)) - 1_000_000
            let most = rate.largest(convertingTo: Int128(limit), from: .usd, to: .eur)
            guard let amount = Int64(exactly: most), amount.magnitude < 1_000_000_000_000 else { continue }
            let fits = try #require(rate.convert(amount, from: .usd, to: .eur, .halfAwayFromZero))
            let over = try #require(rate.convert(amount + 1, from: .usd, to: .eur, .halfAwayFromZero))
            #expect(fits <= limit && over > limit, "\(rate) \(limit)")
        }
    }
}
