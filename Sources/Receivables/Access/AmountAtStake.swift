extension Book {
    /// The amount that a bounded grant must cover for a fact: of a document, a reservation or a limit; nil: none.
    func amountAtStake(in event: Event) -> Money? {
        if case .posted(let posted) = event { return Money(posted.fact.amount, posted.fact.currency) }
        if case .authorizationDecided(let fact) = event { return Money(fact.approved, fact.currency) }
        if case .authorizationIncremented(let fact) = event {
            return Money(fact.amount, authorizations[fact.id].currency)
        }
        if case .creditLimitSet(_, let row) = event { return row.limit }
        if case .temporaryLimitSet(let id, let row) = event { return Money(row.amount, customers[id].limitCurrency) }
        return nil
    }

    /// Whether the grants of a principal cover every amount of what it asks for.
    package func check(
        _ events: [Event], of principal: Code, in company: CompanyID, as roles: RoleSet, at now: Instant
    ) throws(Rejection) {
        for event in events {
            guard let amount = amountAtStake(in: event),
                !grants.cover(amount, principal, in: company, as: roles, at: now)
            else { continue }
            throw Rejection(
                .amountNotCovered, "no grant of \(principal) covers \(amount) here", [.init("amount", amount)])
        }
    }
}
