import ArgumentParser
import Schema

extension Reskontra_V1_CancelOrderRequest: GuardedRequest {}

struct OrderCancel: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Give up what is not delivered of an order; what is delivered stays to be invoiced.",
        discussion: """
            EXAMPLES
              reskontra order cancel SO-1 --dry-run
              reskontra order cancel SO-1 --yes
            """)

    @Argument(help: "Order number.") var order: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let number = order
        try await Writing<_, Reskontra_V1_CancelOrderResponse>(
            method: .cancelOrder, request: Reskontra_V1_CancelOrderRequest.with { $0.order = number }, options: writing,
            question: "Cancel this order",
            view: { answer in
                var card = Card("order \(answer.order.number)")
                card.badge = (Words.of(answer.order.state), .near)
                card.add("order", answer.order.number)
                card.add("customer_number", answer.order.customerNumber)
                card.add("value", .money(answer.order.value))
                card.add("open", .money(answer.order.open))
                card.add("delivered", .money(answer.order.delivered))
                card.add("invoiced", .money(answer.order.invoiced))
                return View(answer, card)
            }
        )
        .run(desk)
    }
}
