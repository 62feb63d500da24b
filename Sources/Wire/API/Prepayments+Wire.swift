import Receivables
import Schema
import SwiftProtobuf

// Prepayment invoices: requests -> commands, answers -> responses.

extension PostPrepaymentInvoice {
    package init(_ message: Reskontra_V1_PostPrepaymentInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let order = border.code(message.order, "order", required: true)
        var size = Size.percent(Percent(tenThousandths: 0))
        if message.hasPercent == message.hasAmount {
            border.bad(
                "amount", message.hasAmount ? .fieldInvalid : .fieldRequired, "give a percent or an amount, not both")
        } else if message.hasPercent {
            size = .percent(border.percent(message.percent, true, "percent"))
        } else if let amount = border.money(message.amount, true, "amount") {
            size = .fixed(amount)
        }
        let date = border.date(message.date, message.hasDate, "date")
        let text = border.text(message.text, "text")
        try border.check()
        self.init(company: company, order: order, size: size, date: date, text: text)
    }
}

extension ApplyPrepayment {
    package init(_ message: Reskontra_V1_ApplyPrepaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let prepayment = border.code(message.prepayment, "prepayment")
        let order = border.code(message.order, "order", required: message.prepayment.isEmpty)
        let document = border.code(message.document, "document")
        let amount = border.money(message.amount, message.hasAmount, "amount", required: false)
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(
            company: company, prepayment: prepayment, order: order, document: document, amount: amount, date: date)
    }
}

extension ReversePrepayment {
    package init(_ message: Reskontra_V1_ReversePrepaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let prepayment = border.code(message.prepayment, "prepayment", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason")
        try border.check()
        self.init(company: company, prepayment: prepayment, date: date, reason: reason)
    }
}

extension ListPrepayments {
    package init(_ message: Reskontra_V1_ListPrepaymentsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let prepayment = border.code(message.prepayment, "prepayment")
        let order = border.code(message.order, "order", required: message.prepayment.isEmpty)
        try border.check()
        self.init(company: company, order: order, prepayment: prepayment)
    }
}

// MARK: Answers

extension Reskontra_V1_PrepaymentNote {
    fileprivate init(_ id: ItemID, _ book: borrowing Book) {
        guard let row = book.prepayments[id] else {
            self.init()
            return
        }
        self.init(row, book.status(of: row), isMarked: book.isMarked(row), book)
    }

    /// As a command leaves it: only what waits for its payment is open.
    fileprivate init(_ row: Prepayment, _ status: PrepaymentStatus, isMarked: Bool, _ book: borrowing Book) {
        self.init()
        let item = book.items[row.item]
        prepayment = item.number.text
        order = row.order.text
        customerNumber = book.customers[item.customer].number.text
        amount = .init(item.original, item.currency)
        open = .init(status == .pending ? item.open : 0, item.currency)
        date = .init(item.postingDate)
        self.status = .init(rawValue: Int(status.rawValue)) ?? .unspecified
        marked = isMarked
        if let end = row.end { endedOn = .init(end.date) }
        if row.used != 0 { applied = .init(row.used, item.currency) }
    }
}

extension Reskontra_V1_PostPrepaymentInvoiceResponse {
    /// Also of a proposal, whose item is not in the book.
    package init(_ answer: PostPrepaymentInvoice.Answer, _ book: borrowing Book) {
        self.init()
        prepayment.prepayment = answer.number.text
        prepayment.order = answer.prepayment.order.text
        prepayment.customerNumber = book.customers[answer.customer].number.text
        prepayment.amount = .init(answer.amount)
        prepayment.open = .init(answer.amount)
        prepayment.date = .init(answer.date)
        prepayment.status = .pending
        journal = .init(answer.entry, book)
    }
}

extension Reskontra_V1_ApplyPrepaymentResponse {
    package init(_ answer: ApplyPrepayment.Answer, _ book: borrowing Book) {
        self.init()
        prepayment = .init(answer.prepayment, answer.status, isMarked: answer.isMarked, book)
        settled = answer.settled.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ReversePrepaymentResponse {
    package init(_ answer: ReversePrepayment.Answer, _ book: borrowing Book) {
        self.init()
        prepayment = .init(answer.prepayment, answer.status, isMarked: false, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ListPrepaymentsResponse {
    package init(_ answer: [ItemID], _ book: borrowing Book) {
        self.init()
        prepayments = answer.map { .init($0, book) }
    }
}
