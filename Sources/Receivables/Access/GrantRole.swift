/// Gives a principal a role. The first grant of a store ends the time in which everybody may do everything.
///
/// Rejections in order: FIRST_GRANT (the first one must be security.grant in all companies, or nobody could grant
/// the second), SELF_GRANT, GRANT_EXISTS, ROLES_CONFLICT.
package struct GrantRole: Command {
    package let principal: Code
    package let role: Role
    /// None: everywhere.
    package let place: CompanyID
    package let upTo: Money?
    /// Who asks.
    package let by: Code
    package let reason: String

    package init(principal: Code, role: Role, place: CompanyID, upTo: Money?, by: Code, reason: String) {
        (self.principal, self.role, self.place, self.upTo) = (principal, role, place, upTo)
        (self.by, self.reason) = (by, reason)
    }

    package var company: CompanyID? { nil }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Grant {
        if !book.grants.isInForce {
            guard role == .securityGrant, place.isNone else {
                throw Rejection(
                    .firstGrant, field: "role", "the first grant gives security.grant in all companies",
                    [.init("role", role.name)])
            }
        } else if principal == by {
            throw Rejection(.selfGrant, field: "principal", "\(by) cannot grant a role to itself")
        }
        // What a broken glass gives is over soon and binds nobody.
        for held in book.grants.grants(of: principal) where held.until == nil {
            if held.role == role, held.company == place {
                throw Rejection(
                    .grantExists, field: "role", "\(principal) has \(role.name) there by grant \(held.id.number)",
                    [.init("grant_id", UInt64(held.id.number))])
            }
            guard !held.role.excludes(role) else {
                throw Rejection(
                    .rolesConflict, field: "role",
                    "\(principal) has \(held.role.name), which nobody may hold beside \(role.name)",
                    [.init("held", held.role.name), .init("wanted", role.name)])
            }
        }
        let grant = Grant(
            id: GrantID(book.grants.count + 1), principal: principal, role: role, company: place, upTo: upTo, by: by,
            reason: reason)
        draft.add(.access(.granted(grant)), book)
        return grant
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.grants.lastChange }
}
