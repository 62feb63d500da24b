/// Marks the steps of documents that are checked, the whole set at once (credit:CP-1).
///
/// The check at the till is always marked and knows no grace days. Rejections in order: DUPLICATE_KEY,
/// GRACE_DAYS_NOT_ALLOWED, GRACE_DAYS_INCOMPLETE.
package struct SetCheckpoints: Command {
    package let id: CompanyID
    package let rows: [CheckpointRow]

    package init(id: CompanyID, rows: [CheckpointRow]) { (self.id, self.rows) = (id, rows) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> [CheckpointRow] {
        for (index, row) in rows.enumerated() {
            if rows[..<index].contains(where: { $0.checkpoint == row.checkpoint }) {
                throw Rejection(.duplicateKey, field: "checkpoints[\(index)]", "\(row.checkpoint) is named twice")
            }
            if row.graceDays > 0, !row.isMarked || row.checkpoint == .posCheck {
                throw Rejection(
                    .graceDaysNotAllowed, field: "checkpoints[\(index)].grace_days",
                    "\(row.checkpoint) is not marked, or is the till's check")
            }
        }
        let marked = rows.filter { $0.isMarked && $0.checkpoint != .posCheck }
        if marked.contains(where: { $0.graceDays > 0 }), let bare = marked.first(where: { $0.graceDays == 0 }) {
            throw Rejection(
                .graceDaysIncomplete, field: "checkpoints", "\(bare.checkpoint) is marked and has no grace days, others have")
        }
        draft.add(.credit(.checkpointsSet(id, rows)), book)
        return rows
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Creates a reason for holds, releases or changes of status, or describes it anew. Its kind stays.
///
/// Rejections in order: REASON_TYPE_MISMATCH, TOO_MANY_ITEMS.
package struct SetCreditReason: Command {
    package let id: CompanyID
    package let row: CreditReasonRow

    package init(id: CompanyID, row: CreditReasonRow) { (self.id, self.row) = (id, row) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CreditReasonRow {
        if let before = book.creditHolds.reason(id, row.code) {
            guard before.kind == row.kind else {
                throw Rejection(
                    .reasonTypeMismatch, field: "reason.type", "reason \(row.code) is one of \(before.kind)",
                    [.init("reason", row.code.text)])
            }
        } else if book.creditHolds.reasons(of: id).count >= CreditReasonRow.perCompanyMax {
            throw .tooMany(CreditReasonRow.perCompanyMax + 1, max: CreditReasonRow.perCompanyMax, field: "reason")
        }
        draft.add(.credit(.reasonSet(id, row)), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Checkpoints and reasons of a company.
package struct GetHoldSetup: Query {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package struct Answer: Equatable, Sendable {
        /// Nil: every step is marked for posting, without grace days.
        package var checkpoints: [CheckpointRow]?
        package var reasons: [CreditReasonRow]
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        Answer(checkpoints: book.creditHolds.checkpoints(of: id), reasons: book.creditHolds.reasons(of: id))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension Book {
    /// Whether rules run at a step: always at the till, elsewhere where it is marked (credit:CP-1).
    ///
    /// Without a set of its own a company has every step marked for posting.
    func runsRules(at checkpoint: Checkpoint, of company: CompanyID, proForma: Bool = false) -> Bool {
        if checkpoint == .posCheck { return true }
        guard let rows = creditHolds.checkpoints(of: company) else { return true }
        return rows.contains { $0.checkpoint == checkpoint && (proForma ? $0.proForma : $0.posting) }
    }

    /// What is wished for a request at a step: no rules where it is not marked.
    func wish(_ wish: RuleWish, at checkpoint: Checkpoint, of company: CompanyID) -> RuleWish {
        if runsRules(at: checkpoint, of: company) { return wish }
        var wish = wish
        wish.skipsRules = true
        return wish
    }
}
