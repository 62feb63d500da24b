import ArgumentParser
import Schema

struct InvoicePostDraft: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post-draft",
        abstract: "Post a draft; of a correction its original is credited in the same record.",
        discussion: """
            EXAMPLES
              reskontra invoice post-draft 12
              reskontra invoice post-draft 12 --posting-date 2026-12-01 --dry-run
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Option(help: ArgumentHelp("Without one the draft's.", valueName: "date")) var postingDate: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostFreeTextInvoiceRequest()
        request.draftID = draft
        if let postingDate { request.postingDate = try date(postingDate) }
        let customer = try await desk.draft(draft).invoice.document.customerNumber
        try await Writing<_, Reskontra_V1_PostFreeTextInvoiceResponse>(
            method: .postFreeTextInvoice, request: request, options: writing, question: "Post this draft",
            view: { .postedDraft($0.posted, answer: $0) },
            change: { answer in
                guard !customer.isEmpty, !answer.posted.hasCanceling else { return nil }
                return PositionChange(customer: customer, amount: answer.posted.document.total)
            }
        )
        .run(desk)
    }
}
