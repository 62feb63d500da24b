import ArgumentParser
import Schema

struct BankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank",
        abstract: "Money as the bank reports it: import, match, post.",
        subcommands: [
            BankAccountCommand.self, BankImport.self, BankList.self, BankShow.self, BankPost.self, BankMatch.self,
            BankSetAside.self, BankReopen.self, BankReconcile.self,
        ])
}

extension Desk {
    /// The account named, or the only one there is.
    func bankAccount(_ code: String?) async throws -> String {
        if let code { return code }
        let answer: Reskontra_V1_ListBankAccountsResponse = try await read(
            .listBankAccounts, Reskontra_V1_ListBankAccountsRequest())
        guard answer.accounts.count == 1 else {
            let codes = answer.accounts.map(\.code).joined(separator: ", ")
            throw ValidationError(
                codes.isEmpty ? "no bank account is set up: reskontra bank account set" : "name the bank account: \(codes)")
        }
        return answer.accounts[0].code
    }
}

extension Reskontra_V1_SetBankAccountRequest: GuardedRequest {}
extension Reskontra_V1_PostBankEntriesRequest: GuardedRequest {}
extension Reskontra_V1_MatchBankEntryRequest: GuardedRequest {}
extension Reskontra_V1_SetAsideBankEntryRequest: GuardedRequest {}
extension Reskontra_V1_ReconcileBankAccountRequest: GuardedRequest {}

struct BankAccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Our accounts at banks.",
        subcommands: [BankAccountSet.self, BankAccountList.self])
}

struct BankAccountSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set up a bank account, or replace it.",
        discussion: """
            EXAMPLES
              reskontra bank account set MAIN --iban DE89370400440532013000 --method BANK
              reskontra bank account set QR --iban CH9300762011623852957 --method BANK --books-from notification
            """)

    @Argument(help: "Code of the account.") var code: String
    @Option(parsing: .singleValue, help: "IBAN, or another number the bank uses. May be repeated.") var iban: [String] = []
    @Option(help: "Method of payment its payments are posted with.") var method: String
    @Option(help: "Name for people.") var name = ""
    @Option(help: "Without one the accounting currency.") var currency = ""
    @Option(help: "statement (camt.053) or notification (camt.054): what books; the other one informs.")
    var booksFrom = "statement"
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetBankAccountRequest()
        request.account.code = code
        request.account.name = name
        request.account.identifiers = iban
        request.account.currency = currency.uppercased()
        request.account.methodOfPayment = method
        request.account.booksFrom = try Words.parse(booksFrom, as: Reskontra_V1_BankSource.self, what: "kind of report")
        try await Writing<_, Reskontra_V1_SetBankAccountResponse>(
            method: .setBankAccount, request: request, options: writing, movesMoney: false,
            question: "Set this bank account",
            view: { View($0, .bankAccount($0.account)) }
        )
        .run(desk)
    }
}

struct BankAccountList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Bank accounts of the company.",
        discussion: """
            EXAMPLES
              reskontra bank account list
              reskontra bank account list -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ListBankAccountsResponse = try await desk.read(
            .listBankAccounts, Reskontra_V1_ListBankAccountsRequest())
        try desk.show(.bankAccounts(answer))
    }
}
