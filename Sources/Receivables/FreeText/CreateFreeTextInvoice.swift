/// Makes a draft: a document that is worked out, but not posted (setup:FT-1 to FT-5).
///
/// Rejections: CUSTOMER_NOT_FOUND, TOO_MANY_ITEMS, what its lines name.
package struct CreateFreeTextInvoice: Command {
    package let companyID: CompanyID
    package let document: InvoiceDraft

    package init(company: CompanyID, document: InvoiceDraft) {
        companyID = company
        self.document = document
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> FreeTextView {
        try document.kept(in: companyID, book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, document.customer) }
}

extension InvoiceDraft {
    /// Adds the draft to the book; `known`: what it comes to, where that was worked out.
    func kept(
        in company: CompanyID, kind: FreeTextKind = .normal, occurrence: Occurrence? = nil, known: DocumentTotals? = nil,
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> FreeTextView {
        if lines.count > InvoiceDraft.linesMax {
            throw .tooMany(lines.count, max: InvoiceDraft.linesMax, field: "document.lines")
        }
        let ordering = try book.customer(company, customer, field: "document.customer_number")
        let totals: DocumentTotals
        if let known { totals = known } else { totals = try self.totals(in: company, book, at: now) }
        var head = FreeTextHead(id: draft.nextFreeText, company: company, customer: ordering)
        head.occurrence = occurrence
        let row = FreeTextInvoice(head: head, document: self, kind: kind)
        draft.add(.freeText(.saved(row)), book)
        return FreeTextView(row, totals, after: book)
    }
}
