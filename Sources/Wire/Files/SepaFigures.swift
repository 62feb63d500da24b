import Receivables

/// Figures as the files of banks have them.
enum SepaFigures {
    /// Euro with two places.
    static func decimal(_ cents: Int64) -> String {
        let rest = cents % 100
        return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// UTC, whole seconds.
    static func dateTime(_ instant: Instant) -> String {
        let seconds = instant.nanoseconds / 1_000_000_000
        let (day, second) = (seconds / 86_400, seconds % 86_400)
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(CalendarDate(days: Int32(day)))T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }
}
