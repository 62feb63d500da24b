import Schema

/// What is wrong with a text a person gave us.
struct TextFailure: Error, Equatable, CustomStringConvertible {
    enum Reason: Sendable { case malformed, tooManyDigits, outOfRange }

    let description: String
    let reason: Reason

    init(_ description: String, _ reason: Reason = .malformed) {
        self.description = description
        self.reason = reason
    }
}

/// Exact decimals as text: quantities, unit prices, rates, percents.
enum DecimalText {
    static let scaleMax = 9

    /// `unscaled / 10^scale` with exactly `scale` decimals.
    static func text(unscaled: Int64, scale: Int) -> String {
        let digits = String(unscaled.magnitude)
        let sign = unscaled < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    static func text(_ decimal: Reskontra_V1_Decimal) -> String {
        text(unscaled: decimal.unscaled, scale: Int(decimal.scale))
    }

    /// Reads `12.5` as it stands: unscaled 125, scale 1.
    static func parse(_ text: String) throws(TextFailure) -> Reskontra_V1_Decimal {
        let scale = text.firstIndex(of: ".").map { text[text.index(after: $0)...].utf8.count } ?? 0
        guard scale <= scaleMax else {
            throw TextFailure("'\(text)' has more than \(scaleMax) decimals", .tooManyDigits)
        }
        let unscaled = try unscaled(text, scale: scale)
        return .with {
            $0.unscaled = unscaled
            $0.scale = UInt32(scale)
        }
    }

    /// The text times 10^scale; fewer decimals are filled up, more are refused, never rounded.
    static func unscaled(_ text: String, scale: Int) throws(TextFailure) -> Int64 {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : []
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !fraction.isEmpty else {
            throw TextFailure("'\(text)' is not a decimal number as 250.00")
        }
        guard (whole + fraction).allSatisfy({ (48...57).contains($0) }) else {
            throw TextFailure("'\(text)' is not a decimal number as 250.00 (a point, no grouping)")
        }
        guard fraction.count <= scale else {
            throw TextFailure("'\(text)' has more than \(scale) decimals", .tooManyDigits)
        }
        var value: Int64 = 0
        let filled = whole + fraction + Array(repeating: UInt8(ascii: "0"), count: scale - fraction.count)
        for digit in filled {
            let (tens, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, overAgain) = tens.addingReportingOverflow(Int64(digit - 48))
            guard !over, !overAgain else { throw TextFailure("'\(text)' is too large", .outOfRange) }
            value = sum
        }
        return isNegative ? -value : value
    }
}
