import ArgumentParser
import Schema

struct InvoiceProforma: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "proforma",
        abstract: "A draft as a page of HTML: no number, nothing is posted and nothing is owed.",
        discussion: """
            EXAMPLES
              reskontra invoice proforma 7 --to proforma.html
              reskontra invoice proforma 7 --language de > proforma.html
            """)

    @Argument(help: "Number of the draft.") var draft: UInt64
    @Option(help: "Where to; without one to standard output.") var to: String?
    @Option(help: "en, de or sv; without it the customer's language.") var language: String?
    @OptionGroup var options: CommonOptions

    func validate() throws {
        try PrintWords.check(language)
    }

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ProformaInvoiceResponse = try await desk.read(
            .proformaInvoice, Reskontra_V1_ProformaInvoiceRequest.with { $0.draftID = draft })
        let page = try await DocumentDesk(desk).proforma(answer.document, language: language)
        try Paper.write(page.html, to: to)
    }
}
