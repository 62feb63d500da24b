import Foundation
import ReskontraClient

/// A failure as standard error shows it: for people, or as one JSON document for `-o json` and `-o jsonl`.
struct FailureReport {
    var reason = ""
    var message: String
    var violations: [StatusFailure.Violation] = []
    var figures: [(name: String, text: String)] = []
    var remedy = ""
    var retryDelay: Duration?
    var requestKey: RequestKey?
    var sequence: UInt64 = 0
    let status: ExitStatus

    init(_ message: String, _ status: ExitStatus, remedy: String = "") {
        self.message = message
        self.status = status
        self.remedy = remedy
    }

    init(_ failure: CallFailure) {
        self.init("", ExitStatus(failure))
        switch failure {
        case .refused(let refusal): take(refusal)
        case .notDone(let why):
            reason = "NOT_DONE"
            message = why
            remedy = "Nothing was done. `reskontra server info` tells whether the server answers."
        case .outcomeUnknown(let key, let why):
            reason = "OUTCOME_UNKNOWN"
            requestKey = key
            message = "\(why). The request had left: it may have been done or not."
            remedy = "`reskontra retry last` sends it again with the same key, so it is done once at most."
            if let key { remedy += " `reskontra outcome \(key)` only asks." }
        }
    }

    private mutating func take(_ refusal: StatusFailure) {
        reason = refusal.reason
        message = refusal.message
        violations = refusal.violations
        figures = refusal.figures.map { ($0.name, $0.value.text) }
        remedy = refusal.remedy
        retryDelay = refusal.retryDelay
        requestKey = refusal.requestKey
        sequence = refusal.sequence
    }

    /// Whether the words of the command line, or else the environment, ask for JSON; also when they do not parse.
    static func wantsJSON(
        _ words: [String], environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> Bool {
        var chosen = ShellSession.current?.format?.rawValue ?? environment["RESKONTRA_OUTPUT"] ?? ""
        for (place, word) in words.enumerated() {
            if word == "-o" || word == "--output" {
                chosen = place + 1 < words.count ? words[place + 1] : ""
            } else if word.hasPrefix("--output=") {
                chosen = String(word.dropFirst("--output=".count))
            } else if word == "--json" || word.hasPrefix("--json=") {
                chosen = "json"
            } else if word.hasPrefix("-o"), word.count > 2 {
                chosen = String(word.dropFirst(2))
            }
        }
        return chosen == "json" || chosen == "jsonl"
    }

    func text(isColored: Bool) -> String {
        let head = reason.isEmpty ? message : "\(reason): \(message)"
        var lines = [Tint.bad.paint("error:", isColored) + " " + PlainText.lines(head)]
        lines += violations.map { PlainText.oneLine("  field   \($0.field): \($0.description)") }
        lines += figures.map { PlainText.oneLine("  figure  \($0.name) \($0.text)") }
        if !remedy.isEmpty { lines.append(PlainText.oneLine("  remedy  \(remedy)")) }
        if let retryDelay { lines.append("  retry   after \(milliseconds(retryDelay)) ms with the same key") }
        if let requestKey { lines.append("  key     \(requestKey)") }
        lines.append("  exit    \(status.rawValue) (\(status.meaning))")
        return lines.joined(separator: "\n") + "\n"
    }

    /// `{"error":{"reason":…,"message":…,"fields":[…],"exit_code":…}}`; absent parts are left out.
    func json() -> String {
        var error: [String: Any] = ["message": message, "exit_code": Int(status.rawValue)]
        if !reason.isEmpty { error["reason"] = reason }
        if !violations.isEmpty {
            error["fields"] = violations.map { ["field": $0.field, "description": $0.description] }
        }
        if !figures.isEmpty {
            error["figures"] = figures.map { ["name": $0.name, "value": $0.text] }
        }
        if !remedy.isEmpty { error["remedy"] = remedy }
        if let retryDelay { error["retry_after_ms"] = milliseconds(retryDelay) }
        if let requestKey { error["request_key"] = requestKey.description }
        if sequence > 0 { error["sequence"] = String(sequence) }
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        let data = try? JSONSerialization.data(withJSONObject: ["error": error], options: options)
        return PlainText.json(data.map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }

    private func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }
}

extension StatusFailure.Figure.Value {
    var text: String {
        switch self {
        case .money(let currency, let minor): MoneyText.text(minor, currency)
        case .number(let number): String(number)
        case .text(let text): text
        case .date(let year, let month, let day):
            DateText.text(
                .with {
                    $0.year = year
                    $0.month = month
                    $0.day = day
                })
        }
    }
}
