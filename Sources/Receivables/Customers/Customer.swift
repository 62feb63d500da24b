/// Personal data of a customer, apart from everything else (DESIGN 5).
package struct Subject: Equatable, Sendable, Codable {
    package let id: SubjectID
    package var name: String
    package var address: String
    package var country: String
    package var email: String
    package var language: String
    /// Shown for credit (credit:CL-14).
    package var governmentID = ""
    /// Of a debtor: the account direct debits come from; else empty.
    package var iban = ""
    package var bic = ""
    /// Of statements; empty: the address.
    package var statementAddress = ""
    package var contacts: [Contact] = []
    package var addresses: [DeliveryAddress] = []
    package var bankAccounts: [CustomerBankAccount] = []

    package init(id: SubjectID, name: String, address: String, country: String, email: String, language: String) {
        self.id = id
        self.name = name
        self.address = address
        self.country = country
        self.email = email
        self.language = language
    }
}

package enum HoldStatus: UInt8, Sendable, BitwiseCopyable {
    case none = 1
    case invoice = 2
    case all = 3
}

/// Yes-or-no facts of a customer; the numbers are the log's.
@usableFromInline
package struct CustomerFlags: OptionSet, Sendable, BitwiseCopyable {
    @usableFromInline package let rawValue: UInt32
    @inlinable
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let oneTime = CustomerFlags(rawValue: 1)
    package static let closed = CustomerFlags(rawValue: 2)
    package static let noPurchaseOnAccount = CustomerFlags(rawValue: 4)
    package static let unlimitedCredit = CustomerFlags(rawValue: 8)
    package static let excluded = CustomerFlags(rawValue: 16)
    package static let mandatoryLimit = CustomerFlags(rawValue: 32)
    /// A natural person, no organization (setup:SD-2).
    package static let person = CustomerFlags(rawValue: 1 << 16)
    /// Taken out: nobody finds it any more (setup:CU-7).
    @inlinable
    package static var deleted: CustomerFlags { CustomerFlags(rawValue: 1 << 20) }
    /// Kept by the book, in no event: a rule for some customers may concern this one.
    package static let underRules = CustomerFlags(rawValue: 1 << 30)
    /// Has or had temporary limits: a check looks whether one is in force.
    package static let temporaryLimits = CustomerFlags(rawValue: 1 << 29)
    /// In a credit group: a check looks at the pool.
    package static let pooled = CustomerFlags(rawValue: 1 << 24)
    /// Has guarantees, limits per currency or external exposure.
    package static let creditTerms = CustomerFlags(rawValue: 1 << 25)
    /// Open items due on one day are served in another order than they lie in, or were once: by discount or by date.
    static let servedBySorting = CustomerFlags(rawValue: 1 << 26)
    /// A document, order, authorization, hold or assignment names it or named it once: it is never taken out.
    static let named = CustomerFlags(rawValue: 1 << 27)
    static let derived: CustomerFlags = [
        .underRules, .temporaryLimits, .pooled, .creditTerms, .servedBySorting, .named,
    ]
}

/// The base limit of an invoice account; 0 means no credit (credit:CL-4).
package struct CreditLimit: Equatable, Sendable, BitwiseCopyable {
    package let limit: Money
    /// Valid through this day; nil: for ever (credit:CL-9).
    package let expires: CalendarDate?

    package init(limit: Money, expires: CalendarDate?) {
        self.limit = limit
        self.expires = expires
    }
}

/// The master data of a customer as an event carries it: the whole row.
package struct CustomerRow: Equatable, Sendable, BitwiseCopyable {
    package var id: CustomerID
    package var company: CompanyID
    package var number: Code
    package var subject: SubjectID
    package var group: Code
    package var currency: Currency
    package var terms: Code
    /// Who owes: itself, or another customer without an invoice account of its own (setup:CU-5).
    package var invoiceAccount: CustomerID
    package var holdStatus: HoldStatus
    package var profile: Code
    package var salesTaxGroup: Code
    package var method: Code
    package var flags: CustomerFlags
    package var party: PartyID
    package var partyCode: Code
    /// Payment schedule of its invoices; empty: that of its terms (payments:TP-4).
    package var schedule: Code = .empty
    /// Payment specification of its method; empty: the method's.
    package var specification: Code = .empty

    package init(
        id: CustomerID, company: CompanyID, number: Code, subject: SubjectID, group: Code, currency: Currency,
        terms: Code, invoiceAccount: CustomerID, holdStatus: HoldStatus, profile: Code, salesTaxGroup: Code,
        method: Code, flags: CustomerFlags, party: PartyID, partyCode: Code
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.subject = subject
        self.group = group
        self.currency = currency
        self.terms = terms
        self.invoiceAccount = invoiceAccount
        self.holdStatus = holdStatus
        self.profile = profile
        self.salesTaxGroup = salesTaxGroup
        self.method = method
        self.flags = flags
        self.party = party
        self.partyCode = partyCode
    }
}

/// A customer as a check sees it: 96 bytes, two cache lines. Codes of set-up rows live in `Customers`.
///
/// What a check reads comes first, what postings need behind it.
@usableFromInline
package struct Customer: Sendable, BitwiseCopyable {
    @usableFromInline package var number: Code
    @usableFromInline package var company: CompanyID
    @usableFromInline package var invoiceAccount: CustomerID
    package var limit: Int64 = 0
    /// Sequence of the last change to anything of this account: its version and durability mark.
    package var lastChange: UInt64 = 0
    package var limitExpires: Int32 = .max
    /// First row of its sums per currency in `Exposures`; 0 none.
    @usableFromInline package var firstSums: UInt32 = 0
    /// Live authorizations, earliest expiry first.
    package var firstAuthorization: AuthorizationID = .none
    @usableFromInline package var flags: CustomerFlags
    package var limitCurrency: Currency
    package var holdStatus: HoldStatus
    package var currency: Currency
    /// Open items, by due date, then id.
    package var firstOpen: ItemID = .none
    package var lastOpen: ItemID = .none
    /// Closed items, latest closed first.
    package var firstClosed: ItemID = .none
    package var openCount: UInt32 = 0
    package var masterVersion: UInt64 = 0

    package init(_ row: CustomerRow) {
        number = row.number
        company = row.company
        invoiceAccount = row.invoiceAccount
        currency = row.currency
        holdStatus = row.holdStatus
        flags = row.flags
        limitCurrency = row.currency
    }
}
