/// Principals who may do together what a rule allows to the group.
package struct UserGroup: Equatable, Sendable, Codable {
    package let code: Code
    package let members: [Code]
    /// What a member may waive with one request, in minor units of the accounting currency; nil: the group says nothing
    /// of it (setup:IN-4).
    package let waiveLimit: Int64?

    package init(code: Code, members: [Code], waiveLimit: Int64? = nil) {
        self.code = code
        self.members = members
        self.waiveLimit = waiveLimit
    }

    package static let membersMax = 1_000
    /// Of one company.
    package static let groupsMax = 1_000
}

extension Companies.Setup {
    func userGroup(_ code: Code) -> UserGroup? { userGroups.first { $0.code == code } }

    /// Groups keep the place they were first set at.
    mutating func set(_ group: UserGroup) {
        if let place = userGroups.firstIndex(where: { $0.code == group.code }) {
            userGroups[place] = group
        } else {
            userGroups.append(group)
        }
    }
}

/// Sets a user group of the company whole: its members and what they may waive.
///
/// Rejections: TOO_MANY_ITEMS (members, groups).
package struct SetUserGroup: Command {
    package let id: CompanyID
    package let group: UserGroup

    package init(id: CompanyID, group: UserGroup) {
        self.id = id
        self.group = group
    }

    package struct Answer: Sendable {
        package let company: CompanyID
        package let group: UserGroup
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if group.members.count > UserGroup.membersMax {
            throw .tooMany(group.members.count, max: UserGroup.membersMax, field: "group.members")
        }
        let setup = book.companies.setup(id)
        if setup.userGroup(group.code) == nil, setup.userGroups.count >= UserGroup.groupsMax {
            throw .tooMany(setup.userGroups.count + 1, max: UserGroup.groupsMax, field: "group.code")
        }
        draft.add(.closing(.userGroupSet(id, group)), book)
        return Answer(company: id, group: group)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// User groups of a company, in the order they were first set; at most a page.
package struct ListUserGroups: Query {
    package let id: CompanyID
    package let size: Int
    /// Groups before the page.
    package let after: Int

    package init(id: CompanyID, size: Int, after: Int = 0) {
        self.id = id
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package let groups: [UserGroup]
        /// `after` of the next page; nil: this was the last.
        package let next: Int?
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let rest = book.companies.setup(id).userGroups.dropFirst(after)
        return Answer(groups: Array(rest.prefix(size)), next: rest.count > size ? after + size : nil)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
