package struct GrantID: Hashable, Comparable, Sendable, PlainBits {
    package let number: UInt32

    package init(_ number: UInt32) { self.number = number }
    package static func < (a: GrantID, b: GrantID) -> Bool { a.number < b.number }
}

/// One principal may act in one role, in one company or in all, up to an amount or without bound.
package struct Grant: Equatable, Sendable, Codable {
    package var id: GrantID
    package var principal: Code
    package var role: Role
    /// None: in every company, and in what belongs to the store itself.
    package var company: CompanyID
    /// Highest amount of one request; nil: any. Amounts in other currencies are not covered.
    package var upTo: Money?
    /// Who granted it, and why.
    package var by: Code
    package var reason: String
    /// Set: had by breaking glass, and over at this instant. Its holder acts alone, and each act is recorded as such.
    package var until: Instant?

    package static let emergencyHours: Int64 = 1

    package init(
        id: GrantID, principal: Code, role: Role, company: CompanyID, upTo: Money?, by: Code, reason: String,
        until: Instant? = nil
    ) {
        self.until = until
        self.id = id
        self.principal = principal
        self.role = role
        self.company = company
        self.upTo = upTo
        self.by = by
        self.reason = reason
    }

    package func holds(in company: CompanyID) -> Bool { self.company.isNone || self.company == company }

    package func isOver(at now: Instant) -> Bool { until.map { now.nanoseconds >= $0.nanoseconds } ?? false }

    package func covers(_ amount: Money) -> Bool {
        guard let upTo else { return true }
        return upTo.currency == amount.currency && amount.minor.magnitude <= upTo.minor.magnitude
    }

    var digestValue: UInt64 {
        principal.mixed(with: UInt64(role.rawValue) << 32 | UInt64(company.number))
            ^ UInt64(bitPattern: upTo?.minor ?? -1) ^ UInt64(bitPattern: until?.nanoseconds ?? 0)
    }
}

/// A call that was not allowed, as the log keeps it.
package struct AccessDenial: Equatable, Sendable {
    package var principal: Code
    package var method: UInt16
    package var company: CompanyID
    /// What the caller was told.
    package var reason: Reason

    package init(principal: Code, method: UInt16, company: CompanyID, reason: Reason = .accessDenied) {
        self.principal = principal
        self.method = method
        self.company = company
        self.reason = reason
    }
}

package enum AccessFact: Equatable, Sendable {
    case granted(Grant)
    case revoked(GrantID, by: Code, reason: String)
    case denied(AccessDenial)
    case proposed(Proposal)
    /// Approved: in the record of what was proposed.
    case proposalClosed(ProposalID, ProposalState, by: Code, reason: String)
    /// Stands in the record of whatever was done by such a grant.
    case glassUsed(GrantID)
}

/// The roles of a principal in a place at an instant.
package struct Standing: Equatable, Sendable {
    package var roles = RoleSet()
    /// Those of them that a broken glass gives.
    package var emergency = RoleSet()
    /// When it changes by itself; `Int64.max`: never.
    package var until = Int64.max

    package init() {}
}

