/// An account of the company that collects direct debits, with the identifier it collects under (setup:SD-6).
package struct CreditorAccount: Equatable, Sendable, Codable {
    package let code: Code
    package var name: String
    package var iban: String
    /// Empty: not provided in files.
    package var bic: String
    package var creditorID: String

    package init(code: Code, name: String, iban: String, bic: String, creditorID: String) {
        self.code = code
        self.name = name
        self.iban = iban
        self.bic = bic
        self.creditorID = creditorID
    }

    package static let nameLengthMax = 70
    package static let accountsMax = 100
}

/// Creates or changes a creditor account.
///
/// Mandates keep what their debtors' banks were told; a collection sees the difference and carries it (setup:SD-13).
package struct SetCreditorAccount: Command {
    package let id: CompanyID
    package let account: CreditorAccount

    package init(id: CompanyID, account: CreditorAccount) { (self.id, self.account) = (id, account) }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CreditorAccount {
        let iban = try Iban(account.iban, field: "account.iban")
        try iban.checkBicIsGiven(account.bic, field: "account.bic")
        let bic = account.bic.isEmpty ? "" : try Bic(account.bic, of: iban, field: "account.bic").text
        let creditor = try CreditorID(account.creditorID, field: "account.creditor_id")
        if SepaText.clean(account.name, max: CreditorAccount.nameLengthMax).isEmpty {
            throw Rejection(.fieldInvalid, field: "account.name", "nothing of it can be written in the SEPA character set")
        }
        if book.directDebits.creditor(id, account.code) == nil,
            book.directDebits.creditors(id).count >= CreditorAccount.accountsMax
        {
            throw .tooMany(CreditorAccount.accountsMax + 1, max: CreditorAccount.accountsMax, field: "account.code")
        }
        let made = CreditorAccount(
            code: account.code, name: account.name, iban: iban.text, bic: bic, creditorID: creditor.text)
        draft.add(.directDebit(.creditorSet(id, made)), book)
        return made
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// The creditor accounts of a company, as they were made.
package struct ListCreditorAccounts: Query {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [CreditorAccount] {
        book.directDebits.creditors(id)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Parameters of direct debit with their defaults (setup section 18).
package struct DirectDebitParameters: Equatable, Sendable, BitwiseCopyable {
    /// Country of the legal entity; empty: that of the creditor identifier (setup:SD-1).
    package var country: Code = .empty
    /// The first collection of a mandate is marked as recurring (setup:SD-7).
    package var firstAsRecurring = false
    /// The bank's fee for what a bank line takes back is charged to the customer (setup:SD-15).
    package var passesReturnFeesOn = false

    package init() {}

    /// Where a legal entity must be to collect by this server (setup:SD-1).
    package static let countries: [Code] = ["AT", "BE", "DE", "ES", "FR", "IT", "NL"]
}
