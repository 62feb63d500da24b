import Receivables
import Schema
import SwiftProtobuf

// Dual control: requests -> commands, answers -> responses.

extension Propose {
    /// `place`: the company of the proposed request; `hash`: over what is to be approved.
    package init(
        _ message: Reskontra_V1_ProposeRequest, _ place: CompanyID, by: Code, hash: [UInt8]
    ) throws(FieldErrors) {
        var border = Border()
        if message.request.count > Proposal.messageBytesMax {
            border.bad("request", .fieldTooLong, "has \(message.request.count) bytes, at most \(Proposal.messageBytesMax) are taken")
        }
        let reason = border.text(message.reason, "reason", required: true)
        try border.check()
        self.init(
            by: by, method: UInt16(truncatingIfNeeded: message.method), place: place, message: [UInt8](message.request),
            hash: hash, reason: reason)
    }
}

extension CloseProposal {
    package init(_ message: Reskontra_V1_RejectRequest, by: Code) throws(FieldErrors) {
        try self.init(message.proposalID, message.reason, isWithdrawal: false, by)
    }

    package init(_ message: Reskontra_V1_WithdrawRequest, by: Code) throws(FieldErrors) {
        try self.init(message.proposalID, message.reason, isWithdrawal: true, by)
    }

    private init(_ id: UInt32, _ reason: String, isWithdrawal: Bool, _ by: Code) throws(FieldErrors) {
        var border = Border()
        if id == 0 { border.bad("proposal_id", .fieldRequired, "is required") }
        let reason = border.text(reason, "reason", required: !isWithdrawal)
        try border.check()
        self.init(id: ProposalID(id), isWithdrawal: isWithdrawal, by: by, reason: reason)
    }
}

extension ListProposals {
    package init(_ message: Reskontra_V1_ListProposalsRequest, _ place: CompanyID) throws(FieldErrors) {
        var border = Border()
        let token = border.pageToken(message.page, filter: ListProposals.filter(place, message.openOnly))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(
            place: place, openOnly: message.openOnly, page: size,
            after: ProposalID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ place: CompanyID, _ openOnly: Bool) -> UInt64 {
        PageToken.filter("proposals", "\(place.number)", "\(openOnly)")
    }
}

extension Reskontra_V1_Proposal {
    package init(_ row: Proposal, _ book: borrowing Book, at now: Instant) {
        self.init()
        id = row.id.number
        proposedBy = row.by.text
        method = UInt32(row.method)
        if !row.company.isNone { company = book.companies[row.company].code.text }
        request = .init(row.message)
        hash = .init(row.hash)
        reason = row.reason
        proposedAt = .init(row.proposed)
        expiresAt = .init(row.expires)
        state = row.isExpired(at: now) ? .expired : Reskontra_V1_ProposalState(rawValue: Int(row.state.rawValue)) ?? .open
        closedBy = row.closedBy.text
        closedFor = row.closedFor
    }
}

extension Reskontra_V1_ListProposalsResponse {
    package init(_ answer: ListProposals.Answer, of query: ListProposals, _ book: borrowing Book) {
        self.init()
        for row in answer.proposals { proposals.append(.init(row, book, at: answer.now)) }
        guard !answer.isLast, let last = answer.proposals.last else { return }
        nextPageToken = PageToken(
            first: UInt64(last.id.number), filter: ListProposals.filter(query.place, query.openOnly)
        ).text
    }
}
