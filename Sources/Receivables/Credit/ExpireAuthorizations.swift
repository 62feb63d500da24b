/// Marks authorizations whose time is over, one bounded page; the engine issues it to itself.
///
/// Changes no answer: they count as expired from their instant on anyway (credit:AU-5). Keeps the expired head
/// of each list short. Answers how many; 0 leaves no event.
package struct ExpireAuthorizations: Command {
    package let limit: Int

    package init(limit: Int = pageMax) { self.limit = min(limit, ExpireAuthorizations.pageMax) }

    package static let pageMax = 1_000

    package var company: CompanyID? { nil }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Int {
        guard book.authorizations.nextExpiry <= now.instant else { return 0 }
        let ids = book.authorizations.expired(at: now.instant, limit: limit)
        if !ids.isEmpty { draft.add(.authorizationsExpired(ids), book) }
        return ids.count
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
