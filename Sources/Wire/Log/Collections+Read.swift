import Receivables

// The readers of the facts that Collections+Log.swift writes.

extension CollectionsFact {
    /// Nil for a kind that is not of collections.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 180: self = .statusSet(body.statusSet())
        case 181:
            let (company, row) = body.definition()
            self = .definitionSet(company, row)
        case 182:
            let (company, row) = body.pool()
            self = .poolSet(company, row)
        case 183:
            let (company, row) = body.letterSequence()
            self = .sequenceSet(company, row)
        case 184: self = .letterBlockSet(body.letterBlock())
        case 185: self = .letterCreated(body.letter())
        case 186: self = .letterRemoved(LetterID(body.numberFact()))
        case 187:
            let fact = body.letterDay()
            self = .letterPrinted(fact.id, on: fact.date, movesCodes: fact.rest != 0)
        case 188: self = .letterPosted(body.letterPosted())
        case 189:
            let fact = body.letterDay()
            self = .letterCanceled(fact.id, on: fact.date, document: ItemID(fact.rest))
        case 190: self = .chargeChanged(body.chargeChanged())
        case 191: self = .agingTaken(body.agingSnapshot())
        case 192:
            let (company, row) = body.process()
            self = .processSet(company, row)
        case 193:
            let (number, _, text) = body.numbersAndText(textAt: 2)
            guard let code = Code(text) else { return nil }
            self = .processAssigned(CustomerID(number), code)
        case 194: self = .automationActed(body.automationAction())
        case 195: self = .automationRan(body.automationRan())
        case 196: self = .activityCreated(body.activity())
        case 197:
            let (number, _, text) = body.numbersAndText(textAt: 2)
            self = .activityClosed(ActivityID(number), note: text)
        case 198: self = .statementCreated(body.statement())
        case 199:
            let (company, customer, text) = body.numbersAndText(textAt: 3)
            self = .noteAdded(CompanyID(company), CustomerID(customer), text)
        case 200: self = .openingNoted(body.openingNote())
        case 760:
            let (company, row) = body.agent()
            self = .agentSet(company, row)
        case 761: self = .caseSet(body.collectionCase())
        case 930: self = .agingExportNamed(body.agingExport())
        case 931: self = .agingExportTaken(body.agingExportPage())
        case 932: self = .agingExportDeleted(AgingExportID(body.numberFact()))
        default: return nil
        }
    }
}

extension ProtoReader {
    fileprivate mutating func numbersAndText(textAt place: UInt32) -> (UInt32, UInt32, String) {
        var (first, second, text) = (UInt32(0), UInt32(0), "")
        while let field = next() {
            if field == place { text = string() } else if field == 1 { first = uint32() } else if field == 2 {
                second = uint32()
            } else {
                skip()
            }
        }
        return (first, second, text)
    }

    fileprivate mutating func openingNote() -> OpeningNote {
        var row = OpeningNote.none
        var (has, promise, hasDate, date) = (
            false, Promise(date: CalendarDate(days: 0), amount: 0), false, CalendarDate(days: 0)
        )
        while let field = next() {
            switch field {
            case 1: row.item = ItemID(uint32())
            case 2: row.status = choice(.notDisputed)
            case 3: has = bool()
            case 4: promise.date = day()
            case 5: promise.amount = sint()
            case 6: row.letterCode = UInt8(truncatingIfNeeded: uint())
            case 7: hasDate = bool()
            case 8: date = day()
            default: skip()
            }
        }
        row.promise = has ? promise : nil
        row.letterDate = hasDate ? date : nil
        return row
    }

