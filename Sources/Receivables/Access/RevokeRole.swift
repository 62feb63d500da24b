/// Takes a grant back; it is worth nothing from the next request on.
///
/// Rejections in order: GRANT_NOT_FOUND, LAST_SECURITY_GRANT (somebody must be left who can grant).
package struct RevokeRole: Command {
    package let id: GrantID
    /// Who asks.
    package let by: Code
    package let reason: String

    package init(id: GrantID, by: Code, reason: String) { (self.id, self.by, self.reason) = (id, by, reason) }

    package var company: CompanyID? { nil }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Grant {
        guard let grant = book.grants.find(id) else {
            throw Rejection(
                .grantNotFound, field: "grant_id", "there is no grant \(id.number) in force",
                [.init("grant_id", UInt64(id.number))])
        }
        if grant.role == .securityGrant, grant.company.isNone {
            let others = book.grants.all.contains {
                $0.id != id && $0.role == .securityGrant && $0.company.isNone
            }
            guard others else {
                throw Rejection(
                    .lastSecurityGrant, field: "grant_id", "nobody else could grant or revoke anything in all companies")
            }
        }
        draft.add(.access(.revoked(id, by: by, reason: reason)), book)
        return grant
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.grants.lastChange }
}
