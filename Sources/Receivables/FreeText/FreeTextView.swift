/// A free text invoice with what it comes to.
package struct FreeTextView: Sendable {
    package let head: FreeTextHead
    /// Nil once it is posted or deleted.
    package let invoice: FreeTextInvoice?
    /// Nil when it cannot be worked out any more, as when a tax group is gone.
    package let totals: DocumentTotals?

    /// As a command leaves it: its version is the sequence the record will have.
    init(_ row: FreeTextInvoice, _ totals: DocumentTotals?, after book: borrowing Book) {
        var head = row.head
        head.version = book.sequence + 1
        self.head = head
        invoice = row
        self.totals = totals
    }

    private init(_ row: FreeTextInvoice, _ totals: DocumentTotals?) {
        head = row.head
        invoice = row
        self.totals = totals
    }

    init(_ head: FreeTextHead) {
        self.head = head
        (invoice, totals) = (nil, nil)
    }

    init(_ id: FreeTextID, _ company: CompanyID, _ book: borrowing Book, at now: Moment) {
        guard let row = book.freeText.live(id) else {
            self.init(book.freeText[id])
            return
        }
        self.init(row, try? row.totals(in: company, book, at: now))
    }
}

package struct GetFreeTextInvoice: Query {
    package let companyID: CompanyID
    package let id: FreeTextID

    package init(company: CompanyID, id: FreeTextID) {
        companyID = company
        self.id = id
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> FreeTextView {
        _ = try book.freeText(companyID, id)
        return FreeTextView(id, companyID, book, at: now)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.freeTextLastChange(companyID, id) }
}

/// Drafts, latest first.
///
/// Looks at a bounded stretch of all, so a page may hold fewer than asked for and still name a next one.
package struct ListFreeTextInvoices: Query {
    package let companyID: CompanyID
    /// Empty: all of the company.
    package let customer: Code
    /// Empty: all that are not posted or deleted.
    package let states: [FreeTextState]
    package let size: Int
    /// Only those before this id; none: from the latest.
    package let before: FreeTextID
    /// The answer tells lines as they were stated.
    package let isAsStated: Bool

    package init(
        company: CompanyID, customer: Code, states: [FreeTextState], size: Int, before: FreeTextID,
        isAsStated: Bool = false
    ) {
        companyID = company
        self.isAsStated = isAsStated
        self.customer = customer
        self.states = states
        self.size = size
        self.before = before
    }

    package static let visitedMax = 50_000

    package struct Answer: Sendable {
        package var invoices: [FreeTextView] = []
        /// `before` of the next page; none: this was the last.
        package var next: FreeTextID = .none
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var wanted = CustomerID.none
        if !customer.isEmpty { wanted = try book.customer(companyID, customer, field: "customer_number") }
        var answer = Answer()
        var number = before.isNone ? book.freeText.heads.count : min(Int(before.number) - 1, book.freeText.heads.count)
        var visited = 0
        while number > 0 {
            if answer.invoices.count == size || visited == ListFreeTextInvoices.visitedMax {
                answer.next = FreeTextID(UInt32(number) + 1)
                break
            }
            let head = book.freeText.heads[number - 1]
            let fits = states.isEmpty ? head.state.isLive : states.contains(head.state)
            if head.company == companyID, wanted.isNone || head.customer == wanted, fits {
                answer.invoices.append(FreeTextView(head.id, companyID, book, at: now))
            }
            visited += 1
            number -= 1
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { book.freeText.heads.count > 1_000 || size > 20 }
}
