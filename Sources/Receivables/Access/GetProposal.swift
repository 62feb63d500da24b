/// One proposal, as it stands now.
package struct GetProposal: Query {
    package let id: ProposalID

    package init(id: ProposalID) { self.id = id }

    package var company: CompanyID? { nil }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Proposal {
        guard let proposal = book.proposals.find(id) else { throw .noSuchProposal(id) }
        return proposal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.proposals.lastChange }
}

extension Rejection {
    /// The answer about a proposal that is not there, and about one that the caller may not see.
    package static func noSuchProposal(_ id: ProposalID) -> Rejection {
        Rejection(
            .proposalNotFound, field: "proposal_id", "there is no proposal \(id.number)",
            [.init("proposal_id", UInt64(id.number))])
    }
}
