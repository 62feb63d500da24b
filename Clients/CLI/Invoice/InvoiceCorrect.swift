import ArgumentParser
import Schema

struct InvoiceCorrect: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Make a draft that will replace a posted invoice; post it with post-draft.",
        discussion: """
            EXAMPLES
              reskontra invoice correct FTI-0001 --reason PRICE --comment "wrong price"
              reskontra invoice correct FTI-0001 --reason PRICE --date 2026-12-01 --unsettle
            """)

    @Argument(help: "Number of the posted invoice.") var invoice: String
    @Option(help: "Why.") var reason: String
    @Option(help: "More about it.") var comment = ""
    @Option(help: ArgumentHelp("Of both new documents; without one the business date.", valueName: "date"))
    var date: String?
    @Flag(help: "Set its payments free when the correction is posted.") var unsettle = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CorrectInvoiceRequest()
        request.invoice = invoice
        request.reason = reason
        request.comment = comment
        if let date { request.newDate = try reskontra.date(date) }
        request.unsettle = unsettle
        try await Writing<_, Reskontra_V1_CorrectInvoiceResponse>(
            method: .correctInvoice, request: request, options: writing, movesMoney: false,
            question: "Make this correction", view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}
