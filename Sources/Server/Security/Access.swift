import Engine
import Loop
import Receivables
import Schema
import Wire

// Who may call what: roles of the principal x methods x companies, from the grants in the ledger.
//
// A company in which the caller may not call the method is answered like one that is not there; a method that the
// caller may call nowhere is ACCESS_DENIED, whatever else the request says.

extension RoleSet {
    /// Who may call a method; all bits: anybody who was let in.
    init(for method: Schema.Method) { self.init(rawValue: method.roles) }

    static let anybody = RoleSet(rawValue: .max)
}

extension NativePort {
    /// Whether the caller may call the method in the company; `none`: in what belongs to the store itself.
    @inline(__always)
    func permits(
        _ session: UnsafeMutablePointer<Session>, _ method: Schema.Method, in company: CompanyID
    ) -> Bool {
        guard engine.book.grants.isInForce else { return true }
        return permitsByGrant(session, method, company)
    }

    private func permitsByGrant(
        _ session: UnsafeMutablePointer<Session>, _ method: Schema.Method, _ company: CompanyID
    ) -> Bool {
        let grants = engine.book.grants.lastChange
        if session.pointee.rolesAsOf != grants || session.pointee.rolesIn != company
            || engine.instant.nanoseconds >= session.pointee.standing.until
        {
            session.pointee.standing = engine.book.grants.roles(
                of: session.pointee.principal, in: company, at: engine.instant)
            if session.pointee.isVouchedFor { session.pointee.standing.roles.formIntersection(.tills) }
            session.pointee.rolesAsOf = grants
            session.pointee.rolesIn = company
        }
        // What was proposed is executed by the right to approve it.
        let wanted = approving == nil ? RoleSet(for: method) : RoleSet(rawValue: method.approvers)
        guard wanted != .anybody else { return true }
        let held = session.pointee.standing.roles.intersection(wanted)
        session.pointee.role = held.rawValue
        return !held.isEmpty
    }

    /// Whether the caller may call the method anywhere at all; the refusal is sent if not.
    func admits(_ call: Inbound) -> Bool {
        guard engine.book.grants.isInForce else { return true }
        let wanted = RoleSet(for: call.method)
        guard wanted != .anybody else { return true }
        let caller = session(call.id).pointee
        var held = engine.book.grants.rolesAnywhere(of: caller.principal, at: engine.instant)
        if caller.isVouchedFor { held.formIntersection(.tills) }
        guard held.isDisjoint(with: wanted) else { return true }
        deny(call, .none)
        return false
    }

    /// For what belongs to the store itself; the refusal is sent if not.
    func permitsStore(_ call: Inbound) -> Bool {
        let isElsewhere = approving.map { !$0.company.isNone } ?? false
        guard isElsewhere || !permits(session(call.id), call.method, in: .none) else { return true }
        deny(call, .none)
        return false
    }

    func deny(_ call: Inbound, _ company: CompanyID) {
        noteDenial(call, company)
        refuse(call, NativePort.accessDenied(call.method))
    }

    static func accessDenied(_ method: Schema.Method) -> Rejection {
        Rejection(.accessDenied, "the caller has no role that may call \(method.name)", [.init("method", method.name)])
    }

    /// A denied call that would have changed something, or asked for rights, becomes an entry of the ledger.
    func noteDenial(_ call: Inbound, _ company: CompanyID, _ reason: Reason = .accessDenied) {
        noteDenial(
            AccessDenial(
                principal: session(call.id).pointee.principal, method: call.method.rawValue, company: company,
                reason: reason), call.method)
    }

    package func noteDenial(_ request: Request, of company: CompanyID?, _ reason: Reason) {
        guard let method = Schema.Method(rawValue: request.method) else { return }
        noteDenial(
            AccessDenial(
                principal: request.principal, method: request.method, company: company ?? .none, reason: reason), method)
    }

    private func noteDenial(_ denial: AccessDenial, _ method: Schema.Method) {
        metrics.denied += 1
        guard method.writes || method.name.hasPrefix("Security.") else { return }
        guard denials.admits(denial, now: io.now) else { return }
        engine.record(.access(.denied(denial)))
    }
}

/// Bounds what denied calls may write: each kind once a minute, and few in all.
struct DenialNotes {
    private struct Kind: Hashable {
        let principal: Code
        let method: UInt16
        let company: CompanyID
        let reason: Reason
    }

    private var notedAt: [Kind: UInt64] = [:]
    private var minuteBegan: UInt64 = 0

    private static let minute: UInt64 = 60_000_000_000
    /// Kinds noted in one minute.
    private static let kindsMax = 600

    /// False: it stands in the ledger already, or too many do.
    mutating func admits(_ denial: AccessDenial, now: UInt64) -> Bool {
        if now &- minuteBegan >= Self.minute {
            minuteBegan = now
            notedAt = notedAt.filter { now &- $0.value < Self.minute }
        }
        let kind = Kind(
            principal: denial.principal, method: denial.method, company: denial.company, reason: denial.reason)
        if let at = notedAt[kind], now &- at < Self.minute { return false }
        guard notedAt.count < Self.kindsMax else { return false }
        notedAt[kind] = now
        return true
    }
}

// MARK: Reads over companies

extension NativePort {
    /// Holds of all companies are for who may read them in all.
    func listHolds(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ListHoldsRequest.self) else { return }
        if message.allCompanies, !permitsStore(call) { return }
        readPage(call, Reskontra_V1_ListHoldsRequest.self, ListHolds.init) {
            Reskontra_V1_ListHoldsResponse($0, of: $1, $2)
        }
    }
}

