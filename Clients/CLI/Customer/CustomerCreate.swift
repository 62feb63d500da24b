import ArgumentParser
import Schema

struct CustomerCreate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a customer.",
        discussion: """
            EXAMPLES
              reskontra customer create C-1001 --name "Müller GmbH" --group RETAIL --limit "5000.00 EUR"
              reskontra customer create --name "Smith Ltd" --group TRADE --currency GBP --dry-run
            """)

    @Argument(help: "Customer number; without one the next of the sequence.")
    var number = ""

    @OptionGroup var fields: CustomerFields
    @Option(help: "Currency; without one the company's.") var currency = ""
    @Option(help: ArgumentHelp("Credit limit, as \"5000.00 EUR\".", valueName: "amount")) var limit: String?
    @Option(help: ArgumentHelp("Last day of the limit.", valueName: "date")) var limitExpiresOn: String?
    @Flag(help: "A one-time customer.") var oneTime = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var customer = Reskontra_V1_Customer()
        customer.number = number
        customer.currency = currency
        customer.oneTime = oneTime
        _ = try fields.apply(to: &customer)
        if let limit {
            customer.creditLimit = try usage { () throws(TextFailure) in
                try MoneyText.parse(limit, currency: currency)
            }
        }
        if let limitExpiresOn { customer.limitExpiresOn = try date(limitExpiresOn) }
        try await Writing<_, Reskontra_V1_CreateCustomerResponse>(
            method: .createCustomer,
            request: Reskontra_V1_CreateCustomerRequest.with { $0.customer = customer },
            options: writing, movesMoney: false, question: "Create this customer",
            view: { .customer($0.customer, answer: $0) }
        )
        .run(desk)
    }
}
