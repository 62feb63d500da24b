import Receivables

// Facts of collections <-> Protocol/log/v1. Days and optional values carry a flag where 0 means something.

extension ProtoWriter {
    private mutating func day(_ field: UInt32, _ date: CalendarDate) { sint(field, Int64(date.days)) }
    private mutating func ids<Entity>(_ field: UInt32, _ ids: [Identifier<Entity>]) {
        packed(field, count: ids.count) { UInt64(ids[$0].number) }
    }

    /// The whole event: kind and body.
    mutating func collections(_ fact: CollectionsFact) {
        switch fact {
        case .statusSet(let fact): message(180) { $0.statusSet(fact) }
        case .definitionSet(let company, let row): message(181) { $0.definition(company, row) }
        case .poolSet(let company, let row): message(182) { $0.pool(company, row) }
        case .sequenceSet(let company, let row): message(183) { $0.letterSequence(company, row) }
        case .letterBlockSet(let fact):
            message(184) {
                $0.uint(1, fact.company.number)
                $0.uint(2, fact.customer.number)
                $0.ids(3, fact.items)
                $0.bool(4, fact.isBlocked)
            }
        case .letterCreated(let letter): message(185) { $0.letter(letter) }
        case .letterRemoved(let id): message(186) { $0.uint(1, id.number) }
        case .letterPrinted(let id, let date, let moves):
            message(187) {
                $0.uint(1, id.number)
                $0.day(2, date)
                $0.bool(3, moves)
            }
        case .letterPosted(let fact): message(188) { $0.letterPosted(fact) }
        case .letterCanceled(let id, let date, let document):
            message(189) {
                $0.uint(1, id.number)
                $0.day(2, date)
                $0.uint(3, document.number)
            }
        case .chargeChanged(let fact):
            message(190) {
                $0.uint(1, fact.item.number)
                $0.uint(2, UInt64(fact.act.rawValue))
                $0.uint(3, fact.document.number)
                $0.day(4, fact.date)
                $0.string(5, fact.reason)
            }
        case .agingTaken(let row): message(191) { $0.agingSnapshot(row) }
        case .processSet(let company, let row): message(192) { $0.process(company, row) }
        case .processAssigned(let customer, let code):
            message(193) {
                $0.uint(1, customer.number)
                $0.code(2, code)
            }
        case .automationActed(let action): message(194) { $0.automationAction(action) }
        case .automationRan(let fact):
            message(195) {
                $0.uint(1, fact.company.number)
                $0.day(2, fact.date)
                $0.uint(3, fact.customer.number)
                $0.uint(4, fact.after.number)
                $0.uint(5, fact.through.number)
                $0.packed(6, count: fact.failed.count) { UInt64(fact.failed[$0].number) }
            }
        case .activityCreated(let row): message(196) { $0.activity(row) }
        case .activityClosed(let id, let note):
            message(197) {
                $0.uint(1, id.number)
                $0.string(2, note)
            }
        case .statementCreated(let row): message(198) { $0.statement(row) }
        case .openingNoted(let note):
            message(200) {
                $0.uint(1, note.item.number)
                $0.uint(2, UInt64(note.status.rawValue))
                if let promise = note.promise {
                    $0.bool(3, true)
                    $0.day(4, promise.date)
                    $0.sint(5, promise.amount)
                }
                $0.uint(6, UInt64(note.letterCode))
                if let date = note.letterDate {
                    $0.bool(7, true)
                    $0.day(8, date)
                }
            }
        case .agentSet(let company, let row):
            message(760) {
                $0.uint(1, company.number)
                $0.code(2, row.user)
                $0.string(3, row.name)
                for pool in row.pools { $0.code(4, pool) }
                $0.code(5, row.defaultPool)
                $0.bool(6, row.seesAllPools)
                $0.code(7, row.team)
            }
        case .caseSet(let row): message(761) { $0.collectionCase(row) }
        case .agingExportNamed(let row): message(930) { $0.agingExport(row) }
        case .agingExportTaken(let page): message(931) { $0.agingExportPage(page) }
        case .agingExportDeleted(let id): message(932) { $0.uint(1, id.number) }
        case .noteAdded(let company, let customer, let text):
            message(199) {
                $0.uint(1, company.number)
                $0.uint(2, customer.number)
                $0.string(3, text)
            }
        }
    }

    private mutating func statusSet(_ fact: CollectionStatusSet) {
        uint(1, fact.company.number)
        uint(2, fact.customer.number)
        for change in fact.changes {
            message(3) {
                $0.uint(1, change.item.number)
                $0.uint(2, UInt64(change.status.rawValue))
                if let promise = change.promise {
                    $0.bool(3, true)
                    $0.day(4, promise.date)
                    $0.sint(5, promise.amount)
                }
            }
        }
        string(4, fact.note)
        bool(5, fact.isByRun)
    }

