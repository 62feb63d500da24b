import ArgumentParser
import Schema

struct RevaluationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revaluation",
        abstract: "Revalue open foreign currency items to a rate.",
        subcommands: [RevaluationRun.self, RevaluationList.self])
}

extension Reskontra_V1_RunRevaluationRequest: GuardedRequest {}

struct RevaluationRun: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Post unrealized gains and losses; `--method invoice-date` takes all of them back.",
        discussion: """
            EXAMPLES
              reskontra revaluation run --date 2026-10-31 --dry-run
              reskontra revaluation run --date 2026-10-31 --method minimum --rate-date 2026-10-30 --yes
              reskontra revaluation run --date 2026-10-31 --dimensions posting --posting-profile FX --yes

            The rate is of the type of each customer's group, else of the company's (reskontra rate types). Where one is
            missing nothing is posted. It goes page by page, a record each; a run that broke off is run again.
            Unrealized amounts go to the summary account of each item, with --posting-profile to that of
            the profile's line.
            """)

    @Option(name: .customLong("date"), help: ArgumentHelp("Items open on this day are revalued.", valueName: "date"))
    var day: String
    @Option(help: ArgumentHelp("Day of the rate; without one that of the items.", valueName: "date")) var rateDate: String?
    @Option(help: "standard, minimum (losses only) or invoice-date.") var method = "standard"
    @Option(name: .customLong("customer"), parsing: .singleValue, help: "Only this customer. May be repeated.")
    var customers: [String] = []
    @Option(help: "Dimensions of the vouchers: none, table (of the customer) or posting (of the item).")
    var dimensions = "none"
    @Option(help: ArgumentHelp("Whose summary accounts are used; without one the items' own.", valueName: "profile"))
    var postingProfile: String?
    @Option(help: ArgumentHelp("Go on after this customer, as the answer says.", valueName: "number")) var after = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RunRevaluationRequest()
        request.method = try Words.parse(method, as: Reskontra_V1_RevaluationMethod.self, what: "method")
        request.consideredDate = try date(day)
        if let rateDate { request.rateDate = try date(rateDate) }
        request.dimensions = try Words.parse(
            dimensions, as: Reskontra_V1_RevaluationDimensions.self, what: "kind of dimensions")
        if let postingProfile { (request.profileFrom, request.postingProfile) = (.select, postingProfile) }
        (request.customers, request.afterCustomer, request.itemsMax) = (customers, after, Self.pageItems)
        try await PagedPosting<_, Reskontra_V1_RunRevaluationResponse>(
            method: .runRevaluation, request: request, options: writing, question: "Post this revaluation",
            unit: "items", count: { Int($0.transactions) },
            turn: { request, answer in
                request.afterCustomer = answer.nextCustomer
                return !answer.nextCustomer.isEmpty
            },
            join: { $0.add($1) }, view: { .revaluation($0) },
            shown: { page in page.rows.map { "\($0.documentNumber) \($0.unrealized.minor) \($0.reversed.minor)" } }
        )
        .run(desk)
    }

    /// Items of one page: a turn of the server stays short beside a till's.
    private static let pageItems: UInt32 = 200
}

extension Reskontra_V1_RunRevaluationResponse {
    /// Takes the next page in; the run keeps the number of its first page.
    fileprivate mutating func add(_ page: Self) {
        rows += page.rows
        journals += page.journals
        transactions += page.transactions
        adjustedTransactions += page.adjustedTransactions
        unrealized.minor += page.unrealized.minor
        reversed.minor += page.reversed.minor
        netChange.minor += page.netChange.minor
        if run == 0 { run = page.run }
        nextCustomer = page.nextCustomer
    }
}

struct RevaluationList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Runs, latest first.",
        discussion: """
            EXAMPLES
              reskontra revaluation list
              reskontra revaluation list --size 10 -o csv
            """)

    @Option(help: "How many.") var size: UInt32 = 50
    @Option(help: "Only runs before this one.") var before: UInt32 = 0
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ListRevaluationsResponse = try await desk.read(
            .listRevaluations,
            Reskontra_V1_ListRevaluationsRequest.with { ($0.size, $0.before) = (size, before) })
        try desk.show(.revaluations(answer))
    }
}
