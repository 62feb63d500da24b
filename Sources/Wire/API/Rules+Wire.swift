import Receivables
import Schema
import SwiftProtobuf

// Blocking rules: requests -> commands, answers -> responses.

extension SetBlockingRule {
    package init(_ message: Reskontra_V1_SetBlockingRuleRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.rule
        let type: RuleType = border.choice(wish.type.rawValue, "rule.type") ?? .orderAmount
        let measure = border.choice(
            wish.valueType.rawValue, "rule.value_type", fallback: type.usualMeasure(isExclusion: wish.exclusion))
        var rule = BlockingRule(
            id: border.code(wish.id, "rule.id"), type: type, isExclusion: wish.exclusion,
            scope: border.choice(wish.scope.rawValue, "rule.scope", fallback: .all) ?? .all,
            measure: measure ?? .days)
        let scopeID = border.code(wish.scopeID, "rule.scope_id", required: rule.scope != .all)
        if rule.scope == .group { rule.group = scopeID }
        if rule.scope == .all, !scopeID.isEmpty { border.bad("rule.scope_id", .fieldInvalid, "scope ALL names nobody") }
        rule.riskGroup = border.code(wish.riskGroup, "rule.risk_group")
        if !wish.currency.isEmpty { rule.currency = border.currency(wish.currency, "rule.currency") }
        if wish.hasThresholdPercent {
            rule.threshold = border.percent(wish.thresholdPercent, true, "rule.threshold_percent").tenThousandths
        }
        rule.olderThanDays = wish.olderThanDays
        rule.releasesOrder = wish.releaseOrder
        rule.declines = wish.decline
        rule.text = border.code(wish.valueCode, "rule.value_code")
        if rule.measure != .code {
            rule.value = border.ruleValue(wish.value, wish.hasValue, rule)
            // An exclusion by overdue amount knows percent thresholds only (credit:BR-2).
            if rule.type == .overdueAmount, rule.isExclusion, !wish.hasValue, let threshold = rule.threshold {
                (rule.value, rule.threshold) = (threshold, nil)
            } else if !wish.hasValue {
                border.bad("rule.value", .fieldRequired, "is required")
            }
        }
        if wish.olderThanDays > 36_500 { border.bad("rule.older_than_days", .fieldInvalid, "is over 36,500") }
        try border.check()
        self.init(id: company, rule: rule, customer: rule.scope == .table ? scopeID : .empty)
    }
}

extension RuleType {
    fileprivate func usualMeasure(isExclusion: Bool) -> RuleMeasure {
        switch self {
        case .daysOverdue, .creditLimitExpired: .days
        case .accountStatus, .termsOfPayment: .code
        case .overdueAmount: isExclusion ? .percent : .amount
        case .orderAmount: .amount
        case .creditLimitUsed, .overdueShare: .percent
        case .dunningLevel: .level
        }
    }
}

extension Border {
    /// Minor units, ten-thousandths of a percent, or a whole number.
    ///
    /// An amount without currency is one of whatever limit currency the customer has: it is taken with two places.
    fileprivate mutating func ruleValue(_ message: Reskontra_V1_Decimal, _ has: Bool, _ rule: BlockingRule) -> Int64 {
        guard has, let decimal = decimal(message, has, "rule.value") else { return 0 }
        let places: UInt8 =
            switch rule.measure {
            case .amount: rule.currency?.exponent ?? 2
            case .percent: 4
            case .days, .code, .level: 0
            }
        let product = Int128(decimal.unscaled) * Decimal.power(places)
        let (whole, rest) = product.quotientAndRemainder(dividingBy: Decimal.power(decimal.scale))
        guard rest == 0, let value = Int64(exactly: whole), value.magnitude <= Money.minorMax.magnitude else {
            bad("rule.value", .fieldInvalid, "has more than \(places) decimal places or is too large")
            return 0
        }
        return value
    }
}

extension DeleteBlockingRule {
    package init(_ message: Reskontra_V1_DeleteBlockingRuleRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let rule = border.code(message.ruleID, "rule_id", required: true)
        try border.check()
        self.init(id: company, rule: rule)
    }
}

