import ArgumentParser
import Schema

struct BankMatch: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Say what an entry is: a customer's payment, a direct debit that came back, or money for a main account.",
        discussion: """
            EXAMPLES
              reskontra bank match 12 --item FTI-0001
              reskontra bank match 12 --customer C-1001 --oldest-first
              reskontra bank match 13 --main-account 6855
              reskontra bank match 14 --return UK01-0000000017 --reason AM04
            """)

    @Argument(help: "Entry, as reskontra bank list tells it.") var entry: UInt64
    @Option(help: "Who paid; without one the customer of the first item.") var customer = ""
    @Option(
        name: .customLong("item"), parsing: .singleValue,
        help: ArgumentHelp("Pays this document. May be repeated.", valueName: "number[=amount]"))
    var items: [String] = []
    @Flag(help: "Pay the oldest items first.") var oldestFirst = false
    @Flag(help: "Leave it on account.") var onAccount = false
    @Option(help: "No customer's money: charges, interest, a batch whose details come elsewhere.") var mainAccount = ""
    @Option(
        name: .customLong("return"),
        help: ArgumentHelp("It takes this direct debit back; what it takes beside it is the bank's fee.", valueName: "end-to-end id"))
    var debit: String?
    @Option(help: "ISO reason of the return; without one what the bank told.") var reason = ""
    @Flag(help: "Charge the bank's fee of the return to the customer.") var passFeeOn = false
    @Option(help: ArgumentHelp("Take this proposal of reskontra bank show, from 1.", valueName: "n")) var proposal: Int?
    @Option(help: ArgumentHelp("Without one the booking date.", valueName: "date")) var postingDate: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        let ways = [!customer.isEmpty || !items.isEmpty, !mainAccount.isEmpty, proposal != nil, debit != nil].count { $0 }
        guard ways == 1 else {
            throw ValidationError("say what it is: --customer or --item, --return, --main-account, or --proposal")
        }
        guard debit != nil || proposal != nil || (reason.isEmpty && !passFeeOn) else {
            throw ValidationError("--reason and --pass-fee-on are of a --return")
        }
        guard [oldestFirst, onAccount, !items.isEmpty].count(where: { $0 }) <= 1 else {
            throw ValidationError("choose one of --oldest-first, --on-account and --item")
        }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_MatchBankEntryRequest()
        request.entryID = entry
        request.mainAccount = mainAccount
        if let postingDate { request.postingDate = try date(postingDate) }
        if let debit {
            request.debitReturn = back(debit)
        } else if mainAccount.isEmpty {
            let shown: Reskontra_V1_GetBankEntryResponse = try await desk.read(
                .getBankEntry, Reskontra_V1_GetBankEntryRequest.with { $0.entryID = entry })
            if proposal != nil, shown.entry.amount.minor < 0 {
                request.debitReturn = back("")
            } else {
                request.parts = [try part(shown.entry)]
            }
        }
        try await Writing<_, Reskontra_V1_MatchBankEntryResponse>(
            method: .matchBankEntry, request: request, options: writing, question: "Post this entry",
            view: { .bankMatched($0, entry: entry) }
        )
        .run(desk)
    }

    private func back(_ endToEnd: String) -> Reskontra_V1_MatchBankEntryRequest.DebitReturn {
        .with {
            $0.endToEndID = endToEnd
            $0.reason = reason
            $0.passFeeOn = passFeeOn
        }
    }

    private func part(_ shown: Reskontra_V1_BankLine) throws -> Reskontra_V1_MatchBankEntryRequest.Part {
        var part = Reskontra_V1_MatchBankEntryRequest.Part()
        guard let proposal else {
            part.customerNumber = customer
            part.items = try items.map { try ItemText.parse($0, currency: shown.amount.currency) }
            part.apply = oldestFirst ? .oldestFirst : onAccount ? .none : items.isEmpty ? .unspecified : .named
            return part
        }
        guard (1...max(1, shown.proposals.count)).contains(proposal), !shown.proposals.isEmpty else {
            throw ValidationError("entry \(entry) has \(shown.proposals.count) proposals")
        }
        let chosen = shown.proposals[proposal - 1]
        part.customerNumber = chosen.customerNumber
        part.apply = chosen.items.isEmpty ? .none : .named
        part.items = chosen.items.map { item in
            .with {
                $0.itemID = item.itemID
                $0.amount = item.amount
            }
        }
        return part
    }
}

struct BankSetAside: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-aside",
        abstract: "Nothing is to be booked for an entry.",
        discussion: """
            EXAMPLES
              reskontra bank set-aside 12 --reason "own transfer, booked by hand"
              reskontra bank set-aside 12 --reason duplicate --dry-run
            """)

    @Argument(help: "Entry, as reskontra bank list tells it.") var entry: UInt64
    @Option(help: "Why.") var reason: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await setAside(entry, reason, reopens: false, writing, desk)
    }
}

struct BankReopen: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "An entry that was set aside, or only informed, waits again.",
        discussion: """
            EXAMPLES
              reskontra bank reopen 12 --reason "it is a payment after all"
              reskontra bank reopen 12 --reason "the statement never came" --dry-run
            """)

    @Argument(help: "Entry, as reskontra bank list --state set-aside tells it.") var entry: UInt64
    @Option(help: "Why.") var reason: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await setAside(entry, reason, reopens: true, writing, desk)
    }
}

private func setAside(
    _ entry: UInt64, _ reason: String, reopens: Bool, _ writing: WriteOptions, _ desk: Desk
) async throws {
    var request = Reskontra_V1_SetAsideBankEntryRequest()
    request.entryID = entry
    request.reason = reason
    request.reopen = reopens
    try await Writing<_, Reskontra_V1_SetAsideBankEntryResponse>(
        method: .setAsideBankEntry, request: request, options: writing, movesMoney: false,
        question: "Set this entry aside", view: { View($0, .bankEntry($0.entry)) }
    )
    .run(desk)
}
