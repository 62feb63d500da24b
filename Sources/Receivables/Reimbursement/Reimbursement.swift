/// Credit of a customer that became a debt to be paid out, like a vendor's invoice (payments section 14).
package struct Reimbursement: Equatable, Sendable, Codable {
    package var item: ItemID
    package var currency: Currency
    /// Above 0.
    package var amount: Int64
    /// Empty when summarized, or when its credits have none.
    package var dimension: Code
    package var classification: Code

    package init(item: ItemID, currency: Currency, amount: Int64, dimension: Code, classification: Code) {
        self.item = item
        self.currency = currency
        self.amount = amount
        self.dimension = dimension
        self.classification = classification
    }
}

/// Reimbursements of one customer in one command.
package struct CustomerReimbursed: Equatable, Sendable, Codable {
    package var company: CompanyID
    package var customer: CustomerID
    package var date: CalendarDate
    /// Account the payment goes to.
    package var vendor: Code
    /// Made up for this: the customer has no vendor account.
    package var isOneTimeVendor: Bool
    package var rows: [Reimbursement]
    package var settlements: [SettlementID]
    /// Refunded from its account; empty: the vendor is paid later (payments:RB-5).
    package var method: Code

    package init(
        company: CompanyID, customer: CustomerID, date: CalendarDate, vendor: Code, isOneTimeVendor: Bool,
        rows: [Reimbursement], settlements: [SettlementID], method: Code = .empty
    ) {
        self.method = method
        self.company = company
        self.customer = customer
        self.date = date
        self.vendor = vendor
        self.isOneTimeVendor = isOneTimeVendor
        self.rows = rows
        self.settlements = settlements
    }

    var fingerprint: UInt64 {
        rows.reduce(UInt64(rows.count)) { Mix.fold($0 &+ UInt64($1.item.number), UInt64(bitPattern: $1.amount)) }
    }
}

/// Where money for a customer goes: vendor account of a reimbursement, bank account of a refund.
package struct PayoutAccount: Equatable, Sendable, Codable {
    /// Empty: a one-time vendor is made up.
    package var vendor: Code
    /// Name on the bank account; empty: the customer's.
    package var holder: String
    /// Without spaces; empty: no bank account.
    package var iban: String
    package var bic: Code

    package init(vendor: Code, holder: String, iban: String, bic: Code) {
        self.vendor = vendor
        self.holder = holder
        self.iban = iban
        self.bic = bic
    }
}

/// Reimbursements in the order they were made, and where money goes.
package struct Reimbursements: Sendable {
    package private(set) var rows: [CustomerReimbursed] = []
    private var byCustomer: [CustomerID: [UInt32]] = [:]
    private var accounts: [CustomerID: PayoutAccount] = [:]

    init() {}

    /// Places in `rows` from 1 on, oldest first.
    package func of(_ customer: CustomerID) -> [UInt32] { byCustomer[customer] ?? [] }
    package func row(_ place: UInt32) -> CustomerReimbursed { rows[Int(place) - 1] }
    package func payoutAccount(of customer: CustomerID) -> PayoutAccount? { accounts[customer] }

    /// Who has one, behind a customer, in the order customers were created.
    func withPayoutAccount(after: CustomerID) -> [CustomerID] {
        accounts.keys.filter { $0 > after }.sorted()
    }

    mutating func note(_ fact: CustomerReimbursed) {
        rows.append(fact)
        byCustomer[fact.customer, default: []].append(UInt32(rows.count))
    }

    mutating func set(_ account: PayoutAccount, of customer: CustomerID) { accounts[customer] = account }
}

extension Book {
    mutating func apply(_ fact: CustomerReimbursed, at stamp: Stamp) {
        reimbursements.note(fact)
        touch(fact.customer, at: stamp)
        digest.add(.reimbursement, UInt64(reimbursements.rows.count), fact.fingerprint)
    }
}

extension Reimbursements: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&byCustomer)
        try stream.pass(&accounts)
    }
}
