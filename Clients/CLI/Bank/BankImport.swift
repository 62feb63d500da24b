import ArgumentParser
import BankFiles
import Foundation
import ReskontraClient
import Schema

struct BankImport: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take the entries of a bank's file: camt.053, camt.054 or CSV.",
        discussion: """
            EXAMPLES
              reskontra bank import statement.xml
              reskontra bank import lockbox.csv --account MAIN --map date=Deposit,amount=Check,bank_reference=CheckNo

            Entries are recognised by what they say: a file read twice, overlapping statements and another order do \
            nothing. The whole file is checked before anything is sent; a file that is damaged, hostile or does not \
            add up is refused with its line. What has an exact reference and the exact amount is posted, after a \
            yes; the rest waits: reskontra bank list.

            XML: versions 2, 4 and 8, the account by its IBAN or number. camt.052 and entries that are not booked \
            only inform. CSV (first line names the columns; --map, --separator, --decimal-comma, --dates): \
            \(BankColumns.all.joined(separator: ", ")). Rows with an invoice that follow each other with the same \
            bank_reference, date, amount and payer are one payment.
            """)

    @Argument(help: ArgumentHelp("XML or CSV, plain or gzip.", valueName: "file")) var file: String
    @Option(help: "Bank account; without one the account the file names.") var account: String?
    @Flag(help: "Entries without a status are booked.") var assumeBooked = false
    @Flag(help: "Take statements whose balances do not add up.") var acceptBalance = false
    @Option(help: ArgumentHelp("Columns of a CSV, ours=theirs.", valueName: "a=b,…")) var map: String?
    @Option(help: "Between the fields of a CSV.") var separator = ","
    @Flag(help: "Amounts of a CSV as 1.234,50.") var decimalComma = false
    @Option(help: "Order of the dates of a CSV: ymd, dmy or mdy.") var dates: BankCSVDates = .ymd
    @Option(help: "Currency of a CSV without one.") var currency = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard separator.utf8.count == 1 else { throw ValidationError("--separator is one character") }
        guard map.map(ColumnMap.parse) != .some(nil) else {
            throw ValidationError("--map has the form date=Deposit,amount=Check")
        }
    }

    func run(_ desk: Desk) async throws {
        try writing.refuseProposing()
        let file = BankFile(
            path: file, assumesBooked: assumeBooked,
            csv: BankCSV.Settings(
                map: map.flatMap(ColumnMap.parse) ?? [:], separator: separator.utf8.first ?? 0x2C,
                decimalComma: decimalComma, dates: dates, currency: currency.uppercased(), account: account ?? ""))
        // Nothing leaves before all of it was read.
        if writing.dryRun {
            try desk.show(.bankCheck(try checked(file) { _ in }))
            Terminal.writeError("dry run: nothing was sent\n")
            return
        }
        let isList = try !file.isXML()
        var spool = try BankSpool(account: isList ? try await desk.bankAccount(account) : account ?? "")
        _ = try checked(file) { event throws in try spool.take(event) }
        let tally = try await BankSending(desk).send(&spool)
        try desk.show(.bankTally(tally))
        for account in tally.accounts { try await post(account, desk) }
    }

    private func checked(_ file: BankFile, _ also: (BankFileEvent) throws -> Void) throws -> BankFileCheck {
        let check = try BankFileCheck(file, also)
        for warning in check.warnings { Terminal.writeError("\(warning)\n") }
        if let fault = check.balanceFault, !acceptBalance {
            throw BankRefusal(
                description: "\(self.file): \(fault)",
                remedy: "Nothing was imported. Ask the bank for the missing entries, or take it as it is with --accept-balance.")
        }
        return check
    }

    /// On a terminal a person is asked, `--yes` needs none; otherwise the entries wait.
    private func post(_ account: String, _ desk: Desk) async throws {
        guard writing.yes || Terminal.inputIsTerminal && Terminal.errorIsTerminal else {
            Terminal.writeError("nothing was posted: reskontra bank post \(account)\n")
            return
        }
        try await BankPosting(desk: desk, account: account, options: writing).run()
    }
}

/// A file that cannot be taken, or not be written.
struct BankRefusal: Error, CustomStringConvertible {
    let description: String
    /// What to do about it.
    var remedy = "Nothing was imported. Ask the bank for the file anew, or correct the line."
}

/// What one reading of the whole file found.
struct BankFileCheck {
    private(set) var reports: [(report: BankFileReport, summary: BankFileSummary)] = []
    private(set) var warnings: [String] = []
    private(set) var balanceFault: String?

    init(_ file: BankFile, _ also: (BankFileEvent) throws -> Void) throws {
        try file.read { event in
            try also(event)
            guard case .end(let report, let summary) = event else { return }
            reports.append((report, summary))
            note(report, summary)
        }
    }

    private mutating func note(_ report: BankFileReport, _ summary: BankFileSummary) {
        let name = "\(report.kind.rawValue) \(report.id)"
        if report.kind == .report {
            warnings.append("\(name): informs about the day; a statement or notification books it")
        } else if summary.informative > 0 {
            warnings.append("\(name): \(summary.informative) entries are not booked and are left out")
        }
        if summary.withoutStatus > 0 {
            warnings.append("\(name): \(summary.withoutStatus) entries have no status; --assume-booked takes them as booked")
        }
        if summary.miscounted > 0 {
            warnings.append("\(name): \(summary.miscounted) entries do not have the number of transactions they claim")
        }
        switch summary.balance {
        case .right: break
        case .unchecked(let why): if report.kind == .statement { warnings.append("\(name): balance not checked: \(why)") }
        case .wrong(let expected, let stated):
            let text =
                "\(name) does not add up: opening balance and entries give "
                + "\(MoneyText.text(expected.minor, expected.currency)), the closing balance is "
                + MoneyText.text(stated.minor, stated.currency)
            balanceFault = balanceFault ?? "line \(report.line): \(text)"
            warnings.append(text)
        }
    }
}
