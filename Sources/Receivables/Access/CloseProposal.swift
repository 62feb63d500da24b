/// Ends a proposal without executing it: its proposer withdraws, anybody who could approve it rejects.
///
/// Rejections in order: PROPOSAL_NOT_FOUND, PROPOSAL_CLOSED, and of a withdrawal ACCESS_DENIED.
package struct CloseProposal: Command {
    package let id: ProposalID
    package let isWithdrawal: Bool
    package let by: Code
    package let reason: String

    package init(id: ProposalID, isWithdrawal: Bool, by: Code, reason: String) {
        (self.id, self.isWithdrawal, self.by, self.reason) = (id, isWithdrawal, by, reason)
    }

    package var company: CompanyID? { nil }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Proposal {
        var proposal = try book.openProposal(id)
        if isWithdrawal, proposal.by != by {
            throw Rejection(.accessDenied, field: "proposal_id", "only \(proposal.by) can withdraw proposal \(id.number)")
        }
        proposal.state = isWithdrawal ? .withdrawn : .rejected
        (proposal.closedBy, proposal.closedFor) = (by, reason)
        draft.add(.access(.proposalClosed(id, proposal.state, by: by, reason: reason)), book)
        return proposal
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.proposals.lastChange }
}

extension Book {
    package func openProposal(_ id: ProposalID) throws(Rejection) -> Proposal {
        guard let proposal = proposals.find(id) else { throw .noSuchProposal(id) }
        guard proposal.state == .open else {
            throw Rejection(
                .proposalClosed, field: "proposal_id", "proposal \(id.number) is \(proposal.state) by \(proposal.closedBy)",
                [.init("proposal_id", UInt64(id.number)), .init("state", "\(proposal.state)")])
        }
        return proposal
    }

    /// The proposal that a person is about to approve, whose request may be executed now.
    ///
    /// Rejections in order: PROPOSAL_NOT_FOUND, PROPOSAL_CLOSED, PROPOSAL_EXPIRED, PROPOSAL_CHANGED (the hash named
    /// is another), SELF_APPROVAL.
    package func approvable(
        _ id: ProposalID, hash: [UInt8], by: Code, at now: Instant
    ) throws(Rejection) -> Proposal {
        let proposal = try openProposal(id)
        guard !proposal.isExpired(at: now) else {
            throw Rejection(
                .proposalExpired, field: "proposal_id",
                "proposal \(id.number) was good for \(Proposal.lifeHours) hours: propose again")
        }
        guard proposal.hash == hash else {
            throw Rejection(.proposalChanged, field: "hash", "proposal \(id.number) is another than the one approved")
        }
        guard proposal.by != by else {
            throw Rejection(.selfApproval, field: "proposal_id", "\(by) proposed it, so another must approve it")
        }
        return proposal
    }
}
