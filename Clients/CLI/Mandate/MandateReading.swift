import ArgumentParser
import Schema

struct MandateList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Mandates of a customer, oldest first.",
        discussion: """
            EXAMPLES
              reskontra mandate list C-1001
              reskontra mandate list C-1001 -o csv --columns number,state,expires_on
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listMandates,
                    Reskontra_V1_ListMandatesRequest.with {
                        $0.customerNumber = customer
                        $0.page = page
                    }, as: Reskontra_V1_ListMandatesResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.mandates += $1.mandates
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.mandates(answer))
    }
}

struct MandateShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One mandate with what was changed in it.",
        discussion: """
            EXAMPLES
              reskontra mandate show MND-000001
              reskontra mandate show MND-000001 -o json
            """)

    @OptionGroup var which: MandateOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetMandateResponse = try await desk.read(
            .getMandate,
            Reskontra_V1_GetMandateRequest.with {
                $0.mandate = which.mandate
                $0.creditor = which.creditor
            })
        try desk.show(.mandate(answer.mandate, answer: answer))
    }
}
