/// Credits quantities of an order that were invoiced (setup:SI-12, CM-1).
///
/// Credited quantities never go back on the order. Rejections in order: FIELD_REQUIRED (original_invoice, reason,
/// lines), ORDER_NOT_FOUND, STATE_NOT_ALLOWED, NOT_FOUND (line), QUANTITY_EXCEEDS_REMAINDER, period (module
/// SALES_ORDER), then those of posting a credit note.
package struct CreateCreditNote: Command {
    package let companyID: CompanyID
    package let order: Code
    package let lines: [RegisterPackingSlip.Line]
    package let originalInvoice: Code
    package let reason: String
    /// Negative amounts on the invoice's sides instead of swapped sides.
    package let isStorno: Bool
    /// What is not delivered of the credited lines stays on order.
    package let keepsRemainder: Bool
    package let date: CalendarDate?

    package init(
        company: CompanyID, order: Code, lines: [RegisterPackingSlip.Line], originalInvoice: Code, reason: String,
        isStorno: Bool = false, keepsRemainder: Bool = false, date: CalendarDate? = nil
    ) {
        companyID = company
        self.order = order
        self.lines = lines
        self.originalInvoice = originalInvoice
        self.reason = reason
        self.isStorno = isStorno
        self.keepsRemainder = keepsRemainder
        self.date = date
    }

    package struct Answer: Equatable, Sendable {
        package let creditNote: PostedDocument
        package let order: OrderLinesView
        package let commission: [CommissionShare]
        package let entries: [JournalEntry]
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if originalInvoice.isEmpty { throw .required("original_invoice", "a credit note names the invoice it credits") }
        if reason.isEmpty { throw .required("reason", "a credit note needs a reason") }
        if lines.isEmpty { throw .required("lines", "name the lines to credit") }
        let (id, detail) = try book.orderDetail(companyID, order, field: "order")
        let row = book.orders[id]
        let places = try places(detail)
        try book.companies.checkPeriod(companyID, date ?? now.today, .salesOrder, by: now, field: "date")
        var purpose = InvoiceDraft.Purpose(kind: .creditNote, path: "credit_note")
        purpose.postsZero = book.sales.setup(companyID).parameters.postsZeroPrice
        var posted = try document(row, detail, places, book).posted(purpose, in: companyID, book, at: now, draft)
        var cost: Int64 = 0
        for (part, place) in zip(lines, places) { cost += detail.lines[place].cost(part.quantity, in: row.currency) ?? 0 }
        try posted.add(cost: cost, sign: -1, book)
        if isStorno { posted.makeStorno() }
        draft.add(.itemPosted(posted), book)
        let fact = OrderCredited(
            order: id, item: posted.id, lines: lines.map { .init(line: $0.line, quantity: $0.quantity) },
            dropsRemainder: !keepsRemainder)
        draft.add(.sales(.orderCredited(fact)), book)
        var after = detail
        after.apply(fact)
        dropAmounts(id, row, detail, after, book, &draft)
        let commission = try commission(id, row, detail, places, posted, book, draft)
        if let commission { draft.add(.sales(.commissionPosted(commission)), book) }
        return Answer(
            creditNote: PostedDocument(
                posted, profile: book.companies.profileCode(posted.profile),
                accountingCurrency: book.companies[companyID].currency),
            order: OrderLinesView(id, row, after, version: book.sequence + 1), commission: commission?.shares ?? [],
            entries: [posted.entry] + (commission.map { [$0.entry] } ?? []))
    }

    private func places(_ detail: OrderDetail) throws(Rejection) -> [Int] {
        var places: [Int] = []
        for (index, part) in lines.enumerated() {
            guard let place = detail.index(of: part.line) else {
                throw Rejection(
                    .notFound, field: "lines[\(index)].line", "order \(order) has no line \(part.line)",
                    [.init("line", UInt64(part.line))])
            }
            if places.contains(place) {
                throw Rejection(.duplicateKey, field: "lines[\(index)].line", "line \(part.line) is there twice")
            }
            if part.quantity.isZero { throw .required("lines[\(index)].quantity", "how much is credited") }
            let left = detail.lines[place].invoiced - detail.lines[place].credited
            if part.quantity > left {
                throw .exceedsRemainder(part.line, part.quantity, left: left, field: "lines[\(index)].quantity")
            }
            places.append(place)
        }
        return places
    }

    private func document(
        _ row: SalesOrder, _ detail: OrderDetail, _ places: [Int], _ book: borrowing Book
    ) -> InvoiceDraft {
        var document = InvoiceDraft(customer: book.customers[row.orderingCustomer].number)
        document.postingDate = date
        document.currency = row.currency
        document.salesTaxGroup = detail.header.salesTaxGroup
        document.terms = detail.header.terms
        document.profile = detail.header.profile
        document.reference = order.text
        document.originalInvoice = originalInvoice
        document.reason = reason
        document.lines = zip(lines, places).map { detail.lines[$1].documentLine($0.quantity, row.currency) }
        return document
    }

    /// The order is worth less by what is given up.
    private func dropAmounts(
        _ id: OrderID, _ row: SalesOrder, _ before: OrderDetail, _ after: OrderDetail, _ book: borrowing Book,
        _ draft: inout Draft
    ) {
        var dropped: Int64 = 0
        for (line, new) in zip(before.lines, after.lines) where line.ordered != new.ordered {
            dropped += line.net(line.ordered - max(new.ordered, line.invoiced), in: row.currency) ?? 0
        }
        guard dropped != 0 else { return }
        let shares = after.shares(of: row.value - min(dropped, row.open), in: row.currency)
        let value = shares.open + shares.delivered + row.invoiced
        draft.add(.orderChanged(OrderChanged(id, .revalued(value: value, open: value - row.delivered - row.invoiced))), book)
        if shares.delivered != row.delivered {
            draft.add(.orderChanged(OrderChanged(id, .delivered(shares.delivered - row.delivered))), book)
        }
    }

    private func commission(
        _ id: OrderID, _ row: SalesOrder, _ detail: OrderDetail, _ places: [Int], _ posted: ItemPosted,
        _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> CommissionPosted? {
        let setup = book.sales.setup(companyID)
        let selected = SelectedOrder(id, row, detail, isSummarized: false, TradeTerms(), taxGroup: .empty)
        guard !setup.commissions.isEmpty, let group = selected.salesGroup(setup, book) else { return nil }
        var commission = Commission()
        let original = book.items.find(companyID, .documents, originalInvoice).map { book.items[$0].postingDate }
        for (part, place) in zip(lines, places) {
            commission.add(
                detail.lines[place], part.quantity, group, customer: selected.commissionKey(book), setup,
                on: original ?? posted.postingDate, row.currency, sign: -1)
        }
        return try commission.posted(posted, book, draft, field: "order")
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.orderLastChange(companyID, order) }
}
