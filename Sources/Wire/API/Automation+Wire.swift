import Receivables
import Schema
import SwiftProtobuf

// Process automation, activities and the timeline: requests -> commands, answers -> responses.

extension SetAutomationProcess {
    package init(
        _ message: Reskontra_V1_SetAutomationProcessRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let wish = message.process
        let currency = book.companies[company].currency
        if wish.steps.count > AutomationProcess.stepsMax {
            border.bad("process.steps", .tooManyItems, "has more than \(AutomationProcess.stepsMax) steps")
        }
        var steps: [AutomationProcess.Step] = []
        for (index, step) in wish.steps.prefix(AutomationProcess.stepsMax).enumerated() {
            let path = "process.steps[\(index)]"
            if step.days > 3_660 { border.bad(path + ".days", .fieldInvalid, "is above 3,660") }
            let days = Int32(clamping: min(step.days, 3_660))
            steps.append(
                .init(
                    code: border.code(step.id, path + ".id", required: true),
                    description: border.text(step.description_p, path + ".description"),
                    action: border.choice(step.action.rawValue, path + ".action") ?? .activity,
                    document: border.text(step.document, path + ".document", max: 60),
                    offset: step.before ? -days : days, isPreDunning: step.preDunning,
                    recipient: border.choice(step.recipient.rawValue, path + ".recipient", fallback: .customer) ?? .customer,
                    purpose: border.text(step.contactPurpose, path + ".contact_purpose", max: 60)))
        }
        if wish.quietDays > 3_660 { border.bad("process.quiet_days", .fieldInvalid, "is above 3,660") }
        let process = AutomationProcess(
            code: border.code(wish.code, "process.code", required: true),
            description: border.text(wish.description_p, "process.description"), pool: border.code(wish.pool, "process.pool"),
            rank: wish.rank, quietDays: UInt16(clamping: wish.quietDays),
            customerMinimum: border.minor(
                wish.excludeCustomerBalanceBelow, wish.hasExcludeCustomerBalanceBelow, in: currency,
                "process.exclude_customer_balance_below"),
            invoiceMinimum: border.minor(
                wish.excludeInvoiceBelow, wish.hasExcludeInvoiceBelow, in: currency, "process.exclude_invoice_below"),
            usesPrediction: wish.usePrediction, steps: steps)
        try border.check()
        self.init(id: company, process: process)
    }
}

extension Reskontra_V1_AutomationProcess {
    init(_ row: AutomationProcess, _ currency: Currency) {
        self.init()
        code = row.code.text
        description_p = row.description
        pool = row.pool.text
        rank = row.rank
        quietDays = UInt32(row.quietDays)
        if row.customerMinimum != 0 { excludeCustomerBalanceBelow = .init(row.customerMinimum, currency) }
        if row.invoiceMinimum != 0 { excludeInvoiceBelow = .init(row.invoiceMinimum, currency) }
        usePrediction = row.usesPrediction
        steps = row.steps.map { step in
            var made = Step()
            made.id = step.code.text
            made.description_p = step.description
            made.action = .init(rawValue: Int(step.action.rawValue)) ?? .unspecified
            made.document = step.document
            made.before = step.offset < 0
            made.days = step.offset.magnitude
            made.preDunning = step.isPreDunning
            made.recipient = .init(rawValue: Int(step.recipient.rawValue)) ?? .unspecified
            made.contactPurpose = step.purpose
            return made
        }
    }
}

extension Reskontra_V1_SetAutomationProcessResponse {
    package init(_ answer: AutomationProcess, _ book: borrowing Book, of company: CompanyID) {
        self.init()
        process = .init(answer, book.companies[company].currency)
    }
}

extension AssignProcess {
    package init(_ message: Reskontra_V1_AssignProcessRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let process = border.code(message.process, "process")
        try border.check()
        self.init(id: company, customer: customer, process: process)
    }
}

extension Reskontra_V1_AssignProcessResponse {
    package init(_ answer: Code, _ book: borrowing Book) {
        self.init()
        process = answer.text
    }
}

extension PreviewAssignment {
    package init(_ message: Reskontra_V1_PreviewAssignmentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        try border.check()
        self.init(id: company, customer: customer)
    }
}

