/// Registers a customer from the one the parameter `one_time_template` names, with a number of the one-time
/// sequence (setup:CU-6).
///
/// Rejections: FIELD_REQUIRED (name, one_time_template), CUSTOMER_NOT_FOUND (template), those of `CreateCustomer`.
package struct CreateOneTimeCustomer: Command {
    package let id: CompanyID
    package let name: String
    package let address: String
    package let country: String
    package let email: String

    package init(id: CompanyID, name: String, address: String, country: String, email: String) {
        self.id = id
        self.name = name
        self.address = address
        self.country = country
        self.email = email
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CustomerView {
        let template = book.companies[id].parameters.oneTimeTemplate
        if template.isEmpty {
            throw .required("one_time_template", "the parameter one_time_template names no customer")
        }
        let source = try book.customer(id, template, field: "one_time_template")
        let row = book.customers.details[source.number].row
        var input = CustomerInput(copying: row)
        input.name = name
        input.address = address
        input.country = country
        input.email = email
        input.language = book.customers.subject(row.subject).language
        input.trade.dimensions = book.sales.trade(of: source).dimensions
        input.flags.insert(.oneTime)
        return try CreateCustomer(id: id, input: input, isNumberedOneTime: true).decide(book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Registers another company's customer here, as the same party (setup:CU-3).
///
/// Under the same number, which is right for numbers given by hand or of one sequence for both; companies that count
/// apart ask for the next of their own.
///
/// Limit, hold and invoice account stay behind: each company gives its own credit.
/// Rejections: REFERENCE_UNKNOWN (company), CUSTOMER_NOT_FOUND, DUPLICATE_KEY, those of `CreateCustomer`.
package struct CopyCustomer: Command {
    /// Copied to.
    package let id: CompanyID
    package let source: Code
    package let number: Code
    /// The next of this company's sequences instead of the same.
    package let takesNext: Bool

    package init(id: CompanyID, source: Code, number: Code, takesNext: Bool = false) {
        self.id = id
        self.source = source
        self.number = number
        self.takesNext = takesNext
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CustomerView {
        guard let from = book.companies.find(source) else {
            throw .unknown("company", source, field: "from_company")
        }
        let row = book.customers.details[try book.customer(from, number, field: "number").number].row
        guard takesNext || book.customers.find(id, row.number) == nil else {
            throw Rejection(
                .duplicateKey, field: "number", "customer \(row.number) exists in \(book.companies[id].code) already")
        }
        let subject = book.customers.subject(row.subject)
        var input = CustomerInput(copying: row)
        input.number = takesNext ? .empty : row.number
        input.name = subject.name
        input.address = subject.address
        input.country = subject.country
        input.email = subject.email
        input.language = subject.language
        (input.statementAddress, input.contacts) = (subject.statementAddress, subject.contacts)
        (input.addresses, input.bankAccounts) = (subject.addresses, subject.bankAccounts)
        input.flags = row.flags.intersection([.oneTime, .noPurchaseOnAccount])
        input.party = row.partyCode
        input.trade = book.sales.trade(of: row.id)
        input.traits = book.sales.traits(row.id)
        return try CreateCustomer(id: id, input: input).decide(book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        var last = book.companies.mark(id)
        if let there = book.customers.find(id, number) { last = max(last, book.customers[there].lastChange) }
        if let from = book.companies.find(source) {
            last = max(last, book.companies[from].lastChange)
            if let found = book.customers.find(from, number) { last = max(last, book.customers[found].lastChange) }
        }
        return last
    }
}

extension CustomerInput {
    /// What a customer has in common with one made after it; no name, no number, no limit.
    fileprivate init(copying row: CustomerRow) {
        self.init()
        group = row.group
        currency = row.currency
        terms = row.terms
        profile = row.profile
        salesTaxGroup = row.salesTaxGroup
        method = row.method
        schedule = row.schedule
        specification = row.specification
    }
}
