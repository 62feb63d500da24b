/// What a bounced payment costs the customer, with its tax, as legs and as an open item (credit:NS-3).
struct NSFCharge {
    let currency: Currency
    let gross: Int64
    let tax: Int64
    private let rate: Rate
    private let profile: (id: ProfileID, line: PostingProfileLine)
    private let accounting: Int64
    /// Revenue and taxes, negative.
    let counterLegs: [Leg]

    init(
        _ fee: PaymentBank.NSFFee, on payment: Item, in company: CompanyID, on date: CalendarDate, _ book: borrowing Book
    ) throws(Rejection) {
        if case .percent = fee.basis { currency = payment.currency } else { currency = fee.currency }
        let net = fee.basis.fee(on: -payment.original, days: 0)
        // The profile of the items the payment paid may be another one: fees follow the customer's (setup:PP-4).
        profile = try book.profile(.empty, for: payment.customer, in: company, field: "payment_number")
        rate = try book.rate(nil, from: currency, in: company, on: date, of: payment.customer, field: "date")
        let row = book.customers.details[payment.customer.number].row
        let account =
            fee.account.isNone ? try book.companies.automaticAccount(company, .feeRevenue) : fee.account
        var taxes = DocumentTaxes(book.companies[company].parameters.taxRounding)
        let setup = book.companies.setup(company)
        let group = fee.salesTaxGroup.isEmpty ? row.salesTaxGroup : fee.salesTaxGroup
        if let sales = setup.salesTaxGroups[group], let item = setup.itemTaxGroups[fee.itemTaxGroup] {
            taxes.add(base: net, dimension: .empty, sales: sales, item: item, setup)
        }
        guard let sum = taxes.finish() else { throw .outOfRange(field: "payment_number") }
        (tax, gross) = (sum, net + sum)
        var legs = [Leg(account, .feeRevenue, -net, accounting: 0)]
        try taxes.forEachLeg { (account, code, _, dimension, amount) throws(Rejection) in
            legs.append(Leg(account, .salesTaxPayable, -amount, accounting: 0, taxCode: code, dimension: dimension))
        }
        var total: Int64 = 0
        for place in legs.indices {
            let target = book.companies[company].currency
            guard let converted = rate.convert(legs[place].amount, from: currency, to: target, .halfAwayFromZero)
            else { throw .outOfRange(field: "payment_number") }
            legs[place].accountingAmount = converted
            total -= converted
        }
        (accounting, counterLegs) = (total, legs)
    }

    func post(
        for payment: Item, in company: CompanyID, on date: CalendarDate, reason: String, _ book: borrowing Book,
        _ draft: inout Draft
    ) throws(Rejection) -> (item: ItemID, number: Code, voucher: Code, entry: JournalEntry) {
        let row = book.customers.details[payment.customer.number].row
        var document = Document()
        document.text = "Fee for returned payment \(payment.number)"
        document.reference = payment.number.text
        document.reason = reason
        document.terms = row.terms
        let due = book.companies.dueDate(company, by: row.terms, from: date) ?? date
        let item = CounterItem(
            company: company, customer: payment.customer, kind: .paymentFee, numbers: .invoice, date: date,
            currency: currency, amount: gross, accounting: accounting, profile: profile.id,
            account: profile.line.summaryAccount, writeOffAccount: profile.line.writeOffAccount, tax: tax, rate: rate,
            dueDate: due, document: document)
        return try item.post(
            [Leg(profile.line.summaryAccount, .receivable, gross, accounting: accounting)] + counterLegs, book, &draft,
            field: "payment_number")
    }
}
