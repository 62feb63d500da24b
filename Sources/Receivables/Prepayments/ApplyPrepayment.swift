/// Uses a received prepayment for its order's final invoice: debits the deposit account, credits receivables.
///
/// Before the final invoice it is only marked, and the invoice's commit applies it. What an invoice does not take stays
/// received, for the order's next one. Rules: payments:PP-5, PP-6, setup:PR-5. Rejections in order: NOT_FOUND,
/// STATE_NOT_ALLOWED, CURRENCY_MISMATCH, AMOUNT_ZERO, AMOUNT_NEGATIVE, AMOUNT_EXCEEDS_LIMIT, ITEM_NOT_FOUND,
/// CUSTOMER_MISMATCH, ITEM_CLOSED, AMOUNT_EXCEEDS_OPEN, period, DATE_BEFORE_ITEM.
package struct ApplyPrepayment: Command {
    package let companyID: CompanyID
    /// Number of the prepayment invoice; empty: the received one of `order`.
    package let prepayment: Code
    package let order: Code
    /// Invoice to use it for; empty: the order's.
    package let document: Code
    /// Nil: as much as is left of it and open on the invoice.
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
        /// As it is afterwards.
        package var prepayment: Prepayment
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
        try checkAmount(row, item)
        let invoice = try invoice(row, item, book)
        guard let invoice else {
            if let amount, amount.minor != item.original - row.used {
                throw Rejection(
                    .amountMismatch, field: "amount", "before the final invoice all of it is marked",
                    [.init("amount", amount), .init("prepayment_amount", Money(item.original - row.used, item.currency))])
            }
            if row.isMarked {
                throw Rejection(
                    .stateNotAllowed, field: "prepayment", "prepayment invoice \(item.number) is marked already",
                    [.init("prepayment", item.number.text), .init("current_state", "RECEIVED")])
            }
            let change = PrepaymentChanged(item: row.item, end: nil)
            draft.add(.prepaymentChanged(change), book)
            return Answer(prepayment: row.changed(by: change), status: .received, isMarked: true)
        }
        let date = date ?? now.today
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        let earliest = book.items.settleableFrom(invoice, book.items[invoice])
        if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }
        if let amount, amount.minor > book.items[invoice].open {
            throw .exceedsOpen(book.items[invoice], amount, field: "amount")
        }
        var left = row
        let made = try draft.apply(&left, to: invoice, atMost: amount?.minor, on: date, book)
        return Answer(
            prepayment: left, status: left.end == nil ? .received : .applied, isMarked: book.isMarked(left),
            settled: made.settled, entries: made.entries)
    }

    private func checkAmount(_ row: Prepayment, _ item: Item) throws(Rejection) {
        guard let amount else { return }
        if amount.currency != item.currency { throw .otherCurrency(amount.currency, expected: item.currency, field: "amount") }
        if amount.minor == 0 { throw Rejection(.amountZero, field: "amount", "nothing is to be applied") }
        if amount.minor < 0 {
            throw Rejection(.amountNegative, field: "amount", "the amount is \(amount)", [.init("amount", amount)])
        }
        let left = Money(item.original - row.used, item.currency)
        if amount.minor > left.minor {
            throw Rejection(
                .amountExceedsLimit, field: "amount", "\(amount) is more than the \(left) that is left of \(item.number)",
                [.init("amount", amount), .init("limit", left)])
        }
    }

    private func found(_ book: borrowing Book) throws(Rejection) -> Prepayment {
        if !prepayment.isEmpty { return try book.prepayment(companyID, prepayment, field: "prepayment") }
        let rows = book.prepayments.of(companyID, order: order).compactMap { book.prepayments[$0] }
        if let received = rows.first(where: { book.status(of: $0) == .received }) ?? rows.first { return received }
        throw Rejection(.notFound, field: "order", "order \(order) has no prepayment invoice", [.init("order", order.text)])
    }

    private func invoice(_ row: Prepayment, _ item: Item, _ book: borrowing Book) throws(Rejection) -> ItemID? {
        if document.isEmpty {
            return book.prepayments.finalInvoices(companyID, order: row.order).first {
                book.items[$0].open > 0 && book.items[$0].currency == item.currency
            }
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
    /// Posts what stands against the invoice, as far as that is open, and settles both.
    mutating func apply(
        _ row: inout Prepayment, to invoice: ItemID, atMost most: Int64? = nil, on date: CalendarDate,
        _ book: borrowing Book
    ) throws(Rejection) -> (settled: [SettledPart], entries: [JournalEntry]) {
        let prepaid = book.items[row.item]
        guard let target = item(invoice, book) else { preconditionFailure("an invoice that is not there") }
        let left = prepaid.original - row.used
        let amount = min(target.open, most ?? left, left)
        // What all parts so far come to, less those before: the last one takes what is left of the deposit.
        let accounting = prepaid.accountingOriginal.share(row.used + amount, of: prepaid.original) - row.accountingUsed
        var document = Document()
        document.reference = prepaid.number.text
        document.text = "Prepayment applied"
        document.salesOrder = row.order
        let credit = CounterItem(
            company: row.company, customer: prepaid.customer, kind: .adjustment, numbers: .adjustment, date: date,
            currency: prepaid.currency, amount: -amount, accounting: -accounting,
            profile: ProfileID(UInt32(target.profile)), account: target.account, document: document)
        let posted = try credit.post(
            [
                Leg(row.depositAccount, .prepayment, amount, accounting: accounting),
                Leg(target.account, .receivable, -amount, accounting: -accounting),
            ], book, &self, field: "prepayment")
        guard let made = item(posted.item, book) else { preconditionFailure("an item that was just posted") }
        var matching = Matching([.init(invoice, target, book), .init(posted.item, made, book)])
        matching.wish(amount, at: 0)
        matching.wish(amount, at: 1)
        var fact = try matching.settled(
            in: row.company, of: prepaid.customer, on: date, currency: prepaid.currency, book, self)
        fact.origin = .prepayment
        add(.itemsSettled(fact), book)
        let end = Prepayment.End(
            isReversal: false, amount: amount, accounting: accounting, isPartial: amount != left, credit: posted.item,
            settlement: fact.settlement, date: date, reason: "")
        let change = PrepaymentChanged(item: row.item, end: end)
        add(.prepaymentChanged(change), book)
        row = row.changed(by: change)
        return (matching.settledParts(without: posted.item, nil), [posted.entry] + fact.entries)
    }

    /// Applies what is marked for an order to its invoice, in the invoice's commit (setup:PR-5, PR-6).
    ///
    /// Payments reserved for the order come first (payments:SE-2). Answers the entries, and the numbers of what stays unapplied.
    mutating func applyMarkedPrepayments(
        of order: Code, in company: CompanyID, to invoice: ItemID, on date: CalendarDate, _ book: borrowing Book,
        at now: Moment
    ) throws(Rejection) -> (entries: [JournalEntry], unapplied: [Code]) {
        if order.isEmpty { return ([], []) }
        var (entries, unapplied) = settleReserved(for: order, in: company, with: invoice, on: date, book, at: now)
        guard !book.prepayments.isEmpty else { return (entries, unapplied) }
        for id in book.prepayments.of(company, order: order) {
            guard var row = book.prepayments[id], book.status(of: row) == .received,
                let target = item(items(ofDocument: invoice, book).last ?? invoice, book), target.open > 0,
                target.currency == book.items[id].currency
            else { continue }
            if book.isMarked(row) {
                for part in items(ofDocument: invoice, book) where row.end == nil {
                    guard let open = item(part, book)?.open, open > 0 else { continue }
                    entries += try apply(&row, to: part, on: date, book).entries
                }
            } else {
                unapplied.append(book.items[id].number)
            }
        }
        return (entries, unapplied)
    }

    /// Under the automatic policy a prepayment is applied in the commit that receives it, if the order's invoice is
    /// posted already (setup:PR-6). For the commands that settle, at their end.
    ///
    /// `start`: after settlements that were looked at before; nil: all of this draft.
    mutating func applyReceivedPrepayments(
        in company: CompanyID, since start: Mark? = nil, _ book: borrowing Book
    ) throws(Rejection) {
        guard !book.prepayments.isEmpty, book.companies[company].parameters.appliesPrepayments else { return }
        var received: [(row: Prepayment, date: CalendarDate)] = []
        for event in events[(start?.events ?? 0)...] {
            guard case .itemsSettled(let fact) = event else { continue }
            for part in fact.parts {
                guard let row = book.prepayments[part.debitItem], row.end == nil, item(row.item, book)?.open == 0,
                    !received.contains(where: { $0.row.item == row.item })
                else { continue }
                received.append((row, fact.date))
            }
        }
        for (found, date) in received {
            var row = found
            for final in book.prepayments.finalInvoices(company, order: row.order) where row.end == nil {
                guard let target = item(final, book), target.open > 0, target.currency == book.items[row.item].currency
                else { continue }
                _ = try apply(&row, to: final, on: max(date, book.items.settleableFrom(final, target)), book)
            }
        }
    }
}
