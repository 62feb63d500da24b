/// Interest notes as they stand at go-live, with what they have charged, waived and reversed; only while OPENING.
///
/// A POSTED one becomes an open item against the automatic account OPENING, over what is still open of it.
package struct ImportInterestNotes: Command {
    package let id: CompanyID
    package let notes: [Entry]
    package let date: CalendarDate

    package static let notesMax = 1_000

    package struct Entry: Sendable {
        package var number: Code
        package var customer: Code
        package var currency: Currency
        package var isPosted: Bool
        package var profile: Code
        package var code: Code
        package var to: CalendarDate
        package var charges: [Charge]

        package init(
            number: Code, customer: Code, currency: Currency, isPosted: Bool, profile: Code, code: Code,
            to: CalendarDate, charges: [Charge]
        ) {
            self.number = number
            self.customer = customer
            self.currency = currency
            self.isPosted = isPosted
            self.profile = profile
            self.code = code
            self.to = to
            self.charges = charges
        }
    }

    package struct Charge: Sendable {
        /// Empty: unknown here.
        package var document: Code
        package var isFee: Bool
        package var amount: Int64
        package var paid: Int64
        package var waived: Int64
        package var writtenOff: Int64
        package var reversed: Int64
        package var spans: [InterestCalculation.Span]

        package init(
            document: Code, isFee: Bool, amount: Int64, paid: Int64, waived: Int64, writtenOff: Int64, reversed: Int64,
            spans: [InterestCalculation.Span]
        ) {
            self.document = document
            self.isFee = isFee
            self.amount = amount
            self.paid = paid
            self.waived = waived
            self.writtenOff = writtenOff
            self.reversed = reversed
            self.spans = spans
        }
    }

    package init(id: CompanyID, notes: [Entry], date: CalendarDate) {
        (self.id, self.notes, self.date) = (id, notes, date)
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> [ToldInterestNote] {
        guard !book.companies[id].isLive else {
            throw Rejection(.companyLive, "the company is LIVE: openings are closed")
        }
        if notes.count > ImportInterestNotes.notesMax {
            throw .tooMany(notes.count, max: ImportInterestNotes.notesMax, field: "notes")
        }
        var made: [ToldInterestNote] = []
        for index in notes.indices { made.append(try take(notes[index], "notes[\(index)]", book, &draft)) }
        return made
    }

    private func take(
        _ entry: Entry, _ path: String, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> ToldInterestNote {
        let ordering = try book.customer(id, entry.customer, field: "\(path).customer_number")
        let account = book.customers[ordering].invoiceAccount
        if book.interest.find(id, entry.number) != nil { throw .numberTaken(entry.number, field: "\(path).number") }
        let (profile, _) = try book.profile(entry.profile, for: account, in: id, field: "\(path).profile")
        var charges: [InterestCharge] = []
        var open: Int64 = 0
        for (index, given) in entry.charges.enumerated() {
            charges.append(try charge(given, "\(path).lines[\(index)]", account, book, &open))
        }
        var note = InterestNote(
            id: draft.nextInterestNote, company: id, number: entry.number, customer: account,
            currency: entry.currency, profile: profile, code: entry.code, versionFrom: date, to: entry.to,
            charges: charges, numberTaken: nil)
        if note.total == 0 { throw Rejection(.amountZero, field: "\(path).lines", "a note of zero is nothing to import") }
        note.state = .created
        draft.add(.interestNoteCreated(note), book)
        guard entry.isPosted else { return ToldInterestNote(note, draft, book) }
        let item = try ImportOpening.post(
            .init(
                customer: entry.customer, kind: .interestNote, number: entry.number, documentDate: date, dueDate: date,
                original: Money(note.total, entry.currency), open: Money(open, entry.currency), tax: 0, rate: nil,
                profile: entry.profile, reference: ""),
            in: id, path, try book.companies.automaticAccount(id, .opening), book, &draft)
        draft.add(.interestNotePosted(note.id, item: item), book)
        (note.state, note.item) = (.posted, item)
        return ToldInterestNote(note, draft, book)
    }

    /// Adds to `open` what is left of the charge.
    private func charge(
        _ given: Charge, _ path: String, _ account: CustomerID, _ book: borrowing Book, _ open: inout Int64
    ) throws(Rejection) -> InterestCharge {
        var item = ItemID.none
        if !given.isFee, !given.document.isEmpty, let found = book.items.find(id, .documents, given.document) {
            guard book.items[found].customer == account else {
                throw Rejection(
                    .customerMismatch, field: "\(path).document_number", "\(given.document) belongs to another customer")
            }
            item = found
        }
        let type: PostingType =
            given.isFee ? .feeRevenue : given.amount < 0 ? .interestExpense : .interestIncome
        var charge = InterestCharge(
            item: item, amount: given.amount, account: try book.companies.automaticAccount(id, type),
            isFee: given.isFee)
        charge.paidBefore = given.paid
        charge.waived = given.waived
        charge.writtenOff = given.writtenOff
        charge.reversed = given.reversed
        charge.spans = item.isNone ? [] : given.spans
        let left = charge.standing - given.paid
        let inside = charge.amount >= 0 ? (0...charge.amount).contains(charge.standing) : (charge.amount...0).contains(charge.standing)
        guard inside else {
            throw Rejection(
                .amountExceedsOpen, field: path, "waived, written off and reversed come to more than the amount")
        }
        // What was paid and then waived stands open on the credit note, not here.
        if charge.amount >= 0 ? left > 0 : left < 0 { open += left }
        return charge
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
