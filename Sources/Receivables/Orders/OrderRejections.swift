/// Refusals of commands on orders.
extension Rejection {
    static func noSuchOrder(_ number: Code, field: String = "order") -> Rejection {
        Rejection(.orderNotFound, field: field, "there is no order \(number)", [.init("order", number.text)])
    }

    static func orderNotOpen(_ order: SalesOrder) -> Rejection {
        Rejection(
            .orderNotOpen, field: "order", "nothing is open on order \(order.number): it is \(order.state)",
            [.init("order", order.number.text), .init("state", "\(order.state)")])
    }

    static func exceedsOrder(_ amount: Money, open: Int64) -> Rejection {
        Rejection(
            .amountExceedsOrder, field: "amount", "\(amount) is more than the \(Money(open, amount.currency)) not delivered yet",
            [.init("amount", amount), .init("open", Money(open, amount.currency))])
    }

    static func belowDelivered(_ value: Money, done: Int64) -> Rejection {
        Rejection(
            .valueBelowDelivered, field: "amount",
            "\(value) is less than the \(Money(done, value.currency)) delivered or invoiced already",
            [.init("value", value), .init("delivered_or_invoiced", Money(done, value.currency))])
    }
}

extension Book {
    func order(_ company: CompanyID, _ number: Code, field: String = "order") throws(Rejection) -> OrderID {
        guard let id = orders.find(company, number) else { throw .noSuchOrder(number, field: field) }
        return id
    }

    /// Latest change to an order, its account and the set-up.
    func orderLastChange(_ company: CompanyID, _ number: Code) -> UInt64 {
        guard let id = orders.find(company, number) else { return companies[company].lastChange }
        return max(orders[id].lastChange, creditLastChange(company, orders[id].orderingCustomer))
    }
}
