import ArgumentParser
import Schema

struct SettlementView: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "view",
        abstract: "What closes each item on a day: discount, money, total. Changes nothing.",
        discussion: """
            EXAMPLES
              reskontra settlement view C-1001 FTI-0001 FTI-0002
              reskontra settlement view C-1001 FTI-0001=500.00 --date 2026-11-24
              reskontra settlement view C-1001 FTI-0001#2,3
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Items, each number, number#line,line or with =money.") var items: [String]
    @Option(help: "Currency of the amounts; without one the customer's.") var currency: String?
    @Option(help: ArgumentHelp("Of the payment to be; without one today.", valueName: "date")) var date: String?
    @OptionGroup var discount: DiscountOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var code = currency ?? ""
        if code.isEmpty, items.contains(where: { $0.contains("=") }) {
            code = try await desk.currency(of: customer)
        }
        var request = Reskontra_V1_PreviewSettlementRequest()
        request.customerNumber = customer
        request.items = try items.map { try discount.marked(try ItemText.parse($0, currency: code)) }
        if let date { request.date = try reskontra.date(date) }
        let answer = try await desk.read(
            .previewSettlement, request, as: Reskontra_V1_PreviewSettlementResponse.self)
        try desk.show(.settleView(answer))
    }
}

/// How the cash discounts of all items named are taken.
struct DiscountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("normal, always or never.", valueName: "use")) var useDiscount: String?
    @Option(
        help: ArgumentHelp("Look discounts up on this day instead of the payment's.", valueName: "date"))
    var discountDate: String?

    func marked(_ item: Reskontra_V1_ApplyItem) throws -> Reskontra_V1_ApplyItem {
        var item = item
        if let useDiscount {
            item.useCashDiscount = try Words.parse(
                useDiscount, as: Reskontra_V1_UseCashDiscount.self, what: "use of cash discounts")
        }
        if let discountDate { item.discountDate = try reskontra.date(discountDate) }
        return item
    }
}
