import Receivables
import Schema
import SwiftProtobuf

/// Turns what a request says into trade values, once, and collects every bad field by its path.
package struct Border {
    package private(set) var violations: [FieldErrors.Violation] = []

    package init() {}

    /// Texts that are not numbers or codes.
    package static let textBytesMax = 250

    package mutating func bad(_ field: String, _ reason: Reason, _ message: String) {
        violations.append(.init(field: field, reason: reason, message: message))
    }

    /// Throws all that was found.
    package func check() throws(FieldErrors) {
        if !violations.isEmpty { throw FieldErrors(violations: violations) }
    }

    /// A number or code; control characters are refused.
    package mutating func code(
        _ text: String, _ field: String, required: Bool = false, max: Int = Code.bytesMax
    ) -> Code {
        if text.isEmpty {
            if required { bad(field, .fieldRequired, "is required") }
            return .empty
        }
        guard text.utf8.count <= max else {
            bad(field, .fieldTooLong, "has \(text.utf8.count) bytes, at most \(max) are allowed")
            return .empty
        }
        guard isPrintable(text), let code = Code(text) else {
            bad(field, .fieldInvalid, "contains control characters")
            return .empty
        }
        return code
    }

    /// Free text; control characters other than line breaks are refused.
    package mutating func text(_ text: String, _ field: String, required: Bool = false, max: Int = textBytesMax) -> String {
        if text.isEmpty, required { bad(field, .fieldRequired, "is required") }
        if text.utf8.count > max {
            bad(field, .fieldTooLong, "has \(text.utf8.count) bytes, at most \(max) are allowed")
        } else if !isPrintable(text) {
            bad(field, .fieldInvalid, "contains control characters")
        } else if PANGuard.isSuspect(text) {
            bad(field, .cardNumberSuspected, "holds what looks like the number of a payment card")
        }
        return text
    }

    /// A confirm token as a refusal told it: up to 16 hex digits, which may be decimal ones alone and are no card's number.
    package mutating func token(_ text: String, _ field: String) -> String {
        guard text.utf8.count <= 16, text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            bad(field, .fieldInvalid, "is no confirm token")
            return ""
        }
        return text
    }

    /// Text that a bank wrote: nobody's report is refused for digits in it, but no card's number is kept.
    package mutating func told(_ text: String, _ field: String, max: Int = textBytesMax) -> String {
        self.text(PANGuard.masked(text), field, max: max)
    }

    /// A reference that creditors give out, as its own field of a bank's report has it: digits with a check digit of their
    /// own, so that many pass for a card's number. As a typed number it is neither refused nor masked: what names an
    /// invoice must be matched as it is (F23, F36).
    package mutating func creditorReference(_ text: String, _ field: String, max: Int) -> String {
        if text.utf8.count > max {
            bad(field, .fieldTooLong, "has \(text.utf8.count) bytes, at most \(max) are allowed")
        }
        return text
    }

    private func isPrintable(_ text: String) -> Bool {
        text.utf8.allSatisfy { ($0 >= 0x20 || $0 == 0x0a || $0 == 0x09) && $0 != 0x7f }
    }

    package mutating func currency(_ text: String, _ field: String) -> Currency? {
        guard !text.isEmpty else {
            bad(field, .fieldRequired, "is required")
            return nil
        }
        guard let code = Code(text), let currency = Currency(code: code) else {
            bad(field, .currencyUnknown, "'\(text.prefix(12))' is no ISO 4217 currency")
            return nil
        }
        return currency
    }

    /// An amount within the border of 10^15 minor units; nil when absent or bad.
    package mutating func money(_ message: Reskontra_V1_Money, _ has: Bool, _ field: String, required: Bool = true) -> Money? {
        guard has else {
            if required { bad(field, .fieldRequired, "is required") }
            return nil
        }
        guard let currency = currency(message.currency, field + ".currency") else { return nil }
        guard message.minor.magnitude <= Money.minorMax.magnitude else {
            bad(field + ".minor", .amountOutOfRange, "\(message.minor) is past 10^15 minor units")
            return nil
        }
        return Money(message.minor, currency)
    }

    package mutating func date(_ message: Reskontra_V1_Date, _ has: Bool, _ field: String, required: Bool = false) -> CalendarDate? {
        guard has else {
            if required { bad(field, .fieldRequired, "is required") }
            return nil
        }
        guard let date = CalendarDate(year: Int(message.year), month: Int(message.month), day: Int(message.day)) else {
            bad(field, .dateInvalid, "\(message.year)-\(message.month)-\(message.day) is no date between 1900 and 2199")
            return nil
        }
        return date
    }

    package mutating func decimal(_ message: Reskontra_V1_Decimal, _ has: Bool, _ field: String) -> Decimal? {
        guard has else { return nil }
        guard message.scale <= UInt32(Decimal.scaleMax) else {
            bad(field, .fieldInvalid, "has \(message.scale) decimal places, at most 9 are allowed")
            return nil
        }
        guard message.unscaled.magnitude <= Money.minorMax.magnitude else {
            bad(field, .amountOutOfRange, "is past 10^15")
            return nil
        }
        return Decimal(unscaled: message.unscaled, scale: UInt8(message.scale))
    }

    /// A percentage between 0 and 1,000 with at most four places.
    package mutating func percent(_ message: Reskontra_V1_Decimal, _ has: Bool, _ field: String) -> Percent {
        let zero = Percent(tenThousandths: 0)
        guard has, let decimal = decimal(message, has, field) else { return zero }
        guard let percent = Percent(decimal), (0...10_000_000).contains(percent.tenThousandths) else {
            bad(field, .fieldInvalid, "is no percentage from 0 to 1,000 with at most four places")
            return zero
        }
        return percent
    }

    /// An exchange rate above 0.
    package mutating func rate(_ message: Reskontra_V1_Decimal, _ has: Bool, _ field: String, required: Bool = false) -> Rate? {
        guard has else {
            if required { bad(field, .fieldRequired, "is required") }
            return nil
        }
        guard let decimal = decimal(message, has, field) else { return nil }
        guard decimal.unscaled > 0 else {
            bad(field, .fieldInvalid, "must be above 0")
            return nil
        }
        return Rate(mantissa: decimal.unscaled, scale: decimal.scale)
    }

    /// An enum whose unspecified value is refused, or stands for `fallback`.
    package mutating func choice<Choice: RawRepresentable>(
        _ raw: Int, _ field: String, fallback: Choice? = nil
    ) -> Choice? where Choice.RawValue == UInt8 {
        if raw == 0 {
            if fallback == nil { bad(field, .fieldRequired, "is required") }
            return fallback
        }
        guard raw > 0, raw <= 255, let value = Choice(rawValue: UInt8(raw)) else {
            bad(field, .fieldInvalid, "has no value \(raw)")
            return nil
        }
        return value
    }

    /// Absent: all customers.
    package mutating func share(_ message: Reskontra_V1_RunShare, _ has: Bool, _ field: String) -> RunShare {
        guard has else { return .whole }
        if message.parts < 1 || message.parts > RunShare.partsMax {
            bad("\(field).parts", .fieldInvalid, "is 1 to \(RunShare.partsMax)")
        } else if message.part < 1 || message.part > message.parts {
            bad("\(field).part", .fieldInvalid, "is 1 to \(message.parts)")
        } else {
            return RunShare(part: message.part, of: message.parts)
        }
        return .whole
    }

    package mutating func key(_ bytes: [UInt8], _ field: String) -> RequestKey? {
        guard bytes.count == 16 else {
            bad(field, .requestKeyInvalid, "has \(bytes.count) bytes, a request key has 16")
            return nil
        }
        return bytes.withUnsafeBytes { LogRecord.pair($0) }.map { RequestKey(high: $0.0, low: $0.1) }
    }

    /// True for PREVIEW.
    package mutating func isPreview(_ mode: Reskontra_V1_Mode) -> Bool {
        switch mode {
        case .unspecified, .execute: return false
        case .preview: return true
        case .UNRECOGNIZED(let raw):
            bad("mode", .fieldInvalid, "has no value \(raw)")
            return false
        }
    }
}

