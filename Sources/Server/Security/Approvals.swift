import Engine
import Receivables
import Schema
import SwiftProtobuf
import Wire

// Dual control: what one person proposes another approves; then exactly the proposed bytes are executed, by the
// approver's right, in one record with the approval.

/// Set while a proposed request is executed: its place, and the call that approves it.
struct Approving {
    let proposal: ProposalID
    let company: CompanyID
    let call: Inbound
}

extension NativePort {
    /// Whether the call must be proposed and approved instead of being made.
    func needsApproval(_ call: Inbound) -> Bool {
        guard call.method.proposers != 0, approving == nil, engine.book.grants.isInForce else { return false }
        // As long as one person alone may grant, nobody else could approve.
        return call.method != .grantRole || engine.book.grants.grantersEverywhere > 1
    }

    static func approvalNeeded(_ method: Schema.Method) -> Rejection {
        Rejection(
            .approvalNeeded, "\(method.name) takes two people: propose it, and another approves",
            [.init("method", method.name)])
    }

    func propose(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ProposeRequest.self) else { return }
        guard let method = UInt16(exactly: message.method).flatMap(Schema.Method.init(rawValue:)), method.proposers != 0 else {
            return refuse(
                call,
                Rejection(
                    .methodNotProposable, field: "method", "method \(message.method) is none that takes two people",
                    [.init("method", UInt64(message.method))]))
        }
        guard let place = proposalPlace(call, message.company, isStores: method == .grantRole) else { return }
        let session = session(call.id)
        let held = engine.book.grants.roles(of: session.pointee.principal, in: place)
        guard !engine.book.grants.isInForce || !held.isDisjoint(with: RoleSet(rawValue: method.proposers)) else {
            noteDenial(call, place)
            return refuse(call, NativePort.accessDenied(method))
        }
        let code = place.isNone ? Code.empty : engine.book.companies[place].code
        let hash = Engine.proposalHash(method: method.rawValue, company: code, message: [UInt8](message.request))
        let by = session.pointee.principal
        write(call, message.mode, 0, { try Propose(message, place, by: by, hash: hash) }) { [engine] row, book, _ in
            var response = Reskontra_V1_ProposeResponse()
            response.proposal = .init(row, book, at: engine.instant)
            return response
        }
    }

    func approve(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ApproveRequest.self) else { return }
        let session = session(call.id)
        let id = ProposalID(message.proposalID)
        guard let found = engine.book.proposals.find(id) else {
            return refuse(call, Rejection(.proposalNotFound, field: "proposal_id", "there is no proposal \(id.number)"))
        }
        // A retry of what was approved has its answer, although the proposal is closed by now.
        let place = found.company.isNone ? nil : found.company
        guard !engine.isAnswered(request(call), of: place) else { return }
        do {
            let proposal = try engine.book.approvable(
                id, hash: [UInt8](message.hash), by: session.pointee.principal, at: engine.moment(nil).instant)
            guard let method = Schema.Method(rawValue: proposal.method) else { return refuse(call, NativePort.methodGone) }
            guard permits(session, method, in: proposal.company) else { return deny(call, proposal.company) }
            approving = Approving(proposal: id, company: proposal.company, call: call)
            defer { approving = nil }
            proposal.message.withUnsafeBytes { bytes in
                let frame = RequestFrame(head: call.frame.head, message: bytes, byteCount: bytes.count)
                dispatch(Inbound(id: call.id, frame: frame, method: method))
            }
        } catch {
            refuse(call, error)
        }
    }

    private static var methodGone: Rejection { Rejection(.methodUnknown, "this server no longer has the proposed method") }

    func reject(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_RejectRequest.self) else { return }
        let session = session(call.id)
        if let found = engine.book.proposals.find(ProposalID(message.proposalID)),
            let method = Schema.Method(rawValue: found.method), !permits(session, method, in: found.company)
        {
            return deny(call, found.company)
        }
        let by = session.pointee.principal
        close(call, message.mode, { try CloseProposal(message, by: by) }) { proposal in
            var response = Reskontra_V1_RejectResponse()
            response.proposal = proposal
            return response
        }
    }

    func withdraw(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_WithdrawRequest.self) else { return }
        let by = session(call.id).pointee.principal
        close(call, message.mode, { try CloseProposal(message, by: by) }) { proposal in
            var response = Reskontra_V1_WithdrawResponse()
            response.proposal = proposal
            return response
        }
    }

    private func close<R: Message>(
        _ call: Inbound, _ mode: Reskontra_V1_Mode, _ make: () throws -> CloseProposal,
        _ respond: (Reskontra_V1_Proposal) -> R
    ) {
        write(call, mode, 0, make) { [engine] row, book, _ in respond(.init(row, book, at: engine.instant)) }
    }

    func listProposals(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ListProposalsRequest.self),
            let place = proposalPlace(call, message.company, isStores: message.company.isEmpty)
        else { return }
        do {
            let query = try ListProposals(message, place)
            read(call, query, message.minSequence) { answer, book, writer in
                writer.append(Reskontra_V1_ListProposalsResponse(answer, of: query, book))
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    /// The company meant, or none for the store itself; nil after the refusal was sent.
    private func proposalPlace(_ call: Inbound, _ company: String, isStores: Bool) -> CompanyID? {
        if company.isEmpty, isStores { return permitsStore(call) ? CompanyID.none : nil }
        return self.company(call, company)
    }
}
