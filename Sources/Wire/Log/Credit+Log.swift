import Receivables

extension ProtoWriter {
    mutating func authorizationDecided(_ fact: AuthorizationDecided) {
        uint(1, fact.id.number)
        uint(2, fact.customer.number)
        uint(3, fact.orderingCustomer.number)
        uint(4, UInt64(fact.currency.number))
        sint(5, fact.requested)
        sint(6, fact.approved)
        fixed64(7, UInt64(bitPattern: fact.expires.nanoseconds))
        uint(8, UInt64(fact.decision.rawValue))
        packed(9, count: fact.reasons.count) { UInt64(fact.reasons.byte(at: $0)) }
        code(10, fact.orderRef)
        code(11, fact.store)
        code(12, fact.terminal)
        uint(13, UInt64(fact.checkpoint.rawValue))
        uint(440, fact.ttlSeconds)
        bool(441, fact.isForced)
        code(442, fact.wish.terms)
        code(443, fact.wish.cashDiscount)
        bool(444, fact.wish.excludesOrder)
    }

    mutating func authorizationIncremented(_ fact: AuthorizationIncremented) {
        uint(1, fact.id.number)
        sint(2, fact.amount)
        uint(3, UInt64(fact.decision.rawValue))
        packed(4, count: fact.reasons.count) { UInt64(fact.reasons.byte(at: $0)) }
    }
}

extension ProtoReader {
    mutating func authorizationDecided() -> AuthorizationDecided {
        var fact = AuthorizationDecided(
            id: .none, customer: .none, orderingCustomer: .none, currency: .eur, requested: 0, approved: 0,
            expires: Instant(nanoseconds: 0), decision: .decline, reasons: ReasonList(), orderRef: .empty,
            store: .empty, terminal: .empty, checkpoint: .posCheck)
        while let field = next() {
            switch field {
            case 1: fact.id = AuthorizationID(uint32())
            case 2: fact.customer = CustomerID(uint32())
            case 3: fact.orderingCustomer = CustomerID(uint32())
            case 4: fact.currency = currency()
            case 5: fact.requested = sint()
            case 6: fact.approved = sint()
            case 7: fact.expires = Instant(nanoseconds: Int64(bitPattern: fixed64()))
            case 8: fact.decision = choice(.decline)
            case 9: fact.reasons = reasons(fact.reasons)
            case 10: fact.orderRef = code()
            case 11: fact.store = code()
            case 12: fact.terminal = code()
            case 13: fact.checkpoint = choice(.posCheck)
            case 440: fact.ttlSeconds = uint32()
            case 441: fact.isForced = bool()
            case 442: fact.wish.terms = code()
            case 443: fact.wish.cashDiscount = code()
            case 444: fact.wish.excludesOrder = bool()
            default: skip()
            }
        }
        return fact
    }

    mutating func authorizationIncremented() -> AuthorizationIncremented {
        var fact = AuthorizationIncremented(id: .none, amount: 0, decision: .decline, reasons: ReasonList())
        while let field = next() {
            switch field {
            case 1: fact.id = AuthorizationID(uint32())
            case 2: fact.amount = sint()
            case 3: fact.decision = choice(.decline)
            case 4: fact.reasons = reasons(fact.reasons)
            default: skip()
            }
        }
        return fact
    }

    mutating func authorizationMoved() -> (AuthorizationID, Int64, Bool) {
        var (id, amount, final) = (AuthorizationID.none, Int64(0), false)
        while let field = next() {
            switch field {
            case 1: id = AuthorizationID(uint32())
            case 2: amount = sint()
            case 3: final = bool()
            default: skip()
            }
        }
        return (id, amount, final)
    }

    private mutating func reasons(_ before: ReasonList) -> ReasonList {
        var list = before
        var isKnown = true
        packed { raw in
            if raw > 255 || !list.take(byte: UInt8(truncatingIfNeeded: raw)) { isKnown = false }
        }
        if !isKnown { reject() }
        return list
    }
}