/// Who may do what. Until the first grant everybody may do everything; from then on only what is granted.
package struct Grants: ~Copyable {
    /// Live grants by principal, in the order they were made.
    private var rows: [Code: [Grant]] = [:]
    private var principals: [GrantID: Code] = [:]
    package private(set) var count: UInt32 = 0
    package private(set) var denials: UInt64 = 0
    /// Records that broken glass made possible.
    package private(set) var glassUses: UInt64 = 0
    /// Sequence of the last change: who keeps an answer of ours asks again when it moves.
    package private(set) var lastChange: UInt64 = 0

    package init() {}

    /// A grant was made once: what is not granted is denied.
    package var isInForce: Bool { count > 0 }

    /// The roles a principal has in a company; `none`: those that hold everywhere.
    package func roles(of principal: Code, in company: CompanyID, at now: Instant) -> Standing {
        var standing = Standing()
        for grant in rows[principal] ?? [] where grant.holds(in: company) && !grant.isOver(at: now) {
            standing.roles.insert(RoleSet(grant.role))
            guard let until = grant.until else { continue }
            standing.emergency.insert(RoleSet(grant.role))
            standing.until = min(standing.until, until.nanoseconds)
        }
        return standing
    }

    /// The roles a principal has somewhere.
    package func rolesAnywhere(of principal: Code, at now: Instant) -> RoleSet {
        RoleSet((rows[principal] ?? []).filter { !$0.isOver(at: now) }.map { RoleSet($0.role) })
    }

    /// Whether one of these roles lets a principal move this amount in a company.
    package func cover(
        _ amount: Money, _ principal: Code, in company: CompanyID, as roles: RoleSet, at now: Instant
    ) -> Bool {
        (rows[principal] ?? []).contains {
            roles.contains(RoleSet($0.role)) && $0.holds(in: company) && !$0.isOver(at: now) && $0.covers(amount)
        }
    }

    /// The broken glass by which a principal has one of these roles in a company.
    package func emergency(of principal: Code, in company: CompanyID, as roles: RoleSet, at now: Instant) -> GrantID? {
        (rows[principal] ?? []).first {
            $0.until != nil && roles.contains(RoleSet($0.role)) && $0.holds(in: company) && !$0.isOver(at: now)
        }?.id
    }

    /// Principals who may grant in all companies. By count alone, so their order is not seen.
    package var grantersEverywhere: Int {
        rows.values.count { $0.contains { $0.role == .securityGrant && $0.company.isNone } }
    }

    package func grants(of principal: Code) -> [Grant] { rows[principal] ?? [] }

    package func find(_ id: GrantID) -> Grant? {
        principals[id].flatMap { rows[$0]?.first { $0.id == id } }
    }

    /// In the order they were made.
    package var all: [Grant] { principals.keys.sorted().compactMap { find($0) } }

    // MARK: Facts

    mutating func add(_ grant: Grant, at sequence: UInt64) {
        rows[grant.principal, default: []].append(grant)
        principals[grant.id] = grant.principal
        count = grant.id.number
        lastChange = sequence
    }

    mutating func remove(_ id: GrantID, at sequence: UInt64) {
        guard let principal = principals.removeValue(forKey: id) else { return }
        rows[principal]?.removeAll { $0.id == id }
        if rows[principal]?.isEmpty == true { rows[principal] = nil }
        lastChange = sequence
    }

    mutating func noteDenial() { denials += 1 }
    mutating func noteGlass() { glassUses += 1 }
}

extension Book {
    mutating func apply(_ fact: AccessFact, at stamp: Stamp) {
        switch fact {
        case .granted(let grant):
            grants.add(grant, at: stamp.sequence)
            digest.add(.grant, UInt64(grant.id.number), grant.digestValue)
        case .revoked(let id, _, _):
            if let grant = grants.find(id) { digest.remove(.grant, UInt64(id.number), grant.digestValue) }
            grants.remove(id, at: stamp.sequence)
        case .denied: grants.noteDenial()
        case .glassUsed: grants.noteGlass()
        case .proposed(let proposal):
            proposals.add(proposal, at: stamp.sequence)
            digest.add(.proposal, UInt64(proposal.id.number), proposal.digestValue)
        case .proposalClosed(let id, let state, let by, let reason):
            if let row = proposals.find(id) { digest.remove(.proposal, UInt64(id.number), row.digestValue) }
            proposals.close(id, state, by: by, reason: reason, at: stamp.sequence)
            if let row = proposals.find(id) { digest.add(.proposal, UInt64(id.number), row.digestValue) }
        }
    }
}

extension Grants: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&principals)
        try stream.pass(&count)
        try stream.pass(&denials)
        try stream.pass(&glassUses)
        try stream.pass(&lastChange)
    }
}
