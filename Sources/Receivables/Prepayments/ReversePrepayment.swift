/// Takes a prepayment invoice back that nobody has paid: a credit note over it, settled with it (setup:PR-4).
///
/// Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED (paid, applied, reversed), REASON_REQUIRED, DATE_BEFORE_ITEM, period.
package struct ReversePrepayment: Command {
    package let companyID: CompanyID
    package let prepayment: Code
    package let date: CalendarDate?
    package let reason: String

    package init(company: CompanyID, prepayment: Code, date: CalendarDate?, reason: String) {
        companyID = company
        self.prepayment = prepayment
        self.date = date
        self.reason = reason
    }

    package struct Answer: Sendable {
        /// As it is afterwards.
        package let prepayment: Prepayment
        package let status: PrepaymentStatus
        /// The item that stands against it.
        package let document: Code
        package let entries: [JournalEntry]
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let row = try book.prepayment(companyID, prepayment, field: "prepayment")
        let item = book.items[row.item]
        let status = book.status(of: row)
        if status != .pending { throw .prepaymentState(item.number, status, field: "prepayment") }
        if row.used != 0 {
            throw Rejection(
                .stateNotAllowed, field: "prepayment",
                "\(Money(row.used, item.currency)) of prepayment invoice \(prepayment) is applied to invoices",
                [.init("prepayment", prepayment.text), .init("applied", Money(row.used, item.currency))])
        }
        if item.open != item.original {
            throw Rejection(
                .stateNotAllowed, field: "prepayment",
                "\(Money(item.original - item.open, item.currency)) of prepayment invoice \(prepayment) is paid: undo that first",
                [.init("prepayment", prepayment.text), .init("open", Money(item.open, item.currency))])
        }
        if reason.isEmpty { throw Rejection(.reasonRequired, field: "reason", "a reversal needs a reason") }
        let date = date ?? now.today
        let earliest = book.items.settleableFrom(row.item, item)
        if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        var document = Document()
        document.reference = item.number.text
        document.reason = reason
        let credit = CounterItem(
            company: companyID, customer: item.customer, kind: .adjustment, numbers: .adjustment, date: date,
            currency: item.currency, amount: -item.original, accounting: -item.accountingOriginal,
            profile: ProfileID(UInt32(item.profile)), account: item.account, document: document)
        let posted = try credit.post(
            [
                Leg(row.depositAccount, .prepayment, item.original, accounting: item.accountingOriginal),
                Leg(item.account, .receivable, -item.original, accounting: -item.accountingOriginal),
            ], book, &draft, field: "prepayment")
        let settlement = try draft.close(
            [(row.item, posted.item)], origin: .prepayment, of: item.customer, in: companyID, on: date, book
        ).settlement
        let change = PrepaymentChanged(
            item: row.item,
            end: .init(isReversal: true, credit: posted.item, settlement: settlement, date: date, reason: reason))
        draft.add(.prepaymentChanged(change), book)
        return Answer(prepayment: row.changed(by: change), status: .reversed, document: posted.number, entries: [posted.entry])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Prepayment invoices of an order, oldest first, or the one of a number.
package struct ListPrepayments: Query {
    package let companyID: CompanyID
    package let order: Code
    package let prepayment: Code

    package init(company: CompanyID, order: Code, prepayment: Code) {
        companyID = company
        self.order = order
        self.prepayment = prepayment
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [ItemID] {
        if !prepayment.isEmpty { return [try book.prepayment(companyID, prepayment, field: "prepayment").item] }
        return book.prepayments.of(companyID, order: order)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
