import ArgumentParser
import Schema

struct PromiseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "Promises to pay.", subcommands: [PromiseMake.self, PromiseDrop.self])
}

struct DisputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute", abstract: "Disputed documents.", subcommands: [DisputeOpen.self, DisputeResolve.self])
}

struct PromiseMake: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "A customer promises to pay documents by a day.",
        discussion: """
            EXAMPLES
              reskontra promise make FTI-0001 --by 2026-12-01
              reskontra promise make FTI-0001 --by 2026-12-01 --amount 100.00 --note "rest in January"
            """)

    @Argument(help: "Documents of one customer.") var items: [String]
    @Option(help: ArgumentHelp("The day promised.", valueName: "date")) var by: String
    @Option(help: "What of one document; without an amount all that is open.") var amount: String?
    @Option(help: "Currency of the amount.") var currency = ""
    @Option var note = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard amount == nil || items.count == 1 else { throw ValidationError("--amount is of one document") }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetCollectionStatusRequest()
        (request.items, request.status, request.note) = (items, .promiseToPay, note)
        request.promiseDate = try date(by)
        if let amount {
            var code = currency
            if code.isEmpty { code = try await desk.document(items[0]).item.open.currency }
            request.promisedAmount = try usage { () throws(TextFailure) in try MoneyText.parse(amount, currency: code) }
        }
        try await setStatus(request, "Note this promise", writing, desk)
    }
}

struct PromiseDrop: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "A promise is off.",
        discussion: """
            EXAMPLES
              reskontra promise drop FTI-0001 --note "was a mistake"
              reskontra promise drop FTI-0001 --dry-run
            """)

    @Argument(help: "Documents of one customer.") var items: [String]
    @Option var note = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_SetCollectionStatusRequest.with {
            ($0.items, $0.status, $0.note) = (items, .notDisputed, note)
        }
        try await setStatus(request, "Drop this promise", writing, desk)
    }
}

struct DisputeOpen: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "A customer disputes documents: no letters, no interest where the parameters say so.",
        discussion: """
            EXAMPLES
              reskontra dispute open FTI-0001 --note "says the goods never came"
              reskontra dispute open FTI-0001 FTI-0002 --dry-run
            """)

    @Argument(help: "Documents of one customer.") var items: [String]
    @Option var note = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_SetCollectionStatusRequest.with {
            ($0.items, $0.status, $0.note) = (items, .disputed, note)
        }
        try await setStatus(request, "Mark these documents as disputed", writing, desk)
    }
}

struct DisputeResolve: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "A dispute is settled.",
        discussion: """
            EXAMPLES
              reskontra dispute resolve FTI-0001 --note "proof of delivery sent"
              reskontra dispute resolve FTI-0001 --dry-run
            """)

    @Argument(help: "Documents of one customer.") var items: [String]
    @Option var note = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_SetCollectionStatusRequest.with {
            ($0.items, $0.status, $0.note) = (items, .resolved, note)
        }
        try await setStatus(request, "Mark these documents as resolved", writing, desk)
    }
}

private func setStatus(
    _ request: Reskontra_V1_SetCollectionStatusRequest, _ question: String, _ writing: WriteOptions, _ desk: Desk
) async throws {
    try await Writing<_, Reskontra_V1_SetCollectionStatusResponse>(
        method: .setCollectionStatus, request: request, options: writing, movesMoney: false, question: question,
        view: { .statuses($0) }
    )
    .run(desk)
}
