/// The rules of one tier (a customer's own, a group's, those for all), by what they can match.
///
///     type (+ the code it asks for) (+ the risk group it is narrowed to) -> blocks, exclusions
///
/// A rule that asks for another status, other terms or another risk group than the request's can neither trip nor be
/// true: a check never sees it, however many there are. What is left is looked at in the order of the tier, so that
/// the outcome is that of a walk over all rules.
package struct RuleTier: Sendable {
    /// Blocks and exclusions of one type that concern the same requests.
    struct Row: Sendable {
        fileprivate(set) var blocks: [BlockingRule] = []
        fileprivate(set) var exclusions: [Placed] = []

        fileprivate var isEmpty: Bool { blocks.isEmpty && exclusions.isEmpty }
    }

    /// A rule and its place in the tier.
    struct Placed: Sendable {
        let order: UInt64
        let rule: BlockingRule
    }

    private struct Key: Hashable, Sendable {
        let type: RuleType
        let text: Code
        let riskGroup: Code
    }

    /// What is looked up in a tier: the customer's risk group and, by type, the code that the request has.
    struct Request {
        let riskGroup: Code
        let accountStatus: Code
        let terms: Code

        fileprivate func text(_ type: RuleType) -> Code {
            switch type {
            case .accountStatus: accountStatus
            case .termsOfPayment: terms
            case .daysOverdue, .creditLimitExpired, .overdueAmount, .orderAmount, .creditLimitUsed, .dunningLevel,
                .overdueShare: .empty
            }
        }
    }

    /// Rules without code and risk group, by the type's number.
    private var plain = [Row](repeating: Row(), count: Int(RuleType.numberMax) + 1)
    private var keyed: [Key: Row] = [:]
    /// How many rules of a type there are, by its number.
    private var counts = Counts()
    private var keyedCounts = Counts()
    private var releasing: UInt32 = 0
    private var added: UInt64 = 0

    /// By a type's number. In place: every check is handed its tiers, and what lies elsewhere is counted each time.
    private struct Counts: Sendable {
        private var numbers = InlineArray<16, UInt32>(repeating: 0)

        subscript(_ place: Int) -> UInt32 {
            get { numbers[place] }
            set { numbers[place] = newValue }
        }

        var areNone: Bool { numbers.indices.allSatisfy { numbers[$0] == 0 } }
    }

    package init() {}

    func has(_ type: RuleType) -> Bool { counts[Int(type.rawValue)] > 0 }
    /// A bit for each type that has rules, at its number; bit 0: some release.
    private(set) var kinds: UInt16 = 0
    package var isEmpty: Bool { counts.areNone }

    /// Calls for each row that may concern the request: at most three.
    func forEachRow<Failure: Error>(
        _ type: RuleType, _ request: Request, _ body: (Row) throws(Failure) -> Void
    ) throws(Failure) {
        let place = Int(type.rawValue)
        guard counts[place] > 0 else { return }
        if !plain[place].isEmpty { try body(plain[place]) }
        guard keyedCounts[place] > 0 else { return }
        let text = request.text(type)
        if type.asksForCode, let row = keyed[Key(type: type, text: text, riskGroup: .empty)] { try body(row) }
        if !request.riskGroup.isEmpty, let row = keyed[Key(type: type, text: text, riskGroup: request.riskGroup)] {
            try body(row)
        }
    }

    /// Exclusions that may concern the request, in the order of the tier; of all types that release, if nil.
    func exclusions(_ type: RuleType?, _ request: Request) -> [BlockingRule] {
        var found: [Placed] = []
        for one in type.map({ [$0] }) ?? RuleType.allCases {
            forEachRow(one, request) { row in
                found += type == nil ? row.exclusions.filter(\.rule.releasesOrder) : row.exclusions
            }
        }
        return found.sorted { $0.order < $1.order }.map(\.rule)
    }

    mutating func add(_ rule: BlockingRule) {
        let order = added
        change(rule) { row in
            if rule.isExclusion {
                row.exclusions.append(Placed(order: order, rule: rule))
            } else {
                row.blocks.append(rule)
            }
        }
        added += 1
        counts[Int(rule.type.rawValue)] += 1
        if rule.releasesOrder { releasing += 1 }
        noteKinds()
    }

    /// As it was added.
    mutating func remove(_ rule: BlockingRule) {
        change(rule) { row in
            row.blocks.removeAll { $0.id == rule.id }
            row.exclusions.removeAll { $0.rule.id == rule.id }
        }
        counts[Int(rule.type.rawValue)] -= 1
        if rule.releasesOrder { releasing -= 1 }
        noteKinds()
    }

    private mutating func noteKinds() {
        kinds = releasing > 0 ? 1 : 0
        for type in RuleType.allCases where has(type) { kinds |= type.bit }
    }

    private mutating func change(_ rule: BlockingRule, _ body: (inout Row) -> Void) {
        let place = Int(rule.type.rawValue)
        guard rule.type.asksForCode || !rule.riskGroup.isEmpty else { return body(&plain[place]) }
        let key = Key(type: rule.type, text: rule.type.asksForCode ? rule.text : .empty, riskGroup: rule.riskGroup)
        var row = keyed.removeValue(forKey: key) ?? Row()
        let before = row.isEmpty
        body(&row)
        if before, !row.isEmpty { keyedCounts[place] += 1 }
        if !before, row.isEmpty { keyedCounts[place] -= 1 }
        if !row.isEmpty { keyed[key] = row }
    }
}

extension RuleType {
    static let numberMax = RuleType.overdueShare.rawValue

    /// In `RuleTier.kinds`.
    var bit: UInt16 { 1 << UInt16(rawValue) }

    /// Its measure is a code that the request has or has not.
    var asksForCode: Bool {
        switch self {
        case .accountStatus, .termsOfPayment: true
        case .daysOverdue, .creditLimitExpired, .overdueAmount, .orderAmount, .creditLimitUsed, .dunningLevel,
            .overdueShare: false
        }
    }
}
