import ArgumentParser
import Schema

struct BillShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One bill with its history.",
        discussion: """
            EXAMPLES
              reskontra bill show BE-000001
              reskontra bill show BE-000001 -o json
            """)

    @Argument(help: "Bill number.") var bill: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetBillResponse = try await desk.read(
            .getBill, Reskontra_V1_GetBillRequest.with { $0.bill = bill })
        try desk.show(.bill(answer.bill, answer: answer))
    }
}

struct BillList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Bills by due date: what matures first stands first.",
        discussion: """
            EXAMPLES
              reskontra bill list --due-by 2026-06-30
              reskontra bill list --customer C-1001 --status protested
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Option(
        name: .customLong("status"), parsing: .singleValue,
        help: "drawn, remitted-collection, remitted-discount, honored, protested, redrawn or canceled. May be repeated.")
    var statuses: [String] = []
    @Option(help: ArgumentHelp("Bills due through this day.", valueName: "date")) var dueBy: String?
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListBillsRequest()
        request.customerNumber = customer
        request.statuses = try statuses.map {
            try Words.parse($0, as: Reskontra_V1_BillStatus.self, what: "status")
        }
        if let dueBy { request.dueBy = try date(dueBy) }
        let answer = try await pages.collect(
            { [request] page in
                var request = request
                request.page = page
                return try await desk.read(.listBills, request, as: Reskontra_V1_ListBillsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.bills += $1.bills
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.bills(answer))
    }
}

struct BillStatisticsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: "Counts and sums of bills per status and currency.",
        discussion: """
            EXAMPLES
              reskontra bill statistics -o csv
              reskontra bill statistics -o csv -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_BillStatisticsResponse = try await desk.read(
            .billStatistics, Reskontra_V1_BillStatisticsRequest())
        try desk.show(.billStatistics(answer))
    }
}
