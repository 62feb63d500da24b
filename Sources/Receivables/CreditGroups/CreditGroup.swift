/// Accounts of any company that share one limit (credit:CL-6).
package struct CreditGroup: Equatable, Sendable, Codable {
    package let id: CreditGroupID
    /// Whose group it is: its rates convert to the group's currency.
    package let company: CompanyID
    package let code: Code
    package var description: String
    package var limit: Money
    /// Its last day; members take it over when they join (credit:CL-10).
    package var expires: CalendarDate

    package init(
        id: CreditGroupID, company: CompanyID, code: Code, description: String, limit: Money, expires: CalendarDate
    ) {
        self.id = id
        self.company = company
        self.code = code
        self.description = description
        self.limit = limit
        self.expires = expires
    }

    package static let groupsMax = 100_000
    /// A check of a member looks at every member's sums: this bounds it.
    package static let membersMax = 200

    var fingerprint: UInt64 {
        var print = Fingerprint()
        print.add(code)
        print.add(limit)
        print.add(expires)
        return print.word
    }
}

/// Groups by id and code, and which group an account is in: away from the rows that checks of others read.
///
/// A group keeps no sums: a check adds its members' sums, of which there are at most `membersMax`, so nothing can
/// drift from them (credit:EX-8).
package struct CreditGroups: ~Copyable {
    package private(set) var groups: [CreditGroup] = []
    private var members: [[CustomerID]] = []
    private var windows: [[TemporaryLimit]] = []
    /// Last change to a group itself or to who is in it.
    private var changes: [UInt64] = []
    private var byCode: [Key: CreditGroupID] = [:]
    private var groupOf: [CustomerID: CreditGroupID] = [:]

    private struct Key: Hashable, Codable {
        var company: CompanyID
        var code: Code
    }

    package init() {}

    package func find(_ company: CompanyID, _ code: Code) -> CreditGroup? {
        byCode[Key(company: company, code: code)].flatMap { find($0) }
    }

    package func find(_ id: CreditGroupID) -> CreditGroup? {
        id.isNone || Int(id.number) > groups.count ? nil : groups[Int(id.number) - 1]
    }

    package func group(of account: CustomerID) -> CreditGroupID { groupOf[account] ?? .none }

    /// By id.
    package func members(of id: CreditGroupID) -> [CustomerID] { members[Int(id.number) - 1] }

    package func temporaryLimits(of id: CreditGroupID) -> [TemporaryLimit] { windows[Int(id.number) - 1] }

    package func lastChange(of id: CreditGroupID) -> UInt64 { changes[Int(id.number) - 1] }

    /// What a check reads of a group, without its text.
    struct Pool: BitwiseCopyable {
        var company: CompanyID
        var limit: Money
        var expires: CalendarDate
    }

    func pool(_ id: CreditGroupID) -> Pool {
        let place = Int(id.number) - 1
        return Pool(company: groups[place].company, limit: groups[place].limit, expires: groups[place].expires)
    }

    func temporaryLimit(of id: CreditGroupID, on date: CalendarDate) -> TemporaryLimit? {
        windows[Int(id.number) - 1].first { $0.holds(on: date) }
    }

    // MARK: apply

    mutating func set(_ group: CreditGroup, at sequence: UInt64) {
        if Int(group.id.number) > groups.count {
            precondition(Int(group.id.number) == groups.count + 1, "group ids are dense")
            groups.append(group)
            members.append([])
            windows.append([])
            changes.append(sequence)
            byCode[Key(company: group.company, code: group.code)] = group.id
        } else {
            groups[Int(group.id.number) - 1] = group
            changes[Int(group.id.number) - 1] = sequence
        }
    }

    mutating func set(_ account: CustomerID, to group: CreditGroupID, at sequence: UInt64) {
        if let before = groupOf[account] {
            members[Int(before.number) - 1].removeAll { $0 == account }
            changes[Int(before.number) - 1] = sequence
        }
        groupOf[account] = group.isNone ? nil : group
        guard !group.isNone else { return }
        let place = Int(group.number) - 1
        members[place].insert(account, at: members[place].firstIndex { $0 > account } ?? members[place].count)
        changes[place] = sequence
    }

    mutating func set(_ limit: TemporaryLimit, of id: CreditGroupID, at sequence: UInt64) {
        windows[Int(id.number) - 1].append(limit)
        windows[Int(id.number) - 1].sort { $0.from < $1.from }
        changes[Int(id.number) - 1] = sequence
    }
}

extension Book {
    /// Latest change to what a member's check reads of its group: members, their sums and their companies.
    func poolLastChange(of account: CustomerID) -> UInt64 {
        let group = creditGroups.group(of: account)
        guard !group.isNone else { return 0 }
        var latest = max(
            creditGroups.lastChange(of: group), companies[creditGroups.pool(group).company].lastChange)
        for member in creditGroups.members(of: group) {
            latest = max(latest, customers[member].lastChange, companies[customers[member].company].lastChange)
        }
        return latest
    }

    func creditGroup(_ company: CompanyID, _ code: Code, field: String = "credit_group") throws(Rejection) -> CreditGroup {
        guard let group = creditGroups.find(company, code) else { throw .unknown("credit group", code, field: field) }
        return group
    }

    /// Members and flags that disagree; one sentence each, for `verify`.
    func misplacedMembers() -> [String] {
        var findings: [String] = []
        var number: UInt32 = 0
        while number < customers.rows.count {
            number += 1
            let group = creditGroups.group(of: CustomerID(number))
            let isListed = !group.isNone && creditGroups.members(of: group).contains(CustomerID(number))
            if customers.rows[number].flags.contains(.pooled) != isListed {
                findings.append("customer \(customers.rows[number].number) is marked otherwise than its credit group says")
            }
        }
        for group in creditGroups.groups {
            let members = creditGroups.members(of: group.id)
            if zip(members, members.dropFirst()).contains(where: { $0 >= $1 }) {
                findings.append("the members of credit group \(group.code) are not in order")
            }
        }
        return findings
    }
}

extension CreditGroups: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&groups)
        try stream.pass(&members)
        try stream.pass(&windows)
        try stream.pass(&changes)
        try stream.pass(&byCode)
        try stream.pass(&groupOf)
    }
}
