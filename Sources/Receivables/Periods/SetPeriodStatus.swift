/// OPEN <-> ON_HOLD; CLOSED is for ever, and asks for the token of the close check while work is open.
///
/// Rejections in order: PERIOD_NOT_FOUND, STATE_NOT_ALLOWED (closed already), STATE_NOT_ALLOWED (open work, with
/// counts and `confirm_token`). Rules: setup:PC-1, PC-3, PC-7.
package struct SetPeriodStatus: Command {
    package let id: CompanyID
    /// Its name: YYYY-MM of its first day, of another kind with that behind it.
    package let period: Code
    package let status: PeriodStatus
    /// Of `CloseCheck`: closes although work is open, as long as it is the work that was shown.
    package let confirmToken: String

    package init(id: CompanyID, period: Code, status: PeriodStatus, confirmToken: String = "") {
        self.id = id
        self.period = period
        self.status = status
        self.confirmToken = confirmToken
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Period {
        var found = try book.companies.period(id, named: period)
        if found.status == .closed { throw .periodIsClosed(found) }
        if status == .closed {
            let list = book.closeList(id, found)
            if !list.isDone, list.confirmToken != confirmToken { throw .workIsOpen(found, list) }
        }
        found.status = status
        draft.add(.periodSet(id, found), book)
        return found
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension Rejection {
    static func periodIsClosed(_ period: Period) -> Rejection {
        Rejection(
            .stateNotAllowed, field: "status", "period \(period.name) is CLOSED, which is for ever",
            [.init("state", "CLOSED"), .init("current_state", "CLOSED")])
    }

    static func workIsOpen(_ period: Period, _ list: CloseList) -> Rejection {
        var figures: [Figure] = [.init("period", period.name), .init("confirm_token", list.confirmToken)]
        for row in list.open { figures.append(.init(row.step.name, UInt64(row.count))) }
        let steps = list.open.map { "\($0.count) of \($0.step.name)" }.joined(separator: ", ")
        return Rejection(
            .stateNotAllowed, field: "status",
            "period \(period.name) has open work: \(steps). Send the confirm token to close it anyway", figures)
    }
}
