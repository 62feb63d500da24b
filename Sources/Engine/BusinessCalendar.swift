import Foundation
import Receivables

/// Turns instants into each company's calendar day.
///
/// The zone data is asked once per company and day: until the next local midnight the answer is kept.
/// Replay needs none of this, each record has its business date.
package struct BusinessCalendar {
    private struct Day {
        var zone: TimeZone
        var today: CalendarDate
        var from: Int64
        var until: Int64
    }

    private var days: [Day] = []

    static func isKnown(zone: String) -> Bool { TimeZone(identifier: zone) != nil && !zone.isEmpty }

    /// Version of the zone data of this machine, noted in the log.
    static var version: String { TimeZone.timeZoneDataVersion }

    package init() {}

    package mutating func add(zone name: String) {
        let zone = TimeZone(identifier: name) ?? .gmt
        days.append(Day(zone: zone, today: CalendarDate(days: 0), from: 0, until: 0))
    }

    package mutating func today(_ company: CompanyID, at instant: Instant) -> CalendarDate {
        let index = Int(company.number) - 1
        if instant.nanoseconds >= days[index].from, instant.nanoseconds < days[index].until {
            return days[index].today
        }
        return look(index, instant)
    }

    private mutating func look(_ index: Int, _ instant: Instant) -> CalendarDate {
        let seconds = Int64(floorDivide(instant.nanoseconds, 1_000_000_000))
        let zone = days[index].zone
        let offset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
        let day = floorDivide(seconds + offset, 86_400)
        // The offset may change within the day: keep the answer only within this hour's quarter then.
        let end = (day + 1) * 86_400 - offset
        let endOffset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(end))))
        let until = endOffset == offset ? end : min(end, (seconds / 900 + 1) * 900)
        days[index].today = CalendarDate(days: Int32(day))
        days[index].from = seconds * 1_000_000_000
        days[index].until = until * 1_000_000_000
        return days[index].today
    }

    private func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
        value >= 0 ? value / by : -((-value + by - 1) / by)
    }
}
