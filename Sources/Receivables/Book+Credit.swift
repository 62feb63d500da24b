/// Authorizations and blocking rules.
extension Book {
    /// The first rule that asks for sums by due date has them made, in one pass over the company's open items.
    mutating func rulesChanged(_ id: CompanyID, at stamp: Stamp) {
        let before = companies[id].ruleReach
        let after = rules.reach(id, before)
        companies.change(id, at: stamp.sequence) { row, _ in row.ruleReach = after }
        guard after.contains(.dueDays), !before.contains(.dueDays) else { return }
        var number: UInt32 = 0
        while number < customers.rows.count {
            number += 1
            guard customers.rows[number].company == id else { continue }
            dueDays.set(recomputedDueDays(of: CustomerID(number)), of: CustomerID(number))
        }
    }

    mutating func apply(_ fact: AuthorizationDecided, at stamp: Stamp) {
        guard !fact.id.isNone else { return }
        // A referred sale waits for review and reserves nothing (credit:AU-4).
        let isPending = fact.decision == .refer
        authorizations.insert(
            Authorization(
                customer: fact.customer, orderingCustomer: fact.orderingCustomer, authorized: fact.approved,
                remaining: fact.approved, created: stamp.instant, expires: isPending ? .never : fact.expires,
                currency: fact.currency,
                state: isPending ? .pendingReview : .authorized, marks: fact.isForced ? .forced : [],
                lastChange: stamp.sequence),
            .init(
                orderRef: fact.orderRef, store: fact.store, terminal: fact.terminal, requested: fact.requested,
                ttlSeconds: fact.ttlSeconds, checkpoint: fact.checkpoint, wish: fact.wish))
        precondition(authorizations.rows.count == fact.id.number, "authorization ids are dense")
        if !isPending { link(fact.id) }
        all.pointee.exposures.state.change(&all.pointee.customers.state.rows[fact.customer.number].firstSums, fact.currency) {
            $0.reserved += fact.approved
        }
        customers.rows[fact.customer.number].lastChange = stamp.sequence
        name(fact.customer)
        name(fact.orderingCustomer)
        digest.add(.authorization, UInt64(fact.id.number), UInt64(bitPattern: fact.approved))
    }

    /// A referred sale becomes a reservation, or ends without one.
    mutating func review(_ fact: AuthorizationReviewed, at stamp: Stamp) {
        switch fact.outcome {
        case .declined: change(fact.id, at: stamp) { $0.state = .declined }
        case .voided: change(fact.id, at: stamp) { $0.state = .voided }
        case .released(let amount, let expires, let isOverridden):
            change(fact.id, at: stamp) { row in
                row.authorized = amount
                row.remaining = amount
                row.expires = expires
                row.state = .authorized
                if isOverridden { row.marks.insert(.overridden) }
            }
            link(fact.id)
            authorizations.watch(fact.id)
        }
    }

    /// Its place among those that expire moves with its end.
    mutating func change(_ fact: AuthorizationChanged, at stamp: Stamp) {
        let moves = fact.expires.map { $0 != authorizations[fact.id].expires } ?? false
        if moves { unlink(fact.id) }
        change(fact.id, at: stamp) { row in
            row.remaining -= fact.released
            if let expires = fact.expires { row.expires = expires }
            if moves { row.marks.insert(.endMoved) }
        }
        guard moves else { return }
        link(fact.id)
        authorizations.watch(fact.id)
        authorizations.tidy()
    }

    mutating func change(
        _ id: AuthorizationID, at stamp: Stamp, _ body: (inout Authorization) -> Void
    ) {
        // A declined increment names the authorization and changes nothing.
        let before = authorizations[id]
        var after = before
        body(&after)
        after.lastChange = stamp.sequence
        authorizations.rows[id.number] = after
        all.pointee.exposures.state.change(&all.pointee.customers.state.rows[before.customer.number].firstSums, before.currency) {
            $0.reserved += after.remaining - before.remaining
        }
        if before.state.isLive, !after.state.isLive {
            unlink(id)
            authorizations.tidy()
        }
        customers.rows[before.customer.number].lastChange = stamp.sequence
        digest.remove(.authorization, UInt64(id.number), UInt64(bitPattern: before.remaining))
        digest.add(.authorization, UInt64(id.number), UInt64(bitPattern: after.remaining))
        digest.remove(.authorizationEnd, UInt64(id.number), before.endWord)
        digest.add(.authorizationEnd, UInt64(id.number), after.endWord)
    }

    /// Keeps the customer's live authorizations by expiry, so that a check stops at the first that lives.
    ///
    /// Time to live is mostly one value, so the place is at the end: the list is kept by a tail search from
    /// the last one inserted for the customer, which `previous` of the head remembers.
    mutating func link(_ id: AuthorizationID) {
        let row = authorizations[id]
        let head = customers[row.customer].firstAuthorization
        guard !head.isNone else {
            authorizations.rows[id.number].previous = id
            authorizations.rows[id.number].next = .none
            customers.rows[row.customer.number].firstAuthorization = id
            return
        }
        var before = authorizations[head].previous
        while before != head, authorizations[before].expires > row.expires {
            before = authorizations[before].previous
        }
        if before == head, authorizations[head].expires > row.expires {
            // New head: it takes over the memory of the tail.
            authorizations.rows[id.number].previous = authorizations[head].previous
            authorizations.rows[id.number].next = head
            authorizations.rows[head.number].previous = id
            customers.rows[row.customer.number].firstAuthorization = id
            return
        }
        let after = authorizations[before].next
        authorizations.rows[id.number].previous = before
        authorizations.rows[id.number].next = after
        authorizations.rows[before.number].next = id
        authorizations.rows[(after.isNone ? head : after).number].previous = id
    }

    mutating func unlink(_ id: AuthorizationID) {
        let row = authorizations[id]
        let head = customers[row.customer].firstAuthorization
        if id == head {
            if !row.next.isNone { authorizations.rows[row.next.number].previous = row.previous }
            customers.rows[row.customer.number].firstAuthorization = row.next
        } else {
            authorizations.rows[row.previous.number].next = row.next
            authorizations.rows[(row.next.isNone ? head : row.next).number].previous = row.previous
        }
    }
}

extension Book {
    /// Makes a customer the account that a cache holds; only a `CachedBook` is changed otherwise than by facts.
    mutating func assume(_ account: CachedAccount, as id: CustomerID) {
        customers.rows[id.number].limit = account.limit.minor
        customers.rows[id.number].limitCurrency = account.limit.currency
        customers.rows[id.number].limitExpires = account.limitExpires
        customers.rows[id.number].holdStatus = account.holdStatus
        customers.rows[id.number].flags = account.flags
        customers.rows[id.number].firstSums = exposures.assume(account.sums)
        customers.rows[id.number].lastChange = account.lastChange
        if companies[customers[id].company].ruleReach.contains(.dueDays) { dueDays.set(account.dueDays, of: id) }
    }
}
