import ArgumentParser
import Schema

struct RecurringGenerate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a draft for every occurrence that is due.",
        discussion: """
            EXAMPLES
              reskontra recurring generate --date 2026-12-31
              reskontra recurring generate --template RENT --dry-run

            200 drafts are made in one record, until none is due. What was made stays made if it is broken off:
            the next call makes only what is missing.
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
        try await PagedPosting<_, Reskontra_V1_GenerateRecurringInvoicesResponse>(
            method: .generateRecurringInvoices, request: request, options: writing, movesMoney: false,
            question: "Make these drafts", unit: "drafts", count: \.invoices.count,
            turn: { page, answer in
                // A rehearsal makes nothing: its pages name no run, and it does not get past an assignment that fills a page.
                let isRehearsal = page.mode == .preview
                if isRehearsal, page.after == answer.next { return false }
                page.after = answer.next
                page.invoiceDate = answer.invoiceDate
                if !isRehearsal, !answer.recurrenceID.isEmpty { page.recurrenceID = answer.recurrenceID }
                return !answer.next.isEmpty
            },
            join: {
                $0.invoices += $1.invoices
                $0.failed += $1.failed
                if $0.recurrenceID.isEmpty { $0.recurrenceID = $1.recurrenceID }
                if $1.runState != .empty { $0.runState = $1.runState }
                $0.next = $1.next
            },
            view: { .generated($0) }
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
