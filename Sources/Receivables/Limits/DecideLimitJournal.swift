/// Hands a draft journal to approval; from then on its lines stand (credit:AJ-5).
///
/// Rejections in order: NOT_FOUND, JOURNAL_ALREADY_POSTED, JOURNAL_LOCKED, STATE_NOT_ALLOWED (no workflow),
/// NOTHING_TO_POST.
package struct SubmitLimitJournal: Command {
    package let id: CompanyID
    package let journal: Code

    package init(id: CompanyID, journal: Code) { (self.id, self.journal) = (id, journal) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> LimitJournal {
        var journal = try book.limitJournal(id, self.journal)
        if journal.state == .posted {
            throw Rejection(.journalAlreadyPosted, field: "journal", "journal \(journal.number) is posted")
        }
        journal = try book.draftJournal(id, self.journal)
        guard book.companies[id].parameters.limitJournalWorkflow else {
            throw Rejection(.stateNotAllowed, field: "journal", "limit journals of the company are posted without approval")
        }
        if journal.lines.isEmpty {
            throw Rejection(.nothingToPost, field: "journal", "journal \(journal.number) has no lines")
        }
        journal.state = .submitted
        draft.add(.credit(.journalMoved(id, journal.number, .submitted, [])), book)
        return journal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.limitJournalChange(id, journal) }
}

/// Approves or rejects a submitted journal, whole or by lines, or takes it back to a draft.
///
/// Once no line is pending the journal is APPROVED if any line is, else REJECTED; with auto_post_after_approval it is
/// posted in the same record. Rejections in order: NOT_FOUND, JOURNAL_ALREADY_POSTED, STATE_NOT_ALLOWED (not submitted),
/// FIELD_INVALID (a line), then those of posting.
package struct DecideLimitJournal: Command {
    package enum Decision: UInt8, Sendable, BitwiseCopyable {
        case approve = 1
        case reject = 2
        case recall = 3
    }

    package let id: CompanyID
    package let journal: Code
    package let decision: Decision
    /// Places of lines; none: all that are pending.
    package let lines: [Int]

    package init(id: CompanyID, journal: Code, decision: Decision, lines: [Int]) {
        (self.id, self.journal, self.decision, self.lines) = (id, journal, decision, lines)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> LimitJournal {
        var journal = try book.limitJournal(id, self.journal)
        if journal.state == .posted {
            throw Rejection(.journalAlreadyPosted, field: "journal", "journal \(journal.number) is posted")
        }
        let isOpen = journal.state == .submitted || (decision == .recall && journal.state != .draft)
        guard isOpen else {
            throw Rejection(
                .stateNotAllowed, field: "journal", "journal \(journal.number) is \(journal.state)",
                [.init("state", "\(journal.state)")])
        }
        if decision == .recall {
            for index in journal.lines.indices { journal.lines[index].state = .pending }
            journal.state = .draft
        } else {
            try decideLines(&journal)
        }
        draft.add(.credit(.journalMoved(id, journal.number, journal.state, journal.lines.map(\.state))), book)
        if journal.state == .approved, book.companies[id].parameters.autoPostAfterApproval {
            try journal.post(ignoresEligible: false, book, &draft)
        }
        return journal
    }

    private func decideLines(_ journal: inout LimitJournal) throws(Rejection) {
        let answer: LimitLineState = decision == .approve ? .approved : .rejected
        for (place, line) in lines.enumerated() {
            guard journal.lines.indices.contains(line), journal.lines[line].state == .pending else {
                throw Rejection(.fieldInvalid, field: "lines[\(place)]", "line \(line) does not wait for a decision")
            }
            journal.lines[line].state = answer
        }
        if lines.isEmpty {
            for index in journal.lines.indices where journal.lines[index].state == .pending { journal.lines[index].state = answer }
        }
        if journal.lines.contains(where: { $0.state == .pending }) { return }
        journal.state = journal.lines.contains { $0.state == .approved } ? .approved : .rejected
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.limitJournalChange(id, journal) }
}

/// Journals of a company by number, a page at a time, without their lines.
package struct ListLimitJournals: Query {
    package let id: CompanyID
    package let after: Code

    package init(id: CompanyID, after: Code) { (self.id, self.after) = (id, after) }

    package static let pageMax = 1_000

    package struct Answer: Sendable {
        package var journals: [LimitJournal]
        package var hasMore: Bool
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let all = book.limits.journals(of: id, after: after)
        return Answer(journals: Array(all.prefix(ListLimitJournals.pageMax)), hasMore: all.count > ListLimitJournals.pageMax)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
