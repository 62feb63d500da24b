/// Puts orders on hold by hand; such a hold is never released automatically (credit:HO-5).
///
/// Without an order: all live orders of the customer. Rejections in order: CUSTOMER_NOT_FOUND, REASON_REQUIRED,
/// REFERENCE_UNKNOWN, REASON_TYPE_MISMATCH, NOT_FOUND (no order), TOO_MANY_ITEMS.
package struct ForceHold: Command {
    package let id: CompanyID
    package let customer: Code
    /// Need not be one of the book's orders; empty: all live ones of the customer.
    package let order: Code
    package let reason: Code
    package let checkpoint: Checkpoint

    package init(id: CompanyID, customer: Code, order: Code, reason: Code, checkpoint: Checkpoint) {
        (self.id, self.customer, self.order, self.reason, self.checkpoint) = (id, customer, order, reason, checkpoint)
    }

    package static let ordersMax = 1_000

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> [HoldAnswer] {
        let buyer = try book.customer(id, customer, field: "customer_number")
        try book.checkReason(reason, .hold, id, field: "reason")
        let account = book.customers[buyer].invoiceAccount
        if !order.isEmpty { return [try force(order, value(of: order, account, book), buyer, book, at: now, &draft)] }
        var orders: [OrderID] = []
        var place = book.customers[account].firstSums
        while place != 0 {
            var id = OrderID(book.exposures.rows[place].firstOrder)
            while !id.isNone {
                orders.append(id)
                if orders.count > ForceHold.ordersMax {
                    throw .tooMany(orders.count, max: ForceHold.ordersMax, field: "order")
                }
                id = book.orders[id].next
            }
            place = book.exposures.rows[place].next
        }
        if orders.isEmpty { throw Rejection(.notFound, field: "order", "customer \(customer) has no order that is open") }
        var answers: [HoldAnswer] = []
        for id in orders.sorted() {
            let row = book.orders[id]
            let value = Money(row.value, row.currency)
            answers.append(try force(row.number, value, row.orderingCustomer, book, at: now, &draft))
        }
        return answers
    }

    private func value(of order: Code, _ account: CustomerID, _ book: borrowing Book) -> Money {
        guard let found = book.orders.find(id, order) else { return .zero(book.customers[account].limitCurrency) }
        return Money(book.orders[found].value, book.orders[found].currency)
    }

    private func force(
        _ order: Code, _ value: Money, _ buyer: CustomerID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> HoldAnswer {
        var hold: CreditHold
        if let there = book.creditHolds.open(of: order, id).first {
            hold = book.creditHolds[there]
        } else {
            hold = CreditHold(
                id: draft.nextHold, company: id, customer: buyer, document: order, checkpoint: checkpoint, value: value,
                wish: RuleWish(), placed: now.instant)
        }
        hold.isForced = true
        hold.isReady = false
        hold.holdReason = reason
        hold.reasons.removeAll { $0.code == .forcedHold }
        hold.reasons.append(HoldReason(code: .forcedHold, isValid: true))
        draft.add(.credit(.holdSet(hold)), book)
        hold.setOrder(held: true, book, &draft)
        return HoldAnswer(hold)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}
