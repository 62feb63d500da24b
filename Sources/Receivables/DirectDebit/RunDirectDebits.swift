/// One open invoice in a proposal: collected as said, or left out for a reason.
package struct DebitProposal: Sendable {
    package let customer: Code
    package let document: Code
    package let amount: Money
    /// The one it is, or would have been, collected under.
    package let mandate: String
    /// Nil: left out.
    package let collection: DebitCollection?
    package let skipped: Rejection?
}

/// Which invoices a page of a run looks at.
package struct DebitSelection: Equatable, Sendable {
    package let company: CompanyID
    /// Empty: all customers.
    package let customer: Code
    /// Empty: EUR.
    package let currency: Code
    /// Nil: as far ahead as banks take files.
    package let dueBy: CalendarDate?
    /// Customers up to this one were seen.
    package let after: CustomerID
    package let itemsMax: Int

    package init(
        company: CompanyID, customer: Code, currency: Code = .empty, dueBy: CalendarDate?, after: CustomerID, itemsMax: Int
    ) {
        self.company = company
        self.customer = customer
        self.currency = currency
        self.dueBy = dueBy
        self.after = after
        self.itemsMax = itemsMax
    }

    /// Customers one page looks at, whether they have mandates or not.
    static let customersMax = 2_000

    package struct Page: Sendable {
        package var proposals: [DebitProposal] = []
        package var next = CustomerID.none
        package var hasMore = false
    }

    /// Proposes, and presents what it proposes in the draft: preview and run are one.
    ///
    /// Each invoice by its own mandate if its order names one, else by a mandate of who ordered it, else of the invoice
    /// account: the newest recurrent one that can be used, then the newest one-off. Invoices that are wholly in other
    /// collections are not named.
    func page(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Page {
        if !currency.isEmpty, currency != Currency.eur.code {
            guard let other = Currency(code: currency) else {
                throw Rejection(.currencyUnknown, field: "currency", "'\(currency)' is no ISO 4217 currency")
            }
            throw .currencyNotEuro(other, field: "currency")
        }
        var page = Page()
        if !customer.isEmpty {
            let owner = try book.customer(company, customer, field: "customer_number")
            collect(owner, book, at: now, &draft, &page)
            page.next = owner
            return page
        }
        var number = after.number
        var seen = 0
        while number < book.customers.rows.count {
            if page.proposals.count >= itemsMax || seen >= DebitSelection.customersMax {
                page.hasMore = true
                break
            }
            number += 1
            seen += 1
            guard book.customers[CustomerID(number)].company == company else { continue }
            collect(CustomerID(number), book, at: now, &draft, &page)
        }
        page.next = CustomerID(number)
        return page
    }

    private func collect(
        _ owner: CustomerID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft, _ page: inout Page
    ) {
        if !book.directDebits.mandates(of: owner).contains(where: { !book.directDebits[$0].state.isFinal }) { return }
        let last = dueBy ?? now.today.adding(days: CalculateCollectionDate.aheadMax)
        var id = book.customers[book.customers[owner].invoiceAccount].firstOpen
        while !id.isNone {
            let (item, row) = (id, book.items[id])
            id = row.next
            if row.dueDate > last { break }
            guard row.open > 0, row.currency == .eur, isCollected(row.kind), row.status != .disputed,
                book.paymentJournals.owner(of: item) == nil, !isPaidOtherwise(item, book)
            else { continue }
            if max(0, row.open) <= draft.pendingDebit(on: item, book) { continue }
            let payer = book.debitPayer(of: item)
            guard payer.customer == owner,
                let chosen = payer.mandate
                    ?? chosen(owner, on: max(row.dueDate, now.today), from: iban(of: item, book), book, draft)
            else { continue }
            let mandate = draft.mandate(chosen, book)
            let number = book.customers[owner].number
            let wish = Collect(name: MandateName(company: company, number: ""), document: row.number)
            do throws(Rejection) {
                let made = try DebitPlan(mandate: mandate, item: item).collection(wish, book, at: now, draft)
                _ = draft.present(made, book, on: now.today)
                page.proposals.append(
                    DebitProposal(
                        customer: number, document: row.number, amount: Money(made.amount, .eur), mandate: mandate.number,
                        collection: made, skipped: nil))
            } catch {
                page.proposals.append(
                    DebitProposal(
                        customer: number, document: row.number, amount: Money(row.open, .eur), mandate: mandate.number,
                        collection: nil, skipped: error))
            }
        }
    }

    /// By a method of its own that takes no mandates (setup:PC-9).
    private func isPaidOtherwise(_ item: ItemID, _ book: borrowing Book) -> Bool {
        let method = book.items.payment(of: item).method
        if method.isEmpty { return false }
        return book.companies.setups[Int(company.number) - 1].methods[method]?.requireMandate != true
    }

    /// Of the customer's account that the item is to be paid from (setup:PC-9); empty: any.
    private func iban(of item: ItemID, _ book: borrowing Book) -> String {
        let code = book.items.payment(of: item).bankAccount
        if code.isEmpty { return "" }
        // One that its customer has no more stands in no collection's way.
        return book.bankAccount(code, of: book.items[item].customer)?.iban ?? ""
    }

    private func isCollected(_ kind: ItemKind) -> Bool {
        switch kind {
        case .invoice, .interestNote, .letterFee, .paymentFee: true
        default: false
        }
    }

    /// The newest that can be used; else the newest, so that the proposal says why not.
    private func chosen(
        _ owner: CustomerID, on day: CalendarDate, from iban: String, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> MandateID? {
        var all = book.directDebits.mandates(of: owner)
        if !iban.isEmpty {
            all.removeAll { book.customers.subject(draft.mandate($0, book).debtor).iban != iban }
        }
        var (recurrent, oneOff, active, other): (MandateID?, MandateID?, MandateID?, MandateID?)
        for id in all {
            let mandate = draft.mandate(id, book)
            if mandate.state == .active {
                active = id
                guard mandate.expires.map({ day <= $0 }) ?? false else { continue }
                if mandate.kind == .recurrent { recurrent = id } else { oneOff = id }
            } else if !mandate.state.isFinal {
                other = id
            }
        }
        return recurrent ?? oneOff ?? active ?? other
    }
}

/// What a run would collect; nothing is stored.
package struct ProposeDirectDebits: Query {
    package let selection: DebitSelection

    package init(selection: DebitSelection) { self.selection = selection }

    package var company: CompanyID? { selection.company }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> DebitSelection.Page {
        var draft = Draft()
        draft.begin(book)
        return try selection.page(book, at: now, &draft)
    }

    package func isLong(_ book: borrowing Book) -> Bool { selection.customer.isEmpty }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Presents a page of what is proposed.
package struct RunDirectDebits: Command {
    package let selection: DebitSelection

    package init(selection: DebitSelection) { self.selection = selection }

    package var company: CompanyID? { selection.company }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> DebitSelection.Page {
        try selection.page(book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
