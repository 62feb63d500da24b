import ArgumentParser
import Schema

struct InvoiceSubmit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Hand a draft to the workflow, or decide about one that was handed in.",
        discussion: """
            EXAMPLES
              reskontra invoice submit 12
              reskontra invoice submit 12 --approve
              reskontra invoice submit 12 --reject
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Flag(help: "Approve a submitted draft.") var approve = false
    @Flag(help: "Reject a submitted draft.") var reject = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard !approve || !reject else { throw ValidationError("--approve and --reject exclude each other") }
    }

    func run(_ desk: Desk) async throws {
        guard !approve, !reject else {
            let request = Reskontra_V1_DecideInvoiceRequest.with {
                $0.draftID = draft
                $0.approve = approve
            }
            return try await Writing<_, Reskontra_V1_DecideInvoiceResponse>(
                method: .decideInvoice, request: request, options: writing, movesMoney: false,
                question: "Decide so", view: { .draft($0.invoice, answer: $0) }
            )
            .run(desk)
        }
        try await Writing<_, Reskontra_V1_SubmitInvoiceResponse>(
            method: .submitInvoice, request: Reskontra_V1_SubmitInvoiceRequest.with { $0.draftID = draft },
            options: writing, movesMoney: false, question: "Submit this draft",
            view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}
