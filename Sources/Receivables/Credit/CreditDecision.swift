/// The outcome of a credit check with the figures behind it. In place: a check allocates nothing.
package struct CreditDecision: Equatable, Sendable, BitwiseCopyable {
    package var decision: Decision
    /// 0 when declined; currency of the request.
    package var approved: Money
    package var reasons = ReasonList()
    /// Limit currency; nil when unlimited or unknown.
    package var limit: Money?
    /// Limit currency, before this request; nil when it cannot be known.
    package var exposure: Money?
    /// With the requested amount: what the limit test compares.
    package var exposureWithRequest: Money?
    /// Request currency, rounded down; nil when unlimited or unknown (credit:EX-3).
    package var availableBefore: Money?
    package var availableAfter: Money?
    /// The shared pool of the account's credit group, group currency; nil when none is tested.
    package var groupTest: CreditTestFigures?
    /// The limit on the exposure in the request's currency; nil when there is none.
    package var currencyTest: CreditTestFigures?
    /// Of the test with the least room, which `availableBefore` rests on; nil where that is.
    package var limitSource: LimitSource?
    package var testBound: TestBound?
    /// Sequence of the last change to what was decided on; 0 when all was approved, or nobody knows the customer.
    package var retryToken: UInt64 = 0
    /// Where nothing but limits stops the sale.
    package var remedy: CreditRemedy?
    package var asOf: Instant

    /// A decline of nothing yet.
    package init(decision: Decision = .decline, approved: Money, asOf: Instant) {
        self.decision = decision
        self.approved = approved
        self.asOf = asOf
    }

    /// No such customer: a hard stop is an answer (credit section 4.3).
    static func customerNotFound(_ amount: Money, at now: Moment) -> CreditDecision {
        var decision = CreditDecision(
            decision: .decline, approved: .zero(amount.currency), asOf: now.instant)
        decision.reasons.append(.customerNotFound)
        return decision
    }

    /// The one blocking reason, `multiple` for several, nil for none.
    package var primaryReason: CreditReason? {
        let blocking = reasons.blocking
        return blocking.count > 1 ? .multiple : blocking.first
    }

    package var isApproved: Bool { approved.minor > 0 }

    /// Limit and exposure with the request that a reason rests on; nil for one without.
    package func figures(of reason: CreditReason) -> CreditTestFigures? {
        switch reason {
        case .overLimit, .noCredit, .infoWarnOverLimit:
            guard let limit, let exposure, let exposureWithRequest else { return groupTest ?? currencyTest }
            return CreditTestFigures(limit: limit, exposure: exposure, exposureWithRequest: exposureWithRequest)
        case .overGroupLimit: return groupTest
        case .overCurrencyLimit: return currencyTest
        case .daysOverdue, .accountStatus, .termsOfPayment, .creditLimitExpired, .overdueAmount, .orderAmount,
            .creditLimitUsed, .paymentTermsRank, .cashDiscountRank, .dunningLevel, .overdueShare, .customerNotFound,
            .customerClosed, .customerOnHold, .onAccountNotAllowed, .noExchangeRate, .notAvailable, .infoUnlimited,
            .infoExcludedCustomer, .infoExcludedOrder, .infoReleaseRule, .infoTemporaryLimit, .infoLimitNotChecked,
            .forcedHold, .infoGraceDays, .infoOverridden, .multiple:
            return nil
        }
    }
}

/// Whose limit a test compares with.
package enum TestBound: UInt8, Sendable, BitwiseCopyable {
    case customer = 1
    case group = 2
    case currency = 3
}

/// Where the limit of a test comes from.
package enum LimitSource: UInt8, Sendable, BitwiseCopyable {
    case base = 1
    case temporary = 2
    case group = 3
    /// Guarantees move it, also on top of a temporary one.
    case guarantee = 4
    case currency = 5
}

/// One limit test: all in the currency of its limit.
package struct CreditTestFigures: Equatable, Sendable, BitwiseCopyable {
    package var limit: Money
    package var exposure: Money
    package var exposureWithRequest: Money

    package init(limit: Money, exposure: Money, exposureWithRequest: Money) {
        self.limit = limit
        self.exposure = exposure
        self.exposureWithRequest = exposureWithRequest
    }

    init(_ standing: CreditStanding) {
        limit = standing.limit
        exposure = standing.exposure
        exposureWithRequest = standing.exposureWithRequest
    }
}

/// The smallest thing that would make a sale pass that only limits stop; all in the request's currency (F28).
package struct CreditRemedy: Equatable, Sendable, BitwiseCopyable {
    /// A payment of so much and the same request passes; one unit less and it does not. Nil: no payment helps.
    package var payNow: Money?
    /// Only a payment that closes items counts (parameter exclude_unapplied_payments).
    package var mustBeApplied = false
    /// So much passes as it is.
    package var approvableNow: Money

    package init(approvableNow: Money) { self.approvableNow = approvableNow }
}
