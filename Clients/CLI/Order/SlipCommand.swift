import ArgumentParser
import Schema

struct SlipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slip", abstract: "Packing slips of sales orders.",
        subcommands: [SlipRegister.self, SlipCancel.self])
}

extension Reskontra_V1_RegisterPackingSlipRequest: GuardedRequest {}
extension Reskontra_V1_CancelPackingSlipRequest: GuardedRequest {}

struct SlipRegister: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Record that goods of an order left.",
        discussion: """
            Where the company accrues at delivery, the accrual is posted with it.

            EXAMPLES
              reskontra slip register SO-1 --dry-run
              reskontra slip register SO-1 1=3 2=0.5 --date 2026-10-30 --yes
            """)

    @Argument(help: "Order number.") var order: String
    @Argument(help: ArgumentHelp("Without lines all that is not delivered.", valueName: "line=quantity"))
    var lines: [String] = []
    @Flag(help: "Where more is asked for than is left, take what is left.") var reduce = false
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RegisterPackingSlipRequest()
        (request.order, request.reduceQuantity) = (order, reduce)
        request.lines = try lines.map(LineQuantityText.parse)
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_RegisterPackingSlipResponse>(
            method: .registerPackingSlip, request: request, options: writing,
            question: "Register this packing slip", view: { .slip($0.slip, of: $0.order.order, $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct SlipCancel: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Take back a packing slip of which nothing is invoiced.",
        discussion: """
            Its goods are to be delivered again; what it posted is taken back.

            EXAMPLES
              reskontra slip cancel SO-1 PS-000001 --dry-run
              reskontra slip cancel SO-1 PS-000001 --date 2026-10-31 --yes
            """)

    @Argument(help: "Order number.") var order: String
    @Argument(help: "Number of the packing slip.") var slip: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CancelPackingSlipRequest()
        (request.order, request.packingSlip) = (order, slip)
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_CancelPackingSlipResponse>(
            method: .cancelPackingSlip, request: request, options: writing, question: "Cancel this packing slip",
            view: { .slip($0.slip, of: $0.order.order, $0.journals, answer: $0) }
        )
        .run(desk)
    }
}
