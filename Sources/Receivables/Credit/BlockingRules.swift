/// The rules of all companies, compiled by whom they concern, and the traits of customers they ask for.
///
///     customer -> its own rules | its credit management group -> the group's | the rules for all
///
/// A check looks at no rule of anybody else, and within a tier at none that cannot match (credit section 5, HOT).
package struct BlockingRules: ~Copyable {
    package struct CompanyRules: Sendable, Codable {
        /// By id, so that listings and tiers have one order.
        package var rules: [BlockingRule] = []
        package var sequence: [RuleType] = RuleType.allCases
        package var ranks: [RankKind: [Code: UInt32]] = [:]
        fileprivate(set) var table: [CustomerID: [BlockingRule]] = [:]
        fileprivate(set) var group: [Code: [BlockingRule]] = [:]
        fileprivate(set) var all: [BlockingRule] = []
        // The same by what they can match; made from the lists, and kept beside them.
        fileprivate var tableTiers: [CustomerID: RuleTier] = [:]
        fileprivate var groupTiers: [Code: RuleTier] = [:]
        fileprivate var allTier = RuleTier()

        private enum CodingKeys: CodingKey { case rules, sequence, ranks, table, group, all }

        package init() {}
    }

    private var companies: [CompanyRules] = []
    private var traits: [CustomerID: CreditTraits] = [:]

    package init() {}

    package func traits(of id: CustomerID) -> CreditTraits { traits[id] ?? CreditTraits() }

    package func rules(_ id: CompanyID) -> CompanyRules {
        Int(id.number) <= companies.count ? companies[Int(id.number) - 1] : CompanyRules()
    }

    package func rule(_ company: CompanyID, _ id: Code) -> BlockingRule? {
        rules(company).rules.first { $0.id == id }
    }

    package func rank(_ company: CompanyID, _ kind: RankKind, _ code: Code) -> UInt32? {
        guard Int(company.number) <= companies.count else { return nil }
        return companies[Int(company.number) - 1].ranks[kind]?[code]
    }

    func sequence(_ company: CompanyID) -> [RuleType] {
        Int(company.number) <= companies.count ? companies[Int(company.number) - 1].sequence : []
    }

    /// The rules of one tier that may concern the customer; nil: there are none.
    func tier(_ company: CompanyID, _ scope: RuleScope, _ account: CustomerID, _ traits: CreditTraits) -> RuleTier? {
        guard Int(company.number) <= companies.count else { return nil }
        let place = Int(company.number) - 1
        switch scope {
        case .table: return companies[place].tableTiers.isEmpty ? nil : companies[place].tableTiers[account]
        case .group: return traits.group.isEmpty ? nil : companies[place].groupTiers[traits.group]
        case .all: return companies[place].all.isEmpty ? nil : companies[place].allTier
        }
    }

    /// Calls for the rules of one tier that concern the customer.
    func forEachRule(
        _ company: CompanyID, _ scope: RuleScope, _ account: CustomerID, _ traits: CreditTraits,
        _ body: (BlockingRule) -> Void
    ) {
        guard Int(company.number) <= companies.count else { return }
        let place = Int(company.number) - 1
        func call(_ rule: BlockingRule) {
            if rule.riskGroup.isEmpty || rule.riskGroup == traits.riskGroup { body(rule) }
        }
        switch scope {
        case .table:
            if !companies[place].table.isEmpty { companies[place].table[account]?.forEach(call) }
        case .group:
            if !traits.group.isEmpty { companies[place].group[traits.group]?.forEach(call) }
        case .all: companies[place].all.forEach(call)
        }
    }

    // MARK: apply

    /// What a check must know before it looks here at all.
    package struct Reach: OptionSet, Sendable, BitwiseCopyable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Some customers: those flagged `underRules`.
        package static let some = Reach(rawValue: 1)
        package static let all = Reach(rawValue: 2)
        package static let ranks = Reach(rawValue: 4)
        /// Sums by due date are kept; stays so once a rule has asked for them.
        package static let dueDays = Reach(rawValue: 8)
    }

    func reach(_ id: CompanyID, _ before: Reach) -> Reach {
        var reach = before.intersection(.dueDays)
        let rules = rules(id)
        if !rules.table.isEmpty || !rules.group.isEmpty { reach.insert(.some) }
        if !rules.all.isEmpty { reach.insert(.all) }
        if rules.ranks.values.contains(where: { !$0.isEmpty }) { reach.insert(.ranks) }
        if rules.rules.contains(where: \.readsDueDays) { reach.insert(.dueDays) }
        return reach
    }

    mutating func set(_ rule: BlockingRule, of id: CompanyID) {
        change(id) { rules in
            let place = rules.rules.firstIndex { $0.id.text >= rule.id.text } ?? rules.rules.count
            if place < rules.rules.count, rules.rules[place].id == rule.id {
                rules.forget(rules.rules[place])
                rules.rules[place] = rule
            } else {
                rules.rules.insert(rule, at: place)
            }
            rules.remember(rule)
        }
    }

    mutating func delete(_ code: Code, of id: CompanyID) {
        change(id) { rules in
            guard let place = rules.rules.firstIndex(where: { $0.id == code }) else { return }
            rules.forget(rules.rules[place])
            rules.rules.remove(at: place)
        }
    }

    mutating func set(_ sequence: [RuleType], of id: CompanyID) { change(id) { $0.sequence = sequence } }

    mutating func set(_ kind: RankKind, _ code: Code, _ rank: UInt32?, of id: CompanyID) {
        change(id) { $0.ranks[kind, default: [:]][code] = rank }
    }

    mutating func set(_ row: CreditTraits, of id: CustomerID) { traits[id] = row.isEmpty ? nil : row }

    private mutating func change(_ id: CompanyID, _ body: (inout CompanyRules) -> Void) {
        while companies.count < Int(id.number) { companies.append(CompanyRules()) }
        body(&companies[Int(id.number) - 1])
    }
}

