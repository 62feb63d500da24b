/// Uses a received prepayment for its order's final invoice: debits the deposit account, credits receivables.
///
/// Before the final invoice it is only marked, and the invoice's commit applies it. Rules: payments:PP-5, PP-6,
/// setup:PR-5. Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED, ITEM_NOT_FOUND, CUSTOMER_MISMATCH, ITEM_CLOSED,
/// CURRENCY_MISMATCH, AMOUNT_MISMATCH, period, DATE_BEFORE_ITEM.
package struct ApplyPrepayment: Command {
    package let companyID: CompanyID
    /// Number of the prepayment invoice; empty: the received one of `order`.
    package let prepayment: Code
    package let order: Code
    /// Invoice to use it for; empty: the order's.
    package let document: Code
    /// Nil: all of it.
    package let amount: Money?
    /// Nil: the business date.
    package let date: CalendarDate?

    package init(
        company: CompanyID, prepayment: Code, order: Code, document: Code, amount: Money?, date: CalendarDate?
    ) {
        companyID = company
        self.prepayment = prepayment
        self.order = order
        self.document = document
        self.amount = amount
        self.date = date
    }

    package struct Answer: Sendable {
        package var item: ItemID
        package var status: PrepaymentStatus
        package var isMarked: Bool
        package var settled: [SettledPart] = []
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let row = try found(book)
        let item = book.items[row.item]
        let status = book.status(of: row)
        if status != .received { throw .prepaymentState(item.number, status, field: "prepayment") }
        if let amount, amount != Money(item.original, item.currency) {
            throw Rejection(
                .amountMismatch, field: "amount", "a prepayment is applied as a whole: \(Money(item.original, item.currency))",
                [.init("amount", amount), .init("prepayment_amount", Money(item.original, item.currency))])
        }
        let invoice = try invoice(row, item, book)
        guard let invoice else {
            if row.isMarked {
                throw Rejection(
                    .stateNotAllowed, field: "prepayment", "prepayment invoice \(item.number) is marked already",
                    [.init("prepayment", item.number.text), .init("current_state", "RECEIVED")])
            }
            draft.add(.prepaymentChanged(PrepaymentChanged(item: row.item, end: nil)), book)
            return Answer(item: row.item, status: .received, isMarked: true)
        }
        let date = date ?? now.today
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        let earliest = book.items.settleableFrom(invoice, book.items[invoice])
        if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }
        let made = try draft.apply(row, to: invoice, on: date, book)
        return Answer(
            item: row.item, status: .applied, isMarked: false, settled: made.settled, entries: made.entries)
    }

    private func found(_ book: borrowing Book) throws(Rejection) -> Prepayment {
        if !prepayment.isEmpty { return try book.prepayment(companyID, prepayment, field: "prepayment") }
        let rows = book.prepayments.of(companyID, order: order).compactMap { book.prepayments[$0] }
        if let received = rows.first(where: { book.status(of: $0) == .received }) ?? rows.first { return received }
        throw Rejection(.notFound, field: "order", "order \(order) has no prepayment invoice", [.init("order", order.text)])
    }

    private func invoice(_ row: Prepayment, _ item: Item, _ book: borrowing Book) throws(Rejection) -> ItemID? {
        if document.isEmpty {
            guard let final = book.prepayments.finalInvoice(companyID, order: row.order), book.items[final].isOpen else {
                return nil
            }
            return final
        }
        guard let id = book.items.find(companyID, .documents, document) else {
            throw .noSuchItem(ApplyItem(number: document), field: "document")
        }
        let invoice = book.items[id]
        if invoice.customer != item.customer { throw .otherCustomer(invoice, field: "document") }
        if invoice.kind != .invoice || invoice.open < 0 {
            throw Rejection(.fieldInvalid, field: "document", "\(document) is no invoice of the customer")
        }
        if !invoice.isOpen { throw .closedItem(invoice, field: "document") }
        if invoice.currency != item.currency {
            throw .otherCurrency(invoice.currency, expected: item.currency, field: "document")
        }
        return id
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Draft {
    /// Posts what stands against the invoice, and settles both as far as the invoice is open.
    mutating func apply(
        _ row: Prepayment, to invoice: ItemID, on date: CalendarDate, _ book: borrowing Book
    ) throws(Rejection) -> (settled: [SettledPart], entries: [JournalEntry]) {
        let prepaid = book.items[row.item]
        guard let target = item(invoice, book) else { preconditionFailure("an invoice that is not there") }
        var document = Document()
        document.reference = prepaid.number.text
        document.text = "Prepayment applied"
        document.salesOrder = row.order
        let credit = CounterItem(
            company: row.company, customer: prepaid.customer, kind: .adjustment, numbers: .adjustment, date: date,
            currency: prepaid.currency, amount: -prepaid.original, accounting: -prepaid.accountingOriginal,
            profile: ProfileID(UInt32(target.profile)), account: target.account, document: document)
        let posted = try credit.post(
            [
                Leg(row.depositAccount, .prepayment, prepaid.original, accounting: prepaid.accountingOriginal),
                Leg(target.account, .receivable, -prepaid.original, accounting: -prepaid.accountingOriginal),
            ], book, &self, field: "prepayment")
        guard let made = item(posted.item, book) else { preconditionFailure("an item that was just posted") }
        var matching = Matching([.init(invoice, target, book), .init(posted.item, made, book)])
        let amount = min(target.open, prepaid.original)
        matching.wish(amount, at: 0)
        matching.wish(amount, at: 1)
        var fact = try matching.settled(
            in: row.company, of: prepaid.customer, on: date, currency: prepaid.currency, book, self)
        fact.origin = .prepayment
        add(.itemsSettled(fact), book)
        add(
            .prepaymentChanged(
                PrepaymentChanged(
                    item: row.item,
                    end: .init(
                        isReversal: false, credit: posted.item, settlement: fact.settlement, date: date, reason: ""))),
            book)
        return (matching.settledParts(without: posted.item, nil), [posted.entry] + fact.entries)
    }

    /// Applies what is marked for an order to its invoice, in the invoice's commit (setup:PR-5, PR-6).
    ///
    /// Answers the entries, and the numbers of received prepayments that stay unapplied.
    mutating func applyMarkedPrepayments(
        of order: Code, in company: CompanyID, to invoice: ItemID, on date: CalendarDate, _ book: borrowing Book
    ) throws(Rejection) -> (entries: [JournalEntry], unapplied: [Code]) {
        guard !order.isEmpty, !book.prepayments.isEmpty else { return ([], []) }
        var (entries, unapplied): ([JournalEntry], [Code]) = ([], [])
        for id in book.prepayments.of(company, order: order) {
            guard let row = book.prepayments[id], book.status(of: row) == .received,
                let target = item(invoice, book), target.open > 0, target.currency == book.items[id].currency
            else { continue }
            if book.isMarked(row) {
                entries += try apply(row, to: invoice, on: date, book).entries
            } else {
                unapplied.append(book.items[id].number)
            }
        }
        return (entries, unapplied)
    }

    /// Under the automatic policy a prepayment is applied in the commit that receives it, if the order's invoice is
    /// posted already (setup:PR-6). For the commands that settle, at their end.
    mutating func applyReceivedPrepayments(in company: CompanyID, _ book: borrowing Book) throws(Rejection) {
        guard !book.prepayments.isEmpty, book.companies[company].parameters.appliesPrepayments else { return }
        var received: [(row: Prepayment, date: CalendarDate)] = []
        for event in events {
            guard case .itemsSettled(let fact) = event else { continue }
            for part in fact.parts {
                guard let row = book.prepayments[part.debitItem], row.end == nil, item(row.item, book)?.open == 0,
                    !received.contains(where: { $0.row.item == row.item })
                else { continue }
                received.append((row, fact.date))
            }
        }
        for (row, date) in received {
            guard let final = book.prepayments.finalInvoice(company, order: row.order), let target = item(final, book),
                target.open > 0
            else { continue }
            _ = try apply(row, to: final, on: max(date, book.items.settleableFrom(final, target)), book)
        }
    }
}
