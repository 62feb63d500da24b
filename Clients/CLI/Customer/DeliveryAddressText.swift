import Schema

/// An address in a cell: `code:address:country:name:default`, later parts may be missing.
///
/// Written and escaped as a contact is: several in a cell have semicolons between them.
enum DeliveryAddressText {
    /// Nil: none.
    static func parse(_ text: String) -> Reskontra_V1_DeliveryAddress? {
        let parts = ContactText.split(text, at: ":").map(ContactText.plain)
        guard (2...5).contains(parts.count), !parts[0].isEmpty, !parts[1].isEmpty,
            parts.count < 5 || parts[4] == "default"
        else { return nil }
        return .with {
            ($0.code, $0.address) = (parts[0], parts[1])
            $0.country = parts.count > 2 ? parts[2] : ""
            $0.name = parts.count > 3 ? parts[3] : ""
            $0.default = parts.count > 4
        }
    }

    static func text(_ rows: [Reskontra_V1_DeliveryAddress]) -> String { rows.map(text).joined(separator: ";") }

    private static func text(_ row: Reskontra_V1_DeliveryAddress) -> String {
        var parts = [row.code, row.address, row.country, row.name, row.default ? "default" : ""]
        while parts.count > 2, parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map(ContactText.escaped).joined(separator: ":")
    }
}
