/// Asks for money before the sale: debits receivables, credits the deposit account PREPAYMENT.
///
/// Rules: payments:PP-4, setup:PR-4, PR-5. Rejections in order: ORDER_NOT_FOUND, ORDER_NOT_OPEN, STATE_NOT_ALLOWED
/// (parameter require_confirmed_order: the order is held), CUSTOMER_CLOSED, CUSTOMER_BLOCKED, CURRENCY_MISMATCH,
/// AMOUNT_ZERO, AMOUNT_NEGATIVE, AMOUNT_EXCEEDS_LIMIT, period, profile, ACCOUNT_MISSING, RATE_MISSING.
package struct PostPrepaymentInvoice: Command {
    package let companyID: CompanyID
    package let order: Code
    package let size: Size
    /// Nil: the business date.
    package let date: CalendarDate?
    package let text: String

    package enum Size: Equatable, Sendable {
        /// Of the order's total, rounded once, half away from zero.
        case percent(Percent)
        case fixed(Money)
    }

    package init(company: CompanyID, order: Code, size: Size, date: CalendarDate?, text: String = "") {
        companyID = company
        self.order = order
        self.size = size
        self.date = date
        self.text = text
    }

    package struct Answer: Sendable {
        package let prepayment: Prepayment
        package let number: Code
        package let amount: Money
        package let customer: CustomerID
        package let date: CalendarDate
        package let entry: JournalEntry
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let row = book.orders[try book.order(companyID, order)]
        if row.canceled, row.delivered == 0, row.invoiced == 0 { throw .orderNotOpen(row) }
        if row.held, book.companies[companyID].parameters.settlement.requiresConfirmedOrder {
            throw Rejection(
                .stateNotAllowed, field: "order", "order \(order) is held, so it is not confirmed",
                [.init("current_state", "HELD"), .init("parameter", "require_confirmed_order")])
        }
        let account = row.customer
        if book.customers[row.orderingCustomer].flags.union(book.customers[account].flags).contains(.closed) {
            throw .closedCustomer(book.customers[row.orderingCustomer].number, field: "order")
        }
        let hold = book.hold(on: row.orderingCustomer)
        if hold != .none { throw .blockedCustomer(book.customers[row.orderingCustomer].number, hold, field: "order") }
        let amount = try amount(row, book)
        let date = date ?? now.today
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        let (profile, line) = try book.profile(.empty, for: account, in: companyID, field: "order")
        let deposit = try book.companies.automaticAccount(companyID, .prepayment)
        let rate = try book.rate(nil, from: amount.currency, in: companyID, on: date, of: account, field: "date")
        let target = book.companies[companyID].currency
        guard let accounting = rate.convert(amount.minor, from: amount.currency, to: target, .halfAwayFromZero) else {
            throw .outOfRange(field: "amount")
        }
        let terms = book.customers.details[account.number].row.terms
        var document = Document()
        document.text = text.isEmpty ? "Prepayment for order \(order)" : text
        document.salesOrder = order
        document.terms = terms
        let item = CounterItem(
            company: companyID, customer: account, kind: .prepaymentInvoice, numbers: .prepaymentInvoice, date: date,
            currency: amount.currency, amount: amount.minor, accounting: accounting, profile: profile,
            account: line.summaryAccount, writeOffAccount: line.writeOffAccount, rate: rate,
            dueDate: book.companies.dueDate(companyID, by: terms, from: date), document: document)
        let posted = try item.post(
            [
                Leg(line.summaryAccount, .receivable, amount.minor, accounting: accounting),
                Leg(deposit, .prepayment, -amount.minor, accounting: -accounting),
            ], book, &draft, field: "amount")
        let prepayment = Prepayment(item: posted.item, company: companyID, order: order, depositAccount: deposit)
        draft.add(.prepaymentPosted(prepayment), book)
        return Answer(
            prepayment: prepayment, number: posted.number, amount: amount, customer: account, date: date,
            entry: posted.entry)
    }

    /// Together with those that stand at most the order's total.
    private func amount(_ row: SalesOrder, _ book: borrowing Book) throws(Rejection) -> Money {
        let amount: Money
        switch size {
        case .percent(let percent): amount = Money(percent.of(row.value), row.currency)
        case .fixed(let money): amount = money
        }
        if amount.currency != row.currency {
            throw .otherCurrency(amount.currency, expected: row.currency, field: "amount")
        }
        if amount.minor == 0 { throw Rejection(.amountZero, field: "amount", "the prepayment is 0") }
        if amount.minor < 0 {
            throw Rejection(.amountNegative, field: "amount", "the prepayment is \(amount)", [.init("amount", amount)])
        }
        var rest = row.value
        for id in book.prepayments.of(companyID, order: order) {
            if let other = book.prepayments[id], book.status(of: other) != .reversed { rest -= book.items[id].original }
        }
        guard amount.minor <= rest else {
            throw Rejection(
                .amountExceedsLimit, field: "amount",
                "\(amount) is more than the \(Money(max(0, rest), row.currency)) of the order that no prepayment asks for",
                [.init("amount", amount), .init("limit", Money(max(0, rest), row.currency))])
        }
        return amount
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.orderLastChange(companyID, order) }
}