    private mutating func definition(_ company: CompanyID, _ row: AgingDefinition) {
        uint(1, company.number)
        code(2, row.code)
        string(3, row.description)
        bool(4, row.isBackward)
        for line in row.lines {
            message(5) {
                $0.string(1, line.label)
                $0.sint(2, Int64(line.unit))
                $0.uint(3, UInt64(line.interval.rawValue))
                $0.string(4, line.indicator)
                $0.bool(5, line.isZero)
            }
        }
        for age in row.ages {
            message(6) {
                $0.string(1, age.label)
                if let from = age.from {
                    $0.bool(2, true)
                    $0.sint(3, Int64(from))
                }
                if let to = age.to {
                    $0.bool(4, true)
                    $0.sint(5, Int64(to))
                }
                $0.string(6, age.indicator)
            }
        }
    }

    private mutating func pool(_ company: CompanyID, _ row: CustomerPool) {
        uint(1, company.number)
        code(2, row.code)
        string(3, row.description)
        uint(4, UInt64(row.purpose.rawValue))
        code(5, row.agingDefinition)
        for condition in row.conditions {
            message(6) {
                $0.uint(1, UInt64(condition.field.rawValue))
                $0.uint(2, UInt64(condition.comparison.rawValue))
                for value in condition.values { $0.text(3, value) }
            }
        }
    }

    /// Written also when it is empty: one of a list.
    private mutating func text(_ field: UInt32, _ value: String) {
        if value.isEmpty { message(field) { _ in } } else { string(field, value) }
    }

    private mutating func letterSequence(_ company: CompanyID, _ row: LetterSequence) {
        uint(1, company.number)
        code(2, row.code)
        string(3, row.description)
        code(4, row.terms)
        for line in row.lines {
            message(5) { out in
                out.string(1, line.description)
                out.uint(2, UInt64(line.currency.number))
                out.sint(3, line.fee)
                out.uint(4, line.feeAccount.number)
                out.code(5, line.itemTaxGroup)
                out.code(6, line.salesTaxGroup)
                out.sint(7, line.minimum)
                out.uint(8, UInt64(line.days))
                out.bool(9, line.blocks)
                for text in line.texts {
                    out.message(10) {
                        $0.string(1, text.language)
                        $0.string(2, text.text)
                    }
                }
            }
        }
    }

