/// A calendar day, as days since 1970-01-01.
struct CaseDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    let days: Int

    init(days: Int) { self.days = days }

    /// Reads `2026-03-02`; nil for anything else and for days that do not exist.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2] else { return nil }
        guard let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else { return nil }
        self.init(year: year, month: month, day: day)
        guard description == text else { return nil }
    }

    init(year: Int, month: Int, day: Int) {
        // Years begin in March here, so that the leap day comes last; eras of 400 years repeat.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        days = era * 146_097 + dayOfEra - 719_468
    }

    var parts: (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    var year: Int { parts.year }

    /// Name of the fiscal period it lies in: `YYYY-MM`.
    var period: String { String(description.prefix(7)) }

    func advanced(by days: Int) -> CaseDate { CaseDate(days: self.days + days) }

    func days(to other: CaseDate) -> Int { other.days - days }

    /// The same day some months later, clamped to the end of the month.
    func advanced(byMonths months: Int) -> CaseDate {
        let (year, month, day) = parts
        let index = year * 12 + month - 1 + months
        let first = CaseDate(year: index / 12, month: index % 12 + 1, day: 1)
        let following = CaseDate(year: (index + 1) / 12, month: (index + 1) % 12 + 1, day: 1)
        return first.advanced(by: min(day, first.days(to: following)) - 1)
    }

    var description: String {
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    static func < (left: CaseDate, right: CaseDate) -> Bool { left.days < right.days }
}

/// A moment in UTC: nanoseconds since 1970-01-01.
struct CaseInstant: Hashable, Comparable, Sendable {
    let nanoseconds: Int64

    init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    init(_ date: CaseDate, secondOfDay: Int = 0) {
        nanoseconds = (Int64(date.days) * 86_400 + Int64(secondOfDay)) * 1_000_000_000
    }

    /// Reads `2026-03-02T10:00:00Z`, with a fraction of up to nine digits if need be.
    init?(_ text: String) {
        guard text.hasSuffix("Z"), let split = text.firstIndex(of: "T") else { return nil }
        guard let date = CaseDate(String(text[..<split])) else { return nil }
        let clock = text[text.index(after: split)...].dropLast()
        let halves = clock.split(separator: ".", omittingEmptySubsequences: false)
        let fields = (halves.first ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count <= 2, fields.count == 3, fields.allSatisfy({ $0.count == 2 }) else { return nil }
        guard let hour = Int(fields[0]), let minute = Int(fields[1]), let second = Int(fields[2]) else {
            return nil
        }
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else {
            return nil
        }
        var fraction: Int64 = 0
        if halves.count == 2 {
            guard (1...9).contains(halves[1].count), let digits = Int64(halves[1]), digits >= 0 else {
                return nil
            }
            fraction = digits * Int64(power10(9 - halves[1].count))
        }
        let start = CaseInstant(date, secondOfDay: hour * 3_600 + minute * 60 + second)
        nanoseconds = start.nanoseconds + fraction
    }

    /// The day in UTC; the companies of the cases live there.
    var date: CaseDate {
        let day: Int64 = 86_400_000_000_000
        return CaseDate(days: Int((nanoseconds >= 0 ? nanoseconds : nanoseconds - day + 1) / day))
    }

    static func < (left: CaseInstant, right: CaseInstant) -> Bool { left.nanoseconds < right.nanoseconds }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
