/// Posts every line of a journal and settles its marks, in one record; or nothing (payments:PJ-1, PJ-2, SE-8).
///
/// Where the journal's name decouples settlement the marks wait, locked, in the settlement queue (payments:SE-9).
///
/// Every line is tried, so that all faults are told at once: the refusal is that of the first, the figures name the others.
/// Rejections in order: NOT_FOUND, JOURNAL_ALREADY_POSTED, NOTHING_TO_POST; of a line PAYMENT_STATUS, FIELD_REQUIRED,
/// MANDATE_NOT_ACTIVE, MANDATE_EXPIRED, MANDATE_USED, and those of PostPayment.
package struct PostPaymentJournal: Command {
    package let id: CompanyID
    package let journal: Code

    package init(id: CompanyID, journal: Code) { (self.id, self.journal) = (id, journal) }

    package struct Answer: Sendable {
        package var journal: PaymentJournal
        /// In the order of the lines.
        package var payments: [PostedPayment]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var journal = try book.paymentJournal(id, self.journal)
        if journal.isPosted {
            throw Rejection(
                .journalAlreadyPosted, field: "journal", "journal \(journal.number) is posted",
                [.init("journal", journal.number.text)])
        }
        if journal.lines.isEmpty { throw .emptyJournal(journal) }
        var payments: [PostedPayment] = []
        var faults: [Rejection] = []
        var parts = 0
        let decouples = book.companies.setup(id).journalNames[journal.name]?.decouples ?? false
        for place in journal.lines.indices {
            let start = draft.mark
            do throws(Rejection) {
                let line = journal.lines[place]
                try line.checkMethod(in: id, at: now, book)
                var payment = line.draft(MarkOwner(journal: journal.id, line: line.number), book)
                payment.settlesLater = decouples && !line.marks.isEmpty
                payments.append(try payment.post(in: id, book, at: now, &draft, parts: &parts))
            } catch {
                draft.goBack(to: start)
                faults.append(error.under("lines[\(place)]"))
            }
        }
        if let first = faults.first { throw first.with(faults.dropFirst()) }
        try draft.applyReceivedPrepayments(in: id, book)
        let items = payments.map(\.item)
        draft.add(.payment(decouples ? .journalPostedApart(journal.id, items) : .journalPosted(journal.id, items)), book)
        journal.isPosted = true
        for place in journal.lines.indices { journal.lines[place].payment = payments[place].item }
        return Answer(journal: journal, payments: payments)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        var last = book.paymentJournalChange(id, journal)
        for line in book.paymentJournals.find(id, journal)?.lines ?? [] {
            last = max(last, book.lastChange(id, line.customer))
        }
        return last
    }
}

extension Rejection {
    /// Tells other faults of the same request too, each by its field.
    fileprivate func with(_ others: ArraySlice<Rejection>) -> Rejection {
        if others.isEmpty { return self }
        return Rejection(
            reason, field: field, "\(message) (and \(others.count) more)",
            figures + others.map { Figure($0.field, "\($0.reason): \($0.message)") })
    }
}

extension PaymentLine {
    /// The payment it is posted as.
    func draft(_ owner: MarkOwner, _ book: borrowing Book) -> PaymentDraft {
        var made = PaymentDraft(customer: book.customers[customer].number, amount: Money(amount, currency))
        made.postingDate = date
        made.method = method
        made.offsetAccount = offsetAccount
        made.reference = reference
        made.isPrepayment = isPrepayment
        made.salesOrder = salesOrder
        made.includesTax = includesTax
        made.maturity = maturity
        made.fee = fee
        made.text = text
        made.owner = owner
        guard !marks.isEmpty else { return made }
        made.apply = .named
        made.items = marks.map { ApplyItem(item: $0.item, amount: $0.amount, lines: $0.lines) }
        if marks.contains(where: { !$0.wish.isPlain }) { made.wishes = marks.map(\.wish) }
        made.adoptsMarkedTotal = amount == 0
        return made
    }

    /// The payment status and the fields that its method asks for (payments:PJ-2).
    fileprivate func checkMethod(in company: CompanyID, at now: Moment, _ book: borrowing Book) throws(Rejection) {
        var code = method
        if code.isEmpty { code = book.customers.details[customer.number].row.method }
        if code.isEmpty { code = book.companies[company].parameters.defaultMethod }
        // A method that is not there is refused by the payment.
        guard let method = book.companies.setup(company).methods[code] else { return }
        guard status.reaches(method.requiredStatus) else {
            throw Rejection(
                .paymentStatus, field: "status",
                status == .rejected
                    ? "line \(number) is rejected"
                    : "method \(code) asks for status \(method.requiredStatus), line \(number) has \(status)",
                [.init("payment_status", "\(status)"), .init("required_status", "\(method.requiredStatus)")])
        }
        if method.requireDepositSlip, depositSlip.isEmpty {
            throw .required("deposit_slip", "method \(code) needs a deposit slip")
        }
        if method.requireMandate {
            if mandate.isEmpty { throw .required("mandate", "method \(code) needs a mandate") }
            let row = try MandateName(company: company, number: mandate).find(book)
            try row.checkUsable(on: date ?? now.today, field: "mandate")
        }
    }
}
