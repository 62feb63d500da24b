import Receivables
import Testing

/// How a schedule splits an amount: payments:TP-4.
@Suite struct InstalmentSplitTests {
    private func schedule(
        _ allocation: PaymentSchedule.Allocation, _ change: (inout PaymentSchedule) -> Void = { _ in }
    ) -> PaymentSchedule {
        var schedule = PaymentSchedule(code: "S", allocation: allocation)
        change(&schedule)
        return schedule
    }

    private func amounts(_ schedule: PaymentSchedule, _ total: Int64, tax: Int64 = 0, charges: Int64 = 0) -> [Int64]? {
        InstalmentSplit(schedule, total: total, tax: tax, charges: charges)?.parts.map(\.amount)
    }

    @Test(
        "TP-4 so many instalments of one size, rounded half away from zero; the last takes the rest",
        arguments: [
            (Int64(10_000), UInt16(3), [Int64(3_333), 3_333, 3_334]), (20_000, 3, [6_667, 6_667, 6_666]),
            (100, 1, [100]),
            // Five cents in ten: a cent each while there is one.
            (5, 10, [1, 1, 1, 1, 1]), (1, 2, [1]), (9_000, 3, [3_000, 3_000, 3_000]),
        ])
    func quantity(total: Int64, count: UInt16, expected: [Int64]) {
        #expect(amounts(schedule(.fixedQuantity) { $0.count = count }, total) == expected)
    }

    @Test("TP-4 instalments of one amount; a rest below the minimum goes to the one before")
    func amount() {
        let plain = schedule(.fixedAmount) { $0.amount = .eur(10_000) }
        #expect(amounts(plain, 31_000) == [10_000, 10_000, 10_000, 1_000])
        #expect(amounts(plain, 10_000) == [10_000])
        #expect(amounts(plain, 9_999) == [9_999])
        let least = schedule(.fixedAmount) { ($0.amount, $0.minimum) = (.eur(10_000), .eur(2_000)) }
        #expect(amounts(least, 31_000) == [10_000, 10_000, 11_000])
        #expect(amounts(least, 31_999) == [10_000, 10_000, 11_999])
        #expect(amounts(least, 32_000) == [10_000, 10_000, 10_000, 2_000])
        #expect(amounts(least, 1_500) == [1_500], "the whole may be below it")
    }

    @Test("TP-4 the minimum raises instalments, so that there are fewer")
    func minimum() {
        let schedule = schedule(.fixedQuantity) { ($0.count, $0.minimum) = (10, .eur(2_500)) }
        #expect(amounts(schedule, 10_000) == [2_500, 2_500, 2_500, 2_500])
        #expect(amounts(schedule, 9_000) == [2_500, 2_500, 4_000])
        #expect(amounts(schedule, 50_000)?.count == 10)
    }

    @Test("TP-4 120 instalments are taken, 121 are not")
    func limit() {
        let schedule = schedule(.fixedAmount) { $0.amount = .eur(100) }
        #expect(amounts(schedule, 12_000)?.count == 120)
        #expect(amounts(schedule, 12_001) == nil)
        let least = self.schedule(.fixedAmount) { ($0.amount, $0.minimum) = (.eur(100), .eur(50)) }
        #expect(amounts(least, 12_049)?.count == 120 && amounts(least, 12_049)?.last == 149, "a small rest joins the last")
        #expect(amounts(least, 12_050) == nil)
    }

    @Test("TP-4 lines have percents and amounts, the last takes what is left; one that gets nothing is left out")
    func specified() {
        let percents = schedule(.specified) {
            $0.lines = [
                .init(periods: 0, share: .percent(Percent(tenThousandths: 300_000))),
                .init(periods: 1, share: .percent(Percent(tenThousandths: 200_000))),
                .init(periods: 5, share: .percent(Percent(tenThousandths: 500_000))),
            ]
        }
        #expect(amounts(percents, 10_001) == [3_000, 2_000, 5_001])
        #expect(InstalmentSplit(percents, total: 10_001, tax: 0, charges: 0)?.parts.map(\.step) == [0, 1, 5])
        let mixed = schedule(.specified) {
            $0.lines = [
                .init(periods: 0, share: .amount(.eur(5_000))),
                .init(periods: 2, share: .percent(Percent(tenThousandths: 500_000))),
                .init(periods: 3, share: .amount(.eur(1))),
            ]
        }
        #expect(amounts(mixed, 20_000) == [5_000, 10_000, 5_000])
        #expect(amounts(mixed, 4_000) == [4_000])
    }

