import Receivables

// The readers of what collections do by themselves: processes, their runs, activities.

extension ProtoReader {
    mutating func process() -> (CompanyID, AutomationProcess) {
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

    private mutating func step() -> AutomationProcess.Step {
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

    mutating func automationAction() -> AutomationAction {
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

    mutating func automationRan() -> AutomationRan {
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

    mutating func activity() -> Activity {
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
}