// MARK: Trade values as messages

extension Reskontra_V1_Money {
    package init(_ money: Money) {
        self.init()
        currency = money.currency.code.text
        minor = money.minor
    }

    package init(_ minor: Int64, _ currency: Currency) { self.init(Money(minor, currency)) }
}

extension Reskontra_V1_Date {
    package init(_ date: CalendarDate) {
        self.init()
        let parts = date.parts
        year = Int32(parts.year)
        month = Int32(parts.month)
        day = Int32(parts.day)
    }
}

extension Reskontra_V1_Decimal {
    package init(_ decimal: Decimal) {
        self.init()
        unscaled = decimal.unscaled
        scale = UInt32(decimal.scale)
    }
}

extension Google_Protobuf_Timestamp {
    package init(_ instant: Instant) {
        self.init()
        let (seconds, rest) = instant.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        self.seconds = rest < 0 ? seconds - 1 : seconds
        nanos = Int32(rest < 0 ? rest + 1_000_000_000 : rest)
    }
}

extension Reskontra_V1_JournalEntry {
    package init(_ entry: JournalEntry, _ book: borrowing Book, _ sets: [DimensionSet] = []) {
        self.init()
        voucher = entry.voucher.text
        date = Reskontra_V1_Date(entry.date)
        company = book.companies[entry.company].code.text
        let accounting = book.companies[entry.company].currency
        legs = []
        for leg in entry.legs {
            var made = Reskontra_V1_JournalLeg()
            made.mainAccount = book.companies.account(leg.account).number.text
            made.postingType = .init(rawValue: Int(leg.type.rawValue)) ?? .unspecified
            // A storno takes back an amount of the other side on that side: it is negative there.
            let isDebit = (leg.amount != 0 ? leg.amount > 0 : leg.accountingAmount >= 0) != leg.isStorno
            made.side = isDebit ? .debit : .credit
            made.amount = Reskontra_V1_Money(isDebit ? leg.amount : -leg.amount, entry.currency)
            made.accountingAmount = Reskontra_V1_Money(isDebit ? leg.accountingAmount : -leg.accountingAmount, accounting)
            made.taxCode = leg.taxCode.text
            made.dimension = leg.dimension.text
            let dimensions =
                sets.first { $0.key == leg.dimension }?.dimensions ?? book.dimensionNames[leg.dimension]
                ?? Dimensions(key: leg.dimension)
            if let dimensions { made.dimensions = .init(dimensions) }
            legs.append(made)
        }
    }
}
