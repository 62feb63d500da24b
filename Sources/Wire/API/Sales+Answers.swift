import Receivables
import Schema
import SwiftProtobuf

// Sales orders with lines: answers -> responses.

extension Reskontra_V1_OrderDetail {
    init(_ view: OrderLinesView, _ book: borrowing Book) {
        self.init()
        order = view.number.text
        currency = view.currency.code.text
        lines = view.detail.lines.map { .init($0) }
        let header = view.detail.header
        salesTaxGroup = header.salesTaxGroup.text
        termsOfPayment = header.terms.text
        methodOfPayment = header.method.text
        postingProfile = header.profile.text
        mandate = header.mandate.text
        language = header.language.text
        salesGroup = header.salesGroup.text
        paymentSchedule = header.schedule.text
        (cashDiscount, deliveryAddress) = (header.cashDiscount.text, header.deliveryAddress.text)
        if header.charge != 0 { headerCharge = .init(header.charge, view.currency) }
        state = .init(rawValue: Int(view.detail.state.rawValue)) ?? .unspecified
        packingSlips = view.detail.slips.map { .init($0, view.currency) }
        version = view.version
        customerNumber = book.customers[view.orderingCustomer].number.text
        if let date = view.shipDate { shipDate = .init(date) }
        held = view.held
    }
}

extension Reskontra_V1_Decimal {
    init(_ quantity: Quantity) { self.init(quantity.decimal) }
}

extension Reskontra_V1_OrderLine {
    init(_ row: OrderLine) {
        self.init()
        line = row.number
        item = row.item.text
        description_p = row.description
        mainAccount = row.account.text
        notStocked = !row.isStocked
        ordered = .init(row.ordered)
        picked = .init(row.picked)
        delivered = .init(row.delivered)
        invoiced = .init(row.invoiced)
        deliverNow = .init(row.deliverNow)
        price = .init(row.price)
        if row.discount.tenThousandths != 0 { discountPercent = .init(row.discount.decimal) }
        site = row.site.text
        address = row.address.text
        itemTaxGroup = row.itemTaxGroup.text
        dimension = row.dimension.text
        (billingCode, interestCode) = (row.billingCode.text, row.interestCode.text)
        if let value = row.cost { cost = .init(value) }
        credited = .init(row.credited)
        deliverRemainder = .init(row.deliverRemainder)
        invoiceRemainder = .init(row.invoiceRemainder)
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
    }
}

extension Reskontra_V1_PackingSlip {
    init(_ slip: PackingSlip, _ currency: Currency) {
        self.init()
        number = slip.number.text
        date = .init(slip.date)
        accrualVoucher = slip.posting?.voucher.text ?? ""
        if let day = slip.canceledOn { canceledOn = .init(day) }
        lines = slip.lines.map { row in
            var line = Line()
            line.line = row.line
            line.quantity = .init(row.quantity)
            line.invoiced = .init(row.invoiced)
            if let accrual = row.accrual {
                line.accrued = .init(accrual.amount.minor, currency)
                line.accrualLeft = .init(accrual.left.minor, currency)
            }
            return line
        }
    }
}

extension Reskontra_V1_ImportOrderStateResponse {
    package init(_ answer: OrderLinesView, _ book: borrowing Book) {
        self.init()
        order = .init(answer, book)
    }
}

extension Reskontra_V1_GetOrderLinesResponse {
    package init(_ answer: OrderLinesView, _ book: borrowing Book) {
        self.init()
        order = .init(answer, book)
    }
}

extension Reskontra_V1_RegisterPackingSlipResponse {
    package init(_ answer: RegisterPackingSlip.Answer, _ book: borrowing Book) {
        self.init()
        slip = .init(answer.slip, answer.order.currency)
        order = .init(answer.order, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_CancelPackingSlipResponse {
    package init(_ answer: RegisterPackingSlip.Answer, _ book: borrowing Book) {
        self.init()
        slip = .init(answer.slip, answer.order.currency)
        order = .init(answer.order, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ArrangeInvoicesResponse.Line {
    init(_ row: PostSalesInvoices.Invoice.Line) {
        self.init()
        order = row.order.text
        line = row.line
        quantity = .init(row.quantity)
    }
}

extension Reskontra_V1_FailedOrders {
    init(_ failure: PostSalesInvoices.Failure) {
        self.init()
        orders = failure.orders.map(\.text)
        reason = failure.rejection.reason.protocolName
        message = failure.rejection.message
        field = failure.rejection.field
    }
}

extension Reskontra_V1_ArrangeInvoicesResponse {
    package init(_ answer: ArrangeInvoices.Answer, of query: ArrangeInvoices, _ book: borrowing Book) {
        self.init()
        failed = answer.failed.map { .init($0) }
        next = UInt64(answer.next.number)
        for found in answer.invoices {
            var invoice = Invoice()
            invoice.orders = found.orders.map(\.text)
            invoice.lines = found.lines.map { .init($0) }
            invoice.site = found.site.text
            invoice.address = found.address.text
            invoice.charges = .init(found.charges)
            invoice.tax = .init(found.tax)
            invoice.total = .init(found.total)
            if query.showsDocuments { invoice.proforma = .init(proforma: found.fact, book) }
            invoices.append(invoice)
        }
    }
}

extension Reskontra_V1_CommissionShare {
    init(_ share: CommissionShare, _ currency: Currency) {
        self.init()
        representative = share.rep.text
        amount = .init(share.amount, currency)
    }
}

extension Reskontra_V1_PostSalesInvoicesResponse {
    package init(_ answer: PostSalesInvoices.Answer, _ book: borrowing Book) {
        self.init()
        failed = answer.failed.map { .init($0) }
        next = UInt64(answer.next.number)
        for found in answer.invoices {
            var invoice = Invoice()
            invoice.document = .init(found.document, book, journal: false)
            invoice.orders = found.orders.map(\.text)
            invoice.lines = found.lines.map { .init($0) }
            invoice.site = found.site.text
            invoice.address = found.address.text
            invoice.charges = .init(found.charges)
            invoice.commission = found.commission.map { .init($0, found.document.total.currency) }
            for entry in found.entries { invoice.journals.append(.init(entry, book)) }
            if let card = found.card { invoice.cardPayment = .init(card, book) }
            invoices.append(invoice)
        }
        for order in answer.orders { orders.append(.init(order, book)) }
    }
}

extension Reskontra_V1_CreateCreditNoteResponse {
    package init(_ answer: CreateCreditNote.Answer, _ book: borrowing Book) {
        self.init()
        creditNote = .init(answer.creditNote, book, journal: false)
        order = .init(answer.order, book)
        commission = answer.commission.map { .init($0, answer.creditNote.total.currency) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}
