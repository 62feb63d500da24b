/// A decimal number exactly as written: `unscaled` / 10^`scale`, without superfluous zeros.
///
/// At most 30 digits; two numbers are equal when their values are.
struct Exact: Hashable, Sendable {
    let unscaled: Int128
    /// Decimal places, 0 to 30.
    let scale: Int

    static let digitsMax = 30

    init(unscaled: Int128, scale: Int) {
        var unscaled = unscaled
        var scale = scale
        while scale > 0, unscaled % 10 == 0 {
            unscaled /= 10
            scale -= 1
        }
        self.unscaled = unscaled
        self.scale = scale
    }

    /// Reads `-12.50`: no exponent, no plus, no leading zeros. Nil for anything else, such as the id `0100`.
    init?(_ text: String) {
        var digits = Substring(text)
        let negative = digits.hasPrefix("-")
        if negative { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.isDigits, whole.count == 1 || !whole.hasPrefix("0") else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || fraction.isDigits else { return nil }
        guard whole.count + fraction.count <= Self.digitsMax, let magnitude = Int128(whole + fraction) else {
            return nil
        }
        self.init(unscaled: negative ? -magnitude : magnitude, scale: fraction.count)
    }

    /// The number in units of 10^-`exponent`; nil when it is not whole there or too large.
    func minor(exponent: Int) -> Int64? {
        guard scale <= exponent else { return nil }
        let (value, overflow) = unscaled.multipliedReportingOverflow(by: power10(exponent - scale))
        return overflow ? nil : Int64(exactly: value)
    }

    /// `minor` units of a currency with `exponent` decimals, as text with all decimals.
    static func text(minor: Int64, exponent: Int) -> String {
        guard exponent > 0 else { return String(minor) }
        let digits = String(minor.magnitude)
        let padded = String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + digits
        return "\(minor < 0 ? "-" : "")\(padded.dropLast(exponent)).\(padded.suffix(exponent))"
    }

    var text: String {
        let digits = String(unscaled.magnitude)
        guard scale > 0 else { return (unscaled < 0 ? "-" : "") + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return "\(unscaled < 0 ? "-" : "")\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }
}

/// 10^`exponent`, for exponents up to 38.
func power10(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
}

extension Substring {
    fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
