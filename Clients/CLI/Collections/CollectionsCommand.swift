import ArgumentParser
import Schema
import SwiftProtobuf

struct CollectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collections",
        abstract: "The collector's work list, notes, activities and runs.",
        subcommands: [
            CollectionsDesk.self, CollectionsList.self, CollectionsShow.self, CollectionsNote.self, CollectionsActivity.self,
            CollectionsClose.self, CollectionsSimulate.self, CollectionsRun.self, CollectionsHistory.self,
            CollectionsActivities.self, CollectionsSetup.self, CollectionsAgent.self,
        ], defaultSubcommand: CollectionsDesk.self)
}

extension Reskontra_V1_AddNoteRequest: GuardedRequest {}
extension Reskontra_V1_CreateActivityRequest: GuardedRequest {}
extension Reskontra_V1_CloseActivityRequest: GuardedRequest {}
extension Reskontra_V1_RunAutomationRequest: GuardedRequest {}
extension Reskontra_V1_SetCollectionStatusRequest: GuardedRequest {}
extension Reskontra_V1_CreateStatementRequest: GuardedRequest {}
extension Reskontra_V1_CreateAgingSnapshotRequest: GuardedRequest {}
extension Reskontra_V1_DeleteAgingExportRequest: GuardedRequest {}
extension Reskontra_V1_ExportAgingRequest: GuardedRequest {}

struct CollectionsList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The work list: customers with overdue items, the most overdue first.",
        discussion: """
            EXAMPLES
              reskontra collections list
              reskontra collections list --pool EAST --limit 20
            """)

    @Option(help: "Only customers of this pool.") var pool: String?
    @Option(help: ArgumentHelp("Rows at most.", valueName: "n")) var limit = 50
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var whole = Reskontra_V1_GetAgingResponse()
        var request = Reskontra_V1_GetAgingRequest()
        request.page.size = 1_000
        repeat {
            let answer: Reskontra_V1_GetAgingResponse = try await desk.read(.getAging, request)
            whole.labels = answer.labels
            whole.rows += answer.rows
            request.page.token = answer.nextPageToken
        } while !request.page.token.isEmpty
        if let pool {
            let members = try await members(of: pool, desk)
            whole.rows.removeAll { !members.contains($0.customerNumber) }
        }
        whole.rows = whole.rows.filter { $0.overdue > 0 }
            .sorted { ($1.overdue, $0.currency, $0.customerNumber) < ($0.overdue, $1.currency, $1.customerNumber) }
        let left = whole.rows.count - limit
        whole.rows = Array(whole.rows.prefix(limit))
        try desk.show(.workList(whole, left: max(0, left)))
    }

    private func members(of pool: String, _ desk: Desk) async throws -> Set<String> {
        var found: Set<String> = []
        var request = Reskontra_V1_PreviewPoolRequest()
        request.pool = pool
        request.page.size = 1_000
        repeat {
            let answer: Reskontra_V1_PreviewPoolResponse = try await desk.read(.previewPool, request)
            found.formUnion(answer.customers.map(\.customerNumber))
            request.page.token = answer.nextPageToken
        } while !request.page.token.isEmpty
        return found
    }
}

extension Reskontra_V1_AgingRow {
    /// All but the first column, which is not due yet; only what is owed counts.
    var overdue: Int64 { bucketsMinor.dropFirst().reduce(0, +) }
}

struct CollectionsShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What happened with a customer, newest first, and what is to be done.",
        discussion: """
            EXAMPLES
              reskontra collections show C-1001
              reskontra collections show C-1001 --size 20 -o json
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Entries at most.") var size: UInt32 = 50
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetTimelineResponse = try await desk.read(
            .getTimeline,
            Reskontra_V1_GetTimelineRequest.with { ($0.customerNumber, $0.size) = (customer, size) })
        let aging: Reskontra_V1_GetAgingResponse = try await desk.read(
            .getAging, Reskontra_V1_GetAgingRequest.with { $0.customerNumber = customer })
        try desk.show(.timeline(answer, aging, customer: customer))
    }
}

struct CollectionsNote: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write a note to a customer.",
        discussion: """
            EXAMPLES
              reskontra collections note C-1001 "asked for a copy of FTI-0001"
              reskontra collections note C-1001 "new contact: Ms Jones" --dry-run
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "The note.") var text: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_AddNoteRequest.with { ($0.customerNumber, $0.text) = (customer, text) }
        try await Writing<_, Reskontra_V1_AddNoteResponse>(
            method: .addNote, request: request, options: writing, movesMoney: false, question: "Add this note",
            view: {
                var card = Card("note to \($0.customerNumber)")
                card.add("customer_number", $0.customerNumber)
                return View($0, card)
            }
        )
        .run(desk)
    }
}

