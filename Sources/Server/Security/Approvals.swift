import Engine
import Receivables
import Schema
import SwiftProtobuf
import Wire

// Dual control: what one person proposes another approves; then exactly the proposed bytes are executed, by the
// approver's right, in one record with the approval.
//
// A proposal of a company in which the caller may not read proposals is answered like one that is not there.

/// Set while a proposed request is executed: its place, and the call that approves it.
struct Approving {
    let proposal: ProposalID
    let company: CompanyID
    let isPreview: Bool
    var call: Inbound
}

extension NativePort {
    /// The broken glass that lets the caller do this, which is told to whoever watches the server.
    func glass(_ call: Inbound, _ roles: RoleSet) -> GrantID? {
        let session = session(call.id)
        let principal = session.pointee.principal
        let grant = engine.book.grants.emergency(
            of: principal, in: session.pointee.rolesIn, as: roles, at: engine.instant)
        guard let grant, call.method.writes else { return grant }
        metrics.glassCalls += 1
        about.alarm("broken glass in use: \(principal) calls \(call.method.name) by grant \(grant.number)")
        return grant
    }

    /// Goes on with the execution of a proposed request that had to wait.
    func resuming(_ approval: (Approving, OwnedBytes)?, _ body: () -> Void) {
        guard let (before, bytes) = approval else { return body() }
        bytes.withBytes { message in
            let call = before.call
            let frame = RequestFrame(head: call.frame.head, message: message, byteCount: call.frame.byteCount)
            var again = before
            again.call = Inbound(id: call.id, frame: frame, method: call.method)
            approving = again
            defer { approving = nil }
            body()
        }
    }

    // MARK: Routes

