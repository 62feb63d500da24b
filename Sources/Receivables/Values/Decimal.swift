/// An exact decimal: unscaled / 10^scale, scale 0 to 9. Quantities and unit prices; never money.
package struct Decimal: Hashable, Sendable, PlainBits {
    package let unscaled: Int64
    package let scale: UInt8

    package static let scaleMax: UInt8 = 9

    package init(unscaled: Int64, scale: UInt8) {
        precondition(scale <= Decimal.scaleMax, "scale above 9")
        self.unscaled = unscaled
        self.scale = scale
    }

    /// 10^exponent.
    package static func power(_ exponent: UInt8) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    /// Quantity times unit price in minor units, rounded once (setup:FT-2). Nil past the border.
    package static func amount(quantity: Decimal, unitPrice: Decimal, in currency: Currency) -> Money? {
        let product = Int128(quantity.unscaled) * Int128(unitPrice.unscaled) * Int128(currency.minorPerMajor)
        let rounded = Rounding.halfAwayFromZero.divide(product, by: power(quantity.scale) * power(unitPrice.scale))
        guard rounded.magnitude <= Money.minorMax.magnitude, let minor = Int64(exactly: rounded) else { return nil }
        return Money(minor, currency)
    }
}

extension Decimal: CustomStringConvertible {
    package var description: String {
        let sign = unscaled < 0 ? "-" : ""
        guard scale > 0 else { return sign + String(unscaled.magnitude) }
        let padded = unscaled.magnitude.padded(to: Int(scale) + 1)
        return sign + padded.dropLast(Int(scale)) + "." + padded.suffix(Int(scale))
    }
}

/// A percentage in ten-thousandths of a percent: 8.875 % is 88,750.
package struct Percent: Hashable, Sendable, PlainBits {
    package let tenThousandths: Int64

    package init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

    /// Nil when the decimal has more than four places.
    package init?(_ decimal: Decimal) {
        let scaled = Int128(decimal.unscaled) * 10_000
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Decimal.power(decimal.scale))
        guard rest == 0, let value = Int64(exactly: whole) else { return nil }
        tenThousandths = value
    }

    package var decimal: Decimal { Decimal(unscaled: tenThousandths, scale: 4) }

    /// The percentage of an amount in minor units, rounded once, half away from zero.
    package func of(_ minor: Int64) -> Int64 {
        let share = Rounding.halfAwayFromZero.divide(Int128(minor) * Int128(tenThousandths), by: 1_000_000)
        guard let exact = Int64(exactly: share) else { preconditionFailure("percentage past Int64") }
        return exact
    }
}

/// An exchange rate: accounting units for `unit` units of the other currency, as mantissa / 10^scale.
package struct Rate: Hashable, Sendable, PlainBits {
    package let mantissa: Int64
    package let scale: UInt8
    package let unit: UInt16

    package static var one: Rate { Rate(mantissa: 1, scale: 0, unit: 1) }

    package init(mantissa: Int64, scale: UInt8, unit: UInt16 = 1) {
        precondition(mantissa > 0 && scale <= Decimal.scaleMax && unit > 0, "rate out of range")
        self.mantissa = mantissa
        self.scale = scale
        self.unit = unit
    }

    package var decimal: Decimal { Decimal(unscaled: mantissa, scale: scale) }

    /// Minor units of `target`, rounded once. Nil past the border of 10^15.
    package func convert(_ minor: Int64, from: Currency, to target: Currency, _ rounding: Rounding) -> Int64? {
        quotient(
            Int128(minor) * Int128(mantissa) * Int128(target.minorPerMajor),
            Int128(unit) * Decimal.power(scale) * Int128(from.minorPerMajor), rounding)
    }

    /// Back from `target` minor units into `source`, rounded once.
    package func convertBack(_ minor: Int64, from target: Currency, to source: Currency, _ rounding: Rounding) -> Int64? {
        quotient(
            Int128(minor) * Int128(unit) * Decimal.power(scale) * Int128(source.minorPerMajor),
            Int128(mantissa) * Int128(target.minorPerMajor), rounding)
    }

    /// The largest amount of `source` that converts, rounded half away from zero, to at most `limit` minor units.
    ///
    ///     round(x * n / d) <= l   is   2xn < (2l + 1)d, and from l < 0 on also where both are equal
    package func largest(convertingTo limit: Int128, from source: Currency, to target: Currency) -> Int128 {
        let most = Int128(1_000) * Int128(Money.minorMax)
        let limit = min(max(limit, -most), most)
        let upper = (2 * limit + 1) * Int128(unit) * Decimal.power(scale) * Int128(source.minorPerMajor)
        let double = 2 * Int128(mantissa) * Int128(target.minorPerMajor)
        return limit < 0 ? Rounding.down.divide(upper, by: double) : Rounding.down.divide(upper - 1, by: double)
    }

    private func quotient(_ numerator: Int128, _ denominator: Int128, _ rounding: Rounding) -> Int64? {
        let rounded = rounding.divide(numerator, by: denominator)
        guard rounded.magnitude <= 1_000 * Money.minorMax.magnitude else { return nil }
        return Int64(exactly: rounded)
    }
}

extension FixedWidthInteger {
    /// With zeros in front, up to so many digits; not below 0.
    func padded(to digits: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
    }
}
