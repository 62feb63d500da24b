import Schema

/// A contact in a cell or an option: `name:email:role:phone`, later parts may be missing.
///
/// Roles are `primary` and `collections`, both with a plus. A backslash stands before a colon, semicolon or backslash
/// that is part of a text. Several in a cell have semicolons between them.
enum ContactText {
    /// Nil: none.
    static func parse(_ text: String) -> Reskontra_V1_CustomerContact? {
        let parts = split(text, at: ":").map(plain)
        let roles = parts.count > 2 ? parts[2].split(separator: "+").map(String.init) : []
        guard (1...4).contains(parts.count), !parts[0].isEmpty,
            roles.allSatisfy({ $0 == "primary" || $0 == "collections" })
        else { return nil }
        return .with {
            $0.name = parts[0]
            $0.email = parts.count > 1 ? parts[1] : ""
            $0.primary = roles.contains("primary")
            $0.collections = roles.contains("collections")
            $0.phone = parts.count > 3 ? parts[3] : ""
        }
    }

    /// Those of a cell, each still to be parsed.
    static func cell(_ text: String) -> [String] {
        split(text, at: ";").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    }

    static func text(_ contacts: [Reskontra_V1_CustomerContact]) -> String { contacts.map(text).joined(separator: ";") }

    private static func text(_ contact: Reskontra_V1_CustomerContact) -> String {
        let roles = [contact.primary ? "primary" : "", contact.collections ? "collections" : ""].filter { !$0.isEmpty }
        var parts = [contact.name, contact.email, roles.joined(separator: "+"), contact.phone]
        while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map(escaped).joined(separator: ":")
    }

    /// Parts keep their backslashes.
    static func split(_ text: String, at separator: Character) -> [String] {
        var (parts, isEscaped) = ([""], false)
        for character in text {
            if character == separator, !isEscaped {
                parts.append("")
                continue
            }
            parts[parts.count - 1].append(character)
            isEscaped = character == "\\" && !isEscaped
        }
        return parts
    }

    static func plain(_ text: String) -> String {
        var (made, isEscaped) = ("", false)
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            made.append(character)
            isEscaped = false
        }
        return made
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { made, character in
            if character == ":" || character == ";" || character == "\\" { made.append("\\") }
            made.append(character)
        }
    }
}
