/// Texts in the characters that every SEPA bank takes (setup:SD-4, SD-18).
package enum SepaText {
    /// a-z A-Z 0-9 + ? / - : ( ) . , ' and the blank.
    package static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"),
            UInt8(ascii: " "):
            true
        default: false
        }
    }

    /// May stand as an id in a file: of the set, not beginning or ending with a slash or a blank, without two slashes in a row.
    package static func isIdentifier(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, bytes.allSatisfy(isAllowed) else { return false }
        let slash = UInt8(ascii: "/")
        for end in [first, last] where end == slash || end == UInt8(ascii: " ") { return false }
        return !zip(bytes, bytes.dropFirst()).contains { $0 == slash && $1 == slash }
    }

    /// Letters with marks become plain ones, other characters a blank; runs of blanks become one; cut to `max`.
    package static func clean(_ text: String, max: Int) -> String {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII, isAllowed(UInt8(scalar.value)) {
                bytes.append(UInt8(scalar.value))
            } else if let plain = plain[scalar] {
                bytes += Array(plain.utf8)
            } else if !isMark(scalar) {
                bytes.append(UInt8(ascii: " "))
            }
        }
        var kept: [UInt8] = []
        for byte in bytes where byte != UInt8(ascii: " ") || (kept.last.map { $0 != byte } ?? false) { kept.append(byte) }
        kept = Array(kept.prefix(max))
        while kept.last == UInt8(ascii: " ") { kept.removeLast() }
        // A name of punctuation alone is no name.
        guard kept.contains(where: { isAlphanumeric($0) }) else { return "" }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Without blanks, small letters as capitals: how identifiers are compared (setup:SD-4).
    package static func key(_ identifier: String) -> String { String(decoding: Iban.compact(identifier), as: UTF8.self) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// Combining marks stand behind the letter they change: the letter alone is kept.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36f).contains(scalar.value) }

    private static let plain: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("ÀÁÂÃÅĀĂĄ", "A"), ("àáâãåāăą", "a"), ("Ä", "Ae"), ("ä", "ae"), ("Æ", "AE"), ("æ", "ae"), ("ÇĆĈĊČ", "C"),
            ("çćĉċč", "c"), ("ÐĎĐ", "D"), ("ðďđ", "d"), ("ÈÉÊËĒĔĖĘĚ", "E"), ("èéêëēĕėęě", "e"), ("ĜĞĠĢ", "G"), ("ĝğġģ", "g"),
            ("ĤĦ", "H"), ("ĥħ", "h"), ("ÌÍÎÏĨĪĬĮİ", "I"), ("ìíîïĩīĭįı", "i"), ("Ĵ", "J"), ("ĵ", "j"), ("Ķ", "K"), ("ķ", "k"),
            ("ĹĻĽĿŁ", "L"), ("ĺļľŀł", "l"), ("ÑŃŅŇ", "N"), ("ñńņň", "n"), ("ÒÓÔÕØŌŎŐ", "O"), ("òóôõøōŏő", "o"), ("Ö", "Oe"),
            ("ö", "oe"), ("Œ", "OE"), ("œ", "oe"), ("ŔŖŘ", "R"), ("ŕŗř", "r"), ("ŚŜŞŠȘ", "S"), ("śŝşšș", "s"), ("ß", "ss"),
            ("ẞ", "SS"), ("ŢŤŦȚ", "T"), ("ţťŧț", "t"), ("Þ", "Th"), ("þ", "th"), ("ÙÚÛŨŪŬŮŰŲ", "U"), ("ùúûũūŭůűų", "u"),
            ("Ü", "Ue"), ("ü", "ue"), ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸ", "Y"), ("ýÿŷ", "y"), ("ŹŻŽ", "Z"), ("źżž", "z"),
            ("&", "+"), ("–—_", "-"), ("‘’`´", "'"), ("“”„«»", "'"), ("€", "E"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (letters, text) in groups { for letter in letters.unicodeScalars { table[letter] = text } }
        // Greek and Cyrillic capitals and small letters, each by its usual Latin form.
        let alphabets: [(String, [String])] = [
            (
                "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
                ["A", "V", "G", "D", "E", "Z", "I", "Th", "I", "K", "L", "M", "N", "X", "O", "P", "R", "S", "T", "Y", "F", "Ch", "Ps", "O"]
            ),
            (
                "αβγδεζηθικλμνξοπρστυφχψω",
                ["a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "y", "f", "ch", "ps", "o"]
            ),
            (
                "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ",
                [
                    "A", "B", "V", "G", "D", "E", "Zh", "Z", "I", "Y", "K", "L", "M", "N", "O", "P", "R", "S", "T", "U", "F",
                    "H", "Ts", "Ch", "Sh", "Sht", "A", "Y", "Yu", "Ya",
                ]
            ),
            (
                "абвгдежзийклмнопрстуфхцчшщъьюя",
                [
                    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
                    "h", "ts", "ch", "sh", "sht", "a", "y", "yu", "ya",
                ]
            ),
        ]
        for (letters, texts) in alphabets {
            for (letter, text) in zip(letters.unicodeScalars, texts) { table[letter] = text }
        }
        for (letter, text) in zip("άέήίόύώς".unicodeScalars, ["a", "e", "i", "i", "o", "y", "o", "s"]) { table[letter] = text }
        return table
    }()
}
