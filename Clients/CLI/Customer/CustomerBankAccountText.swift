import Schema

/// A bank account in a cell: `code:iban:bic:holder`, later parts may be missing; escaped as a contact is.
enum CustomerBankAccountText {
    /// Nil: none.
    static func parse(_ text: String) -> Reskontra_V1_CustomerBankAccount? {
        let parts = ContactText.split(text, at: ":").map(ContactText.plain)
        guard (2...4).contains(parts.count), !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return .with {
            ($0.code, $0.iban) = (parts[0], parts[1])
            $0.bic = parts.count > 2 ? parts[2] : ""
            $0.holder = parts.count > 3 ? parts[3] : ""
        }
    }

    static func text(_ rows: [Reskontra_V1_CustomerBankAccount]) -> String { rows.map(text).joined(separator: ";") }

    private static func text(_ row: Reskontra_V1_CustomerBankAccount) -> String {
        var parts = [row.code, row.iban, row.bic, row.holder]
        while parts.count > 2, parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map(ContactText.escaped).joined(separator: ":")
    }
}
