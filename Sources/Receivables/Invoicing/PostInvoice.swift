/// Posts a whole invoice document; with an authorization it captures too.
///
/// Debits the receivable, credits revenue per line and tax per code. Rules: setup:FT-1 to FT-8, FT-15, AD-8,
/// PP-1 to PP-5, PC-2; credit:AU-2, AU-7, AU-10.
package struct PostInvoice: Command {
    package let companyID: CompanyID
    package let document: InvoiceDraft
    /// None: nothing was reserved.
    package let authorization: AuthorizationID
    /// Releases what the capture leaves of the authorization.
    package let isFinal: Bool

    package init(
        company: CompanyID, document: InvoiceDraft, authorization: AuthorizationID = .none,
        isFinal: Bool = false
    ) {
        companyID = company
        self.document = document
        self.authorization = authorization
        self.isFinal = isFinal
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PostedDocument {
        guard !authorization.isNone else {
            let order = try order(book)
            var posted = try document.post(.init(kind: .invoice), in: companyID, book, at: now, &draft)
            if !document.salesOrder.isEmpty { try invoice(order, &posted, book, at: now, &draft) }
            try draft.drawBill(for: &posted, to: document.customer, in: companyID, book)
            return posted
        }
        let capture = Capture(
            company: companyID, authorization: authorization, amount: nil, isFinal: isFinal,
            document: document)
        return try capture.decide(book, at: now, &draft).invoice
    }

    /// Nil: no order, or one that is not kept here.
    private func order(_ book: borrowing Book) throws(Rejection) -> OrderID? {
        guard !document.salesOrder.isEmpty, let id = book.orders.find(companyID, document.salesOrder) else { return nil }
        let row = book.orders[id]
        let customer = try book.customer(companyID, document.customer, field: "document.customer_number")
        if row.customer != book.customers[customer].invoiceAccount {
            throw Rejection(
                .customerMismatch, field: "document.sales_order", "order \(row.number) is of another customer",
                [.init("order", row.number.text)])
        }
        return id
    }

    /// The order counts less by what is invoiced, and its marked prepayments are applied.
    private func invoice(
        _ order: OrderID?, _ posted: inout PostedDocument, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) {
        if let order, book.orders[order].isLive, book.orders[order].currency == posted.total.currency {
            let taken = book.orders[order].taken(by: posted.total.minor)
            if taken != (0, 0) {
                draft.add(
                    .orderChanged(OrderChanged(order, .invoiced(delivered: taken.delivered, open: taken.open))), book)
            }
        }
        let applied = try draft.applyMarkedPrepayments(
            of: document.salesOrder, in: companyID, to: posted.item, on: posted.postingDate, book, at: now)
        posted.appliedEntries = applied.entries
        posted.unappliedPrepayments = applied.unapplied
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard !authorization.isNone else { return book.lastChange(companyID, document.customer) }
        return max(book.lastChange(companyID, authorization), book.lastChange(companyID, document.customer))
    }
}

extension InvoiceDraft {
    /// Adds the fact to the draft and answers what it made.
    func post(
        _ purpose: Purpose, in company: CompanyID, _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft
    ) throws(Rejection) -> PostedDocument {
        let fact = try posted(purpose, in: company, book, at: now, draft)
        let charges = fact.document.chargeTotal
        let made = try draft.addDocument(fact, charges: charges, path: purpose.path, book)
        return PostedDocument(
            made.fact, profile: book.companies.profileCode(made.fact.profile),
            accountingCurrency: book.companies[company].currency)
    }
}
