import ArgumentParser
import Schema

/// `reskontra error`: what an error reason means and what to do, offline.
struct ErrorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "error",
        abstract: "Explain an error reason, or list all.",
        discussion: """
            EXAMPLES
              reskontra error PERIOD_CLOSED
              reskontra error
            """)

    @Argument(help: "Reason, as PERIOD_CLOSED, or its number.")
    var reason: String?

    func run() throws {
        let all = Reskontra_V1_ErrorReason.allCases.filter { $0 != .unspecified }
        guard let reason else { return Terminal.writeAll(Self.table(all).grid()) }
        let wanted = reason.uppercased().replacing("-", with: "_")
        guard let found = all.first(where: { $0.code == wanted || String($0.rawValue) == wanted }) else {
            let close = Suggestion.closest(to: wanted, in: all.map(\.code))
            throw ValidationError(
                "there is no reason '\(reason)'" + (close.map { "; did you mean \($0)?" } ?? ""))
        }
        Terminal.writeAll(Self.text(found))
    }

    static func text(_ reason: Reskontra_V1_ErrorReason) -> String {
        let status = ExitStatus(.init(code: Int(reason.status), reason: reason.code, message: ""))
        var card = Card("\(reason.code)  \(reason.rawValue)")
        card.add("remedy", reason.remedy)
        card.add("status", "\(reason.status) \(codeName(reason.status))")
        card.add("exit code", "\(status.rawValue) (\(status.meaning))")
        return card.text(isColored: false)
    }

    private static func table(_ reasons: [Reskontra_V1_ErrorReason]) -> Table {
        Table(
            [.number("number"), .text("reason"), .text("status"), .text("remedy")],
            rows: reasons.map {
                [.number($0.rawValue), .text($0.code), .text(codeName($0.status)), .text($0.remedy)]
            })
    }

    /// Names of google.rpc.Code.
    private static func codeName(_ code: UInt16) -> String {
        let names = [
            "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE",
            "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
        ]
        return Int(code) < names.count ? names[Int(code)] : String(code)
    }
}
