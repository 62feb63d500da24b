import ArgumentParser
import Foundation
import ReskontraClient
import Schema

struct ServerLatency: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency",
        abstract: "How long a ping takes to the server and back.",
        discussion: """
            EXAMPLES
              reskontra server latency
              reskontra server latency --count 1000 --every 1 -o json
            """)

    @Option(help: ArgumentHelp("Pings.", valueName: "n")) var count = 100
    @Option(help: ArgumentHelp("Milliseconds between two.", valueName: "ms")) var every = 10
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func validate() throws {
        guard (1...1_000_000).contains(count) else { throw ValidationError("--count is 1 to 1000000") }
        guard (0...60_000).contains(every) else { throw ValidationError("--every is 0 to 60000 milliseconds") }
    }

    func run(_ desk: Desk) async throws {
        let connection = try await desk.connection()
        var spans: [Int64] = []
        for place in 0..<count {
            if place > 0, every > 0 { try await Task.sleep(for: .milliseconds(every)) }
            let span = try await connection.ping().components
            spans.append(span.seconds * 1_000_000 + span.attoseconds / 1_000_000_000_000)
        }
        spans.sort()
        /// The smallest span that so many of a hundred stayed within.
        func percentile(_ part: Int) -> Int64 { spans[max(0, (spans.count * part + 99) / 100 - 1)] }
        let figures = [
            ("pings", Int64(spans.count)), ("min_us", spans[0]), ("p50_us", percentile(50)), ("p99_us", percentile(99)),
            ("max_us", spans[spans.count - 1]),
        ]
        let message = Reskontra_V1_GetMetricsResponse.with {
            $0.metrics = figures.map { figure in .with { ($0.name, $0.value) = (figure.0, Double(figure.1)) } }
        }
        let table = Table(figures.map { .number($0.0) }, rows: [figures.map { .number($0.1) }])
        try desk.show(View(message, table, lines: [message]))
    }
}
