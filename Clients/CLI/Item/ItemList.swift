import ArgumentParser
import Schema

struct ItemList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Items of a customer by due date.",
        discussion: """
            EXAMPLES
              reskontra item list C-1001
              reskontra item list C-1001 --closed --as-of 2026-10-31 -o csv
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Flag(help: "Closed items too.") var closed = false
    @Flag(help: "With settlements (in JSON).") var settlements = false
    @Option(help: "Only this kind, as invoice or credit-note. May be repeated.") var kind: [String] = []
    @OptionGroup var at: AtOptions
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let kinds = try kind.map { try Words.parse($0, as: Reskontra_V1_ItemKind.self, what: "kind of item") }
        let moment = try await at.at(desk)
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listOpenItems,
                    Reskontra_V1_ListOpenItemsRequest.with {
                        $0.customerNumber = customer
                        $0.includeClosed = closed
                        $0.includeSettlements = settlements
                        $0.kinds = kinds
                        if let moment { $0.at = moment }
                        $0.page = page
                    }, as: Reskontra_V1_ListOpenItemsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.items += $1.items
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.items(answer))
    }
}
