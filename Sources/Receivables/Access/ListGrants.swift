/// The grants in force, of one principal or of all, at most a page.
package struct ListGrants: Query {
    /// Empty: of all.
    package let principal: Code
    package let page: Int
    /// The page begins behind it.
    package let after: GrantID

    package init(principal: Code, page: Int, after: GrantID = GrantID(0)) {
        (self.principal, self.page, self.after) = (principal, page, after)
    }

    package struct Answer: Sendable {
        package let grants: [Grant]
        package let isLast: Bool
        /// A grant was made once: what is not granted is denied.
        package let isInForce: Bool
        package let denials: UInt64
        /// Records that broken glass made possible.
        package let glassUses: UInt64
    }

    package var company: CompanyID? { nil }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let rows = (principal.isEmpty ? book.grants.all : book.grants.grants(of: principal)).filter { $0.id > after }
        return Answer(
            grants: Array(rows.prefix(page)), isLast: rows.count <= page, isInForce: book.grants.isInForce,
            denials: book.grants.denials, glassUses: book.grants.glassUses)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.grants.lastChange }
}
