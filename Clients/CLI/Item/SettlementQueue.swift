import ArgumentParser
import Schema
import SwiftProtobuf

extension Reskontra_V1_RunSettlementQueueRequest: GuardedRequest {}
extension Reskontra_V1_RetryQueuedSettlementRequest: GuardedRequest {}
extension Reskontra_V1_CancelQueuedSettlementRequest: GuardedRequest {}

struct SettlementQueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "What posted payment journals have marked and is settled apart from their posting.",
        subcommands: [QueueList.self, QueueRun.self, QueueRetry.self, QueueCancel.self])
}

struct QueueList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Rows of the queue, the oldest first.",
        discussion: """
            EXAMPLES
              reskontra settlement queue list
              reskontra settlement queue list --state failed -o csv
            """)

    @Option(help: "Only those prepared, success, partial-success, failed or canceled.") var state: String?
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let wanted = try state.map { try Words.parse($0, as: Reskontra_V1_QueueState.self, what: "state") }
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listQueuedSettlements,
                    Reskontra_V1_ListQueuedSettlementsRequest.with {
                        if let wanted { $0.state = wanted }
                        $0.page = page
                    }, as: Reskontra_V1_ListQueuedSettlementsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.rows += $1.rows
                ($0.next, $0.nextPageToken) = ($1.next, $1.nextPageToken)
            })
        try desk.show(.queue(answer.rows, answer: answer, footer: View.more(answer.nextPageToken)))
    }
}

struct QueueRun: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Settle what waits, the oldest first; what fails keeps its marks and waits for a person.",
        discussion: """
            EXAMPLES
              reskontra settlement queue run --yes
              reskontra settlement queue run --dry-run

            50 rows are settled in one record, until none waits. The server does the same by itself, as often as the parameter
            settlement_queue_minutes says (5; 0: never); this command need not wait for it.
            """)

    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await PagedPosting<_, Reskontra_V1_RunSettlementQueueResponse>(
            method: .runSettlementQueue, request: Reskontra_V1_RunSettlementQueueRequest(), options: writing,
            question: "Settle what waits", unit: "rows", count: \.rows.count,
            turn: {
                $0.after = $1.next
                return $1.next != 0
            },
            join: {
                $0.rows += $1.rows
                $0.journals += $1.journals
                $0.next = $1.next
            },
            view: { .queue($0.rows, answer: $0) }
        )
        .run(desk)
    }
}

struct QueueRetry: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Prepare a row again that failed, whole or in part; the next run takes it.",
        discussion: """
            EXAMPLES
              reskontra settlement queue retry 4
              reskontra settlement queue retry 4 --dry-run
            """)

    @Argument(help: "Number of the row.") var row: UInt32
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await Writing<_, Reskontra_V1_RetryQueuedSettlementResponse>(
            method: .retryQueuedSettlement, request: Reskontra_V1_RetryQueuedSettlementRequest.with { $0.id = row },
            options: writing, movesMoney: false, question: "Prepare this row", view: { .queue([$0.row], answer: $0) }
        )
        .run(desk)
    }
}

struct QueueCancel: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "End the marks of a row; its payment stays on account.",
        discussion: """
            EXAMPLES
              reskontra settlement queue cancel 4 --yes
              reskontra settlement queue cancel 4 --dry-run
            """)

    @Argument(help: "Number of the row.") var row: UInt32
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await Writing<_, Reskontra_V1_CancelQueuedSettlementResponse>(
            method: .cancelQueuedSettlement, request: Reskontra_V1_CancelQueuedSettlementRequest.with { $0.id = row },
            options: writing, question: "End the marks of this row", view: { .queue([$0.row], answer: $0) }
        )
        .run(desk)
    }
}

extension View {
    fileprivate static func queue(
        _ rows: [Reskontra_V1_QueuedSettlement], answer: any Message, footer: [String] = []
    ) -> View {
        let table = Table(
            [
                .number("id"), .text("journal"), .number("line"), .text("customer_number"), .text("payment_number"),
                .text("state"), .text("locked"), .text("problem"),
            ],
            rows: rows.map {
                [
                    .number($0.id), .text($0.journal), .number($0.line), .text($0.customerNumber), .text($0.paymentNumber),
                    .text(Words.of($0.state)), .text($0.locked.joined(separator: ", ")), .text($0.problem),
                ]
            })
        return View(answer, table, lines: rows, footer: footer)
    }
}
