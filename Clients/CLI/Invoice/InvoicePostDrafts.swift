import ArgumentParser
import Schema

extension Reskontra_V1_PostFreeTextInvoicesRequest: GuardedRequest {}
extension Reskontra_V1_SetOriginalInvoiceRequest: GuardedRequest {}

struct InvoicePostDrafts: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post-drafts",
        abstract: "Post several drafts in one record; what fails is told, and leaves no trace.",
        discussion: """
            Code 6 when a draft failed or was not tried. Without --stop or --skip the parameter stop_on_first_error says
            what a failure does.

            EXAMPLES
              reskontra invoice post-drafts 12 13 14 --dry-run
              reskontra invoice post-drafts 12 13 14 --stop --yes
            """)

    @Argument(help: "Draft ids.") var drafts: [UInt64]
    @Flag(help: "The first that fails stops the rest; those before it stay posted.") var stop = false
    @Flag(help: "One that fails is left out.") var skip = false
    @Option(help: ArgumentHelp("Without one each draft's.", valueName: "date")) var postingDate: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard !stop || !skip else { throw ValidationError("--stop and --skip exclude each other") }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostFreeTextInvoicesRequest()
        request.draftIds = drafts
        if stop { request.onError = .stop }
        if skip { request.onError = .skip }
        if let postingDate { request.postingDate = try date(postingDate) }
        let outcome = BatchOutcome()
        try await Writing<_, Reskontra_V1_PostFreeTextInvoicesResponse>(
            method: .postFreeTextInvoices, request: request, options: writing, question: "Post these drafts",
            view: {
                outcome.isWhole = $0.failed.isEmpty && $0.notTried.isEmpty
                return .postedDrafts($0)
            }
        )
        .run(desk)
        if !outcome.isWhole { throw ExitStatus.partly }
    }
}

/// Whether all of a batch was done: what was shown last says it.
private final class BatchOutcome: @unchecked Sendable {
    var isWhole = true
}

extension View {
    fileprivate static func postedDrafts(_ answer: Reskontra_V1_PostFreeTextInvoicesResponse) -> View {
        var rows: [[Table.Cell]] = answer.posted.map { row in
            [
                .number(row.draftID), .text("posted"), .text(row.document.documentNumber), .money(row.document.total),
                .text(""),
            ]
        }
        rows += answer.failed.map { row in
            [.number(row.draftID), .text("failed", .bad), .text(""), .empty, .text("\(row.reason): \(row.message)")]
        }
        rows += answer.notTried.map { [.number($0), .text("not tried"), .text(""), .empty, .text("")] }
        let table = Table(
            [.number("draft_id"), .text("state"), .text("document_number"), .money("total"), .text("message")],
            rows: rows)
        return View(answer, table, lines: answer.posted)
    }
}

struct InvoiceOriginal: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "original",
        abstract: "Name the posted invoice that a draft refers to, and why.",
        discussion: """
            EXAMPLES
              reskontra invoice original 12 FTI-000007 --reason "wrong price"
              reskontra invoice original 12
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Argument(help: "Number of the invoice; without one it refers to none.") var invoice = ""
    @Option(help: "Why; required with an invoice.") var reason = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetOriginalInvoiceRequest()
        (request.draftID, request.originalInvoice, request.reason) = (draft, invoice, reason)
        try await Writing<_, Reskontra_V1_SetOriginalInvoiceResponse>(
            method: .setOriginalInvoice, request: request, options: writing, movesMoney: false,
            question: "Set this reference", view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}
