/// Raises a live authorization; only the added amount is checked. Its expiry stays unless `extends`.
///
/// It is checked at the checkpoint and with the terms the authorization was made with. When the amount does not pass, the original stays as it is. Rules: credit:AU-6, AU-8.
package struct Increment: Command {
    package let companyID: CompanyID
    package let authorization: AuthorizationID
    /// The added amount, above 0.
    package let amount: Money
    /// Its end moves too: so many seconds from now, 0: parameter pos_ttl_seconds. Nil: it stays.
    package let extendsSeconds: UInt32?

    package init(
        company: CompanyID, authorization: AuthorizationID, amount: Money, extendsSeconds: UInt32? = nil
    ) {
        companyID = company
        self.extendsSeconds = extendsSeconds
        self.authorization = authorization
        self.amount = amount
    }

    package struct Answer: Equatable, Sendable, BitwiseCopyable {
        package let decision: CreditDecision
        package let authorization: AuthorizationAnswer
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        var row = try book.liveAuthorization(companyID, authorization, at: now.instant)
        if amount.currency != row.currency {
            throw .otherCurrency(amount.currency, expected: row.currency, field: "amount")
        }
        guard row.authorized <= Money.minorMax - max(0, amount.minor) else { throw .outOfRange(field: "amount") }
        let details = book.authorizations.details[authorization.number]
        let decision = try CreditTest(
            customer: row.orderingCustomer, amount: amount, checkpoint: details.checkpoint,
            wish: book.wish(details.wish, at: details.checkpoint, of: companyID),
            orderAmount: Money(row.authorized + amount.minor, amount.currency)
        )
        .decide(book, at: now)
        try book.checkReserved(row.customer, adding: decision.approved)
        row.authorized += decision.approved.minor
        row.remaining += decision.approved.minor
        draft.add(
            .authorizationIncremented(
                AuthorizationIncremented(
                    id: authorization, amount: decision.approved.minor, decision: decision.decision,
                    reasons: decision.reasons)),
            book)
        if let extendsSeconds, decision.decision == .approve, row.expires != .never {
            row.expires = book.expiry(companyID, extendsSeconds, at: now.instant)
            draft.add(.credit(.authorizationChanged(.init(authorization, expires: row.expires))), book)
        }
        return Answer(
            decision: decision, authorization: AuthorizationAnswer(authorization, row, book, at: now.instant))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, authorization) }
}
