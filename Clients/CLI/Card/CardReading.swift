import ArgumentParser
import Schema

struct CardList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Card authorizations, latest first.",
        discussion: """
            EXAMPLES
              reskontra card list --customer C-1001
              reskontra card list --order SO-1001 --state authorized --state unknown
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Option(help: "Only this order.") var order = ""
    @Option(
        name: .customLong("state"), parsing: .singleValue,
        help: "requested, authorized, declined, unknown, captured, voided, expired or closed. May be repeated.")
    var states: [String] = []
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListCardAuthorizationsRequest()
        request.customerNumber = customer
        request.order = order
        request.states = try states.map {
            try Words.parse($0, as: Reskontra_V1_CardAuthorizationState.self, what: "state")
        }
        let answer = try await pages.collect(
            { [request] page in
                var request = request
                request.page = page
                return try await desk.read(
                    .listCardAuthorizations, request, as: Reskontra_V1_ListCardAuthorizationsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.authorizations += $1.authorizations
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.cardAuthorizations(answer))
    }
}

struct CardShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One authorization, or with --invoice the card payment of an invoice, with every call to the provider.",
        discussion: """
            EXAMPLES
              reskontra card show AU-000001
              reskontra card show --invoice FTI-000012 -o json
            """)

    @Argument(help: "Authorization number.") var authorization: String?
    @Option(help: "Invoice number.") var invoice = ""
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        if invoice.isEmpty {
            guard let authorization else { throw ValidationError("name an authorization, or an invoice with --invoice") }
            let answer: Reskontra_V1_GetCardAuthorizationResponse = try await desk.read(
                .getCardAuthorization, Reskontra_V1_GetCardAuthorizationRequest.with { $0.authorization = authorization })
            try desk.show(.cardAuthorization(answer.authorization, calls: answer.calls, answer: answer))
        } else {
            let answer: Reskontra_V1_GetCardPaymentResponse = try await desk.read(
                .getCardPayment, Reskontra_V1_GetCardPaymentRequest.with { $0.invoice = invoice })
            try desk.show(.cardPayment(answer.payment, calls: answer.calls, answer: answer))
        }
    }
}

struct CardPayments: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments",
        abstract: "Card payments of invoices, latest first.",
        discussion: """
            EXAMPLES
              reskontra card payments --incomplete
              reskontra card payments --customer C-1001
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Flag(help: "Only those that a stage is missing of.") var incomplete = false
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_ListCardPaymentsRequest.with {
            $0.customerNumber = customer
            $0.incompleteOnly = incomplete
        }
        let answer = try await pages.collect(
            { [request] page in
                var request = request
                request.page = page
                return try await desk.read(.listCardPayments, request, as: Reskontra_V1_ListCardPaymentsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.payments += $1.payments
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.cardPayments(answer))
    }
}

struct CardTokens: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract: "The registered cards of a customer.",
        discussion: """
            EXAMPLES
              reskontra card tokens C-1001
              reskontra card tokens C-1001 -o json
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ListCardsResponse = try await desk.read(
            .listCards, Reskontra_V1_ListCardsRequest.with { $0.customerNumber = customer })
        try desk.show(.cards(answer))
    }
}
