/// What a payer's texts may name: tokens in the order they are searched, structured places first.
///
/// Pure: knows no book. Placeholders such as NOTPROVIDED are no reference.
package struct BankReferences: Equatable, Sendable {
    package struct Token: Equatable, Sendable {
        /// Where it stood, as `structured SCOR`, `end-to-end`, `text`, `entry text`.
        package let place: String
        package let text: String
        /// What of the payment is for it.
        package let amount: Money?
        /// Set apart by the payer, not found in prose.
        package let isStructured: Bool

        /// Without sign; nil: none is stated, or one of another currency.
        func stated(in currency: Currency) -> UInt64? {
            guard let amount, amount.currency == currency, amount.minor != 0 else { return nil }
            return amount.minor.magnitude
        }
    }

    package private(set) var tokens: [Token] = []

    /// Tokens of one line; a text that is longer names no more.
    package static let tokensMax = 200
    private static let placeholders: Set<String> = [
        "NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF", "NONE", "NOTAVAILABLE", "N/A", "UNKNOWN",
    ]

    package static func isPlaceholder(_ text: String) -> Bool { placeholders.contains(text.uppercased()) }

    /// A placeholder however it is written, or nothing but zeros and dashes: two reports that have it have nothing in common.
    static func namesNothing(_ text: String) -> Bool {
        let plain = text.uppercased().filter { $0.isLetter || $0.isNumber }
        return plain.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "X") } || fillers.contains(plain)
    }

    private static let fillers: Set<String> = [
        "NOTPROVIDED", "NOTPROVIDE", "NONPROVIDED", "NONREF", "NOREF", "NOREFERENCE", "NONE", "NOTAVAILABLE",
        "NOTAPPLICABLE", "NA", "NULL", "UNKNOWN", "UNDEFINED",
    ]

    /// Stood in the field for the creditor's own reference, not in one that payers and banks fill.
    package static func isCreditorReference(_ kind: String, _ value: String) -> Bool {
        !["InstrId", "TxId", "Prtry", "ChqNb"].contains(kind)
            && value.utf8.allSatisfy { CheckDigits.isDigit($0) || $0 == 0x20 }
    }

    package init(_ text: BankLineText) {
        self.init(marked: text)
        addProse(of: text)
    }

    /// Only what was set apart; most payments need no more.
    init(marked text: BankLineText) {
        for reference in text.transaction.references {
            guard CheckDigits.isPossible(reference) else { continue }
            add("structured \(reference.kind)", reference.value, amount: reference.amount)
            if let inner = CheckDigits.inside(reference) {
                put("structured \(reference.kind)", inner, reference.amount, isStructured: true)
            }
        }
        add("end-to-end", text.transaction.endToEnd)
        add("mandate", text.transaction.mandate)
    }

    mutating func addProse(of text: BankLineText) {
        addWords("text", text.transaction.text)
        addWords("entry text", text.entryText)
    }

    private mutating func add(_ place: String, _ value: String, amount: Money? = nil) {
        let value = BankReferences.trimmed(value)
        guard !value.isEmpty, !BankReferences.isPlaceholder(value) else { return }
        for form in BankReferences.forms(of: value) { put(place, form, amount, isStructured: true) }
    }

    /// Words, and neighbours put together: `FTI 000001` is `FTI-000001` to its reader.
    private mutating func addWords(_ place: String, _ text: String) {
        var before = ""
        for word in text.split(whereSeparator: BankReferences.separates) {
            let token = BankReferences.trimmed(word)
            guard !token.isEmpty else { continue }
            for form in BankReferences.forms(of: token) { put(place, form, nil, isStructured: false) }
            if !before.isEmpty {
                put(place, (before + "-" + token).uppercased(), nil, isStructured: false)
                put(place, (before + token).uppercased(), nil, isStructured: false)
            }
            before = token
        }
    }

    private mutating func put(_ place: String, _ text: String, _ amount: Money?, isStructured: Bool) {
        guard tokens.count < BankReferences.tokensMax, text.utf8.count <= 60 else { return }
        tokens.append(Token(place: place, text: text, amount: amount, isStructured: isStructured))
    }

    /// As it stands, in capitals, with a dash between letters and digits, and what is inside a checked reference.
    static func forms(of value: String) -> [String] {
        var forms: [String] = []
        func add(_ form: String) { if !form.isEmpty, !forms.contains(form) { forms.append(form) } }
        add(value)
        let upper = value.uppercased()
        add(upper)
        let plain = BankAccount.normalized(value)
        add(plain)
        add(dashed(plain))
        if let inner = creditorReference(plain) {
            add(inner)
            add(dashed(inner))
        }
        if let inner = swissReference(plain) { add(inner) }
        return forms
    }

    /// What stands behind a valid `RFnn` (ISO 11649); nil for anything else.
    static func creditorReference(_ plain: String) -> String? {
        guard plain.hasPrefix("RF"), (5...25).contains(plain.utf8.count) else { return nil }
        let bytes = Array(plain.utf8)
        guard (0x30...0x39).contains(bytes[2]), (0x30...0x39).contains(bytes[3]) else { return nil }
        return Iban.remainder(bytes[4...] + bytes[..<4]) == 1 ? String(plain.dropFirst(4)) : nil
    }

    /// A Swiss QR reference of 27 digits without leading zeros and check digit; nil when the check digit is wrong.
    static func swissReference(_ plain: String) -> String? {
        guard plain.utf8.count == 27, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
        var carry = 0
        let digits = plain.utf8.map { Int($0) - 0x30 }
        for digit in digits.dropLast() { carry = table[(carry + digit) % 10] }
        guard (10 - carry) % 10 == digits[26] else { return nil }
        return String(plain.dropLast().drop { $0 == "0" })
    }

    /// `FTI000001` as `FTI-000001`; empty where letters are not followed by digits only.
    private static func dashed(_ plain: String) -> String {
        let letters = plain.utf8.prefix { !(0x30...0x39).contains($0) }
        let digits = plain.utf8.dropFirst(letters.count)
        guard !letters.isEmpty, !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return "" }
        return "\(Substring(letters))-\(Substring(digits))"
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while let first = text.utf8.first, isEdge(first) { text = Substring(text.utf8.dropFirst()) }
        while let last = text.utf8.last, isEdge(last) { text = Substring(text.utf8.dropLast()) }
        return String(text)
    }

    private static let edges = Array(" .,;:-/#+()'\"".utf8)

    private static func isEdge(_ byte: UInt8) -> Bool { edges.contains(byte) }

    private static let separators = Array(",;:()[]'\"#+?*=<>|".utf8)

    private static func separates(_ character: Character) -> Bool {
        guard let byte = character.asciiValue else { return character.isWhitespace }
        return byte == 0x20 || (0x09...0x0d).contains(byte) || separators.contains(byte)
    }
}
