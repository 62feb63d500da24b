/// Asks for a second person's approval of a request. Nothing of the request happens yet.
///
/// Rejections: TOO_MANY_ITEMS (open proposals).
package struct Propose: Command {
    package let by: Code
    package let method: UInt16
    package let place: CompanyID
    package let message: [UInt8]
    /// 32 bytes, worked out by who knows the bytes.
    package let hash: [UInt8]
    package let reason: String

    package init(by: Code, method: UInt16, place: CompanyID, message: [UInt8], hash: [UInt8], reason: String) {
        (self.by, self.method, self.place) = (by, method, place)
        (self.message, self.hash, self.reason) = (message, hash, reason)
    }

    package var company: CompanyID? { nil }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Proposal {
        // Those that nobody decided in time make room.
        var openCount = book.proposals.open.count
        for id in book.proposals.open.prefix(Proposal.sweptMax) {
            guard let row = book.proposals.find(id), row.isExpired(at: now.instant) else { break }
            draft.add(.access(.proposalClosed(id, .expired, by: "engine", reason: "")), book)
            openCount -= 1
        }
        guard openCount < Proposal.openMax else {
            throw Rejection(
                .tooManyItems, "\(openCount) proposals are open", [.init("limit", UInt64(Proposal.openMax))])
        }
        let proposal = Proposal(
            id: ProposalID(UInt32(book.proposals.rows.count) + 1), by: by, method: method, company: place,
            message: message, hash: hash, reason: reason, proposed: now.instant,
            expires: Instant(nanoseconds: now.instant.nanoseconds + Proposal.lifeHours * 3_600_000_000_000))
        draft.add(.access(.proposed(proposal)), book)
        return proposal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.proposals.lastChange }
}
