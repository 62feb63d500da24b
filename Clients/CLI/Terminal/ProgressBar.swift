import Foundation

/// Progress of long work on standard error, drawn only on a terminal.
///
/// Without a terminal it writes a plain line every few seconds, so that a log shows life. Not for several threads.
struct ProgressBar {
    private let title: String
    private let total: UInt64
    private let unit: String
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private var drawnAt: ContinuousClock.Instant?
    private var done: UInt64 = 0
    private var note = ""

    private static let redrawEvery: Duration = .milliseconds(100)
    private static let plainLineEvery: Duration = .seconds(5)

    /// `total` 0: not known, only the count and the rate are shown.
    /// `unit` is written behind the counts, as " kB".
    init(_ title: String, total: UInt64, unit: String = "", isTerminal: Bool = Terminal.errorIsTerminal) {
        self.title = title
        self.total = total
        self.unit = unit
        self.isTerminal = isTerminal
    }

    /// Sets how much is done; cheap enough for every step.
    mutating func update(_ done: UInt64, note: String = "") {
        self.done = done
        self.note = note
        let now = ContinuousClock.now
        let pause = isTerminal ? Self.redrawEvery : Self.plainLineEvery
        if now - (drawnAt ?? (isTerminal ? start - pause : start)) >= pause {
            drawnAt = now
            draw(now)
        }
    }

    mutating func advance(by count: UInt64 = 1) { update(done + count, note: note) }

    /// Draws the last state and ends the line.
    func finish() {
        draw(.now)
        if isTerminal { Terminal.writeError("\n") }
    }

    /// Takes the bar off the screen, for a message in between.
    mutating func clear() {
        if isTerminal, drawnAt != nil { Terminal.writeError("\r\u{1B}[K") }
        drawnAt = nil
    }

    private func draw(_ now: ContinuousClock.Instant) {
        let line = Self.line(
            title: title, done: done, total: total, elapsed: now - start, note: note, unit: unit,
            width: isTerminal ? Terminal.width - 1 : 200, hasBar: isTerminal)
        Terminal.writeError(isTerminal ? "\r\u{1B}[K" + line : line + "\n")
    }

    /// `invoices  [######----]  61 %  12,345 / 20,000  4,115/s  2 s left`
    static func line(
        title: String, done: UInt64, total: UInt64, elapsed: Duration, note: String, unit: String = "",
        width: Int,
        hasBar: Bool
    ) -> String {
        let milliseconds = max(
            1,
            UInt64(elapsed.components.seconds) * 1000
                + UInt64(elapsed.components.attoseconds / 1_000_000_000_000_000))
        let rate = done * 1000 / milliseconds
        var parts: [String] = []
        if total > 0 {
            let percent = min(100, done * 100 / total)
            if hasBar {
                let filled = Int(min(20, done * 20 / total))
                parts.append(
                    "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
                        + "]")
            }
            parts.append("\(percent) %")
            parts.append("\(grouped(done)) / \(grouped(total))\(unit)")
        } else {
            parts.append(grouped(done))
        }
        parts.append("\(grouped(rate))\(unit)/s")
        if total > done, rate > 0 { parts.append("\((total - done) / rate) s left") }
        if !note.isEmpty { parts.append(note) }
        return String((title + "  " + parts.joined(separator: "  ")).prefix(max(20, width)))
    }

    /// `1,234,567`: for counts only, never for money.
    static func grouped(_ number: UInt64) -> String {
        let digits = Array(String(number))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
