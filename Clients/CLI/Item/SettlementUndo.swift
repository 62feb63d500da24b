import ArgumentParser
import Schema

struct SettlementUndo: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Open everything one settlement closed.",
        discussion: """
            EXAMPLES
              reskontra settlement undo 12 --reason "wrong invoice"
              reskontra settlement undo 12 --reason "wrong invoice" --dry-run
            """)

    @Argument(help: "Settlement id, as `reskontra invoice show` tells it.") var id: UInt64
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("Without one the settlement's date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let id = id
        var request = Reskontra_V1_UndoSettlementRequest()
        request.settlementID = id
        request.reason = reason
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_UndoSettlementResponse>(
            method: .undoSettlement, request: request, options: writing, question: "Undo this settlement",
            view: { .reopened($0, settlement: id) }
        )
        .run(desk)
    }
}
