import Foundation

/// The results of a command as text: one row per run and kind of request, one for all kinds of a run.
///
/// Latencies in microseconds with one decimal; JSON has nanoseconds. Errors follow on standard error.
struct BenchReport {
    private let results: [BenchResult]

    init(_ results: [BenchResult]) { self.results = results }

    func write(_ format: OutputFormat) throws {
        Terminal.write(try text(format))
        for result in results {
            for (reason, count) in result.errors.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
                Terminal.writeError("error: \(result.target): \(count) x \(reason)\n")
            }
        }
    }

    func text(_ format: OutputFormat) throws -> String {
        switch format {
        case .json: try BenchJSON.text(results) + "\n"
        case .jsonl: try results.map { try BenchJSON.line($0) + "\n" }.joined()
        case .csv: table.csv()
        case .tsv: table.tsv()
        case .card, .table: table.grid()
        }
    }

    private var table: Table {
        var table = Table([
            .text("run"), .text("kind"), .number("requests"), .number("per_second"), .number("p50_us"),
            .number("p90_us"), .number("p99_us"), .number("p999_us"), .number("max_us"), .number("errors"),
        ])
        for result in results {
            let errors = Table.Cell.number(result.errors.values.reduce(0, +))
            let run = Table.Cell.text("\(result.target) \(result.connections)x\(result.depth)")
            for kind in result.kinds {
                let latency = kind.latency
                let figures = [latency.p50, latency.p90, latency.p99, latency.p999, latency.max]
                table.rows.append(
                    [run, .text(kind.kind), .number(kind.requests), .number(kind.perSecond)]
                        + figures.map { .text(Self.microseconds($0)) } + [errors])
            }
            guard result.kinds.count != 1 else { continue }
            table.rows.append(
                [run, .text("all"), .number(result.requests), .number(result.perSecond)]
                    + Array(repeating: .empty, count: 5) + [errors])
        }
        return table
    }

    private static func microseconds(_ nanoseconds: UInt64) -> String {
        "\(nanoseconds / 1_000).\(nanoseconds / 100 % 10)"
    }
}

/// Indented for reading, or one line.
enum BenchJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
