import ArgumentParser
import Schema

struct InvoicePrint: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "An invoice or a credit note as a page of HTML, with a payment code for euro.",
        discussion: """
            The account to pay to is the first bank account of the company with an IBAN and the invoice's currency,
            unless --iban says another. An invoice that is collected by direct debit says when, how much, under which mandate
            and by whom instead, unless --iban is given. The page has nothing to fetch: a browser prints it to PDF.

            EXAMPLES
              reskontra invoice print FTI-0001 --to invoice.html
              reskontra invoice print FTI-0001 --language sv --iban DE02120300000000202051 > faktura.html
            """)

    @Argument(help: "Document number.") var number: String
    @Option(help: "Where to; without one to standard output.") var to: String?
    @Option(help: "en, de or sv; without it the customer's language.") var language: String?
    @OptionGroup var paying: PayingOptions
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func validate() throws {
        try PrintWords.check(language)
    }

    func run(_ desk: Desk) async throws {
        var document = try await desk.document(number)
        // A later instalment has no page of its own.
        if document.item.instalment > 1, let first = document.document.instalments.first {
            document = try await desk.document(first.number)
        }
        guard document.item.kind == .invoice || document.item.kind == .creditNote else {
            throw ValidationError("\(number) is a \(Words.of(document.item.kind)), not an invoice or credit note")
        }
        let page = try await DocumentDesk(desk).page(document, language: language, paying: paying)
        try Paper.write(page.html, to: to)
    }
}
