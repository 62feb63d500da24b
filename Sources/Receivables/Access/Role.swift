/// What a principal may be. The numbers are the protocol's and stand in the log; never reused.
///
/// Which methods a role may call is a table of the protocol (`Protocol/roles.txt`), not of the trade.
package enum Role: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case posCheck = 1
    case posReserve = 2
    case arPost = 3
    case setupWrite = 4
    case adjustPropose = 5
    case adjustApprove = 6
    case limitPropose = 7
    case limitApprove = 8
    case supportRead = 9
    case auditRead = 10
    case opsRun = 11
    case securityGrant = 12
    case cashPost = 13

    package var name: String {
        switch self {
        case .posCheck: "pos.check"
        case .posReserve: "pos.reserve"
        case .arPost: "ar.post"
        case .setupWrite: "setup.write"
        case .adjustPropose: "adjust.propose"
        case .adjustApprove: "adjust.approve"
        case .limitPropose: "limit.propose"
        case .limitApprove: "limit.approve"
        case .supportRead: "support.read"
        case .auditRead: "audit.read"
        case .opsRun: "ops.run"
        case .securityGrant: "security.grant"
        case .cashPost: "cash.post"
        }
    }

    /// Whether one principal may hold both (reliability 3.8): who posts does not approve, who approves a kind of
    /// change does not propose it, and who grants or runs the machine has no part in the ledger.
    package func excludes(_ other: Role) -> Bool {
        guard self != other else { return false }
        return oneWay(other) || other.oneWay(self)
    }

    private func oneWay(_ other: Role) -> Bool {
        switch self {
        case .securityGrant: true
        case .opsRun: other != .auditRead
        case .arPost, .cashPost: other == .adjustApprove || other == .limitApprove
        case .adjustPropose: other == .adjustApprove
        case .limitPropose: other == .limitApprove
        case .posCheck, .posReserve, .setupWrite, .adjustApprove, .limitApprove, .supportRead, .auditRead: false
        }
    }
}

/// Some roles, by number.
package struct RoleSet: OptionSet, Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }
    package init(_ role: Role) { rawValue = 1 << UInt32(role.rawValue) }

    /// What a till does: all that an edge's word alone is good for.
    package static let tills: RoleSet = [RoleSet(.posCheck), RoleSet(.posReserve)]
}
