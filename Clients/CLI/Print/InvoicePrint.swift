import ArgumentParser
import Schema

struct InvoicePrint: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "An invoice or a credit note as a page of HTML, with a payment code for euro.",
        discussion: """
            The account to pay to is the first bank account of the company with an IBAN and the invoice's currency,
            unless --iban says another. The page has nothing to fetch: a browser prints it to PDF.

            EXAMPLES
              reskontra invoice print FTI-0001 --to invoice.html
              reskontra invoice print FTI-0001 --language sv --iban DE02120300000000202051 > faktura.html
            """)

    @Argument(help: "Document number.") var number: String
    @Option(help: "Where to; without one to standard output.") var to: String?
    @Option(help: "en, de or sv; without it the customer's language.") var language: String?
    @Option(help: "Account to pay to.") var iban: String?
    @Option(help: "BIC of the bank to pay to.") var bic = ""
    @Option(help: "Name to pay to; without it the company's.") var payee: String?
    @OptionGroup var options: CommonOptions

    func validate() throws {
        if let language, !PrintWords.languages.contains(language) {
            throw ValidationError(
                "'\(language)' is not a language we print: \(PrintWords.languages.joined(separator: ", "))")
        }
        if let iban, !PaymentReference.isIBAN(iban.uppercased()) { throw ValidationError("'\(iban)' is not an IBAN") }
    }

    func run(_ desk: Desk) async throws {
        let document = try await desk.document(number)
        guard document.item.kind == .invoice || document.item.kind == .creditNote else {
            throw ValidationError("\(number) is a \(Words.of(document.item.kind)), not an invoice or credit note")
        }
        let customer: Reskontra_V1_GetCustomerResponse = try await desk.read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = document.item.customerNumber })
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        let (code, words) = PrintWords.of(language ?? customer.customer.customer.language)
        let page = DocumentPage(
            document: document, customer: customer.customer.customer, seller: setup.company.name, words: words,
            language: code, account: try await account(desk, document.item.open.currency, setup.company))
        try Page.write(page.html, to: to)
    }

    private func account(
        _ desk: Desk, _ currency: String, _ company: Reskontra_V1_Company
    ) async throws -> DocumentPage.Account? {
        let payee = payee ?? company.name
        if let iban { return .init(iban: iban.uppercased().filter { $0 != " " }, bic: bic, payee: payee) }
        let answer: Reskontra_V1_ListBankAccountsResponse = try await desk.read(
            .listBankAccounts, Reskontra_V1_ListBankAccountsRequest())
        let matching = answer.accounts.lazy.filter {
            ($0.currency.isEmpty ? company.accountingCurrency : $0.currency) == currency
        }
        let found = matching.flatMap(\.identifiers).first(where: PaymentReference.isIBAN)
        return found.map { .init(iban: $0, bic: bic, payee: payee) }
    }
}
