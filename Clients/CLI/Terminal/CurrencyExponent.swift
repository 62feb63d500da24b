/// How many digits the minor unit of a currency has, by ISO 4217.
enum CurrencyExponent {
    /// Nil for what cannot be a code: anything but three capital letters.
    ///
    /// A code that is not in the table has 2: the server refuses what it does not know.
    static func of(_ currency: String) -> Int? {
        guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (65...90).contains($0) }) else {
            return nil
        }
        if zero.contains(currency) { return 0 }
        if three.contains(currency) { return 3 }
        if four.contains(currency) { return 4 }
        return 2
    }

    private static let zero: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
        "XAF",
        "XOF", "XPF",
    ]
    private static let three: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
    private static let four: Set<String> = ["CLF", "UYW"]
}
