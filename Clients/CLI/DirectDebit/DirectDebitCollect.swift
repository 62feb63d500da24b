import ArgumentParser
import Schema

extension Reskontra_V1_CollectRequest: GuardedRequest {}
extension Reskontra_V1_SetCreditorAccountRequest: GuardedRequest {}

struct DirectDebitCollect: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Present one collection of one invoice; posts nothing.",
        discussion: """
            EXAMPLES
              reskontra direct-debit collect MND-000001 FTI-000012 --yes
              reskontra direct-debit collect MND-000001 FTI-000012 --amount 50.00 --due 2026-06-30 --last --dry-run
            """)

    @OptionGroup var which: MandateOptions
    @Argument(help: "The invoice.") var document: String
    @Option(help: ArgumentHelp("In EUR; without one all that is open and in no other collection.", valueName: "amount"))
    var amount: String?
    @Option(help: ArgumentHelp("When it falls due; without one the invoice's due date.", valueName: "date")) var due: String?
    @Option(help: ArgumentHelp("When the debtor was told; without one by the invoice.", valueName: "date")) var notified: String?
    @Option(help: "Method of payment; without one the customer's.") var method = ""
    @Flag(help: "The last one under the mandate.") var last = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CollectRequest()
        request.mandate = which.mandate
        request.creditor = which.creditor
        request.documentNumber = document
        if let amount {
            request.amount = try usage { () throws(TextFailure) in try MoneyText.parse(amount, currency: "EUR") }
        }
        if let due { request.dueDate = try date(due) }
        if let notified { request.notifiedOn = try date(notified) }
        request.methodOfPayment = method
        request.isLast = last
        try await Writing<_, Reskontra_V1_CollectResponse>(
            method: .collect, request: request, options: writing, question: "Collect this",
            view: { .debitCollection($0) }
        )
        .run(desk)
    }
}

struct DirectDebitWithdraw: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take back a collection that stands in no file yet; the mandate is as before.",
        discussion: """
            EXAMPLES
              reskontra direct-debit withdraw 17 --reason "paid by transfer" --yes
              reskontra direct-debit withdraw UK01-0000000017 --dry-run
            """)

    @Argument(help: "Collection or end-to-end id.") var collection: String
    @Option(help: "Why.") var reason = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_WithdrawCollectionRequest()
        if let number = UInt64(collection) { request.collection = number } else { request.endToEndID = collection }
        request.reason = reason
        try await Writing<_, Reskontra_V1_WithdrawCollectionResponse>(
            method: .withdrawCollection, request: request, options: writing, question: "Take this collection back",
            view: { .debitWithdrawal($0) }
        )
        .run(desk)
    }
}

struct DirectDebitCreditor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "creditor",
        abstract: "The accounts that collect, with their creditor identifiers.",
        subcommands: [DirectDebitCreditorList.self, DirectDebitCreditorSet.self])
}

struct DirectDebitCreditorList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Accounts of the company that collect.",
        discussion: """
            EXAMPLES
              reskontra direct-debit creditor list
              reskontra direct-debit creditor list -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ListCreditorAccountsResponse = try await desk.read(
            .listCreditorAccounts, Reskontra_V1_ListCreditorAccountsRequest())
        try desk.show(.creditorAccounts(answer.accounts, answer: answer))
    }
}

struct DirectDebitCreditorSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Create an account that collects, or change one.",
        discussion: """
            What is not given stays as it is. The mandates of an account tell their banks of a new name or identifier with
            their next collection.

            EXAMPLES
              reskontra direct-debit creditor set MAIN --name "Aldgate Ltd" --iban DE89370400440532013000 --id DE98ZZZ09999999999
              reskontra direct-debit creditor set MAIN --name "Aldgate GmbH"
            """)

    @Argument(help: "Code, chosen by you.") var code: String
    @Option(help: "Name as banks show it.") var name: String?
    @Option(help: "Account that collects.") var iban: String?
    @Option(help: "BIC of its bank; may be left out within the EEA.") var bic: String?
    @Option(help: "Creditor identifier.") var id: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let known: Reskontra_V1_ListCreditorAccountsResponse = try await desk.read(
            .listCreditorAccounts, Reskontra_V1_ListCreditorAccountsRequest())
        var account = known.accounts.first { $0.code == code } ?? .with { $0.code = code }
        if let name { account.name = name }
        if let iban {
            account.iban = iban
            // A BIC is of an account.
            account.bic = ""
        }
        if let bic { account.bic = bic }
        if let id { account.creditorID = id }
        let made = account
        try await Writing<_, Reskontra_V1_SetCreditorAccountResponse>(
            method: .setCreditorAccount, request: Reskontra_V1_SetCreditorAccountRequest.with { $0.account = made },
            options: writing, movesMoney: false, question: "", view: { .creditorAccounts([$0.account], answer: $0) }
        )
        .run(desk)
    }
}
