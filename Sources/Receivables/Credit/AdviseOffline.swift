/// Records a sale that a till made while it could not ask: it has happened, so it cannot be refused (credit:AU-11).
///
/// Kept as a reservation without end: only a capture or a void takes it out of exposure. It is marked forced when it
/// would not have passed. Rejections in order: AMOUNT_INVALID, AMOUNT_OUT_OF_RANGE, CUSTOMER_NOT_FOUND.
package struct AdviseOffline: Command {
    package let id: CompanyID
    package let customer: Code
    package let amount: Money
    package let orderRef: Code
    package let store: Code
    package let terminal: Code

    package init(id: CompanyID, customer: Code, amount: Money, orderRef: Code, store: Code, terminal: Code) {
        self.id = id
        self.customer = customer
        self.amount = amount
        self.orderRef = orderRef
        self.store = store
        self.terminal = terminal
    }

    package struct Answer: Equatable, Sendable {
        package let authorization: AuthorizationID
        package let isForced: Bool
        /// What a check would have said.
        package let decision: CreditDecision
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        let buyer = try book.customer(id, customer, field: "customer_number")
        let account = book.customers[buyer].invoiceAccount
        let decision = try CreditTest(customer: buyer, amount: amount, checkpoint: .posCheck).decide(book, at: now)
        try book.checkReserved(account, adding: amount)
        let isForced = decision.decision != .approve
        let made = draft.nextAuthorization
        draft.add(
            .authorizationDecided(
                AuthorizationDecided(
                    id: made, customer: account, orderingCustomer: buyer, currency: amount.currency,
                    requested: amount.minor, approved: amount.minor, expires: .never, decision: .approve,
                    reasons: decision.reasons, orderRef: orderRef, store: store, terminal: terminal, checkpoint: .posCheck,
                    isForced: isForced)),
            book)
        return Answer(authorization: made, isForced: isForced, decision: decision)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}
