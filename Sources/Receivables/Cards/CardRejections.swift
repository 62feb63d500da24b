/// Refusals of commands on cards.
extension Rejection {
    static func cardDeclined(_ order: Code, _ why: String, field: String = "order") -> Rejection {
        Rejection(
            .cardDeclined, field: field, "no card covers order \(order): \(why)",
            [.init("order", order.text), .init("reason", why)])
    }

    static func cardExpired(_ row: CardAuthorization, field: String) -> Rejection {
        var figures: [Figure] = [.init("authorization", row.number.text)]
        if let day = row.expires { figures.append(.init("expires", day)) }
        return Rejection(
            .cardAuthExpired, field: field,
            "card authorization \(row.number) held until \(row.expires.map { "\($0)" } ?? "an earlier day")", figures)
    }

    static func captureExceedsCard(_ amount: Money, authorized: Int64, field: String) -> Rejection {
        let covered = Money(authorized, amount.currency)
        return Rejection(
            .captureExceedsAuth, field: field, "\(amount) is more than the \(covered) authorized on cards",
            [.init("amount", amount), .init("limit", covered)])
    }

    static func cardResultUnknown(_ number: Code, _ what: String, field: String) -> Rejection {
        Rejection(
            .cardProviderUnknownResult, field: field,
            "the provider has not said what became of the \(what) of card authorization \(number)",
            [.init("authorization", number.text), .init("stage", what)])
    }

    static func noSuchCardAuthorization(_ number: Code, field: String) -> Rejection {
        Rejection(
            .notFound, field: field, "there is no card authorization \(number)", [.init("authorization", number.text)])
    }

    static func cardState(_ row: CardAuthorization, _ state: String, field: String) -> Rejection {
        Rejection(
            .stateNotAllowed, field: field, "card authorization \(row.number) is \(state)",
            [.init("authorization", row.number.text), .init("current_state", state)])
    }

    static func cardPaymentState(_ row: CardPayment, field: String) -> Rejection {
        Rejection(
            .stateNotAllowed, field: field, "the card payment of \(row.invoiceNumber) is \(row.stateName)",
            [.init("invoice", row.invoiceNumber.text), .init("current_state", row.stateName)])
    }

    static func cardRefundState(_ row: CardRefund, field: String) -> Rejection {
        Rejection(
            .stateNotAllowed, field: field, "card refund \(row.id.number) of \(row.creditNumber) is \(row.stateName)",
            [.init("refund", UInt64(row.id.number)), .init("current_state", row.stateName)])
    }

    static func noCardMethod(_ order: Code, _ method: Code, field: String) -> Rejection {
        Rejection(
            .methodNotSupported, field: field, "order \(order) is paid by method '\(method)', which is no card",
            [.init("order", order.text), .init("method_of_payment", method.text)])
    }
}

extension Book {
    func cardAuthorization(
        _ company: CompanyID, _ number: Code, field: String = "authorization"
    ) throws(Rejection) -> CardAuthorization {
        if number.isEmpty { throw .required(field, "a card authorization is named by its number") }
        guard let id = cards.find(company, number) else { throw .noSuchCardAuthorization(number, field: field) }
        return cards[id]
    }

    /// The card payment of an invoice.
    func cardPayment(_ company: CompanyID, _ invoice: Code, field: String = "invoice") throws(Rejection) -> CardPayment {
        guard let item = items.find(company, .documents, invoice), let id = cards.payment(of: item) else {
            throw Rejection(
                .notFound, field: field, "there is no card payment of invoice \(invoice)", [.init("invoice", invoice.text)])
        }
        return cards[id]
    }

    /// The order's own method, else the customer's, else the parameter's.
    func paymentMethod(of order: OrderID) -> MethodOfPayment? {
        let row = orders[order]
        var code = cards.method(of: order) ?? .empty
        if code.isEmpty { code = customers.details[row.orderingCustomer.number].row.method }
        if code.isEmpty { code = companies[row.company].parameters.defaultMethod }
        return companies.setups[Int(row.company.number) - 1].methods[code]
    }

    /// Latest change to the order's account and the set-up.
    func cardLastChange(_ company: CompanyID, _ order: Code) -> UInt64 { orderLastChange(company, order) }
}
