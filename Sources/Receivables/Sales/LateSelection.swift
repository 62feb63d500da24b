/// Orders chosen when the command runs, not when it was asked for (setup:SI-11).
///
/// Those on hold are left out; of canceled ones only what was delivered counts.
package struct OrderQuery: Equatable, Sendable {
    /// Who ordered or who owes; empty: all.
    package let customer: Code
    /// Through this day; orders without one are in. Nil: any.
    package let shipDateTo: CalendarDate?
    /// Only orders behind this one.
    package let after: OrderID

    package init(customer: Code = .empty, shipDateTo: CalendarDate? = nil, after: OrderID = .none) {
        self.customer = customer
        self.shipDateTo = shipDateTo
        self.after = after
    }

    /// Orders looked at in one call; nothing may hold the loop for long (DESIGN 4).
    package static let visitedMax = 50_000

    struct Found {
        var orders: [OrderID] = []
        /// `after` of the next call; none: all were looked at.
        var next = OrderID.none
    }

    /// In the order they came, at most `OrderSelection.ordersMax`.
    func found(in company: CompanyID, _ basis: QuantityBasis, _ book: borrowing Book) throws(Rejection) -> Found {
        var wanted = CustomerID.none
        if !customer.isEmpty {
            wanted = try book.customer(company, customer, field: "late_selection.customer_number")
        }
        var found = Found()
        var (number, visited) = (after.number, 0)
        while number < book.orders.rows.count {
            if found.orders.count == OrderSelection.ordersMax || visited == OrderQuery.visitedMax {
                found.next = OrderID(number)
                break
            }
            number += 1
            visited += 1
            let row = book.orders[OrderID(number)]
            guard row.company == company, wanted.isNone || row.customer == wanted || row.orderingCustomer == wanted,
                isDue(row.shipDate), !row.held, book.creditHolds.open(of: row.number, company).isEmpty,
                let detail = book.sales.detail(OrderID(number)),
                (row.isGivenUp ? detail.withoutRemainder : detail).lines.contains(where: { !$0.quantity(basis).isZero })
            else { continue }
            found.orders.append(OrderID(number))
        }
        return found
    }

    private func isDue(_ day: CalendarDate?) -> Bool {
        guard let day, let shipDateTo else { return true }
        return day <= shipDateTo
    }
}
