/// A number of pieces, kilograms, ...: exact to six places, 0 to 10^9.
package struct Quantity: Hashable, Comparable, Sendable, PlainBits {
    package let millionths: Int64

    package static let zero = Quantity(millionths: 0)
    package static let one = Quantity(millionths: 1_000_000)
    package static let millionthsMax: Int64 = 1_000_000_000_000_000

    package init(millionths: Int64) { self.millionths = millionths }

    /// Nil with more than six places, below 0 or above 10^9.
    package init?(_ decimal: Decimal) {
        let (whole, rest) = (Int128(decimal.unscaled) * 1_000_000)
            .quotientAndRemainder(dividingBy: Decimal.power(decimal.scale))
        guard rest == 0, (0...Int128(Quantity.millionthsMax)).contains(whole) else { return nil }
        millionths = Int64(whole)
    }

    /// Without zeros at its end.
    package var decimal: Decimal {
        var (unscaled, scale) = (millionths, UInt8(6))
        while scale > 0, unscaled % 10 == 0 { (unscaled, scale) = (unscaled / 10, scale - 1) }
        return Decimal(unscaled: unscaled, scale: scale)
    }

    package static func < (left: Quantity, right: Quantity) -> Bool { left.millionths < right.millionths }
    package static func + (left: Quantity, right: Quantity) -> Quantity {
        Quantity(millionths: left.millionths + right.millionths)
    }
    package static func - (left: Quantity, right: Quantity) -> Quantity {
        Quantity(millionths: left.millionths - right.millionths)
    }
    package static func += (left: inout Quantity, right: Quantity) { left = left + right }
    package static func -= (left: inout Quantity, right: Quantity) { left = left - right }

    package var isZero: Bool { millionths == 0 }
    /// 0 instead of what is below it.
    package var atLeastZero: Quantity { millionths < 0 ? .zero : self }
}

extension Quantity: CustomStringConvertible {
    package var description: String { decimal.description }
}
