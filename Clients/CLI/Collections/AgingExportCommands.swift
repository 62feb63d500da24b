import ArgumentParser
import Schema
import SwiftProtobuf

// Agings of all customers, kept under a name.

struct AgingExportCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Keep an aging of all customers under a name; what it says never changes again.",
        discussion: """
            EXAMPLES
              reskontra aging export "NOVEMBER 2026" --as-of 2026-11-30
              reskontra aging export YEAR-END --definition 30DAYS --as-of 2026-12-31 --details --dry-run
            """)

    @Argument(help: "Its name, at most 23 bytes. Said again, an export that was cut short goes on.") var name: String
    @Option(help: "Aging definition; without one the pool's or the default.") var definition = ""
    @Option(help: "Only customers of this pool.") var pool = ""
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var asOf: String?
    @Option(help: ArgumentHelp("Later postings do not count; without one --as-of.", valueName: "date")) var balanceAsOf: String?
    @Flag(help: "Keep the items too.") var details = false
    @Flag(help: "Only name it now: what is posted or settled later does not count. Due dates and rates are those of the run.")
    var nameOnly = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let (day, balance) = (try asOf.map { try date($0) }, try balanceAsOf.map { try date($0) })
        let whole = try await desk.pages(.exportAging, writing) { _ in
            var request = Reskontra_V1_ExportAgingRequest()
            (request.name, request.definition, request.pool) = (name, definition, pool)
            (request.details, request.nameOnly) = (details, nameOnly)
            if let day { request.agingAsOf = day }
            if let balance { request.balanceAsOf = balance }
            return request
        } next: {
            (answer: Reskontra_V1_ExportAgingResponse) in nameOnly || answer.export.state == .ended ? "" : "more"
        } join: {
            $0 = $1
        }
        try desk.show(.agingExports([whole.export], answer: whole))
    }
}

struct AgingExported: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "exported",
        abstract: "An aging that was kept, or all of their names.",
        discussion: """
            EXAMPLES
              reskontra aging exported
              reskontra aging exported YEAR-END -o csv
              reskontra aging exported YEAR-END --items --all -o csv
            """)

    @Argument(help: "Its name; left out: all names.") var name = ""
    @Flag(help: "A row for each item, of an aging that keeps them.") var items = false
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        if items, name.isEmpty { throw ValidationError("--items needs the name of an aging") }
    }

    func run(_ desk: Desk) async throws {
        if name.isEmpty { return try await list(desk) }
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .getAgingExport,
                    Reskontra_V1_GetAgingExportRequest.with { ($0.name, $0.page) = (name, page) },
                    as: Reskontra_V1_GetAgingExportResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.rows += $1.rows
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(items ? .agingExportItems(answer) : .agingExport(answer))
    }

    private func list(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listAgingExports, Reskontra_V1_ListAgingExportsRequest.with { $0.page = page },
                    as: Reskontra_V1_ListAgingExportsResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.exports += $1.exports
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.agingExports(answer.exports, answer: answer, footer: View.more(answer.nextPageToken)))
    }
}

struct AgingForget: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Delete an aging that was kept; its name is free again.",
        discussion: """
            EXAMPLES
              reskontra aging forget YEAR-END
              reskontra aging forget YEAR-END --dry-run
            """)

    @Argument(help: "Its name.") var name: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_DeleteAgingExportRequest.with { $0.name = name }
        try await Writing<_, Reskontra_V1_DeleteAgingExportResponse>(
            method: .deleteAgingExport, request: request, options: writing, question: "Delete this aging",
            view: { .agingExports([$0.export], answer: $0) }
        )
        .run(desk)
    }
}

extension View {
    fileprivate static func agingExports(
        _ exports: [Reskontra_V1_AgingExport], answer: any Message, footer: [String] = []
    ) -> View {
        let table = Table(
            [
                .text("name"), .text("state"), .text("definition"), .text("as_of"), .text("balance_as_of"),
                .number("record"), .number("customers"), .money("total"),
            ],
            rows: exports.map { row in
                [
                    .text(row.name), .text(Words.of(row.state)), .text(row.definition), .date(row.agingAsOf),
                    .date(row.balanceAsOf), .number(row.position), .number(UInt64(row.customers)),
                    .money(.with { ($0.currency, $0.minor) = (row.currency, row.totals.totalMinor) }),
                ]
            })
        return View(answer, table, lines: exports, footer: footer)
    }

    fileprivate static func agingExport(_ answer: Reskontra_V1_GetAgingExportResponse) -> View {
        let export = answer.export
        func money(_ minor: Int64) -> Table.Cell { .money(.with { ($0.currency, $0.minor) = (export.currency, minor) }) }
        let columns: [Table.Column] =
            [.text("customer_number")]
            + export.periods.map { .money($0.label.lowercased().replacing(" ", with: "_")) }
            + [.money("out_of_range"), .money("total")]
        let rows = answer.rows.map { row -> [Table.Cell] in
            [.text(row.customerNumber)] + row.periodsMinor.map(money) + [money(row.outOfRangeMinor), money(row.totalMinor)]
        }
        return View(
            answer, Table(columns, rows: rows), lines: answer.rows, footer: [about(export)] + View.more(answer.nextPageToken))
    }

    fileprivate static func agingExportItems(_ answer: Reskontra_V1_GetAgingExportResponse) -> View {
        let export = answer.export
        func period(_ number: UInt32) -> String {
            guard number > 0, Int(number) <= export.periods.count else { return "out of range" }
            return export.periods[Int(number) - 1].label
        }
        let table = Table(
            [.text("customer_number"), .text("number"), .money("open"), .text("period")],
            rows: answer.rows.flatMap { row in
                row.items.map { [.text(row.customerNumber), .text($0.number), .money($0.open), .text(period($0.period))] }
            })
        let kept = export.details ? [] : ["it keeps no items: reskontra aging export --details"]
        return View(
            answer, table, lines: answer.rows.flatMap(\.items),
            footer: [about(export)] + kept + View.more(answer.nextPageToken))
    }

    private static func about(_ export: Reskontra_V1_AgingExport) -> String {
        "\(export.name): \(Words.of(export.state)), \(export.customers) customers, record \(export.position)"
    }
}
