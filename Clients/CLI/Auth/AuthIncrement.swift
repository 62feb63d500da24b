import ArgumentParser
import Schema

struct AuthIncrement: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "increment",
        abstract: "Raise a live authorization; only the added amount is checked.",
        discussion: """
            EXAMPLES
              reskontra auth increment 17 50.00
              reskontra auth increment 17 50.00 --dry-run
            """)

    @Argument(help: "Authorization id.") var id: UInt64
    @Argument(help: "The added amount, in the authorization's currency.") var amount: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let currency = try await desk.authorization(id).authorized.currency
        var request = Reskontra_V1_IncrementRequest()
        request.authorizationID = id
        request.amount = try usage { () throws(TextFailure) in try MoneyText.parse(amount, currency: currency)
        }
        let title = "authorization \(id)  +\(MoneyText.text(request.amount))"
        try await Writing<_, Reskontra_V1_IncrementResponse>(
            method: .increment, request: request, options: writing, question: "Reserve this too",
            view: {
                .decision(
                    $0.decision, title: title, answer: $0,
                    authorization: ($0.authorization.authorizationID, $0.authorization.expiresAt))
            },
            isNo: { !$0.decision.isYes }
        )
        .run(desk)
    }
}