extension ListBlockingRules {
    package init(_ message: Reskontra_V1_ListBlockingRulesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let after = border.code(message.after, "after")
        try border.check()
        self.init(id: company, after: after)
    }
}

extension SetRuleSequence {
    package init(_ message: Reskontra_V1_SetRuleSequenceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var types: [RuleType] = []
        for (index, type) in message.types.enumerated() {
            if let type: RuleType = border.choice(type.rawValue, "types[\(index)]") { types.append(type) }
        }
        try border.check()
        self.init(id: company, types: types)
    }
}

extension SetRank {
    package init(_ message: Reskontra_V1_SetRankRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let kind = border.choice(message.kind.rawValue, "kind", fallback: RankKind.terms)
        let code = border.code(message.code, "code", required: true)
        try border.check()
        self.init(id: company, kind: kind ?? .terms, code: code, rank: message.hasRank ? message.rank : nil)
    }
}

extension SetCreditTraits {
    package init(_ message: Reskontra_V1_SetCreditTraitsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let group = message.hasCreditManagementGroup
            ? border.code(message.creditManagementGroup, "credit_management_group") : nil
        let riskGroup = message.hasRiskGroup ? border.code(message.riskGroup, "risk_group") : nil
        let status = message.hasAccountStatus ? border.code(message.accountStatus, "account_status") : nil
        let discount = message.hasCashDiscount ? border.code(message.cashDiscount, "cash_discount") : nil
        try border.check()
        self.init(
            id: company, customer: customer, group: group, riskGroup: riskGroup, accountStatus: status,
            cashDiscount: discount)
    }
}

// MARK: Answers

extension Reskontra_V1_BlockingRule {
    init(_ rule: BlockingRule, _ book: borrowing Book) {
        self.init()
        id = rule.id.text
        type = .init(rawValue: Int(rule.type.rawValue)) ?? .unspecified
        exclusion = rule.isExclusion
        scope = .init(rawValue: Int(rule.scope.rawValue)) ?? .unspecified
        scopeID = rule.customer.isNone ? rule.group.text : book.customers[rule.customer].number.text
        riskGroup = rule.riskGroup.text
        valueType = .init(rawValue: Int(rule.measure.rawValue)) ?? .unspecified
        switch rule.measure {
        case .code: valueCode = rule.text.text
        case .amount: value = .init(Decimal(unscaled: rule.value, scale: rule.currency?.exponent ?? 2))
        case .percent: value = .init(Decimal(unscaled: rule.value, scale: 4))
        case .days, .level: value = .init(Decimal(unscaled: rule.value, scale: 0))
        }
        if let currency = rule.currency { self.currency = currency.code.text }
        if let threshold = rule.threshold { thresholdPercent = .init(Decimal(unscaled: threshold, scale: 4)) }
        olderThanDays = rule.olderThanDays
        releaseOrder = rule.releasesOrder
        decline = rule.declines
    }
}

extension Reskontra_V1_SetBlockingRuleResponse {
    package init(_ answer: BlockingRule, _ book: borrowing Book) {
        self.init()
        rule = .init(answer, book)
    }
}

extension Reskontra_V1_DeleteBlockingRuleResponse {
    package init(_ answer: BlockingRule, _ book: borrowing Book) {
        self.init()
        rule = .init(answer, book)
    }
}

extension Reskontra_V1_ListBlockingRulesResponse {
    package init(_ answer: ListBlockingRules.Answer, _ book: borrowing Book) {
        self.init()
        for rule in answer.rules { rules.append(.init(rule, book)) }
        sequence = answer.sequence.map { .init(rawValue: Int($0.rawValue)) ?? .unspecified }
        if answer.hasMore { next = answer.rules.last?.id.text ?? "" }
    }
}

extension Reskontra_V1_SetRuleSequenceResponse {
    package init(_ answer: [RuleType], _ book: borrowing Book) {
        self.init()
        types = answer.map { .init(rawValue: Int($0.rawValue)) ?? .unspecified }
    }
}

extension Reskontra_V1_SetCreditTraitsResponse {
    package init(_ answer: CreditTraits) {
        self.init()
        creditManagementGroup = answer.group.text
        riskGroup = answer.riskGroup.text
        accountStatus = answer.accountStatus.text
        cashDiscount = answer.cashDiscount.text
    }
}
