/// What an edge needs to decide as this company's ledger would, as facts that make a book (see `CachedBook`).
package struct GetEdgeSetup: Query {
    package struct Answer: Sendable {
        /// The company's id in them is 1.
        package let facts: [Event]
        package let lastChange: UInt64
        /// Only the ledger decides: a blocking rule concerns somebody, or who asks must have a role.
        package let asksAlways: Bool
        package let sandboxClock: Instant?
    }

    package let id: CompanyID
    package init(id: CompanyID) { self.id = id }
    package var company: CompanyID? { id }
    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let (row, setup) = (book.companies[id], book.companies.setup(id))
        let edgeID = CompanyID(1)
        let company = Company(
            id: edgeID, code: row.code, name: setup.name, currency: row.currency, timeZone: setup.timeZone)
        return Answer(
            facts: [.companyCreated(company), .parametersSet(edgeID, row.parameters)]
                + setup.rates.map { .exchangeRateSet(edgeID, $0) },
            lastChange: row.lastChange, asksAlways: !row.ruleReach.isEmpty || book.grants.isInForce,
            sandboxClock: book.sandboxClock)
    }
}
