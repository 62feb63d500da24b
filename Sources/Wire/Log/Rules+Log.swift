import Receivables

// Facts of blocking rules <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func blockingRule(_ company: CompanyID, _ rule: BlockingRule) {
        uint(1, company.number)
        code(2, rule.id)
        uint(3, UInt64(rule.type.rawValue))
        bool(4, rule.isExclusion)
        uint(5, UInt64(rule.scope.rawValue))
        code(6, rule.group)
        uint(7, rule.customer.number)
        code(8, rule.riskGroup)
        uint(9, UInt64(rule.measure.rawValue))
        sint(10, rule.value)
        code(11, rule.text)
        if let currency = rule.currency { uint(12, UInt64(currency.number)) }
        if let threshold = rule.threshold { sint(13, threshold + 1) }
        uint(14, rule.olderThanDays)
        bool(15, rule.releasesOrder)
        bool(16, rule.declines)
    }

    mutating func rank(_ company: CompanyID, _ kind: RankKind, _ code: Code, _ rank: UInt32?) {
        uint(1, company.number)
        uint(2, UInt64(kind.rawValue))
        self.code(3, code)
        if let rank { uint(4, UInt64(rank) + 1) }
    }

    mutating func creditTraits(_ id: CustomerID, _ row: CreditTraits) {
        uint(1, id.number)
        code(2, row.group)
        code(3, row.riskGroup)
        code(4, row.accountStatus)
        code(5, row.cashDiscount)
    }
}

extension ProtoReader {
    mutating func blockingRule() -> (CompanyID, BlockingRule) {
        var id = CompanyID.none
        var rule = BlockingRule(id: .empty, type: .daysOverdue, isExclusion: false, scope: .all, measure: .days)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: rule.id = code()
            case 3: rule.type = choice(.daysOverdue)
            case 4: rule.isExclusion = bool()
            case 5: rule.scope = choice(.all)
            case 6: rule.group = code()
            case 7: rule.customer = CustomerID(uint32())
            case 8: rule.riskGroup = code()
            case 9: rule.measure = choice(.days)
            case 10: rule.value = sint()
            case 11: rule.text = code()
            case 12: rule.currency = currency()
            case 13: rule.threshold = sintLessOne()
            case 14: rule.olderThanDays = uint32()
            case 15: rule.releasesOrder = bool()
            case 16: rule.declines = bool()
            default: skip()
            }
        }
        return (id, rule)
    }

    mutating func companyCode() -> (CompanyID, Code) {
        var (id, text) = (CompanyID.none, Code.empty)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: text = code()
            default: skip()
            }
        }
        return (id, text)
    }

    mutating func ruleSequence() -> (CompanyID, [RuleType]) {
        var (id, types) = (CompanyID.none, [RuleType]())
        var isKnown = true
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2:
                packed { raw in
                    guard raw <= 255, let type = RuleType(rawValue: UInt8(raw)) else {
                        isKnown = false
                        return
                    }
                    types.append(type)
                }
            default: skip()
            }
        }
        if !isKnown { reject() }
        return (id, types)
    }

    mutating func rank() -> (CompanyID, RankKind, Code, UInt32?) {
        var (id, kind, text, rank) = (CompanyID.none, RankKind.terms, Code.empty, UInt32?.none)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: kind = choice(.terms)
            case 3: text = code()
            case 4:
                let raw = uint()
                rank = raw == 0 ? nil : UInt32(clamping: raw - 1)
            default: skip()
            }
        }
        return (id, kind, text, rank)
    }

    mutating func creditTraits() -> (CustomerID, CreditTraits) {
        var (id, row) = (CustomerID.none, CreditTraits())
        while let field = next() {
            switch field {
            case 1: id = CustomerID(uint32())
            case 2: row.group = code()
            case 3: row.riskGroup = code()
            case 4: row.accountStatus = code()
            case 5: row.cashDiscount = code()
            default: skip()
            }
        }
        return (id, row)
    }
}
