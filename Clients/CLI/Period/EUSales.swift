import ArgumentParser
import Schema
import SwiftProtobuf

extension Reskontra_V1_CreateEuSalesListRequest: GuardedRequest {}
extension Reskontra_V1_ReportEuSalesListRequest: GuardedRequest {}

struct EUSalesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eu-sales",
        abstract: "EU sales lists: what was sold to other member states without national tax.",
        subcommands: [EUSalesMake.self, EUSalesShow.self, EUSalesReport.self])
}

struct EUSalesMake: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make the list of some days, or make it again; documents of a reported list are left out.",
        discussion: """
            EXAMPLES
              reskontra period eu-sales make 2026-10-01 2026-12-31
              reskontra period eu-sales make 2026-10-01 2026-12-31 --dry-run -o csv
            """)

    @Argument(help: ArgumentHelp("First day.", valueName: "from")) var from: String
    @Argument(help: ArgumentHelp("Last day.", valueName: "to")) var to: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CreateEuSalesListRequest()
        (request.from, request.to) = (try date(from), try date(to))
        try await Writing<_, Reskontra_V1_CreateEuSalesListResponse>(
            method: .createEuSalesList, request: request, options: writing, movesMoney: false,
            question: "Make this list", view: { .euSales($0.list, answer: $0) }
        )
        .run(desk)
    }
}

struct EUSalesShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A list with its lines.",
        discussion: """
            EXAMPLES
              reskontra period eu-sales show
              reskontra period eu-sales show 3 -o csv
            """)

    @Argument(help: "Number of the list; without one the latest.") var number: UInt32 = 0
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetEuSalesListResponse = try await desk.read(
            .getEuSalesList, Reskontra_V1_GetEuSalesListRequest.with { $0.number = number })
        try desk.show(.euSales(answer.list, answer: answer))
    }
}

struct EUSalesReport: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Say that a list went to the authorities: it is locked for ever.",
        discussion: """
            EXAMPLES
              reskontra period eu-sales report 3 --yes
              reskontra period eu-sales report 3 --from 2026-03-01 --to 2026-03-31 --dry-run
            """)

    @Argument(help: "Number of the list.") var number: UInt32
    @Option(help: ArgumentHelp("Only if the list still begins on this day.", valueName: "date")) var from: String?
    @Option(help: ArgumentHelp("Only if the list still ends on this day.", valueName: "date")) var to: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReportEuSalesListRequest.with { $0.number = number }
        if let from { request.expectedFrom = try usage { () throws(TextFailure) in try DateText.parse(from) } }
        if let to { request.expectedTo = try usage { () throws(TextFailure) in try DateText.parse(to) } }
        try await Writing<_, Reskontra_V1_ReportEuSalesListResponse>(
            method: .reportEuSalesList, request: request,
            options: writing, question: "Lock this list", view: { .euSales($0.list, answer: $0) }
        )
        .run(desk)
    }
}

extension View {
    fileprivate static func euSales(_ list: Reskontra_V1_EuSalesList, answer: any Message) -> View {
        let table = Table(
            [.text("tax_number"), .text("kind"), .money("amount"), .number("documents")],
            rows: list.lines.map {
                [.text($0.taxNumber), .text(Words.of($0.kind)), .money($0.amount), .number($0.documents)]
            })
        let days = "\(DateText.text(list.from)) to \(DateText.text(list.to))"
        let state = list.reported ? "reported" : "not reported yet"
        return View(answer, table, lines: list.lines, footer: ["list \(list.number), \(days), \(state)"])
    }
}
