/// Adds a line to a draft journal or replaces one, and marks items for it in the same commit (payments:PJ-1, SE-2).
///
/// Rejections in order: NOT_FOUND (journal), JOURNAL_LOCKED, TOO_MANY_ITEMS, NOT_FOUND (line), STATE_NOT_ALLOWED (with the
/// bank), FIELD_REQUIRED, ITEM_NOT_FOUND, CUSTOMER_NOT_FOUND, ONE_CUSTOMER_PER_VOUCHER, CUSTOMER_BLOCKED, AMOUNT_ZERO,
/// AMOUNT_NEGATIVE, REFERENCE_UNKNOWN, STATE_NOT_ALLOWED (marks of another customer), and those of MarkItems.
package struct SetPaymentLine: Command {
    package let id: CompanyID
    package let journal: Code
    package let wish: Wish
    package let items: [ApplyItem]
    /// None, or one per item.
    package let wishes: [MarkWish]

    /// A line as the caller states it.
    package struct Wish: Sendable {
        /// 0: a new one.
        package var line: UInt32 = 0
        package var customer = Code.empty
        /// Finds the customer.
        package var document = Code.empty
        /// Nil: what closes all that is marked.
        package var amount: Money?
        /// Everything else; number, customer, currency, amount, status and marks of it do not count.
        package var rest: PaymentLine

        package init() { rest = PaymentLine(number: 0, customer: .none, currency: .eur) }
    }

    package struct Answer: Sendable {
        package let journal: Code
        package let line: PaymentLine
    }

    package init(id: CompanyID, journal: Code, wish: Wish, items: [ApplyItem] = [], wishes: [MarkWish] = []) {
        self.id = id
        self.journal = journal
        self.wish = wish
        self.items = items
        self.wishes = wishes
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let journal = try book.draftPaymentJournal(id, self.journal)
        let known = try knownLine(journal)
        let customer = try customer(book)
        if let amount = wish.amount {
            if amount.minor == 0 { throw .zeroPayment().under("line") }
            if amount.minor < 0 { throw .negativePayment(amount).under("line") }
        }
        try checkReferences(book)
        var line = wish.rest
        line.number = known?.number ?? journal.lastLine + 1
        line.customer = customer
        line.currency = wish.amount?.currency ?? book.customers.details[customer.number].row.currency
        line.amount = wish.amount?.minor ?? 0
        line.status = known?.status ?? .none
        line.marks = known?.marks ?? []
        line.payment = .none
        if let known, !known.marks.isEmpty,
            book.customers[known.customer].invoiceAccount != book.customers[customer].invoiceAccount
        {
            throw Rejection(
                .stateNotAllowed, field: "line.customer_number",
                "line \(known.number) has marked items of \(book.customers[known.customer].number): unmark them first",
                [.init("line", UInt64(known.number))])
        }
        if !items.isEmpty { line.marks = try line.marking(items, wishes, of: journal, book, draft) }
        draft.noteOverrides(wishes)
        draft.add(.payment(.lineSet(journal.id, line)), book)
        return Answer(journal: journal.number, line: line)
    }

    private func knownLine(_ journal: PaymentJournal) throws(Rejection) -> PaymentLine? {
        guard wish.line != 0 else {
            guard journal.lines.count < PaymentJournal.linesMax else {
                throw .tooMany(journal.lines.count + 1, max: PaymentJournal.linesMax, field: "journal")
            }
            return nil
        }
        let line = try journal.line(wish.line, field: "line.line")
        if line.status != .none { throw .withTheBank(line, journal, field: "line.line") }
        return line
    }

    private func customer(_ book: borrowing Book) throws(Rejection) -> CustomerID {
        var found: CustomerID
        if !wish.customer.isEmpty {
            found = try book.customer(id, wish.customer, field: "line.customer_number")
            if !wish.document.isEmpty { try checkOneCustomer(found, book) }
        } else {
            if wish.document.isEmpty { throw .required("line.customer_number", "a line names a customer or a document of it") }
            guard let item = book.items.find(id, .documents, wish.document) else {
                throw .noSuchItem(ApplyItem(number: wish.document), field: "line.document_number")
            }
            found = book.items[item].customer
        }
        let hold = book.hold(on: found)
        if hold == .all { throw .blockedCustomer(book.customers[found].number, hold, field: "line.customer_number") }
        return found
    }

    /// A line is a voucher of its own (payments:PJ-1).
    private func checkOneCustomer(_ customer: CustomerID, _ book: borrowing Book) throws(Rejection) {
        guard let item = book.items.find(id, .documents, wish.document) else {
            throw .noSuchItem(ApplyItem(number: wish.document), field: "line.document_number")
        }
        let owner = book.items[item].customer
        if owner == book.customers[customer].invoiceAccount { return }
        throw Rejection(
            .oneCustomerPerVoucher, field: "line.document_number",
            "\(wish.document) is of \(book.customers[owner].number), the line of \(wish.customer)",
            [.init("document", wish.document.text), .init("customer", book.customers[owner].number.text)])
    }

    private func checkReferences(_ book: borrowing Book) throws(Rejection) {
        let setup = book.companies.setup(id)
        let line = wish.rest
        if !line.method.isEmpty, setup.methods[line.method] == nil {
            throw .noSuchReference("method_of_payment", line.method, field: "line.method_of_payment")
        }
        if !line.offsetAccount.isEmpty { _ = try book.companies.account(named: line.offsetAccount, field: "line.offset_account") }
        if !line.fee.isEmpty, setup.paymentFees[line.fee] == nil {
            throw .unknown("payment fee", line.fee, field: "line.payment_fee")
        }
        if !line.mandate.isEmpty { _ = try MandateName(company: id, number: line.mandate).find(book) }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(book.paymentJournalChange(id, journal), book.lastChange(id, wish.customer))
    }
}
