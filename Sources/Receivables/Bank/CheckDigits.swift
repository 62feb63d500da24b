/// Check digits of the references that creditors print on invoices: a payer who mistypes one names nothing.
///
///     RFnn            ISO 11649, mod 97
///     QRR, ISR        Switzerland, 27 or 16 digits, mod 10 recursive
///     OCR             Sweden and Denmark, mod 10 (Luhn)
///     KID             Norway, mod 10 or mod 11 (`-` for 10)
///     SCOR, others    Finland 7-3-1 or mod 10: where one is right, the invoice's number is before it
///
/// Fewer than 5 digits have no check digit.
enum CheckDigits {
    static let digitsMin = 5

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private enum Scheme { case swiss, ocr, kid, free }

    private static func scheme(_ kind: String) -> Scheme {
        let kind = kind.uppercased()
        if kind == "QRR" || kind.hasPrefix("ISR") { return .swiss }
        if kind == "OCR" || kind == "OCRREF" { return .ocr }
        return kind == "KID" ? .kid : .free
    }

    /// False: the check digit that its kind must have is wrong.
    static func isPossible(_ reference: BankReference) -> Bool {
        let plain = plain(reference)
        if looksIso(plain) { return BankReferences.creditorReference(plain) != nil }
        guard isNumber(plain) else { return true }
        switch scheme(reference.kind) {
        case .swiss: return ![16, 27].contains(plain.utf8.count) || recursive(plain)
        case .ocr: return luhn(plain)
        case .kid: return luhn(plain) || mod11(plain)
        case .free: return true
        }
    }

    /// What stands before a right check digit, without leading zeros; nil: there is none.
    static func inside(_ reference: BankReference) -> String? {
        var plain = plain(reference)
        if let inner = BankReferences.creditorReference(plain) { plain = inner }
        guard plain.utf8.count >= digitsMin, isNumber(plain) else { return nil }
        let isRight =
            switch scheme(reference.kind) {
            case .swiss: [16, 27].contains(plain.utf8.count) && recursive(plain)
            case .ocr: luhn(plain)
            case .kid: luhn(plain) || mod11(plain)
            // Banks write `SCOR` and nothing beside national references too.
            case .free: isUntyped(reference.kind) && (finnish(plain) || luhn(plain))
            }
        let inner = String(plain.dropLast().drop { $0 == "0" })
        return isRight && !inner.isEmpty ? inner : nil
    }

    private static func isUntyped(_ kind: String) -> Bool { ["SCOR", "CDTRREF"].contains(kind.uppercased()) }

    private static func plain(_ reference: BankReference) -> String {
        let isKid = scheme(reference.kind) == .kid && reference.value.utf8.last == UInt8(ascii: "-")
        return BankAccount.normalized(reference.value) + (isKid ? "-" : "")
    }

    /// `RF` and two digits.
    private static func looksIso(_ plain: String) -> Bool {
        let bytes = Array(plain.utf8.prefix(4))
        return plain.hasPrefix("RF") && bytes.count == 4 && isDigit(bytes[2]) && isDigit(bytes[3])
    }

    /// Digits; the last may be the `-` of mod 11.
    private static func isNumber(_ plain: String) -> Bool {
        guard let last = plain.utf8.last, plain.utf8.count > 1 || isDigit(last) else { return false }
        return plain.utf8.dropLast().allSatisfy(isDigit) && (isDigit(last) || last == UInt8(ascii: "-"))
    }

    private static func digits(_ plain: String) -> [Int] { plain.utf8.map { Int($0) - 0x30 } }

    static func luhn(_ plain: String) -> Bool {
        guard plain.utf8.allSatisfy(isDigit) else { return false }
        let sum = digits(plain).reversed().enumerated().reduce(0) { sum, place in
            let weighted = place.offset % 2 == 1 ? 2 * place.element : place.element
            return sum + (weighted > 9 ? weighted - 9 : weighted)
        }
        return sum % 10 == 0
    }

    /// Weights 7, 3, 1 from the right of what is before the check digit.
    static func finnish(_ plain: String) -> Bool {
        guard plain.utf8.allSatisfy(isDigit), let check = digits(plain).last else { return false }
        let sum = digits(plain).dropLast().reversed().enumerated().reduce(0) { $0 + $1.element * [7, 3, 1][$1.offset % 3] }
        return (10 - sum % 10) % 10 == check
    }

    /// Weights 2 to 7 and again from the right of what is before the check digit.
    static func mod11(_ plain: String) -> Bool {
        let all = digits(plain)
        guard let last = all.last else { return false }
        let sum = all.dropLast().reversed().enumerated().reduce(0) { $0 + $1.element * (2 + $1.offset % 6) }
        let check = (11 - sum % 11) % 11
        return check == 10 ? last == Int(UInt8(ascii: "-")) - 0x30 : last == check
    }

    /// Mod 10, recursive, as Swiss slips have it.
    static func recursive(_ plain: String) -> Bool {
        guard plain.utf8.allSatisfy(isDigit), let check = digits(plain).last else { return false }
        let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
        let carry = digits(plain).dropLast().reduce(0) { table[($0 + $1) % 10] }
        return (10 - carry) % 10 == check
    }
}
