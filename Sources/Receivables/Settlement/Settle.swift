/// Settles items of one customer with each other: credits pay debits in the default order, with their discounts.
///
/// Items of other companies of the payments hierarchy may take part when they are of the same party.
/// Rules: payments:SE-1, SE-3 to SE-6, SE-8, SE-10, CD-4 to CD-12, CN-1 to CN-5, OU-1 to OU-6, IC-1 to IC-8, FX-1 to FX-5.
package struct Settle: Command {
    package let companyID: CompanyID
    package let customer: Code
    package let items: [ApplyItem]
    /// None, or one per item.
    package let wishes: [MarkWish]
    /// Nil: the latest date of the items or the business date, whichever is later.
    package let date: CalendarDate?
    /// Discounts are looked up on this day; nil: the day of each payment (payments:CD-7).
    package let discountDate: CalendarDate?
    /// In the order of the parameter settlement_priority instead of the default one (payments:SE-6).
    package let byPriority: Bool
    /// Line of a payment journal whose marks these are; nil: of nobody (payments:SE-2).
    var owner: MarkOwner?
    /// Of the payment whose queued marks these are: served in the order, and converted at the rates, of that day.
    var paymentDate: CalendarDate?

    package init(
        company: CompanyID, customer: Code, items: [ApplyItem], wishes: [MarkWish] = [], date: CalendarDate? = nil,
        discountDate: CalendarDate? = nil, byPriority: Bool = false
    ) {
        self.byPriority = byPriority
        companyID = company
        self.customer = customer
        self.items = items
        self.wishes = wishes
        self.date = date
        self.discountDate = discountDate
    }

    package struct Answer: Equatable, Sendable {
        package let settlement: SettlementID
        /// Items of both signs that were touched, debits first, in the order they were served.
        package let settled: [SettledPart]
        package let entries: [JournalEntry]
        package let date: CalendarDate
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let answer = try settle(book, at: now, &draft)
        try draft.applyReceivedPrepayments(in: companyID, book)
        return answer
    }

    /// The settlement alone, without what follows from received prepayments.
    func settle(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let ordering = try book.customer(companyID, customer, field: "customer_number")
        let account = book.customers[ordering].invoiceAccount
        if items.isEmpty { throw .nothingToSettle(field: "items") }
        if owner == nil { draft.noteOverrides(wishes, discountDate) }
        let rules = book.companies[companyID].parameters.settlement
        if byPriority, !rules.prioritizes { throw .notAllowed("prioritize_settlement", field: "by_priority") }
        var matching = try Matching(named: items, wishes, of: account, in: companyID, currency: nil, owner: owner, book, draft)
        let date = try settlementDate(matching, book, at: now)
        guard matching.offers.contains(where: \.isDebit), matching.offers.contains(where: { !$0.isDebit }) else {
            throw .oneSided(field: "items")
        }
        let primary = try primary(matching)
        matching.sort(on: paymentDate ?? discountDate ?? date, book, draft)
        if byPriority, rules.priority.isSet { matching.sort(by: rules.priority) }
        try matching.wish(items, draft, book)
        let plan = try matching.plan(
            items, wishes, discountDate: discountDate, moneyDate: paymentDate, isAutomatic: false, primary: primary, book, draft)
        let fact: ItemsSettled
        if let plan {
            fact = try matching.settled(
                plan, in: companyID, of: account, on: date, primary: primary, wishes, book, draft)
        } else {
            fact = try matching.settled(
                in: companyID, of: account, on: date, currency: matching.offers[0].currency, book, draft)
        }
        draft.add(.itemsSettled(fact), book)
        draft.addLines(matching, by: fact.settlement, book)
        return Answer(
            settlement: fact.settlement, settled: matching.settledParts(plan), entries: fact.entries, date: date)
    }

    /// Not before any item, in an open period of every company (payments:SE-8).
    private func settlementDate(
        _ matching: Matching, _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> CalendarDate {
        var latest = matching.offers[0].date
        for offer in matching.offers where offer.date > latest { latest = offer.date }
        let date = self.date ?? max(latest, now.today)
        if date < latest { throw .dateBeforeItem(date, earliest: latest, field: "date") }
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        for offer in matching.offers where offer.home != companyID {
            try book.companies.checkPeriod(offer.home, date, by: now, field: "date")
        }
        return date
    }

    private func primary(_ matching: Matching) throws(Rejection) -> CompanyID? {
        guard let place = wishes.firstIndex(where: \.isPrimary) else { return nil }
        let offer = matching.offers[place]
        guard offer.isMoney, !offer.isDebit else {
            throw Rejection(.fieldInvalid, field: "items[\(place)].primary", "the primary payment is a payment")
        }
        return offer.home
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        wishes.contains { !$0.company.isEmpty } ? book.sequence : book.lastChange(companyID, customer)
    }
}
