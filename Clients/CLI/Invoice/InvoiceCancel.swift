import ArgumentParser
import Schema

struct InvoiceCancel: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Credit a posted invoice in full, without a replacement.",
        discussion: """
            EXAMPLES
              reskontra invoice cancel FTI-0001 --reason "never delivered"
              reskontra invoice cancel FTI-0001 --reason "never delivered" --unsettle --dry-run
            """)

    @Argument(help: "Number of the posted invoice.") var invoice: String
    @Option(help: "Why.") var reason: String
    @Option(help: "More about it.") var comment = ""
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @Flag(help: "Set its payments free.") var unsettle = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CancelInvoiceRequest()
        request.invoice = invoice
        request.reason = reason
        request.comment = comment
        if let date { request.date = try reskontra.date(date) }
        request.unsettle = unsettle
        try await Writing<_, Reskontra_V1_CancelInvoiceResponse>(
            method: .cancelInvoice, request: request, options: writing, question: "Cancel this invoice",
            view: { .postedDraft($0.canceled, answer: $0) }
        )
        .run(desk)
    }
}

struct InvoiceChain: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "chain",
        abstract: "All documents of a chain of corrections.",
        discussion: """
            EXAMPLES
              reskontra invoice chain FTI-0001
              reskontra invoice chain FTI-0001 -o json
            """)

    @Argument(help: "Number of any of its documents.") var invoice: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await desk.read(
            .getCorrectionChain, Reskontra_V1_GetCorrectionChainRequest.with { $0.invoice = invoice },
            as: Reskontra_V1_GetCorrectionChainResponse.self)
        try desk.show(.chain(answer))
    }
}
