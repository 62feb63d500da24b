import ArgumentParser
import Foundation
import ReskontraClient
import Schema

struct TopCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "What the server does now: traffic, delays, queue, cache, disk.",
        discussion: """
            A full screen that looks again every two seconds. Arrows choose a method, enter sorts by the rate or by the
            total, ? explains the lines, q leaves. Without a terminal it writes one line each time.

            EXAMPLES
              reskontra top
              reskontra top --every 5 --count 12 -o csv
            """)

    @Option(help: ArgumentHelp("Seconds between two looks.", valueName: "s")) var every = 2
    @Option(help: ArgumentHelp("End after so many looks; without a terminal 1.", valueName: "n")) var count: Int?
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func validate() throws {
        guard (1...3_600).contains(every) else { throw ValidationError("--every is 1 to 3600 seconds") }
        guard count ?? 1 >= 1 else { throw ValidationError("--count is 1 or more") }
    }

    func run(_ desk: Desk) async throws {
        let wantsScreen = options.output == nil && options.json == nil && count == nil
        guard wantsScreen, let screen = FullScreen(isColored: desk.output.isColored) else { return try await lines(desk) }
        defer { screen.leave() }
        var view = TopScreen(title: "reskontra top   \(desk.place)")
        do {
            try await follow(screen, &view, desk)
        } catch {
            // The message belongs on the screen before.
            screen.leave()
            throw error
        }
    }

    private func follow(_ screen: FullScreen, _ view: inout TopScreen, _ desk: Desk) async throws {
        view.take(try await sample(desk))
        while true {
            let (columns, rows) = screen.size
            screen.draw(view.lines(columns: columns, rows: rows))
            switch screen.next(withinMilliseconds: Int32(every) * 1_000) {
            case .timeUp: view.take(try await sample(desk))
            case .resized: continue
            case .closed: return
            case .keys(let keys):
                for key in keys where !view.press(key) { return }
            }
        }
    }

    /// One line for each span between two looks.
    private func lines(_ desk: Desk) async throws {
        var before = try await sample(desk)
        var output = desk.output
        if output.format == .json { output.format = .jsonl }
        for _ in 0..<(count ?? 1) {
            try await Task.sleep(for: .seconds(every))
            let after = try await sample(desk)
            let message = Reskontra_V1_GetMetricsResponse.with { $0.metrics = after.rows }
            try output.write(View(message, ServerLoad(from: before, to: after).table, lines: [message]))
            output.header = false
            before = after
        }
    }

    private func sample(_ desk: Desk) async throws -> MetricsSample {
        let answer: Reskontra_V1_GetMetricsResponse = try await desk.read(.getMetrics, Reskontra_V1_GetMetricsRequest())
        return MetricsSample(answer.metrics, at: .now)
    }
}
