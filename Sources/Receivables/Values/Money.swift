/// An amount in whole minor units of one currency. Open debit is positive, open credit negative.
///
/// Operators trap on our own bugs: two currencies, overflow. A sum that a request can drive is made
/// with `adding`, which answers nil past the border of 10^15 minor units.
public struct Money: Hashable, Sendable, PlainBits {
    public let minor: Int64
    public let currency: Currency

    /// The largest amount either way that a request may state, in minor units.
    @inlinable
    package static var minorMax: Int64 { 1_000_000_000_000_000 }

    @inlinable
    package init(_ minor: Int64, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    @inlinable
    package static func zero(_ currency: Currency) -> Money { Money(0, currency) }

    @inlinable
    package var isZero: Bool { minor == 0 }
    package var magnitude: Money { Money(minor < 0 ? -minor : minor, currency) }

    package static func + (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "two currencies")
        return Money(left.minor + right.minor, left.currency)
    }

    package static func - (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "two currencies")
        return Money(left.minor - right.minor, left.currency)
    }

    package static prefix func - (money: Money) -> Money { Money(-money.minor, money.currency) }

    /// Nil when the sum leaves the border of 10^15 minor units.
    package func adding(_ other: Money) -> Money? {
        precondition(currency == other.currency, "two currencies")
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        guard !overflow, sum.magnitude <= Money.minorMax else { return nil }
        return Money(sum, currency)
    }

    /// In the other currency, rounded once. Nil when the result leaves the border.
    package func converted(at rate: Rate, to target: Currency, _ rounding: Rounding) -> Money? {
        rate.convert(minor, from: currency, to: target, rounding).map { Money($0, target) }
    }

    /// Parts in the ratio of the weights that add up to the whole; the last takes the remainder.
    ///
    /// Each part is rounded half away from zero (setup:AD-2). Weights are not negative and not all zero.
    package func allocated(over weights: [Int64]) -> [Money] {
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        precondition(total > 0, "no weights")
        var rest = minor
        return weights.indices.map { index in
            if index == weights.count - 1 { return Money(rest, currency) }
            let part = Rounding.halfAwayFromZero.divide(Int128(minor) * Int128(weights[index]), by: total)
            guard let part = Int64(exactly: part) else { preconditionFailure("a part is larger than the whole") }
            rest -= part
            return Money(part, currency)
        }
    }
}

extension Money: CustomStringConvertible {
    /// `-1234.50 EUR`
    public var description: String {
        "\(Decimal(unscaled: minor, scale: currency.exponent)) \(currency)"
    }
}

/// How a quotient becomes whole.
package enum Rounding: Sendable {
    case halfAwayFromZero
    /// Toward minus infinity: what is available is never overstated (credit:EX-3).
    case down

    package func divide(_ numerator: Int128, by denominator: Int128) -> Int128 {
        precondition(denominator > 0, "denominator is not positive")
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        switch self {
        case .halfAwayFromZero:
            guard remainder.magnitude * 2 >= denominator.magnitude else { return quotient }
            return numerator < 0 ? quotient - 1 : quotient + 1
        case .down:
            return remainder < 0 ? quotient - 1 : quotient
        }
    }
}
