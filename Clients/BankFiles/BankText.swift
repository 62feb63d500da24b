/// Reading of amounts and dates as banks write them.
enum BankText {
    static let amountMax: Int64 = 1_000_000_000_000_000

    /// Exact minor units; nil for anything but digits and one point, for digits below the minor unit that are not 0,
    /// and past 10^15. A minus sign is refused: direction is an element of its own.
    static func minor(_ text: String, exponent: Int) -> Int64? {
        var (value, places, hasPoint, digits) = (Int64(0), 0, false, 0)
        for byte in trimmed(text) {
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
    static func date(_ text: String) -> BankDate? {
        var (numbers, place): ((Int32, Int32, Int32), Int) = ((0, 0, 0), 0)
        for byte in trimmed(text) {
            if place == 10 { break }
            if place == 4 || place == 7 {
                guard byte == 0x2d else { return nil }
            } else {
                guard (0x30...0x39).contains(byte) else { return nil }
                let digit = Int32(byte - 0x30)
                if place < 4 {
                    numbers.0 = numbers.0 * 10 + digit
                } else if place < 7 {
                    numbers.1 = numbers.1 * 10 + digit
                } else {
                    numbers.2 = numbers.2 * 10 + digit
                }
            }
            place += 1
        }
        let (year, month, day) = numbers
        guard place == 10, (1...12).contains(month), (1...days(of: month, in: year)).contains(day) else { return nil }
        return BankDate(year, month, day)
    }

    private static func days(of month: Int32, in year: Int32) -> Int32 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Bytes between the blanks of XML at both ends.
    private static func trimmed(_ text: String) -> Substring.UTF8View {
        let bytes = text.utf8
        var (start, end) = (bytes.startIndex, bytes.endIndex)
        while start < end, isBlank(bytes[start]) { bytes.formIndex(after: &start) }
        while start < end {
            let last = bytes.index(before: end)
            guard isBlank(bytes[last]) else { break }
            end = last
        }
        return bytes[start..<end]
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

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
        // One piece was made plain when it was read.
        return pieces.count == 1 ? text : plain(text)
    }

    /// Words that stand where a reference could; the server has the same.
    static func isPlaceholder(_ text: String) -> Bool {
        (3...12).contains(text.utf8.count) && placeholders.contains(text.uppercased())
    }

    private static let placeholders: Set<String> = [
        "NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF", "NONE", "NOTAVAILABLE", "N/A", "UNKNOWN",
    ]

    /// The first bytes of a text, ending between characters.
    static func cut(_ text: String, _ bytes: Int = 1_000) -> String {
        guard text.utf8.count > bytes else { return text }
        var cut = text
        while cut.utf8.count > bytes { cut.removeLast() }
        return cut
    }
}
