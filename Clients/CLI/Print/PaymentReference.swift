/// Checked texts of payments.
enum PaymentReference {
    /// `RF18INV0001` for INV-0001 (ISO 11649): what a bank hands back unchanged; nil when the number is too long.
    static func creditor(_ number: String) -> String? {
        let plain = number.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard (1...21).contains(plain.utf8.count) else { return nil }
        let rest = remainder(plain + "RF00")
        let check = 98 - rest
        return "RF\(check < 10 ? "0" : "")\(check)\(plain)"
    }

    /// In groups of four, as people read it.
    static func grouped(_ text: String) -> String {
        text.enumerated().map { ($0 > 0 && $0 % 4 == 0 ? " " : "") + String($1) }.joined()
    }

    static func isIBAN(_ text: String) -> Bool {
        let plain = text.filter { $0 != " " }
        guard (15...34).contains(plain.utf8.count), plain.prefix(2).allSatisfy({ $0.isLetter && $0.isUppercase }),
            plain.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) })
        else { return false }
        return remainder(String(plain.dropFirst(4) + plain.prefix(4))) == 1
    }

    /// Modulo 97 with A as 10 to Z as 35.
    private static func remainder(_ text: String) -> Int {
        text.utf8.reduce(0) { rest, byte in
            let value = byte <= 0x39 ? Int(byte) - 0x30 : Int(byte) - 0x41 + 10
            return (rest * (value > 9 ? 100 : 10) + value) % 97
        }
    }
}

/// What a bank's app reads off a page to fill in a credit transfer (EPC069-12): euro only.
struct PaymentCode {
    var payee: String
    var iban: String
    var bic = ""
    /// Euro cents.
    var amount: Int64
    /// Of ISO 11649; empty: `message` says what is paid.
    var reference: String
    /// Free words, where there is no reference: a code has one of them.
    var message = ""

    /// From one cent to 999,999,999.99.
    static let amountMax: Int64 = 99_999_999_999

    /// Nil when it would not be a valid code.
    var text: String? {
        guard (1...Self.amountMax).contains(amount), PaymentReference.isIBAN(iban), !payee.isEmpty else { return nil }
        let account = iban.filter { $0 != " " }
        var lines = [
            "BCD", "002", "1", "SCT", Self.oneLine(bic, 11), Self.oneLine(payee, 70), account,
            "EUR" + DecimalText.text(unscaled: amount, scale: 2), "", reference,
        ]
        if reference.isEmpty, !message.isEmpty { lines.append(Self.oneLine(message, 140)) }
        let text = lines.joined(separator: "\n")
        return text.utf8.count <= QRCode.bytesMax ? text : nil
    }

    /// Each field is a line: a line end in one would shift all that follow.
    private static func oneLine(_ text: String, _ lettersMax: Int) -> String {
        let letters = text.map { letter -> Character in
            letter.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : letter
        }
        return String(letters.prefix(lettersMax))
    }
}
