/// An order with its amounts.
package struct OrderView: Equatable, Sendable {
    package var id: OrderID
    package var number: Code
    package var customer: Code
    package var currency: Currency
    package var value: Int64
    package var open: Int64
    package var delivered: Int64
    package var invoiced: Int64
    package var shipDate: CalendarDate?
    package var held: Bool
    package var state: OrderState
    package var authorization: AuthorizationID

    init(_ id: OrderID, _ row: SalesOrder, _ book: borrowing Book) {
        self.id = id
        number = row.number
        customer = book.customers[row.orderingCustomer].number
        currency = row.currency
        (value, open, delivered, invoiced) = (row.value, row.open, row.delivered, row.invoiced)
        shipDate = row.shipDate
        held = row.held
        state = row.state
        authorization = row.authorization
    }

    init(_ fact: OrderConfirmed, _ book: borrowing Book) {
        id = fact.id
        number = fact.number
        customer = book.customers[fact.orderingCustomer].number
        currency = fact.currency
        (value, open, delivered, invoiced) = (fact.gross, fact.gross, 0, 0)
        shipDate = fact.shipDate
        held = fact.held
        state = .confirmed
        authorization = fact.authorization
    }

    /// As it will be once the change is applied.
    init(_ id: OrderID, after change: OrderChanged.Change, _ book: borrowing Book) {
        var row = book.orders[id]
        row.apply(change)
        self.init(id, row, book)
    }
}

package struct GetOrder: Query {
    package let companyID: CompanyID
    package let number: Code

    package init(company: CompanyID, number: Code) {
        companyID = company
        self.number = number
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> OrderView {
        let id = try book.order(companyID, number)
        return OrderView(id, book.orders[id], book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.orderLastChange(companyID, number) }
}

/// Orders of a customer's invoice account, or of the whole company, latest first.
///
/// Looks at a bounded stretch of all orders, so a page may hold fewer than asked for and still name a next one.
package struct ListOrders: Query {
    package let companyID: CompanyID
    /// Empty: all of the company.
    package let customer: Code
    /// Invoiced and canceled ones as well.
    package let includeDone: Bool
    package let size: Int
    /// Only those before this id; none: from the latest.
    package let before: OrderID

    package init(
        company: CompanyID, customer: Code = .empty, includeDone: Bool = false, size: Int = 50, before: OrderID = .none
    ) {
        companyID = company
        self.customer = customer
        self.includeDone = includeDone
        self.size = min(max(1, size), ListOrders.sizeMax)
        self.before = before
    }

    package static let sizeMax = 1_000
    package static let visitedMax = 50_000

    package struct Answer: Equatable, Sendable {
        package var orders: [OrderView] = []
        /// `before` of the next page; none: this was the last.
        package var next: OrderID = .none
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var account = CustomerID.none
        if !customer.isEmpty {
            account = book.customers[try book.customer(companyID, customer, field: "customer_number")].invoiceAccount
        }
        var answer = Answer()
        var number = before.isNone ? book.orders.rows.count : min(before.number - 1, book.orders.rows.count)
        var visited = 0
        while number > 0 {
            if answer.orders.count == size || visited == ListOrders.visitedMax {
                answer.next = OrderID(number + 1)
                break
            }
            let row = book.orders[OrderID(number)]
            if row.company == companyID, account.isNone || row.customer == account, includeDone || row.isLive {
                answer.orders.append(OrderView(OrderID(number), row, book))
            }
            visited += 1
            number -= 1
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }

    /// It may look at `visitedMax` rows.
    package func isLong(_ book: borrowing Book) -> Bool { book.orders.rows.count > 1_000 }
}
