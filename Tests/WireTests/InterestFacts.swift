import Receivables

/// One of every fact of interest that carries more than an id, with every field other than its default.
enum InterestFacts {
    private static let date = CalendarDate(days: 20_000)

    private static func terms(_ percent: Percent?) -> InterestTerms {
        var own = InterestTerms.CurrencyTerms(currency: .usd)
        (own.value, own.minInterest, own.maxInterest, own.fee, own.feeAccount) = (0, 100, 900, 500, AccountID(4))
        own.feeTaxGroup = "FULL"
        own.rows = [.init(from: 0, value: 10_000), .init(from: 31, value: -20_000)]
        var terms = InterestTerms()
        (terms.every, terms.unit, terms.basis, terms.method, terms.range) = (2, .day, .amount, .daily365, .months)
        (terms.account, terms.graceDays, terms.calculateFrom, terms.percent) = (AccountID(3), 5, .transactionDate, percent)
        terms.currencies = [own, .init(currency: .gbp)]
        return terms
    }

    private static let code = InterestCode(
        code: "INT", description: "late",
        versions: [
            InterestVersion(effectiveFrom: date, effectiveTo: date.adding(days: 9), earnings: terms(nil), payments: nil),
            InterestVersion(
                effectiveFrom: date.adding(days: 10), earnings: nil, payments: terms(Percent(tenThousandths: 0))),
        ])

    private static let fee: InterestCharge = {
        var charge = InterestCharge(item: .none, amount: 50, account: AccountID(4), isFee: true)
        charge.taxes = [FeeTax(code: "VAT", account: AccountID(5), amount: 10)]
        return charge
    }()

    private static let note: InterestNote = {
        var charge = InterestCharge(item: ItemID(7), amount: -500, account: AccountID(3))
        charge.spans = [.init(from: date, to: date.adding(days: 30))]
        (charge.base, charge.value, charge.units, charge.shares) = (10_000, 20_000, 3, 5)
        (charge.waived, charge.writtenOff, charge.reversed, charge.paidBefore) = (1, 2, 3, 4)
        return InterestNote(
            id: InterestNoteID(5), company: CompanyID(1), number: "IN-5", customer: CustomerID(8), currency: .usd,
            profile: ProfileID(1), code: "INT", versionFrom: date, to: date.adding(days: 30),
            charges: [charge, fee],
            numberTaken: TakenNumber(kind: .interestNote, next: 6))
    }()

    static let all: [Event] = [
        .interestCodeSet(CompanyID(1), code), .interestNoteCreated(note),
        .interestChanged(
            InterestChanged(
                note: InterestNoteID(5), kind: .reverse, amounts: [.init(charge: 1, amount: -7), .init(charge: 0, amount: 9)],
                document: ItemID(7), date: date, reason: "kind", by: "anna")),
    ]
}
