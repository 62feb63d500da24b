import Receivables
import Schema
import SwiftProtobuf

// Sales orders: requests -> commands, answers -> responses.

extension ConfirmOrder {
    package init(_ message: Reskontra_V1_ConfirmOrderRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.order, "order", required: true)
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        let ships = border.date(message.shipDate, message.hasShipDate, "ship_date")
        let authorization = message.authorizationID == 0 ? .none : border.authorization(message.authorizationID)
        try border.check()
        self.init(
            company: company, number: number, customer: customer, amount: amount ?? .zero(.eur), shipDate: ships,
            held: message.held, authorization: authorization)
    }
}

extension ChangeOrderValue {
    package init(_ message: Reskontra_V1_ChangeOrderValueRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.order, "order", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        try border.check()
        self.init(company: company, number: number, amount: amount ?? .zero(.eur))
    }
}

extension DeliverOrder {
    package init(_ message: Reskontra_V1_DeliverOrderRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.order, "order", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount", required: false)
        try border.check()
        self.init(company: company, number: number, amount: amount)
    }
}

extension CancelOrder {
    package init(_ message: Reskontra_V1_CancelOrderRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.order, "order", required: true)
        try border.check()
        self.init(company: company, number: number)
    }
}

extension GetOrder {
    package init(_ message: Reskontra_V1_GetOrderRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.order, "order", required: true)
        try border.check()
        self.init(company: company, number: number)
    }
}

extension ListOrders {
    package init(_ message: Reskontra_V1_ListOrdersRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListOrders.filter(company, customer, message.includeDone))
        try border.check()
        self.init(
            company: company, customer: customer, includeDone: message.includeDone, size: size,
            before: OrderID(UInt32(truncatingIfNeeded: token.first)))
    }

    static func filter(_ company: CompanyID, _ customer: Code, _ includeDone: Bool) -> UInt64 {
        PageToken.filter("orders", "\(company.number)", customer.text, "\(includeDone)")
    }
}

// MARK: Answers

extension Reskontra_V1_Order {
    init(_ view: OrderView) {
        self.init()
        number = view.number.text
        customerNumber = view.customer.text
        value = .init(view.value, view.currency)
        open = .init(view.open, view.currency)
        delivered = .init(view.delivered, view.currency)
        invoiced = .init(view.invoiced, view.currency)
        if let date = view.shipDate { shipDate = .init(date) }
        held = view.held
        state = .init(rawValue: Int(view.state.rawValue)) ?? .unspecified
        authorizationID = UInt64(view.authorization.number)
    }
}

extension Reskontra_V1_ConfirmOrderResponse {
    package init(_ answer: OrderView, _ book: borrowing Book) {
        self.init()
        order = .init(answer)
    }
}

extension Reskontra_V1_ChangeOrderValueResponse {
    package init(_ answer: ChangeOrderValue.Answer, _ book: borrowing Book) {
        self.init()
        if let view = answer.order { order = .init(view) }
        rechecked = answer.decision != nil
        if let made = answer.decision { decision = .init(made) }
        holdID = UInt64(answer.hold.number)
    }
}

extension Reskontra_V1_DeliverOrderResponse {
    package init(_ answer: OrderView, _ book: borrowing Book) {
        self.init()
        order = .init(answer)
    }
}

extension Reskontra_V1_CancelOrderResponse {
    package init(_ answer: OrderView, _ book: borrowing Book) {
        self.init()
        order = .init(answer)
    }
}

extension Reskontra_V1_GetOrderResponse {
    package init(_ answer: OrderView, _ book: borrowing Book) {
        self.init()
        order = .init(answer)
    }
}

extension Reskontra_V1_ListOrdersResponse {
    package init(_ answer: ListOrders.Answer, of query: ListOrders, _ book: borrowing Book) {
        self.init()
        orders = answer.orders.map { .init($0) }
        guard !answer.next.isNone else { return }
        let filter = ListOrders.filter(query.companyID, query.customer, query.includeDone)
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: filter).text
    }
}
