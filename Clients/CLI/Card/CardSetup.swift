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

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "The provider's token; never the number of the card.") var token: String
    @Option(help: "amex, discover, mastercard or visa.") var brand: String
    @Option(help: "The last four digits, for people.") var last4: String
    @Option(help: ArgumentHelp("The month on the card, as 12/2029, or a day of it.", valueName: "month")) var expires: String
    @Option(help: "Number of a card to change; without one a new one.") var number = ""
    @Flag(help: "It is not used any more.") var inactive = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    /// `12/2029` as a day of that month; other texts as they are.
    static func day(of text: String) -> String {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let month = Int(parts[0]), parts[1].count == 4, Int(parts[1]) != nil else { return text }
        return "\(parts[1])-\(month < 10 ? "0" : "")\(month)-01"
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RegisterCardRequest()
        request.card.number = number
        request.card.customerNumber = customer
        request.card.brand = try Words.parse(brand, as: Reskontra_V1_CardBrand.self, what: "brand")
        request.card.last4 = last4
        request.card.expires = try date(Self.day(of: expires))
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
        abstract: "Create or change a contract with a card provider; without options show it, without a code all.",
        discussion: """
            What is not given stays as it is.

            EXAMPLES
              reskontra card service PSP
              reskontra card service PSP --connector acme --merchant M-17 --default --cvv-required --days 7
            """)

    @Argument(help: "Code.") var code: String?
    @Option(help: "Names the program that speaks to the provider.") var connector: String?
    @Option(help: "Merchant account.") var merchant: String?
    @Flag(inversion: .prefixedNo, help: "Used where none is named.") var `default`: Bool?
    @Flag(inversion: .prefixedNo, help: "A verification value must be given.") var cvvRequired: Bool?
    @Option(help: "always-accept, account-holder, billing-address or postal-code.") var avs: String?
    @Option(help: "Days an authorization holds where the provider names none; 7 for a new contract.") var days: UInt32?
    @Option(help: "1, 2 or 3: how much of the invoice goes with a capture.") var dataLevel: UInt32?
    @Flag(inversion: .prefixedNo, help: "It is not used any more.") var inactive: Bool?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let known: Reskontra_V1_ListPaymentServicesResponse = try await desk.read(
            .listPaymentServices, Reskontra_V1_ListPaymentServicesRequest())
        guard let code else { return try desk.show(.paymentServices(known)) }
        let found = known.services.first { $0.code == code }
        if isLook {
            guard let found else { throw ValidationError("there is no payment service '\(code)'; --connector makes one") }
            return try desk.show(.paymentServices(.with { $0.services = [found] }))
        }
        if found == nil, connector == nil { throw ValidationError("a new payment service needs a --connector") }
        var request = Reskontra_V1_SetPaymentServiceRequest()
        request.service = found ?? .with { ($0.code, $0.authorizationDays, $0.dataLevel) = (code, 7, 1) }
        if found == nil { request.service.avsLevel = .alwaysAccept }
        if let connector { request.service.connector = connector }
        if let merchant { request.service.merchantAccount = merchant }
        if let `default` { request.service.isDefault = `default` }
        if let cvvRequired { request.service.cvvRequired = cvvRequired }
        if let avs { request.service.avsLevel = try Words.parse(avs, as: Reskontra_V1_AddressCheckLevel.self, what: "level") }
        if let days { request.service.authorizationDays = days }
        if let dataLevel { request.service.dataLevel = dataLevel }
        if let inactive { request.service.inactive = inactive }
        try await Writing<_, Reskontra_V1_SetPaymentServiceResponse>(
            method: .setPaymentService, request: request, options: writing, movesMoney: false, question: "",
            view: { answer in .paymentServices(.with { $0.services = [answer.service] }) }
        )
        .run(desk)
    }

    /// Nothing is to be changed.
    private var isLook: Bool {
        connector == nil && merchant == nil && `default` == nil && cvvRequired == nil && avs == nil && days == nil
            && dataLevel == nil && inactive == nil
    }
}
