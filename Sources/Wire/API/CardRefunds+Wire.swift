import Receivables
import Schema
import SwiftProtobuf

// Refunds on cards: requests -> commands, answers -> responses.

extension RefundCard {
    package init(_ message: Reskontra_V1_RefundCardRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let credit = border.code(message.credit, "credit", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount", required: false)
        let invoice = border.code(message.invoice, "invoice")
        let authorization = border.code(message.authorization, "authorization")
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(
            id: company, credit: credit, amount: amount, invoice: invoice, authorization: authorization, date: date)
    }
}

extension ResumeCardRefund {
    package init(_ message: Reskontra_V1_ResumeCardRefundRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if message.refund == 0 { border.bad("refund", .fieldRequired, "is required") }
        let reason = border.text(message.endReason, "end_reason", max: CardCall.reasonLengthMax)
        try border.check()
        self.init(
            id: company, refund: CardRefundID(UInt32(clamping: message.refund)),
            act: reason.isEmpty ? .resume : .terminate(reason: reason))
    }
}

extension ListCardRefunds {
    package init(_ message: Reskontra_V1_ListCardRefundsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: Self.filter(company, customer, message.incompleteOnly))
        try border.check()
        self.init(
            id: company, customer: customer, incompleteOnly: message.incompleteOnly, size: size,
            before: UInt32(clamping: token.first))
    }

    static func filter(_ company: CompanyID, _ customer: Code, _ incompleteOnly: Bool) -> UInt64 {
        PageToken.filter("card refunds", "\(company.number)", customer.text, incompleteOnly ? "incomplete" : "")
    }
}

extension Reskontra_V1_CardRefund {
    init(_ view: CardRefundView, _ book: borrowing Book) {
        self.init()
        let row = view.row
        id = UInt64(row.id.number)
        credit = row.creditNumber.text
        customerNumber = book.customers[row.customer].number.text
        amount = .init(row.amount, row.currency)
        date = .init(row.date)
        refund = .init(rawValue: Int(row.refund.rawValue)) ?? .unspecified
        payment = .init(rawValue: Int(row.payment.rawValue)) ?? .unspecified
        stages = view.stages
        reason = row.reason
        terminated = row.terminated
        incomplete = row.isOpen
        paymentNumber = view.payment.text
        authorization = .init(view.authorization, book)
        version = row.lastChange
    }
}

extension Reskontra_V1_RefundCardResponse {
    package init(_ answer: [CardRefundView], _ book: borrowing Book) {
        self.init()
        for view in answer { refunds.append(.init(view, book)) }
    }
}

extension Reskontra_V1_ResumeCardRefundResponse {
    package init(_ answer: ResumeCardRefund.Answer, _ book: borrowing Book) {
        self.init()
        refund = .init(answer.refund, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ListCardRefundsResponse {
    package init(_ answer: ListCardRefunds.Answer, of query: ListCardRefunds, _ book: borrowing Book) {
        self.init()
        for view in answer.refunds { refunds.append(.init(view, book)) }
        guard answer.hasMore, let last = answer.refunds.last else { return }
        let filter = ListCardRefunds.filter(query.id, query.customer, query.incompleteOnly)
        nextPageToken = PageToken(first: UInt64(last.row.id.number), filter: filter).text
    }
}
