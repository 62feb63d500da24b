import Schema
import SwiftProtobuf

extension Reskontra_V1_CreditDecision {
    /// Only approvals count as yes; a decision newer than this client is read as a decline.
    var isYes: Bool {
        switch decision {
        case .approve, .approvePartial: true
        case .unspecified, .refer, .decline, .UNRECOGNIZED: false
        }
    }

    var word: String {
        switch decision {
        case .approve: "approved"
        case .approvePartial: "approved in part"
        case .refer: "referred"
        case .unspecified, .decline, .UNRECOGNIZED: "declined"
        }
    }
}

extension View {
    /// A credit decision with the figures behind it.
    static func decision(
        _ decision: Reskontra_V1_CreditDecision, title: String, answer: any Message,
        authorization: (id: UInt64, expires: Google_Protobuf_Timestamp)? = nil
    ) -> View {
        var card = Card(title)
        card.badge = (decision.word, decision.isYes ? .good : .bad)
        card.add("decision", Words.of(decision.decision), decision.isYes ? .good : .bad)
        card.add("approved_amount", .money(decision.approvedAmount))
        card.add("primary_reason", Words.of(decision.primaryReason))
        card.add(
            "authorization_id",
            authorization.map { $0.id == 0 ? .empty : .number($0.id) } ?? .empty)
        card.add("expires_at", authorization.map { .instant($0.expires) } ?? .empty)
        card.add(
            "total_credit_limit",
            decision.hasTotalCreditLimit
                ? .money(decision.totalCreditLimit)
                : .text(decision.hasExposure && !decision.hasGroupLimit ? "unlimited" : ""))
        card.add("exposure", .money(decision.exposure))
        if decision.hasGroupLimit {
            card.add("group_limit", .money(decision.groupLimit))
            card.add("group_exposure", .money(decision.groupExposure))
        }
        card.add("available_before", .money(decision.availableBefore))
        card.add("available_after", .money(decision.availableAfter))
        card.add("as_of", .instant(decision.asOf))
        card.add("test_bound", Words.of(decision.testBound))
        card.add("limit_source", Words.of(decision.limitSource))
        card.add("retry_token", decision.retryToken == 0 ? .empty : .number(decision.retryToken))
        if !decision.reasons.isEmpty { card.add("reasons", .reasons(decision.reasons)) }
        if !decision.isYes, let help = decision.help { card.notes.append("What would help: \(help)") }
        return View(answer, card)
    }

    /// A decision with every test and rule that was looked at.
    static func explanation(_ answer: Reskontra_V1_ExplainCreditResponse, title: String) -> View {
        let view = decision(answer.decision, title: title, answer: answer)
        guard case .card(var card) = view.shape else { return view }
        card.add("credit_group", answer.creditGroup)
        if !answer.tests.isEmpty { card.add("tests", .limitTests(answer.tests)) }
        if !answer.rules.isEmpty { card.add("rules", .ruleFindings(answer.rules)) }
        return View(answer, card)
    }

    static func authorization(_ authorization: Reskontra_V1_Authorization, answer: any Message) -> View {
        var card = Card("authorization \(authorization.authorizationID)")
        card.badge = (Words.of(authorization.state).replacing("-", with: " "), .plain)
        card.add("authorization_id", .number(authorization.authorizationID))
        card.add("customer_number", authorization.customerNumber)
        card.add("state", Words.of(authorization.state))
        card.add("authorized", .money(authorization.authorized))
        card.add("captured", .money(authorization.captured))
        card.add("remaining", .money(authorization.remaining))
        card.add("expires_at", .instant(authorization.expiresAt))
        card.add("order_ref", authorization.orderRef)
        card.add("store", authorization.store)
        card.add("terminal", authorization.terminal)
        card.add("created_at", .instant(authorization.createdAt))
        if authorization.forced {
            card.notes.append("forced: sold offline although a check would not have passed, or above the floor limit")
        }
        return View(answer, card)
    }

    static func authorizations(_ answer: Reskontra_V1_ListAuthorizationsResponse) -> View {
        let table = Table(
            [
                .number("authorization_id"), .text("customer_number"), .text("state"), .money("authorized"),
                .money("captured"), .money("remaining"), .text("expires_at"), .text("order_ref"),
            ],
            rows: answer.authorizations.map {
                [
                    .number($0.authorizationID), .text($0.customerNumber), .text(Words.of($0.state)),
                    .money($0.authorized), .money($0.captured), .money($0.remaining), .instant($0.expiresAt),
                    .text($0.orderRef),
                ]
            })
        return View(answer, table, lines: answer.authorizations, footer: more(answer.nextPageToken))
    }
}

