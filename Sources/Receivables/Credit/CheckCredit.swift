/// Would this sale pass now? Reserves nothing and allocates nothing.
///
/// An unknown customer is an answer, not an error. Rules: credit sections 2 to 4 (see `CreditTest`).
package struct CheckCredit: Query, BitwiseCopyable {
    package let companyID: CompanyID
    package let customer: Code
    /// Above 0.
    package let amount: Money
    package let checkpoint: Checkpoint
    package let allowPartial: Bool
    package let wish: RuleWish

    package init(
        company: CompanyID, customer: Code, amount: Money, checkpoint: Checkpoint = .posCheck,
        allowPartial: Bool = false, wish: RuleWish = RuleWish()
    ) {
        companyID = company
        self.customer = customer
        self.amount = amount
        self.checkpoint = checkpoint
        self.allowPartial = allowPartial
        self.wish = wish
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> CreditDecision {
        try answer(book, book.customers.find(companyID, customer), at: now)
    }

    /// The same for a customer that was found before; nil: there is none of this number.
    @inline(__always)
    package func answer(
        _ book: borrowing Book, _ id: CustomerID?, at now: Moment
    ) throws(Rejection) -> CreditDecision {
        var decision = CreditDecision(decision: .decline, approved: .zero(amount.currency), asOf: now.instant)
        try answer(book, id, at: now, &decision)
        return decision
    }

    /// The same in place. `decision` is a decline of nothing.
    package func answer(
        _ book: borrowing Book, _ id: CustomerID?, at now: Moment, _ decision: inout CreditDecision
    ) throws(Rejection) {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        guard let id else {
            decision.reasons.append(.customerNotFound)
            return
        }
        try CreditTest(
            customer: id, amount: amount, checkpoint: checkpoint, allowPartial: allowPartial,
            wish: book.wish(wish, at: checkpoint, of: companyID)
        )
        .decide(book, at: now, pending: [], &decision)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        lastChange(book, book.customers.find(companyID, customer))
    }

    @inline(__always)
    package func lastChange(_ book: borrowing Book, _ id: CustomerID?) -> UInt64 {
        book.creditLastChange(companyID, id)
    }
}

extension Book {
    /// A plain check of a customer that was found before, in place; answers the latest change to what it looked at.
    ///
    /// One call for all of it: each call from another module costs a tenth of what a check does.
    package func check(
        _ customer: CustomerID?, _ company: CompanyID, _ amount: Money, _ checkpoint: Checkpoint, allowPartial: Bool,
        at now: Moment, _ decision: inout CreditDecision
    ) throws(Rejection) -> UInt64 {
        decision = CreditDecision(approved: .zero(amount.currency), asOf: now.instant)
        try CheckCredit(
            company: company, customer: .empty, amount: amount, checkpoint: checkpoint, allowPartial: allowPartial
        ).answer(self, customer, at: now, &decision)
        return creditLastChange(company, customer)
    }

    /// Latest change to what a credit decision reads: customer, invoice account, its credit group, the company's set-up.
    func creditLastChange(_ company: CompanyID, _ number: Code) -> UInt64 {
        creditLastChange(company, customers.find(company, number))
    }

    @inline(__always)
    func creditLastChange(_ company: CompanyID, _ customer: CustomerID?) -> UInt64 {
        guard let customer else { return companies[company].lastChange }
        let account = customers[customer].invoiceAccount
        let latest = max(
            customers[customer].lastChange, customers[account].lastChange, companies[company].lastChange)
        return customers[account].flags.contains(.pooled) ? max(latest, poolLastChange(of: account)) : latest
    }
}
