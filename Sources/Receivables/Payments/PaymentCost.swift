/// What a payment costs, posted beside it (payments:PM-1).
///
///     customer's   debits receivables, credits fee revenue: an open item of its own
///     ledger's     debits bank fee expense, credits the account the money came in on; in the payment's entry
struct PaymentCost {
    let row: PaymentFee
    /// Above 0.
    let amount: Money
    private let dimension: Code

    /// Nil: none is asked for, or no line of it fits. Rejections: REFERENCE_UNKNOWN, CURRENCY_MISMATCH (the ledger's).
    init?(
        _ draft: PaymentDraft, _ method: MethodOfPayment, of customer: CustomerID, in company: CompanyID,
        on date: CalendarDate, _ book: borrowing Book
    ) throws(Rejection) {
        if draft.fee.isEmpty { return nil }
        guard let row = book.companies.setups[Int(company.number) - 1].paymentFees[draft.fee] else {
            throw .unknown("payment fee", draft.fee, field: "payment_fee")
        }
        let bank = book.companies.bankAccount(company, on: method.account)
        var question = PaymentFee.Question(
            bank: bank?.code ?? .empty, bankGroup: bank?.group ?? .empty, method: method.code, amount: draft.amount,
            remittance: nil, date: date, days: 0)
        let specification = book.specification(of: customer, for: method.code)
        question.specification = specification.isEmpty ? method.specification : specification
        guard let found = row.fee(for: question), found.fee.minor > 0 else { return nil }
        if row.bearer == .ledger, found.fee.currency != draft.amount.currency {
            throw .otherCurrency(found.fee.currency, expected: draft.amount.currency, field: "payment_fee")
        }
        (self.row, amount) = (row, found.fee)
        dimension = draft.shares.first?.dimension ?? draft.dimension
    }

    /// Legs of a fee that the company bears; none of one that the customer does.
    func legs(
        from bank: AccountID, _ rate: Rate, in company: CompanyID, _ book: borrowing Book
    ) throws(Rejection) -> [Leg] {
        guard row.bearer == .ledger else { return [] }
        let expense = row.account.isNone ? try book.companies.automaticAccount(company, .bankFee) : row.account
        guard
            let value = rate.convert(
                amount.minor, from: amount.currency, to: book.companies[company].currency, .halfAwayFromZero)
        else { throw .outOfRange(field: "payment_fee") }
        return [
            Leg(expense, .bankFee, amount.minor, accounting: value, dimension: dimension),
            Leg(bank, .bank, -amount.minor, accounting: -value, dimension: dimension),
        ]
    }

    /// The open item of a fee that the customer bears.
    func charge(
        _ customer: CustomerID, for payment: Code, in company: CompanyID, on date: CalendarDate, _ book: borrowing Book,
        _ draft: inout Draft
    ) throws(Rejection) -> (number: Code, entry: JournalEntry)? {
        guard row.bearer == .customer else { return nil }
        return try CustomerFee(
            company: company, customer: customer, amount: amount, date: date, text: row.name, reference: payment.text,
            revenue: row.account
        ).post(book, &draft, field: "payment_fee")
    }
}
