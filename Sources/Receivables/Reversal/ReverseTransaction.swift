/// Takes back a posted customer transaction by its number; what it is decides how (setup section 8, IN-9).
///
///     invoice, credit note     a canceling document closes it, interest on it is reversed (CO-3, CO-6)
///     payment                  a mirror payment closes it, what it paid is open again (payments:RV-1)
///     interest note            a credit note over what still stands of it (IN-9)
///     letter or payment fee    a credit note over it
///     prepayment invoice       its deposit is taken back, as long as nobody has paid it
///
/// Documents of the opening import that were open in full may be taken back too. Rejections in order: FIELD_REQUIRED
/// (reason), NOT_FOUND, STATE_NOT_ALLOWED (what another act made: undo that act), then those of taking back that kind,
/// with `transaction` as the field for the number.
package struct ReverseTransaction: Command {
    package let companyID: CompanyID
    package let number: Code
    /// The fact that posted it, which the server fetches from the log. Nil: there is no such document.
    package let original: ItemPosted?
    /// Nil: the business date.
    package let date: CalendarDate?
    package let reason: String
    /// Of an invoice or credit note: its settlements are undone first (CO-5).
    package let unsettles: Bool

    package init(
        company: CompanyID, number: Code, original: ItemPosted?, date: CalendarDate?, reason: String, unsettles: Bool
    ) {
        companyID = company
        self.number = number
        self.original = original
        self.date = date
        self.reason = reason
        self.unsettles = unsettles
    }

    package struct Answer: Sendable {
        package let item: ItemID
        /// The document that stands against it.
        package var document: Code
        package var amount: Money
        package var date: CalendarDate
        /// What a payment had settled, open again.
        package var reopened: [SettledPart] = []
        /// Set free of what was settled with an invoice.
        package var unsettled: Money?
        package var reversedInterest: Money?
        package var entries: [JournalEntry]
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if reason.isEmpty { throw .required("reason", "taking a transaction back needs a reason") }
        let found = book.items.find(companyID, .documents, number) ?? book.items.find(companyID, .payments, number)
        guard let found else {
            throw Rejection(
                .notFound, field: "transaction", "there is no transaction \(number)", [.init("document", number.text)])
        }
        do throws(Rejection) {
            return try reverse(found, book, at: now, &draft)
        } catch {
            throw error.field == "date" || error.field == "reason" ? error : error.of("transaction")
        }
    }

    private func reverse(
        _ id: ItemID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> Answer {
        let row = book.items[id]
        let date = date ?? now.today
        let amount = Money(row.original, row.currency)
        switch row.kind {
        case .invoice, .creditNote: return try cancel(id, on: date, book, at: now, &draft)
        case .payment, .prepayment:
            let made = try CancelPayment(company: companyID, payment: number, kind: .reversed, date: date, reason: reason)
                .decide(book, at: now, &draft)
            return Answer(
                item: id, document: made.mirror, amount: amount, date: date, reopened: made.reopened, entries: made.entries)
        case .interestNote:
            let made = try ChangeInterest(
                id: companyID, kind: .reverse, note: number, scope: .note, positions: [], date: date, reason: reason
            ).decide(book, at: now, &draft)
            return Answer(
                item: id, document: made.number, amount: made.amount, date: date, reversedInterest: made.amount,
                entries: made.entries)
        case .letterFee, .paymentFee:
            let made = try ChangeCharge(id: companyID, kind: .reverse, item: number, date: date, reason: reason)
                .decide(book, at: now, &draft)
            return Answer(item: id, document: made.number, amount: made.amount, date: date, entries: made.entries)
        case .prepaymentInvoice:
            let made = try ReversePrepayment(company: companyID, prepayment: number, date: date, reason: reason)
                .decide(book, at: now, &draft)
            return Answer(item: id, document: made.document, amount: amount, date: date, entries: made.entries)
        case .reimbursement, .adjustment, .bill:
            throw Rejection(
                .stateNotAllowed, field: "transaction",
                "\(number) is a \(row.kind), made by another act: what made it is undone, not the document",
                [.init("current_state", "POSTED"), .init("kind", "\(row.kind)")])
        }
    }

    private func cancel(
        _ id: ItemID, on date: CalendarDate, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> Answer {
        guard let original else {
            throw Rejection(
                .notFound, field: "transaction", "the record that posted \(number) does not tell it",
                [.init("document", number.text)])
        }
        let correction = Correction(original: original, reason: reason, comment: "", unsettles: unsettles)
        var canceling = Canceling(correction, in: companyID, on: date)
        canceling.takesOpening = true
        let made = try canceling.made(book, at: now, &draft)
        guard let document = made.canceling else { preconditionFailure("a canceling without its document") }
        draft.add(
            .freeText(
                .canceled(
                    InvoiceCanceled(
                        original: id, canceling: document.item, corrected: .none, reason: reason, comment: ""))), book)
        return Answer(
            item: id, document: document.number, amount: Money(original.wholeAmount, original.currency), date: date,
            unsettled: made.unsettled, reversedInterest: made.reversedInterest, entries: [document.entry] + made.entries)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        let found = book.items.find(companyID, .documents, number) ?? book.items.find(companyID, .payments, number)
        guard let found else { return book.companies[companyID].lastChange }
        return book.lastChange(companyID, book.items[found].customer)
    }
}
