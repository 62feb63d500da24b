import Receivables
import Schema
import SwiftProtobuf

// Recurring invoices: requests -> commands, answers -> responses.

extension SetRecurringAssignment {
    package init(_ message: Reskontra_V1_SetRecurringAssignmentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let row = message.assignment
        let code = border.code(row.id, "assignment.id", required: true)
        let customer = border.code(row.customerNumber, "assignment.customer_number", required: true)
        let template = border.code(row.template, "assignment.template", required: true)
        let start = border.date(row.startDate, row.hasStartDate, "assignment.start_date", required: true)
        let end = border.date(row.endDate, row.hasEndDate, "assignment.end_date")
        if let start, let end, end < start {
            border.bad("assignment.end_date", .fieldInvalid, "is before the start \(start)")
        }
        let maximum = border.money(
            row.maxCumulative, row.hasMaxCumulative, "assignment.max_cumulative", required: false)
        if let maximum, maximum.minor < 0 {
            border.bad("assignment.max_cumulative", .fieldInvalid, "is below 0")
        }
        let unit: RecurrencePattern.Unit? = border.choice(row.pattern.rawValue, "assignment.pattern")
        if row.per < 1 || row.per > UInt32(RecurrencePattern.perMax) {
            border.bad("assignment.per", .fieldInvalid, "must be from 1 to \(RecurrencePattern.perMax)")
        }
        let takes = border.takesCustomerDefaults(row.defaultsFrom)
        let carried = message.hasCarried ? Carried(message.carried, &border) : nil
        try border.check()
        self.init(
            company: company, code: code, customer: customer, template: template,
            pattern: RecurrencePattern(
                start: start ?? CalendarDate(days: 0), unit: unit ?? .month, per: UInt16(clamping: row.per)),
            end: end, maximum: maximum, takesCustomerDefaults: takes, expectedVersion: message.expectedVersion)
        self.carried = carried
    }
}

extension SetRecurringAssignment.Carried {
    fileprivate init(_ message: Reskontra_V1_CarriedRecurrence, _ border: inout Border) {
        let last = border.date(message.lastOccurrence, message.hasLastOccurrence, "carried.last_occurrence")
        let cumulative = border.money(
            message.cumulative, message.hasCumulative, "carried.cumulative", required: false)
        let stopped = border.date(message.stoppedAt, message.hasStoppedAt, "carried.stopped_at")
        let barrier = border.date(message.seriesAfter, message.hasSeriesAfter, "carried.series_after")
        if message.dueAgain.count > CarriedRecurrence.dueAgainMax {
            border.bad("carried.due_again", .tooManyItems, "has over \(CarriedRecurrence.dueAgainMax) dates")
        }
        var dueAgain: [CalendarDate] = []
        for (index, date) in message.dueAgain.prefix(CarriedRecurrence.dueAgainMax).enumerated() {
            let path = "carried.due_again[\(index)]"
            guard let date = border.date(date, true, path) else { continue }
            if last.map({ date > $0 }) ?? true { border.bad(path, .fieldInvalid, "is past the last occurrence") }
            if let before = dueAgain.last, date <= before { border.bad(path, .fieldInvalid, "is not behind \(before)") }
            dueAgain.append(date)
        }
        self.init(
            last: last, cumulative: cumulative, stoppedAt: stopped, dueAgain: dueAgain, barrier: barrier)
    }
}

extension EndRecurringAssignment {
    package init(_ message: Reskontra_V1_EndRecurringAssignmentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.id, "id", required: true)
        let end = border.date(message.endDate, message.hasEndDate, "end_date")
        try border.check()
        self.init(company: company, code: code, end: end)
    }
}

extension ListRecurringAssignments {
    package init(_ message: Reskontra_V1_ListRecurringAssignmentsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let template = border.code(message.template, "template")
        let size = border.pageSize(message.page)
        let token = border.pageToken(
            message.page, filter: ListRecurringAssignments.filter(company, customer, template))
        try border.check()
        self.init(
            company: company, customer: customer, template: template, size: size,
            after: AssignmentID(UInt32(truncatingIfNeeded: token.first)))
    }

    static func filter(_ company: CompanyID, _ customer: Code, _ template: Code) -> UInt64 {
        PageToken.filter("assignments", "\(company.number)", customer.text, template.text)
    }
}

