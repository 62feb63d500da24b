extension BankFileEntry {
    /// What the server knows the entry by, and nothing else: entries that differ in anything it does not look at are
    /// equal ones and have to be counted (F36).
    package var meaning: BankFileEntry {
        var meaning = self
        meaning.line = 0
        meaning.occurrence = 1
        meaning.valueDate = nil
        meaning.declaredTransactions = 0
        meaning.bankReference = CardNumbers.masked(bankReference)
        meaning.batchReference = CardNumbers.masked(batchReference)
        meaning.text = CardNumbers.masked(text)
        meaning.transactions = transactions.map(\.meaning)
        if meaning.transactions == [BankFileTransaction()] { meaning.transactions = [] }
        return meaning
    }
}

extension BankFileTransaction {
    fileprivate var meaning: BankFileTransaction {
        var meaning = self
        meaning.charges = 0
        meaning.bankReference = ""
        meaning.returnText = ""
        meaning.counterparty = CardNumbers.masked(counterparty)
        meaning.counterpartyAccount = CardNumbers.masked(counterpartyAccount)
        meaning.endToEnd = CardNumbers.masked(endToEnd)
        meaning.mandate = CardNumbers.masked(mandate)
        meaning.text = CardNumbers.masked(text)
        meaning.returnCode = CardNumbers.masked(returnCode)
        for place in references.indices where !references[place].isCreditorReference {
            meaning.references[place].value = CardNumbers.masked(references[place].value)
        }
        return meaning
    }
}

extension BankFileReference {
    /// Stood in the field for the creditor's own reference; the server has the same.
    package var isCreditorReference: Bool {
        !["InstrId", "TxId", "Prtry", "ChqNb"].contains(kind)
            && value.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 }
    }
}

/// Numbers of payment cards in what a bank wrote, with stars for all but their last four digits; the server has the same.
///
/// 13 to 19 digits, single spaces, dots or dashes between them not counted, that begin as issuers' numbers do and pass
/// the check digit (Luhn). A text that begins as an account's IBAN does is none.
package enum CardNumbers {
    package static func masked(_ text: String) -> String {
        guard text.utf8.count >= 13 else { return text }
        var bytes = Array(text.utf8)
        if isIbanLike(bytes) { return text }
        var places: [Int] = []
        var separators = 0
        var isChanged = false
        func close() {
            if isCard(places.map { Int(bytes[$0]) - 0x30 }) {
                for place in places.dropLast(4) { bytes[place] = UInt8(ascii: "*") }
                isChanged = true
            }
            places = []
            separators = 0
        }
        for place in bytes.indices {
            switch bytes[place] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                places.append(place)
                separators = 0
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."):
                separators += 1
                if separators > 1 { close() }
            default: close()
            }
        }
        close()
        return isChanged ? String(decoding: bytes, as: UTF8.self) : text
    }

    private static func isIbanLike(_ bytes: [UInt8]) -> Bool {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return letters.contains(bytes[0] & 0xdf) && letters.contains(bytes[1] & 0xdf) && digits.contains(bytes[2])
            && digits.contains(bytes[3])
    }

    private static func isCard(_ run: [Int]) -> Bool {
        guard (13...19).contains(run.count), hasIssuer(run) else { return false }
        var sum = 0
        for (place, digit) in run.reversed().enumerated() {
            let weighted = place % 2 == 1 ? 2 * digit : digit
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum % 10 == 0
    }

    private static func hasIssuer(_ run: [Int]) -> Bool {
        switch run.prefix(4).reduce(0, { $0 * 10 + $1 }) {
        case 4_000...4_999: [13, 16, 19].contains(run.count)
        case 5_100...5_599, 2_221...2_720: run.count == 16
        case 3_400...3_499, 3_700...3_799: run.count == 15
        case 3_000...3_059, 3_600...3_699, 3_800...3_999: run.count >= 14
        case 3_528...3_589, 6_011, 6_440...6_599, 6_200...6_299: run.count >= 16
        case 5_000...5_099, 5_600...5_899, 6_300...6_399, 6_700...6_799: true
        default: false
        }
    }
}
