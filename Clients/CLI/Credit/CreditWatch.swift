import ArgumentParser
import Foundation
import ReskontraClient
import Schema

struct CreditWatch: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "The position of a customer, and again each time something changes it.",
        discussion: """
            EXAMPLES
              reskontra credit watch C-1001
              reskontra credit watch C-1001 -o jsonl --limit 5

            Driven by the stream of events, not by asking again and again; Ctrl-C ends it.
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Stop after so many changes; 0 shows the position and ends.") var limit: Int = .max
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
    }

    func run(_ desk: Desk) async throws {
        let connection = try await desk.connection()
        var lines = WatchLines(desk: desk)
        let first = try await position(desk, after: 0)
        try lines.show(first, because: "now", at: nil)
        var (shown, left) = (first.version, limit)
        guard left > 0 else { return }
        var request = Reskontra_V1_WatchRequest()
        request.company = desk.settings.company
        request.customerNumbers = [customer]
        // What came between the first look and the stream is told too.
        request.fromSequence = shown + 1
        for try await item in connection.stream(.watch, request, as: Reskontra_V1_WatchItem.self) {
            let record = item.message
            if record.heartbeat || record.sequence <= shown { continue }
            let position = try await position(desk, after: record.sequence)
            shown = max(record.sequence, position.version)
            try lines.show(position, because: record.events.map(\.kind).joined(separator: ", "), at: record)
            left -= 1
            if left == 0 { return }
        }
    }

    private func position(_ desk: Desk, after sequence: UInt64) async throws -> Reskontra_V1_GetCreditPositionResponse {
        try await desk.read(
            .getCreditPosition,
            Reskontra_V1_GetCreditPositionRequest.with {
                $0.customerNumber = customer
                $0.minSequence = sequence
            })
    }
}

/// One line a change: a card would scroll away what was before.
private struct WatchLines {
    let desk: Desk
    private var isFirst = true

    init(desk: Desk) { self.desk = desk }

    mutating func show(
        _ position: Reskontra_V1_GetCreditPositionResponse, because what: String, at record: Reskontra_V1_WatchItem?
    ) throws {
        var output = desk.output
        output.header = isFirst
        if output.format == .json { output.format = .jsonl }
        isFirst = false
        let isUnlimited = !position.hasTotalCreditLimit && !position.hasGroupLimit
        let table = Table(
            [
                .text("at"), .money("balance"), .money("exposure"), .money("available"), .money("overdue"), .text("hold"),
                .text("because"),
            ],
            rows: [
                [
                    record.map { .instant($0.at) } ?? .empty, .money(position.balance), .money(position.exposure),
                    isUnlimited
                        ? .text("unlimited") : .money(position.available, position.available.minor < 0 ? .bad : .plain),
                    .money(position.overdue, position.overdue.minor > 0 ? .bad : .plain),
                    .text(Words.of(position.holdStatus) == "none" ? "" : Words.of(position.holdStatus), .bad), .text(what),
                ]
            ])
        try output.write(View(position, table, lines: [position]))
    }
}
