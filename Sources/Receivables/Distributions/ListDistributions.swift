/// What the amounts of a draft are distributed to (setup:AD-3 to AD-6).
///
/// A posted one needs the fact that posted it: the server reads it from the log and asks for `answer(_:_:)`.
/// Tax of one line is refused until it is calculated; the list of the whole draft calculates by itself.
package struct ListDistributions: Query {
    package let companyID: CompanyID
    package let id: FreeTextID
    /// From 1; 0: everything.
    package let line: UInt32
    /// Nil: all kinds.
    package let kind: DistributionRow.Kind?

    package init(company: CompanyID, id: FreeTextID, line: UInt32, kind: DistributionRow.Kind?) {
        companyID = company
        self.id = id
        self.line = line
        self.kind = kind
    }

    package struct Answer: Sendable {
        package let rows: [DistributionRow]
        package let currency: Currency
        /// Posted, and set-up has changed since: per leg of the entry, without lines.
        package var isSummed = false
    }

    package var company: CompanyID? { companyID }

    /// The document that the draft became; nil: it is none yet, or no draft.
    package func posted(_ book: borrowing Book) -> ItemID? {
        guard book.freeText.contains(id), book.freeText[id].company == companyID else { return nil }
        let item = book.freeText[id].item
        return item.isNone ? nil : item
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let head = try book.freeText(companyID, id)
        guard let row = book.freeText.live(id) else { throw .draftState(head) }
        let totals = try row.totals(in: companyID, book, at: now, collects: true)
        if kind == .tax, !head.isTaxCalculated {
            throw Rejection(
                .taxNotCalculated, field: "kind", "the tax of draft \(id.number) is not calculated yet",
                [.init("draft_id", UInt64(id.number))])
        }
        let hidesTax = line != 0 && !head.isTaxCalculated
        let rows = totals.rows.filter { row in
            (line == 0 || row.line == line) && (kind == nil || row.kind == kind) && !(hidesTax && row.kind == .tax)
        }
        return Answer(rows: rows, currency: totals.currency)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.freeTextLastChange(companyID, id) }
}
