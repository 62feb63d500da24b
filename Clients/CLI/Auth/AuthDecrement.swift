import ArgumentParser
import Schema

struct AuthDecrement: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "decrement",
        abstract: "Give a part of a live authorization back; all that remains voids it.",
        discussion: """
            EXAMPLES
              reskontra auth decrement 17 20.00
              reskontra auth decrement 17 20.00 --dry-run
            """)

    @Argument(help: "Authorization id.") var id: UInt64
    @Argument(help: "What is given back, in the authorization's currency.") var amount: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let currency = try await desk.authorization(id).authorized.currency
        var request = Reskontra_V1_DecrementRequest()
        request.authorizationID = id
        request.amount = try usage { () throws(TextFailure) in try MoneyText.parse(amount, currency: currency) }
        try await Writing<_, Reskontra_V1_DecrementResponse>(
            method: .decrement, request: request, options: writing, question: "Give this back",
            view: { .authorization($0.authorization, answer: $0) }
        )
        .run(desk)
    }
}
