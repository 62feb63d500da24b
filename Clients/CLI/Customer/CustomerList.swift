import ArgumentParser
import Schema

struct CustomerList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Customers by number.",
        discussion: """
            EXAMPLES
              reskontra customer list --name-contains müller
              reskontra customer list --group RETAIL --all -o csv > customers.csv
            """)

    @Option(help: "Numbers that begin so.") var prefix = ""
    @Option(help: "Names that contain this, without case.") var nameContains = ""
    @Option(help: "Customers of this group.") var group = ""
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listCustomers,
                    Reskontra_V1_ListCustomersRequest.with {
                        $0.numberPrefix = prefix
                        $0.nameContains = nameContains
                        $0.group = group
                        $0.page = page
                    }, as: Reskontra_V1_ListCustomersResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.customers += $1.customers
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.customers(answer))
    }
}
