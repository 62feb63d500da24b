import Receivables
import Schema
import SwiftProtobuf

// Grants: requests -> commands, answers -> responses.

extension GrantRole {
    /// `by`: who asks; `place`: the company named, none for all.
    package init(_ message: Reskontra_V1_GrantRoleRequest, _ place: CompanyID, by: Code) throws(FieldErrors) {
        var border = Border()
        let principal = border.principal(message.principal)
        let role: Role? = border.choice(message.role.rawValue, "role")
        let upTo = border.money(message.upTo, message.hasUpTo, "up_to", required: false)
        if let upTo, upTo.minor < 0 { border.bad("up_to.minor", .amountNegative, "is below 0") }
        let reason = border.text(message.reason, "reason", required: true)
        try border.check()
        self.init(
            principal: principal, role: role ?? .supportRead, place: place, upTo: upTo, by: by, reason: reason)
    }
}

extension BreakGlass {
    /// `by`: who approves; `place`: the company named, none for all.
    package init(_ message: Reskontra_V1_BreakGlassRequest, _ place: CompanyID, by: Code) throws(FieldErrors) {
        var border = Border()
        let principal = border.principal(message.principal)
        let role: Role? = border.choice(message.role.rawValue, "role")
        let reason = border.text(message.reason, "reason", required: true)
        try border.check()
        self.init(principal: principal, role: role ?? .supportRead, place: place, by: by, reason: reason)
    }
}

extension Border {
    fileprivate mutating func principal(_ text: String) -> Code {
        let principal = code(text, "principal", required: true)
        if !principal.isEmpty, !Principal.isOne(text) { bad("principal", .fieldInvalid, Principal.rule) }
        return principal
    }
}

extension RevokeRole {
    package init(_ message: Reskontra_V1_RevokeRoleRequest, by: Code) throws(FieldErrors) {
        var border = Border()
        if message.grantID == 0 { border.bad("grant_id", .fieldRequired, "is required") }
        let reason = border.text(message.reason, "reason", required: true)
        try border.check()
        self.init(id: GrantID(message.grantID), by: by, reason: reason)
    }
}

extension ListGrants {
    package init(_ message: Reskontra_V1_ListGrantsRequest) throws(FieldErrors) {
        var border = Border()
        let principal = border.code(message.principal, "principal")
        let token = border.pageToken(message.page, filter: ListGrants.filter(principal))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(principal: principal, page: size, after: GrantID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ principal: Code) -> UInt64 { PageToken.filter("grants", principal.text) }
}

extension Reskontra_V1_Grant {
    package init(_ grant: Grant, _ book: borrowing Book) {
        self.init()
        id = grant.id.number
        principal = grant.principal.text
        role = Reskontra_V1_Role(rawValue: Int(grant.role.rawValue)) ?? .unspecified
        if !grant.company.isNone { company = book.companies[grant.company].code.text }
        if let bound = grant.upTo { upTo = .init(bound) }
        grantedBy = grant.by.text
        reason = grant.reason
        if let until = grant.until { validUntil = .init(until) }
    }
}

extension Reskontra_V1_ListGrantsResponse {
    package init(_ answer: ListGrants.Answer, of query: ListGrants, _ book: borrowing Book) {
        self.init()
        for grant in answer.grants { grants.append(.init(grant, book)) }
        inForce = answer.isInForce
        denials = answer.denials
        emergencyRecords = answer.glassUses
        guard !answer.isLast, let last = answer.grants.last else { return }
        nextPageToken = PageToken(first: UInt64(last.id.number), filter: ListGrants.filter(query.principal)).text
    }
}

/// What a credential may call its bearer.
package enum Principal {
    package static let rule = "is no principal: 1 to 23 lower-case letters, digits and -_.@, and not 'engine'"

    package static func isOne(_ text: String) -> Bool {
        guard (1...Code.bytesMax).contains(text.utf8.count), text != "engine" else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"): true
            default: false
            }
        }
    }
}
