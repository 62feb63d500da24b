/// An authorization as it is told: its state is the logical one, expired from its instant on (credit:AU-5).
package struct AuthorizationAnswer: Equatable, Sendable, BitwiseCopyable {
    package let id: AuthorizationID
    /// Number of the ordering customer.
    package let customer: Code
    package let state: AuthorizationState
    package let authorized: Money
    package let captured: Money
    /// 0 in final states.
    package let remaining: Money
    /// Authorized less captured and remaining; 0 when more was captured than authorized (credit:AU-7).
    package let released: Money
    package let expires: Instant
    package let created: Instant
    package let orderRef: Code
    package let store: Code
    package let terminal: Code
    package let marks: AuthorizationMarks
    /// The hold that keeps, or kept, a referred sale.
    package let hold: CreditHoldID

    /// `row` may be ahead of the book: what a command is about to make of it.
    init(_ id: AuthorizationID, _ row: Authorization, _ book: borrowing Book, at now: Instant) {
        let isExpired = row.state.isLive && !row.isLive(at: now)
        self.id = id
        customer = book.customers[row.orderingCustomer].number
        state = isExpired ? .expired : row.state
        authorized = Money(row.authorized, row.currency)
        captured = Money(row.captured, row.currency)
        let left = isExpired ? 0 : row.remaining
        remaining = Money(left, row.currency)
        released = Money(max(0, row.authorized - row.captured - left), row.currency)
        expires = row.expires
        created = row.created
        let details = book.authorizations.details[id.number]
        orderRef = details.orderRef
        store = details.store
        terminal = details.terminal
        marks = row.marks
        hold = book.creditHolds.hold(of: id) ?? .none
    }
}

extension Book {
    /// The authorization of a company, live or not.
    func authorization(_ company: CompanyID, _ id: AuthorizationID) throws(Rejection) -> Authorization {
        guard authorizations.contains(id), customers[authorizations[id].customer].company == company else {
            throw .noSuchAuthorization(id)
        }
        return authorizations[id]
    }

    /// The same, refused in a final state, logical expiry included (credit:AU-8).
    func liveAuthorization(
        _ company: CompanyID, _ id: AuthorizationID, at now: Instant
    ) throws(Rejection) -> Authorization {
        let row = try authorization(company, id)
        if !row.isLive(at: now) { throw .finalAuthorization(id, row.state) }
        return row
    }

    /// Latest change to an authorization, its account and the set-up its commands read.
    func lastChange(_ company: CompanyID, _ id: AuthorizationID) -> UInt64 {
        guard authorizations.contains(id) else { return companies[company].lastChange }
        return max(
            lastChange(company, authorizations[id].customer), authorizations[id].lastChange,
            customers[authorizations[id].orderingCustomer].lastChange)
    }
}
