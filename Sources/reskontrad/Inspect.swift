import Archive
import ArgumentParser
import EventLog
import Foundation

/// Shows records of a store as they stand in its log. Needs no server.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show records of a store's log.",
        discussion: """
            A line each: sequence, instant, method, principal, length and kinds of facts; --whole shows all that is in
            them, customers' data too. Without a stretch the last \(InspectExport.lastRecords). The log is verified on the
            way; --salvage reads around damage. A server may be running.
            Exit codes: 0 done, 2 damage found (or gaps in a salvage), others as `serve` has them.

            Examples:
              reskontrad inspect ./reskontra-data
              reskontrad inspect ./reskontra-data --from 1200 --to 1210 --whole
            """)

    @Argument(help: "The data directory.")
    var directory: String

    @Option(help: "The first record to show.")
    var from: UInt64?

    @Option(help: "The last record to show.")
    var to: UInt64?

    @Flag(help: "Everything in them, as JSON.")
    var whole = false

    @Flag(help: "Show what can still be read of a damaged store.")
    var salvage = false

    func validate() throws {
        if let from, let to, from > to { throw ValidationError("--from is behind --to") }
    }

    func run() throws {
        let target = try Output(nil)
        let range = from == nil && to == nil ? nil : (from ?? 1)...max(from ?? 1, to ?? .max)
        var export = InspectExport(ByteSink { try target.write($0) }, range, isWhole: whole)
        let bar = ByteProgress("read")
        do {
            let reader = LedgerReader(try FileStorage(directory))
            let summary =
                salvage ? try reader.salvage(&export, progress: bar.show) : try reader.run(&export, through: to, progress: bar.show)
            bar.end()
            try target.close()
            Output.note("store \(summary.store)\(summary.isSandbox ? " (sandbox)" : ""), \(summary.records) records")
            if !summary.gaps.isEmpty { throw ExitCode(2) }
        } catch let failure as StoreFailure {
            bar.end()
            throw failure.reported(by: "inspect")
        }
    }
}