    fileprivate mutating func statusSet() -> CollectionStatusSet {
        var row = CollectionStatusSet(company: .none, customer: .none, changes: [], note: "", isByRun: false)
        while let field = next() {
            switch field {
            case 1: row.company = CompanyID(uint32())
            case 2: row.customer = CustomerID(uint32())
            case 3:
                nested { inner in
                    var change = CollectionStatusSet.Change(item: .none, status: .notDisputed, promise: nil)
                    var (has, promise) = (false, Promise(date: CalendarDate(days: 0), amount: 0))
                    while let field = inner.next() {
                        switch field {
                        case 1: change.item = ItemID(inner.uint32())
                        case 2: change.status = inner.choice(.notDisputed)
                        case 3: has = inner.bool()
                        case 4: promise.date = inner.day()
                        case 5: promise.amount = inner.sint()
                        default: inner.skip()
                        }
                    }
                    change.promise = has ? promise : nil
                    row.changes.append(change)
                }
            case 4: row.note = string()
            case 5: row.isByRun = bool()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func pool() -> (CompanyID, CustomerPool) {
        var company = CompanyID.none
        var row = CustomerPool(
            code: .empty, description: "", purpose: .collections, agingDefinition: .empty, conditions: [])
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.description = string()
            case 4: row.purpose = choice(.collections)
            case 5: row.agingDefinition = code()
            case 6:
                nested { inner in
                    var condition = CustomerPool.Condition(field: .number, comparison: .isOneOf, values: [])
                    while let field = inner.next() {
                        switch field {
                        case 1: condition.field = inner.choice(.number)
                        case 2: condition.comparison = inner.choice(.isOneOf)
                        case 3: condition.values.append(inner.string())
                        default: inner.skip()
                        }
                    }
                    row.conditions.append(condition)
                }
            default: skip()
            }
        }
        return (company, row)
    }

    fileprivate mutating func agent() -> (CompanyID, CollectionAgent) {
        var company = CompanyID.none
        var row = CollectionAgent(user: .empty, name: "", pools: [], defaultPool: .empty, seesAllPools: false, team: .empty)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.user = code()
            case 3: row.name = string()
            case 4: row.pools.append(code())
            case 5: row.defaultPool = code()
            case 6: row.seesAllPools = bool()
            case 7: row.team = code()
            default: skip()
            }
        }
        return (company, row)
    }

    fileprivate mutating func collectionCase() -> CollectionCase {
        var row = CollectionCase(
            id: .none, company: .none, customer: .none, description: "", responsible: "", items: [],
            createdOn: CalendarDate(days: 0))
        var (isClosed, closedOn) = (false, CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: row.id = CaseID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.customer = CustomerID(uint32())
            case 4: row.state = choice(.open)
            case 5: row.description = string()
            case 6: row.responsible = string()
            case 7: packed { row.items.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            case 8: row.createdOn = day()
            case 9: isClosed = bool()
            case 10: closedOn = day()
            case 11: row.note = string()
            default: skip()
            }
        }
        row.closedOn = isClosed ? closedOn : nil
        return row
    }

    fileprivate mutating func statement() -> CustomerStatement {
        var row = CustomerStatement(
            id: .none, company: .none, customer: .none, from: CalendarDate(days: 0), to: CalendarDate(days: 0), currency: .eur,
            isOpenOnly: false, language: "", opening: 0, lines: [], closing: 0, notDue: 0, aging: [], letters: [], createdAt: 0)
        while let field = next() {
            switch field {
            case 1: row.id = StatementID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.customer = CustomerID(uint32())
            case 4: row.from = day()
            case 5: row.to = day()
            case 6: row.currency = currency()
            case 7: row.isOpenOnly = bool()
            case 8: row.language = string()
            case 9: row.opening = sint()
            case 10:
                nested { inner in
                    var line = CustomerStatement.Line(item: .none, amount: 0, balance: 0)
                    while let field = inner.next() {
                        switch field {
                        case 1: line.item = ItemID(inner.uint32())
                        case 2: line.amount = inner.sint()
                        case 3: line.balance = inner.sint()
                        case 5: line.settlement = SettlementID(inner.uint32())
                        case 6: line.date = inner.day()
                        default: inner.skip()
                        }
                    }
                    row.lines.append(line)
                }
            case 11: row.closing = sint()
            case 12: row.notDue = sint()
            case 13: nested { row.aging.append($0.agingAmount()) }
            case 14: packed { row.letters.append(LetterID(UInt32(truncatingIfNeeded: $0))) }
            case 15: row.createdAt = uint()
            case 17: row.addressee = SubjectID(uint32())
            case 18: packed { row.others.append(CustomerID(UInt32(truncatingIfNeeded: $0))) }
            default: skip()
            }
        }
        return row
    }
}
