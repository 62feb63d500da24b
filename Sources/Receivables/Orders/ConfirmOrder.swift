/// Records a confirmed order: from now on its amount counts as exposure, as the parameters choose.
///
/// Tests no limit: that is `RunCheckpoint`. A live authorization of the account that names the order, or the one
/// given, counts together with it (credit:EX-7). Refused in this order: amount, number, customer (closed, on hold for
/// all: setup:CU-8), authorization.
package struct ConfirmOrder: Command {
    package let companyID: CompanyID
    package let number: Code
    package let customer: Code
    /// Gross; below 0: a return order.
    package let amount: Money
    /// Nil: inside every horizon.
    package let shipDate: CalendarDate?
    package let held: Bool
    /// None: one that names the order, if there is any.
    package let authorization: AuthorizationID

    package init(
        company: CompanyID, number: Code, customer: Code, amount: Money, shipDate: CalendarDate? = nil,
        held: Bool = false, authorization: AuthorizationID = .none
    ) {
        companyID = company
        self.number = number
        self.customer = customer
        self.amount = amount
        self.shipDate = shipDate
        self.held = held
        self.authorization = authorization
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> OrderView {
        if amount.minor == 0 { throw Rejection(.amountZero, field: "amount", "an order needs an amount") }
        if book.orders.find(companyID, number) != nil { throw .numberTaken(number, field: "order") }
        let ordering = try book.customer(companyID, customer, field: "customer_number")
        let account = book.customers[ordering].invoiceAccount
        if book.customers[ordering].flags.union(book.customers[account].flags).contains(.closed) {
            throw Rejection(
                .customerClosed, field: "customer_number", "customer \(customer) is closed",
                [.init("customer", customer.text)])
        }
        try book.checkOrders(of: ordering, in: companyID, field: "customer_number")
        let linked = try linkedAuthorization(account, book, at: now.instant)
        try checkRoom(account, book)
        let fact = OrderConfirmed(
            id: draft.nextOrder, company: companyID, number: number, customer: account, orderingCustomer: ordering,
            currency: amount.currency, gross: amount.minor, shipDate: shipDate, held: held, authorization: linked)
        draft.add(.orderConfirmed(fact), book)
        return OrderView(fact, book)
    }

    private func linkedAuthorization(
        _ account: CustomerID, _ book: borrowing Book, at now: Instant
    ) throws(Rejection) -> AuthorizationID {
        guard authorization.isNone else {
            let row = try book.liveAuthorization(companyID, authorization, at: now)
            if row.customer != account {
                throw Rejection(
                    .customerMismatch, field: "authorization_id",
                    "authorization \(authorization.number) is of another customer than \(customer)",
                    [.init("customer", customer.text)])
            }
            if row.currency != amount.currency {
                throw .otherCurrency(amount.currency, expected: row.currency, field: "amount")
            }
            if let other = book.orders.order(of: authorization), book.orders[other].isLive {
                throw Rejection(
                    .stateNotAllowed, field: "authorization_id",
                    "authorization \(authorization.number) stands for order \(book.orders[other].number)",
                    [.init("order", book.orders[other].number.text)])
            }
            return authorization
        }
        var id = book.customers[account].firstAuthorization
        while !id.isNone {
            let row = book.authorizations[id]
            if row.isLive(at: now), row.currency == amount.currency,
                book.authorizations.details[id.number].orderRef == number, book.orders.order(of: id) == nil
            {
                return id
            }
            id = row.next
        }
        return .none
    }

    /// Keeps the sums of open orders and deliveries within the border of 10^15 minor units.
    private func checkRoom(_ account: CustomerID, _ book: borrowing Book) throws(Rejection) {
        guard let sums = book.exposures.find(book.customers[account].firstSums, amount.currency) else { return }
        // All that could leave the open part for the delivered one has room there too.
        let total = Int128(sums.orders) + Int128(sums.delivered) + Int128(amount.minor)
        if total.magnitude > UInt128(Money.minorMax) { throw .outOfRange(field: "amount") }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(book.creditLastChange(companyID, customer), book.orderLastChange(companyID, number))
    }
}

extension Book {
    /// A customer on hold for all orders nothing any more (setup:CU-8); those it has come along into a company that is
    /// not live yet.
    func checkOrders(
        of ordering: CustomerID, in company: CompanyID, field: @autoclosure () -> String
    ) throws(Rejection) {
        guard companies[company].isLive, hold(on: ordering) == .all else { return }
        throw .blockedCustomer(customers[ordering].number, .all, field: field())
    }
}
