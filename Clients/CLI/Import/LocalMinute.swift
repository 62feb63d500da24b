/// A minute on the clocks of the wholesaler, Europe/London, counted from 1970-01-01 00:00 local time.
struct LocalMinute: Hashable, Comparable, Sendable {
    let number: Int64

    static func < (a: LocalMinute, b: LocalMinute) -> Bool { a.number < b.number }

    init(day: DayNumber, minuteOfDay: Int) { number = Int64(day.number) * 1440 + Int64(minuteOfDay) }

    /// `2010-12-01 08:26:00`; seconds may be left out and are not kept. Nil: no such date or time.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 || bytes.count == 19 else { return nil }
        func digits(_ from: Int, _ count: Int) -> Int? {
            var value = 0
            for byte in bytes[from..<from + count] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte &- 0x30)
            }
            return value
        }
        guard let day = DayNumber(UnsafeRawBufferPointer(rebasing: bytes[0..<10])) else { return nil }
        guard bytes[10] == 0x20 || bytes[10] == 0x54, bytes[13] == 0x3A else { return nil }
        guard let hour = digits(11, 2), let minute = digits(14, 2), hour < 24, minute < 60 else { return nil }
        if bytes.count == 19 {
            guard bytes[16] == 0x3A, let second = digits(17, 2), second < 60 else { return nil }
        }
        self.init(day: day, minuteOfDay: hour * 60 + minute)
    }

    var day: DayNumber { DayNumber(number: Int(number >= 0 ? number / 1440 : (number - 1439) / 1440)) }
    var minuteOfDay: Int { Int(number - Int64(day.number) * 1440) }

    /// Seconds since 1970-01-01 UTC. British Summer Time (one hour) runs from 01:00 UTC on the last Sunday of March
    /// to 01:00 UTC on the last Sunday of October; of the hour that comes twice in autumn the later one is meant.
    var unixSeconds: Int64 {
        let asUTC = number * 60
        let year = day.civil.year
        let begin = Int64(DayNumber.lastSunday(year: year, month: 3).number) * 86_400 + 3600
        let end = Int64(DayNumber.lastSunday(year: year, month: 10).number) * 86_400 + 3600
        return asUTC >= begin && asUTC < end ? asUTC - 3600 : asUTC
    }

    var unixMilliseconds: UInt64 { UInt64(max(0, unixSeconds)) * 1000 }
}

/// A calendar date as days since 1970-01-01.
struct DayNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    let number: Int

    static func < (a: DayNumber, b: DayNumber) -> Bool { a.number < b.number }

    init(number: Int) { self.number = number }

    /// Proleptic Gregorian. The parts must name a date that exists.
    init(year: Int, month: Int, day: Int) {
        // Years begin in March, so that the leap day is the last of its year.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `2010-12-01`. Nil: no such date, or a year outside 1900 to 2199.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        var parts = (0, 0, 0)
        for index in 0..<10 where index != 4 && index != 7 {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
            let digit = Int(bytes[index] &- 0x30)
            if index < 4 {
                parts.0 = parts.0 * 10 + digit
            } else if index < 7 {
                parts.1 = parts.1 * 10 + digit
            } else {
                parts.2 = parts.2 * 10 + digit
            }
        }
        guard (1900...2199).contains(parts.0), (1...12).contains(parts.1), parts.2 >= 1 else { return nil }
        self.init(year: parts.0, month: parts.1, day: parts.2)
        guard civil == parts else { return nil }
    }

    var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// 0 is Sunday.
    var weekday: Int { ((number + 4) % 7 + 7) % 7 }

    var lastOfMonth: DayNumber {
        let (year, month, _) = civil
        return DayNumber(
            number: DayNumber(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1).number - 1)
    }

    static func lastSunday(year: Int, month: Int) -> DayNumber {
        let last = DayNumber(year: year, month: month, day: 1).lastOfMonth
        return DayNumber(number: last.number - last.weekday)
    }

    static func + (day: DayNumber, days: Int) -> DayNumber { DayNumber(number: day.number + days) }

    var description: String {
        let (year, month, day) = civil
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}
