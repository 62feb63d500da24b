import Receivables

/// One of every fact of periods and revaluation, with every field other than its default.
enum ClosingFacts {
    private static let date = CalendarDate(days: 20_000)
    private static let company = CompanyID(1)

    static let changes = [
        ItemRevaluation(item: ItemID(7), date: date, gain: 50, loss: -20, settlement: SettlementID(3)),
        ItemRevaluation(item: ItemID(9), date: date.adding(days: -1), gain: -5, loss: 0),
        {
            var moved = ItemRevaluation(item: ItemID(9), date: date, gain: 5, loss: 0)
            (moved.account, moved.dimension) = (AccountID(6), "DEPT=100")
            return moved
        }(),
    ]

    static let closings = [
        ProfileChange(item: ItemID(7), profile: ProfileID(2), parts: [4, 900], account: AccountID(5)),
        ProfileChange(item: ItemID(9), profile: ProfileID(2), parts: [], account: .none),
    ]

    private static let revalued: RevaluationPosted = {
        var fact = RevaluationPosted(
            company: company, method: .minimum, consideredDate: date, rateDate: date.adding(days: 1),
            gainAccount: AccountID(4), lossAccount: AccountID(5))
        fact.taken = [ItemID(7), ItemID(300)]
        fact.changes = changes
        fact.entries = [LogCodecTests.entry]
        fact.voucherNext = 12
        fact.posting = RevaluationPosting(dimensions: .posting, profile: "FX")
        fact.dimensionSets = LogCodecTests.dimensionSets
        return fact
    }()

    static let all: [ClosingFact] = [
        .accessSet(company, PeriodAccess(from: date, module: .salesOrder, rule: .group("CLOSERS"))),
        .accessSet(company, PeriodAccess(from: date, module: .customer, rule: .none)),
        .accessSet(company, PeriodAccess(from: date, module: .bank, rule: .all)),
        .userGroupSet(company, UserGroup(code: "CLOSERS", members: ["dev", "anna"])),
        .userGroupSet(company, UserGroup(code: "CLERKS", members: ["ben"], waiveLimit: 5_000)),
        .userGroupSet(company, UserGroup(code: "NOTHING", members: ["ben"], waiveLimit: 0)),
        .userGroupSet(company, UserGroup(code: "NOBODY", members: [])),
        .stepReported(company, CloseReport(from: date, step: .euSalesList, count: 3)),
        .revalued(revalued), .dueDateChanged(ItemID(7), date),
        .datesEdited(ItemID(7), ItemDates(base: date, due: date.adding(days: 30), tiers: [])),
        .datesEdited(
            ItemID(8),
            ItemDates(
                base: date, due: date,
                tiers: [DiscountTier(until: date, tenThousandths: 20_000, fixedAmount: 0, code: "D2")])),
        .euListMade(
            EUSalesList(
                company: company, number: 3, from: date, to: date.adding(days: 30), through: 70,
                lines: [
                    .init(taxNumber: "FR83404833048", kind: .goods, amount: 13_000, documents: 3),
                    .init(taxNumber: "SE556012579001", kind: .services, amount: -70, documents: 1),
                ])),
        .euListMade(EUSalesList(company: company, number: 1, from: date, to: date, through: 0, lines: [])),
        .euListReported(company, 3),
        .rateTypeSet(company, RateType(code: "CLOSING", description: "Last day of the month")),
        .rateTypeSet(company, RateType(code: "AVERAGE", description: "")),
        .paymentEdited(ItemID(7), ItemPayment(method: "BILL", specification: "DOM"), mandate: "MND-1"),
        .paymentEdited(ItemID(8), ItemPayment(), mandate: .empty),
        .paymentEdited(
            ItemID(9), ItemPayment(method: .empty, specification: .empty, bankAccount: "MAIN"), mandate: .empty),
    ]
}
