/// Which kind of report an entry came in.
package enum BankSource: UInt8, Sendable, BitwiseCopyable, Codable {
    /// End-of-day statement (camt.053): books.
    case statement = 1
    /// Notification of debits and credits (camt.054): adds details to entries of a statement.
    case notification = 2
    /// A list without a second report beside it: CSV, lockbox.
    case list = 3
}

/// One of our accounts at a bank, as its reports name it.
package struct BankAccount: Equatable, Sendable, Codable {
    package var code: Code
    package var name: String
    /// IBAN or whatever the bank calls it: capitals and digits, without blanks.
    package var identifiers: [String]
    package var currency: Currency
    /// Payments that arrive here are posted with it.
    package var method: Code
    /// Which of statement and notification books; the other one informs.
    package var booksFrom: BankSource

    package init(
        code: Code, name: String, identifiers: [String], currency: Currency, method: Code, booksFrom: BankSource
    ) {
        self.code = code
        self.name = name
        self.identifiers = identifiers
        self.currency = currency
        self.method = method
        self.booksFrom = booksFrom
    }

    package static let identifiersMax = 8

    /// Capitals and digits of an account number; blanks, dots and dashes are writing habits.
    package static func normalized(_ identifier: String) -> String {
        String(decoding: identifier.utf8.compactMap { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5a: byte
            case 0x61...0x7a: byte - 0x20
            default: nil
            }
        }, as: UTF8.self)
    }
}

/// Sets up, or replaces, one of our bank accounts.
///
/// Rejections: REFERENCE_UNKNOWN (method of payment), NUMBER_TAKEN (an identifier of another account).
package struct SetBankAccount: Command {
    package let id: CompanyID
    package let account: BankAccount

    package init(id: CompanyID, account: BankAccount) { (self.id, self.account) = (id, account) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BankAccount {
        guard book.companies.setups[Int(id.number) - 1].methods[account.method] != nil else {
            throw .noSuchReference("method_of_payment", account.method, field: "account.method_of_payment")
        }
        for (index, identifier) in account.identifiers.enumerated() {
            if let other = book.bank.account(id, identifier: identifier), other.code != account.code {
                throw Rejection(
                    .numberTaken, field: "account.identifiers[\(index)]",
                    "\(identifier) is the bank account \(other.code)", [.init("bank_account", other.code.text)])
            }
        }
        draft.add(.bank(.accountSet(id, account)), book)
        return account
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { max(book.bank.mark(id), book.companies.mark(id)) }
}

package struct ListBankAccounts: Query {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package var company: CompanyID? { id }

    package struct Row: Equatable, Sendable {
        package let account: BankAccount
        /// Nil: nothing of it is reconciled.
        package let reconciledThrough: CalendarDate?
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [Row] {
        book.bank.accounts(of: id).map {
            Row(account: $0, reconciledThrough: book.bank.reconciledThrough(id, $0.code))
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.bank.mark(id) }
}
