import ArgumentParser
import Schema

struct CardRegister: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Register a customer's card by the provider's token.",
        discussion: """
            EXAMPLES
              reskontra card register C-1001 tok_8f31 --brand visa --last4 1111 --expires 2029-12-31
              reskontra card register C-1001 tok_8f32 --number CC-000001 --brand visa --last4 1111 --expires 2031-12-31
            """)

    @Argument(help: "Customer number.") var customer: String
    @Argument(help: "The provider's token; never the number of the card.") var token: String
    @Option(help: "amex, discover, mastercard or visa.") var brand: String
    @Option(help: "The last four digits, for people.") var last4: String
    @Option(help: ArgumentHelp("Any day of the month on the card.", valueName: "date")) var expires: String
    @Option(help: "Number of a card to change; without one a new one.") var number = ""
    @Flag(help: "It is not used any more.") var inactive = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RegisterCardRequest()
        request.card.number = number
        request.card.customerNumber = customer
        request.card.brand = try Words.parse(brand, as: Reskontra_V1_CardBrand.self, what: "brand")
        request.card.last4 = last4
        request.card.expires = try date(expires)
        request.card.token = token
        request.card.inactive = inactive
        try await Writing<_, Reskontra_V1_RegisterCardResponse>(
            method: .registerCard, request: request, options: writing, movesMoney: false, question: "",
            view: { answer in .cards(.with { $0.cards = [answer.card] }) }
        )
        .run(desk)
    }
}

struct CardMethod: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "method",
        abstract: "Give an order another method of payment; one that is no card voids its authorizations.",
        discussion: """
            EXAMPLES
              reskontra card method SO-1001 CARD
              reskontra card method SO-1001 BANK --dry-run
            """)

    @Argument(help: "Order number.") var order: String
    @Argument(help: "Method of payment.") var method: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_UpdateOrderMethodRequest.with {
            $0.order = order
            $0.methodOfPayment = method
        }
        try await Writing<_, Reskontra_V1_UpdateOrderMethodResponse>(
            method: .updateOrderMethod, request: request, options: writing, question: "Change the method of payment",
            view: { answer in
                var card = Card("order \(answer.order)")
                card.add("method_of_payment", answer.methodOfPayment)
                card.add("voided", answer.voided.joined(separator: " "))
                return View(answer, card)
            }
        )
        .run(desk)
    }
}

struct CardService: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "service",
        abstract: "Create or replace a contract with a card provider; without a code, list them.",
        discussion: """
            EXAMPLES
              reskontra card service
              reskontra card service PSP --connector acme --merchant M-17 --default --cvv-required --days 7
            """)

    @Argument(help: "Code.") var code: String?
    @Option(help: "Names the program that speaks to the provider.") var connector = ""
    @Option(help: "Merchant account.") var merchant = ""
    @Flag(help: "Used where none is named.") var `default` = false
    @Flag(help: "A verification value must be given.") var cvvRequired = false
    @Option(help: "always-accept, account-holder, billing-address or postal-code.") var avs = "always-accept"
    @Option(help: "Days an authorization holds where the provider names none.") var days: UInt32 = 7
    @Option(help: "1, 2 or 3: how much of the invoice goes with a capture.") var dataLevel: UInt32 = 1
    @Flag(help: "It is not used any more.") var inactive = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        guard let code else {
            let answer: Reskontra_V1_ListPaymentServicesResponse = try await desk.read(
                .listPaymentServices, Reskontra_V1_ListPaymentServicesRequest())
            try desk.show(.paymentServices(answer))
            return
        }
        var request = Reskontra_V1_SetPaymentServiceRequest()
        request.service.code = code
        request.service.connector = connector
        request.service.merchantAccount = merchant
        request.service.isDefault = `default`
        request.service.cvvRequired = cvvRequired
        request.service.avsLevel = try Words.parse(avs, as: Reskontra_V1_AddressCheckLevel.self, what: "level")
        request.service.authorizationDays = days
        request.service.dataLevel = dataLevel
        request.service.inactive = inactive
        try await Writing<_, Reskontra_V1_SetPaymentServiceResponse>(
            method: .setPaymentService, request: request, options: writing, movesMoney: false, question: "",
            view: { answer in .paymentServices(.with { $0.services = [answer.service] }) }
        )
        .run(desk)
    }
}
