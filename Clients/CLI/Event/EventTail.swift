import ArgumentParser
import Foundation
import ReskontraClient
import Schema

/// `reskontra event tail`: what was recorded lately, and what comes; one line an event.
struct EventTail: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Events since a while, and those that come, one line each.",
        discussion: """
            EXAMPLES
              reskontra events tail --since 10m --customer C-1001
              reskontra events tail --since 2026-11-24T08:00:00Z --kind itemPosted --no-follow -o csv

            A span counts back from the server's clock. Without --since only what comes is shown. Ctrl-C ends it;
            --no-follow ends at the last record there is when it starts.
            """)

    @Option(help: ArgumentHelp("From so long ago (10m, 2h, 1d), or from an instant, on.", valueName: "span|instant"))
    var since: String?
    @Option(name: .customLong("customer"), help: "Only this customer; may be repeated.") var customers: [String] = []
    @Option(name: .customLong("kind"), help: "Only events of this kind; may be repeated.") var kinds: [String] = []
    @Option(help: "Stop after so many events.") var limit: Int = .max
    @Flag(help: "Stop at the last record there is now.") var noFollow = false
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("--limit is 1 or more") }
    }

    func run(_ desk: Desk) async throws {
        let info: Reskontra_V1_GetServerInfoResponse = try await desk.read(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest())
        var request = Reskontra_V1_WatchRequest()
        request.customerNumbers = customers
        request.kinds = kinds
        request.company = desk.settings.company
        if let since {
            if let span = try? SpanText.seconds(since) {
                request.since = info.now
                request.since.seconds -= span
            } else if since.contains("-") {
                request.since = try DateText.parseInstant(since)
            } else {
                _ = try SpanText.seconds(since)
            }
        }
        if noFollow, since == nil { return }
        var lines = EventLines(desk: desk)
        var left = limit
        for try await item in try await desk.connection().stream(.watch, request, as: Reskontra_V1_WatchItem.self) {
            let record = item.message
            // What is filtered out counts too: a heartbeat tells how far the server has looked.
            if noFollow, record.sequence > info.sequence { return }
            for event in record.events {
                try lines.show(event, of: record)
                left -= 1
                if left == 0 { return }
            }
            if noFollow, record.sequence >= info.sequence { return }
        }
    }
}

/// One line an event, of columns that do not move on a terminal.
private struct EventLines {
    let desk: Desk
    private var isFirst = true
    private static let widths = [24, 9, 26, 12, 16, 16]

    init(desk: Desk) { self.desk = desk }

    mutating func show(_ event: Reskontra_V1_WatchEvent, of record: Reskontra_V1_WatchItem) throws {
        let table = Table(
            [
                .text("at"), .number("sequence"), .text("kind"), .text("customer"), .text("number"), .money("amount"),
                .text("principal"),
            ],
            rows: [
                [
                    .instant(record.at), .number(record.sequence), .text(event.kind), .text(event.customerNumber),
                    .text(event.number), event.hasAmount ? .money(event.amount) : .empty, .text(record.principal),
                ]
            ])
        var output = desk.output
        switch output.format {
        case .table, .card: return writeAligned(try table.picking(columns(of: table)))
        case .json: output.format = .jsonl
        case .jsonl, .csv, .tsv: break
        }
        output.header = isFirst
        isFirst = false
        // JSON has the record with this event alone.
        var message = record
        message.events = [event]
        try output.write(View(message, table, lines: [message]))
    }

    private func columns(of table: Table) -> [String] {
        desk.output.columns.isEmpty ? table.columns.map(\.name) : desk.output.columns
    }

    private mutating func writeAligned(_ table: Table) {
        let all = ["at", "sequence", "kind", "customer", "number", "amount"]
        func width(_ name: String) -> Int { all.firstIndex(of: name).map { Self.widths[$0] } ?? 0 }
        if isFirst {
            let heads = table.columns.map { column in
                width(column.name) == 0 ? column.name.uppercased() : column.name.uppercased().column(width(column.name), isRight: column.isRight)
            }
            Terminal.write(trimmed(heads))
        }
        isFirst = false
        let cells = zip(table.columns, table.rows[0]).map { column, cell in
            let text = cell.gridText
            let wide = width(column.name)
            return text.displayWidth >= wide ? PlainText.oneLine(text) : text.column(wide, isRight: column.isRight)
        }
        Terminal.write(trimmed(cells))
    }

    private func trimmed(_ cells: [String]) -> String {
        var line = cells.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }
}
