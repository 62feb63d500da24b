import ArgumentParser
import Schema

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Opens a figure into the events that made it: document, record, rule, and who asked.",
        discussion: """
            The rows of a figure sum to it; the last page says so. Exit code 2: they do not, which is a fault of ours.
            """,
        subcommands: [WhyItem.self, WhyBalance.self, WhyBucket.self, WhyExposure.self, WhyAccount.self])
}

/// For which moment, and how much of it.
struct WhyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("As of this business date; without one changes of all dates count.", valueName: "date"))
    var asOf: String?
    @OptionGroup var known: KnownAtOptions
    @OptionGroup var page: PageOptions

    func show(_ request: Reskontra_V1_ExplainFigureRequest, called name: String, _ desk: Desk) async throws {
        var request = request
        if let asOf { request.at.asOf = try DateText.parse(asOf) }
        let knownAt = try await known.sequence(desk)
        if knownAt != 0 { request.at.knownAt = knownAt }
        let answer = try await page.collect {
            request.page = $0
            return try await desk.read(.explainFigure, request, as: Reskontra_V1_ExplainFigureResponse.self)
        } token: {
            $0.nextPageToken
        } join: {
            $0.rows += $1.rows
            ($0.told, $0.addsUp, $0.nextPageToken) = ($1.told, $1.addsUp, $1.nextPageToken)
        }
        try desk.show(.why(answer, name))
        if answer.nextPageToken.isEmpty, !answer.addsUp { throw ExitStatus.no }
    }
}

struct WhyItem: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "item", abstract: "What is open of a document or a payment.",
        discussion: """
            EXAMPLES
              reskontra why item FTI-000012
              reskontra why item PAY-000003 --as-of 2010-12-31 -o csv
            """)
    @Argument(help: "Number of the document.") var number: String
    @OptionGroup var why: WhyOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await why.show(.with { $0.document.documentNumber = number }, called: "open of \(number)", desk)
    }
}

struct WhyBalance: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: "The sum of a customer's open items.",
        discussion: """
            EXAMPLES
              reskontra why balance C-1001
              reskontra why balance C-1001 --currency EUR --as-of 2010-12-31 --known-at 4711
            """)
    @Argument(help: "Customer number.", completion: .customers) var number: String
    @Option(help: "Currency; left out: the customer's.") var currency = ""
    @OptionGroup var why: WhyOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await why.show(
            .with { ($0.balance.customerNumber, $0.balance.currency) = (number, currency) }, called: "balance of \(number)", desk)
    }
}

struct WhyBucket: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "bucket", abstract: "One bucket of a customer's aging (reskontra aging show).",
        discussion: """
            A bucket is named by its upper end in days: 30, 60, 90, 180; `not-due` and `older` are the first and the last.

            EXAMPLES
              reskontra why bucket C-1001 30
              reskontra why bucket C-1001 not-due --as-of 2010-12-31
            """)
    @Argument(help: "Customer number.", completion: .customers) var number: String
    @Argument(help: "not-due, 30, 60, 90, 180 or older.") var bucket: String
    @Option(help: "Currency; left out: the customer's.") var currency = ""
    @OptionGroup var why: WhyOptions
    @OptionGroup var options: CommonOptions

    private static let days: [UInt32] = [30, 60, 90, 180]

    func run(_ desk: Desk) async throws {
        let place: Int
        switch bucket {
        case "not-due": place = 0
        case "older": place = Self.days.count + 1
        default:
            guard let days = UInt32(bucket), let found = Self.days.firstIndex(of: days) else {
                throw ValidationError("'\(bucket)' is not a bucket: not-due, 30, 60, 90, 180, older")
            }
            place = found + 1
        }
        let request = Reskontra_V1_ExplainFigureRequest.with {
            ($0.bucket.customerNumber, $0.bucket.currency) = (number, currency)
            ($0.bucket.bucketDays, $0.bucket.place) = (Self.days, UInt32(place))
        }
        try await why.show(request, called: "bucket \(bucket) of \(number)", desk)
    }
}

struct WhyExposure: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "exposure", abstract: "One part of a customer's credit exposure, as of now.",
        discussion: """
            EXAMPLES
              reskontra why exposure C-1001 invoices
              reskontra why exposure C-1001 authorizations -o json
            """)
    @Argument(help: "Customer number.", completion: .customers) var number: String
    @Argument(help: "invoices, credit-notes, payments, delivered, orders or authorizations.") var part: String
    @Option(help: "Currency; left out: the customer's.") var currency = ""
    @OptionGroup var why: WhyOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let component = try Words.parse(part, as: Reskontra_V1_ExposureComponent.self, what: "part of the exposure")
        let request = Reskontra_V1_ExplainFigureRequest.with {
            ($0.exposure.customerNumber, $0.exposure.currency) = (number, currency)
            $0.exposure.component = component
        }
        try await why.show(request, called: "\(part) of \(number)", desk)
    }
}

struct WhyAccount: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "The balance of a main account (reskontra ledger trial-balance).",
        discussion: """
            EXAMPLES
              reskontra why account 1200
              reskontra why account 4000 --currency EUR --as-of 2010-12-31 --all -o csv
            """)
    @Argument(help: "Main account.") var number: String
    @Option(help: "Only postings in this currency, in it; left out: all, in the accounting currency.") var currency = ""
    @OptionGroup var why: WhyOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await why.show(
            .with { ($0.account.mainAccount, $0.account.currency) = (number, currency) }, called: "account \(number)", desk)
    }
}
