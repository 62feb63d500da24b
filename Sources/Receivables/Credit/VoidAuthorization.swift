/// Releases what is left of an authorization; captured parts stay. A referred sale is withdrawn.
/// Rules: credit:AU-8, AU-9.
package struct VoidAuthorization: Command {
    package let companyID: CompanyID
    package let authorization: AuthorizationID

    package init(company: CompanyID, authorization: AuthorizationID) {
        companyID = company
        self.authorization = authorization
    }

    package struct Answer: Equatable, Sendable, BitwiseCopyable {
        package let authorization: AuthorizationAnswer
        package let released: Money
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let found = try book.authorization(companyID, authorization)
        if found.state == .pendingReview { return try withdraw(found, book, at: now, &draft) }
        var row = try book.liveAuthorization(companyID, authorization, at: now.instant)
        let released = row.remaining
        draft.add(.authorizationVoided(authorization, released: released), book)
        row.remaining = 0
        row.state = .voided
        return Answer(
            authorization: AuthorizationAnswer(authorization, row, book, at: now.instant),
            released: Money(released, row.currency))
    }

    /// Nothing is reserved yet: the sale leaves its hold, which is closed when it was the last that waited.
    private func withdraw(
        _ found: Authorization, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> Answer {
        var row = found
        row.state = .voided
        draft.add(.credit(.authorizationReviewed(AuthorizationReviewed(authorization, .voided))), book)
        if let id = book.creditHolds.hold(of: authorization) {
            var hold = book.creditHolds[id]
            hold.authorizations.removeAll { $0 == authorization }
            if hold.state == .open, hold.authorizations.isEmpty, !hold.isForced {
                hold.close(.canceled, book.companies[companyID].parameters.holds.defaultCancelReason, book, at: now, &draft)
            } else {
                draft.add(.credit(.holdSet(hold)), book)
            }
        }
        return Answer(
            authorization: AuthorizationAnswer(authorization, row, book, at: now.instant), released: .zero(row.currency))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, authorization) }
}
