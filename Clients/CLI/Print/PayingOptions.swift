import ArgumentParser
import Foundation
import Schema

/// The account that printed documents ask to pay to: the first of the company in the currency, unless another is named.
struct PayingOptions: ParsableArguments {
    @Option(help: "Account to pay to.") var iban: String?
    @Option(help: "BIC of the bank to pay to.") var bic = ""
    @Option(help: "Name to pay to; without it the company's.") var payee: String?

    func validate() throws {
        if let iban, !PaymentReference.isIBAN(iban.uppercased()) { throw ValidationError("'\(iban)' is not an IBAN") }
    }

    func account(
        _ desk: Desk, _ currency: String, _ company: Reskontra_V1_Company
    ) async throws -> PaymentBox.Account? {
        let payee = payee ?? company.name
        if let iban { return .init(iban: iban.uppercased().filter { $0 != " " }, bic: bic, payee: payee) }
        let answer: Reskontra_V1_ListBankAccountsResponse = try await desk.read(
            .listBankAccounts, Reskontra_V1_ListBankAccountsRequest())
        let matching = answer.accounts.lazy.filter {
            ($0.currency.isEmpty ? company.accountingCurrency : $0.currency) == currency
        }
        let found = matching.flatMap(\.identifiers).first(where: PaymentReference.isIBAN)
        return found.map { .init(iban: $0, bic: bic, payee: payee) }
    }
}

extension Paper {
    /// To a file, or without one to standard output.
    static func write(_ html: String, to path: String?) throws {
        guard let path else { return FileHandle.standardOutput.write(Data(html.utf8)) }
        do { try Data(html.utf8).write(to: URL(fileURLWithPath: path)) } catch {
            throw ValidationError("'\(path)' cannot be written")
        }
    }
}