extension Reskontra_V1_PreviewAssignmentResponse {
    package init(_ answer: PreviewAssignment.Answer, _ book: borrowing Book) {
        self.init()
        process = answer.process?.code.text ?? ""
        manual = answer.isManual
    }
}

extension RunAutomation {
    package init(_ message: Reskontra_V1_RunAutomationRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let after = border.cursor(message.after, "after")
        try border.check()
        let most = RunAutomation.pageCustomersMax
        self.init(
            id: company, customer: customer, after: CustomerID(after),
            customersMax: message.customersMax == 0 ? most : min(Int(message.customersMax), most))
    }
}

extension Reskontra_V1_AutomationAction {
    init(_ row: AutomationAction, _ book: borrowing Book) {
        self.init()
        customerNumber = book.customers[row.customer].number.text
        process = row.process.text
        step = row.step.text
        action = .init(rawValue: Int(row.action.rawValue)) ?? .unspecified
        date = .init(row.date)
        leadingInvoice = book.items[row.leading].number.text
        for item in row.items { items.append(book.items[item].number.text) }
        document = .init(rawValue: Int(row.document.rawValue)) ?? .unspecified
        letterID = UInt64(row.letter.number)
        code = UInt32(row.letterCode)
        activityID = UInt64(row.activity.number)
        preDunning = row.isPreDunning
        let made = book.collections.process(row.company, row.process)?.steps.first { $0.code == row.step }
        guard let made else { return }
        recipient = .init(rawValue: Int(made.recipient.rawValue)) ?? .unspecified
        contactPurpose = made.purpose
        recipients = book.recipients(made, of: row.customer)
    }
}

extension Reskontra_V1_RunAutomationResponse {
    package init(_ answer: RunAutomation.Answer, _ book: borrowing Book) {
        self.init()
        for action in answer.actions { actions.append(.init(action, book)) }
        for row in answer.skipped { skipped.append(.init(row, book)) }
        brokenPromises = UInt32(answer.broken.count)
        next = cursorText(answer.next)
    }
}

extension SimulateAutomation {
    package init(_ message: Reskontra_V1_SimulateAutomationRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let token = border.pageToken(message.page, filter: SimulateAutomation.filter(company))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(id: company, customer: customer, after: CustomerID(UInt32(truncatingIfNeeded: token.first)), size: size)
    }

    fileprivate static func filter(_ company: CompanyID) -> UInt64 { PageToken.filter("automation", "\(company.number)") }
}

extension Reskontra_V1_SimulateAutomationResponse {
    package init(_ answer: SimulateAutomation.Answer, of query: SimulateAutomation, _ book: borrowing Book) {
        self.init()
        for action in answer.actions { actions.append(.init(action, book)) }
        guard !answer.next.isNone else { return }
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: SimulateAutomation.filter(query.id)).text
    }
}

extension GetAutomationHistory {
    package init(_ message: Reskontra_V1_GetAutomationHistoryRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let token = border.pageToken(message.page, filter: GetAutomationHistory.filter(company, customer))
        let size = message.page.size == 0 ? 100 : border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, customer: customer, size: message.size == 0 ? size : min(Int(message.size), 1_000),
            before: Int(clamping: token.first))
    }

    fileprivate static func filter(_ company: CompanyID, _ customer: Code) -> UInt64 {
        PageToken.filter("automation-history", "\(company.number)", customer.text)
    }
}

extension Reskontra_V1_GetAutomationHistoryResponse {
    package init(_ answer: GetAutomationHistory.Answer, of query: GetAutomationHistory, _ book: borrowing Book) {
        self.init()
        for action in answer.actions { actions.append(.init(action, book)) }
        guard answer.next > 0 else { return }
        let filter = GetAutomationHistory.filter(query.id, query.customer)
        nextPageToken = PageToken(first: UInt64(answer.next), filter: filter).text
    }
}

// MARK: Predictions, activities, notes

