/// Temporary limits of an account or a group, and the last day of an account's limit, as they stood in another system.
///
/// A temporary limit that is there already stays, so a file may be read twice. Rejections in order: COMPANY_LIVE,
/// LINE_SCOPE_CONFLICT, REFERENCE_UNKNOWN (group), COMPANY_LIVE (of a member), CUSTOMER_NOT_FOUND,
/// INVOICE_ACCOUNT_CHAIN, CURRENCY_MISMATCH, TEMP_LIMIT_OVERLAP.
package struct ImportLimits: Command {
    package let id: CompanyID
    package let customer: Code
    package let group: Code
    package let windows: [Window]
    package let lastDay: LastDay

    package struct Window: Equatable, Sendable {
        package let limit: Money
        package let from: CalendarDate
        package let to: CalendarDate

        package init(limit: Money, from: CalendarDate, to: CalendarDate) {
            (self.limit, self.from, self.to) = (limit, from, to)
        }
    }

    package enum LastDay: Equatable, Sendable {
        case stays
        /// Nil: the limit has none.
        case set(CalendarDate?)
    }

    package struct Answer: Equatable, Sendable {
        package let currency: Currency
        package let windows: [TemporaryLimit]
        package let lastDay: CalendarDate?
    }

    package static let windowsMax = 1_000

    package init(id: CompanyID, customer: Code, group: Code, windows: [Window], lastDay: LastDay) {
        (self.id, self.customer, self.group) = (id, customer, group)
        (self.windows, self.lastDay) = (windows, lastDay)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard !book.companies[id].isLive else {
            throw Rejection(.companyLive, "the company is LIVE: openings are closed")
        }
        guard customer.isEmpty != group.isEmpty else {
            throw Rejection(.lineScopeConflict, field: "customer_number", "name a customer or a credit group, not both")
        }
        if !group.isEmpty { return try decideGroup(book, &draft) }
        let account = try book.customer(id, customer, field: "customer_number")
        let row = book.customers[account]
        guard row.invoiceAccount == account else {
            throw .chain(customer, "customer_number", "owes through another: its invoice account has the limit")
        }
        let known = book.limits.temporaryLimits(of: account)
        let new = try added(to: known, in: row.limitCurrency)
        for limit in new { draft.add(.temporaryLimitSet(account, limit), book) }
        var day = row.limitExpires == .max ? nil : CalendarDate(days: row.limitExpires)
        if case .set(let wished) = lastDay, wished != day {
            day = wished
            let limit = CreditLimit(limit: Money(row.limit, row.limitCurrency), expires: wished)
            draft.add(.creditLimitSet(account, limit), book)
        }
        return Answer(currency: row.limitCurrency, windows: ImportLimits.byDate(known + new), lastDay: day)
    }

    private func decideGroup(_ book: borrowing Book, _ draft: inout Draft) throws(Rejection) -> Answer {
        let group = try book.creditGroup(id, group)
        // Members of other companies share its limit: theirs is live already.
        for member in book.creditGroups.members(of: group.id) {
            let company = book.companies[book.customers[member].company]
            guard !company.isLive else {
                throw Rejection(
                    .companyLive, field: "credit_group",
                    "company \(company.code) of member \(book.customers[member].number) is LIVE: its limits change by journal",
                    [.init("company", company.code.text), .init("customer", book.customers[member].number.text)])
            }
        }
        let known = book.creditGroups.temporaryLimits(of: group.id)
        let new = try added(to: known, in: group.limit.currency)
        for limit in new { draft.add(.credit(.groupTemporaryLimitSet(group.id, limit)), book) }
        return Answer(currency: group.limit.currency, windows: ImportLimits.byDate(known + new), lastDay: group.expires)
    }

    private static func byDate(_ windows: [TemporaryLimit]) -> [TemporaryLimit] {
        windows.sorted { $0.from < $1.from }
    }

    /// Those that are not there yet; two of them share no day (credit:AJ-2).
    private func added(to known: [TemporaryLimit], in currency: Currency) throws(Rejection) -> [TemporaryLimit] {
        var new: [TemporaryLimit] = []
        for (index, window) in windows.enumerated() {
            let path = "temporary_limits[\(index)]"
            guard window.limit.currency == currency else {
                throw .otherCurrency(window.limit.currency, expected: currency, field: "\(path).limit")
            }
            let limit = TemporaryLimit(amount: window.limit.minor, from: window.from, to: window.to)
            if known.contains(limit) { continue }
            guard !(known + new).contains(where: { $0.overlaps(limit.from, limit.to) }) else {
                throw Rejection(
                    .tempLimitOverlap, field: path,
                    "another temporary limit has days from \(limit.from) to \(limit.to)",
                    [.init("new_from", limit.from), .init("new_to", limit.to)])
            }
            new.append(limit)
        }
        return new
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        var last = book.companies.mark(id)
        if !customer.isEmpty { last = max(last, book.creditLastChange(id, customer)) }
        guard !group.isEmpty, let group = book.creditGroups.find(id, group) else { return last }
        last = max(last, book.creditGroups.lastChange(of: group.id))
        for member in book.creditGroups.members(of: group.id) {
            last = max(last, book.companies[book.customers[member].company].lastChange)
        }
        return last
    }
}
