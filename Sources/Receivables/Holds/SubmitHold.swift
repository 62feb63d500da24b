/// Hands an open hold to approval (credit:HO-6).
///
/// Rejections in order: NOT_FOUND, NOT_AUTHORIZED_COMPANY, HOLD_NOT_OPEN, FORCED_NOT_ALLOWED_IN_WORKFLOW,
/// STATE_NOT_ALLOWED (submitted already).
package struct SubmitHold: Command {
    package let id: CompanyID
    package let hold: CreditHoldID

    package init(id: CompanyID, hold: CreditHoldID) { (self.id, self.hold) = (id, hold) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> HoldAnswer {
        var hold = try book.openHold(hold, id)
        if hold.isForced {
            throw Rejection(.forcedNotAllowedInWorkflow, field: "hold_id", "hold \(hold.id.number) was placed by hand")
        }
        if hold.workflow == .submitted || hold.workflow == .approved { throw .workflowState(hold) }
        hold.workflow = .submitted
        draft.add(.credit(.holdSet(hold)), book)
        return HoldAnswer(hold)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.holdLastChange(id, hold) }
}

/// Approves, rejects or recalls a submitted hold; an approval may release it at once (credit:HO-6).
///
/// A release that fails refuses the decision, and the hold stays open. Rejections in order: NOT_FOUND,
/// NOT_AUTHORIZED_COMPANY, HOLD_NOT_OPEN, STATE_NOT_ALLOWED, then those of the release.
package struct DecideHold: Command {
    package enum Decision: UInt8, Sendable, BitwiseCopyable {
        case approve = 1
        case reject = 2
        case recall = 3
    }

    package let id: CompanyID
    package let hold: CreditHoldID
    package let decision: Decision
    /// For an approval that releases; empty: default_release_reason.
    package let reason: Code
    package let mode: ReleaseMode

    package init(id: CompanyID, hold: CreditHoldID, decision: Decision, reason: Code, mode: ReleaseMode) {
        (self.id, self.hold, self.decision, self.reason, self.mode) = (id, hold, decision, reason, mode)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> HoldAnswer {
        var hold = try book.openHold(hold, id)
        guard hold.workflow == .submitted else { throw .workflowState(hold) }
        switch decision {
        case .approve: hold.workflow = .approved
        case .reject: hold.workflow = .rejected
        case .recall: hold.workflow = .recalled
        }
        let parameters = book.companies[id].parameters.holds
        guard decision == .approve, parameters.workflow == .releases else {
            draft.add(.credit(.holdSet(hold)), book)
            return HoldAnswer(hold)
        }
        let reason = reason.isEmpty ? parameters.defaultReleaseReason : reason
        try book.checkReason(reason, .release, id, field: "release_reason")
        let isOverridden = try hold.release(mode, reason, review: nil, book, at: now, &draft)
        return HoldAnswer(hold, isOverridden: isOverridden)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.holdLastChange(id, hold) }
}

extension Rejection {
    static func workflowState(_ hold: CreditHold) -> Rejection {
        Rejection(
            .stateNotAllowed, field: "hold_id", "hold \(hold.id.number) is \(hold.workflow) in the workflow",
            [.init("workflow", "\(hold.workflow)")])
    }
}
