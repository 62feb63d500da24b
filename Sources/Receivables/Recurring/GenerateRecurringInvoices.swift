/// Makes a draft for every occurrence that is due and was never made (setup:RI-3 to RI-6, RI-9, RI-11).
///
/// A page of invoices is one commit with a cursor: after a crash the next call makes only what is missing.
/// An occurrence that cannot be made is told and stays due. Nothing due: state EMPTY, nothing is kept.
package struct GenerateRecurringInvoices: Command {
    package let companyID: CompanyID
    /// Nil: the business date.
    package let date: CalendarDate?
    /// Empty: all.
    package let template: Code
    package let assignment: Code
    /// Empty: a new run.
    package let run: Code
    /// Assignments up to this number were looked at by earlier pages.
    package let after: UInt32
    package let invoicesMax: Int
    /// The answer is told by counts.
    package let isSummary: Bool

    package init(
        company: CompanyID, date: CalendarDate?, template: Code, assignment: Code, run: Code, after: UInt32,
        invoicesMax: Int, isSummary: Bool = false
    ) {
        self.isSummary = isSummary
        companyID = company
        self.date = date
        self.template = template
        self.assignment = assignment
        self.run = run
        self.after = after
        self.invoicesMax = invoicesMax
    }

    package static let invoicesMax = 200
    /// Assignments looked at in one page.
    package static let visitedMax = 5_000

    package struct Made: Sendable {
        package let draft: FreeTextID
        package let assignment: Code
        package let customer: CustomerID
        package let occurrence: CalendarDate
        package let total: Money
        package let cumulative: Int64
    }

    package struct Failure: Sendable {
        package let assignment: Code
        package let occurrence: CalendarDate
        package let rejection: Rejection
    }

    package struct Answer: Sendable {
        package var run = Code.empty
        package var date: CalendarDate
        package var made: [Made] = []
        package var failed: [Failure] = []
        /// `after` of the next page; nil: all was looked at.
        package var next: UInt32?
        package var isSummary = false
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let date = date ?? now.today
        var answer = Answer(date: date)
        answer.isSummary = isSummary
        var runID = RunID.none
        if !run.isEmpty {
            guard let found = book.recurrences.run(companyID, run) else {
                throw Rejection(
                    .notFound, field: "recurrence_id", "there is no run \(run)", [.init("recurrence_id", run.text)])
            }
            guard found.date == date else {
                throw Rejection(
                    .fieldInvalid, field: "invoice_date", "run \(run) is of \(found.date)",
                    [.init("invoice_date", found.date)])
            }
            (runID, answer.run) = (found.id, run)
        }
        if !template.isEmpty, book.freeText.template(companyID, template) == nil {
            throw .noSuchReference("template", template, field: "template")
        }
        if !assignment.isEmpty, book.recurrences.find(companyID, assignment) == nil {
            throw .noSuchAssignment(assignment, field: "assignment")
        }
        var number = Int(after)
        var visited = 0
        while number < book.recurrences.count {
            guard visited < GenerateRecurringInvoices.visitedMax, answer.made.count < invoicesMax else {
                answer.next = UInt32(number)
                break
            }
            number += 1
            visited += 1
            let row = book.recurrences[AssignmentID(UInt32(number))]
            guard row.assignment.company == companyID, template.isEmpty || row.assignment.template == template,
                assignment.isEmpty || row.assignment.code == assignment
            else { continue }
            let isWhole = try generate(row, date, &runID, book, at: now, &draft, &answer)
            if !isWhole {
                answer.next = UInt32(number) - 1
                break
            }
        }
        return answer
    }

    /// One assignment's occurrences; false when the page is full before they are done.
    private func generate(
        _ row: RecurrenceRow, _ date: CalendarDate, _ runID: inout RunID, _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft, _ answer: inout Answer
    ) throws(Rejection) -> Bool {
        let latestOnly = book.companies[companyID].parameters.catchesUpLatestOnly
        let room = invoicesMax - answer.made.count
        let due = row.due(on: date, latestOnly: latestOnly, max: room + 1)
        // A page ends before an assignment it cannot do whole: pages of a rehearsal then show nothing twice.
        if due.count > room, !answer.made.isEmpty { return false }
        var cumulative = row.progress.cumulative
        for occurrence in due.prefix(room) {
            let mark = draft.mark
            do throws(Rejection) {
                let total = try make(
                    row.assignment, occurrence, date, cumulative, &runID, book, at: now, &draft, &answer)
                guard let total else {
                    stop(row.assignment, at: occurrence, book, &draft)
                    return true
                }
                cumulative += total
            } catch {
                draft.goBack(to: mark)
                answer.failed.append(
                    Failure(assignment: row.assignment.code, occurrence: occurrence, rejection: error))
                return true
            }
        }
        return due.count <= room
    }

    /// Its total; nil: it would pass the maximum.
    private func make(
        _ assignment: RecurringAssignment, _ occurrence: CalendarDate, _ date: CalendarDate, _ cumulative: Int64,
        _ runID: inout RunID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft, _ answer: inout Answer
    ) throws(Rejection) -> Int64? {
        guard let template = book.freeText.template(companyID, assignment.template) else {
            throw .noSuchReference("template", assignment.template, field: "template")
        }
        let document = try template.document.filled(
            for: book.customers[assignment.customer].number, takesCustomerDefaults: assignment.takesCustomerDefaults,
            date: date, in: companyID, book)
        let totals = try document.totals(in: companyID, book, at: now)
        let sum = cumulative + totals.total
        guard sum.magnitude <= Money.minorMax.magnitude else { throw .outOfRange(field: "document.lines") }
        if let maximum = assignment.maximum {
            guard maximum.currency == totals.currency else {
                throw .otherCurrency(totals.currency, expected: maximum.currency, field: "max_cumulative")
            }
            if sum > maximum.minor { return nil }
        }
        if runID.isNone {
            let run = try newRun(date, book, draft)
            draft.add(.freeText(.runCreated(run)), book)
            (runID, answer.run) = (run.id, run.code)
        }
        let view = try document.kept(
            in: companyID,
            occurrence: Occurrence(
                assignment: assignment.id, date: occurrence, run: runID, total: Money(totals.total, totals.currency)),
            known: totals, book, at: now, &draft)
        answer.made.append(
            Made(
                draft: view.head.id, assignment: assignment.code, customer: assignment.customer,
                occurrence: occurrence, total: Money(totals.total, totals.currency), cumulative: sum))
        return totals.total
    }

    /// The first that would pass the maximum ends the assignment, no smaller later one is made (RI-6).
    private func stop(
        _ assignment: RecurringAssignment, at occurrence: CalendarDate, _ book: borrowing Book, _ draft: inout Draft
    ) {
        var row = assignment
        row.stoppedAt = occurrence
        draft.add(.freeText(.assignmentSet(row)), book)
    }

    private func newRun(
        _ date: CalendarDate, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> RecurrenceRun {
        let id = draft.nextRun
        guard book.companies.sequence(companyID, .recurrence) != nil else {
            return RecurrenceRun(
                id: id, company: companyID, code: Code("R-\(id.number)") ?? .empty, date: date, numberTaken: nil)
        }
        let (number, taken) = try draft.number(.recurrence, companyID, book)
        return RecurrenceRun(id: id, company: companyID, code: number, date: date, numberTaken: taken)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
