/// Creates an empty limit adjustment journal. Rejections: NUMBER_TAKEN.
package struct CreateLimitJournal: Command {
    package let id: CompanyID
    package let number: Code
    package let kind: LimitJournalKind
    package let description: String

    package init(id: CompanyID, number: Code, kind: LimitJournalKind, description: String) {
        (self.id, self.number, self.kind, self.description) = (id, number, kind, description)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> LimitJournal {
        if book.limits.journal(id, number) != nil { throw .numberTaken(number, field: "journal") }
        let journal = LimitJournal(company: id, number: number, kind: kind, description: description)
        draft.add(.limitJournalCreated(journal), book)
        return journal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.limitJournalChange(id, number) }
}

/// Adds lines to a draft journal, all or none (credit:AJ-1, AJ-2).
///
/// Rejections in order: NOT_FOUND (journal), JOURNAL_LOCKED, TOO_MANY_ITEMS; per line LINE_SCOPE_CONFLICT,
/// REFERENCE_UNKNOWN (credit group), CUSTOMER_NOT_FOUND, INVOICE_ACCOUNT_CHAIN, TO_DATE_REQUIRED,
/// DATE_RANGE_INVALID, CURRENCY_MISMATCH, LIMIT_ABOVE_ELIGIBLE, TEMP_LIMIT_OVERLAP.
package struct AddLimitLines: Command {
    package let id: CompanyID
    package let journal: Code
    package let lines: [Line]
    /// The caller may pass the most an account is eligible for (credit:AJ-4).
    package let ignoresEligible: Bool

    package struct Line: Sendable {
        package var customer: Code
        package var creditGroup: Code
        package var limit: Money
        package var from: CalendarDate?
        package var to: CalendarDate?

        package init(customer: Code, creditGroup: Code, limit: Money, from: CalendarDate?, to: CalendarDate?) {
            self.customer = customer
            self.creditGroup = creditGroup
            self.limit = limit
            self.from = from
            self.to = to
        }
    }

    package init(id: CompanyID, journal: Code, lines: [Line], ignoresEligible: Bool = false) {
        (self.id, self.journal, self.lines, self.ignoresEligible) = (id, journal, lines, ignoresEligible)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> LimitJournal {
        var journal = try book.draftJournal(id, self.journal)
        let added = journal.lines.count + lines.count
        if added > LimitJournal.linesMax { throw .tooMany(added, max: LimitJournal.linesMax, field: "lines") }
        var made: [LimitLine] = []
        for index in lines.indices {
            let line = try line(lines[index], journal, made, "lines[\(index)]", book)
            made.append(line)
        }
        journal.lines += made
        draft.add(.limitLinesAdded(id, journal.number, made), book)
        return journal
    }

    private func line(
        _ wish: Line, _ journal: LimitJournal, _ made: [LimitLine], _ path: String, _ book: borrowing Book
    ) throws(Rejection) -> LimitLine {
        guard wish.customer.isEmpty != wish.creditGroup.isEmpty else {
            throw Rejection(.lineScopeConflict, field: path, "a line names a customer or a credit group")
        }
        var (account, group) = (CustomerID.none, CreditGroupID.none)
        var (current, currency) = (Int64(0), wish.limit.currency)
        if wish.creditGroup.isEmpty {
            account = try book.customer(id, wish.customer, field: "\(path).customer_number")
            let row = book.customers[account]
            guard row.invoiceAccount == account else {
                throw .chain(
                    wish.customer, "\(path).customer_number", "owes through another: its invoice account has the limit")
            }
            (current, currency) = (row.limit, row.limitCurrency)
        } else {
            let row = try book.creditGroup(id, wish.creditGroup, field: "\(path).credit_group")
            group = row.id
            (current, currency) = (row.limit.minor, row.limit.currency)
        }
        guard let to = wish.to else {
            throw Rejection(.toDateRequired, field: "\(path).new_to", "a limit needs its last day")
        }
        if let from = wish.from, from > to {
            throw Rejection(
                .dateRangeInvalid, field: "\(path).new_from", "\(from) is after \(to)",
                [.init("new_from", from), .init("new_to", to)])
        }
        if journal.kind == .temporary, wish.from == nil {
            throw Rejection(.dateRangeInvalid, field: "\(path).new_from", "a temporary limit needs its first day")
        }
        guard wish.limit.currency == currency else {
            throw .otherCurrency(wish.limit.currency, expected: currency, field: "\(path).new_limit")
        }
        let line = LimitLine(
            customer: account, group: group, current: current, new: wish.limit.minor, currency: currency,
            from: journal.kind == .temporary ? wish.from : nil, to: to)
        if !ignoresEligible { try book.checkEligible(line, field: "\(path).new_limit") }
        try book.checkOverlap(line, among: journal.lines, made, field: path)
        return line
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.limitJournalChange(id, journal) }
}

/// Makes the limits of a journal those in force, all or none (credit:AJ-3); the next check sees them.
///
/// With the workflow only its approved lines. Rejections in order: NOT_FOUND, JOURNAL_ALREADY_POSTED, APPROVAL_REQUIRED,
/// NOTHING_TO_POST, CURRENCY_MISMATCH, LIMIT_ABOVE_ELIGIBLE, TEMP_LIMIT_OVERLAP.
package struct PostLimitJournal: Command {
    package let id: CompanyID
    package let journal: Code
    package let ignoresEligible: Bool

    package init(id: CompanyID, journal: Code, ignoresEligible: Bool = false) {
        (self.id, self.journal, self.ignoresEligible) = (id, journal, ignoresEligible)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> LimitJournal {
        var journal = try book.limitJournal(id, self.journal)
        try journal.checkPosting(needsApproval: book.companies[id].parameters.limitJournalWorkflow)
        try journal.post(ignoresEligible: ignoresEligible, book, &draft)
        return journal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.limitJournalChange(id, journal) }
}

extension LimitJournal {
    func checkPosting(needsApproval: Bool) throws(Rejection) {
        if state == .posted {
            throw Rejection(.journalAlreadyPosted, field: "journal", "journal \(number) is posted")
        }
        if state != .approved, needsApproval || state != .draft {
            throw Rejection(
                .approvalRequired, field: "journal", "journal \(number) is \(state)", [.init("state", "\(state)")])
        }
    }

    /// Puts the lines in force; of an approved journal those that were approved.
    mutating func post(ignoresEligible: Bool, _ book: borrowing Book, _ draft: inout Draft) throws(Rejection) {
        let isApproved = state == .approved
        if !lines.contains(where: { !isApproved || $0.state == .approved }) {
            throw Rejection(.nothingToPost, field: "journal", "journal \(number) has no lines")
        }
        for (index, line) in lines.enumerated() where !isApproved || line.state == .approved {
            try post(line, "lines[\(index)]", ignoresEligible, book, &draft)
        }
        state = .posted
        draft.add(.limitJournalPosted(company, number), book)
    }

    private func post(
        _ line: LimitLine, _ path: String, _ ignoresEligible: Bool, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) {
        // Since the line was made, the account may have got other limits.
        let currency = book.creditGroups.find(line.group)?.limit.currency ?? book.customers[line.customer].limitCurrency
        guard line.currency == currency else { throw .otherCurrency(line.currency, expected: currency, field: path) }
        if !ignoresEligible { try book.checkEligible(line, field: path) }
        if let from = line.from {
            try book.checkOverlap(line, among: [], [], field: path)
            let limit = TemporaryLimit(amount: line.new, from: from, to: line.to)
            if line.group.isNone {
                draft.add(.temporaryLimitSet(line.customer, limit), book)
            } else {
                draft.add(.credit(.groupTemporaryLimitSet(line.group, limit)), book)
            }
        } else if var group = book.creditGroups.find(line.group) {
            group.limit = Money(line.new, line.currency)
            group.expires = line.to
            draft.add(.credit(.groupSet(group)), book)
        } else {
            let limit = CreditLimit(limit: Money(line.new, line.currency), expires: line.to)
            draft.add(.creditLimitSet(line.customer, limit), book)
        }
    }
}

package struct GetLimitJournal: Query {
    package let id: CompanyID
    package let journal: Code

    package init(id: CompanyID, journal: Code) { (self.id, self.journal) = (id, journal) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> LimitJournal {
        try book.limitJournal(id, journal)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.limitJournalChange(id, journal) }
}

extension Book {
    func limitJournal(_ company: CompanyID, _ number: Code) throws(Rejection) -> LimitJournal {
        guard let journal = limits.journal(company, number) else {
            throw Rejection(.notFound, field: "journal", "there is no limit journal \(number)")
        }
        return journal
    }

    func draftJournal(_ company: CompanyID, _ number: Code) throws(Rejection) -> LimitJournal {
        let journal = try limitJournal(company, number)
        guard journal.state == .draft else {
            throw Rejection(.journalLocked, field: "journal", "journal \(number) is \(journal.state)")
        }
        return journal
    }

    func limitJournalChange(_ company: CompanyID, _ number: Code) -> UInt64 {
        max(limits.journal(company, number)?.lastChange ?? 0, companies.mark(company))
    }

    /// A limit stays within what the account is eligible for (credit:AJ-4).
    func checkEligible(_ line: LimitLine, field: String) throws(Rejection) {
        guard line.group.isNone, let most = creditProfiles[line.customer].eligibleLimit, line.new > most else { return }
        let (new, eligible) = (Money(line.new, line.currency), Money(most, line.currency))
        throw Rejection(
            .limitAboveEligible, field: field, "\(new) is more than the \(eligible) the account is eligible for",
            [.init("new_limit", new), .init("eligible_limit", eligible)])
    }

    /// Two temporary limits of one account or group share no day (credit:AJ-2).
    func checkOverlap(
        _ line: LimitLine, among lines: [LimitLine], _ more: [LimitLine], field: String
    ) throws(Rejection) {
        guard let from = line.from else { return }
        let windows = line.group.isNone ? limits.temporaryLimits(of: line.customer) : creditGroups.temporaryLimits(of: line.group)
        let posted = windows.contains { $0.overlaps(from, line.to) }
        let meets = { (other: LimitLine) in
            other.customer == line.customer && other.group == line.group
                && other.from.map { $0 <= line.to && from <= other.to } ?? false
        }
        guard !posted, !lines.contains(where: meets), !more.contains(where: meets) else {
            throw Rejection(
                .tempLimitOverlap, field: field, "another temporary limit has days from \(from) to \(line.to)",
                [.init("new_from", from), .init("new_to", line.to)])
        }
    }
}
