package struct GetHold: Query {
    package let id: CompanyID
    package let hold: CreditHoldID

    package init(id: CompanyID, hold: CreditHoldID) { (self.id, self.hold) = (id, hold) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> HoldAnswer {
        HoldAnswer(try book.hold(hold, id))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.holdLastChange(id, hold) }
}

/// Holds, latest first: of a company, or of all companies in one list (credit:HO-1).
///
/// Looks at a bounded stretch of all holds, so a page may hold fewer than asked for and still name a next one.
package struct ListHolds: Query {
    package let id: CompanyID
    package let allCompanies: Bool
    /// Empty: every customer.
    package let customer: Code
    /// Empty: every document.
    package let document: Code
    /// Released, rejected and canceled ones as well.
    package let includeClosed: Bool
    package let onlyReady: Bool
    package let size: Int
    /// Only those before this id; none: from the latest.
    package let before: CreditHoldID

    package init(
        id: CompanyID, allCompanies: Bool, customer: Code, document: Code, includeClosed: Bool, onlyReady: Bool, size: Int,
        before: CreditHoldID
    ) {
        self.id = id
        self.allCompanies = allCompanies
        self.customer = customer
        self.document = document
        self.includeClosed = includeClosed
        self.onlyReady = onlyReady
        self.size = size
        self.before = before
    }

    package static let visitedMax = 50_000

    package struct Answer: Equatable, Sendable {
        package var holds: [CreditHold] = []
        /// `before` of the next page; none: this was the last.
        package var next = CreditHoldID.none
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var account = CustomerID.none
        if !customer.isEmpty {
            account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        }
        var answer = Answer()
        let count = UInt32(book.creditHolds.holds.count)
        var number = before.isNone ? count : min(count, before.number - 1)
        var visited = 0
        while number > 0 {
            if answer.holds.count == size || visited == ListHolds.visitedMax {
                answer.next = CreditHoldID(number + 1)
                break
            }
            let hold = book.creditHolds[CreditHoldID(number)]
            if (allCompanies && account.isNone || hold.company == id)
                && (account.isNone || book.customers[hold.customer].invoiceAccount == account)
                && (document.isEmpty || hold.document == document)
                && (hold.state == .open ? !onlyReady || hold.isReady : includeClosed)
            {
                answer.holds.append(hold)
            }
            visited += 1
            number -= 1
        }
        return answer
    }

    package func isLong(_ book: borrowing Book) -> Bool { book.creditHolds.holds.count > 1_000 }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