extension Reskontra_V1_CreditDecision {
    /// A remedy in a sentence; nil when the figures suggest none.
    fileprivate var help: String? {
        if hasRemedy, remedy.hasPayNow {
            let payment = "a payment of \(MoneyText.text(remedy.payNow))\(remedy.applyPayment ? " that closes items" : "")"
            return remedy.approvableNow.minor > 0
                ? "\(payment), or \(MoneyText.text(remedy.approvableNow)) on account now." : "\(payment)."
        }
        switch primaryReason {
        case .overLimit, .overGroupLimit, .overCurrencyLimit, .multiple:
            guard hasAvailableBefore else { return nil }
            return availableBefore.minor > 0
                ? "\(MoneyText.text(availableBefore)) would pass; else a payment or a higher limit."
                : "a payment or a higher limit of more than \(MoneyText.text(-availableBefore.minor, availableBefore.currency))."
        case .noCredit: return "a credit limit, or payment on the spot."
        case .customerNotFound: return "check the customer number and company."
        case .customerClosed: return "another customer; this account is closed."
        case .customerOnHold: return "ask credit management to release the hold."
        case .onAccountNotAllowed: return "payment on the spot; this customer does not buy on account."
        case .noExchangeRate: return "an exchange rate for the pair, or the customer's own currency."
        case .daysOverdue, .overdueAmount, .overdueShare, .dunningLevel: return "payment of what is overdue."
        case .accountStatus: return "another account status; ask credit management."
        case .termsOfPayment, .paymentTermsRank: return "other terms of payment."
        case .cashDiscountRank: return "the customer's own cash discount."
        case .creditLimitExpired: return "a review: the credit limit is past its last day."
        case .orderAmount: return "a smaller amount, or a rule that allows it."
        case .forcedHold: return "ask credit management to release the hold."
        case .creditLimitUsed: return "a smaller amount, a payment or a higher limit."
        case .unspecified, .notAvailable, .infoExcludedCustomer, .infoExcludedOrder, .infoReleaseRule,
            .infoUnlimited, .infoTemporaryLimit, .infoWarnOverLimit, .infoLimitNotChecked, .infoGraceDays,
            .infoOverridden, .UNRECOGNIZED:
            return nil
        }
    }
}

extension Table {
    fileprivate static func limitTests(_ tests: [Reskontra_V1_LimitTest]) -> Table {
        Table(
            [
                .text("test"), .text("result"), .text("limit_from"), .money("limit"), .money("exposure"),
                .money("with_request"), .money("available"), .number("used_percent"),
            ],
            rows: tests.map {
                [
                    .text(Words.of($0.bound)), .text($0.failed ? "failed" : $0.tested ? "passed" : "told", $0.failed ? .bad : .plain),
                    .text(Words.of($0.source)), .money($0.limit), .money($0.exposure), .money($0.exposureWithRequest),
                    .money($0.available), $0.hasUsedPercent ? .text(DecimalText.text($0.usedPercent)) : .empty,
                ]
            })
    }

    fileprivate static func ruleFindings(_ findings: [Reskontra_V1_RuleFinding]) -> Table {
        Table(
            [.text("rule"), .text("type"), .text("outcome"), .text("actual"), .text("value")],
            rows: findings.map {
                [
                    .text($0.rule.id), .text(Words.of($0.rule.type)),
                    .text(Words.of($0.outcome), $0.outcome == .tripped ? .bad : .plain), .text($0.actual),
                    .text($0.rule.valueText),
                ]
            })
    }

    fileprivate static func reasons(_ reasons: [Reskontra_V1_CreditReason]) -> Table {
        Table(
            [.number("code"), .text("reason"), .text("severity"), .money("limit"), .money("actual")],
            rows: reasons.map {
                [
                    .number($0.code.rawValue), .text(Words.of($0.code)),
                    .text(Words.of($0.severity), $0.severity == .decline ? .bad : .plain), .money($0.limit),
                    .money($0.actual),
                ]
            })
    }
}
