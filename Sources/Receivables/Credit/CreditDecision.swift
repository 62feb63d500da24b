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
    package var asOf: Instant

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
}