// MARK: Writes over companies

extension NativePort {
    /// What a statement tells of other companies is for who may make one there too.
    func createStatement(_ call: Inbound) {
        typealias Asked = Reskontra_V1_CreateStatementRequest
        guard let message = decode(call, Asked.self) else { return }
        if let index = forbidden(call, message.companies) {
            let name = message.companies[index]
            return refuse(
                call,
                Rejection(
                    .companyUnknown, field: "companies[\(index)]", "this store has no company \(name)",
                    [.init("company", name)]))
        }
        write(call, Asked.self, CreateStatement.init) { answer, book, _ in
            Reskontra_V1_CreateStatementResponse(answer, book)
        }
    }

    /// Name, address and contacts of another company's customer are for who may copy there too.
    func copyCustomer(_ call: Inbound) {
        typealias Asked = Reskontra_V1_CopyCustomerRequest
        guard let message = decode(call, Asked.self) else { return }
        if forbidden(call, [message.fromCompany]) != nil, let code = Code(message.fromCompany) {
            return refuse(call, Rejection.unknown("company", code, field: "from_company"))
        }
        write(call, Asked.self, CopyCustomer.init) { answer, book, _ in Reskontra_V1_CopyCustomerResponse(answer, book) }
    }

    /// A statement that names no companies takes those of the snapshot, so that asks the same.
    func createAgingSnapshot(_ call: Inbound) {
        typealias Asked = Reskontra_V1_CreateAgingSnapshotRequest
        guard let message = decode(call, Asked.self) else { return }
        if let index = forbidden(call, message.companies) {
            var border = Border()
            border.bad("companies[\(index)]", .companyUnknown, "this store has no company \(message.companies[index])")
            do { try border.check() } catch { refuse(call, anyError: error) }
            return
        }
        write(call, Asked.self, { try CreateAgingSnapshot($0, $1, engine.book) }) { answer, book, _ in
            Reskontra_V1_CreateAgingSnapshotResponse(answer, book)
        }
    }

    /// The first company in which the caller may not call the method: it is answered like one that is not there.
    ///
    /// Asked before the company of the request itself, whose role the record keeps.
    private func forbidden(_ call: Inbound, _ companies: [String]) -> Int? {
        companies.firstIndex { text in
            guard let code = Code(text), let found = engine.book.companies.find(code),
                !permits(session(call.id), call.method, in: found)
            else { return false }
            noteDenial(call, found)
            return true
        }
    }
}

// MARK: Routes of Security

extension NativePort {
    func grantRole(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_GrantRoleRequest.self), let place = place(call, message.company)
        else { return }
        let by = session(call.id).pointee.principal
        if let approving, let proposal = engine.book.proposals.find(approving.proposal),
            proposal.by.text == message.principal
        {
            return refuse(
                call, Rejection(.selfGrant, field: "principal", "\(proposal.by) cannot propose a role for itself"))
        }
        write(call, message.mode, message.ifSequence, { try GrantRole(message, place, by: by) }) { grant, book, _ in
            var response = Reskontra_V1_GrantRoleResponse()
            response.grant = .init(grant, book)
            return response
        }
    }

    func breakGlass(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_BreakGlassRequest.self), let place = place(call, message.company)
        else { return }
        let by = session(call.id).pointee.principal
        write(call, message.mode, message.ifSequence, { try BreakGlass(message, place, by: by) }) {
            [about] grant, book, isPreview in
            if !isPreview {
                about.alarm(
                    "glass broken: \(grant.principal) has \(grant.role.name) by grant \(grant.id.number) of \(grant.by)")
            }
            var response = Reskontra_V1_BreakGlassResponse()
            response.grant = .init(grant, book)
            return response
        }
    }

    func revokeRole(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_RevokeRoleRequest.self) else { return }
        // Whoever grants in one company only may take back only there.
        let place = engine.book.grants.find(GrantID(message.grantID))?.company ?? .none
        guard permits(session(call.id), call.method, in: place) else { return deny(call, place) }
        let by = session(call.id).pointee.principal
        write(call, message.mode, message.ifSequence, { try RevokeRole(message, by: by) }) { grant, book, _ in
            var response = Reskontra_V1_RevokeRoleResponse()
            response.grant = .init(grant, book)
            return response
        }
    }

    /// The company named, or none for the whole store; nil after the refusal was sent.
    private func place(_ call: Inbound, _ company: String) -> CompanyID? {
        guard company.isEmpty else { return self.company(call, company) }
        return permitsStore(call) ? CompanyID.none : nil
    }

    func listGrants(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ListGrantsRequest.self), permitsStore(call) else { return }
        do {
            let query = try ListGrants(message)
            read(call, query, message.minSequence) { answer, book, writer in
                writer.append(Reskontra_V1_ListGrantsResponse(answer, of: query, book))
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    func getMyAccess(_ call: Inbound) {
        guard decode(call, Reskontra_V1_GetMyAccessRequest.self) != nil else { return }
        let principal = session(call.id).pointee.principal
        read(call, ListGrants(principal: principal, page: 1_000), 0) { answer, book, writer in
            var response = Reskontra_V1_GetMyAccessResponse()
            response.principal = principal.text
            response.inForce = answer.isInForce
            for grant in answer.grants { response.grants.append(.init(grant, book)) }
            writer.append(response)
        }
    }
}
