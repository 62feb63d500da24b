/// Says who may post to a period from a module: everybody, nobody, or a user group (setup:PC-2).
///
/// Rejections in order: PERIOD_NOT_FOUND, FIELD_INVALID (not operating), STATE_NOT_ALLOWED (closed), REFERENCE_UNKNOWN
/// (group).
package struct SetPeriodAccess: Command {
    package let id: CompanyID
    /// YYYY-MM of its first day.
    package let period: Code
    package let module: PeriodModule
    package let rule: AccessRule

    package init(id: CompanyID, period: Code, module: PeriodModule, rule: AccessRule) {
        self.id = id
        self.period = period
        self.module = module
        self.rule = rule
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PeriodAccess {
        let found = try book.companies.operatingPeriod(id, named: period)
        if found.status == .closed { throw .periodIsClosed(found) }
        if case .group(let code) = rule, book.companies.setups[Int(id.number) - 1].userGroup(code) == nil {
            throw .unknown("user group", code, field: "group")
        }
        let access = PeriodAccess(from: found.from, module: module, rule: rule)
        draft.add(.closing(.accessSet(id, access)), book)
        return access
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
