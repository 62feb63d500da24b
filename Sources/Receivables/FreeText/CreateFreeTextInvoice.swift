/// Makes a draft: a document that is worked out, but not posted (setup:FT-1 to FT-5).
///
/// Rejections: COMPANY_LIVE (of what was on its way elsewhere), CUSTOMER_NOT_FOUND, TOO_MANY_ITEMS, what its lines name.
package struct CreateFreeTextInvoice: Command {
    package let companyID: CompanyID
    package let document: InvoiceDraft
    /// How far it was in another system.
    package let standing: Standing

    package struct Standing: Equatable, Sendable {
        package var state = FreeTextState.draft
        package var isTaxCalculated = false

        package init(state: FreeTextState = .draft, isTaxCalculated: Bool = false) {
            (self.state, self.isTaxCalculated) = (state, isTaxCalculated)
        }
    }

    package init(company: CompanyID, document: InvoiceDraft, standing: Standing = Standing()) {
        companyID = company
        self.document = document
        self.standing = standing
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> FreeTextView {
        guard standing == Standing() || !book.companies[companyID].isLive else {
            throw Rejection(.companyLive, field: "state", "the company is LIVE: a draft begins as DRAFT")
        }
        return try document.kept(in: companyID, standing: standing, book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, document.customer) }
}

extension InvoiceDraft {
    /// Adds the draft to the book; `known`: what it comes to, where that was worked out.
    func kept(
        in company: CompanyID, kind: FreeTextKind = .normal, occurrence: Occurrence? = nil, known: DocumentTotals? = nil,
        standing: CreateFreeTextInvoice.Standing = .init(),
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> FreeTextView {
        if lines.count > InvoiceDraft.linesMax {
            throw .tooMany(lines.count, max: InvoiceDraft.linesMax, field: "document.lines")
        }
        let ordering = try book.customer(company, customer, field: "document.customer_number")
        var head = FreeTextHead(
            id: draft.nextFreeText, company: company, customer: ordering, state: standing.state)
        head.isTaxCalculated = standing.isTaxCalculated
        head.occurrence = occurrence
        let row = FreeTextInvoice(head: head, document: self, kind: kind)
        let totals: DocumentTotals
        if let known { totals = known } else { totals = try row.totals(in: company, book, at: now) }
        draft.add(.freeText(.saved(row)), book)
        return FreeTextView(row, totals, after: book)
    }
}