struct CollectionsActivity: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity",
        abstract: "Something to be done for a customer.",
        discussion: """
            EXAMPLES
              reskontra collections activity C-1001 "call about FTI-0001" --kind call --due 2026-12-01
              reskontra collections activity C-1001 "send statement" --responsible anna
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "What.") var text: String
    @Option(help: "task, call, appointment, event, email or letter.") var kind = "task"
    @Option(help: "About this document.") var item = ""
    @Option(help: ArgumentHelp("Until when.", valueName: "date")) var due: String?
    @Option(help: "Who.") var responsible = ""
    @Option(help: "What for.") var purpose = ""
    @Option(name: .customLong("case"), help: "A case it belongs to.") var caseID: UInt64 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CreateActivityRequest()
        (request.customerNumber, request.text, request.item) = (customer, text, item)
        request.kind = try Words.parse(kind, as: Reskontra_V1_ActivityKind.self, what: "kind of activity")
        (request.responsible, request.purpose, request.caseID) = (responsible, purpose, caseID)
        if let due { request.due = try date(due) }
        try await Writing<_, Reskontra_V1_CreateActivityResponse>(
            method: .createActivity, request: request, options: writing, movesMoney: false,
            question: "Create this activity", view: { .activity($0.activity, answer: $0) }
        )
        .run(desk)
    }
}

struct CollectionsClose: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "An activity is done.",
        discussion: """
            EXAMPLES
              reskontra collections close 3 --note "will pay on Friday"
              reskontra collections close 3
            """)

    @Argument(help: "Activity id, as `collections show` tells it.") var activity: UInt64
    @Option(help: "What came of it.") var note = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_CloseActivityRequest.with { ($0.activityID, $0.note) = (activity, note) }
        try await Writing<_, Reskontra_V1_CloseActivityResponse>(
            method: .closeActivity, request: request, options: writing, movesMoney: false,
            question: "Close this activity", view: { .activity($0.activity, answer: $0) }
        )
        .run(desk)
    }
}

struct CollectionsSimulate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "What the collection processes would do today; stores nothing.",
        discussion: """
            EXAMPLES
              reskontra collections simulate
              reskontra collections simulate --customer C-1001 -o json
            """)

    @Option(help: "One customer; without one all.") var customer = ""
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .simulateAutomation,
                    Reskontra_V1_SimulateAutomationRequest.with { ($0.customerNumber, $0.page) = (customer, page) },
                    as: Reskontra_V1_SimulateAutomationResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.actions += $1.actions
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.automation(answer.actions, answer: answer, footer: View.more(answer.nextPageToken)))
    }
}

struct CollectionsRun: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the collection processes of today: activities, mails, letters.",
        discussion: """
            EXAMPLES
              reskontra collections run
              reskontra collections run --customer C-1001 --dry-run
            """)

    @Option(help: "One customer; without one all.") var customer = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let whole = try await desk.pages(.runAutomation, writing) { after in
            Reskontra_V1_RunAutomationRequest.with { ($0.customerNumber, $0.after) = (customer, after) }
        } next: {
            (answer: Reskontra_V1_RunAutomationResponse) in answer.next
        } join: {
            $0.actions += $1.actions
            $0.skipped += $1.skipped
            $0.brokenPromises += $1.brokenPromises
        }
        var footer = whole.skipped.map { "passed over \($0.customerNumber): \($0.message)" }
        if whole.brokenPromises > 0 { footer.append("\(whole.brokenPromises) promises broken") }
        try desk.show(.automation(whole.actions, answer: whole, footer: footer))
    }
}

struct CollectionsHistory: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "What the processes did for a customer, newest first.",
        discussion: """
            EXAMPLES
              reskontra collections history C-1001
              reskontra collections history C-1001 -o csv
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .getAutomationHistory,
                    Reskontra_V1_GetAutomationHistoryRequest.with { ($0.customerNumber, $0.page) = (customer, page) },
                    as: Reskontra_V1_GetAutomationHistoryResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.actions += $1.actions
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.automation(answer.actions, answer: answer, footer: View.more(answer.nextPageToken)))
    }
}
