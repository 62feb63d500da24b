import ArgumentParser
import Schema

struct BankList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The work list: entries that wait, with what they may be for.",
        discussion: """
            EXAMPLES
              reskontra bank list
              reskontra bank list MAIN --state noted -o csv
            """)

    @Argument(help: "Bank account; without one the only one there is.") var account: String?
    @Option(help: "open, posted, booked, set-aside, noted or covered.") var state = "open"
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let state = try Words.parse(state, as: Reskontra_V1_BankEntryState.self, what: "state of an entry")
        let account = try await desk.bankAccount(account)
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listBankEntries,
                    Reskontra_V1_ListBankEntriesRequest.with {
                        $0.bankAccount = account
                        $0.state = state
                        $0.includeProposals = state == .open
                        $0.page = page
                    }, as: Reskontra_V1_ListBankEntriesResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.entries += $1.entries
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.bankEntries(answer))
    }
}

struct BankShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One entry with all that the bank wrote, and every proposal with its evidence.",
        discussion: """
            EXAMPLES
              reskontra bank show 12
              reskontra bank show 12 -o json
            """)

    @Argument(help: "Entry, as reskontra bank list tells it.") var entry: UInt64
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetBankEntryResponse = try await desk.read(
            .getBankEntry, Reskontra_V1_GetBankEntryRequest.with { $0.entryID = entry })
        try desk.show(View(answer, .bankEntry(answer.entry)))
    }
}
