/// Moves the end of a live authorization to a time from now; amounts stay.
///
/// With `checksAgain` what remains has to pass like a new request for it, in place of itself; when it does not pass, the
/// authorization stays as it is. One without an end keeps none. Rules: credit section 4.1, AU-5, AU-8.
package struct ExtendAuthorization: Command {
    package let companyID: CompanyID
    package let authorization: AuthorizationID
    /// From now; 0: parameter pos_ttl_seconds. Capped by max_authorization_ttl_seconds.
    package let ttlSeconds: UInt32
    package let checksAgain: Bool

    package init(company: CompanyID, authorization: AuthorizationID, ttlSeconds: UInt32, checksAgain: Bool) {
        companyID = company
        self.authorization = authorization
        self.ttlSeconds = ttlSeconds
        self.checksAgain = checksAgain
    }

    package struct Answer: Equatable, Sendable, BitwiseCopyable {
        /// Nil: nothing was checked.
        package let decision: CreditDecision?
        package let authorization: AuthorizationAnswer
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var row = try book.liveAuthorization(companyID, authorization, at: now.instant)
        let decision = checksAgain ? try check(row, book, at: now) : nil
        let passes = decision.map { $0.decision == .approve } ?? true
        if passes, row.expires != .never { row.expires = book.expiry(companyID, ttlSeconds, at: now.instant) }
        // One that does not pass is named, and unchanged: the answer is kept under its key.
        draft.add(.credit(.authorizationChanged(.init(authorization, expires: passes ? row.expires : nil))), book)
        return Answer(
            decision: decision, authorization: AuthorizationAnswer(authorization, row, book, at: now.instant))
    }

    private func check(
        _ row: Authorization, _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> CreditDecision {
        let details = book.authorizations.details[authorization.number]
        let itself = PendingExposure(
            customer: row.customer, currency: row.currency, amount: -row.remaining, isCorrection: true)
        return try CreditTest(
            customer: row.orderingCustomer, amount: Money(row.remaining, row.currency), checkpoint: details.checkpoint,
            wish: book.wish(details.wish, at: details.checkpoint, of: companyID),
            orderAmount: Money(row.authorized, row.currency)
        )
        .decide(book, at: now, pending: [itself])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, authorization) }
}

/// A live authorization that gave a part back, or got another end.
package struct AuthorizationChanged: Equatable, Sendable, BitwiseCopyable {
    package var id: AuthorizationID
    /// Minor units that left what remains.
    package var released: Int64
    /// Nil: as it was.
    package var expires: Instant?

    package init(_ id: AuthorizationID, released: Int64 = 0, expires: Instant? = nil) {
        (self.id, self.released, self.expires) = (id, released, expires)
    }
}
