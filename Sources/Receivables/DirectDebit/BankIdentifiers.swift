/// Numbers of banks, accounts and creditors of the SEPA area (setup:SD-5, setup:SD-6). All checks are arithmetic: no directory.
package struct Iban: Equatable, Sendable {
    /// Without spaces, in capitals.
    package let text: String

    /// ISO 7064 mod 97-10, letters as 10 to 35.
    static func remainder(_ characters: some Sequence<UInt8>) -> Int? {
        var rest = 0
        for byte in characters {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): rest = (rest * 10 + Int(byte - UInt8(ascii: "0"))) % 97
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): rest = (rest * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
            default: return nil
            }
        }
        return rest
    }

    /// Spaces left out, small letters made capitals.
    static func compact(_ text: String) -> [UInt8] {
        text.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: " "): nil
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
            default: byte
            }
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Two digits from 02 to 98: the others are congruent to one of these.
    static func isCheck(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 2, bytes.allSatisfy(isDigit) else { return false }
        let value = bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return (2...98).contains(value)
    }

    package var country: String { String(text.prefix(2)) }

    /// IBAN_INVALID with the rule that is broken.
    package init(_ given: String, field: String) throws(Rejection) {
        let bytes = Iban.compact(given)
        func refuse(_ why: String) -> Rejection { Rejection(.ibanInvalid, field: field, why) }
        guard bytes.count >= 4, bytes[..<2].allSatisfy(Iban.isLetter) else {
            throw refuse("an IBAN begins with the two letters of its country")
        }
        let country = String(decoding: bytes[..<2], as: UTF8.self)
        guard let structure = Iban.structures.first(where: { $0.country == country }) else {
            throw refuse("'\(country)' is no country of the SEPA area")
        }
        guard bytes.count == structure.length else {
            throw refuse("an IBAN of \(country) has \(structure.length) characters, not \(bytes.count)")
        }
        guard Iban.isCheck(bytes[2..<4]) else { throw refuse("check digits are from 02 to 98") }
        guard let rest = Iban.remainder(bytes[4...] + bytes[..<4]) else {
            throw refuse("only letters and digits may stand in it")
        }
        guard rest == 1 else { throw refuse("its check digits do not fit: a character is wrong") }
        if let place = structure.misplaced(bytes[4...]) {
            throw refuse("'\(Character(Unicode.Scalar(bytes[place])))' may not stand at place \(place + 1) of an IBAN of \(country)")
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Within the EEA a bank is found by the account's number (setup:SD-5).
    package var isInEEA: Bool { !Iban.outsideEEA.contains(country) }

    /// Countries of the SEPA area that are not in the European Economic Area.
    private static let outsideEEA: Set<String> = ["AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA"]

    func checkBicIsGiven(_ bic: String, field: String) throws(Rejection) {
        guard bic.isEmpty, !isInEEA else { return }
        throw Rejection(
            .bicInvalid, field: field, "\(country) is outside the EEA: an account there needs its bank's BIC",
            [.init("country", country)])
    }

    /// What a country's numbers are made of behind the check digits: runs of digits (n), capitals (a) or both (c).
    struct Structure {
        let country: String
        let runs: [(length: Int, kind: UInt8)]

        init(_ country: String, _ pattern: String) {
            self.country = country
            var (runs, length): ([(length: Int, kind: UInt8)], Int) = ([], 0)
            for byte in pattern.utf8 {
                if Iban.isDigit(byte) {
                    length = length * 10 + Int(byte - UInt8(ascii: "0"))
                } else {
                    runs.append((length, byte))
                    length = 0
                }
            }
            self.runs = runs
        }

        /// Of the whole number.
        var length: Int { runs.reduce(4) { $0 + $1.length } }

        /// The place of a digit that should be a letter, or the other way round.
        func misplaced(_ bytes: ArraySlice<UInt8>) -> Int? {
            var place = bytes.startIndex
            for run in runs {
                for at in place..<place + run.length {
                    let fits = run.kind == UInt8(ascii: "n") ? Iban.isDigit(bytes[at]) : run.kind != UInt8(ascii: "a") || Iban.isLetter(bytes[at])
                    if !fits { return at }
                }
                place += run.length
            }
            return nil
        }
    }

    /// The countries of the SEPA area.
    static let structures: [Structure] = [
        ("AD", "8n12c"), ("AL", "8n16c"), ("AT", "16n"), ("BE", "12n"), ("BG", "4a6n8c"), ("CH", "5n12c"), ("CY", "8n16c"),
        ("CZ", "20n"), ("DE", "18n"), ("DK", "14n"), ("EE", "16n"), ("ES", "20n"), ("FI", "14n"), ("FR", "10n11c2n"),
        ("GB", "4a14n"), ("GI", "4a15c"), ("GR", "7n16c"), ("HR", "17n"), ("HU", "24n"), ("IE", "4a14n"), ("IS", "22n"),
        ("IT", "1a10n12c"), ("LI", "5n12c"), ("LT", "16n"), ("LU", "3n13c"), ("LV", "4a13c"), ("MC", "10n11c2n"),
        ("MD", "20c"), ("ME", "18n"), ("MK", "3n10c2n"), ("MT", "4a5n18c"), ("NL", "4a10n"), ("NO", "11n"), ("PL", "24n"),
        ("PT", "21n"), ("RO", "4a16c"), ("RS", "18n"), ("SE", "20n"), ("SI", "15n"), ("SK", "20n"), ("SM", "1a10n12c"),
        ("VA", "18n"),
    ].map { Structure($0.0, $0.1) }
}

package struct Bic: Equatable, Sendable {
    package let text: String

    package var country: String { String(text.dropFirst(4).prefix(2)) }

    /// BIC_INVALID: wrong form, or another country than the account's.
    package init(_ given: String, of iban: Iban?, field: String) throws(Rejection) {
        let bytes = Iban.compact(given)
        let isFormed =
            (bytes.count == 8 || bytes.count == 11) && bytes.allSatisfy { Iban.isLetter($0) || Iban.isDigit($0) }
            && bytes[4..<6].allSatisfy(Iban.isLetter)
        guard isFormed else {
            throw Rejection(
                .bicInvalid, field: field,
                "a BIC has 8 or 11 letters and digits, the fifth and sixth are the letters of the country")
        }
        text = String(decoding: bytes, as: UTF8.self)
        let country = String(decoding: bytes[4..<6], as: UTF8.self)
        if let iban, country != iban.country, !Bic.isTerritory(country, of: iban.country) {
            throw Rejection(
                .bicInvalid, field: field, "the bank is in \(country), the account in \(iban.country)",
                [.init("expected", iban.country), .init("actual", country)])
        }
    }

    /// Banks of these places hold accounts with the IBAN of another country.
    private static func isTerritory(_ place: String, of country: String) -> Bool {
        switch country {
        case "FR": ["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"].contains(place)
        case "GB": ["GG", "IM", "JE"].contains(place)
        case "FI": place == "AX"
        default: false
        }
    }
}

/// Identifier of who collects: country, two check digits, three characters that the creditor chooses, a national number.
package struct CreditorID: Equatable, Sendable {
    package let text: String

    package static let lengthMax = 35

    package var country: String { String(text.prefix(2)) }
    package var businessCode: String { String(text.dropFirst(4).prefix(3)) }

    /// CREDITOR_ID_INVALID. The business code is no part of the check: the creditor may change it.
    package init(_ given: String, field: String) throws(Rejection) {
        let bytes = Iban.compact(given)
        func refuse(_ why: String) -> Rejection { Rejection(.creditorIDInvalid, field: field, why) }
        guard bytes.count >= 8, bytes.count <= CreditorID.lengthMax else {
            throw refuse("a creditor identifier has 8 to \(CreditorID.lengthMax) characters, not \(bytes.count)")
        }
        let country = String(decoding: bytes[..<2], as: UTF8.self)
        guard Iban.structures.contains(where: { $0.country == country }) else {
            throw refuse("'\(country)' is no country of the SEPA area")
        }
        guard Iban.isCheck(bytes[2..<4]) else { throw refuse("check digits are from 02 to 98") }
        guard bytes.allSatisfy({ Iban.isLetter($0) || Iban.isDigit($0) }),
            let rest = Iban.remainder(bytes[7...] + bytes[..<4])
        else { throw refuse("only letters and digits may stand in it") }
        guard rest == 1 else { throw refuse("its check digits do not fit: a character is wrong") }
        text = String(decoding: bytes, as: UTF8.self)
    }
}
