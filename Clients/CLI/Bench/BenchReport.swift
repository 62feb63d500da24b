import Foundation

/// The results of a command as text.
struct BenchReport {
    private let results: [BenchResult]

    init(_ results: [BenchResult]) { self.results = results }

    func text(_ output: BenchOutput) -> String {
        switch output {
        case .table: results.map(table).joined(separator: "\n\n")
        case .json: json
        case .tsv: tsv
        }
    }

    private var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = try? results.count == 1 ? encoder.encode(results[0]) : encoder.encode(results)
        return bytes.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// One line per kind of request, then one for all of a run; for scripts.
    private var tsv: String {
        var lines = ["target\tkind\trequests\tper_second\tp50_ns\tp90_ns\tp99_ns\tp999_ns\tmax_ns\terrors"]
        for result in results {
            let errors = result.errors.values.reduce(0, +)
            for kind in result.kinds {
                let latency = kind.latency
                lines.append(
                    "\(result.target)\t\(kind.kind)\t\(kind.requests)\t\(kind.perSecond)\t\(latency.p50)\t\(latency.p90)"
                        + "\t\(latency.p99)\t\(latency.p999)\t\(latency.max)\t\(errors)")
            }
            lines.append("\(result.target)\tall\t\(result.requests)\t\(result.perSecond)\t\t\t\t\t\t\(errors)")
            for (reason, count) in sortedErrors(result) { lines.append("\(result.target)\terror\t\(count)\t\(reason)") }
        }
        return lines.joined(separator: "\n")
    }

    private func table(_ result: BenchResult) -> String {
        var lines = [
            "\(result.target): \(result.connections) connections x \(result.depth), \(result.mix), "
                + "\(result.customers) customers, seed \(result.seed), \(milliseconds(result.nanoseconds)) ms"
        ]
        lines.append(row(["", "requests", "per second", "p50 us", "p90 us", "p99 us", "p99.9 us", "max us"]))
        for kind in result.kinds {
            let latency = kind.latency
            let figures = [latency.p50, latency.p90, latency.p99, latency.p999, latency.max].map(microseconds)
            lines.append(row([kind.kind, "\(kind.requests)", "\(kind.perSecond)"] + figures))
        }
        if result.kinds.count > 1 { lines.append(row(["all", "\(result.requests)", "\(result.perSecond)"])) }
        if result.kinds.isEmpty { lines.append("no answer came back") }
        for (reason, count) in sortedErrors(result) { lines.append("ERROR \(count) x \(reason)") }
        return lines.joined(separator: "\n")
    }

    private func sortedErrors(_ result: BenchResult) -> [(key: String, value: Int)] {
        result.errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    }

    /// The first column to the left, the others to the right.
    private func row(_ cells: [String]) -> String {
        cells.enumerated().map { column, cell in
            let gap = String(repeating: " ", count: max(0, (column == 0 ? 10 : 12) - cell.count))
            return column == 0 ? cell + gap : gap + cell
        }.joined()
    }

    private func microseconds(_ nanoseconds: UInt64) -> String { "\(nanoseconds / 1_000).\(nanoseconds / 100 % 10)" }
    private func milliseconds(_ nanoseconds: UInt64) -> UInt64 { nanoseconds / 1_000_000 }
}
