import Schema

/// Money as people write it, to and from minor units. Whole numbers only, never floating point.
enum MoneyText {
    /// The border of the protocol, either way.
    static let minorMax: Int64 = 1_000_000_000_000_000

    /// Decimal text without currency: `-1234.50`, `1235` (JPY), `1.250` (KWD). No grouping, so it can be copied.
    static func decimal(_ minor: Int64, _ currency: String) -> String {
        DecimalText.text(unscaled: minor, scale: CurrencyExponent.of(currency) ?? 0)
    }

    /// Decimal text and currency: `1234.50 EUR`.
    static func text(_ minor: Int64, _ currency: String) -> String {
        "\(decimal(minor, currency)) \(currency)"
    }

    static func text(_ money: Reskontra_V1_Money) -> String { text(money.minor, money.currency) }

    /// Reads `250`, `250.5`, `250.00 EUR` or `EUR 250.00`; a currency in the text wins over `currency`.
    static func parse(_ text: String, currency: String = "") throws(TextFailure) -> Reskontra_V1_Money {
        var words = text.split(separator: " ").map(String.init)
        var code = currency
        if words.count == 2,
            let place = words.firstIndex(where: { CurrencyExponent.of($0.uppercased()) != nil })
        {
            code = words.remove(at: place).uppercased()
        }
        guard words.count == 1 else {
            throw TextFailure("'\(text)' is not an amount: write 250.00 or \"250.00 EUR\"")
        }
        guard !code.isEmpty else {
            throw TextFailure("'\(text)' names no currency: write \"\(text) EUR\" or give --currency")
        }
        guard let exponent = CurrencyExponent.of(code.uppercased()) else {
            throw TextFailure("'\(code)' is not a currency: write three letters, as EUR")
        }
        let minor: Int64
        do { minor = try DecimalText.unscaled(words[0], scale: exponent) } catch {
            throw error.reason == .tooManyDigits
                ? TextFailure("'\(words[0])' has more than the \(exponent) decimals of \(code.uppercased())")
                : TextFailure("'\(words[0])' is not an amount: \(error)")
        }
        guard abs(minor) <= minorMax else { throw TextFailure("'\(words[0])' is beyond 10^15 minor units") }
        return .with {
            $0.currency = code.uppercased()
            $0.minor = minor
        }
    }
}
