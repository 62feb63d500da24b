/// Reading of amounts and dates as banks write them.
enum BankText {
    static let amountMax: Int64 = 1_000_000_000_000_000

    /// Exact minor units; nil for anything but digits and one point, for digits below the minor unit that are not 0,
    /// and past 10^15. A minus sign is refused: direction is an element of its own.
    static func minor(_ text: some StringProtocol, exponent: Int) -> Int64? {
        var (value, places, hasPoint, digits) = (Int64(0), 0, false, 0)
        for byte in trimmed(text).utf8 {
            if byte == 0x2e, !hasPoint {
                hasPoint = true
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            digits += 1
            if hasPoint { places += 1 }
            if places > exponent {
                if byte != 0x30 { return nil }
                continue
            }
            value = value * 10 + Int64(byte - 0x30)
            if value > amountMax { return nil }
        }
        guard digits > 0 else { return nil }
        for _ in min(places, exponent)..<exponent {
            value *= 10
            if value > amountMax { return nil }
        }
        return value
    }

    /// The calendar day at the beginning of a date or of a date and time.
    static func date(_ text: some StringProtocol) -> BankDate? {
        let bytes = Array(trimmed(text).utf8.prefix(10))
        guard bytes.count == 10, bytes[4] == 0x2d, bytes[7] == 0x2d else { return nil }
        func number(_ range: Range<Int>) -> Int32? {
            var value: Int32 = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int32(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            (1...12).contains(month), (1...days(of: month, in: year)).contains(day)
        else { return nil }
        return BankDate(year, month, day)
    }

    private static func days(of month: Int32, in year: Int32) -> Int32 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// One line: runs of white space become one blank, other control characters go.
    static func plain(_ text: String) -> String {
        if isPlain(text) { return text }
        var plain = String.UnicodeScalarView()
        var pending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                pending = !plain.isEmpty
            } else if scalar.value >= 0x20, scalar.value != 0x7f {
                if pending { plain.append(" ") }
                pending = false
                plain.append(scalar)
            }
        }
        return String(plain)
    }

    /// Nothing to do. Bytes that may begin a wide blank are looked at closely.
    private static func isPlain(_ text: String) -> Bool {
        var before: UInt8 = 0x20
        for byte in text.utf8 {
            switch byte {
            case 0..<0x20, 0x7f, 0xc2, 0xe1, 0xe2, 0xe3: return false
            case 0x20: if before == 0x20 { return false }
            default: break
            }
            before = byte
        }
        return before != 0x20 || text.isEmpty
    }

    /// Pieces of a text that was broken every 35 characters join without a blank, others with one.
    static func joined(_ pieces: [String]) -> String {
        var text = ""
        for (place, piece) in pieces.enumerated() {
            if place > 0, pieces[place - 1].count != 35 { text += " " }
            text += piece
        }
        return plain(text)
    }

    /// Words that stand where a reference could; the server has the same.
    static func isPlaceholder(_ text: String) -> Bool {
        ["NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF", "NONE", "NOTAVAILABLE", "N/A", "UNKNOWN"].contains(text.uppercased())
    }

    /// The first bytes of a text, ending between characters.
    static func cut(_ text: String, _ bytes: Int = 1_000) -> String {
        guard text.utf8.count > bytes else { return text }
        var cut = text
        while cut.utf8.count > bytes { cut.removeLast() }
        return cut
    }
}