    private mutating func letter(_ row: CollectionLetter) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, row.customer.number)
        code(4, row.sequence)
        uint(5, UInt64(row.level.rawValue))
        uint(6, UInt64(row.code))
        day(7, row.date)
        uint(8, UInt64(row.currency.number))
        sint(9, row.overdue)
        sint(10, row.fee)
        for line in row.lines {
            message(11) {
                $0.uint(1, line.item.number)
                $0.sint(2, line.open)
                $0.uint(3, UInt64(line.codeBefore))
                $0.uint(4, UInt64(line.code))
                if let date = line.dateBefore {
                    $0.bool(5, true)
                    $0.day(6, date)
                }
            }
        }
        uint(12, UInt64(row.levelBefore))
        if let date = row.levelDateBefore {
            bool(13, true)
            day(14, date)
        }
    }

    private mutating func letterPosted(_ fact: LetterPosted) {
        uint(1, fact.id.number)
        code(2, fact.number)
        uint(3, UInt64(fact.numberTaken.kind.rawValue))
        uint(4, fact.numberTaken.next)
        day(5, fact.date)
        uint(6, fact.feeItem.number)
        bool(7, fact.movesCodes)
        for leg in fact.legs { message(8) { $0.leg(leg) } }
        ids(840, fact.interestNotes)
    }

    private mutating func collectionCase(_ row: CollectionCase) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, row.customer.number)
        uint(4, UInt64(row.state.rawValue))
        string(5, row.description)
        string(6, row.responsible)
        ids(7, row.items)
        day(8, row.createdOn)
        if let date = row.closedOn {
            bool(9, true)
            day(10, date)
        }
        string(11, row.note)
    }

    private mutating func amounts(_ field: UInt32, _ rows: [AgingSnapshot.Amount]) {
        for row in rows {
            message(field) {
                $0.string(1, row.label)
                $0.sint(2, row.amount)
                $0.sint(3, row.cumulative)
            }
        }
    }

    private mutating func agingSnapshot(_ row: AgingSnapshot) {
        uint(1, row.company.number)
        uint(2, row.customer.number)
        code(3, row.definition)
        uint(4, UInt64(row.basis.rawValue))
        day(5, row.asOf)
        day(6, row.balanceAsOf)
        uint(7, row.position)
        uint(8, UInt64(row.currency.number))
        sint(9, row.total)
        amounts(10, row.periods)
        sint(11, row.outOfRange)
        string(12, row.indicator)
        if let limit = row.limit {
            uint(13, UInt64(limit.currency.number))
            sint(14, limit.minor)
            sint(15, row.remaining?.minor ?? 0)
        }
        sint(16, row.delivered)
        sint(17, row.orders)
        uint(18, row.disputedCount)
        sint(19, row.disputed)
        ids(20, row.companies)
        bool(21, row.limit != nil && row.remaining != nil)
    }

    private mutating func agingExport(_ row: AgingExport) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        code(3, row.name)
        code(4, row.definition)
        uint(5, UInt64(row.basis.rawValue))
        day(6, row.asOf)
        day(7, row.balanceAsOf)
        bool(8, row.positionsPayments)
        bool(9, row.hasDetails)
        code(10, row.pool)
        uint(11, row.position)
        uint(12, UInt64(row.currency.number))
        for period in row.periods {
            message(13) {
                $0.string(1, period.label)
                if let from = period.from {
                    $0.bool(2, true)
                    $0.day(3, from)
                }
                if let to = period.to {
                    $0.bool(4, true)
                    $0.day(5, to)
                }
                $0.string(6, period.indicator)
            }
        }
        day(14, row.createdOn)
    }

    private mutating func agingExportPage(_ page: AgingExportPage) {
        uint(1, page.export.number)
        ids(2, page.customers)
        packed(3, count: page.amounts.count) { UInt64(bitPattern: page.amounts[$0] << 1 ^ page.amounts[$0] >> 63) }
        packed(4, count: page.itemCounts.count) { UInt64(page.itemCounts[$0]) }
        for item in page.items {
            message(5) {
                $0.uint(1, item.item.number)
                $0.sint(2, item.open)
                $0.uint(3, item.period)
            }
        }
        uint(6, page.through.number)
        bool(7, page.isLast)
        packed(8, count: page.leftOut.count) { UInt64(page.leftOut[$0]) }
    }

    private mutating func process(_ company: CompanyID, _ row: AutomationProcess) {
        uint(1, company.number)
        code(2, row.code)
        string(3, row.description)
        code(4, row.pool)
        uint(5, row.rank)
        uint(6, UInt64(row.quietDays))
        sint(7, row.customerMinimum)
        sint(8, row.invoiceMinimum)
        bool(9, row.usesPrediction)
        for step in row.steps {
            message(10) {
                $0.code(1, step.code)
                $0.string(2, step.description)
                $0.uint(3, UInt64(step.action.rawValue))
                $0.string(4, step.document)
                $0.sint(5, Int64(step.offset))
                $0.bool(6, step.isPreDunning)
                $0.uint(7, UInt64(step.recipient.rawValue))
                $0.string(8, step.purpose)
            }
        }
    }

    private mutating func automationAction(_ row: AutomationAction) {
        uint(1, row.company.number)
        uint(2, row.customer.number)
        code(3, row.process)
        code(4, row.step)
        uint(5, UInt64(row.action.rawValue))
        day(6, row.date)
        uint(7, row.leading.number)
        ids(8, row.items)
        uint(9, UInt64(row.document.rawValue))
        uint(10, row.letter.number)
        uint(11, UInt64(row.letterCode))
        uint(12, row.activity.number)
        bool(13, row.isPreDunning)
    }

    private mutating func activity(_ row: Activity) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, row.customer.number)
        uint(4, UInt64(row.kind.rawValue))
        string(5, row.template)
        uint(6, row.item.number)
        day(7, row.due)
        string(8, row.text)
        day(9, row.createdOn)
        string(10, row.responsible)
        bool(11, row.isPrediction)
        string(840, row.purpose)
        uint(841, row.caseID.number)
    }

    private mutating func statement(_ row: CustomerStatement) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, row.customer.number)
        day(4, row.from)
        day(5, row.to)
        uint(6, UInt64(row.currency.number))
        bool(7, row.isOpenOnly)
        string(8, row.language)
        sint(9, row.opening)
        for line in row.lines {
            message(10) {
                $0.uint(1, line.item.number)
                $0.sint(2, line.amount)
                $0.sint(3, line.balance)
                $0.uint(5, line.settlement.number)
                if !line.settlement.isNone { $0.day(6, line.date) }
            }
        }
        sint(11, row.closing)
        sint(12, row.notDue)
        amounts(13, row.aging)
        ids(14, row.letters)
        uint(15, row.createdAt)
        uint(17, row.addressee.number)
        ids(18, row.others)
    }
}
