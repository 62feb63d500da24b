import ArgumentParser
import Schema

struct InvoiceCredit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "Post a credit note; amounts are positive, the item is negative.",
        discussion: """
            EXAMPLES
              reskontra invoice credit C-1001 --line 4000:50.00:"Broken in transit"
              reskontra invoice credit C-1001 --line 4000:50.00 --original FTI-0001 --reason damaged --settle
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Credit note number; without one the next of the sequence.") var number = ""
    @Option(help: "Currency; without one the customer's.") var currency: String?
    @Option(help: "The invoice it refers to.") var original: String?
    @Option(help: "Why; required with --original.") var reason: String?
    @Flag(help: "Settle it with the original as far as both are open.") var settle = false
    @OptionGroup var document: DocumentOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard original == nil || reason != nil else { throw ValidationError("--original needs --reason") }
        guard !settle || original != nil else { throw ValidationError("--settle needs --original") }
    }

    func run(_ desk: Desk) async throws {
        let customer = customer
        let code = if let currency { currency.uppercased() } else { try await desk.currency(of: customer) }
        var request = Reskontra_V1_PostCreditNoteRequest()
        request.document = try document.document(currency: code)
        request.document.customerNumber = customer
        if !number.isEmpty { request.document.invoiceNumber = number }
        if let original { request.document.originalInvoice = original }
        if let reason { request.document.reason = reason }
        request.settleWithOriginal = settle
        try await Writing<_, Reskontra_V1_PostCreditNoteResponse>(
            method: .postCreditNote, request: request, options: writing, question: "Post this credit note",
            view: { .posted($0.creditNote, kind: "credit note", answer: $0) },
            change: { PositionChange(customer: customer, amount: $0.creditNote.total) }
        )
        .run(desk)
    }
}
