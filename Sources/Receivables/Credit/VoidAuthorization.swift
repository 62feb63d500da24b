/// Releases what is left of an authorization; captured parts stay. Rules: credit:AU-8, AU-9.
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
        var row = try book.liveAuthorization(companyID, authorization, at: now.instant)
        let released = row.remaining
        draft.add(.authorizationVoided(authorization, released: released), book)
        row.remaining = 0
        row.state = .voided
        return Answer(
            authorization: AuthorizationAnswer(authorization, row, book, at: now.instant),
            released: Money(released, row.currency))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, authorization) }
}
