import Schema

/// The server's counters at one moment.
struct MetricsSample {
    let rows: [Reskontra_V1_Metric]
    let at: ContinuousClock.Instant
    private let values: [String: Double]

    init(_ rows: [Reskontra_V1_Metric], at: ContinuousClock.Instant) {
        self.rows = rows
        self.at = at
        values = Dictionary(rows.map { ($0.name, $0.value) }) { first, _ in first }
    }

    subscript(_ name: String) -> Double { values["reskontra_\(name)"] ?? 0 }
    func has(_ name: String) -> Bool { values["reskontra_\(name)"] != nil }

    /// Calls so far by method.
    var calls: [String: Double] {
        var calls: [String: Double] = [:]
        for (name, value) in values {
            if let found = name.wholeMatch(of: #/reskontra_calls_total\{method="([A-Za-z.]+)"\}/#) {
                calls[String(found.1)] = value
            }
        }
        return calls
    }

    /// Upper bounds and counts of a histogram, the smallest first; the last one has no bound.
    func buckets(of name: String) -> [(bound: Double, count: Double)] {
        let head = "reskontra_\(name)_bucket{le=\""
        var buckets: [(Double, Double)] = []
        for (name, value) in values where name.hasPrefix(head) {
            let bound = name.dropFirst(head.count).prefix { $0 != "\"" }
            buckets.append((bound == "+Inf" ? .infinity : Double(bound) ?? .infinity, value))
        }
        return buckets.sorted { $0.0 < $1.0 }
    }
}

/// What happened between two looks.
struct ServerLoad {
    struct Call: Equatable {
        let method: String
        let rate: Double
        let total: Double
    }

    let from: MetricsSample
    let to: MetricsSample

    private var seconds: Double {
        let span = (to.at - from.at).components
        return max(Double(span.seconds) + Double(span.attoseconds) / 1e18, 0.001)
    }

    /// A second, of a counter; a server that was started anew begins at 0.
    func rate(_ name: String) -> Double { max(0, to[name] - from[name]) / seconds }

    var calls: [Call] {
        let before = from.calls
        return to.calls.map { method, total in
            Call(method: method, rate: max(0, total - (before[method] ?? 0)) / seconds, total: total)
        }
    }

    /// The bound that so large a part of what came between the looks stayed within; nil: nothing came.
    func quantile(_ part: Double, of name: String) -> Double? {
        let (before, after) = (from.buckets(of: name), to.buckets(of: name))
        guard before.count == after.count, let last = after.last, let first = before.last else { return nil }
        let total = last.count - first.count
        guard total > 0 else { return nil }
        for (old, new) in zip(before, after) where new.count - old.count >= total * part { return new.bound }
        return nil
    }

    var table: Table {
        func text(_ value: Double) -> Table.Cell { .text(String(Int64(value.rounded()))) }
        func bound(_ value: Double?) -> Table.Cell { value.map { .text($0.isFinite ? String(Int64($0)) : "inf") } ?? .empty }
        return Table(
            [
                .number("requests_per_second"), .number("records_per_second"), .number("refused_per_second"),
                .number("shed_per_second"), .number("turn_p50_us"), .number("turn_p99_us"), .number("commit_p50_us"),
                .number("commit_p99_us"), .number("parked"), .number("connections"), .number("second_book_lag"),
                .number("cache_connected"), .number("cache_lag"),
            ],
            rows: [
                [
                    text(rate("requests_total")), text(rate("records_total")), text(rate("refused_total")),
                    text(rate("shed_total") + rate("rate_limited_total")),
                    bound(quantile(0.5, of: "turn_microseconds")), bound(quantile(0.99, of: "turn_microseconds")),
                    bound(quantile(0.5, of: "commit_microseconds")), bound(quantile(0.99, of: "commit_microseconds")),
                    text(to["requests_parked"]), text(to["connections"]), text(to["second_book_lag_records"]),
                    text(to["cache_connected"]), text(to["cache_lag_records"]),
                ]
            ])
    }
}
