/// What remitting a bill costs by a payment fee, by bank and type of the remittance (setup:CH-5, CH-6); a voucher of its own.
///
///     customer's   debits receivables, credits fee revenue: an open item of its own
///     ledger's     debits bank fee expense, credits the bank
struct RemittanceFee {
    let row: PaymentFee
    /// Above 0.
    let amount: Money

    /// Nil: none is asked for, or no line of it fits. Rejections: REFERENCE_UNKNOWN, CURRENCY_MISMATCH (the ledger's).
    init?(_ code: Code, of bill: Bill, in remittance: Remittance, _ book: borrowing Book) throws(Rejection) {
        if code.isEmpty { return nil }
        guard let row = book.companies.setups[Int(bill.company.number) - 1].paymentFees[code] else {
            throw .unknown("payment fee", code, field: "payment_fee")
        }
        let bank = book.companies.bankAccount(bill.company, on: remittance.bankAccount)
        var question = PaymentFee.Question(
            bank: bank?.code ?? .empty, bankGroup: bank?.group ?? .empty, method: bill.method,
            amount: Money(bill.face, bill.currency), remittance: remittance.type == .collection ? .collection : .discount,
            date: remittance.date, days: Int64(bill.due.days) - Int64(remittance.date.days))
        let method = book.companies.setups[Int(bill.company.number) - 1].methods[bill.method]
        question.specification = bill.specification.isEmpty ? method?.specification ?? .empty : bill.specification
        guard let found = row.fee(for: question), found.fee.minor > 0 else { return nil }
        if row.bearer == .ledger, found.fee.currency != bill.currency {
            throw .otherCurrency(found.fee.currency, expected: bill.currency, field: "payment_fee")
        }
        (self.row, amount) = (row, found.fee)
    }

    /// Of a fee that the company bears; none of one that the customer does.
    func legs(from bank: AccountID, _ posting: BillPosting, _ book: borrowing Book) throws(Rejection) -> [Leg]? {
        guard row.bearer == .ledger else { return nil }
        let expense = row.account.isNone ? try book.companies.automaticAccount(posting.company, .bankFee) : row.account
        let value = try posting.accounting(amount.minor, book, field: "payment_fee")
        return [
            Leg(expense, .bankFee, amount.minor, accounting: value), Leg(bank, .bank, -amount.minor, accounting: -value),
        ]
    }

    /// The open item of a fee that the customer bears; nil: the company does.
    func charge(
        _ bill: Bill, on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> JournalEntry? {
        guard row.bearer == .customer else { return nil }
        return try CustomerFee(
            company: bill.company, customer: bill.customer, amount: amount, date: date, text: row.name,
            reference: bill.number.text, revenue: row.account
        ).post(book, &draft, field: "payment_fee").entry
    }
}
