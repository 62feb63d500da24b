/// How often a figure was how large, by powers of two; a histogram of the metrics page.
struct Spread {
    /// Bounds go from 2^`first` up to 2^(`first` + 16); above it is the rest.
    private static let bounds = 17

    private let name: String
    private let help: String
    private let first: Int
    private var counts = [UInt64](repeating: 0, count: Spread.bounds + 1)
    private var sum: UInt64 = 0

    init(_ name: String, first: Int, _ help: String) {
        self.name = name
        self.first = first
        self.help = help
    }

    mutating func add(_ figure: UInt64) {
        // The smallest bound that is not below the figure.
        let bits = figure <= 1 ? 0 : UInt64.bitWidth - (figure - 1).leadingZeroBitCount
        counts[min(max(bits - first, 0), Spread.bounds)] += 1
        sum &+= figure
    }

    /// As Prometheus has histograms: each bucket counts the smaller ones too.
    var rows: [(name: String, help: String, value: UInt64)] {
        var rows: [(String, String, UInt64)] = []
        var total: UInt64 = 0
        for (place, count) in counts.enumerated() {
            total += count
            let bound = place == Spread.bounds ? "+Inf" : "\(UInt64(1) << UInt64(first + place))"
            rows.append(("\(name)_bucket{le=\"\(bound)\"}", help, total))
        }
        return rows + [("\(name)_sum", help, sum), ("\(name)_count", help, total)]
    }
}
