/// Posts a credit note: the mirror of an invoice, with positive lines and a negative item.
///
/// On request it settles with the invoice it refers to, as far as both are open, in the same record: with its
/// instalments in their order.
/// Rules: setup:FT-13, FT-8; payments:SE-1, SE-8, FX-5.
package struct PostCreditNote: Command {
    package let companyID: CompanyID
    package let document: InvoiceDraft
    package let settlesWithOriginal: Bool

    package init(company: CompanyID, document: InvoiceDraft, settlesWithOriginal: Bool = false) {
        companyID = company
        self.document = document
        self.settlesWithOriginal = settlesWithOriginal
    }

    package struct Answer: Equatable, Sendable {
        package let creditNote: PostedDocument
        /// None: nothing was settled.
        package let settlement: SettlementID
        /// What it took from the invoice, 0 or above.
        package let settled: Money
        package let entries: [JournalEntry]
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection)
        -> Answer
    {
        try decide(book, at: now, &draft, path: "document")
    }

    func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft, path: String
    ) throws(Rejection) -> Answer {
        let purpose = InvoiceDraft.Purpose(kind: .creditNote, path: path)
        if settlesWithOriginal, document.originalInvoice.isEmpty {
            throw .required(
                purpose.field("original_invoice"), "settling with the original needs the original")
        }
        let note = try document.post(purpose, in: companyID, book, at: now, &draft)
        let nothing = Answer(
            creditNote: note, settlement: .none, settled: .zero(note.total.currency), entries: [])
        guard settlesWithOriginal,
            let id = draft.find(companyID, .documents, document.originalInvoice, book),
            let invoice = draft.item(id, book), let credit = draft.item(note.item, book)
        else { return nothing }
        guard invoice.currency == credit.currency else {
            throw .otherCurrency(
                credit.currency, expected: invoice.currency, field: purpose.field("currency"))
        }
        guard credit.open < 0 else { return nothing }
        var matching = Matching([])
        for part in draft.items(ofDocument: id, book) {
            guard let item = draft.item(part, book), item.open > 0 else { continue }
            matching.add(.init(part, item, book))
        }
        let parts = matching.offers.count
        if parts == 0 { return nothing }
        matching.add(.init(note.item, credit, book))
        matching.wishForAll()
        let date = matching.offers.reduce(credit.postingDate) { max($0, $1.date) }
        if date != credit.postingDate {
            try book.companies.checkPeriod(companyID, date, by: now, field: purpose.field("posting_date"))
        }
        let plan = try matching.plan(
            [], [], discountDate: nil, moneyDate: nil, isAutomatic: false, primary: nil, book, draft)
        let fact: ItemsSettled
        if let plan {
            fact = try matching.settled(
                plan, in: companyID, of: invoice.customer, on: date, primary: nil, [], book, draft)
        } else {
            fact = try matching.settled(
                in: companyID, of: invoice.customer, on: date, currency: credit.currency, book, draft)
        }
        draft.add(.itemsSettled(fact), book)
        return Answer(
            creditNote: note, settlement: fact.settlement,
            settled: Money(matching.offers[..<parts].reduce(0) { $0 + $1.taken }, credit.currency), entries: fact.entries)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        book.lastChange(companyID, document.customer)
    }
}
