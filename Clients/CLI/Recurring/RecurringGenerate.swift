import ArgumentParser
import Schema

struct RecurringGenerate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a draft for every occurrence that is due; one call makes at most 200.",
        discussion: """
            EXAMPLES
              reskontra recurring generate --date 2026-12-31
              reskontra recurring generate --template RENT --dry-run
            """)

    @Option(help: ArgumentHelp("Invoice date; without one the business date.", valueName: "date")) var date: String?
    @Option(help: "Only assignments of this template.") var template = ""
    @Option(help: "Only this assignment.") var assignment = ""
    @Option(name: .customLong("run"), help: "Go on with this run.") var runID = ""
    @Option(help: ArgumentHelp("Where the page before ended.", valueName: "next")) var after = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_GenerateRecurringInvoicesRequest()
        if let date { request.invoiceDate = try reskontra.date(date) }
        request.template = template
        request.assignment = assignment
        request.recurrenceID = runID
        request.after = after
        try await Writing<_, Reskontra_V1_GenerateRecurringInvoicesResponse>(
            method: .generateRecurringInvoices, request: request, options: writing, movesMoney: false,
            question: "Make these drafts", view: { .generated($0) }
        )
        .run(desk)
    }
}

struct RecurringPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post the drafts of a run.",
        discussion: """
            EXAMPLES
              reskontra recurring post R-1
              reskontra recurring post R-1 --occurrence 2026-01-31 --dry-run

            1,000 drafts are posted in one record, until none waits.
            """)

    @Argument(help: "Id of the run.") var id: String
    @Option(help: ArgumentHelp("Only these occurrences. May be repeated.", valueName: "date")) var occurrence: [String] = []
    @Flag(help: "Stop at the first that fails.") var stop = false
    @Option(help: ArgumentHelp("Where the page before ended.", valueName: "next")) var after: UInt64 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostRecurrenceRequest()
        request.recurrenceID = id
        request.occurrences = try occurrence.map { try date($0) }
        if stop { request.onError = .stop }
        request.after = after
        try await PagedPosting<_, Reskontra_V1_PostRecurrenceResponse>(
            method: .postRecurrence, request: request, options: writing, question: "Post these invoices",
            unit: "posted", count: \.posted.count,
            turn: {
                $0.after = $1.next
                return $1.next != 0
            },
            join: {
                $0.posted += $1.posted
                $0.failed += $1.failed
                $0.notTried += $1.notTried
                ($0.batchState, $0.runState, $0.next) = ($1.batchState, $1.runState, $1.next)
            },
            view: { .postedRun($0) }
        )
        .run(desk)
    }
}

struct RecurringDelete: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a generated draft; its occurrence is due again.",
        discussion: """
            EXAMPLES
              reskontra recurring delete RA-1 2026-02-28
              reskontra recurring delete RA-1 2026-02-28 --dry-run
            """)

    @Argument(help: "Id of the assignment.") var assignment: String
    @Argument(help: "The occurrence.") var occurrence: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_DeleteGeneratedInvoiceRequest()
        request.assignment = assignment
        request.occurrence = try date(occurrence)
        try await Writing<_, Reskontra_V1_DeleteGeneratedInvoiceResponse>(
            method: .deleteGeneratedInvoice, request: request, options: writing, movesMoney: false,
            question: "Delete this draft", view: { .deleted($0) }
        )
        .run(desk)
    }
}
