import Receivables

/// Facts of settling over companies, of discounts and their parameters, with every field other than its default.
enum SettlementFacts {
    private static let date = CalendarDate(days: 20_000)
    private static let company = CompanyID(1)
    private static let entry = JournalEntry(
        company: CompanyID(2), voucher: "V-000001", date: date, currency: .usd,
        legs: [
            Leg(AccountID(1), .cashDiscount, 50, accounting: 44), Leg(AccountID(2), .receivable, -50, accounting: -44),
        ])

    private static let settled: ItemsSettled = {
        var fact = ItemsSettled(
            settlement: SettlementID(2), company: company, customer: CustomerID(8), date: date,
            parts: [
                .init(
                    debitItem: ItemID(7), creditItem: ItemID(9), amount: 500, debitAccounting: 440, creditAccounting: -450),
                .init(
                    debitItem: ItemID(7), creditItem: .none, amount: 50, debitAccounting: 44, creditAccounting: 0,
                    kind: .discount),
                .init(
                    debitItem: .none, creditItem: ItemID(9), amount: 5, debitAccounting: 0, creditAccounting: -4,
                    kind: .penny),
            ], entries: [entry], voucherNext: 3)
        fact.otherVouchers = [CompanyVoucher(company: CompanyID(2), next: 9)]
        fact.reason = "goodwill"
        return fact
    }()

    private static let undone: SettlementUndone = {
        var fact = SettlementUndone(
            settlement: SettlementID(2), date: date, reason: "wrong", entries: [entry], voucherNext: 4)
        fact.otherVouchers = [CompanyVoucher(company: CompanyID(2), next: 10)]
        return fact
    }()

    private static func discount(fixed: Money?) -> CashDiscountCode {
        var row = CashDiscountCode(code: "2D10")
        (row.description, row.method, row.months, row.days) = ("2 % in 10 days", .currentMonth, 1, 10)
        (row.tenThousandths, row.fixedAmount) = (fixed == nil ? 20_000 : 0, fixed)
        (row.next, row.account) = ("1D14", AccountID(6))
        return row
    }

    private static let pair: IntercompanyPair = {
        var pair = IntercompanyPair(
            first: .init(company: company, dueTo: AccountID(3), dueFrom: AccountID(4)),
            second: .init(company: CompanyID(2), dueTo: AccountID(5), dueFrom: AccountID(6)))
        (pair.discountIn, pair.exchangeDifferenceIn) = (.paymentCompany, .invoiceCompany)
        return pair
    }()

    private static let parameters: Parameters = {
        var row = Parameters()
        row.settlement.prioritizes = true
        row.settlement.usesPriorityByItself = true
        row.settlement.priority = SettlementPriority(
            kinds: [.paymentFee, .interestNote, .invoice], keys: [.init(.amount, descending: true), .init(.voucher)])
        row.settlement.discountOnPartialPayments = true
        row.settlement.discountOnCreditNotes = true
        row.settlement.unspecificDiscounts = true
        (row.settlement.maxOverUnderPayment, row.settlement.maxPennyDifference) = (100, 5)
        row.settlement.discountOnGross = true
        row.settlement.discountAtInvoiceRate = true
        row.settlement.minimumDiscount = 7
        row.settlement.fullSettlement = true
        row.settlement.reviewsReversals = true
        row.settlement.taxesPrepayments = true
        row.settlement.editsDates = true
        row.settlement.paymentsHierarchy = "GROUP"
        return row
    }()

    static let all: [Event] = [
        .itemsSettled(settled), .settlementUndone(undone), .cashDiscountSet(company, discount(fixed: nil)),
        .cashDiscountSet(company, discount(fixed: Money(1_050, .gbp))), .intercompanyPairSet(pair),
        .parametersSet(company, parameters),
    ]
}
