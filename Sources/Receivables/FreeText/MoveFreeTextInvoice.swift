/// Takes a draft one step along the workflow, calculates its tax, or deletes it (setup section 5).
///
///     submit      DRAFT -> SUBMITTED (with parameter workflow)
///     approve     SUBMITTED -> APPROVED          reject  SUBMITTED -> REJECTED
///     fault       SUBMITTED -> UNRECOVERABLE
///     recall      APPROVED, REJECTED, UNRECOVERABLE -> DRAFT; while SUBMITTED, who decides has it (setup section 5)
///     calculate   DRAFT, SUBMITTED, APPROVED: the tax is worked out and stays so until a change
///     delete      any state but POSTED
///
/// Rejections: NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED, NOTHING_TO_POST (submit without lines).
package struct MoveFreeTextInvoice: Command {
    package enum Step: UInt8, Sendable, BitwiseCopyable {
        case submit, approve, reject, fault, recall, calculate, delete
    }

    package let companyID: CompanyID
    package let id: FreeTextID
    package let expectedVersion: UInt64
    package let step: Step

    package init(company: CompanyID, id: FreeTextID, expectedVersion: UInt64, step: Step) {
        companyID = company
        self.id = id
        self.expectedVersion = expectedVersion
        self.step = step
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> FreeTextView {
        var row = try book.openFreeText(companyID, id, version: expectedVersion, states: from)
        let totals = step == .calculate ? try row.totals(in: companyID, book, at: now) : nil
        switch step {
        case .submit:
            guard book.companies[companyID].parameters.workflow else {
                throw Rejection(
                    .stateNotAllowed, field: "draft_id", "without workflow a DRAFT is posted as it is",
                    [.init("current_state", row.head.state.name)])
            }
            if row.document.lines.isEmpty { throw .nothingToPost(field: "draft_id") }
            row.head.state = .submitted
        case .approve: row.head.state = .approved
        case .reject: row.head.state = .rejected
        case .fault: row.head.state = .unrecoverable
        case .recall: row.head.state = .draft
        case .delete: row.head.state = .deleted
        case .calculate:
            row.head.isTaxCalculated = true
            draft.add(.freeText(.taxed(id)), book)
            return FreeTextView(row, totals, after: book)
        }
        draft.add(.freeText(.moved(id, row.head.state)), book)
        if step == .delete { return FreeTextView(row.head) }
        return FreeTextView(row, try? row.totals(in: companyID, book, at: now), after: book)
    }

    private var from: [FreeTextState] {
        switch step {
        case .submit: [.draft]
        case .approve, .reject, .fault: [.submitted]
        case .recall: [.approved, .rejected, .unrecoverable]
        case .calculate: [.draft, .submitted, .approved]
        case .delete: [.draft, .submitted, .approved, .rejected, .unrecoverable]
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.freeTextLastChange(companyID, id) }
}
