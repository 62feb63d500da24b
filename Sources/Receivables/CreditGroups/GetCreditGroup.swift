/// A credit group with its members and its pool as it stands: limit, exposure, what is available.
package struct GetCreditGroup: Query {
    package let id: CompanyID
    package let group: Code

    package init(id: CompanyID, group: Code) { (self.id, self.group) = (id, group) }

    package struct Answer: Equatable, Sendable {
        package var group: CreditGroup
        /// The temporary limit in force, else the group's own.
        package var limit: Money
        /// Nil when a rate is missing.
        package var exposure: Money?
        package var members: [Member]
        package var temporaryLimits: [TemporaryLimit]
        package var version: UInt64
    }

    package struct Member: Equatable, Sendable {
        package var company: CompanyID
        package var customer: Code
        /// Group currency; nil when a rate is missing.
        package var exposure: Money?
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let group = try book.creditGroup(id, group)
        let pool = book.creditGroups.pool(group.id)
        let members = book.creditGroups.members(of: group.id)
        let nothing = Money(0, pool.limit.currency)
        var rows: [Member] = []
        for member in members {
            let own = try PoolExposure.standing(
                of: CollectionOfOne(member), pool, limit: nothing, requested: nothing, pending: [], book, at: now)
            rows.append(
                Member(company: book.customers[member].company, customer: book.customers[member].number, exposure: own?.exposure))
        }
        let limit = book.creditGroups.temporaryLimit(of: group.id, on: now.today).map { Money($0.amount, pool.limit.currency) }
        let total = try PoolExposure.standing(
            of: members, pool, limit: nothing, requested: nothing, pending: [], book, at: now)
        var version = book.creditGroups.lastChange(of: group.id)
        for member in members { version = max(version, book.customers[member].lastChange) }
        return Answer(
            group: group, limit: limit ?? pool.limit, exposure: total?.exposure, members: rows,
            temporaryLimits: book.creditGroups.temporaryLimits(of: group.id), version: version)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let group = book.creditGroups.find(id, group) else { return book.sequence }
        let members = book.creditGroups.members(of: group.id)
        return max(
            book.companies[id].lastChange, book.creditGroups.lastChange(of: group.id),
            members.first.map { book.poolLastChange(of: $0) } ?? 0)
    }
}

/// The groups of a company by code, a page at a time, without their members.
package struct ListCreditGroups: Query {
    package let id: CompanyID
    /// Groups behind this code; empty: from the first.
    package let after: Code

    package init(id: CompanyID, after: Code) { (self.id, self.after) = (id, after) }

    package static let pageMax = 1_000

    package struct Answer: Sendable {
        package var groups: [(group: CreditGroup, members: Int)]
        package var hasMore: Bool
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let all = book.creditGroups.groups.filter { $0.company == id && $0.code.text > after.text || $0.company == id && after.isEmpty }
            .sorted { $0.code.text < $1.code.text }
        let page = all.prefix(ListCreditGroups.pageMax)
        return Answer(
            groups: page.map { ($0, book.creditGroups.members(of: $0.id).count) }, hasMore: page.count < all.count)
    }

    package func isLong(_ book: borrowing Book) -> Bool { book.creditGroups.groups.count > 10_000 }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
