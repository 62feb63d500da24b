/// An invoice account as a cache holds it: what a credit decision reads of it, with the rules for all accounts.
package struct CachedAccount: Sendable {
    package var limit: Money
    /// Days since 1970-01-01; `Int32.max` for ever.
    package var limitExpires: Int32
    package var holdStatus: HoldStatus
    package var flags: CustomerFlags
    package var sums: [Exposures.Sums] = []
    /// By day, then currency; read only where the set-up has rules that do.
    package var dueDays: [DueDays.Day] = []
    package var openItems: UInt32 = 0
    /// Sequence of the last record that changed the account.
    package var lastChange: UInt64 = 0

    package init(limit: Money, limitExpires: Int32, holdStatus: HoldStatus, flags: CustomerFlags) {
        self.limit = limit
        self.limitExpires = limitExpires
        self.holdStatus = holdStatus
        self.flags = flags
    }
}

/// Decides credit checks from cached figures with the ledger's own rules: `CreditTest` on a book of one account.
///
/// The book has the company's set-up as the ledger told it; its one customer becomes whoever is asked about.
package struct CachedBook: ~Copyable {
    private var book = Book()
    private static let company = CompanyID(1)
    private static let customer = CustomerID(1)

    /// Facts of the set-up of one company, whose id in them is 1. Nil when they make no company.
    package init?(setup: [Event], at stamp: Stamp) {
        for event in setup { book.apply(event, at: stamp) }
        guard book.companies.count == 1 else { return nil }
        let row = CustomerRow(
            id: Self.customer, company: Self.company, number: "CACHED", subject: .none, group: .empty,
            currency: book.companies[Self.company].currency, terms: .empty, invoiceAccount: Self.customer,
            holdStatus: .none, profile: .empty, salesTaxGroup: .empty, method: .empty, flags: [], party: .none,
            partyCode: .empty)
        book.apply(.customerSet(row), at: stamp)
    }

    /// What the grants in the set-up let a principal do in the company; nil: none are in force.
    package func standing(of principal: Code, at now: Instant) -> Standing? {
        book.grants.isInForce ? book.grants.roles(of: principal, in: Self.company, at: now) : nil
    }

    /// Whether its rules look at what is due when.
    package var readsDueDays: Bool { book.companies[Self.company].ruleReach.contains(.dueDays) }

    package var timeZone: String { book.companies.setup(Self.company).timeZone }

    /// The ledger's answer, if the figures are the ledger's and no rules but those of the set-up concern the account.
    package mutating func decide(
        _ check: CheckCredit, _ account: CachedAccount, at now: Moment
    ) throws(Rejection) -> CreditDecision {
        book.assume(account, as: Self.customer)
        return try check.answer(book, Self.customer, at: now)
    }

    /// The ledger's answer but for what is overdue, which a cache does not hold. `number`: the account's own.
    package mutating func position(
        of account: CachedAccount, _ number: Code, at now: Moment
    ) throws(Rejection) -> GetCreditPosition.Answer {
        book.assume(account, as: Self.customer)
        let query = GetCreditPosition(company: Self.company, customer: book.customers[Self.customer].number)
        var answer = try query.answer(book, at: now)
        answer.customer = number
        answer.invoiceAccount = number
        answer.overdue = nil
        answer.openItems = account.openItems
        answer.version = account.lastChange
        return answer
    }
}
