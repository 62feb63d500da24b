import Receivables

// Facts of periods, exchange rate types and revaluation <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func closing(_ fact: ClosingFact) {
        switch fact {
        case .accessSet(let id, let row): message(400) { $0.periodAccess(id, row) }
        case .userGroupSet(let id, let row):
            message(401) {
                $0.uint(1, id.number)
                $0.code(2, row.code)
                for member in row.members { $0.code(3, member) }
                if let limit = row.waiveLimit { $0.sint(4, limit + 1) }
            }
        case .stepReported(let id, let row):
            message(402) {
                $0.uint(1, id.number)
                $0.sint(2, Int64(row.from.days))
                $0.uint(3, UInt64(row.step.rawValue))
                $0.uint(4, row.count)
            }
        case .revalued(let fact): message(403) { $0.revaluation(fact) }
        case .dueDateChanged(let item, let date):
            message(404) {
                $0.uint(1, item.number)
                $0.sint(2, Int64(date.days))
            }
        case .paymentEdited(let item, let payment, let mandate):
            message(2_202) {
                $0.uint(1, item.number)
                $0.code(2, payment.method)
                $0.code(3, payment.specification)
                $0.code(4, mandate)
                $0.code(2_200, payment.bankAccount)
            }
        case .datesEdited(let item, let dates):
            message(954) {
                $0.uint(1, item.number)
                $0.sint(2, Int64(dates.base.days))
                $0.sint(3, Int64(dates.due.days))
                for index in dates.tiers.indices { $0.message(4) { $0.tier(dates.tiers[index]) } }
            }
        case .rateTypeSet(let id, let row): message(2_200) { $0.rateType(id, row) }
        case .euListMade(let list): message(1201) { $0.euSalesList(list) }
        case .euListReported(let id, let number):
            message(1202) {
                $0.uint(1, id.number)
                $0.uint(2, number)
            }
        }
    }

    private mutating func periodAccess(_ id: CompanyID, _ row: PeriodAccess) {
        uint(1, id.number)
        sint(2, Int64(row.from.days))
        uint(3, UInt64(row.module.rawValue))
        switch row.rule {
        case .all: uint(4, 1 as UInt64)
        case .none: uint(4, 2 as UInt64)
        case .group(let code):
            uint(4, 3 as UInt64)
            self.code(5, code)
        }
    }

    private mutating func revaluation(_ fact: RevaluationPosted) {
        uint(1, fact.company.number)
        uint(2, UInt64(fact.method.rawValue))
        sint(3, Int64(fact.consideredDate.days))
        sint(4, Int64(fact.rateDate.days))
        uint(5, fact.gainAccount.number)
        uint(6, fact.lossAccount.number)
        packed(7, count: fact.taken.count) { UInt64(fact.taken[$0].number) }
        for change in fact.changes { message(8) { $0.itemRevaluation(change) } }
        for index in fact.entries.indices { message(9) { $0.entry(fact.entries[index]) } }
        uint(10, fact.voucherNext)
        if fact.posting.dimensions != .none { uint(12, UInt64(fact.posting.dimensions.rawValue)) }
        code(13, fact.posting.profile)
        dimensionSets(2_700, fact.dimensionSets)
    }

    mutating func itemRevaluation(_ change: ItemRevaluation) {
        uint(1, change.item.number)
        sint(2, Int64(change.date.days))
        sint(3, change.gain)
        sint(4, change.loss)
        uint(5, change.settlement.number)
        uint(7, change.account.number)
        code(8, change.dimension)
    }

    mutating func profileChange(_ change: ProfileChange) {
        uint(1, change.item.number)
        uint(2, change.profile.number)
        packed(3, count: change.parts.count) { UInt64(change.parts[$0]) }
        uint(4, change.account.number)
    }
}

extension ClosingFact {
    /// Nil for an unknown kind or a malformed fact.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 400:
            let (id, row) = body.periodAccess()
            self = .accessSet(id, row)
        case 401:
            let (id, row) = body.userGroup()
            self = .userGroupSet(id, row)
        case 402:
            let (id, row) = body.closeReport()
            self = .stepReported(id, row)
        case 403: self = .revalued(body.revaluation())
        case 404:
            let (item, date) = body.dueDateChanged()
            self = .dueDateChanged(item, date)
        case 954:
            let (item, dates) = body.datesEdited()
            self = .datesEdited(item, dates)
        case 1201: self = .euListMade(body.euSalesList())
        case 2_200: self = body.rateType()
        case 2_202: self = body.paymentEdited()
        case 1202:
            let (id, number) = body.euListReported()
            self = .euListReported(id, number)
        default: return nil
        }
    }
}