extension BlockingRules.CompanyRules {
    fileprivate mutating func remember(_ rule: BlockingRule) {
        switch rule.scope {
        case .table: table[rule.customer, default: []].append(rule)
        case .group: group[rule.group, default: []].append(rule)
        case .all: all.append(rule)
        }
        file(rule)
    }

    private mutating func file(_ rule: BlockingRule) {
        switch rule.scope {
        case .table: tableTiers[rule.customer, default: RuleTier()].add(rule)
        case .group: groupTiers[rule.group, default: RuleTier()].add(rule)
        case .all: allTier.add(rule)
        }
    }

    /// From the lists, which a snapshot has.
    fileprivate mutating func fileAll() {
        (tableTiers, groupTiers, allTier) = ([:], [:], RuleTier())
        // Each list in its own order; which comes first is not seen.
        for rules in table.values { for rule in rules { file(rule) } }
        for rules in group.values { for rule in rules { file(rule) } }
        for rule in all { file(rule) }
    }

    fileprivate mutating func forget(_ rule: BlockingRule) {
        switch rule.scope {
        case .table:
            table[rule.customer]?.removeAll { $0.id == rule.id }
            if table[rule.customer]?.isEmpty ?? false { table[rule.customer] = nil }
            tableTiers[rule.customer]?.remove(rule)
            if tableTiers[rule.customer]?.isEmpty ?? false { tableTiers[rule.customer] = nil }
        case .group:
            group[rule.group]?.removeAll { $0.id == rule.id }
            if group[rule.group]?.isEmpty ?? false { group[rule.group] = nil }
            groupTiers[rule.group]?.remove(rule)
            if groupTiers[rule.group]?.isEmpty ?? false { groupTiers[rule.group] = nil }
        case .all:
            all.removeAll { $0.id == rule.id }
            allTier.remove(rule)
        }
    }
}

extension BlockingRules: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&companies)
        try stream.pass(&traits)
        if stream.isReading { for place in companies.indices { companies[place].fileAll() } }
    }
}
