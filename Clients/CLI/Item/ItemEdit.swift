import ArgumentParser
import Schema

extension Reskontra_V1_EditOpenTransactionRequest: GuardedRequest {}

struct ItemEdit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change the due date of an open item; nothing is posted.",
        discussion: """
            The due date alone (setup PC-9); `item dates` moves discount dates too, or works both out (payments TP-5).
            Both need parameter allow_edit_due_and_discount_dates.

            EXAMPLES
              reskontra item edit FTI-000001 --due 2026-11-30
              reskontra item edit FTI-000001 --due 2026-11-30 --dry-run
            """)

    @Argument(help: "Document number.") var number: String
    @Option(help: ArgumentHelp("New due date.", valueName: "date")) var due: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_EditOpenTransactionRequest()
        (request.documentNumber, request.updateMask) = (number, ["due_date"])
        request.dueDate = try date(due)
        try await Writing<_, Reskontra_V1_EditOpenTransactionResponse>(
            method: .editOpenTransaction, request: request, options: writing, movesMoney: false,
            question: "Change this item", view: { .edited($0) }
        )
        .run(desk)
    }
}

extension View {
    fileprivate static func edited(_ answer: Reskontra_V1_EditOpenTransactionResponse) -> View {
        let table = Table(
            [.text("document_number"), .text("due_date")],
            rows: [[.text(answer.documentNumber), .date(answer.dueDate)]])
        return View(answer, table, lines: [answer])
    }
}
