import ArgumentParser
import Schema

struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Collections cases: what is done about documents of a customer.",
        subcommands: [CaseOpen.self, CaseList.self, CaseUpdate.self])
}

extension Reskontra_V1_CreateCaseRequest: GuardedRequest {}
extension Reskontra_V1_UpdateCaseRequest: GuardedRequest {}
extension Reskontra_V1_SetAgentRequest: GuardedRequest {}

struct CaseOpen: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a case about documents of a customer.",
        discussion: """
            EXAMPLES
              reskontra case open C-1001 "short paid twice" --item FTI-0001 --item FTI-0002
              reskontra case open C-1001 "payment plan" --responsible anna
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "What it is about.") var description: String
    @Option(name: .customLong("item"), parsing: .singleValue, help: "A document. May be repeated.") var items: [String] = []
    @Option(help: "Who.") var responsible = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_CreateCaseRequest.with {
            ($0.customerNumber, $0.description_p, $0.items, $0.responsible) = (customer, description, items, responsible)
        }
        try await Writing<_, Reskontra_V1_CreateCaseResponse>(
            method: .createCase, request: request, options: writing, movesMoney: false, question: "Open this case",
            view: { .collectionCase($0.case, answer: $0) }
        )
        .run(desk)
    }
}

struct CaseUpdate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Take a case further or change what it is about.",
        discussion: """
            EXAMPLES
              reskontra case update 1 --state in-process --note "plan sent"
              reskontra case update 1 --state closed --remove FTI-0002
            """)

    @Argument(help: "Case id, as `case list` tells it.") var id: UInt64
    @Option(help: "open, in-process or closed; there is no way back.") var state: String?
    @Option(help: "What it is about.") var description: String?
    @Option(help: "Who.") var responsible: String?
    @Option(name: .customLong("item"), parsing: .singleValue, help: "A document to add. May be repeated.") var items: [String] = []
    @Option(name: .customLong("remove"), parsing: .singleValue, help: "A document to take out. May be repeated.")
    var removed: [String] = []
    @Option(help: "What is said with it.") var note = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_UpdateCaseRequest()
        (request.caseID, request.addItems, request.removeItems, request.note) = (id, items, removed, note)
        if let state { request.state = try Words.parse(state, as: Reskontra_V1_CaseState.self, what: "state of a case") }
        if let description { request.description_p = description }
        if let responsible { request.responsible = responsible }
        try await Writing<_, Reskontra_V1_UpdateCaseResponse>(
            method: .updateCase, request: request, options: writing, movesMoney: false, question: "Change this case",
            view: { .collectionCase($0.case, answer: $0) }
        )
        .run(desk)
    }
}

struct CaseList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Collections cases, oldest first.",
        discussion: """
            EXAMPLES
              reskontra case list --state open
              reskontra case list --customer C-1001 -o json
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Option(help: "Only this person's.") var responsible = ""
    @Option(name: .customLong("state"), parsing: .singleValue, help: "open, in-process or closed. May be repeated.")
    var states: [String] = []
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let states = try states.map { try Words.parse($0, as: Reskontra_V1_CaseState.self, what: "state of a case") }
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listCases,
                    Reskontra_V1_ListCasesRequest.with {
                        ($0.customerNumber, $0.responsible, $0.states, $0.page) = (customer, responsible, states, page)
                    }, as: Reskontra_V1_ListCasesResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.cases += $1.cases
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.cases(answer))
    }
}

struct CollectionsActivities: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "activities",
        abstract: "What is to be done, oldest first.",
        discussion: """
            EXAMPLES
              reskontra collections activities --responsible anna --due 2026-12-01
              reskontra collections activities --customer C-1001 --closed
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Option(help: "Only this person's.") var responsible = ""
    @Option(help: ArgumentHelp("Due by this day.", valueName: "date")) var due: String?
    @Flag(help: "Closed ones too.") var closed = false
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let due = try due.map { try date($0) }
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listActivities,
                    Reskontra_V1_ListActivitiesRequest.with {
                        ($0.customerNumber, $0.responsible, $0.includeClosed, $0.page) = (customer, responsible, closed, page)
                        if let due { $0.dueBy = due }
                    }, as: Reskontra_V1_ListActivitiesResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.activities += $1.activities
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.activities(answer))
    }
}

struct CollectionsSetup: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Aging definitions, pools, letter sequences, processes and agents.",
        discussion: """
            EXAMPLES
              reskontra collections setup
              reskontra collections setup -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetCollectionsSetupResponse = try await desk.read(
            .getCollectionsSetup, Reskontra_V1_GetCollectionsSetupRequest())
        try desk.show(.collectionsSetup(answer))
    }
}

struct CollectionsAgent: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent",
        abstract: "Who collects from which pools.",
        discussion: """
            EXAMPLES
              reskontra collections agent anna --name "Anna B" --pool EAST --default-pool EAST
              reskontra collections agent ben --all-pools --dry-run
            """)

    @Argument(help: "The name the server knows the person by.") var user: String
    @Option(help: "Name.") var name = ""
    @Option(name: .customLong("pool"), parsing: .singleValue, help: "A pool of the agent. May be repeated.") var pools: [String] = []
    @Option(help: "The one shown first; without one all together.") var defaultPool = ""
    @Flag(help: "May look at every pool.") var allPools = false
    @Option(help: "Without one that of the parameters.") var team = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetAgentRequest()
        (request.agent.user, request.agent.name, request.agent.pools) = (user, name, pools)
        (request.agent.defaultPool, request.agent.allowAllPools, request.agent.team) = (defaultPool, allPools, team)
        try await Writing<_, Reskontra_V1_SetAgentResponse>(
            method: .setAgent, request: request, options: writing, movesMoney: false, question: "Set this agent",
            view: { .agent($0.agent, answer: $0) }
        )
        .run(desk)
    }
}
