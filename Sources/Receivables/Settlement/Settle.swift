/// Settles items of one customer with each other: credits pay debits in the order given.
///
/// Rules: payments:SE-1, SE-3, SE-4, SE-8, FX-1, FX-2, FX-5.
package struct Settle: Command {
    package let companyID: CompanyID
    package let customer: Code
    package let items: [ApplyItem]
    /// Nil: the latest date of the items or the business date, whichever is later.
    package let date: CalendarDate?

    package init(company: CompanyID, customer: Code, items: [ApplyItem], date: CalendarDate? = nil) {
        companyID = company
        self.customer = customer
        self.items = items
        self.date = date
    }

    package struct Answer: Equatable, Sendable {
        package let settlement: SettlementID
        /// Items of both signs that were touched, in the order of the request.
        package let settled: [SettledPart]
        package let entries: [JournalEntry]
        package let date: CalendarDate
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let ordering = try book.customer(companyID, customer, field: "customer_number")
        let account = book.customers[ordering].invoiceAccount
        if items.isEmpty { throw .nothingToSettle(field: "items") }
        var matching = try Matching(named: items, of: account, in: companyID, currency: nil, book, draft)
        let date = try settlementDate(matching, book, at: now)
        guard matching.offers.contains(where: \.isDebit), matching.offers.contains(where: { !$0.isDebit }),
            let first = draft.item(matching.offers[0].item, book)
        else { throw .oneSided(field: "items") }
        try matching.wish(items, first.currency, draft, book)
        let fact = try matching.settled(
            in: companyID, of: account, on: date, currency: first.currency, book, draft)
        draft.add(.itemsSettled(fact), book)
        return Answer(
            settlement: fact.settlement, settled: matching.settledParts(first.currency), entries: fact.entries,
            date: date)
    }

    /// Not before any item, in an open period (payments:SE-8).
    private func settlementDate(
        _ matching: Matching, _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> CalendarDate {
        var latest = matching.offers[0].date
        for offer in matching.offers where offer.date > latest { latest = offer.date }
        let date = self.date ?? max(latest, now.today)
        if date < latest { throw .dateBeforeItem(date, earliest: latest, field: "date") }
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        return date
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, customer) }
}
