/// Limits what an invoice account may owe in one currency, or lifts that limit (credit:CL-11).
///
/// Rejections in order: CUSTOMER_NOT_FOUND, INVOICE_ACCOUNT_CHAIN, AMOUNT_NEGATIVE.
package struct SetCurrencyLimit: Command {
    package let id: CompanyID
    package let customer: Code
    package let currency: Currency
    /// Nil: no limit of its own any more.
    package let limit: Int64?

    package init(id: CompanyID, customer: Code, currency: Currency, limit: Int64?) {
        (self.id, self.customer, self.currency, self.limit) = (id, customer, currency, limit)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CurrencyLimits {
        let account = try book.limitAccount(id, customer)
        if let limit, limit < 0 { throw Rejection(.amountNegative, field: "limit", "is below 0") }
        draft.add(.credit(.currencyLimitSet(account, currency, limit)), book)
        var limits = book.creditProfiles[account].currencyLimits
        limits.set(currency, limit)
        return limits
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}
