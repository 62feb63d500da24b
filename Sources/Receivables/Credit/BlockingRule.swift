/// What a blocking or exclusion rule looks at (credit section 5, R1 to R11); the numbers are the log's.
package enum RuleType: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case daysOverdue = 1
    case accountStatus = 2
    case termsOfPayment = 3
    case creditLimitExpired = 4
    case overdueAmount = 5
    case orderAmount = 6
    case creditLimitUsed = 7
    /// Highest letter level of the open items.
    case dunningLevel = 8
    case overdueShare = 9

    package var reason: CreditReason {
        switch self {
        case .daysOverdue: .daysOverdue
        case .accountStatus: .accountStatus
        case .termsOfPayment: .termsOfPayment
        case .creditLimitExpired: .creditLimitExpired
        case .overdueAmount: .overdueAmount
        case .orderAmount: .orderAmount
        case .creditLimitUsed: .creditLimitUsed
        case .dunningLevel: .dunningLevel
        case .overdueShare: .overdueShare
        }
    }
}

/// The measure a rule's value is in.
package enum RuleMeasure: UInt8, Sendable, BitwiseCopyable, Codable {
    case days = 1
    /// Minor units of the rule's currency.
    case amount = 2
    /// Ten-thousandths of a percent.
    case percent = 3
    /// A status or terms code: equal or not.
    case code = 4
    case level = 5
}

/// Narrow before broad: the order in which the tiers of a type are run (credit:BR-4).
package enum RuleScope: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case table = 1
    case group = 2
    case all = 3
}

/// One row of credit section 5: a block that trips, or an exclusion that is true.
package struct BlockingRule: Equatable, Sendable, PlainBits {
    package var id: Code
    package var type: RuleType
    package var isExclusion: Bool
    package var scope: RuleScope
    /// The credit management group of a `group` rule.
    package var group: Code
    /// The customer of a `table` rule.
    package var customer: CustomerID
    /// Empty: any.
    package var riskGroup: Code
    package var measure: RuleMeasure
    /// By `measure`; 0 for a code. An amount without currency has two places, whatever the limit currency has.
    package var value: Int64
    package var text: Code
    /// Nil: the customer's limit currency (credit:BR-2).
    package var currency: Currency?
    /// Ten-thousandths of a percent that used credit must pass too (R5); nil: only the amount counts.
    package var threshold: Int64?
    /// Overdue by more than so many days counts (R11).
    package var olderThanDays: UInt32
    package var releasesOrder: Bool
    package var declines: Bool

    package init(id: Code, type: RuleType, isExclusion: Bool, scope: RuleScope, measure: RuleMeasure) {
        self.id = id
        self.type = type
        self.isExclusion = isExclusion
        self.scope = scope
        self.measure = measure
        group = .empty
        customer = .none
        riskGroup = .empty
        value = 0
        text = .empty
        currency = nil
        threshold = nil
        olderThanDays = 0
        releasesOrder = false
        declines = false
    }

    package static let rulesMax = 10_000

    /// The same question to the same customers: only one of them may stand.
    func isSameQuestion(as other: BlockingRule) -> Bool {
        type == other.type && isExclusion == other.isExclusion && scope == other.scope && group == other.group
            && customer == other.customer && riskGroup == other.riskGroup && measure == other.measure
            && text == other.text && currency == other.currency && olderThanDays == other.olderThanDays
            && releasesOrder == other.releasesOrder
    }

    /// Whether an exclusion is in the measure that blocks of its type are in; another has no effect (credit:BR-5).
    var sharesMeasure: Bool {
        switch type {
        case .daysOverdue: measure == .days
        case .accountStatus, .termsOfPayment, .creditLimitExpired, .overdueAmount, .orderAmount, .creditLimitUsed,
            .dunningLevel, .overdueShare: true
        }
    }

    /// Whether limits, sums and due days are all it reads, of an account without traits: then an edge can decide it.
    var isOfPosition: Bool {
        switch type {
        case .daysOverdue, .accountStatus, .creditLimitExpired, .overdueAmount, .orderAmount, .creditLimitUsed,
            .overdueShare: true
        case .termsOfPayment, .dunningLevel: false
        }
    }

    /// Whether it reads the sums by due date.
    var readsDueDays: Bool {
        switch type {
        case .daysOverdue, .overdueAmount, .overdueShare: true
        case .accountStatus, .termsOfPayment, .creditLimitExpired, .orderAmount, .creditLimitUsed, .dunningLevel: false
        }
    }
}

/// What rules need to know of a customer beyond limits: few customers have any.
package struct CreditTraits: Equatable, Sendable, PlainBits {
    /// Credit management group: scope of rules.
    package var group: Code = .empty
    package var riskGroup: Code = .empty
    package var accountStatus: Code = .empty
    /// Default cash discount, for R9.
    package var cashDiscount: Code = .empty

    package init() {}

    package var isEmpty: Bool { self == CreditTraits() }
}

package enum RankKind: UInt8, Sendable, BitwiseCopyable, Codable {
    case terms = 1
    case cashDiscount = 2
}
