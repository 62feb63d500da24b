/// Checks and reserves in one step. A decline is an answer and is recorded too, but reserves nothing.
///
/// Rules: credit section 4.3, AU-1 to AU-5. Allocates nothing.
package struct Authorize: Command {
    package let companyID: CompanyID
    package let customer: Code
    /// Above 0.
    package let amount: Money
    package let checkpoint: Checkpoint
    package let allowPartial: Bool
    package let orderRef: Code
    package let store: Code
    package let terminal: Code
    /// 0: parameter pos_ttl_seconds. Capped by max_authorization_ttl_seconds.
    package let ttlSeconds: UInt32
    package let wish: RuleWish

    package init(
        company: CompanyID, customer: Code, amount: Money, checkpoint: Checkpoint = .posCheck,
        allowPartial: Bool = false, orderRef: Code = .empty, store: Code = .empty, terminal: Code = .empty,
        ttlSeconds: UInt32 = 0, wish: RuleWish = RuleWish()
    ) {
        companyID = company
        self.customer = customer
        self.amount = amount
        self.checkpoint = checkpoint
        self.allowPartial = allowPartial
        self.orderRef = orderRef
        self.store = store
        self.terminal = terminal
        self.ttlSeconds = ttlSeconds
        self.wish = wish
    }

    package struct Answer: Equatable, Sendable, BitwiseCopyable {
        package let decision: CreditDecision
        /// None when declined; of a referred sale it waits for review.
        package let authorization: AuthorizationID
        package let expires: Instant
        /// Of a referred sale.
        package var hold = CreditHoldID.none
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        guard let id = book.customers.find(companyID, customer) else {
            return try reserve(.customerNotFound(amount, at: now), .none, .none, book, at: now, &draft)
        }
        let test = CreditTest(
            customer: id, amount: amount, checkpoint: checkpoint, allowPartial: allowPartial,
            wish: book.wish(wish, at: checkpoint, of: companyID))
        let decision = try test.decide(book, at: now)
        let account = book.customers[id].invoiceAccount
        try book.checkReserved(account, adding: decision.approved)
        return try reserve(decision, id, account, book, at: now, &draft)
    }

    private func reserve(
        _ decision: CreditDecision, _ ordering: CustomerID, _ account: CustomerID, _ book: borrowing Book,
        at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> Answer {
        let isReserved = decision.isApproved
        // A referred sale has an id, so that its till can ask what became of it (credit:AU-4, AU-8).
        let isReferred = decision.decision == .refer && !ordering.isNone
        let id = isReserved || isReferred ? draft.nextAuthorization : .none
        let expires = isReserved ? book.expiry(companyID, ttlSeconds, at: now.instant) : Instant(nanoseconds: 0)
        draft.add(
            .authorizationDecided(
                AuthorizationDecided(
                    id: id, customer: account, orderingCustomer: ordering, currency: amount.currency,
                    requested: amount.minor, approved: decision.approved.minor, expires: expires,
                    decision: decision.decision, reasons: decision.reasons, orderRef: orderRef, store: store,
                    terminal: terminal, checkpoint: checkpoint, ttlSeconds: isReferred ? ttlSeconds : 0,
                    wish: id.isNone ? RuleWish() : wish)),
            book)
        if isReserved, !orderRef.isEmpty { linkOrder(id, account, book, at: now.instant, &draft) }
        var answer = Answer(decision: decision, authorization: id, expires: expires)
        if isReferred {
            answer.hold = try CreditHold.place(
                decision.reasons, orderRef, ordering, checkpoint, amount, wish, authorization: id, book, at: now, &draft
            ).id
        }
        return answer
    }

    /// An order of the account that is named counts together with the reservation (credit:EX-7), unless another
    /// one stands for it.
    private func linkOrder(
        _ id: AuthorizationID, _ account: CustomerID, _ book: borrowing Book, at now: Instant, _ draft: inout Draft
    ) {
        guard
            let sums = book.exposures.find(book.customers[account].firstSums, amount.currency), sums.firstOrder != 0,
            let order = book.orders.find(companyID, orderRef)
        else { return }
        let row = book.orders[order]
        guard row.customer == account, row.currency == amount.currency, row.isLive,
            row.authorization.isNone || !book.authorizations[row.authorization].isLive(at: now)
        else { return }
        draft.add(.orderChanged(OrderChanged(order, .linked(id))), book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(companyID, customer) }
}

extension Book {
    /// When a reservation made now ends (credit:AU-5). 0: the parameter's time to live.
    func expiry(_ company: CompanyID, _ ttlSeconds: UInt32, at now: Instant) -> Instant {
        let asked = ttlSeconds == 0 ? companies[company].parameters.posTTLSeconds : ttlSeconds
        return now.adding(seconds: Int64(min(asked, companies[company].parameters.maxAuthorizationTTLSeconds)))
    }

    /// Refuses a reservation that would lift the reserved sum past the border of 10^15 minor units.
    func checkReserved(_ account: CustomerID, adding amount: Money) throws(Rejection) {
        let reserved = exposures.find(customers[account].firstSums, amount.currency)?.reserved ?? 0
        guard reserved <= Money.minorMax - amount.minor else { throw .outOfRange(field: "amount") }
    }
}