    func propose(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ProposeRequest.self) else { return }
        guard let method = UInt16(exactly: message.method).flatMap(Schema.Method.init(rawValue:)), method.proposers != 0
        else {
            return refuse(
                call,
                Rejection(
                    .methodNotProposable, field: "method", "method \(message.method) is none that takes two people",
                    [.init("method", UInt64(message.method))]))
        }
        guard let place = proposalPlace(call, message.company, isStores: NativePort.belongsToStore(method)) else { return }
        let by = session(call.id).pointee.principal
        guard mayPropose(by, method, in: place) else {
            noteDenial(call, place)
            return refuse(call, NativePort.accessDenied(method))
        }
        let code = place.isNone ? Code.empty : engine.book.companies[place].code
        let hash = Engine.proposalHash(method: method.rawValue, company: code, message: [UInt8](message.request))
        write(call, message.mode, 0, { try Propose(message, place, by: by, hash: hash) }) { [engine] row, book, _ in
            var response = Reskontra_V1_ProposeResponse()
            response.proposal = .init(row, book, at: engine.moment(nil).instant)
            return response
        }
    }

    func approve(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ApproveRequest.self), let found = proposal(call, message.proposalID)
        else { return }
        var border = Border()
        let isPreview = border.isPreview(message.mode)
        // A retry of what was approved has its answer, although the proposal is closed by now.
        let isStores = found.company.isNone || Schema.Method(rawValue: found.method).map(NativePort.belongsToStore) ?? false
        let place = isStores ? nil : found.company
        guard isPreview || !engine.isAnswered(request(call), of: place) else { return }
        do {
            try border.check()
            let by = session(call.id).pointee.principal
            let proposal = try engine.book.approvable(
                found.id, hash: [UInt8](message.hash), by: by, at: engine.moment(nil).instant)
            guard let method = Schema.Method(rawValue: proposal.method) else { return refuse(call, NativePort.methodGone) }
            guard mayPropose(proposal.by, method, in: proposal.company) else {
                return refuse(
                    call,
                    Rejection(
                        .proposalClosed, field: "proposal_id",
                        "\(proposal.by), who proposed it, has no role any more that may",
                        [.init("proposal_id", UInt64(proposal.id.number)), .init("state", "void")]))
            }
            approving = Approving(proposal: proposal.id, company: proposal.company, isPreview: isPreview, call: call)
            defer { approving = nil }
            guard permits(session(call.id), method, in: proposal.company) else { return deny(call, proposal.company) }
            proposal.message.withUnsafeBytes { bytes in
                let frame = RequestFrame(head: call.frame.head, message: bytes, byteCount: bytes.count)
                dispatch(Inbound(id: call.id, frame: frame, method: method))
            }
        } catch {
            let reason = (error as? Rejection)?.reason
            if let reason, reason.isOfRights { noteDenial(call, found.company, reason) }
            refuse(call, anyError: error)
        }
    }

    func reject(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_RejectRequest.self), let found = proposal(call, message.proposalID)
        else { return }
        let by = session(call.id).pointee.principal
        if engine.book.grants.isInForce, let method = Schema.Method(rawValue: found.method),
            !holds(by, method.approvers, in: found.company)
        {
            return deny(call, found.company)
        }
        close(call, message.mode, { try CloseProposal(message, by: by) }) { proposal in
            var response = Reskontra_V1_RejectResponse()
            response.proposal = proposal
            return response
        }
    }

    func withdraw(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_WithdrawRequest.self), proposal(call, message.proposalID) != nil
        else { return }
        let by = session(call.id).pointee.principal
        close(call, message.mode, { try CloseProposal(message, by: by) }) { proposal in
            var response = Reskontra_V1_WithdrawResponse()
            response.proposal = proposal
            return response
        }
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

    func getProposal(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_GetProposalRequest.self),
            let found = proposal(call, message.proposalID)
        else { return }
        let now = engine.moment(nil).instant
        read(call, GetProposal(id: found.id), message.minSequence) { row, book, writer in
            var response = Reskontra_V1_GetProposalResponse()
            response.proposal = .init(row, book, at: now)
            writer.append(response)
        }
    }

    // MARK: Steps

    private static var methodGone: Rejection { Rejection(.methodUnknown, "this server no longer has the proposed method") }

    /// Requests of these may name no company and then mean the store itself.
    private static func belongsToStore(_ method: Schema.Method) -> Bool { method == .grantRole || method == .breakGlass }

    func mayPropose(_ principal: Code, _ method: Schema.Method, in place: CompanyID) -> Bool {
        !engine.book.grants.isInForce || holds(principal, method.proposers, in: place)
    }

    private func holds(_ principal: Code, _ roles: UInt32, in place: CompanyID) -> Bool {
        let standing = engine.book.grants.roles(of: principal, in: place, at: engine.instant)
        return !standing.roles.isDisjoint(with: RoleSet(rawValue: roles))
    }

    /// The proposal a call names; nil after the refusal was sent. One that the caller may not see is answered like one
    /// that is not there.
    private func proposal(_ call: Inbound, _ id: UInt32) -> Proposal? {
        let session = session(call.id)
        if let found = engine.book.proposals.find(ProposalID(id)) {
            if permits(session, call.method, in: found.company) || found.by == session.pointee.principal { return found }
            noteDenial(call, found.company)
        }
        refuse(call, Rejection.noSuchProposal(ProposalID(id)))
        return nil
    }

    private func close<R: Message>(
        _ call: Inbound, _ mode: Reskontra_V1_Mode, _ make: () throws -> CloseProposal,
        _ respond: (Reskontra_V1_Proposal) -> R
    ) {
        write(call, mode, 0, make) { [engine] row, book, _ in respond(.init(row, book, at: engine.moment(nil).instant)) }
    }

    /// The company meant, or none for the store itself; nil after the refusal was sent.
    private func proposalPlace(_ call: Inbound, _ company: String, isStores: Bool) -> CompanyID? {
        if company.isEmpty, isStores { return permitsStore(call) ? CompanyID.none : nil }
        return self.company(call, company)
    }
}
