/// Creates a blocking or exclusion rule, or replaces the one with its id.
///
/// Rejections in order: RELEASE_ONLY_ON_EXCLUSION, RISK_GROUP_NEEDS_GROUP, RULE_VALUE_INVALID, REFERENCE_UNKNOWN,
/// TOO_MANY_ITEMS, RULE_DUPLICATE.
package struct SetBlockingRule: Command {
    package let id: CompanyID
    /// Without an id the next free one, R1 and on.
    package let rule: BlockingRule
    /// The customer of a `table` rule by its number.
    package let customer: Code

    package init(id: CompanyID, rule: BlockingRule, customer: Code) {
        self.id = id
        self.rule = rule
        self.customer = customer
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BlockingRule {
        try checkForm()
        var rule = rule
        if rule.scope == .table { rule.customer = try book.customer(id, customer, field: "rule.scope_id") }
        let rules = book.rules.rules(id).rules
        if rule.id.isEmpty {
            var number = rules.count + 1
            while rules.contains(where: { $0.id.text == "R\(number)" }) { number += 1 }
            rule.id = Code("R\(number)") ?? .empty
        }
        let isKnown = rules.contains { $0.id == rule.id }
        if !isKnown, rules.count >= BlockingRule.rulesMax {
            throw .tooMany(rules.count + 1, max: BlockingRule.rulesMax, field: "rule")
        }
        if let same = rules.first(where: { $0.id != rule.id && $0.isSameQuestion(as: rule) }) {
            throw Rejection(
                .ruleDuplicate, field: "rule", "rule \(same.id) asks the same of the same customers",
                [.init("rule", same.id.text)])
        }
        draft.add(.blockingRuleSet(id, rule), book)
        return rule
    }

    private func checkForm() throws(Rejection) {
        if rule.releasesOrder, !rule.isExclusion {
            throw Rejection(.releaseOnlyOnExclusion, field: "rule.release_order", "only an exclusion releases an order")
        }
        if !rule.riskGroup.isEmpty, rule.scope != .group {
            throw Rejection(
                .riskGroupNeedsGroup, field: "rule.risk_group", "a risk group narrows a credit management group")
        }
        if rule.scope == .group, rule.group.isEmpty { throw .required("rule.scope_id", "a group rule names its group") }
        if rule.value < 0 || (rule.threshold ?? 0) < 0 { throw invalid("rule.value", "is below 0") }
        if !isMeasured { throw invalid("rule.value_type", "\(rule.type) has no values in \(rule.measure)") }
        if rule.threshold != nil, rule.type != .overdueAmount || rule.isExclusion {
            throw invalid("rule.threshold_percent", "belongs to a block by overdue amount")
        }
        if rule.measure == .code, rule.text.isEmpty { throw invalid("rule.value", "names the code to compare with") }
        if rule.currency != nil, rule.measure != .amount { throw invalid("rule.currency", "belongs to an amount") }
    }

    private var isMeasured: Bool {
        switch rule.type {
        case .daysOverdue: rule.measure == .days || (rule.isExclusion && rule.measure == .amount)
        case .creditLimitExpired: rule.measure == .days
        case .accountStatus, .termsOfPayment: rule.measure == .code
        case .overdueAmount: rule.measure == (rule.isExclusion ? .percent : .amount)
        case .orderAmount: rule.measure == .amount
        case .creditLimitUsed, .overdueShare: rule.measure == .percent
        case .dunningLevel: rule.measure == .level
        }
    }

    private func invalid(_ field: String, _ why: String) -> Rejection { Rejection(.ruleValueInvalid, field: field, why) }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

package struct DeleteBlockingRule: Command {
    package let id: CompanyID
    package let rule: Code

    package init(id: CompanyID, rule: Code) { (self.id, self.rule) = (id, rule) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BlockingRule {
        guard let found = book.rules.rule(id, rule) else {
            throw Rejection(.notFound, field: "rule_id", "there is no rule \(rule)", [.init("rule", rule.text)])
        }
        draft.add(.blockingRuleDeleted(id, rule), book)
        return found
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// The rules of a company in the order of their ids, a page at a time, and the sequence of types.
package struct ListBlockingRules: Query {
    package let id: CompanyID
    /// Rules behind this one; empty: from the first.
    package let after: Code

    package init(id: CompanyID, after: Code) { (self.id, self.after) = (id, after) }

    package struct Answer: Sendable {
        package var rules: [BlockingRule]
        package var sequence: [RuleType]
        package var hasMore: Bool
    }

    package static let pageMax = 1_000

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let rules = book.rules.rules(id)
        let rest = rules.rules.drop { !after.isEmpty && $0.id.text <= after.text }
        return Answer(
            rules: Array(rest.prefix(ListBlockingRules.pageMax)), sequence: rules.sequence,
            hasMore: rest.count > ListBlockingRules.pageMax)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// The order in which types are run, so in which their reasons are told; types left out follow as they were.
package struct SetRuleSequence: Command {
    package let id: CompanyID
    package let types: [RuleType]

    package init(id: CompanyID, types: [RuleType]) { (self.id, self.types) = (id, types) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> [RuleType] {
        if types.isEmpty { throw .required("types", "names the types in their order") }
        for (index, type) in types.enumerated() where types[..<index].contains(type) {
            throw Rejection(.duplicateKey, field: "types[\(index)]", "\(type) is named twice")
        }
        let sequence = types + book.rules.rules(id).sequence.filter { !types.contains($0) }
        draft.add(.ruleSequenceSet(id, sequence), book)
        return sequence
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Ranks terms of payment or a cash discount: the higher, the better for the customer (R8, R9).
package struct SetRank: Command {
    package let id: CompanyID
    package let kind: RankKind
    package let code: Code
    /// Nil: unranked.
    package let rank: UInt32?

    package init(id: CompanyID, kind: RankKind, code: Code, rank: UInt32?) {
        (self.id, self.kind, self.code, self.rank) = (id, kind, code, rank)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) {
        draft.add(.rankSet(id, kind, code, rank), book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Account status, credit management group, risk group and cash discount of an invoice account.
package struct SetCreditTraits: Command {
    package let id: CompanyID
    package let customer: Code
    /// Nil members stay as they are.
    package let group: Code?
    package let riskGroup: Code?
    package let accountStatus: Code?
    package let cashDiscount: Code?

    package init(
        id: CompanyID, customer: Code, group: Code?, riskGroup: Code?, accountStatus: Code?, cashDiscount: Code?
    ) {
        self.id = id
        self.customer = customer
        self.group = group
        self.riskGroup = riskGroup
        self.accountStatus = accountStatus
        self.cashDiscount = cashDiscount
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CreditTraits {
        let id = try book.customer(self.id, customer, field: "customer_number")
        var traits = book.rules.traits(of: id)
        if let group { traits.group = group }
        if let riskGroup { traits.riskGroup = riskGroup }
        if let accountStatus { traits.accountStatus = accountStatus }
        if let cashDiscount { traits.cashDiscount = cashDiscount }
        draft.add(.creditTraitsSet(id, traits), book)
        return traits
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}