extension GenerateRecurringInvoices {
    package init(_ message: Reskontra_V1_GenerateRecurringInvoicesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let date = border.date(message.invoiceDate, message.hasInvoiceDate, "invoice_date")
        let template = border.code(message.template, "template")
        let assignment = border.code(message.assignment, "assignment")
        let run = border.code(message.recurrenceID, "recurrence_id")
        let after = message.after.isEmpty ? 0 : UInt32(message.after, radix: 16)
        if after == nil { border.bad("after", .pageTokenInvalid, "is no `next` of this run") }
        try border.check()
        let most = UInt32(GenerateRecurringInvoices.invoicesMax)
        self.init(
            company: company, date: date, template: template, assignment: assignment, run: run, after: after ?? 0,
            invoicesMax: Int(message.invoicesMax == 0 ? most : min(message.invoicesMax, most)),
            isSummary: message.summaryOnly)
    }
}

extension GetRecurrence {
    package init(_ message: Reskontra_V1_GetRecurrenceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let run = border.code(message.recurrenceID, "recurrence_id", required: true)
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: GetRecurrence.filter(company, run))
        try border.check()
        self.init(
            company: company, run: run, size: size, after: FreeTextID(UInt32(truncatingIfNeeded: token.first)))
    }

    static func filter(_ company: CompanyID, _ run: Code) -> UInt64 {
        PageToken.filter("recurrence", "\(company.number)", run.text)
    }
}

extension ValidateRecurrence {
    package init(_ message: Reskontra_V1_ValidateRecurrenceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let run = border.code(message.recurrenceID, "recurrence_id", required: true)
        try border.check()
        self.init(company: company, run: run)
    }
}

extension PostRecurrence {
    package init(_ message: Reskontra_V1_PostRecurrenceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let run = border.code(message.recurrenceID, "recurrence_id", required: true)
        if message.draftIds.count > PostFreeTextInvoices.draftsMax {
            border.bad("draft_ids", .tooManyItems, "has more than \(PostFreeTextInvoices.draftsMax) drafts")
        }
        if message.occurrences.count > PostFreeTextInvoices.draftsMax {
            border.bad("occurrences", .tooManyItems, "has more than \(PostFreeTextInvoices.draftsMax) dates")
        }
        let ids = message.draftIds.enumerated().map { border.draft($1, "draft_ids[\($0)]") }
        var dates: [CalendarDate] = []
        for (index, date) in message.occurrences.enumerated() {
            if let date = border.date(date, true, "occurrences[\(index)]") { dates.append(date) }
        }
        let stops: Bool? =
            switch message.onError {
            case .unspecified, .UNRECOGNIZED: nil
            case .skip: false
            case .stop: true
            }
        if case .UNRECOGNIZED(let raw) = message.onError { border.bad("on_error", .fieldInvalid, "has no value \(raw)") }
        if message.after > UInt64(UInt32.max) { border.bad("after", .pageTokenInvalid, "is no `next` of this run") }
        try border.check()
        self.init(
            company: company, run: run, ids: ids, occurrences: dates, stopsOnError: stops,
            after: FreeTextID(UInt32(truncatingIfNeeded: message.after)),
            invoicesMax: message.invoicesMax == 0 ? PostFreeTextInvoices.draftsMax : Int(message.invoicesMax),
            isSummary: message.summaryOnly)
    }
}

extension DeleteGeneratedInvoice {
    package init(_ message: Reskontra_V1_DeleteGeneratedInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID, required: false)
        let assignment = border.code(message.assignment, "assignment", required: message.draftID == 0)
        let date = border.date(
            message.occurrence, message.hasOccurrence, "occurrence", required: message.draftID == 0)
        try border.check()
        self.init(company: company, id: id, assignment: assignment, date: date)
    }
}

// MARK: Answers

extension Reskontra_V1_RecurringAssignment {
    init(_ row: RecurrenceRow, _ book: borrowing Book) {
        self.init()
        id = row.assignment.code.text
        customerNumber = book.customers[row.assignment.customer].number.text
        template = row.assignment.template.text
        startDate = .init(row.assignment.pattern.start)
        if let end = row.assignment.end { endDate = .init(end) }
        if let maximum = row.assignment.maximum { maxCumulative = .init(maximum) }
        defaultsFrom = row.assignment.takesCustomerDefaults ? .customer : .template
        pattern = .init(rawValue: Int(row.assignment.pattern.unit.rawValue)) ?? .unspecified
        per = UInt32(row.assignment.pattern.per)
        if let last = row.progress.last { lastOccurrence = .init(last) }
        let currency = row.assignment.maximum?.currency ?? book.customers[row.assignment.customer].currency
        cumulative = .init(row.progress.cumulative, currency)
        if let stopped = row.assignment.stoppedAt { stoppedAt = .init(stopped) }
        version = row.progress.version
        dueAgain = row.progress.givenBack.map { .init($0) }
        if let barrier = row.assignment.barrier { seriesAfter = .init(barrier) }
    }
}

