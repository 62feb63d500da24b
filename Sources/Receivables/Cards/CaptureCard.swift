/// Invoices a part or all of an order that is paid by card, and begins the capture (setup:CC-5, CC-8).
///
/// The invoice is posted by the same record that keeps the intent to capture; the payment follows when the provider says
/// that it is done. Rejections in order: ORDER_NOT_FOUND, METHOD_NOT_SUPPORTED, ORDER_NOT_OPEN, AMOUNT_EXCEEDS_ORDER,
/// those of the cover (`CardCover`), those of posting an invoice.
package struct CaptureCard: Command {
    package let id: CompanyID
    package let order: Code
    /// Gross; nil: the document's total, without one all that is not invoiced.
    package let amount: Money?
    /// Nil: one line without tax on the company's capture_revenue_account.
    package let document: InvoiceDraft?
    /// An invoice of the order that is posted already; empty: it is posted now.
    package let invoice: Code
    /// Nil: the business date.
    package let date: CalendarDate?

    package init(
        id: CompanyID, order: Code, amount: Money? = nil, document: InvoiceDraft? = nil, invoice: Code = .empty,
        date: CalendarDate? = nil
    ) {
        self.id = id
        self.order = order
        self.amount = amount
        self.document = document
        self.invoice = invoice
        self.date = date
    }

    package struct Answer: Sendable {
        package let payment: CardPaymentView
        /// Nil: it was posted before.
        package let invoice: PostedDocument?
        package let entries: [JournalEntry]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let order = try book.order(id, order)
        let row = book.orders[order]
        let method = book.paymentMethod(of: order)
        guard method?.type == .creditCard else { throw .noCardMethod(row.number, method?.code ?? .empty, field: "order") }
        if !invoice.isEmpty { return try posted(order, book, at: now, &draft) }
        guard row.isLive else { throw .orderNotOpen(row) }
        if let amount {
            if amount.minor <= 0 { throw .invalidAmount(amount) }
            if amount.currency != row.currency { throw .otherCurrency(amount.currency, expected: row.currency, field: "amount") }
        }
        let rest = row.open + row.delivered
        if let amount, amount.minor > rest { throw .exceedsOrder(amount, open: rest) }
        if amount != nil || document == nil {
            // Before the document is looked at, as a declined rest must not depend on it.
            try CardCharge(
                order: order, invoice: .none, number: .empty, amount: amount ?? Money(rest, row.currency), date: now.today
            ).check(book, at: now, draft)
        }
        let fact = try invoice(order, rest, book, at: now, draft)
        if fact.amount > rest { throw .exceedsOrder(Money(fact.amount, fact.currency), open: rest) }
        if let amount, amount.minor != fact.amount { throw .amountMismatch(amount, total: Money(fact.amount, fact.currency)) }
        if fact.amount <= 0 { throw .invalidAmount(Money(fact.amount, fact.currency)) }
        draft.add(.itemPosted(fact), book)
        let taken = row.taken(by: fact.amount)
        if taken != (0, 0) {
            draft.add(.orderChanged(OrderChanged(order, .invoiced(delivered: taken.delivered, open: taken.open))), book)
        }
        let charge = CardCharge(
            order: order, invoice: fact.id, number: fact.number, amount: Money(fact.amount, fact.currency), date: fact.postingDate)
        let payment = try charge.begin(book, at: now, &draft)
        return Answer(
            payment: CardPaymentView(payment, book, draft, on: now.today),
            invoice: PostedDocument(
                fact, profile: book.companies.profileCode(fact.profile), accountingCurrency: book.companies[id].currency),
            entries: [fact.entry])
    }

    private func invoice(
        _ order: OrderID, _ rest: Int64, _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) -> ItemPosted {
        let row = book.orders[order]
        var purpose = InvoiceDraft.Purpose(kind: .invoice)
        purpose.inOnePayment = true
        var invoice: InvoiceDraft
        if let document {
            invoice = document
        } else {
            let account = book.companies[id].parameters.captureRevenueAccount
            if account.isNone { throw .missingAccount("capture_revenue_account") }
            invoice = InvoiceDraft(
                customer: .empty,
                lines: [.init(account: book.companies.account(account).number, amount: amount ?? Money(rest, row.currency))])
            purpose.taxFree = true
        }
        if invoice.customer.isEmpty { invoice.customer = book.customers[row.orderingCustomer].number }
        let buyer = try book.customer(id, invoice.customer, field: purpose.field("customer_number"))
        if book.customers[buyer].invoiceAccount != row.customer {
            throw Rejection(
                .customerMismatch, field: purpose.field("customer_number"),
                "order \(row.number) is of another customer than \(invoice.customer)",
                [.init("customer", invoice.customer.text)])
        }
        if let currency = invoice.currency, currency != row.currency {
            throw .otherCurrency(currency, expected: row.currency, field: purpose.field("currency"))
        }
        invoice.currency = row.currency
        if invoice.postingDate == nil { invoice.postingDate = date }
        if invoice.reference.isEmpty { invoice.reference = row.number.text }
        return try invoice.posted(purpose, in: id, book, at: now, draft)
    }

    /// Captures what is open of an invoice that was posted before.
    private func posted(
        _ order: OrderID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> Answer {
        guard let found = book.items.find(id, .documents, invoice) else {
            throw .noSuchItem(ApplyItem(number: invoice), field: "invoice")
        }
        let item = book.items[found]
        let row = book.orders[order]
        if item.customer != row.customer { throw .otherCustomer(item, field: "invoice") }
        if let known = book.cards.payment(of: found) { throw .cardPaymentState(book.cards[known], field: "invoice") }
        if item.kind != .invoice || item.original <= 0 { throw .wrongSign(item, field: "invoice") }
        if !item.isOpen { throw .closedItem(item, field: "invoice") }
        if item.currency != row.currency { throw .otherCurrency(item.currency, expected: row.currency, field: "invoice") }
        if let amount {
            if amount.currency != item.currency { throw .otherCurrency(amount.currency, expected: item.currency, field: "amount") }
            if amount.minor <= 0 { throw .invalidAmount(amount) }
            if amount.minor > item.open { throw .exceedsOpen(item, amount, field: "amount") }
        }
        let charge = CardCharge(
            order: order, invoice: found, number: item.number, amount: amount ?? Money(item.open, item.currency),
            date: item.postingDate)
        let payment = try charge.begin(book, at: now, &draft)
        return Answer(payment: CardPaymentView(payment, book, draft, on: now.today), invoice: nil, entries: [])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.cardLastChange(id, order) }
}
