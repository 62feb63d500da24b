/// Records a sale that a till made while it could not ask: it has happened, so it cannot be refused (credit:AU-11).
///
/// Kept as a reservation without end: only a capture or a void takes it out of exposure. It is marked forced when it
/// would not have passed, or is more than terminals let pass by themselves. Rejections in order: AMOUNT_INVALID, AMOUNT_OUT_OF_RANGE, CUSTOMER_NOT_FOUND.
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
        package let isAboveFloor: Bool
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
        let isAboveFloor = try book.isAboveFloor(amount, in: id, on: now.today)
        let isForced = isAboveFloor || decision.decision != .approve
        let made = draft.nextAuthorization
        draft.add(
            .authorizationDecided(
                AuthorizationDecided(
                    id: made, customer: account, orderingCustomer: buyer, currency: amount.currency,
                    requested: amount.minor, approved: amount.minor, expires: .never, decision: .approve,
                    reasons: decision.reasons, orderRef: orderRef, store: store, terminal: terminal, checkpoint: .posCheck,
                    isForced: isForced)),
            book)
        return Answer(authorization: made, isForced: isForced, isAboveFloor: isAboveFloor, decision: decision)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}

extension Book {
    /// Whether a sale is above the floor limit of a company's terminals; also when no rate says what it is worth.
    fileprivate func isAboveFloor(_ amount: Money, in company: CompanyID, on date: CalendarDate) throws(Rejection) -> Bool {
        let (floor, currency) = (companies[company].parameters.floorLimit, companies[company].currency)
        guard floor > 0 else { return false }
        if amount.currency == currency { return amount.minor > floor }
        guard let rate = companies.rate(company, from: amount.currency, to: currency, on: date, for: .credit) else { return true }
        guard let worth = rate.convert(amount.minor, from: amount.currency, to: currency, .halfAwayFromZero) else {
            throw .outOfRange(field: "amount")
        }
        return worth > floor
    }
}