extension ProtoReader {
    mutating func periodAccess() -> (CompanyID, PeriodAccess) {
        var (id, from, module, rule, group) = (CompanyID.none, CalendarDate(days: 0), PeriodModule.customer, UInt64(0), Code.empty)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: from = date()
            case 3: module = choice(.customer)
            case 4: rule = uint()
            case 5: group = code()
            default: skip()
            }
        }
        let found: AccessRule
        switch rule {
        case 1: found = .all
        case 2: found = .none
        case 3: found = .group(group)
        default:
            reject()
            found = .none
        }
        return (id, PeriodAccess(from: from, module: module, rule: found))
    }

    mutating func userGroup() -> (CompanyID, UserGroup) {
        var (id, group, members, limit) = (CompanyID.none, Code.empty, [Code](), Int64?.none)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: group = code()
            case 3: members.append(code())
            case 4: limit = sintLessOne()
            default: skip()
            }
        }
        return (id, UserGroup(code: group, members: members, waiveLimit: limit))
    }

    mutating func closeReport() -> (CompanyID, CloseReport) {
        var (id, from, step, count) = (CompanyID.none, CalendarDate(days: 0), CloseStep.batchJobs, UInt32(0))
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: from = date()
            case 3: step = choice(.batchJobs)
            case 4: count = uint32()
            default: skip()
            }
        }
        return (id, CloseReport(from: from, step: step, count: count))
    }

    mutating func dueDateChanged() -> (ItemID, CalendarDate) {
        var (item, due) = (ItemID.none, CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: item = ItemID(uint32())
            case 2: due = date()
            default: skip()
            }
        }
        return (item, due)
    }

    mutating func datesEdited() -> (ItemID, ItemDates) {
        var item = ItemID.none
        var dates = ItemDates(base: CalendarDate(days: 0), due: CalendarDate(days: 0), tiers: [])
        while let field = next() {
            switch field {
            case 1: item = ItemID(uint32())
            case 2: dates.base = date()
            case 3: dates.due = date()
            case 4: dates.tiers.append(tier())
            default: skip()
            }
        }
        return (item, dates)
    }

    mutating func revaluation() -> RevaluationPosted {
        var fact = RevaluationPosted(
            company: .none, method: .standard, consideredDate: CalendarDate(days: 0), rateDate: CalendarDate(days: 0),
            gainAccount: .none, lossAccount: .none)
        while let field = next() {
            switch field {
            case 1: fact.company = CompanyID(uint32())
            case 2: fact.method = choice(.standard)
            case 3: fact.consideredDate = date()
            case 4: fact.rateDate = date()
            case 5: fact.gainAccount = AccountID(uint32())
            case 6: fact.lossAccount = AccountID(uint32())
            case 7: packed { fact.taken.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            case 8: fact.changes.append(itemRevaluation())
            case 9: if let entry = entry() { fact.entries.append(entry) }
            case 10: fact.voucherNext = uint()
            case 12: fact.posting.dimensions = choice(.none)
            case 13: fact.posting.profile = code()
            case 2_700: fact.dimensionSets.append(dimensionSet())
            default: skip()
            }
        }
        return fact
    }

    mutating func itemRevaluation() -> ItemRevaluation {
        var inner = message()
        var change = ItemRevaluation(item: .none, date: CalendarDate(days: 0), gain: 0, loss: 0)
        while let field = inner.next() {
            switch field {
            case 1: change.item = ItemID(inner.uint32())
            case 2: change.date = inner.date()
            case 3: change.gain = inner.sint()
            case 4: change.loss = inner.sint()
            case 5: change.settlement = SettlementID(inner.uint32())
            case 7: change.account = AccountID(inner.uint32())
            case 8: change.dimension = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return change
    }

    mutating func profileChange() -> ProfileChange {
        var inner = message()
        var change = ProfileChange(item: .none, profile: .none, parts: [], account: .none)
        while let field = inner.next() {
            switch field {
            case 1: change.item = ItemID(inner.uint32())
            case 2: change.profile = ProfileID(inner.uint32())
            case 3: inner.packed { change.parts.append(UInt32(truncatingIfNeeded: $0)) }
            case 4: change.account = AccountID(inner.uint32())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return change
    }
}
