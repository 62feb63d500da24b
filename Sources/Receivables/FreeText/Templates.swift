/// Keeps lines and header of a draft, or of a stated document, as a template; its dates and the reference to an original
/// stay behind (setup:FT-14).
///
/// Rejections: NOT_FOUND, STATE_NOT_ALLOWED, DUPLICATE_KEY; of a stated document TOO_MANY_ITEMS.
package struct SaveAsTemplate: Command {
    package let companyID: CompanyID
    package let id: FreeTextID
    package let name: Code
    package let replaces: Bool
    /// In place of a draft's.
    package let stated: InvoiceDraft?

    package init(company: CompanyID, id: FreeTextID, name: Code, replaces: Bool, stated: InvoiceDraft? = nil) {
        companyID = company
        self.stated = stated
        self.id = id
        self.name = name
        self.replaces = replaces
    }

    package struct Answer: Equatable, Sendable {
        package let name: Code
        package let isReplaced: Bool
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var document = try document(book)
        let isThere = book.freeText.template(companyID, name) != nil
        if isThere, !replaces {
            throw Rejection(
                .duplicateKey, field: "template", "there is a template \(name) already", [.init("template", name.text)])
        }
        (document.documentDate, document.postingDate, document.dueDate) = (nil, nil, nil)
        (document.rate, document.originalInvoice, document.reason) = (nil, .empty, "")
        (document.statedTaxes, document.mandate) = ([], .empty)
        draft.add(.freeText(.templateSet(companyID, InvoiceTemplate(name: name, document: document))), book)
        return Answer(name: name, isReplaced: isThere)
    }

    private func document(_ book: borrowing Book) throws(Rejection) -> InvoiceDraft {
        if let stated {
            if stated.lines.count > InvoiceDraft.linesMax {
                throw .tooMany(stated.lines.count, max: InvoiceDraft.linesMax, field: "document.lines")
            }
            // Who it will be for is not known yet.
            if let place = stated.lines.firstIndex(where: { $0.account.isEmpty }) {
                throw .noMainAccount(field: "document.lines[\(place)].main_account")
            }
            return stated
        }
        let head = try book.freeText(companyID, id)
        guard let row = book.freeText.live(id) else { throw .draftState(head) }
        return row.document
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        stated == nil ? book.freeTextLastChange(companyID, id) : book.companies[companyID].lastChange
    }
}

/// Makes a draft from a template (setup:FT-14, RI-9).
package struct CreateFromTemplate: Command {
    package let companyID: CompanyID
    package let template: Code
    package let customer: Code
    package let takesCustomerDefaults: Bool
    package let date: CalendarDate?

    package init(company: CompanyID, template: Code, customer: Code, takesCustomerDefaults: Bool, date: CalendarDate?) {
        companyID = company
        self.template = template
        self.customer = customer
        self.takesCustomerDefaults = takesCustomerDefaults
        self.date = date
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> FreeTextView {
        guard let found = book.freeText.template(companyID, template) else {
            throw .noSuchReference("template", template, field: "template")
        }
        let document = try found.document.filled(
            for: customer.isEmpty ? found.document.customer : customer, takesCustomerDefaults: takesCustomerDefaults,
            date: date ?? now.today, in: companyID, book)
        return try document.kept(in: companyID, book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, customer) }
}

extension InvoiceDraft {
    /// A template's document for a customer and a day.
    ///
    /// Defaults of the customer are those of now: they are written into the document (setup:RI-9).
    func filled(
        for customer: Code, takesCustomerDefaults: Bool, date: CalendarDate, in company: CompanyID,
        _ book: borrowing Book
    ) throws(Rejection) -> InvoiceDraft {
        var document = self
        let ordering = try book.customer(company, customer, field: "customer_number")
        document.customer = customer
        (document.documentDate, document.postingDate) = (date, date)
        // Where another customer has its goods is no place of this one.
        if book.place(document.deliveryAddress, of: ordering) == nil { document.deliveryAddress = .empty }
        guard takesCustomerDefaults else { return document }
        let account = book.customers.details[book.customers[ordering].invoiceAccount.number].row
        document.terms = account.terms
        document.schedule = account.schedule
        document.profile = account.profile
        document.cashDiscount = book.sales.trade(of: account.id).cashDiscount
        // Shares of another discount's amount say nothing of this one.
        document.discountShares = []
        document.dimensions = book.sales.trade(of: ordering).dimensions
        document.listCode = book.sales.trade(of: ordering).listCode
        let subject = book.customers.subject(book.customers.details[ordering.number].row.subject)
        document.deliveryAddress = subject.addresses.first(where: \.isDefault)?.code ?? .empty
        document.salesTaxGroup = book.customers.details[ordering.number].row.salesTaxGroup
        let currency = book.customers[ordering].currency
        document.currency = currency
        for index in document.lines.indices {
            document.lines[index].salesTaxGroup = .empty
            // The same figure in the customer's currency.
            guard let amount = document.lines[index].amount, amount.currency != currency else { continue }
            guard amount.currency.exponent == currency.exponent else {
                throw .otherCurrency(amount.currency, expected: currency, field: "document.lines[\(index)].amount")
            }
            document.lines[index].amount = Money(amount.minor, currency)
        }
        return document
    }
}

/// All templates of a company, by name.
package struct ListTemplates: Query {
    package let companyID: CompanyID
    package init(company: CompanyID) { companyID = company }
    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [InvoiceTemplate] {
        book.freeText.templates(of: companyID)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[companyID].lastChange }
}
