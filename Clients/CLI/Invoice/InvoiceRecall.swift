import ArgumentParser
import Schema

struct InvoiceRecall: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Take a draft back from the workflow, or delete it.",
        discussion: """
            EXAMPLES
              reskontra invoice recall 12
              reskontra invoice recall 12 --delete
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Flag(help: "Delete it; a correction's original is free again.") var delete = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        guard !delete else {
            return try await Writing<_, Reskontra_V1_DeleteDraftResponse>(
                method: .deleteDraft, request: Reskontra_V1_DeleteDraftRequest.with { $0.draftID = draft },
                options: writing, movesMoney: false, question: "Delete this draft",
                view: { .draft($0.invoice, answer: $0) }
            )
            .run(desk)
        }
        try await Writing<_, Reskontra_V1_RecallInvoiceResponse>(
            method: .recallInvoice, request: Reskontra_V1_RecallInvoiceRequest.with { $0.draftID = draft },
            options: writing, movesMoney: false, question: "Recall this draft",
            view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}
