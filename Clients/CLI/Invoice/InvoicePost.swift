import ArgumentParser
import Schema

struct InvoicePost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post a free text invoice.",
        discussion: """
            EXAMPLES
              reskontra invoice post C-1001 --line 4000:250.00:Consulting
              reskontra invoice post C-1001 --line 4000:3x12.50:Widgets --due-date 2026-12-24 --dry-run
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Invoice number; without one the next of the sequence.") var number = ""
    @Option(help: "Currency; without one the customer's.") var currency: String?
    @Option(help: "Capture this authorization too.") var authorization: UInt64 = 0
    @Flag(help: "With an authorization: release the rest.") var final = false
    @OptionGroup var document: DocumentOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let customer = customer
        let code = if let currency { currency.uppercased() } else { try await desk.currency(of: customer) }
        var request = Reskontra_V1_PostInvoiceRequest()
        request.document = try document.document(currency: code)
        request.document.customerNumber = customer
        if !number.isEmpty { request.document.invoiceNumber = number }
        request.authorizationID = authorization
        request.final = final
        try await Writing<_, Reskontra_V1_PostInvoiceResponse>(
            method: .postInvoice, request: request, options: writing, question: "Post this invoice",
            view: { .posted($0.invoice, kind: "invoice", answer: $0) },
            change: { PositionChange(customer: customer, amount: $0.invoice.total) }
        )
        .run(desk)
    }
}
