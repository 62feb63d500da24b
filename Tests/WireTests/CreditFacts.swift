import Receivables

/// One of every fact of credit management, with every field other than its default.
enum CreditFacts {
    private static let date = CalendarDate(days: 20_000)
    private static let company = CompanyID(1)
    private static let customer = CustomerID(8)
    private static let guarantee = Guarantee(
        id: "P-1", kind: .insurance, guarantor: "Bank", value: Money(5, .usd), percent: Percent(tenThousandths: 505_000),
        isIncludedInExposure: true, from: date, to: date.adding(days: 1))

    private static let profile: CreditProfile = {
        var row = CreditProfile()
        row.set(guarantee)
        row.setLimit(.usd, 9)
        row.externalExposure = Money(-3, .gbp)
        row.eligibleLimit = 0
        row.revenue = 7
        row.customerSince = CalendarDate(days: 0)
        row.businessStarted = CalendarDate(days: -10)
        row.isIdentified = true
        row.set(ScoringValue(group: "RATING", value: "A2"))
        return row
    }()

    private static let hold: CreditHold = {
        var wish = RuleWish()
        wish.terms = "N30"
        wish.cashDiscount = "2D10"
        wish.excludesOrder = true
        var row = CreditHold(
            id: CreditHoldID(3), company: company, customer: customer, document: "O-1", checkpoint: .packingSlip,
            value: Money(123, .gbp), wish: wish, placed: Instant(nanoseconds: 5))
        row.reasons = [HoldReason(code: .forcedHold, isValid: true), HoldReason(code: .overLimit, isValid: false)]
        row.isForced = true
        row.holdReason = "HLD"
        row.state = .releasedWithPosting
        row.workflow = .approved
        row.isReady = true
        row.authorizations = [AuthorizationID(5), AuthorizationID(300)]
        row.releaseReason = "REL"
        row.reviewDate = date
        row.closedOn = date
        return row
    }()

    static let all: [CreditFact] = [
        .groupSet(
            CreditGroup(
                id: CreditGroupID(2), company: company, code: "G1", description: "twins", limit: Money(9, .usd), expires: date)),
        .memberSet(customer, CreditGroupID(2)),
        .memberSet(customer, .none),
        .groupTemporaryLimitSet(CreditGroupID(2), TemporaryLimit(amount: 5, from: date, to: date.adding(days: 3))),
        .guaranteeSet(customer, guarantee),
        .currencyLimitSet(customer, .usd, 0),
        .currencyLimitSet(customer, .usd, nil),
        .profileSet(customer, profile),
        .profileSet(customer, CreditProfile()),
        .journalMoved(company, "J1", .approved, [.approved, .pending, .rejected]),
        .checkpointsSet(company, [CheckpointRow(checkpoint: .invoice, posting: true, proForma: true, graceDays: 3)]),
        .reasonSet(company, CreditReasonRow(code: "R", kind: .release, description: "paid")),
        .holdSet(hold),
        .authorizationReviewed(
            AuthorizationReviewed(AuthorizationID(5), .released(7, expires: .never, overridden: true))),
        .authorizationReviewed(AuthorizationReviewed(AuthorizationID(5), .declined)),
        .authorizationReviewed(AuthorizationReviewed(AuthorizationID(5), .voided)),
        .authorizationChanged(AuthorizationChanged(AuthorizationID(5), released: 7)),
        .authorizationChanged(AuthorizationChanged(AuthorizationID(5), expires: Instant(nanoseconds: 9))),
        .documentChecked(DocumentCheck(company: company, document: "O-1", checkpoint: .picking, date: date)),
        .scoringGroupSet(
            company,
            ScoringGroup(
                code: "S", type: .country, isRange: true,
                rows: [
                    .init(
                        from: ScoringNumber(tenThousandths: -1), to: ScoringNumber(tenThousandths: 2), value: "US", score: -4)
                ])),
        .riskGroupSet(company, RiskGroup(code: "LOW", from: -1, to: 9, indicator: "green")),
        .autoLimitSet(
            company,
            AutoLimitRule(
                riskGroup: "LOW", currency: .usd, maxRevenue: 0,
                lines: [.init(scoringGroup: "S", comparison: .notEqual, value: "B", limit: 6)])),
        .scored(
            customer,
            RiskScore(date: date, parts: [.init(group: "S", value: "US", score: -4)], total: -4, riskGroup: "LOW")),
    ]
}
