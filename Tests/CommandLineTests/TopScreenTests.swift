import Schema
import Testing

@testable import reskontra

/// `reskontra top`: figures between two looks, lines of a screen, keys.
struct TopScreenTests {
    private func sample(_ values: [String: Double], seconds: Double) -> MetricsSample {
        let rows = values.map { name, value in Reskontra_V1_Metric.with { ($0.name, $0.value) = ("reskontra_" + name, value) } }
        return MetricsSample(rows, at: Self.start + .milliseconds(Int(seconds * 1_000)))
    }

    private static let start = ContinuousClock.now

    private var before: MetricsSample {
        sample(
            [
                "requests_total": 1_000, "calls_total{method=\"Credit.CheckCredit\"}": 900,
                "calls_total{method=\"Payments.PostPayment\"}": 100, "turn_microseconds_bucket{le=\"16\"}": 10,
                "turn_microseconds_bucket{le=\"32\"}": 10, "turn_microseconds_bucket{le=\"+Inf\"}": 10,
            ], seconds: 0)
    }

    private var after: MetricsSample {
        sample(
            [
                "requests_total": 6_000, "calls_total{method=\"Credit.CheckCredit\"}": 920,
                "calls_total{method=\"Payments.PostPayment\"}": 5_080, "turn_microseconds_bucket{le=\"16\"}": 10,
                "turn_microseconds_bucket{le=\"32\"}": 108, "turn_microseconds_bucket{le=\"+Inf\"}": 110,
                "classes_shed": 1, "cache_connected": 1,
            ], seconds: 2)
    }

    @Test("rates are a second's, quantiles those of the span, and a server that began anew counts from 0")
    func load() {
        let load = ServerLoad(from: before, to: after)
        #expect(load.rate("requests_total") == 2_500)
        #expect(load.quantile(0.5, of: "turn_microseconds") == 32)
        #expect(load.quantile(0.99, of: "turn_microseconds") == .infinity)
        #expect(load.quantile(0.5, of: "commit_microseconds") == nil)
        #expect(ServerLoad(from: after, to: before).rate("requests_total") == 0)
    }

    @Test("the screen fits its window, the busiest method leads, enter sorts by the total, q leaves")
    func screen() {
        var screen = TopScreen(title: "top")
        screen.take(before)
        screen.take(after)
        let lines = screen.lines(columns: 80, rows: 24)
        #expect(lines.count == 24)
        #expect(lines.allSatisfy { $0.text.count <= 80 })
        let first = lines.first { $0.isSelected }
        #expect(first?.text.hasPrefix("Payments.PostPayment") == true && first?.text.contains("2 490") == true)
        #expect(lines.contains { $0.text.hasPrefix("door") && $0.tint == .bad })
        #expect(screen.lines(columns: 80, rows: 12).count == 12)
        let staysAfterDown = screen.press(.down)
        #expect(screen.lines(columns: 80, rows: 24).first { $0.isSelected }?.text.hasPrefix("Credit.CheckCredit") == true)
        let staysAfterHelp = screen.press(.character("?"))
        #expect(screen.lines(columns: 80, rows: 24).contains { $0.text.contains("captures never") })
        let staysAfterQ = screen.press(.character("q"))
        #expect(staysAfterDown && staysAfterHelp && !staysAfterQ)
    }

    @Test("numbers have blanks between thousands, times their unit")
    func numbers() {
        #expect(TopScreen.whole(1_234_567) == "1 234 567" && TopScreen.whole(999) == "999" && TopScreen.whole(1_000) == "1 000")
        #expect(TopScreen.time(512) == "512 us" && TopScreen.time(4_096) == "4 ms" && TopScreen.time(.infinity) == "> 1 s")
    }
}
