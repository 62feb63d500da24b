import ArgumentParser
import Schema

struct InvoiceDraft: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Make a draft of a free text invoice; nothing is posted.",
        discussion: """
            EXAMPLES
              reskontra invoice draft C-1001 --line 4000:250.00:Consulting
              reskontra invoice draft C-1001 --template RENT --date 2026-12-01
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Currency; without one the customer's.") var currency: String?
    @Option(help: "Take the lines of this template.") var template: String?
    @Option(help: ArgumentHelp("With a template: document and posting date.", valueName: "date")) var date: String?
    @OptionGroup var document: DocumentOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard template == nil || document.isEmpty else { throw ValidationError("--template has its own lines") }
        guard date == nil || template != nil else { throw ValidationError("--date goes with --template") }
    }

    func run(_ desk: Desk) async throws {
        if let template {
            var request = Reskontra_V1_CreateFromTemplateRequest()
            request.template = template
            request.customerNumber = customer
            if let date { request.date = try reskontra.date(date) }
            return try await Writing<_, Reskontra_V1_CreateFromTemplateResponse>(
                method: .createFromTemplate, request: request, options: writing, movesMoney: false,
                question: "Make this draft", view: { .draft($0.invoice, answer: $0) }
            )
            .run(desk)
        }
        let code = if let currency { currency.uppercased() } else { try await desk.currency(of: customer) }
        var request = Reskontra_V1_CreateFreeTextInvoiceRequest()
        request.document = try document.document(currency: code)
        request.document.customerNumber = customer
        try await Writing<_, Reskontra_V1_CreateFreeTextInvoiceResponse>(
            method: .createFreeTextInvoice, request: request, options: writing, movesMoney: false,
            question: "Make this draft", view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}