extension Reskontra_V1_SetRecurringAssignmentResponse {
    package init(_ answer: RecurrenceRow, _ book: borrowing Book) {
        self.init()
        assignment = .init(answer, book)
    }
}

extension Reskontra_V1_EndRecurringAssignmentResponse {
    package init(_ answer: RecurrenceRow, _ book: borrowing Book) {
        self.init()
        assignment = .init(answer, book)
    }
}

extension Reskontra_V1_ListRecurringAssignmentsResponse {
    package init(
        _ answer: ListRecurringAssignments.Answer, of query: ListRecurringAssignments, _ book: borrowing Book
    ) {
        self.init()
        assignments = answer.rows.map { .init($0, book) }
        guard !answer.next.isNone else { return }
        nextPageToken = PageToken(
            first: UInt64(answer.next.number),
            filter: ListRecurringAssignments.filter(query.companyID, query.customer, query.template)
        ).text
    }
}

extension Reskontra_V1_GenerateRecurringInvoicesResponse {
    package init(_ answer: GenerateRecurringInvoices.Answer, _ book: borrowing Book) {
        self.init()
        recurrenceID = answer.run.text
        runState = answer.made.isEmpty ? .empty : .generated
        invoiceDate = .init(answer.date)
        invoicesMade = UInt32(answer.made.count)
        for row in answer.isSummary ? [] : answer.made {
            var made = Reskontra_V1_GeneratedInvoice()
            made.draftID = UInt64(row.draft.number)
            made.assignment = row.assignment.text
            made.customerNumber = book.customers[row.customer].number.text
            made.occurrence = .init(row.occurrence)
            made.total = .init(row.total)
            made.cumulative = .init(row.cumulative, row.total.currency)
            made.state = .draft
            invoices.append(made)
        }
        for failure in answer.failed {
            var made = Reskontra_V1_FailedOccurrence()
            made.assignment = failure.assignment.text
            made.occurrence = .init(failure.occurrence)
            made.reason = failure.rejection.reason.protocolName
            made.message = failure.rejection.message
            failed.append(made)
        }
        if let next = answer.next { self.next = String(next, radix: 16) }
    }
}

extension Reskontra_V1_GetRecurrenceResponse {
    package init(_ answer: GetRecurrence.Answer, of query: GetRecurrence, _ book: borrowing Book) {
        self.init()
        recurrenceID = answer.run.code.text
        runState = .init(rawValue: Int(answer.state.rawValue)) ?? .unspecified
        invoiceDate = .init(answer.run.date)
        for head in answer.heads {
            guard let occurrence = head.occurrence else { continue }
            var made = Reskontra_V1_GeneratedInvoice()
            made.draftID = UInt64(head.id.number)
            made.assignment = book.recurrences[occurrence.assignment].assignment.code.text
            made.customerNumber = book.customers[head.customer].number.text
            made.occurrence = .init(occurrence.date)
            made.total = .init(occurrence.total)
            made.state = .init(rawValue: Int(head.state.rawValue)) ?? .unspecified
            if !head.item.isNone { made.documentNumber = book.items[head.item].number.text }
            invoices.append(made)
        }
        totals = answer.totals.map { .init($0) }
        posted = answer.posted
        guard !answer.next.isNone else { return }
        nextPageToken =
            PageToken(
                first: UInt64(answer.next.number), filter: GetRecurrence.filter(query.companyID, query.run)
            ).text
    }
}

extension Reskontra_V1_ValidateRecurrenceResponse {
    package init(_ answer: ValidateRecurrence.Answer, _ book: borrowing Book) {
        self.init()
        valid = UInt32(answer.valid)
        failed = answer.failed.map { .init($0) }
    }
}

extension Reskontra_V1_PostRecurrenceResponse {
    package init(_ answer: PostRecurrence.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        var told = answer.batch
        if answer.isSummary { told.posted = [] }
        let batch = Reskontra_V1_PostFreeTextInvoicesResponse(told, book, preview: preview)
        invoicesPosted = UInt32(answer.batch.posted.count)
        batchState = batch.batchState
        runState = .init(rawValue: Int(answer.state.rawValue)) ?? .unspecified
        (posted, failed, notTried) = (batch.posted, batch.failed, batch.notTried)
        next = UInt64(answer.next.number)
    }
}

extension Reskontra_V1_DeleteGeneratedInvoiceResponse {
    package init(_ answer: DeleteGeneratedInvoice.Answer, _ book: borrowing Book) {
        self.init()
        draftID = UInt64(answer.id.number)
        assignment = answer.assignment.text
        occurrence = .init(answer.date)
        cumulative = .init(answer.cumulative)
    }
}
