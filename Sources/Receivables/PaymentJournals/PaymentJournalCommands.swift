/// Creates an empty payment journal. Rejections: NUMBER_TAKEN.
package struct CreatePaymentJournal: Command {
    package let id: CompanyID
    package let number: Code
    package let name: Code
    package let description: String

    package init(id: CompanyID, number: Code, name: Code, description: String) {
        (self.id, self.number, self.name, self.description) = (id, number, name, description)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> PaymentJournal {
        if book.paymentJournals.find(id, number) != nil { throw .numberTaken(number, field: "journal") }
        let journal = PaymentJournal(
            id: PaymentJournalID(UInt32(book.paymentJournals.count) + 1), company: id, number: number, name: name,
            description: description)
        draft.add(.payment(.journalCreated(journal)), book)
        return journal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.paymentJournalChange(id, number) }
}

/// Deletes a line of a draft; its marks end with it (payments:SE-2, RV-1).
///
/// Rejections in order: NOT_FOUND (journal), JOURNAL_LOCKED, NOT_FOUND (line), STATE_NOT_ALLOWED (with the bank).
package struct DeletePaymentLine: Command {
    package let id: CompanyID
    package let journal: Code
    package let line: UInt32

    package init(id: CompanyID, journal: Code, line: UInt32) { (self.id, self.journal, self.line) = (id, journal, line) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> PaymentJournal {
        var journal = try book.draftPaymentJournal(id, self.journal)
        let line = try journal.line(self.line, field: "line")
        if line.status != .none, line.status != .rejected { throw .withTheBank(line, journal, field: "line") }
        draft.add(.payment(.lineDeleted(journal.id, line.number)), book)
        journal.lines.removeAll { $0.number == line.number }
        return journal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.paymentJournalChange(id, journal) }
}

/// What the bank said of lines of a draft (payments:PJ-2).
///
/// Rejections in order: NOT_FOUND (journal), JOURNAL_LOCKED, NOT_FOUND (line), NOTHING_TO_POST (no lines).
package struct SetPaymentStatus: Command {
    package let id: CompanyID
    package let journal: Code
    /// None: all lines.
    package let lines: [UInt32]
    package let status: PaymentStatus

    package init(id: CompanyID, journal: Code, lines: [UInt32], status: PaymentStatus) {
        (self.id, self.journal, self.lines, self.status) = (id, journal, lines, status)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> PaymentJournal {
        var journal = try book.draftPaymentJournal(id, self.journal)
        for (place, number) in lines.enumerated() { _ = try journal.line(number, field: "lines[\(place)]") }
        if journal.lines.isEmpty { throw .emptyJournal(journal) }
        for place in journal.lines.indices {
            guard lines.isEmpty || lines.contains(journal.lines[place].number) else { continue }
            if journal.lines[place].status == status { continue }
            journal.lines[place].status = status
            draft.add(.payment(.lineSet(journal.id, journal.lines[place])), book)
        }
        return journal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.paymentJournalChange(id, journal) }
}

package struct GetPaymentJournal: Query {
    package let id: CompanyID
    package let journal: Code

    package init(id: CompanyID, journal: Code) { (self.id, self.journal) = (id, journal) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> PaymentJournal {
        try book.paymentJournal(id, journal)
    }

    // Payments that are taken back change what is told of their lines.
    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Journals of a company by number, a page at a time.
package struct ListPaymentJournals: Query {
    package let id: CompanyID
    package let after: Code

    package init(id: CompanyID, after: Code) { (self.id, self.after) = (id, after) }

    package static let pageMax = 1_000

    package struct Answer: Sendable {
        package var journals: [PaymentJournal]
        package var hasMore: Bool
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let all = book.paymentJournals.journals(of: id, after: after)
        return Answer(journals: Array(all.prefix(Self.pageMax)), hasMore: all.count > Self.pageMax)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Rejection {
    static func withTheBank(_ line: PaymentLine, _ journal: PaymentJournal, field: String) -> Rejection {
        Rejection(
            .stateNotAllowed, field: field,
            "line \(line.number) of journal \(journal.number) is \(line.status): set it to rejected first",
            [.init("line", UInt64(line.number)), .init("payment_status", "\(line.status)")])
    }

    static func emptyJournal(_ journal: PaymentJournal) -> Rejection {
        Rejection(
            .nothingToPost, field: "journal", "journal \(journal.number) has no lines",
            [.init("journal", journal.number.text)])
    }
}
