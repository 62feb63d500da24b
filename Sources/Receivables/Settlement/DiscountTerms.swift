/// How a mark asks for the cash discount of its item (payments:CD-8).
package enum UseCashDiscount: UInt8, Sendable, BitwiseCopyable, Codable {
    case normal = 1
    /// Although expired, and although partial payments get none.
    case always = 2
    case never = 3
}

/// The cash discount of one item: which tier applies on a day and what it comes to.
///
/// Pure; amounts are magnitudes in minor units of the item. Rules: payments:CD-2 to CD-6, CD-8, CD-10, CD-11, CN-2, RO-1.
package struct DiscountTerms: Equatable, Sendable {
    package var tiers: [DiscountTier]
    /// Above 0.
    package var original: Int64
    /// What percentages count on: the original amount, or its part without sales tax (CD-10).
    package var base: Int64
    /// Taken by settlements that stand.
    package var taken: Int64
    /// Credit notes settled with it without discount lines (CN-2).
    package var credited: Int64
    /// Without: only what closes the item gets a discount (CD-4, CD-5).
    package var onPartialPayments: Bool
    /// A smaller computed discount is none (CD-11).
    package var minimum: Int64

    package init(
        tiers: [DiscountTier], original: Int64, base: Int64, taken: Int64 = 0, credited: Int64 = 0,
        onPartialPayments: Bool = false, minimum: Int64 = 0
    ) {
        self.tiers = tiers
        self.original = original
        self.base = base
        self.taken = taken
        self.credited = credited
        self.onPartialPayments = onPartialPayments
        self.minimum = minimum
    }

    /// The first tier that has not ended on the day; its last day still counts (CD-2, CD-3).
    package func tierInForce(on day: CalendarDate) -> DiscountTier? { tiers.first { day <= $0.until } }

    /// The tier a mark uses: the one in force, or with `always` after expiry the last (CD-8).
    package func tier(on day: CalendarDate, _ use: UseCashDiscount) -> DiscountTier? {
        switch use {
        case .normal: tierInForce(on: day)
        case .always: tierInForce(on: day) ?? tiers.last
        case .never: nil
        }
    }

    /// End of the tier in force, or of the last one when all have ended.
    package func discountDate(on day: CalendarDate) -> CalendarDate? { (tierInForce(on: day) ?? tiers.last)?.until }

    /// The tier on the original amount.
    package func full(_ tier: DiscountTier?) -> Int64 { share(of: original, tier) }

    /// What closes the item with `open` left: F of CD-4.
    package func closing(_ tier: DiscountTier?, _ use: UseCashDiscount, open: Int64) -> Int64 {
        guard let tier else { return 0 }
        if onPartialPayments || use == .always || open == original {
            return atLeastMinimum(min(open, share(of: open, tier)))
        }
        return atLeastMinimum(min(open, max(0, share(of: original - min(credited, original), tier) - taken)))
    }

    /// What closes lines that are a part of what is open (SE-10): as of any part, where parts get a discount (CD-5).
    package func part(_ tier: DiscountTier?, _ use: UseCashDiscount, of amount: Int64) -> Int64 {
        guard onPartialPayments || use == .always else { return 0 }
        return atLeastMinimum(min(amount, share(of: amount, tier)))
    }

    /// What money below the closing amount earns: p*r/(1-r), rounded once (CD-5).
    package func earned(_ tier: DiscountTier?, _ use: UseCashDiscount, by money: Int64, open: Int64) -> Int64 {
        guard let tier, onPartialPayments || use == .always else { return 0 }
        return atLeastMinimum(ratio(tier, to: money, open: open))
    }

    /// The same without regard to the parameter, for the used part of a credit note (CN-5).
    package func ratio(_ tier: DiscountTier, to money: Int64, open: Int64) -> Int64 {
        let (numerator, denominator) = rate(tier)
        guard numerator < denominator else { return max(0, open - money) }
        let earned = Rounding.halfAwayFromZero.divide(Int128(money) * numerator, by: denominator - numerator)
        return min(Int64(clamping: earned), max(0, open - money))
    }

    /// The tier's rate on an amount, rounded once.
    package func share(of amount: Int64, _ tier: DiscountTier?) -> Int64 {
        guard let tier else { return 0 }
        if tier.fixedAmount != 0, amount == original { return min(amount, tier.fixedAmount) }
        let (numerator, denominator) = rate(tier)
        return Int64(clamping: Rounding.halfAwayFromZero.divide(Int128(amount) * numerator, by: denominator))
    }

    /// The rate in force for comparing items, in millionths of a percent (SE-5).
    package func rank(on day: CalendarDate) -> Int64 {
        guard let tier = tierInForce(on: day) else { return 0 }
        let (numerator, denominator) = rate(tier)
        return Int64(clamping: numerator * 100_000_000 / denominator)
    }

    /// Exact: of a percent it is r * base / original, of a fixed amount amount / original.
    private func rate(_ tier: DiscountTier) -> (numerator: Int128, denominator: Int128) {
        tier.fixedAmount != 0
            ? (Int128(tier.fixedAmount), Int128(original))
            : (Int128(tier.tenThousandths) * Int128(base), 1_000_000 * Int128(original))
    }

    private func atLeastMinimum(_ discount: Int64) -> Int64 { discount < minimum ? 0 : discount }
}
