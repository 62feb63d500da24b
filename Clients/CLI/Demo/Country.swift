/// A country as the retail file writes it, and the short code that names its customer group.
enum Country {
    /// ISO 3166 where there is one; `XX` for what we do not know. At home is `GB`.
    static func code(of name: String) -> String { codes[name] ?? "XX" }

    static let home = "GB"

    private static let codes: [String: String] = [
        "Australia": "AU", "Austria": "AT", "Bahrain": "BH", "Belgium": "BE", "Brazil": "BR", "Canada": "CA",
        "Channel Islands": "JE", "Cyprus": "CY", "Czech Republic": "CZ", "Denmark": "DK", "EIRE": "IE",
        "European Community": "EU", "Finland": "FI", "France": "FR", "Germany": "DE", "Greece": "GR",
        "Hong Kong": "HK", "Iceland": "IS", "Israel": "IL", "Italy": "IT", "Japan": "JP", "Lebanon": "LB",
        "Lithuania": "LT", "Malta": "MT", "Netherlands": "NL", "Norway": "NO", "Poland": "PL",
        "Portugal": "PT",
        "RSA": "ZA", "Saudi Arabia": "SA", "Singapore": "SG", "Spain": "ES", "Sweden": "SE",
        "Switzerland": "CH",
        "United Arab Emirates": "AE", "United Kingdom": "GB", "USA": "US", "Unspecified": "XX",
    ]
}
