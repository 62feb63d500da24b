/// A civil date as days since 1970-01-01, without a zone.
package struct CalendarDate: Hashable, Comparable, Sendable, PlainBits {
    package let days: Int32

    package init(days: Int32) { self.days = days }

    /// Nil for a date that does not exist or lies outside 1900 to 2199.
    package init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.length(ofMonth: month, in: year)
        else { return nil }
        self.init(civil: year, month, day)
    }

    private init(civil year: Int, _ month: Int, _ day: Int) {
        // Days from civil, counted from 1 March so that the leap day comes last.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        days = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// The latest date anything may have: 2199-12-31.
    package static let last = CalendarDate(civil: 2199, 12, 31)

    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    package static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package func adding(days count: Int) -> CalendarDate { CalendarDate(days: days + Int32(count)) }

    /// The same day some months later, clamped to the end of the month (setup: conventions).
    package func adding(months count: Int) -> CalendarDate {
        let (year, month, day) = parts
        let index = year * 12 + month - 1 + count
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        return CalendarDate(civil: newYear, newMonth, min(day, CalendarDate.length(ofMonth: newMonth, in: newYear)))
    }

    /// 1 Monday to 7 Sunday.
    package var weekday: Int { Int((days % 7 + 7 + 3) % 7) + 1 }

    package var endOfMonth: CalendarDate {
        let (year, month, _) = parts
        return CalendarDate(civil: year, month, CalendarDate.length(ofMonth: month, in: year))
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.days < right.days }
    package static func - (left: CalendarDate, right: CalendarDate) -> Int { Int(left.days) - Int(right.days) }
}

extension CalendarDate: CustomStringConvertible {
    /// ISO 8601: 2026-03-02.
    package var description: String {
        let (year, month, day) = parts
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}

/// A UTC instant in nanoseconds since 1970, given by the engine, never by a caller.
package struct Instant: Hashable, Comparable, Sendable, PlainBits {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    package static let never = Instant(nanoseconds: .max)

    package static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Saturates at `never`.
    package func adding(seconds: Int64) -> Instant {
        let (span, tooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflow) = nanoseconds.addingReportingOverflow(span)
        return tooLong || overflow ? .never : Instant(nanoseconds: sum)
    }
}

/// When a command is decided: the turn's instant and the company's calendar day at it.
package struct Moment: Sendable {
    package let instant: Instant
    package let today: CalendarDate
    /// Who asks; empty where it does not matter.
    package var principal: Code = .empty

    package init(instant: Instant, today: CalendarDate, principal: Code = .empty) {
        self.instant = instant
        self.today = today
        self.principal = principal
    }
}
