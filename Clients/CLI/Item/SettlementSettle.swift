import ArgumentParser
import Schema

struct SettlementSettle: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Settle items of one customer: the earliest due first, with their cash discounts.",
        discussion: """
            EXAMPLES
              reskontra settlement settle C-1001 PAY-0007 FTI-0001
              reskontra settlement settle C-1001 PAY-0007 FTI-0001=80.00 --date 2026-11-24
              reskontra settlement settle C-1001 PAY-0007 FTI-0001 --use-discount always --preview
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Items, each number or number=amount; both signs are needed.") var items: [String]
    @Option(help: "Currency of the amounts; without one the customer's.") var currency: String?
    @Option(help: ArgumentHelp("Without one the latest date of the items or today.", valueName: "date"))
    var date: String?
    @Flag(help: "In the order of the parameter settlement_priority instead.") var byPriority = false
    @OptionGroup var discount: DiscountOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard items.count >= 2 else { throw ValidationError("a settlement needs two items at least") }
    }

    func run(_ desk: Desk) async throws {
        var code = currency ?? ""
        if code.isEmpty, items.contains(where: { $0.contains("=") }) {
            code = try await desk.currency(of: customer)
        }
        var request = Reskontra_V1_SettleRequest()
        request.customerNumber = customer
        request.items = try items.map { try discount.marked(try ItemText.parse($0, currency: code)) }
        if let date { request.date = try reskontra.date(date) }
        request.byPriority = byPriority
        try await Writing<_, Reskontra_V1_SettleResponse>(
            method: .settle, request: request, options: writing, question: "Settle these items",
            view: { .settled($0) }
        )
        .run(desk)
    }
}
