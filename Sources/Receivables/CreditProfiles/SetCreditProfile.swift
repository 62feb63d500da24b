/// Changes what credit management knows of an invoice account; members that are nil stay as they are.
///
/// The base limit and its last day change here only with allow_manual_limit_edit; the same ones again are no change
/// (credit:CL-12). Rejections in order:
/// CUSTOMER_NOT_FOUND, INVOICE_ACCOUNT_CHAIN, LIMIT_EDIT_NOT_ALLOWED, CURRENCY_MISMATCH, AMOUNT_NEGATIVE,
/// LIMIT_ABOVE_ELIGIBLE, TOO_MANY_ITEMS, IDENTIFICATION_REQUIRED.
package struct SetCreditProfile: Command {
    package struct Change: Sendable {
        package var limit: Money?
        package var limitExpires: CalendarDate?
        package var eligibleLimit: Money?
        package var revenue: Money?
        package var externalExposure: Money?
        package var customerSince: CalendarDate?
        package var businessStarted: CalendarDate?
        /// Personal data: kept with the subject.
        package var governmentID: String?
        package var scoringValues: [ScoringValue] = []

        package init() {}
    }

    package let id: CompanyID
    package let customer: Code
    package let change: Change

    package init(id: CompanyID, customer: Code, change: Change) {
        (self.id, self.customer, self.change) = (id, customer, change)
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CreditProfileAnswer {
        let account = try book.limitAccount(id, customer)
        let row = book.customers[account]
        let before = book.creditProfiles[account]
        var profile = before
        let parameters = book.companies[id].parameters
        let isLimitChanged =
            change.limit.map { $0 != Money(row.limit, row.limitCurrency) } ?? false
            || change.limitExpires.map { $0.days != row.limitExpires } ?? false
        if isLimitChanged, !parameters.allowsManualLimitEdit {
            throw Rejection(.limitEditNotAllowed, field: "credit_limit", "limits change by an adjustment journal")
        }
        try check(change.limit, "credit_limit", row.limitCurrency)
        try check(change.eligibleLimit, "eligible_limit", row.limitCurrency)
        try check(change.revenue, "revenue", row.limitCurrency)
        if let money = change.eligibleLimit { profile.eligibleLimit = money.minor }
        if let money = change.revenue { profile.revenue = money.minor }
        if let money = change.externalExposure { profile.externalExposure = money.isZero ? nil : money }
        if let date = change.customerSince { profile.customerSince = date }
        if let date = change.businessStarted { profile.businessStarted = date }
        if let text = change.governmentID { profile.isIdentified = !text.isEmpty }
        for value in change.scoringValues { profile.set(value) }
        if profile.scoringValues.count > CreditProfile.scoringValuesMax {
            throw .tooMany(profile.scoringValues.count, max: CreditProfile.scoringValuesMax, field: "scoring_values")
        }
        let limit = CreditLimit(
            limit: change.limit ?? Money(row.limit, row.limitCurrency),
            expires: change.limitExpires ?? (row.limitExpires == .max ? nil : CalendarDate(days: row.limitExpires)))
        if change.limit != nil, let most = profile.eligibleLimit, limit.limit.minor > most {
            throw Rejection(
                .limitAboveEligible, field: "credit_limit", "\(limit.limit) is more than the account is eligible for",
                [.init("new_limit", limit.limit), .init("eligible_limit", Money(most, row.limitCurrency))])
        }
        try checkIdentified(profile, limit.limit, parameters, book, on: now.today)
        if let text = change.governmentID {
            var subject = book.customers.subject(book.customers.details[account.number].row.subject)
            subject.governmentID = text
            draft.add(.subjectSet(subject), book)
        }
        if isLimitChanged { draft.add(.creditLimitSet(account, limit), book) }
        if profile != before { draft.add(.credit(.profileSet(account, profile)), book) }
        return CreditProfileAnswer(account: account, limit: limit, profile: profile)
    }

    private func check(_ money: Money?, _ field: String, _ currency: Currency) throws(Rejection) {
        guard let money else { return }
        if money.currency != currency { throw .otherCurrency(money.currency, expected: currency, field: field) }
        if money.minor < 0 { throw Rejection(.amountNegative, field: field, "is below 0") }
    }

    /// A limit from the minimum on needs a government id (credit:CL-14).
    private func checkIdentified(
        _ profile: CreditProfile, _ limit: Money, _ parameters: Parameters, _ book: borrowing Book, on date: CalendarDate
    ) throws(Rejection) {
        guard parameters.requiresIdentification, !profile.isIdentified else { return }
        let from = parameters.identificationLimit
        let accounting = book.companies[id].currency
        // Without a rate nobody can say that it is below the minimum.
        let rate = book.companies.rate(id, from: limit.currency, to: accounting, on: date, for: .credit)
        let converted = rate?.convert(limit.minor, from: limit.currency, to: accounting, .halfAwayFromZero)
        guard (converted ?? .max) >= from else { return }
        throw Rejection(
            .identificationRequired, field: "government_id", "a limit of \(limit) needs a government id",
            [.init("credit_limit", limit), .init("minimum", Money(from, accounting))])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}

package struct CreditProfileAnswer: Equatable, Sendable {
    package let account: CustomerID
    package let limit: CreditLimit
    package let profile: CreditProfile

    package init(account: CustomerID, limit: CreditLimit, profile: CreditProfile) {
        (self.account, self.limit, self.profile) = (account, limit, profile)
    }
}

/// The profile of a customer's invoice account.
package struct GetCreditProfile: Query {
    package let id: CompanyID
    package let customer: Code

    package init(id: CompanyID, customer: Code) { (self.id, self.customer) = (id, customer) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> CreditProfileAnswer {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let row = book.customers[account]
        let limit = CreditLimit(
            limit: Money(row.limit, row.limitCurrency),
            expires: row.limitExpires == .max ? nil : CalendarDate(days: row.limitExpires))
        return CreditProfileAnswer(account: account, limit: limit, profile: book.creditProfiles[account])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}
