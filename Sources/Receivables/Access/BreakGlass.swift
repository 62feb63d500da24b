/// Gives a principal a role for an hour in an emergency, whatever other roles it has; it then acts alone.
///
/// Takes two people itself: one proposes it, another approves it, and neither may give it to the approver. Whatever the
/// role makes possible is recorded as such (reliability 3.8). Rejections in order: STATE_NOT_ALLOWED (no grants are in
/// force), ROLES_CONFLICT (security.grant), SELF_GRANT, GRANT_EXISTS.
package struct BreakGlass: Command {
    package let principal: Code
    package let role: Role
    /// None: everywhere.
    package let place: CompanyID
    /// Who approves.
    package let by: Code
    package let reason: String

    package init(principal: Code, role: Role, place: CompanyID, by: Code, reason: String) {
        (self.principal, self.role, self.place) = (principal, role, place)
        (self.by, self.reason) = (by, reason)
    }

    package var company: CompanyID? { nil }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Grant {
        guard book.grants.isInForce else {
            throw Rejection(.stateNotAllowed, "no grants are in force: everybody may do everything")
        }
        guard role != .securityGrant else {
            throw Rejection(.rolesConflict, field: "role", "\(role.name) cannot be had by breaking glass")
        }
        guard principal != by else {
            throw Rejection(.selfGrant, field: "principal", "\(by) cannot grant a role to itself")
        }
        for held in book.grants.grants(of: principal)
        where held.until != nil && !held.isOver(at: now.instant) && held.role == role && held.company == place {
            throw Rejection(
                .grantExists, field: "role", "\(principal) has \(role.name) there by grant \(held.id.number)",
                [.init("grant_id", UInt64(held.id.number))])
        }
        let until = Instant(nanoseconds: now.instant.nanoseconds + Grant.emergencyHours * 3_600_000_000_000)
        let grant = Grant(
            id: GrantID(book.grants.count + 1), principal: principal, role: role, company: place, upTo: nil, by: by,
            reason: reason, until: until)
        draft.add(.access(.granted(grant)), book)
        return grant
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.grants.lastChange }
}
