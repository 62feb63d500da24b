import ArgumentParser
import Schema

struct CardAuthorize: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "authorize",
        abstract: "Ask for an amount on a card for an order; the connector asks the provider.",
        discussion: """
            The number of a card and its verification value are never given here: the till gives them to the provider and
            gets a token, which `card register` takes.

            EXAMPLES
              reskontra card authorize SO-1001 "500.00 EUR"
              reskontra card authorize SO-1001 "500.00 EUR" --card CC-000002 --cvv-digits 3
            """)

    @Argument(help: "Order number.") var order: String
    @Argument(help: "Amount.") var amount: String
    @Option(help: "Number of a registered card; without one the customer's only one.") var card = ""
    @Option(help: "Payment service; without one the default.") var service = ""
    @Option(help: "How many digits the verification value had that the provider was given.") var cvvDigits: UInt32 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_AuthorizeCardRequest()
        request.order = order
        request.amount = try usage { () throws(TextFailure) in try MoneyText.parse(amount) }
        request.card = card
        request.paymentService = service
        if cvvDigits != 0 { request.cvv.digits = cvvDigits }
        try await Writing<_, Reskontra_V1_AuthorizeCardResponse>(
            method: .authorizeCard, request: request, options: writing, question: "Ask for this authorization",
            view: { .cardAuthorization($0.authorization, answer: $0) }
        )
        .run(desk)
    }
}

struct CardCapture: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "capture",
        abstract: "Post the invoice of an order and ask for its capture.",
        discussion: """
            EXAMPLES
              reskontra card capture SO-1001
              reskontra card capture SO-1001 "200.00 EUR" --date 2026-03-01
              reskontra card capture SO-1001 --invoice FTI-000012
            """)

    @Argument(help: "Order number.") var order: String
    @Argument(help: "Gross amount; without one all that is not invoiced.") var amount: String?
    @Option(help: "An invoice of the order that is posted already.") var invoice = ""
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CaptureCardRequest()
        request.order = order
        if let amount { request.amount = try usage { () throws(TextFailure) in try MoneyText.parse(amount) } }
        request.invoice = invoice
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_CaptureCardResponse>(
            method: .captureCard, request: request, options: writing, question: "Invoice and capture this",
            view: { .cardPayment($0.payment, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct CardVoid: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Give an authorization up before it is captured.",
        discussion: """
            EXAMPLES
              reskontra card void AU-000001
              reskontra card void AU-000001 --dry-run
            """)

    @Argument(help: "Authorization number.") var authorization: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_VoidCardAuthorizationRequest.with { $0.authorization = authorization }
        try await Writing<_, Reskontra_V1_VoidCardAuthorizationResponse>(
            method: .voidCardAuthorization, request: request, options: writing, question: "Void this authorization",
            view: { .cardAuthorization($0.authorization, answer: $0) }
        )
        .run(desk)
    }
}

struct CardResume: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Start an incomplete card payment again at the stage that failed.",
        discussion: """
            EXAMPLES
              reskontra card payments --incomplete
              reskontra card resume FTI-000012
            """)

    @Argument(help: "Invoice number.") var invoice: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_ResumeCardPaymentRequest.with { $0.invoice = invoice }
        try await Writing<_, Reskontra_V1_ResumeCardPaymentResponse>(
            method: .resumeCardPayment, request: request, options: writing, question: "Resume this payment",
            view: { .cardPayment($0.payment, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct CardTerminate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminate",
        abstract: "End an incomplete card payment for manual follow-up.",
        discussion: """
            EXAMPLES
              reskontra card terminate FTI-000012 --reason "paid in cash"
              reskontra card terminate FTI-000012 --reason "paid in cash" --dry-run
            """)

    @Argument(help: "Invoice number.") var invoice: String
    @Option(help: "Why.") var reason: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_TerminateCardPaymentRequest.with {
            $0.invoice = invoice
            $0.reason = reason
        }
        try await Writing<_, Reskontra_V1_TerminateCardPaymentResponse>(
            method: .terminateCardPayment, request: request, options: writing, question: "End this payment",
            view: { .cardPayment($0.payment, answer: $0) }
        )
        .run(desk)
    }
}

struct CardExpire: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "expire",
        abstract: "Note which authorizations are past their last day.",
        discussion: """
            EXAMPLES
              reskontra card expire
              reskontra card expire -o json
            """)

    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await Writing<_, Reskontra_V1_ExpireCardAuthorizationsResponse>(
            method: .expireCardAuthorizations, request: Reskontra_V1_ExpireCardAuthorizationsRequest(), options: writing,
            movesMoney: false, question: "",
            view: { answer in
                View(answer, Table([.text("authorization")], rows: answer.authorizations.map { [.text($0)] }), lines: [])
            }
        )
        .run(desk)
    }
}
