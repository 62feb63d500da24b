import ArgumentParser
import Schema

struct InterestHistory: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "What was waived, reinstated and reversed: who, how much, when and why.",
        discussion: """
            EXAMPLES
              reskontra interest history IN-000001
              reskontra interest history --customer C-1001 -o csv
            """)

    @Argument(help: "Note.") var note = ""
    @Option(help: "All notes of this customer.") var customer = ""
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard note.isEmpty != customer.isEmpty else { throw ValidationError("name a note, or --customer") }
    }

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .interestHistory,
                    Reskontra_V1_InterestHistoryRequest.with {
                        ($0.note, $0.customerNumber, $0.page) = (note, customer, page)
                    }, as: Reskontra_V1_InterestHistoryResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.entries += $1.entries
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.interestHistory(answer))
    }
}
