import ArgumentParser
import Schema

struct DirectDebitPropose: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "What a run would collect, and why it leaves the others out.",
        discussion: """
            EXAMPLES
              reskontra direct-debit propose
              reskontra direct-debit propose --customer C-1001 --due-by 2026-06-30
            """)

    @OptionGroup var selection: DebitSelectionOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ProposeDirectDebitsRequest()
        request.customerNumber = selection.customer
        if let day = selection.dueBy { request.dueBy = try date(day) }
        var whole = Reskontra_V1_ProposeDirectDebitsResponse()
        repeat {
            let page: Reskontra_V1_ProposeDirectDebitsResponse = try await desk.read(.proposeDirectDebits, request)
            whole.proposals += page.proposals
            whole.hasMore_p = page.hasMore_p
            request.after = page.nextAfter
        } while whole.hasMore_p
        try desk.show(.proposals(whole))
    }
}

struct DirectDebitRun: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Present a page of what is due; posts nothing. Repeat until nothing is left.",
        discussion: """
            EXAMPLES
              reskontra direct-debit run --dry-run
              reskontra direct-debit run --due-by 2026-06-30 --yes
            """)

    @OptionGroup var selection: DebitSelectionOptions
    @Option(help: ArgumentHelp("Go on behind the customer a page ended at.", valueName: "n")) var after: UInt64 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RunDirectDebitsRequest()
        request.customerNumber = selection.customer
        if let day = selection.dueBy { request.dueBy = try date(day) }
        request.after = after
        try await Writing<_, Reskontra_V1_RunDirectDebitsResponse>(
            method: .runDirectDebits, request: request, options: writing, question: "Collect these",
            view: { .debitRun($0) }
        )
        .run(desk)
    }
}

struct DirectDebitPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post presented collections as payments that settle their invoices.",
        discussion: """
            EXAMPLES
              reskontra direct-debit post --date 2026-06-30 --dry-run
              reskontra direct-debit post 17 18 --yes
            """)

    @Argument(help: "Collections; without any a page of those that are due.") var collections: [UInt64] = []
    @Option(name: .customLong("date"), help: ArgumentHelp("Posting date; without one the due date of each.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostCollectionsRequest()
        request.collections = collections
        if let day { request.postingDate = try date(day) }
        try await Writing<_, Reskontra_V1_PostCollectionsResponse>(
            method: .postCollections, request: request, options: writing, question: "Post these collections",
            view: { .postedDebits($0) }
        )
        .run(desk)
    }
}

struct DirectDebitList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Collections, latest first.",
        discussion: """
            EXAMPLES
              reskontra direct-debit list --customer C-1001
              reskontra direct-debit list --state returned -o csv
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Option(help: "Only those of this file.") var file = ""
    @Option(help: "presented, settled, rejected, returned or withdrawn.") var state: String?
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListCollectionsRequest()
        request.customerNumber = customer
        request.file = file
        if let state {
            request.state = try Words.parse(state, as: Reskontra_V1_DebitCollectionState.self, what: "state")
        }
        let answer = try await pages.collect(
            { [request] page in
                var request = request
                request.page = page
                return try await desk.read(
                    .listCollections, request, as: Reskontra_V1_ListCollectionsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.collections += $1.collections
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.collections(answer))
    }
}
