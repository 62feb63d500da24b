/// A period as it stood in another system: who may post to it from which module, then its status.
///
/// CLOSED asks for no close check: the work that was open is not ours to do. A period that stands so already stays, so a
/// file may be read twice. Rejections in order: COMPANY_LIVE, PERIOD_NOT_FOUND, STATE_NOT_ALLOWED (closed, and something
/// differs), FIELD_INVALID (access, not operating), REFERENCE_UNKNOWN (group).
package struct ImportPeriod: Command {
    package let id: CompanyID
    /// Its name.
    package let period: Code
    package let status: PeriodStatus
    package let access: [Row]

    package struct Row: Equatable, Sendable {
        package let module: PeriodModule
        package let rule: AccessRule

        package init(module: PeriodModule, rule: AccessRule) { (self.module, self.rule) = (module, rule) }
    }

    package init(id: CompanyID, period: Code, status: PeriodStatus, access: [Row]) {
        (self.id, self.period, self.status, self.access) = (id, period, status, access)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Period {
        guard !book.companies[id].isLive else {
            throw Rejection(.companyLive, "the company is LIVE: openings are closed")
        }
        var found = try book.companies.period(id, named: period)
        if !access.isEmpty { _ = try book.companies.operatingPeriod(id, named: period) }
        let setup = book.companies.setups[Int(id.number) - 1]
        let rows = access.map { PeriodAccess(from: found.from, module: $0.module, rule: $0.rule) }
            .filter { row in
                // Without a row everybody may post.
                let known = setup.access.first { $0.from == row.from && $0.module == row.module }
                return known?.rule ?? .all != row.rule
            }
        guard !rows.isEmpty || found.status != status else { return found }
        if found.status == .closed { throw .periodIsClosed(found) }
        for row in rows {
            if case .group(let code) = row.rule, setup.userGroup(code) == nil {
                throw .unknown("user group", code, field: "access.group")
            }
            draft.add(.closing(.accessSet(id, row)), book)
        }
        if found.status != status {
            found.status = status
            draft.add(.periodSet(id, found), book)
        }
        return found
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Access of modules to periods, as it was set.
package struct ListPeriodAccess: Query {
    package let id: CompanyID
    package init(id: CompanyID) { self.id = id }
    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [PeriodAccess] {
        book.companies.setups[Int(id.number) - 1].access
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
