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
        let customer: Reskontra_V1_GetCustomerResponse = try await desk.read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = document.item.customerNumber })
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        let (code, words) = PrintWords.of(language ?? customer.customer.customer.language)
        var page = DocumentPage(
            document: document, customer: customer.customer.customer, seller: setup.company.name, words: words,
            language: code, account: try await paying.account(desk, document.item.open.currency, setup.company))
        // A notice tells of one debit: the page of an invoice in instalments names the account.
        if paying.iban == nil, document.document.instalments.isEmpty {
            page.notice = try await NoticeDesk(desk).notice(of: document.item)
        }
        try Paper.write(page.html, to: to)
    }
}
