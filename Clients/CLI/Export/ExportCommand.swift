import ArgumentParser
import Schema

/// `reskontra export`: what `reskontra import` and `setup import` read: a company moves to an empty server (F12).
struct ExportCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write customers, what was agreed with them, items, orders or periods, to be imported elsewhere.",
        discussion: """
            EXAMPLES
              reskontra export customers > customers.csv
              reskontra export opening --to opening.csv
              reskontra export agreements --to agreements.jsonl
              reskontra export periods --to periods.jsonl

            A company moves to an empty server by six files: setup export, then export customers, agreements, \
            opening, orders and periods here; there setup import, import customers, setup import of the agreements, \
            import opening and orders, setup import of the periods, in this order; then it goes live. Exported there \
            again they are the same bytes, but for the next voucher: each opening item takes one. Agreements are \
            posting profile lines, rules, allocation orders, guarantees, mandates, credit profiles, traits, limits \
            by currency, temporary limits, members of credit groups, payout accounts, templates and drafts of free \
            text invoices, and recurring assignments with what they generated. Periods are their status and the \
            access of modules to them, where one is not open to all. What an import cannot take is told on standard \
            error: bills, prepayment invoices, orders without lines, amendments of mandates, government ids, drafts \
            that correct an invoice, and the run of a generated draft.
            """)

    @Argument(help: ArgumentHelp("customers, agreements, opening, orders or periods.", valueName: "kind"))
    var kind: ExportKind
    @Option(name: .customLong("to"), help: ArgumentHelp("File to write; without it standard output.", valueName: "file"))
    var file: String?
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func run(_ desk: Desk) async throws {
        var sheet = ExportSheet(isKept: file != nil)
        switch kind {
        case .customers: try await CompanyExport(desk: desk).customers(to: &sheet)
        case .agreements: try await SetupCalls(desk: desk).writeAgreements(to: &sheet)
        case .opening: try await CompanyExport(desk: desk).openItems(to: &sheet)
        case .orders: try await CompanyExport(desk: desk).orders(to: &sheet)
        case .periods: try await SetupCalls(desk: desk).writePeriods(to: &sheet)
        }
        try sheet.finish(file)
    }
}

enum ExportKind: String, CaseIterable, ExpressibleByArgument, Sendable {
    case customers, agreements, opening, orders, periods
}

/// Lines as they are written: at once to standard output, or kept for a file that appears whole.
struct ExportSheet {
    private let isKept: Bool
    private var kept: [UInt8] = []
    /// What an import cannot take.
    private var leftOut: [String] = []

    init(isKept: Bool) { self.isKept = isKept }

    mutating func write(_ text: String) {
        if isKept { kept += Array(text.utf8) } else { Terminal.write(text) }
    }

    mutating func leaveOut(_ what: String) { leftOut.append(what) }

    /// The file appears; what was left out is told.
    func finish(_ file: String?) throws {
        if let file { try WholeFile.write(kept, to: file) }
        for line in leftOut { Terminal.writeError("left out: \(PlainText.oneLine(line))\n") }
    }

    /// A CSV line of RFC 4180, exact: what is read again is what was written.
    mutating func row(_ fields: [String]) { write(CSVField.row(fields)) }
}
