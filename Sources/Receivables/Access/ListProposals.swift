/// Proposals in the order they were made, at most a page.
package struct ListProposals: Query {
    /// None: of all companies.
    package let place: CompanyID
    package let openOnly: Bool
    package let page: Int
    package let after: ProposalID

    package init(place: CompanyID, openOnly: Bool, page: Int, after: ProposalID = ProposalID(0)) {
        (self.place, self.openOnly, self.page, self.after) = (place, openOnly, page, after)
    }

    package struct Answer: Sendable {
        package let proposals: [Proposal]
        package let isLast: Bool
        package let now: Instant
    }

    package var company: CompanyID? { nil }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var found: [Proposal] = []
        for row in book.proposals.rows.dropFirst(Int(after.number)) {
            guard place.isNone || row.company == place, !openOnly || row.state == .open else { continue }
            found.append(row)
            if found.count > page { break }
        }
        return Answer(proposals: Array(found.prefix(page)), isLast: found.count <= page, now: now.instant)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.proposals.lastChange }
}
