import ArgumentParser
import Schema

struct RecurringValidate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "What posting the drafts of a run would refuse; nothing is posted.",
        discussion: """
            Code 2 when a draft would be refused.

            EXAMPLES
              reskontra recurring validate R-1
              reskontra recurring validate R-1 -o json
            """)

    @Argument(help: "Id of the run.") var id: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ValidateRecurrenceResponse = try await desk.read(
            .validateRecurrence, Reskontra_V1_ValidateRecurrenceRequest.with { $0.recurrenceID = id })
        let table = Table(
            [.number("draft_id"), .text("reason"), .text("field"), .text("message")],
            rows: answer.failed.map { [.number($0.draftID), .text($0.reason), .text($0.field), .text($0.message)] })
        let footer = ["\(answer.valid) of run \(id) could be posted, \(answer.failed.count) not"]
        try desk.show(View(answer, table, lines: answer.failed, footer: footer))
        if !answer.failed.isEmpty { throw ExitStatus.no }
    }
}
