/// A hold as it is told.
package struct HoldAnswer: Equatable, Sendable {
    package var hold: CreditHold
    /// A sale was released above its limit (INFO_OVERRIDDEN).
    package var isOverridden = false

    init(_ hold: CreditHold, isOverridden: Bool = false) { (self.hold, self.isOverridden) = (hold, isOverridden) }
}

/// Lifts an open hold; the referred sale becomes a live reservation, its time to live starts now (credit:HO-2, HO-8).
///
/// Rejections in order: NOT_FOUND, NOT_AUTHORIZED_COMPANY, HOLD_NOT_OPEN, REASON_REQUIRED, REFERENCE_UNKNOWN,
/// REASON_TYPE_MISMATCH, APPROVAL_REQUIRED.
package struct ReleaseHold: Command {
    package let id: CompanyID
    package let hold: CreditHoldID
    package let mode: ReleaseMode
    package let reason: Code
    package let reviewDate: CalendarDate?

    package init(id: CompanyID, hold: CreditHoldID, mode: ReleaseMode, reason: Code, reviewDate: CalendarDate?) {
        (self.id, self.hold, self.mode, self.reason, self.reviewDate) = (id, hold, mode, reason, reviewDate)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> HoldAnswer {
        var hold = try book.openHold(hold, id)
        try book.checkReason(reason, .release, id, field: "release_reason")
        if book.companies[id].parameters.holds.workflow != .none, !hold.isForced, hold.workflow != .approved {
            throw Rejection(
                .approvalRequired, field: "hold_id", "hold \(hold.id.number) is not approved",
                [.init("workflow", "\(hold.workflow)")])
        }
        let isOverridden = try hold.release(mode, reason, review: reviewDate, book, at: now, &draft)
        return HoldAnswer(hold, isOverridden: isOverridden)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.holdLastChange(id, hold) }
}

/// Closes an open hold for good: the referred sale is declined (credit:HO-3).
///
/// Rejections in order: NOT_FOUND, NOT_AUTHORIZED_COMPANY, HOLD_NOT_OPEN; of a reason that is given REFERENCE_UNKNOWN,
/// REASON_TYPE_MISMATCH.
package struct RejectHold: Command {
    package let id: CompanyID
    package let hold: CreditHoldID
    /// Empty: none.
    package let reason: Code

    package init(id: CompanyID, hold: CreditHoldID, reason: Code) { (self.id, self.hold, self.reason) = (id, hold, reason) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> HoldAnswer {
        var hold = try book.openHold(hold, id)
        if !reason.isEmpty { try book.checkReason(reason, .release, id, field: "reason") }
        hold.close(.rejected, reason, book, at: now, &draft)
        return HoldAnswer(hold)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.holdLastChange(id, hold) }
}
