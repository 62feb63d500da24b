import ArgumentParser
import Foundation

/// `reskontra import`: customers, documents, opening items and orders from CSV.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import customers, invoices, payments, opening items or orders from a CSV file.",
        discussion: """
            EXAMPLES
              reskontra import customers customers.csv --company UK01
              reskontra import invoices sales.csv --map number=InvoiceNo,customer=CustomerID --account 4000
              reskontra import invoices online-retail.csv.gz --preset online-retail --account 4000
              reskontra import opening opening.csv

            FILE is CSV with a header line (RFC 4180, UTF-8), plain or gzip; --map gives our name = the file's name \
            of a column. Lines of one invoice stand together (among those of seven others at most); what they repeat \
            must be the same. A bad line refuses its whole invoice. Refused rows go to the rejects file with line, reason and field: exit code 6. Running it \
            twice changes nothing: request keys are worked out from the rows, and a number that is taken by the \
            same content counts as done. --resume passes over what an interrupted run has finished.

            Opening items are taken only before the company goes live (`reskontra call Setup.GoLive`). \
            `reskontra export` writes customers, opening items and orders in these columns.

            \(ImportKind.allCases.map(columnsText).joined(separator: "\n\n"))
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: ArgumentHelp("customers, invoices, payments, opening or orders.", valueName: "kind"))
    var kind: ImportKind

    @Argument(help: ArgumentHelp("CSV file, plain or gzip.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Columns, ours=theirs.", valueName: "a=b,…"))
    var map: String?

    @Option(help: "Columns and cleaning of a known file: online-retail.")
    var preset: ImportPreset?

    @Option(help: ArgumentHelp("Main account of invoice lines without one.", valueName: "number"))
    var account: String = ""

    @Option(help: ArgumentHelp("Customer group of customers without one.", valueName: "code"))
    var group: String = ""

    @Option(help: ArgumentHelp("Currency of amounts without one.", valueName: "code"))
    var currency: String = ""

    @Option(help: "Items per request, 1 to 1000.")
    var batch = 1000

    @Option(help: "Requests in flight, 1 to 16.")
    var inFlight = 4

    @Option(
        help: ArgumentHelp("Where refused rows go; default FILE.KIND.rejects.csv here.", valueName: "file"))
    var rejects: String?

    @Flag(help: "Pass over the lines that an interrupted run has finished.")
    var resume = false

    func validate() throws {
        guard (1...1000).contains(batch) else { throw ValidationError("--batch is 1 to 1000") }
        guard (1...16).contains(inFlight) else { throw ValidationError("--in-flight is 1 to 16") }
        guard map.map(ColumnMap.parse) != .some(nil) else {
            throw ValidationError("--map has the form number=InvoiceNo,customer=CustomerID")
        }
    }

    func run() async throws {
        let settings = try await Settings.load(options)
        let door = SteadyLine.Door(
            address: settings.address, company: settings.company, token: settings.token, security: settings.security,
            clientName: "reskontra import",
            patience: .seconds(options.timeout))
        let line = try await SteadyLine(door)
        let mapped = (preset?.map(kind) ?? [:]).merging(map.flatMap(ColumnMap.parse) ?? [:]) { _, chosen in
            chosen
        }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let wish = ImportRun.Wish(
            kind: kind, file: file, map: mapped,
            rows: RowReader.Settings(
                account: account, group: group, currency: currency.uppercased(), preset: preset),
            company: settings.company, batchItems: batch, batchesInFlight: inFlight,
            rejects: rejects ?? "\(name).\(kind.rawValue).rejects.csv", resumes: resume)
        let start = ContinuousClock.now
        var run = try await ImportRun(wish, line: line)
        let rejected = try await run.run()
        await line.close()
        let parts = (ContinuousClock.now - start).components
        let milliseconds = max(
            1, UInt64(parts.seconds) * 1000 + UInt64(parts.attoseconds / 1_000_000_000_000_000))
        Terminal.write(text(run.tally, rejected, milliseconds))
        for line in run.tally.warnings { Terminal.writeError("left out: \(PlainText.oneLine(line))\n") }
        if run.tally.rejectedLines > 0 { throw ExitCode(ExitStatus.partly.rawValue) }
    }

    private func text(_ tally: ImportRun.Tally, _ rejected: RejectsFile, _ milliseconds: UInt64) -> String {
        let rate = UInt64(tally.lines) * 1000 / milliseconds
        var text = "\(tally.lines) lines in \(milliseconds) ms (\(ProgressBar.grouped(rate)) lines/s): "
        let what = kind == .opening ? "opening items" : kind.rawValue
        text += "\(tally.posted) \(what) posted, \(tally.alreadyThere) already there, "
        text += "\(tally.rejectedLines) lines rejected\n"
        if tally.skippedItems > 0 { text += "\(tally.skippedItems) \(what) were finished before\n" }
        for (reason, count) in rejected.reasons.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) })
            .prefix(10)
        {
            text += "  \(count)  \(reason)\n"
        }
        if let path = rejected.path, rejected.count > 0 { text += "rejected rows are in \(path)\n" }
        return text
    }

    private static func columnsText(_ kind: ImportKind) -> String {
        let lines = kind.columns.map { column in
            let name = column.isRequired ? column.name + " *" : column.name
            return "  \(name)\(String(repeating: " ", count: max(1, 18 - name.count)))\(column.meaning)"
        }
        return "Columns of \(kind.rawValue) (* required):\n" + lines.joined(separator: "\n")
    }
}
