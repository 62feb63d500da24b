/// Takes out of a free text what must not leave the house: card and bank account numbers, secrets, addresses.
///
/// For texts made to be read by people far away. It errs on the side of taking out too much.
enum Redaction {
    static func text(_ text: String) -> String {
        var text = text.replacing(/-----BEGIN [A-Z ]+-----(?s:.)*?(-----END [A-Z ]+-----|$)/, with: "[key]")
        text = text.replacing(/eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/, with: "[token]")
        text = text.replacing(/(?i)\b(password|secret|token)( *[=:] *)[^\s,;]+/) { "\($0.1)\($0.2)[secret]" }
        text = text.replacing(/(?i)\bbearer +[^\s,;]+/, with: "Bearer [secret]")
        text = text.replacing(/[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*/, with: "[address]")
        text = text.replacing(/\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\b/, with: "[account]")
        return text.replacing(/\b[0-9](?:[ -]?[0-9]){12,18}\b/) { isCard($0.output) ? "[card]" : String($0.output) }
    }

    /// The bare words of a finding, without the numbers, codes and amounts in it: `customer # is marked otherwise`.
    ///
    /// A code may look like a word of ours: what stands behind the words that codes follow goes too.
    static func bones(_ text: String) -> String {
        let heralds: Set<Substring> = ["company", "customer", "group", "of", "order", "slip"]
        var isNamed = false
        return text.split(separator: " ").map { word in
            defer { isNamed = heralds.contains(word) }
            let isPlain = word.utf8.enumerated().allSatisfy { place, byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || place == word.utf8.count - 1 && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":"))
            }
            return isPlain && !isNamed ? String(word) : "#"
        }
        .joined(separator: " ")
    }

    /// 13 to 19 digits whose check digit is right (Luhn).
    private static func isCard(_ text: Substring) -> Bool {
        let digits = text.compactMap(\.wholeNumberValue)
        guard (13...19).contains(digits.count) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, place in
            let doubled = place.element * (place.offset % 2 == 1 ? 2 : 1)
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }
}
