import Schema
import SwiftProtobuf

/// Calendar dates and instants in ISO 8601, as every output shows them.
enum DateText {
    /// `2026-11-24`; empty for an absent date.
    static func text(_ date: Reskontra_V1_Date) -> String {
        guard date.year != 0 else { return "" }
        return "\(padded(Int64(date.year), 4))-\(padded(Int64(date.month), 2))-\(padded(Int64(date.day), 2))"
    }

    /// `2026-11-24T08:15:00Z`, with milliseconds only if there are any; empty for an absent instant.
    static func text(_ instant: Google_Protobuf_Timestamp) -> String {
        guard instant.seconds != 0 || instant.nanos != 0 else { return "" }
        let days = floor(instant.seconds, 86_400)
        let second = instant.seconds - days * 86_400
        let (year, month, day) = civil(days: days)
        let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(
            separator: ":")
        let milliseconds = Int64(instant.nanos / 1_000_000)
        let fraction = milliseconds == 0 ? "" : "." + padded(milliseconds, 3)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(clock)\(fraction)Z"
    }

    /// Reads `2026-11-24`; the date must exist and lie between 1900 and 2199.
    static func parse(_ text: String) throws(TextFailure) -> Reskontra_V1_Date {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
            let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2])
        else { throw TextFailure("'\(text)' is not a date: write 2026-11-24") }
        guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
            civil(days: Self.days(year, month, day)) == (year, month, day)
        else { throw TextFailure("'\(text)' does not exist between 1900 and 2199") }
        return .with {
            $0.year = Int32(year)
            $0.month = Int32(month)
            $0.day = Int32(day)
        }
    }

    /// Reads `2026-11-24T08:15:00Z` or `2026-11-24` (midnight UTC).
    static func parseInstant(_ text: String) throws(TextFailure) -> Google_Protobuf_Timestamp {
        let wrong = TextFailure("'\(text)' is not an instant: write 2026-11-24T08:15:00Z")
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        let date = try parse(String(halves[0]))
        var seconds = days(Int64(date.year), Int64(date.month), Int64(date.day)) * 86_400
        if halves.count == 2 {
            guard halves[1].hasSuffix("Z") else { throw wrong }
            let clock = halves[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
            guard (2...3).contains(clock.count), clock.allSatisfy({ $0.count == 2 }) else { throw wrong }
            let numbers = clock.compactMap { Int64($0) }
            guard numbers.count == clock.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 })
            else {
                throw wrong
            }
            seconds += numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
        } else if halves.count > 2 {
            throw wrong
        }
        return .with { $0.seconds = seconds }
    }

    /// Days from one date to another; 0 when either is absent.
    static func days(from start: Reskontra_V1_Date, to end: Reskontra_V1_Date) -> Int64 {
        guard start.year != 0, end.year != 0 else { return 0 }
        func number(_ date: Reskontra_V1_Date) -> Int64 { days(Int64(date.year), Int64(date.month), Int64(date.day)) }
        return number(end) - number(start)
    }

    /// The day in UTC.
    static func day(ofUnixSeconds seconds: Int64) -> Reskontra_V1_Date {
        let (year, month, day) = civil(days: floor(seconds, 86_400))
        return .with { ($0.year, $0.month, $0.day) = (Int32(year), Int32(month), Int32(day)) }
    }

    // Gregorian calendar over day counts; eras of 400 years begin on 1 March.

    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = floor(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let era = floor(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
    }

    private static func padded(_ value: Int64, _ digits: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
