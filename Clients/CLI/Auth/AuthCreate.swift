import ArgumentParser
import Schema

struct AuthCreate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Check and reserve credit in one step. Exit code 2 when declined.",
        discussion: """
            EXAMPLES
              reskontra auth create C-1001 250.00 --order-ref 4711
              reskontra auth create C-1001 "99.00 GBP" --ttl 3600 --yes
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Amount; without a currency the customer's.") var amount: String
    @Option(help: "Currency of the amount.") var currency: String?
    @Option(help: "Checkpoint, see credit check.") var checkpoint = "pos-check"
    @Option(help: "The caller's order.") var orderRef = ""
    @Option var store = ""
    @Option var terminal = ""
    @Option(help: ArgumentHelp("Seconds until it expires; 0: the company's parameter.", valueName: "s"))
    var ttl: UInt32 = 0
    @Flag(help: "A part is welcome too.") var allowPartial = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_AuthorizeRequest()
        request.customerNumber = customer
        request.amount = try await desk.money(amount, currency: currency, customer: customer)
        request.checkpoint = try Words.parse(checkpoint, as: Reskontra_V1_Checkpoint.self, what: "checkpoint")
        request.allowPartial = allowPartial
        request.orderRef = orderRef
        request.store = store
        request.terminal = terminal
        request.ttlSeconds = ttl
        let title = "\(customer)  \(MoneyText.text(request.amount))"
        try await Writing<_, Reskontra_V1_AuthorizeResponse>(
            method: .authorize, request: request, options: writing, question: "Reserve this",
            view: {
                .decision(
                    $0.decision, title: title, answer: $0, authorization: ($0.authorizationID, $0.expiresAt))
            },
            isNo: { !$0.decision.isYes }
        )
        .run(desk)
    }
}
