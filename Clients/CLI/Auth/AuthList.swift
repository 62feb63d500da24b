import ArgumentParser
import Schema

struct AuthList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Authorizations of a customer.",
        discussion: """
            EXAMPLES
              reskontra auth list C-1001
              reskontra auth list C-1001 --final -o csv
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Flag(help: "Captured, voided and expired ones too.") var final = false
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listAuthorizations,
                    Reskontra_V1_ListAuthorizationsRequest.with {
                        $0.customerNumber = customer
                        $0.includeFinal = final
                        $0.page = page
                    }, as: Reskontra_V1_ListAuthorizationsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.authorizations += $1.authorizations
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.authorizations(answer))
    }
}
