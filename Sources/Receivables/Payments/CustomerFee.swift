/// A fee charged to a customer for how it pays: an open item of its own.
///
/// Debits receivables, credits fee revenue; due by the customer's terms.
struct CustomerFee {
    let company: CompanyID
    /// The invoice account.
    let customer: CustomerID
    let amount: Money
    let date: CalendarDate
    let text: String
    let reference: String
    /// None: the automatic account FEE_REVENUE.
    var revenue = AccountID.none

    func post(
        _ book: borrowing Book, _ draft: inout Draft, field: String
    ) throws(Rejection) -> (number: Code, entry: JournalEntry) {
        let currency = amount.currency
        let (profile, line) = try book.profile(.empty, for: customer, in: company, field: field)
        let revenue = revenue.isNone ? try book.companies.automaticAccount(company, .feeRevenue) : revenue
        let rate = try book.rate(nil, from: currency, in: company, on: date, of: customer, field: "date")
        guard let accounting = rate.convert(amount.minor, from: currency, to: book.companies[company].currency, .halfAwayFromZero)
        else { throw .outOfRange(field: field) }
        let (number, taken) = try draft.documentNumber(.empty, .invoice, .documents, company, book, field: field)
        let voucher = try draft.number(.voucher, company, book)
        let entry = JournalEntry(
            company: company, voucher: voucher.number, date: date, currency: currency,
            legs: [
                Leg(line.summaryAccount, .receivable, amount.minor, accounting: accounting),
                Leg(revenue, .feeRevenue, -amount.minor, accounting: -accounting),
            ])
        try book.checkPosting(entry, field: field)
        try book.checkRoom(
            customer, currency, .invoices, adding: amount.minor, pending: draft.exposure(customer, currency), field: field)
        let row = book.customers.details[customer.number].row
        var document = Document()
        document.text = text
        document.reference = reference
        document.orderingCustomer = customer
        let due = book.companies.dueDate(company, by: row.terms, from: date) ?? date
        draft.add(
            .itemPosted(
                ItemPosted(
                    id: draft.nextItem, company: company, party: row.party, customer: customer, kind: .paymentFee,
                    number: number, voucher: voucher.number, documentDate: date, postingDate: date, dueDate: due,
                    currency: currency, amount: amount.minor, open: amount.minor, rate: rate, accountingAmount: accounting,
                    accountingOpen: accounting, tax: 0, tiers: [], dimension: .empty, profile: profile,
                    receivableAccount: line.summaryAccount, writeOffAccount: line.writeOffAccount, authorization: .none,
                    unauthorizedExposure: false, entry: entry, document: document, numberTaken: taken,
                    voucherNext: voucher.taken.next)), book)
        return (number, entry)
    }
}
