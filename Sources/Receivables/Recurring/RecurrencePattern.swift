/// Every so many days, weeks, months or years from a start (setup:RI-2). Pure arithmetic.
///
/// Months and years count from the start and clamp to the end of the month: 31 Jan, 28 Feb, 31 Mar.
package struct RecurrencePattern: Equatable, Sendable, PlainBits {
    package enum Unit: UInt8, Sendable, BitwiseCopyable, Codable {
        case day = 1
        case week = 2
        case month = 3
        case year = 4
    }

    package let start: CalendarDate
    package let unit: Unit
    /// 1 or more.
    package let per: UInt16

    package init(start: CalendarDate, unit: Unit, per: UInt16) {
        self.start = start
        self.unit = unit
        self.per = per
    }

    package static let perMax: UInt16 = 1_000

    /// Occurrence k, from 0; nil after the last date there is.
    package func occurrence(_ k: Int) -> CalendarDate? {
        let (count, overflow) = k.multipliedReportingOverflow(by: Int(per))
        guard k >= 0, !overflow, count <= 120_000 else { return nil }
        let date =
            switch unit {
            case .day: start.adding(days: count)
            case .week: start.adding(days: 7 * count)
            case .month: start.adding(months: count)
            case .year: start.adding(months: 12 * min(count, 400))
            }
        return date <= .last ? date : nil
    }

    /// The number of the first occurrence after a day.
    package func first(after day: CalendarDate) -> Int {
        guard day >= start else { return 0 }
        let (from, to) = (start.parts, day.parts)
        let months = (to.year - from.year) * 12 + to.month - from.month
        let passed =
            switch unit {
            case .day: (day - start) / Int(per)
            case .week: (day - start) / (7 * Int(per))
            case .month: months / Int(per)
            case .year: months / (12 * Int(per))
            }
        var k = max(0, passed - 1)
        while let date = occurrence(k), date <= day { k += 1 }
        return k
    }

    /// Occurrences after one day (nil: from the first on) up to another, at most `max`, oldest first.
    package func occurrences(after: CalendarDate?, through last: CalendarDate, max: Int) -> [CalendarDate] {
        var dates: [CalendarDate] = []
        var k = after.map { first(after: $0) } ?? 0
        while dates.count < max, let date = occurrence(k), date <= last {
            dates.append(date)
            k += 1
        }
        return dates
    }

    /// The latest occurrence on or before a day.
    package func latest(through day: CalendarDate) -> CalendarDate? {
        let next = first(after: day)
        return next == 0 ? nil : occurrence(next - 1)
    }
}
