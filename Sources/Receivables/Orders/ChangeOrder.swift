/// Gives an order a new value; what is delivered or invoiced stays, the open part takes the difference.
///
/// An order whose hold was released is checked again when its value rises above the released one, or leaves the
/// tolerance of the release (credit:CP-4, CP-5); such an order need not be one of the book's. Another is not tested
/// (see `RunCheckpoint`). Refused in this order: order, currency, value.
package struct ChangeOrderValue: Command {
    package let companyID: CompanyID
    package let number: Code
    /// The new gross value of the whole order, same sign as before.
    package let amount: Money

    package init(company: CompanyID, number: Code, amount: Money) {
        companyID = company
        self.number = number
        self.amount = amount
    }

    package struct Answer: Equatable, Sendable {
        /// Nil: known by its hold only.
        package var order: OrderView?
        /// Nil: it was not checked again.
        package var decision: CreditDecision?
        package var hold = CreditHoldID.none
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let released = book.creditHolds.lastReleased(of: number, companyID)
        var answer = Answer()
        if book.orders.find(companyID, number) != nil || released == nil {
            answer.order = try change(book, &draft)
        } else if let released {
            if amount.currency != released.value.currency {
                throw .otherCurrency(amount.currency, expected: released.value.currency, field: "amount")
            }
            if amount.minor <= 0 { throw .invalidAmount(amount) }
        }
        guard let released, amount.minor > 0, isChecked(released, book, on: now.today) else { return answer }
        let account = book.customers[released.customer].invoiceAccount
        let decision = try CreditTest(
            customer: released.customer, amount: amount, checkpoint: released.checkpoint, wish: released.wish
        )
        .decide(book, at: now, pending: book.ownSale(companyID, number, account, at: now))
        answer.decision = decision
        if decision.decision == .refer {
            answer.hold = try CreditHold.place(
                decision.reasons, number, released.customer, released.checkpoint, amount, released.wish,
                authorization: .none, book, at: now, &draft
            ).id
        }
        return answer
    }

    private func isChecked(_ released: CreditHold, _ book: borrowing Book, on today: CalendarDate) -> Bool {
        let parameters = book.companies[companyID].parameters.holds
        if let tolerance = parameters.tolerance { return !released.tolerates(amount, tolerance, on: today) }
        return !parameters.allowsEditAfterRelease && amount.minor > released.value.minor
    }

    private func change(_ book: borrowing Book, _ draft: inout Draft) throws(Rejection) -> OrderView {
        let id = try book.order(companyID, number)
        let row = book.orders[id]
        if !row.isLive { throw .orderNotOpen(row) }
        if amount.currency != row.currency {
            throw .otherCurrency(amount.currency, expected: row.currency, field: "amount")
        }
        if amount.minor == 0 || (amount.minor < 0) != (row.value < 0) { throw .invalidAmount(amount) }
        let done = row.delivered + row.invoiced
        if amount.minor.magnitude < done.magnitude { throw .belowDelivered(amount, done: done) }
        let change = OrderChanged.Change.revalued(value: amount.minor, open: amount.minor - done)
        if let sums = book.exposures.find(book.customers[row.customer].firstSums, row.currency) {
            let total = Int128(sums.orders) + Int128(sums.delivered) + Int128(amount.minor) - Int128(row.value)
            if total.magnitude > UInt128(Money.minorMax) { throw .outOfRange(field: "amount") }
        }
        draft.add(.orderChanged(OrderChanged(id, change)), book)
        return OrderView(id, after: change, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        if book.orders.find(companyID, number) == nil, let released = book.creditHolds.lastReleased(of: number, companyID) {
            return book.creditLastChange(companyID, released.customer)
        }
        return book.orderLastChange(companyID, number)
    }
}

/// Moves a part or all of an order from open to delivered, not invoiced.
///
/// Refused in this order: order, currency, amount.
package struct DeliverOrder: Command {
    package let companyID: CompanyID
    package let number: Code
    /// Gross, same sign as the order; nil: all that is open.
    package let amount: Money?

    package init(company: CompanyID, number: Code, amount: Money? = nil) {
        companyID = company
        self.number = number
        self.amount = amount
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> OrderView {
        let id = try book.order(companyID, number)
        let row = book.orders[id]
        if row.open == 0 { throw .orderNotOpen(row) }
        let part = amount ?? Money(row.open, row.currency)
        if part.currency != row.currency { throw .otherCurrency(part.currency, expected: row.currency, field: "amount") }
        if part.minor == 0 || (part.minor < 0) != (row.open < 0) { throw .invalidAmount(part) }
        if part.minor.magnitude > row.open.magnitude { throw .exceedsOrder(part, open: row.open) }
        let change = OrderChanged.Change.delivered(part.minor)
        draft.add(.orderChanged(OrderChanged(id, change)), book)
        return OrderView(id, after: change, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.orderLastChange(companyID, number) }
}

/// Gives up what is not delivered of an order; delivered parts stay until they are invoiced.
package struct CancelOrder: Command {
    package let companyID: CompanyID
    package let number: Code

    package init(company: CompanyID, number: Code) {
        companyID = company
        self.number = number
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> OrderView {
        let id = try book.order(companyID, number)
        let row = book.orders[id]
        if row.open == 0 { throw .orderNotOpen(row) }
        let change = OrderChanged.Change.canceled(open: row.open)
        draft.add(.orderChanged(OrderChanged(id, change)), book)
        // Its holds go with it (credit:HO-3).
        let reason = book.companies[companyID].parameters.holds.defaultCancelReason
        for id in book.creditHolds.open(of: number, companyID) {
            var hold = book.creditHolds[id]
            hold.close(.canceled, reason, book, at: now, &draft)
        }
        return OrderView(id, after: change, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.orderLastChange(companyID, number) }
}
