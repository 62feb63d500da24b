import Receivables
import Testing

/// What a discount comes to: payments:CD-2 to CD-6, CD-8, CD-10, CD-11, RO-1. Figures worked by hand.
@Suite struct DiscountTermsTests {
    private static let first = DiscountTier(
        until: day(2026, 3, 7), tenThousandths: 20_000, fixedAmount: 0, code: "D2")
    private static let second = DiscountTier(
        until: day(2026, 3, 15), tenThousandths: 10_000, fixedAmount: 0, code: "D1")

    private func terms(
        _ original: Int64 = 100_000, base: Int64? = nil, taken: Int64 = 0, partial: Bool = true, minimum: Int64 = 0
    ) -> DiscountTerms {
        DiscountTerms(
            tiers: [Self.first, Self.second], original: original, base: base ?? original, taken: taken,
            onPartialPayments: partial, minimum: minimum)
    }

    @Test("CD-2, CD-3 the first tier that has not ended; its last day counts, the next day does not")
    func tiers() {
        let terms = terms()
        #expect(terms.tierInForce(on: day(2026, 2, 1))?.code == "D2")
        #expect(terms.tierInForce(on: day(2026, 3, 7))?.code == "D2")
        #expect(terms.tierInForce(on: day(2026, 3, 8))?.code == "D1")
        #expect(terms.tierInForce(on: day(2026, 3, 15))?.code == "D1")
        #expect(terms.tierInForce(on: day(2026, 3, 16)) == nil)
        #expect(terms.discountDate(on: day(2026, 4, 1)) == day(2026, 3, 15))
    }

    @Test("CD-8 always takes the tier in force, after expiry the last one; never takes none")
    func uses() {
        let terms = terms()
        #expect(terms.tier(on: day(2026, 3, 7), .always)?.code == "D2")
        #expect(terms.tier(on: day(2026, 4, 1), .always)?.code == "D1")
        #expect(terms.tier(on: day(2026, 4, 1), .normal) == nil)
        #expect(terms.tier(on: day(2026, 3, 1), .never) == nil)
    }

    @Test("CD-4 what closes: the rate of what is open, or of the original less what was taken")
    func closing() {
        #expect(terms().closing(Self.second, .normal, open: 70_000) == 700)
        #expect(terms(taken: 600, partial: false).closing(Self.second, .normal, open: 70_000) == 400)
        #expect(terms(taken: 1_200, partial: false).closing(Self.second, .normal, open: 70_000) == 0)
        #expect(terms(taken: 600, partial: false).closing(Self.second, .always, open: 70_000) == 700)
        #expect(terms(partial: false).closing(Self.first, .normal, open: 100_000) == 2_000)
        #expect(terms(partial: false).closing(Self.first, .normal, open: 300) == 300)
        var credited = terms(partial: false)
        credited.credited = 10_000
        #expect(credited.closing(Self.second, .normal, open: 90_000) == 900)
    }

    @Test("CD-5 money below the closing amount earns p*r/(1-r), rounded once")
    func earned() {
        #expect(terms().earned(Self.first, .normal, by: 48_500, open: 100_000) == 990)
        #expect(terms().earned(Self.second, .normal, by: 50_000, open: 100_000) == 505)
        #expect(terms().earned(Self.first, .normal, by: 30_000, open: 100_000) == 612)
        #expect(terms(partial: false).earned(Self.first, .normal, by: 30_000, open: 100_000) == 0)
        #expect(terms(partial: false).earned(Self.first, .always, by: 30_000, open: 100_000) == 612)
    }

    @Test("CD-10 net of tax: 2 % of 400.00 on 428.00 is 8.00; a fixed amount has no tax factor")
    func base() {
        #expect(terms(42_800, base: 40_000).full(Self.first) == 800)
        let fixed = DiscountTier(until: day(2026, 3, 7), tenThousandths: 0, fixedAmount: 1_050, code: "F")
        #expect(terms(42_800, base: 40_000).full(fixed) == 1_050)
        #expect(terms(10_500, base: 10_500).closing(fixed, .normal, open: 10_500) == 1_050)
        #expect(terms(10_500, base: 10_500).closing(fixed, .normal, open: 5_250) == 525)
    }

    @Test("CD-11 a computed discount below the minimum is none")
    func minimum() {
        #expect(terms(minimum: 700).closing(Self.second, .normal, open: 70_000) == 700)
        #expect(terms(minimum: 701).closing(Self.second, .normal, open: 70_000) == 0)
        #expect(terms(minimum: 506).earned(Self.second, .normal, by: 50_000, open: 100_000) == 0)
    }

    @Test("law 5: parts of a payment within one tier earn within one minor unit per part of the whole")
    func parts() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<500 {
            let original = Int64(1_000 + random.below(10_000_000))
            let tier = DiscountTier(
                until: day(2026, 3, 7), tenThousandths: UInt32(1 + random.below(300_000)), fixedAmount: 0, code: "R")
            var terms = terms(original)
            terms.tiers = [tier]
            let whole = terms.closing(tier, .normal, open: original)
            var (open, discount, count) = (original, Int64(0), Int64(0))
            while open > 0, count < 6 {
                let need = open - terms.closing(tier, .normal, open: open)
                let money = count == 5 ? need : min(need, Int64(1 + random.below(Int(need))))
                let part = money == need ? open - money : terms.earned(tier, .normal, by: money, open: open)
                discount += part
                open -= money + part
                count += 1
            }
            #expect(open == 0 && abs(discount - whole) <= count, "\(original) at \(tier.tenThousandths)")
        }
    }
}
