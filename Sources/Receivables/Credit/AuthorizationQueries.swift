/// One authorization with its logical state.
package struct GetAuthorization: Query {
    package let companyID: CompanyID
    package let authorization: AuthorizationID

    package init(company: CompanyID, authorization: AuthorizationID) {
        companyID = company
        self.authorization = authorization
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> AuthorizationAnswer {
        let row = try book.authorization(companyID, authorization)
        return AuthorizationAnswer(authorization, row, book, at: now.instant)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, authorization) }
}

/// Authorizations of a customer's invoice account, or of the whole company, latest first.
///
/// Looks at a bounded stretch of all authorizations, so a page may hold fewer than asked for, even none,
/// and still name a next one.
package struct ListAuthorizations: Query {
    package let companyID: CompanyID
    /// Empty: all of the company.
    package let customer: Code
    /// Captured, voided and expired ones as well.
    package let includeFinal: Bool
    package let size: Int
    /// Only those before this id; none: from the latest.
    package let before: AuthorizationID

    package init(
        company: CompanyID, customer: Code = .empty, includeFinal: Bool = false, size: Int = 50,
        before: AuthorizationID = .none
    ) {
        companyID = company
        self.customer = customer
        self.includeFinal = includeFinal
        self.size = min(max(1, size), ListAuthorizations.sizeMax)
        self.before = before
    }

    package static let sizeMax = 1_000
    package static let visitedMax = 50_000

    package struct Answer: Equatable, Sendable {
        package var authorizations: [AuthorizationAnswer] = []
        /// `before` of the next page; none: this was the last.
        package var next: AuthorizationID = .none
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var account: CustomerID = .none
        if !customer.isEmpty {
            let id = try book.customer(companyID, customer, field: "customer_number")
            account = book.customers[id].invoiceAccount
        }
        var answer = Answer()
        let count = book.authorizations.rows.count
        var number = before.isNone ? count : min(count, before.number - 1)
        var visited = 0
        while number > 0, answer.authorizations.count < size, visited < ListAuthorizations.visitedMax {
            let id = AuthorizationID(number)
            let row = book.authorizations[id]
            let isMeant =
                account.isNone ? book.customers[row.customer].company == companyID : row.customer == account
            if isMeant, includeFinal || row.isLive(at: now.instant) || row.state == .pendingReview {
                answer.authorizations.append(AuthorizationAnswer(id, row, book, at: now.instant))
            }
            visited += 1
            number -= 1
        }
        if number > 0 { answer.next = AuthorizationID(number + 1) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        customer.isEmpty ? book.sequence : book.creditLastChange(companyID, customer)
    }

    /// It may look at `visitedMax` rows.
    package func isLong(_ book: borrowing Book) -> Bool { book.authorizations.rows.count > 1_000 }
}
