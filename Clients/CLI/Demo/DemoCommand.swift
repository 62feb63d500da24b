import ArgumentParser
import Foundation
import ReskontraClient

/// `reskontra demo`: plays a wholesaler's baskets against a sandbox server.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play a month of a wholesaler's baskets against a sandbox server.",
        discussion: """
            EXAMPLES
              reskontra demo
              reskontra demo online-retail.csv.gz --tills 8
              reskontra demo --write december.csv

            Tills check, authorize and capture each basket at its real time, cancellations become credit notes, cash \
            sales go to a one-time customer per country and a payment service posts payments. It ends with a summary \
            and checks the server's books against its own sums: exit code 0 when all hold, 2 when not.
            Without FILE a month is made by a seeded generator. FILE has the columns InvoiceNo, StockCode, \
            Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country; plain or gzip.
            Limits: \(CreditLimits.statement).
            Payments: \(PayingHabits.statement).
            Interrupted (also by a crash of the server), it goes on where it was: start it again.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: ArgumentHelp("Retail file, plain or gzip CSV.", valueName: "file"))
    var file: String?

    @Option(help: "Connections that work at once, 1 to 64.")
    var tills = 8

    @Option(
        name: .customLong("edge"),
        help: ArgumentHelp("An edge that tills talk to instead of the ledger; repeat it for several.", valueName: "host:port"))
    var edges: [String] = []

    @Option(help: ArgumentHelp("Only this month of the file.", valueName: "YYYY-MM"))
    var month: String?

    @Option(help: "Seed of the generated month.")
    var seed: UInt64 = MonthGenerator.defaultSeed

    @Option(help: ArgumentHelp("Write the generated month to a file and stop.", valueName: "file"))
    var write: String?

    @Option(help: ArgumentHelp("Where bad lines go.", valueName: "file"))
    var rejects = "demo-rejects.csv"

    @Option(help: ArgumentHelp("How long the server may stay away.", valueName: "seconds"))
    var patience = 60

    @Flag(help: "Only set up the company and its customers.")
    var setUpOnly = false

    @Flag(help: "Do not print commands to try at the end.")
    var once = false

    func validate() throws {
        guard (1...64).contains(tills) else { throw ValidationError("--tills is 1 to 64") }
        guard (1...3600).contains(patience) else { throw ValidationError("--patience is 1 to 3600 seconds") }
        if let bad = edges.first(where: { Address.parse($0) == nil }) {
            throw ValidationError("--edge takes host:port, not '\(bad)'")
        }
        guard file == nil || write == nil else {
            throw ValidationError("--write makes a month: give no file")
        }
        if let month, Self.day(ofMonth: month) == nil {
            throw ValidationError("'\(month)' is not a month: write 2010-12")
        }
    }

    func run() async throws {
        if let write {
            try writeGenerated(to: write)
            return
        }
        var rejected = RejectsFile(path: rejects)
        let baskets = try readBaskets(&rejected)
        guard let plan = Plan(baskets.all) else { throw PlayFailure.nothingToPlay }
        let settings = try await Settings.load(options)
        let company = settings.company.isEmpty ? "UK01" : settings.company
        let addresses = edges.isEmpty ? [settings.address] : edges.compactMap(Address.parse)
        let seen = edges.isEmpty ? nil : SteadyLine.HighWater()
        var lines: [SteadyLine] = []
        func line(to address: Address) async throws -> SteadyLine {
            try await SteadyLine(
                SteadyLine.Door(
                    address: address, company: company, token: settings.token, security: settings.security,
                    clientName: "reskontra demo", patience: .seconds(patience), seen: seen))
        }
        for till in 0..<tills { lines.append(try await line(to: addresses[till % addresses.count])) }
        let player = try await Player(plan, company: company, tills: lines)
        let start = ContinuousClock.now
        try await player.setUp()
        if await player.isResumed {
            Terminal.writeError("The store's clock is past the first basket: going on.\n")
        }
        if setUpOnly {
            Terminal.write("Company \(company) is set up with \(plan.customers.count) customers.\n")
            return
        }
        try await player.play()
        let parts = (ContinuousClock.now - start).components
        let milliseconds = UInt64(parts.seconds) * 1000 + UInt64(parts.attoseconds / 1_000_000_000_000_000)
        let (book, score) = await (player.book, player.score)
        let closing = try await ClosingChecks(
            plan, book: book, score: score, till: lines[0],
            ledger: edges.isEmpty ? nil : try await line(to: settings.address), company: company)
        var reconnects = 0
        for line in lines { reconnects += await line.reconnects }
        let summary = PlaySummary(
            title: "\(company): \(file ?? "a generated month")", plan: plan, book: book, score: score,
            closing: closing,
            rejects: rejected.reasons, linesRead: baskets.linesRead, milliseconds: milliseconds,
            reconnects: reconnects,
            isColored: options.color.allows(
                isTerminal: Terminal.outputIsTerminal, environment: ProcessInfo.processInfo.environment))
        Terminal.write(summary.text())
        if rejected.count > 0 { Terminal.write("\(rejected.count) lines put aside in \(rejects)\n") }
        if !once { Terminal.write(Self.commandsToTry(closing, company)) }
        for line in lines { await line.close() }
        guard closing.allHold else { throw ExitCode(ExitStatus.no.rawValue) }
    }

    private func readBaskets(_ rejected: inout RejectsFile) throws -> Baskets {
        let month = month.flatMap(Self.day(ofMonth:))
        let baskets: Baskets
        if let file {
            let source = try CSVSource(path: file)
            var reader = CSVReader(descriptor: source.descriptor)
            baskets = try Baskets(&reader, rejects: &rejected, month: month)
            try source.finish()
        } else {
            var reader = CSVReader(bytes: MonthGenerator(seed: seed).csv())
            baskets = try Baskets(&reader, rejects: &rejected, month: month)
        }
        try rejected.finish()
        return baskets
    }

    private func writeGenerated(to path: String) throws {
        let bytes = MonthGenerator(seed: seed).csv()
        try WholeFile.write(bytes, to: path)
        Terminal.writeError("\(bytes.count { $0 == 0x0A } - 1) lines written to \(path)\n")
    }

    private static func day(ofMonth text: String) -> DayNumber? {
        Array("\(text)-01".utf8).withUnsafeBytes { DayNumber($0) }
    }

    private static func commandsToTry(_ closing: ClosingChecks, _ company: String) -> String {
        let debtor = closing.aging.rows.max { $0.totalMinor < $1.totalMinor }?.customerNumber ?? "C-17850"
        return """

            Try:
              reskontra \(debtor) --company \(company)
              reskontra credit check \(debtor) 250.00 --company \(company)
              reskontra item list \(debtor) --company \(company)
              reskontra aging show --company \(company)
              reskontra cache show \(debtor) --company \(company)

            """
    }
}
