/// One instalment as answers show it.
package struct InstalmentView: Equatable, Sendable {
    /// Empty in a preview that posts nothing.
    package let number: Code
    package let item: ItemID
    package let due: CalendarDate
    package let amount: Money
    package let tax: Money
    /// Nil: not posted yet.
    package var open: Money?
    /// The tier in force, or the last one; nil: none.
    package let discountUntil: CalendarDate?
    package let discount: Money?
}

/// The instalments of a posted invoice with what is open of each now; of one that is paid at once itself.
package struct GetInstalments: Query {
    package let companyID: CompanyID
    package let number: Code

    package init(company: CompanyID, number: Code) { (companyID, self.number) = (company, number) }

    package struct Answer: Equatable, Sendable {
        package let document: Code
        package let total: Money
        package let open: Money
        package let instalments: [InstalmentView]
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        guard let id = book.items.find(companyID, .documents, number) else {
            throw Rejection(.notFound, field: "document_number", "there is no document \(number)")
        }
        let ids = book.items.instalments(of: id)?.items ?? [id]
        let (head, currency) = (book.items[ids[0]], book.items[ids[0]].currency)
        var (total, open) = (Int64(0), Int64(0))
        for id in ids {
            total += book.items[id].original
            open += book.items[id].open
        }
        return Answer(
            document: head.number, total: Money(total, currency), open: Money(open, currency),
            instalments: ids.map { book.instalmentView($0, on: now.today) })
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = book.items.find(companyID, .documents, number) else {
            return book.companies[companyID].lastChange
        }
        return book.customers[book.items[id].customer].lastChange
    }
}

extension Book {
    /// Of the document that an item belongs to; empty: it is paid at once.
    package func instalmentViews(of id: ItemID, on date: CalendarDate) -> [InstalmentView] {
        items.instalments(of: id)?.items.map { instalmentView($0, on: date) } ?? []
    }

    fileprivate func instalmentView(_ id: ItemID, on date: CalendarDate) -> InstalmentView {
        let row = items[id]
        let terms = discountTerms(id, row, Draft())
        return InstalmentView(
            number: row.number, item: id, due: row.dueDate, amount: Money(row.original, row.currency),
            tax: Money(row.tax, row.currency), open: Money(row.open, row.currency),
            discountUntil: terms?.discountDate(on: date),
            discount: terms.map { Money($0.full($0.tierInForce(on: date)), row.currency) })
    }
}

/// The instalments a schedule would make of an amount; nothing is stored, and posting makes the same (F17).
package struct PreviewInstalments: Query {
    package let companyID: CompanyID
    /// Empty: that of the terms; they have none: all at once.
    package let schedule: Code
    /// Tax and charges are in it.
    package let total: Money
    /// By tax code: each is shared out by itself.
    package let taxes: [Int64]
    package let charges: Int64
    /// Empty: due on the document's day.
    package let terms: Code
    /// Nil: the business date.
    package let documentDate: CalendarDate?
    /// Nil: by the terms.
    package let dueDate: CalendarDate?
    package let cashDiscount: Code

    package init(
        company: CompanyID, schedule: Code, total: Money, taxes: [Int64] = [], charges: Int64 = 0, terms: Code = .empty,
        documentDate: CalendarDate? = nil, dueDate: CalendarDate? = nil, cashDiscount: Code = .empty
    ) {
        companyID = company
        self.schedule = schedule
        self.total = total
        self.taxes = taxes
        self.charges = charges
        self.terms = terms
        self.documentDate = documentDate
        self.dueDate = dueDate
        self.cashDiscount = cashDiscount
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [InstalmentView] {
        let setup = book.companies.setup(companyID)
        let code = schedule.isEmpty ? setup.terms[terms]?.schedule ?? .empty : schedule
        let named = code.isEmpty ? PaymentSchedule(code: .empty, allocation: .total) : setup.schedules[code]
        guard let row = named else {
            throw .noSuchReference("payment_schedule", code, field: "payment_schedule")
        }
        if total.minor <= 0 { throw .invalidAmount(total) }
        let document = documentDate ?? now.today
        var due = dueDate ?? document
        if !terms.isEmpty {
            guard let byTerms = book.companies.dueDate(companyID, by: terms, from: document) else {
                throw .noSuchReference("terms_of_payment", terms, field: "terms_of_payment")
            }
            due = dueDate ?? byTerms
        }
        let tiers = try book.discountTiers(
            cashDiscount, in: companyID, from: document, total.currency, field: "cash_discount")
        let plan = try InstalmentTerms(
            company: companyID, row, total: total, taxes: taxes, charges: charges, document: document, due: due,
            terms: terms,
            tiers: tiers
        ).plan(book, field: "payment_schedule").plan
        let rules = book.companies[companyID].parameters.settlement
        return plan.map { part in
            let base = rules.discountOnGross ? part.amount : part.amount - part.tax
            let discount = DiscountTerms(
                tiers: part.tiers, original: part.amount, base: base, minimum: rules.minimumDiscount)
            let isDiscounted = !part.tiers.isEmpty
            return InstalmentView(
                number: .empty, item: .none, due: part.due, amount: Money(part.amount, total.currency),
                tax: Money(part.tax, total.currency),
                discountUntil: isDiscounted ? discount.discountDate(on: document) : nil,
                discount: isDiscounted ? Money(discount.full(discount.tierInForce(on: document)), total.currency) : nil)
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[companyID].lastChange }
}
