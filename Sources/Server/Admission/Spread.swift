/// How often a figure was how large, by powers of two; a histogram of the metrics page.
struct Spread {
    /// Bounds go from 2^`first` up to 2^(`first` + 16); above it is the rest.
    private static let bounds = 17

    private let help: String
    private let first: Int
    /// Of the buckets, the sum and the count: made once, the page is made often.
    private let names: [String]
    private var counts = [UInt64](repeating: 0, count: Spread.bounds + 1)
    /// Nanoseconds where the figures are microseconds: what takes less than one counts too.
    private var fineSum: UInt64 = 0
    private let finesPerFigure: UInt64

    /// `label`: as in `method="Credit.CheckCredit"`.
    init(_ name: String, first: Int, _ help: String, label: String = "") {
        finesPerFigure = name.contains("_microseconds") ? 1_000 : 1
        self.first = first
        self.help = help
        let before = label.isEmpty ? "" : label + ","
        let alone = label.isEmpty ? "" : "{\(label)}"
        names =
            (0...Spread.bounds).map { place in
                let bound = place == Spread.bounds ? "+Inf" : "\(UInt64(1) << UInt64(first + place))"
                return "\(name)_bucket{\(before)le=\"\(bound)\"}"
            } + ["\(name)_sum\(alone)", "\(name)_count\(alone)"]
    }

    mutating func add(_ figure: UInt64, times: UInt64 = 1) {
        // The smallest bound that is not below the figure.
        let bits = figure <= 1 ? 0 : UInt64.bitWidth - (figure - 1).leadingZeroBitCount
        counts[min(max(bits - first, 0), Spread.bounds)] += times
        fineSum &+= figure &* finesPerFigure &* times
    }

    /// Some that took `nanoseconds` together: each counts as its even share, rounded up to a microsecond.
    mutating func add(nanoseconds: UInt64, of times: UInt64) {
        let share = (nanoseconds / max(1, times) + 999) / 1_000
        add(share, times: times)
        fineSum = fineSum &- share &* finesPerFigure &* times &+ nanoseconds
    }

    /// As Prometheus has histograms: each bucket counts the smaller ones too.
    var rows: [(name: String, help: String, value: UInt64)] {
        var rows: [(name: String, help: String, value: UInt64)] = []
        rows.reserveCapacity(names.count)
        var total: UInt64 = 0
        for (place, count) in counts.enumerated() {
            total += count
            rows.append((names[place], help, total))
        }
        rows.append((names[counts.count], help, fineSum / finesPerFigure))
        rows.append((names[counts.count + 1], help, total))
        return rows
    }
}
