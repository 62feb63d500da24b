/// A draft as it would be printed: no number, no journal, nothing owed, nothing kept (setup:FT-11).
///
/// It needs no posting set-up and no open period. Since nothing is kept, there is nothing to clean up after a crash.
/// Rejections: NOT_FOUND, STATE_NOT_ALLOWED (posted or deleted), those of the lines.
package struct ProformaInvoice: Query {
    package let companyID: CompanyID
    package let id: FreeTextID

    package init(company: CompanyID, id: FreeTextID) {
        companyID = company
        self.id = id
    }

    package struct Answer: Sendable {
        package let head: FreeTextHead
        package let document: InvoiceDraft
        package let totals: DocumentTotals
        package let documentDate: CalendarDate
        package let dueDate: CalendarDate
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let head = try book.freeText(companyID, id)
        guard let row = book.freeText.live(id) else { throw .draftState(head) }
        let document = row.document
        if document.lines.isEmpty { throw .nothingToPost(field: "draft_id") }
        let totals = try row.totals(in: companyID, book, at: now)
        let basis = try document.looseBasis(in: companyID, book, at: now)
        let dates = try document.dates(basis, .init(kind: .invoice), book)
        return Answer(
            head: head, document: document, totals: totals, documentDate: dates.document, dueDate: dates.due)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.freeTextLastChange(companyID, id) }
}
