import ArgumentParser
import Schema

struct AuthCapture: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "capture",
        abstract: "Turn (a part of) an authorization into a posted invoice.",
        discussion: """
            EXAMPLES
              reskontra auth capture 17
              reskontra auth capture 17 80.00 --line 4000:80.00:Bicycle --final
            """)

    @Argument(help: "Authorization id.") var id: UInt64
    @Argument(help: "Gross amount; without one all that remains.") var amount: String?
    @Flag(help: "Release the rest.") var final = false
    @Option(help: "Invoice number; without one the next of the sequence.") var number = ""
    @OptionGroup var document: DocumentOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let authorization = try await desk.authorization(id)
        var request = Reskontra_V1_CaptureRequest()
        request.authorizationID = id
        request.amount =
            try amount.map { text in
                try usage { () throws(TextFailure) in
                    try MoneyText.parse(text, currency: authorization.authorized.currency)
                }
            } ?? authorization.remaining
        request.final = final || amount == nil
        request.invoiceNumber = number
        if !document.isEmpty {
            request.document = try document.document(currency: authorization.authorized.currency)
            request.document.customerNumber = authorization.customerNumber
        }
        try await Writing<_, Reskontra_V1_CaptureResponse>(
            method: .capture, request: request, options: writing, question: "Post this invoice",
            view: { .posted($0.invoice, kind: "invoice", answer: $0) },
            change: { PositionChange(customer: authorization.customerNumber, amount: $0.invoice.total) }
        )
        .run(desk)
    }
}
