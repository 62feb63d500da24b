extension Book {
    /// The amount that a bounded grant must cover for a fact: of a document, a reservation, a limit or a file of
    /// transfers; nil: none.
    func amountAtStake(in event: Event) -> Money? {
        if case .posted(let posted) = event { return Money(posted.fact.wholeAmount, posted.fact.currency) }
        if case .authorizationDecided(let fact) = event { return Money(fact.approved, fact.currency) }
        if case .authorizationIncremented(let fact) = event {
            return Money(fact.amount, authorizations[fact.id].currency)
        }
        if case .creditLimitSet(_, let row) = event { return row.limit }
        if case .temporaryLimitSet(let id, let row) = event { return Money(row.amount, customers[id].limitCurrency) }
        if case .credit(let fact) = event, case .groupTemporaryLimitSet(let id, let row) = fact {
            return creditGroups.find(id).map { Money(row.amount, $0.limit.currency) }
        }
        if case .payoutFileMade(let file) = event { return Money(file.sum, .eur) }
        return nil
    }

    /// What a command asks to be paid back on cards, however many of them it is spread over; nil: nothing.
    private func cardRefunds(in events: [Event]) -> Money? {
        var sum: Money?
        for case .card(.callSet(let call)) in events where call.kind == .refund && call.state == .open {
            let amount = Money(call.amount, cards[call.authorization].currency)
            sum = sum.map { $0 + amount } ?? amount
        }
        return sum
    }

    /// Whether the grants of a principal cover every amount of what it asks for.
    package func check(
        _ events: [Event], of principal: Code, in company: CompanyID, as roles: RoleSet, at now: Instant
    ) throws(Rejection) {
        for event in events {
            if let amount = amountAtStake(in: event) { try check(amount, of: principal, in: company, as: roles, at: now) }
        }
        for case .writeOffPosted(let fact) in events {
            for amount in fact.nets { try check(amount, of: principal, in: company, as: roles, at: now) }
        }
        if let amount = cardRefunds(in: events) { try check(amount, of: principal, in: company, as: roles, at: now) }
    }

    private func check(
        _ amount: Money, of principal: Code, in company: CompanyID, as roles: RoleSet, at now: Instant
    ) throws(Rejection) {
        if grants.cover(amount, principal, in: company, as: roles, at: now) { return }
        throw Rejection(
            .amountNotCovered, "no grant of \(principal) covers \(amount) here", [.init("amount", amount)])
    }
}
