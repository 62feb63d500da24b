import Archive
import ArgumentParser
import EventLog
import Foundation

/// Writes a ledger down in a form that other programs read. Needs no server.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a store down for other programs.",
        discussion: """
            journal  plain text for hledger, ledger and beancount users; check it with `hledger -f FILE check --strict`
            jsonl    one JSON object per record, as Protocol/log/v1 says
            csv      --table entries: legs of every journal entry; --table items: items as they stand
            balances the book's own sums, to hold against hledger's (--view customers or accounts)

            Reads the directory only; a server may be running on it. --salvage reads around damage and names the gaps:
            for a report, a store is never served from it.
            Exit codes: 0 done, 2 damage found (or gaps in a salvage), others as `serve` has them.

            Examples:
              reskontrad export ./reskontra-data --format journal > books.journal
              reskontrad export ./reskontra-data --format csv --table items --out items.csv
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case journal, jsonl, csv, balances
    }

    @Argument(help: "The data directory.")
    var directory: String

    @Option(help: "journal, jsonl, csv or balances.")
    var format: Format

    @Option(help: "For csv: entries or items.")
    var table: CSVExport.Table = .entries

    @Option(help: "For balances: customers or accounts.")
    var view: BalancesExport.View = .customers

    @Option(help: "Write to this file instead of standard output.")
    var out: String?

    @Option(help: "The last record to export (default: all).")
    var toSequence: UInt64?

    @Flag(help: "Export what can still be read of a damaged store.")
    var salvage = false

    func validate() throws {
        if salvage, toSequence != nil {
            throw ValidationError("--salvage reads everything: leave out --to-sequence")
        }
    }

    func run() throws {
        let target = try Output(out)
        let sink = ByteSink { try target.write($0) }
        let gaps =
            switch format {
            case .journal: try run(JournalExport(sink))
            case .jsonl: try run(JSONLinesExport(sink))
            case .csv: try run(CSVExport(sink, table))
            case .balances: try run(BalancesExport(sink, view))
            }
        try target.close()
        for gap in gaps { Output.note("gap: \(gap)") }
        if !gaps.isEmpty { throw ExitCode(2) }
    }

    /// The gaps of a salvage.
    private func run(_ export: some LedgerExport) throws -> [String] {
        var export = export
        let bar = ByteProgress("read")
        do {
            let reader = LedgerReader(try FileStorage(directory))
            let summary =
                salvage
                ? try reader.salvage(&export, progress: bar.show)
                : try reader.run(&export, through: toSequence, progress: bar.show)
            bar.end()
            Output.note(
                "\(summary.records) records of store \(summary.store)\(summary.isSandbox ? " (sandbox)" : "")"
            )
            return summary.gaps
        } catch let failure as StoreFailure {
            bar.end()
            throw failure.reported(by: "export")
        }
    }
}

extension CSVExport.Table: ExpressibleByArgument {}
extension BalancesExport.View: ExpressibleByArgument {}
