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
    private mutating func day() -> CalendarDate { CalendarDate(days: sint32()) }

    /// Reads a nested message; what is malformed in it is malformed here.
    private mutating func nested(_ body: (inout ProtoReader) -> Void) {
        var inner = message()
        body(&inner)
        if inner.failed { reject() }
    }

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

    fileprivate mutating func letterDay() -> (id: LetterID, date: CalendarDate, rest: UInt32) {
        var (id, date, rest) = (LetterID.none, CalendarDate(days: 0), UInt32(0))
        while let field = next() {
            switch field {
            case 1: id = LetterID(uint32())
            case 2: date = day()
            case 3: rest = uint32()
            default: skip()
            }
        }
        return (id, date, rest)
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

    fileprivate mutating func definition() -> (CompanyID, AgingDefinition) {
        var company = CompanyID.none
        var row = AgingDefinition(code: .empty, description: "", isBackward: false, lines: [], ages: [])
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.description = string()
            case 4: row.isBackward = bool()
            case 5:
                nested { inner in
                    var line = AgingDefinition.Line(label: "", unit: 0, interval: .day, indicator: "", isZero: false)
                    while let field = inner.next() {
                        switch field {
                        case 1: line.label = inner.string()
                        case 2: line.unit = inner.sint32()
                        case 3: line.interval = inner.choice(.day)
                        case 4: line.indicator = inner.string()
                        case 5: line.isZero = inner.bool()
                        default: inner.skip()
                        }
                    }
                    row.lines.append(line)
                }
            case 6:
                nested { inner in
                    var age = AgingDefinition.Ages(label: "", from: nil, to: nil, indicator: "")
                    var (hasFrom, from, hasTo, to) = (false, Int32(0), false, Int32(0))
                    while let field = inner.next() {
                        switch field {
                        case 1: age.label = inner.string()
                        case 2: hasFrom = inner.bool()
                        case 3: from = inner.sint32()
                        case 4: hasTo = inner.bool()
                        case 5: to = inner.sint32()
                        case 6: age.indicator = inner.string()
                        default: inner.skip()
                        }
                    }
                    age.from = hasFrom ? from : nil
                    age.to = hasTo ? to : nil
                    row.ages.append(age)
                }
            default: skip()
            }
        }
        return (company, row)
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

    fileprivate mutating func letterSequence() -> (CompanyID, LetterSequence) {
        var company = CompanyID.none
        var row = LetterSequence(code: .empty, description: "", terms: .empty, lines: [])
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.description = string()
            case 4: row.terms = code()
            case 5: nested { row.lines.append($0.letterLine()) }
            default: skip()
            }
        }
        return (company, row)
    }

    fileprivate mutating func letterLine() -> LetterSequence.Line {
        var row = LetterSequence.Line(
            description: "", currency: .eur, fee: 0, feeAccount: .none, itemTaxGroup: .empty, salesTaxGroup: .empty,
            minimum: 0, days: 0, blocks: false, texts: [])
        while let field = next() {
            switch field {
            case 1: row.description = string()
            case 2: row.currency = currency()
            case 3: row.fee = sint()
            case 4: row.feeAccount = AccountID(uint32())
            case 5: row.itemTaxGroup = code()
            case 6: row.salesTaxGroup = code()
            case 7: row.minimum = sint()
            case 8: row.days = UInt16(truncatingIfNeeded: uint())
            case 9: row.blocks = bool()
            case 10:
                nested { inner in
                    var text = LetterSequence.Text(language: "", text: "")
                    while let field = inner.next() {
                        switch field {
                        case 1: text.language = inner.string()
                        case 2: text.text = inner.string()
                        default: inner.skip()
                        }
                    }
                    row.texts.append(text)
                }
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func letterBlock() -> LetterBlockSet {
        var row = LetterBlockSet(company: .none, customer: .none, items: [], isBlocked: false)
        while let field = next() {
            switch field {
            case 1: row.company = CompanyID(uint32())
            case 2: row.customer = CustomerID(uint32())
            case 3: packed { row.items.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            case 4: row.isBlocked = bool()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func letter() -> CollectionLetter {
        var row = CollectionLetter(
            id: .none, company: .none, customer: .none, sequence: .empty, level: .perCustomer, code: 0,
            date: CalendarDate(days: 0), currency: .eur, overdue: 0, fee: 0, lines: [], levelBefore: 0, levelDateBefore: nil)
        var (hasDate, date) = (false, CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: row.id = LetterID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.customer = CustomerID(uint32())
            case 4: row.sequence = code()
            case 5: row.level = choice(.perCustomer)
            case 6: row.code = UInt8(truncatingIfNeeded: uint())
            case 7: row.date = day()
            case 8: row.currency = currency()
            case 9: row.overdue = sint()
            case 10: row.fee = sint()
            case 11:
                nested { inner in
                    var line = CollectionLetter.Line(item: .none, open: 0, codeBefore: 0, code: 0, dateBefore: nil)
                    var (has, date) = (false, CalendarDate(days: 0))
                    while let field = inner.next() {
                        switch field {
                        case 1: line.item = ItemID(inner.uint32())
                        case 2: line.open = inner.sint()
                        case 3: line.codeBefore = UInt8(truncatingIfNeeded: inner.uint())
                        case 4: line.code = UInt8(truncatingIfNeeded: inner.uint())
                        case 5: has = inner.bool()
                        case 6: date = inner.day()
                        default: inner.skip()
                        }
                    }
                    line.dateBefore = has ? date : nil
                    row.lines.append(line)
                }
            case 12: row.levelBefore = UInt8(truncatingIfNeeded: uint())
            case 13: hasDate = bool()
            case 14: date = day()
            default: skip()
            }
        }
        row.levelDateBefore = hasDate ? date : nil
        return row
    }

    fileprivate mutating func letterPosted() -> LetterPosted {
        var row = LetterPosted(
            id: .none, number: .empty, numberTaken: TakenNumber(kind: .letter, next: 0), date: CalendarDate(days: 0),
            feeItem: .none, movesCodes: false, legs: [])
        var (kind, following) = (SequenceKind.letter, UInt64(0))
        while let field = next() {
            switch field {
            case 1: row.id = LetterID(uint32())
            case 2: row.number = code()
            case 3: kind = choice(.letter)
            case 4: following = uint()
            case 5: row.date = day()
            case 6: row.feeItem = ItemID(uint32())
            case 7: row.movesCodes = bool()
            case 8: row.legs.append(leg())
            case 840: packed { row.interestNotes.append(InterestNoteID(UInt32(truncatingIfNeeded: $0))) }
            default: skip()
            }
        }
        row.numberTaken = TakenNumber(kind: kind, next: following)
        return row
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

    fileprivate mutating func chargeChanged() -> ChargeChanged {
        var row = ChargeChanged(item: .none, act: .waive, document: .none, date: CalendarDate(days: 0), reason: "")
        while let field = next() {
            switch field {
            case 1: row.item = ItemID(uint32())
            case 2: row.act = choice(.waive)
            case 3: row.document = ItemID(uint32())
            case 4: row.date = day()
            case 5: row.reason = string()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func agingAmount() -> AgingSnapshot.Amount {
        var row = AgingSnapshot.Amount(label: "", amount: 0, cumulative: 0)
        while let field = next() {
            switch field {
            case 1: row.label = string()
            case 2: row.amount = sint()
            case 3: row.cumulative = sint()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func agingSnapshot() -> AgingSnapshot {
        var row = AgingSnapshot(
            company: .none, customer: .none, definition: .empty, basis: .dueDate, asOf: CalendarDate(days: 0),
            balanceAsOf: CalendarDate(days: 0), position: 0, currency: .eur, total: 0, periods: [], outOfRange: 0,
            indicator: "", limit: nil, remaining: nil, delivered: 0, orders: 0, disputedCount: 0, disputed: 0, companies: [])
        var (limitCurrency, limit, remaining, hasRemaining) = (Currency?.none, Int64(0), Int64(0), false)
        while let field = next() {
            switch field {
            case 1: row.company = CompanyID(uint32())
            case 2: row.customer = CustomerID(uint32())
            case 3: row.definition = code()
            case 4: row.basis = choice(.dueDate)
            case 5: row.asOf = day()
            case 6: row.balanceAsOf = day()
            case 7: row.position = uint()
            case 8: row.currency = currency()
            case 9: row.total = sint()
            case 10: nested { row.periods.append($0.agingAmount()) }
            case 11: row.outOfRange = sint()
            case 12: row.indicator = string()
            case 13: limitCurrency = currency()
            case 14: limit = sint()
            case 15: remaining = sint()
            case 16: row.delivered = sint()
            case 17: row.orders = sint()
            case 18: row.disputedCount = uint32()
            case 19: row.disputed = sint()
            case 20: packed { row.companies.append(CompanyID(UInt32(truncatingIfNeeded: $0))) }
            case 21: hasRemaining = bool()
            default: skip()
            }
        }
        if let limitCurrency {
            row.limit = Money(limit, limitCurrency)
            row.remaining = hasRemaining ? Money(remaining, limitCurrency) : nil
        }
        return row
    }

    fileprivate mutating func agingExport() -> AgingExport {
        var (id, company, name, definition, pool) = (AgingExportID.none, CompanyID.none, Code.empty, Code.empty, Code.empty)
        var (asOf, balanceAsOf, createdOn) = (CalendarDate(days: 0), CalendarDate(days: 0), CalendarDate(days: 0))
        var (positionsPayments, hasDetails, position) = (false, false, UInt64(0))
        var (basis, currency) = (AgingBasis.dueDate, Currency.eur)
        var periods: [AgingPeriod] = []
        while let field = next() {
            switch field {
            case 1: id = AgingExportID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: name = code()
            case 4: definition = code()
            case 5: basis = choice(.dueDate)
            case 6: asOf = day()
            case 7: balanceAsOf = day()
            case 8: positionsPayments = bool()
            case 9: hasDetails = bool()
            case 10: pool = code()
            case 11: position = uint()
            case 12: currency = self.currency()
            case 13: nested { periods.append($0.agingPeriod()) }
            case 14: createdOn = day()
            default: skip()
            }
        }
        return AgingExport(
            id: id, company: company, name: name, definition: definition, basis: basis, asOf: asOf,
            balanceAsOf: balanceAsOf, positionsPayments: positionsPayments, hasDetails: hasDetails, pool: pool,
            position: position, currency: currency, periods: periods, createdOn: createdOn)
    }

    private mutating func agingPeriod() -> AgingPeriod {
        var (period, hasFrom, hasTo) = (AgingPeriod(label: "", from: nil, to: nil, indicator: ""), false, false)
        while let field = next() {
            switch field {
            case 1: period.label = string()
            case 2: hasFrom = bool()
            case 3: period.from = day()
            case 4: hasTo = bool()
            case 5: period.to = day()
            case 6: period.indicator = string()
            default: skip()
            }
        }
        // The first day of all days is written as nothing.
        if hasFrom, period.from == nil { period.from = CalendarDate(days: 0) }
        if hasTo, period.to == nil { period.to = CalendarDate(days: 0) }
        return period
    }

    fileprivate mutating func agingExportPage() -> AgingExportPage {
        var page = AgingExportPage(export: .none)
        while let field = next() {
            switch field {
            case 1: page.export = AgingExportID(uint32())
            case 2: packed { page.customers.append(CustomerID(UInt32(truncatingIfNeeded: $0))) }
            case 3: packed { page.amounts.append(Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1)) }
            case 4: packed { page.itemCounts.append(UInt32(truncatingIfNeeded: $0)) }
            case 5: nested { page.items.append($0.agingExportItem()) }
            case 6: page.through = CustomerID(uint32())
            case 7: page.isLast = bool()
            case 8: packed { page.leftOut.append(UInt32(truncatingIfNeeded: $0)) }
            default: skip()
            }
        }
        return page
    }

    private mutating func agingExportItem() -> AgingExportPage.Detail {
        var item = AgingExportPage.Detail(item: .none, open: 0, period: 0)
        while let field = next() {
            switch field {
            case 1: item.item = ItemID(uint32())
            case 2: item.open = sint()
            case 3: item.period = uint32()
            default: skip()
            }
        }
        return item
    }

    fileprivate mutating func process() -> (CompanyID, AutomationProcess) {
        var company = CompanyID.none
        var row = AutomationProcess(
            code: .empty, description: "", pool: .empty, rank: 0, quietDays: 0, customerMinimum: 0, invoiceMinimum: 0,
            usesPrediction: false, steps: [])
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.description = string()
            case 4: row.pool = code()
            case 5: row.rank = uint32()
            case 6: row.quietDays = UInt16(truncatingIfNeeded: uint())
            case 7: row.customerMinimum = sint()
            case 8: row.invoiceMinimum = sint()
            case 9: row.usesPrediction = bool()
            case 10: nested { row.steps.append($0.step()) }
            default: skip()
            }
        }
        return (company, row)
    }

    fileprivate mutating func step() -> AutomationProcess.Step {
        var row = AutomationProcess.Step(
            code: .empty, description: "", action: .activity, document: "", offset: 0, isPreDunning: false,
            recipient: .customer, purpose: "")
        while let field = next() {
            switch field {
            case 1: row.code = code()
            case 2: row.description = string()
            case 3: row.action = choice(.activity)
            case 4: row.document = string()
            case 5: row.offset = sint32()
            case 6: row.isPreDunning = bool()
            case 7: row.recipient = choice(.customer)
            case 8: row.purpose = string()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func automationAction() -> AutomationAction {
        var row = AutomationAction(
            company: .none, customer: .none, process: .empty, step: .empty, action: .activity, date: CalendarDate(days: 0),
            leading: .none, items: [], document: .none, letter: .none, letterCode: 0, activity: .none, isPreDunning: false)
        while let field = next() {
            switch field {
            case 1: row.company = CompanyID(uint32())
            case 2: row.customer = CustomerID(uint32())
            case 3: row.process = code()
            case 4: row.step = code()
            case 5: row.action = choice(.activity)
            case 6: row.date = day()
            case 7: row.leading = ItemID(uint32())
            case 8: packed { row.items.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            case 9: row.document = choice(.none)
            case 10: row.letter = LetterID(uint32())
            case 11: row.letterCode = UInt8(truncatingIfNeeded: uint())
            case 12: row.activity = ActivityID(uint32())
            case 13: row.isPreDunning = bool()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func automationRan() -> AutomationRan {
        var row = AutomationRan(
            company: .none, date: CalendarDate(days: 0), customer: .none, after: .none, through: .none)
        while let field = next() {
            switch field {
            case 1: row.company = CompanyID(uint32())
            case 2: row.date = day()
            case 3: row.customer = CustomerID(uint32())
            case 4: row.after = CustomerID(uint32())
            case 5: row.through = CustomerID(uint32())
            case 6: packed { row.failed.append(CustomerID(UInt32(truncatingIfNeeded: $0))) }
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func activity() -> Activity {
        var row = Activity(
            id: .none, company: .none, customer: .none, kind: .task, template: "", item: .none, due: CalendarDate(days: 0),
            text: "", createdOn: CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: row.id = ActivityID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.customer = CustomerID(uint32())
            case 4: row.kind = choice(.task)
            case 5: row.template = string()
            case 6: row.item = ItemID(uint32())
            case 7: row.due = day()
            case 8: row.text = string()
            case 9: row.createdOn = day()
            case 10: row.responsible = string()
            case 11: row.isPrediction = bool()
            case 840: row.purpose = string()
            case 841: row.caseID = CaseID(uint32())
            default: skip()
            }
        }
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
