/// Creates or replaces an assignment (setup:RI-1, RI-2, RI-10).
///
/// Another start or pattern begins a new series: what was generated before is never generated again.
/// What it had generated in another system is taken when it is made, before the company is live.
/// Rejections: COMPANY_LIVE (of what it carries), REFERENCE_UNKNOWN, FIELD_INVALID, VERSION_CONFLICT, DUPLICATE_KEY (the
/// template twice for the same days), of what it carries CURRENCY_MISMATCH, AMOUNT_NEGATIVE.
package struct SetRecurringAssignment: Command {
    package let companyID: CompanyID
    package let code: Code
    package let customer: Code
    package let template: Code
    package let pattern: RecurrencePattern
    package let end: CalendarDate?
    package let maximum: Money?
    package let takesCustomerDefaults: Bool
    package let expectedVersion: UInt64
    package var carried: Carried?

    /// As another system tells it.
    package struct Carried: Equatable, Sendable {
        package let last: CalendarDate?
        package let cumulative: Money?
        package let stoppedAt: CalendarDate?
        package let dueAgain: [CalendarDate]
        package let barrier: CalendarDate?

        package init(
            last: CalendarDate?, cumulative: Money?, stoppedAt: CalendarDate?, dueAgain: [CalendarDate],
            barrier: CalendarDate?
        ) {
            (self.last, self.cumulative, self.stoppedAt) = (last, cumulative, stoppedAt)
            (self.dueAgain, self.barrier) = (dueAgain, barrier)
        }
    }

    package init(
        company: CompanyID, code: Code, customer: Code, template: Code, pattern: RecurrencePattern,
        end: CalendarDate?, maximum: Money?, takesCustomerDefaults: Bool, expectedVersion: UInt64 = 0
    ) {
        companyID = company
        self.code = code
        self.customer = customer
        self.template = template
        self.pattern = pattern
        self.end = end
        self.maximum = maximum
        self.takesCustomerDefaults = takesCustomerDefaults
        self.expectedVersion = expectedVersion
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> RecurrenceRow {
        guard carried == nil || !book.companies[companyID].isLive else {
            throw Rejection(.companyLive, field: "carried", "the company is LIVE: an assignment begins here")
        }
        let ordering = try book.customer(companyID, customer, field: "assignment.customer_number")
        guard book.freeText.template(companyID, template) != nil else {
            throw .noSuchReference("template", template, field: "assignment.template")
        }
        let found = book.recurrences.find(companyID, code)
        let before = found.map { book.recurrences[$0] }
        if expectedVersion != 0, before?.progress.version ?? 0 != expectedVersion {
            throw Rejection(
                .versionConflict, field: "expected_version",
                "assignment \(code) has version \(before?.progress.version ?? 0), \(expectedVersion) was expected",
                [.init("version", before?.progress.version ?? 0), .init("expected", expectedVersion)])
        }
        try book.checkOverlap(
            of: ordering, template, from: pattern.start, to: end, besides: found, in: companyID,
            field: "assignment.template")
        var row = RecurringAssignment(
            id: found ?? draft.nextAssignment, company: companyID, code: code, customer: ordering, template: template,
            pattern: pattern, end: end, maximum: maximum, takesCustomerDefaults: takesCustomerDefaults)
        if let before {
            row.carried = before.assignment.carried
            row.barrier = before.assignment.barrier
            row.stoppedAt = before.assignment.maximum == maximum ? before.assignment.stoppedAt : nil
            if before.assignment.pattern != pattern, let last = before.progress.last {
                row.barrier = max(row.barrier ?? last, last)
                row.stoppedAt = nil
            }
        } else if let carried {
            try take(carried, into: &row, book, at: now)
        }
        draft.add(.freeText(.assignmentSet(row)), book)
        return RecurrenceRow(assignment: row, progress: before?.progress ?? .init(row.carried))
    }

    private func take(
        _ carried: Carried, into row: inout RecurringAssignment, _ book: borrowing Book, at now: Moment
    ) throws(Rejection) {
        let currency = maximum?.currency ?? book.customers[row.customer].currency
        if let told = carried.cumulative?.currency, told != currency {
            throw .otherCurrency(told, expected: currency, field: "carried.cumulative")
        }
        if let told = carried.cumulative, told.minor < 0, maximum != nil, !isCredit(row, book, at: now) {
            throw Rejection(
                .amountNegative, field: "carried.cumulative",
                "\(told) makes more room than the maximum: template \(row.template) makes no credit notes",
                [.init("amount", told)])
        }
        (row.stoppedAt, row.barrier) = (carried.stoppedAt, carried.barrier)
        row.carried = CarriedRecurrence(
            last: carried.last, cumulative: carried.cumulative?.minor ?? 0, dueAgain: carried.dueAgain)
    }

    /// What it generated came to less than nothing; also where its template cannot be worked out now.
    private func isCredit(_ row: RecurringAssignment, _ book: borrowing Book, at now: Moment) -> Bool {
        guard let template = book.freeText.template(companyID, row.template) else { return true }
        do throws(Rejection) {
            let document = try template.document.filled(
                for: book.customers[row.customer].number, takesCustomerDefaults: row.takesCustomerDefaults,
                date: row.pattern.start, in: companyID, book)
            return try document.totals(in: companyID, book, at: now).total < 0
        } catch { return true }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(
            book.lastChange(companyID, customer),
            book.recurrences.find(companyID, code).map { book.recurrences[$0].progress.version } ?? 0)
    }
}

/// No occurrence after the date is generated (setup:RI-1, RI-3).
///
/// Rejections: NOT_FOUND, FIELD_INVALID (before the start), DUPLICATE_KEY (a later end, and another assignment has the
/// template on those days).
package struct EndRecurringAssignment: Command {
    package let companyID: CompanyID
    package let code: Code
    package let end: CalendarDate?

    package init(company: CompanyID, code: Code, end: CalendarDate?) {
        companyID = company
        self.code = code
        self.end = end
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> RecurrenceRow {
        guard let id = book.recurrences.find(companyID, code) else { throw .noSuchAssignment(code) }
        let before = book.recurrences[id]
        var row = before.assignment
        row.end = end ?? now.today
        guard row.pattern.start <= row.end ?? .last else {
            throw Rejection(
                .fieldInvalid, field: "end_date", "the end is before the start \(row.pattern.start)",
                [.init("start_date", row.pattern.start)])
        }
        if let last = before.assignment.end, let end = row.end, end > last {
            try book.checkOverlap(
                of: row.customer, row.template, from: row.pattern.start, to: row.end, besides: id, in: companyID,
                field: "end_date")
        }
        draft.add(.freeText(.assignmentSet(row)), book)
        return RecurrenceRow(assignment: row, progress: before.progress)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        book.recurrences.find(companyID, code).map { book.recurrences[$0].progress.version } ?? book.sequence
    }
}

/// Assignments in the order they were made.
package struct ListRecurringAssignments: Query {
    package let companyID: CompanyID
    package let customer: Code
    package let template: Code
    package let size: Int
    package let after: AssignmentID

    package init(company: CompanyID, customer: Code, template: Code, size: Int, after: AssignmentID) {
        companyID = company
        self.customer = customer
        self.template = template
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package var rows: [RecurrenceRow] = []
        package var next = AssignmentID.none
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var wanted = CustomerID.none
        if !customer.isEmpty { wanted = try book.customer(companyID, customer, field: "customer_number") }
        var answer = Answer()
        var number = Int(after.number)
        while number < book.recurrences.count {
            if answer.rows.count == size {
                answer.next = AssignmentID(UInt32(number))
                break
            }
            number += 1
            let row = book.recurrences[AssignmentID(UInt32(number))]
            guard row.assignment.company == companyID, wanted.isNone || row.assignment.customer == wanted,
                template.isEmpty || row.assignment.template == template
            else { continue }
            answer.rows.append(row)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { book.recurrences.count > 1_000 }
}

extension Book {
    /// The same template twice for a customer only on other days (setup:RI-1).
    fileprivate func checkOverlap(
        of customer: CustomerID, _ template: Code, from start: CalendarDate, to end: CalendarDate?,
        besides: AssignmentID?, in company: CompanyID, field: String
    ) throws(Rejection) {
        for number in 0..<recurrences.count {
            let id = AssignmentID(UInt32(number) + 1)
            let other = recurrences[id].assignment
            guard id != besides, other.company == company, other.customer == customer, other.template == template,
                other.pattern.start <= end ?? .last, start <= other.end ?? .last
            else { continue }
            throw Rejection(
                .duplicateKey, field: field,
                "assignment \(other.code) has template \(template) for the customer on the same days",
                [.init("assignment", other.code.text)])
        }
    }
}

extension Rejection {
    static func noSuchAssignment(_ code: Code, field: String = "id") -> Rejection {
        Rejection(.notFound, field: field, "there is no assignment \(code)", [.init("assignment", code.text)])
    }
}
