/// What an edge needs to decide as this company's ledger would, as facts that make a book (see `CachedBook`).
package struct GetEdgeSetup: Query {
    package struct Answer: Sendable {
        /// The company's id in them is 1.
        package let facts: [Event]
        package let lastChange: UInt64
        /// Only the ledger decides: blocking rules concern everybody, or nobody has a role to ask.
        package let asksAlways: Bool
        /// The facts have those rules, and positions what they read: who knows both need not ask always.
        package let tellsRules: Bool
        package let sandboxClock: Instant?
    }

    package let id: CompanyID
    /// Roles that may ask what an edge answers: grants of others are none of its business.
    package let readers: RoleSet

    package init(id: CompanyID, readers: RoleSet) {
        self.id = id
        self.readers = readers
    }

    package var company: CompanyID? { id }
    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let (row, setup) = (book.companies[id], book.companies.setup(id))
        let edgeID = CompanyID(1)
        let company = Company(
            id: edgeID, code: row.code, name: setup.name, currency: row.currency, timeZone: setup.timeZone)
        let grants = grants(book, edgeID)
        let isClosed = book.grants.isInForce && grants.isEmpty
        let rules = book.rules.rules(id)
        // Customers with rules of their own, of a group, or with traits are marked so in the cache.
        let tellsRules =
            row.ruleReach.contains(.all) && !row.ruleReach.contains(.ranks) && !isClosed
            && rules.all.allSatisfy(\.isOfPosition)
        let ruleFacts =
            tellsRules
            ? [.ruleSequenceSet(edgeID, rules.sequence)] + rules.all.map { Event.blockingRuleSet(edgeID, $0) } : []
        return Answer(
            facts: [.companyCreated(company), .parametersSet(edgeID, row.parameters)]
                + setup.rates.map { .exchangeRateSet(edgeID, $0) } + grants.map { .access(.granted($0)) }
                + ruleFacts,
            lastChange: max(row.lastChange, book.grants.lastChange),
            asksAlways: !row.ruleReach.isDisjoint(with: [.all, .ranks]) || isClosed, tellsRules: tellsRules,
            sandboxClock: book.sandboxClock)
    }

    /// In this company, for the roles that matter; why and by whom stays here.
    private func grants(_ book: borrowing Book, _ edgeID: CompanyID) -> [Grant] {
        book.grants.all.filter { $0.holds(in: id) && readers.contains(RoleSet($0.role)) }.map { grant in
            var told = grant
            if !grant.company.isNone { told.company = edgeID }
            told.reason = ""
            return told
        }
    }
}
