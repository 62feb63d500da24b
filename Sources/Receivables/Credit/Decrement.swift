/// Lowers a live authorization by what is not needed any more; at all that remains it is voided.
///
/// Nothing is checked: it only frees credit. Rules: credit section 4.1, AU-8, AU-9.
package struct Decrement: Command {
    package let companyID: CompanyID
    package let authorization: AuthorizationID
    /// What is given back, above 0.
    package let amount: Money

    package init(company: CompanyID, authorization: AuthorizationID, amount: Money) {
        companyID = company
        self.authorization = authorization
        self.amount = amount
    }

    package struct Answer: Equatable, Sendable, BitwiseCopyable {
        package let authorization: AuthorizationAnswer
        package let released: Money
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        var row = try book.liveAuthorization(companyID, authorization, at: now.instant)
        if amount.currency != row.currency {
            throw .otherCurrency(amount.currency, expected: row.currency, field: "amount")
        }
        guard amount.minor <= row.remaining else {
            let remaining = Money(row.remaining, row.currency)
            throw Rejection(
                .amountInvalid, field: "amount", "\(amount) is more than the \(remaining) that remain",
                [.init("amount", amount), .init("remaining", remaining)])
        }
        if amount.minor == row.remaining {
            draft.add(.authorizationVoided(authorization, released: row.remaining), book)
            row.state = .voided
        } else {
            draft.add(.credit(.authorizationChanged(.init(authorization, released: amount.minor))), book)
        }
        row.remaining -= amount.minor
        return Answer(
            authorization: AuthorizationAnswer(authorization, row, book, at: now.instant), released: amount)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, authorization) }
}
