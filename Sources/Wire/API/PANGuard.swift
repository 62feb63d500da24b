import Receivables

/// Finds what looks like a payment card's number in free text, so that none is ever kept.
///
/// 13 to 19 digits, single spaces, dots or dashes between them not counted, that begin as issuers' numbers do and
/// pass the check digit (Luhn). Codes and numbers of documents have fields of their own and are not looked at. An IBAN is
/// none, whatever its digits say.
package enum PANGuard {
    package static let digitsMin = 13
    package static let digitsMax = 19

    package static func isSuspect(_ text: UnsafeRawBufferPointer) -> Bool { suspect(in: text) != nil }

    /// From its first digit to its last.
    private static func suspect(in text: UnsafeRawBufferPointer) -> Range<Int>? {
        guard text.count >= digitsMin else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { digits in
            var count = 0
            var separators = 0
            var (first, last) = (0, 0)
            func found() -> Range<Int>? {
                isSuspect(run: UnsafeBufferPointer(rebasing: digits[..<count])) ? first..<last + 1 : nil
            }
            for (place, byte) in text.enumerated() {
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    if count == 0 { first = place }
                    last = place
                    digits[count] = byte - UInt8(ascii: "0")
                    count += 1
                    separators = 0
                case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."):
                    separators += 1
                    if separators > 1 {
                        if let found = found() { return found }
                        count = 0
                    }
                default:
                    if let found = found() { return found }
                    count = 0
                    separators = 0
                }
            }
            return found()
        }
    }

    /// With stars for all but the last four digits of each suspect.
    package static func masked(_ text: String) -> String {
        guard isSuspect(text) else { return text }
        var bytes = Array(text.utf8)
        while let found = bytes.withUnsafeBytes({ suspect(in: $0) }) {
            let digits = found.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) }
            for place in digits.dropLast(4) { bytes[place] = UInt8(ascii: "*") }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func isSuspect(_ text: String) -> Bool {
        // Most texts have too few bytes or no long run; only the others are looked at.
        guard text.utf8.count >= digitsMin else { return false }
        var text = text
        guard text.withUTF8({ isSuspect(UnsafeRawBufferPointer($0)) }) else { return false }
        return (try? Iban(text, field: "")) == nil
    }

    /// A run of digits is suspect when it, as a whole, could be a number: a longer one is something else.
    private static func isSuspect(run: UnsafeBufferPointer<UInt8>) -> Bool {
        guard (digitsMin...digitsMax).contains(run.count), hasIssuer(run) else { return false }
        var sum = 0
        for index in run.indices {
            var digit = Int(run[index])
            if (run.count - index) % 2 == 0 {
                digit *= 2
                if digit > 9 { digit -= 9 }
            }
            sum += digit
        }
        return sum % 10 == 0
    }

    private static func hasIssuer(_ run: UnsafeBufferPointer<UInt8>) -> Bool {
        let four = run.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        switch four {
        case 4_000...4_999: return [13, 16, 19].contains(run.count)  // Visa
        case 5_100...5_599, 2_221...2_720: return run.count == 16  // Mastercard
        case 3_400...3_499, 3_700...3_799: return run.count == 15  // American Express
        case 3_000...3_059, 3_600...3_699, 3_800...3_999: return run.count >= 14  // Diners
        case 3_528...3_589: return run.count >= 16  // JCB
        case 6_011, 6_440...6_599: return run.count >= 16  // Discover
        case 6_200...6_299: return run.count >= 16  // UnionPay
        case 5_000...5_099, 5_600...5_899, 6_300...6_399, 6_700...6_799: return true  // Maestro
        default: return false
        }
    }
}
