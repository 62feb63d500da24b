/// Turns a part or all of an authorization into a posted invoice, in one record.
///
/// The amount is gross. It leaves the reservation by the same record that adds the invoice, so that one sale
/// counts once. Rules: credit:AU-7, AU-8, EX-7; HOUSE 6a.
package struct Capture: Command {
    package let companyID: CompanyID
    package let authorization: AuthorizationID
    /// Must equal the document's total; nil: the document's total is captured.
    package let amount: Money?
    /// Releases the rest.
    package let isFinal: Bool
    /// Nil: one line without tax on the company's capture_revenue_account.
    package let document: InvoiceDraft?
    /// Empty: the document's, else the next of the sequence.
    package let invoiceNumber: Code

    package init(
        company: CompanyID, authorization: AuthorizationID, amount: Money?, isFinal: Bool = false,
        document: InvoiceDraft? = nil, invoiceNumber: Code = .empty
    ) {
        companyID = company
        self.authorization = authorization
        self.amount = amount
        self.isFinal = isFinal
        self.document = document
        self.invoiceNumber = invoiceNumber
    }

    package struct Answer: Equatable, Sendable {
        package let authorization: AuthorizationAnswer
        package let invoice: PostedDocument
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if amount == nil, document == nil { throw .required("amount", "a capture needs an amount or a document") }
        if let amount, amount.minor <= 0 { throw .invalidAmount(amount) }
        var row = try book.liveAuthorization(companyID, authorization, at: now.instant)
        if let amount {
            if amount.currency != row.currency {
                throw .otherCurrency(amount.currency, expected: row.currency, field: "amount")
            }
            try checkRemaining(amount.minor, row, book)
        }
        let fact = try fact(row, book, at: now, draft)
        if let amount, amount.minor != fact.amount {
            throw .amountMismatch(amount, total: Money(fact.amount, fact.currency))
        }
        if fact.amount == 0 { throw .invalidAmount(Money(0, fact.currency)) }
        try checkRemaining(fact.amount, row, book)

        draft.add(.authorizationCaptured(authorization, amount: fact.amount, final: isFinal), book)
        let charges = fact.document.chargeTotal
        let made = try draft.addDocument(fact, charges: charges, path: "document", book)
        if let order = book.orders.order(of: authorization), book.orders[order].isLive {
            let taken = book.orders[order].taken(by: fact.amount)
            if taken != (0, 0) {
                draft.add(
                    .orderChanged(OrderChanged(order, .invoiced(delivered: taken.delivered, open: taken.open))), book)
            }
        }
        row.captured += fact.amount
        row.remaining = isFinal ? 0 : max(0, row.remaining - fact.amount)
        row.state = row.remaining == 0 ? .captured : .partiallyCaptured
        var invoice = PostedDocument(
            made.fact, profile: book.companies.profileCode(fact.profile), accountingCurrency: book.companies[companyID].currency)
        let buyer = book.customers[fact.document.orderingCustomer].number
        try draft.drawBill(for: &invoice, to: buyer, in: companyID, book)
        return Answer(
            authorization: AuthorizationAnswer(authorization, row, book, at: now.instant), invoice: invoice)
    }

    /// At most what remains, plus over_capture_percent of the authorized amount, compared exactly (credit:AU-7).
    private func checkRemaining(
        _ amount: Int64, _ row: Authorization, _ book: borrowing Book
    ) throws(Rejection) {
        guard amount > row.remaining else { return }
        let percent = book.companies[companyID].parameters.overCapturePercent.tenThousandths
        let over = Int128(amount) - Int128(row.remaining)
        guard over * 1_000_000 <= Int128(row.authorized) * Int128(percent) else {
            throw .captureExceeds(
                Money(amount, row.currency), remaining: Money(row.remaining, row.currency))
        }
    }

    private func fact(
        _ row: Authorization, _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) -> ItemPosted {
        var purpose = InvoiceDraft.Purpose(kind: .invoice, authorization: authorization)
        var invoice: InvoiceDraft
        if let document { invoice = document } else { invoice = try oneLine(row, book) }
        purpose.taxFree = document == nil
        if invoice.customer.isEmpty { invoice.customer = book.customers[row.orderingCustomer].number }
        let buyer = try book.customer(companyID, invoice.customer, field: purpose.field("customer_number"))
        if book.customers[buyer].invoiceAccount != row.customer {
            throw Rejection(
                .customerMismatch, field: purpose.field("customer_number"),
                "authorization \(authorization.number) is of another customer than \(invoice.customer)",
                [.init("customer", invoice.customer.text)])
        }
        if let currency = invoice.currency, currency != row.currency {
            throw .otherCurrency(currency, expected: row.currency, field: purpose.field("currency"))
        }
        invoice.currency = row.currency
        if !invoiceNumber.isEmpty { invoice.number = invoiceNumber }
        return try invoice.posted(purpose, in: companyID, book, at: now, draft)
    }

    private func oneLine(_ row: Authorization, _ book: borrowing Book) throws(Rejection) -> InvoiceDraft {
        let account = book.companies[companyID].parameters.captureRevenueAccount
        if account.isNone { throw .missingAccount("capture_revenue_account") }
        let number = book.companies.account(account).number
        return InvoiceDraft(customer: .empty, lines: [.init(account: number, amount: amount)])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, authorization) }
}
