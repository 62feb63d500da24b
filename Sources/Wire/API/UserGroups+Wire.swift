import Receivables
import Schema

// User groups: requests -> commands, answers -> responses.

extension SetUserGroup {
    package init(
        _ message: Reskontra_V1_SetUserGroupRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let wish = message.group
        let code = border.code(wish.code, "group.code", required: true)
        let members = wish.members.indices.map {
            border.code(wish.members[$0], "group.members[\($0)]", required: true)
        }
        let limit = border.bound(
            wish.waiveLimit, wish.hasWaiveLimit, "group.waive_limit", in: book.companies[company].currency)
        try border.check()
        self.init(id: company, group: UserGroup(code: code, members: members, waiveLimit: limit))
    }
}

extension ListUserGroups {
    package init(_ message: Reskontra_V1_ListUserGroupsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: Self.filter(company))
        try border.check()
        self.init(id: company, size: size, after: Int(clamping: token.first))
    }

    fileprivate static func filter(_ company: CompanyID) -> UInt64 {
        PageToken.filter("user groups", "\(company.number)")
    }
}

// MARK: Answers

extension Reskontra_V1_UserGroup {
    fileprivate init(_ group: UserGroup, _ currency: Currency) {
        self.init()
        code = group.code.text
        members = group.members.map(\.text)
        if let limit = group.waiveLimit { waiveLimit = .init(limit, currency) }
    }
}

extension Reskontra_V1_SetUserGroupResponse {
    package init(_ answer: SetUserGroup.Answer, _ book: borrowing Book) {
        self.init()
        group = .init(answer.group, book.companies[answer.company].currency)
    }
}

extension Reskontra_V1_ListUserGroupsResponse {
    package init(_ answer: ListUserGroups.Answer, of query: ListUserGroups, _ book: borrowing Book) {
        self.init()
        let currency = book.companies[query.id].currency
        groups = answer.groups.map { .init($0, currency) }
        guard let next = answer.next else { return }
        nextPageToken = PageToken(first: UInt64(next), filter: ListUserGroups.filter(query.id)).text
    }
}
