import ArgumentParser
import Schema

/// Accounts a customer pays from: an open item may name one with `item edit --bank-account`.
struct CustomerBankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank-account",
        abstract: "Bank accounts of a customer.",
        discussion: """
            An open item that names one is collected under mandates of that account only: item edit --bank-account.
            """,
        subcommands: [CustomerBankList.self, CustomerBankSet.self, CustomerBankRemove.self])
}

struct CustomerBankList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The bank accounts of a customer.",
        discussion: """
            EXAMPLES
              reskontra customer bank-account list C-1001
              reskontra customer bank-account list C-1001 -o json
            """)

    @Argument(help: "Customer number.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let record = try await desk.customerRecord(number)
        let rows = record.customer.bankAccounts
        let answer = Reskontra_V1_GetCustomerResponse.with { $0.customer = record }
        try desk.show(View(answer, .customerBankAccounts(rows), lines: rows))
    }
}

struct CustomerBankSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Add a bank account to a customer, or replace the one of that code.",
        discussion: """
            EXAMPLES
              reskontra customer bank-account set C-1001 MAIN DE89370400440532013000
              reskontra customer bank-account set C-1001 UK GB29NWBK60161331926819 --bic NWBKGB2L --dry-run
            """)

    @Argument(help: "Customer number.") var number: String
    @Argument(help: "Code of the account, as open items name it.") var code: String
    @Argument(help: "IBAN.") var iban: String
    @Option(help: "BIC of its bank; required outside the EEA.") var bic = ""
    @Option(help: "Whose account it is; without one the customer's.") var holder = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let made = Reskontra_V1_CustomerBankAccount.with {
            ($0.code, $0.iban, $0.bic, $0.holder) = (code, iban, bic, holder)
        }
        try await desk.changeBankAccounts(of: number, writing, question: "Set this bank account") { rows in
            if let known = rows.firstIndex(where: { $0.code == code }) { rows[known] = made } else { rows.append(made) }
        }
    }
}

struct CustomerBankRemove: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a bank account out; an item that names it is then paid from any.",
        discussion: """
            EXAMPLES
              reskontra customer bank-account remove C-1001 UK
              reskontra customer bank-account remove C-1001 UK --dry-run
            """)

    @Argument(help: "Customer number.") var number: String
    @Argument(help: "Code of the account.") var code: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await desk.changeBankAccounts(of: number, writing, question: "Remove this bank account") { rows in
            guard let place = rows.firstIndex(where: { $0.code == code }) else {
                throw ValidationError(
                    "customer \(number) has no bank account '\(code)': reskontra customer bank-account list \(number)")
            }
            rows.remove(at: place)
        }
    }
}

extension Desk {
    fileprivate func changeBankAccounts(
        of number: String, _ writing: WriteOptions, question: String,
        _ change: (inout [Reskontra_V1_CustomerBankAccount]) throws -> Void
    ) async throws {
        try await changeCustomer(number, ["bank_accounts"], writing, question: question) {
            try change(&$0.bankAccounts)
        } view: {
            View($0, .customerBankAccounts($0.customer.customer.bankAccounts), lines: $0.customer.customer.bankAccounts)
        }
    }
}

extension Table {
    static func customerBankAccounts(_ rows: [Reskontra_V1_CustomerBankAccount]) -> Table {
        Table(
            [.text("code"), .text("iban"), .text("bic"), .text("holder")],
            rows: rows.map { [.text($0.code), .text($0.iban), .text($0.bic), .text($0.holder)] }
        )
        .withoutEmptyColumns(["bic", "holder"])
    }
}