    @Test("TP-4 sales tax and charges go to the first or last instalment, or with the rest")
    func sides() throws {
        let first = schedule(.fixedQuantity) { ($0.count, $0.tax, $0.charges) = (3, .first, .last) }
        // Net 100.00 in three, 19.00 tax, 5.00 charges.
        let split = try #require(InstalmentSplit(first, total: 12_400, tax: 1_900, charges: 500))
        #expect(split.parts.map(\.amount) == [5_233, 3_333, 3_834])
        #expect(split.shares(of: 1_900) == [1_900, 0, 0])
        let shared = schedule(.fixedQuantity) { $0.count = 3 }
        let even = try #require(InstalmentSplit(shared, total: 11_900, tax: 1_900, charges: 0))
        #expect(even.parts.map(\.amount) == [3_967, 3_967, 3_966])
        #expect(even.shares(of: 1_900).reduce(0, +) == 1_900)
        let negative = schedule(.fixedQuantity) { ($0.count, $0.tax) = (2, .first) }
        #expect(amounts(negative, 1_000, tax: -900) == [500, 500], "a tax below zero is shared")
    }

    @Test(
        "TP-4 laws: parts add up, none is zero or of another sign, so do tax and accounting; 0, 2 and 3 decimals"
    )
    func laws() throws {
        var random = SplitMix64(seed: 54)
        for currency in [Currency.eur, try #require(Currency(code: "JPY")), try #require(Currency(code: "KWD"))] {
            for _ in 0..<4_000 {
                let total = Int64(random.below(random.below(4) == 0 ? 100 : 10_000_000)) + 1
                let tax = Int64(random.below(Int(total) / 4 + 1))
                let charges = Int64(random.below(Int(total) / 8 + 1))
                let schedule = anySchedule(currency, total, &random)
                guard let split = InstalmentSplit(schedule, total: total, tax: tax, charges: charges) else {
                    #expect(schedule.allocation == .fixedAmount)
                    continue
                }
                let amounts = split.parts.map(\.amount)
                #expect(amounts.reduce(0, +) == total)
                #expect(amounts.allSatisfy { $0 > 0 })
                #expect(amounts.count <= PaymentSchedule.instalmentsMax)
                #expect(zip(split.parts, split.parts.dropFirst()).allSatisfy { $0.step < $1.step })
                let shares = split.shares(of: tax)
                #expect(shares.reduce(0, +) == tax && shares.allSatisfy { $0 >= 0 })
                let accounting = split.accounting(total * 3 / 7)
                #expect(accounting.reduce(0, +) == total * 3 / 7 && accounting.allSatisfy { $0 >= 0 })
            }
        }
    }

    private func anySchedule(_ currency: Currency, _ total: Int64, _ random: inout SplitMix64) -> PaymentSchedule {
        func part() -> Int64 { Int64(random.below(Int(total) / 2 + 1)) + 1 }
        let sides: [PaymentSchedule.Side] = [.proportional, .first, .last]
        let allocations: [PaymentSchedule.Allocation] = [.total, .fixedAmount, .fixedQuantity, .specified]
        return schedule(allocations[random.below(4)]) {
            ($0.tax, $0.charges) = (sides[random.below(3)], sides[random.below(3)])
            if random.below(3) == 0 { $0.minimum = Money(part(), currency) }
            switch $0.allocation {
            case .total: break
            case .fixedAmount: $0.amount = Money(part(), currency)
            case .fixedQuantity: $0.count = UInt16(random.below(120) + 1)
            case .specified:
                for place in 0...random.below(6) {
                    let percent = Percent(tenThousandths: Int64(random.below(400_000)) + 1)
                    $0.lines.append(
                        .init(
                            periods: UInt16(place * 2),
                            share: random.below(2) == 0 ? .percent(percent) : .amount(Money(part(), currency))))
                }
            }
        }
    }
}
