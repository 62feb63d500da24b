/// What a capture tells the card's bank besides the amount, by the service's data level (setup:CC-3).
///
///     1   date, description
///     2   as well tax, the merchant's name, the buyer's address
///     3   as well the lines of the order, as they were ordered
package struct CardCallData: Equatable, Sendable {
    package var date: CalendarDate
    package var description: String
    package var tax: Money?
    package var merchant = ""
    package var shippingAddress = ""
    package var lines: [Line] = []

    package struct Line: Equatable, Sendable {
        package var item: Code
        package var description: String
        package var quantity: Quantity
        /// Net of the line discount.
        package var amount: Money
    }

    /// Nil for a call that is no capture.
    init?(_ call: CardCall, _ authorization: CardAuthorization, level: UInt32, _ book: borrowing Book) {
        guard call.kind == .capture, !call.payment.isNone else { return nil }
        let payment = book.cards[call.payment]
        date = payment.date
        description = "Invoice \(payment.invoiceNumber)"
        guard level >= 2 else { return }
        let invoice = book.items[payment.invoice]
        tax = Money(invoice.tax, invoice.currency)
        merchant = book.companies.setups[Int(call.company.number) - 1].name
        let buyer = book.orders[authorization.order].orderingCustomer
        shippingAddress = book.customers.subject(book.customers.details[buyer.number].row.subject).address
        guard level >= 3, let detail = book.sales.detail(authorization.order) else { return }
        for line in detail.lines {
            lines.append(
                Line(
                    item: line.item, description: line.description, quantity: line.ordered,
                    amount: Money(line.net(line.ordered, in: authorization.currency) ?? 0, authorization.currency)))
        }
    }
}