extension RunPredictions {
    package init(_ message: Reskontra_V1_RunPredictionsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var predictions: [Prediction] = []
        for (index, row) in message.predictions.prefix(RunPredictions.predictionsMax + 1).enumerated() {
            let path = "predictions[\(index)]"
            predictions.append(
                Prediction(
                    document: border.code(row.documentNumber, path + ".document_number", required: true),
                    late: border.percent(row.late, row.hasLate, path + ".late").tenThousandths,
                    veryLate: border.percent(row.veryLate, row.hasVeryLate, path + ".very_late").tenThousandths))
        }
        try border.check()
        self.init(id: company, predictions: predictions)
    }
}

extension Reskontra_V1_Activity {
    init(_ row: Activity, _ book: borrowing Book) {
        self.init()
        activityID = UInt64(row.id.number)
        customerNumber = book.customers[row.customer].number.text
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        template = row.template
        if !row.item.isNone { documentNumber = book.items[row.item].number.text }
        due = .init(row.due)
        text = row.text
        createdOn = .init(row.createdOn)
        responsible = row.responsible
        closed = !row.isOpen
        closingNote = row.closingNote
        purpose = row.purpose
        caseID = UInt64(row.caseID.number)
    }
}

extension Reskontra_V1_RunPredictionsResponse {
    package init(_ answer: [Activity], _ book: borrowing Book) {
        self.init()
        for row in answer { activities.append(.init(row, book)) }
    }
}

extension CreateActivity {
    package init(_ message: Reskontra_V1_CreateActivityRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let made = CreateActivity(
            id: company, customer: border.code(message.customerNumber, "customer_number", required: true),
            kind: border.choice(message.kind.rawValue, "kind", fallback: .task) ?? .task,
            text: border.text(message.text, "text", required: true, max: 1_000), item: border.code(message.item, "item"),
            due: border.date(message.due, message.hasDue, "due"),
            responsible: border.text(message.responsible, "responsible", max: 60),
            purpose: border.text(message.purpose, "purpose", max: 60), caseID: CaseID(UInt32(clamping: message.caseID)))
        try border.check()
        self = made
    }
}

extension Reskontra_V1_CreateActivityResponse {
    package init(_ answer: Activity, _ book: borrowing Book) {
        self.init()
        activity = .init(answer, book)
    }
}

extension CloseActivity {
    package init(_ message: Reskontra_V1_CloseActivityRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let note = border.text(message.note, "note", max: 1_000)
        try border.check()
        self.init(id: company, activity: ActivityID(UInt32(clamping: message.activityID)), note: note)
    }
}

extension Reskontra_V1_CloseActivityResponse {
    package init(_ answer: Activity, _ book: borrowing Book) {
        self.init()
        activity = .init(answer, book)
    }
}

extension AddNote {
    package init(_ message: Reskontra_V1_AddNoteRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let text = border.text(message.text, "text", required: true, max: 4_000)
        try border.check()
        self.init(id: company, customer: customer, text: text)
    }
}

extension Reskontra_V1_AddNoteResponse {
    package init(_ answer: CustomerID, _ book: borrowing Book) {
        self.init()
        customerNumber = book.customers[answer].number.text
    }
}

extension GetTimeline {
    package init(_ message: Reskontra_V1_GetTimelineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let token = border.pageToken(message.page, filter: GetTimeline.filter(company, customer))
        let size = message.page.size == 0 ? 100 : border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, customer: customer, size: message.size == 0 ? size : min(Int(message.size), 1_000),
            before: Int(clamping: token.first))
    }

    fileprivate static func filter(_ company: CompanyID, _ customer: Code) -> UInt64 {
        PageToken.filter("timeline", "\(company.number)", customer.text)
    }
}

extension Reskontra_V1_GetTimelineResponse {
    package init(_ answer: GetTimeline.Answer, of query: GetTimeline, _ book: borrowing Book) {
        self.init()
        entries = answer.entries.map { entry in
            var made = Reskontra_V1_TimelineEntry()
            made.date = .init(entry.date)
            made.sequence = entry.sequence
            made.kind = .init(rawValue: Int(entry.kind.rawValue)) ?? .unspecified
            made.text = entry.text
            return made
        }
        for row in answer.open { openActivities.append(.init(row, book)) }
        guard answer.next > 0 else { return }
        nextPageToken = PageToken(first: UInt64(answer.next), filter: GetTimeline.filter(query.id, query.customer)).text
    }
}
