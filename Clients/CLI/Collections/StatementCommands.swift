import ArgumentParser
import Schema

struct StatementCreate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Keep a statement of account as it is sent; it never changes afterwards.",
        discussion: """
            EXAMPLES
              reskontra statement create C-1001 --from 2026-11-01 --to 2026-11-30
              reskontra statement create C-1001 --to 2026-11-30 --open-only --dry-run
              reskontra statement create C-1001 --from 2026-11-01 --to 2026-11-30 --with-company SE01
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: ArgumentHelp("First day.", valueName: "date")) var from: String?
    @Option(help: ArgumentHelp("Last day; without one the business date.", valueName: "date")) var to: String?
    @Option(help: "Without one the customer's.") var currency = ""
    @Flag(help: "What is open, without an opening balance.") var openOnly = false
    @Option(help: "Without one the customer's.") var language = ""
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Take in the same party's customer of another company; without one those of its aging snapshot. May be repeated.",
            valueName: "company"))
    var withCompany: [String] = []
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CreateStatementRequest()
        (request.customerNumber, request.currency, request.openOnly) = (customer, currency.uppercased(), openOnly)
        (request.language, request.companies) = (language, withCompany)
        if let from { request.from = try date(from) }
        if let to { request.to = try date(to) }
        try await Writing<_, Reskontra_V1_CreateStatementResponse>(
            method: .createStatement, request: request, options: writing, movesMoney: false,
            question: "Keep this statement", view: { .sentStatement($0.statement, answer: $0) }
        )
        .run(desk)
    }
}

struct StatementPrint: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "A statement that was sent, as a page of HTML in its language.",
        discussion: """
            EXAMPLES
              reskontra statement print C-1001 --to statement.html
              reskontra statement print C-1001 --statement 3 --language de --to kontoauszug.html
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Its id, as `statement list` tells it; without one the latest.") var statement: UInt64?
    @Option(help: "en, de or sv; without it the statement's language.") var language: String?
    @Option(help: "Where to; without one to standard output.") var to: String?
    @OptionGroup var paying: PayingOptions
    @OptionGroup var options: CommonOptions

    func validate() throws { try PrintWords.check(language) }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListStatementsRequest.with { $0.customerNumber = customer }
        request.page.size = 1_000
        var found: Reskontra_V1_Statement?
        repeat {
            let answer: Reskontra_V1_ListStatementsResponse = try await desk.read(.listStatements, request)
            if let wanted = answer.statements.last(where: { statement == nil || $0.statementID == statement }) { found = wanted }
            request.page.token = answer.nextPageToken
        } while !request.page.token.isEmpty
        guard let found else {
            let which = statement.map { "no statement \($0)" } ?? "no statement"
            throw ValidationError("\(customer) has \(which): make one with `reskontra statement create`")
        }
        let print = try await Printing(desk, paying)
        var row = try await print.customer(found.customerNumber)
        if !found.deliveryName.isEmpty {
            // As it was sent then.
            (row.name, row.address, row.country) = (found.deliveryName, found.deliveryAddress, found.deliveryCountry)
        }
        let (code, words) = PrintWords.of(language ?? (found.language.isEmpty ? row.language : found.language))
        let page = StatementPage(
            statement: found, customer: row, seller: print.company.name, words: words, language: code,
            account: try await print.account(found.closingBalance.currency))
        try Paper.write(Paper(title: "\(page.title) \(found.statementID)", language: code).html([page.page]), to: to)
    }
}

struct StatementList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Statements that were sent to a customer, newest first.",
        discussion: """
            EXAMPLES
              reskontra statement list C-1001
              reskontra statement list C-1001 -o json
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listStatements,
                    Reskontra_V1_ListStatementsRequest.with { ($0.customerNumber, $0.page) = (customer, page) },
                    as: Reskontra_V1_ListStatementsResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.statements += $1.statements
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.statements(answer))
    }
}

struct AgingSnapshotCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Take aging snapshots by an aging definition; they are what pools and processes look at.",
        discussion: """
            EXAMPLES
              reskontra aging snapshot --definition 30DAYS
              reskontra aging snapshot --customer C-1001 --as-of 2026-11-30 --dry-run
            """)

    @Option(help: "One customer; without one all.") var customer = ""
    @Option(help: "Only customers of this pool.") var pool = ""
    @Option(help: "Aging definition; without one the pool's or the default.") var definition = ""
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var asOf: String?
    @Flag(help: "Promises whose day has passed become broken.") var breakPromises = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let day = try asOf.map { try date($0) }
        let whole = try await desk.pages(.createAgingSnapshot, writing) { after in
            var request = Reskontra_V1_CreateAgingSnapshotRequest()
            (request.customerNumber, request.pool, request.definition) = (customer, pool, definition)
            request.updateCollectionStatus = breakPromises
            request.after = after
            if let day { request.agingAsOf = day }
            return request
        } next: {
            (answer: Reskontra_V1_CreateAgingSnapshotResponse) in answer.next
        } join: {
            $0.snapshots += $1.snapshots
            $0.skipped += $1.skipped
            $0.brokenPromises += $1.brokenPromises
        }
        let footer = whole.brokenPromises > 0 ? ["\(whole.brokenPromises) promises broken"] : []
        try desk.show(.snapshots(whole.snapshots, answer: whole, footer: footer))
    }
}

struct AgingList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The latest snapshots of a definition.",
        discussion: """
            EXAMPLES
              reskontra aging list
              reskontra aging list --definition 30DAYS --pool EAST -o csv
            """)

    @Option(help: "One customer.") var customer = ""
    @Option(help: "Only customers of this pool.") var pool = ""
    @Option(help: "Aging definition; without one the pool's or the default.") var definition = ""
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .getAgedBalances,
                    Reskontra_V1_GetAgedBalancesRequest.with {
                        ($0.customerNumber, $0.pool, $0.definition) = (customer, pool, definition)
                        $0.page = page
                    }, as: Reskontra_V1_GetAgedBalancesResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.snapshots += $1.snapshots
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.snapshots(answer.snapshots, answer: answer, footer: View.more(answer.nextPageToken)))
    }
}
