/// What a caller says of a customer; empty codes are filled from the group or the company (setup:CU-1).
package struct CustomerInput: Equatable, Sendable {
    package var number: Code = .empty
    package var name = ""
    package var group: Code = .empty
    package var currency: Currency?
    package var terms: Code = .empty
    package var invoiceAccount: Code = .empty
    package var limit: Money?
    package var limitExpires: CalendarDate?
    package var holdStatus = HoldStatus.none
    package var profile: Code = .empty
    package var salesTaxGroup: Code = .empty
    package var method: Code = .empty
    package var schedule: Code = .empty
    package var specification: Code = .empty
    package var flags: CustomerFlags = []
    package var address = ""
    package var country = ""
    package var email = ""
    package var language = ""
    package var statementAddress = ""
    package var contacts: [Contact] = []
    package var addresses: [DeliveryAddress] = []
    package var bankAccounts: [CustomerBankAccount] = []
    package var party: Code = .empty
    package var trade = TradeTerms()
    /// Of no customer yet.
    package var traits = SalesTraits(customer: .none)

    package init() {}
}

/// A customer as answers show it.
package struct CustomerView: Sendable {
    package let row: CustomerRow
    package let subject: Subject
    package let limit: CreditLimit
    package let version: UInt64
    package let createdOn: CalendarDate
    /// Number of the invoice account when it is another customer.
    package let invoiceAccount: Code
    package let trade: TradeTerms
    package let traits: SalesTraits

    package init(_ id: CustomerID, _ book: borrowing Book) {
        let hot = book.customers[id]
        let details = book.customers.details[id.number]
        row = details.row
        subject = book.customers.subject(details.row.subject)
        limit = CreditLimit(
            limit: Money(hot.limit, hot.limitCurrency),
            expires: hot.limitExpires == .max ? nil : CalendarDate(days: hot.limitExpires))
        version = hot.masterVersion
        createdOn = details.createdOn
        invoiceAccount = hot.invoiceAccount == id ? .empty : book.customers[hot.invoiceAccount].number
        trade = book.sales.trade(of: id)
        traits = book.sales.traits(id)
    }

    init(
        row: CustomerRow, subject: Subject, limit: CreditLimit, version: UInt64, createdOn: CalendarDate,
        invoiceAccount: Code, trade: TradeTerms, traits: SalesTraits
    ) {
        self.traits = traits
        self.row = row
        self.subject = subject
        self.limit = limit
        self.version = version
        self.createdOn = createdOn
        self.invoiceAccount = invoiceAccount
        self.trade = trade
    }
}

/// Registers a customer with its limit (setup:CU-1, CU-2, CU-4, CU-5).
///
/// Rejections in order: FIELD_REQUIRED (group), REFERENCE_UNKNOWN, CUSTOMER_NOT_FOUND and FIELD_INVALID
/// (invoice account), CURRENCY_MISMATCH, NUMBER_TAKEN (of one that was taken out), DUPLICATE_KEY, SEQUENCE_EXHAUSTED.
package struct CreateCustomer: Command {
    package let id: CompanyID
    package let input: CustomerInput
    /// Path of the customer in the request.
    package let field: String
    /// Its number is one of the one-time sequence.
    private let isNumberedOneTime: Bool

    package init(
        id: CompanyID, input: CustomerInput, field: String = "customer", isNumberedOneTime: Bool = false
    ) {
        self.id = id
        self.input = input
        self.field = field
        self.isNumberedOneTime = isNumberedOneTime
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CustomerView {
        let setup = book.companies.setup(id)
        guard !input.group.isEmpty else {
            throw Rejection(.fieldRequired, field: "\(field).group", "a customer belongs to a customer group")
        }
        guard let group = setup.customerGroups[input.group] else {
            throw .unknown("customer group", input.group, field: "\(field).group")
        }
        let terms = input.terms.isEmpty ? group.terms : input.terms
        let taxGroup = input.salesTaxGroup.isEmpty ? group.salesTaxGroup : input.salesTaxGroup
        try setup.checkCodes(
            terms: terms, taxGroup: taxGroup, method: input.method, profile: input.profile, schedule: input.schedule, field: field)
        try book.companies.checkSpecification(input.specification, method: input.method, in: id, field: field)
        try input.trade.check(in: id, book, field: field)
        let bankAccounts = try CustomerBankAccount.checked(input.bankAccounts, field: "\(field).bank_accounts")
        let customer = draft.nextCustomer
        let account = try invoiceAccount(book, draft, default: customer)
        let currency = input.currency ?? book.companies[id].currency

        let number = try takeNumber(draft.group(group.code) ?? group, book, &draft)
        let party = book.customers.party(input.party) ?? draft.party(input.party) ?? draft.nextParty
        var subject = Subject(
            id: draft.nextSubject, name: input.name, address: input.address, country: input.country,
            email: input.email, language: input.language)
        (subject.statementAddress, subject.contacts) = (input.statementAddress, input.contacts)
        (subject.addresses, subject.bankAccounts) = (input.addresses, bankAccounts)
        var row = CustomerRow(
            id: customer, company: id, number: number, subject: subject.id, group: input.group, currency: currency,
            terms: terms, invoiceAccount: account, holdStatus: input.holdStatus, profile: input.profile,
            salesTaxGroup: taxGroup, method: input.method, flags: input.flags, party: party,
            partyCode: input.party)
        (row.schedule, row.specification) = (input.schedule, input.specification)
        draft.add(.subjectSet(subject), book)
        draft.add(.customerSet(row), book)
        let limit = CreditLimit(limit: input.limit ?? .zero(currency), expires: input.limitExpires)
        if !limit.limit.isZero || limit.expires != nil || limit.limit.currency != currency {
            draft.add(.creditLimitSet(customer, limit), book)
        }
        if input.trade != TradeTerms() { draft.add(.sales(.tradeSet(customer, input.trade)), book) }
        var traits = input.traits
        traits.customer = customer
        if traits != SalesTraits(customer: customer) { draft.add(.sales(.setupSet(id, .traits(traits))), book) }
        return CustomerView(
            row: row, subject: subject, limit: limit, version: book.sequence + 1, createdOn: now.today,
            invoiceAccount: input.invoiceAccount, trade: input.trade, traits: traits)
    }

    /// No chains: an invoice account owes for itself (setup:CU-5).
    private func invoiceAccount(
        _ book: borrowing Book, _ draft: borrowing Draft, default own: CustomerID
    ) throws(Rejection) -> CustomerID {
        if input.invoiceAccount.isEmpty || input.invoiceAccount == input.number { return own }
        let path = "\(field).invoice_account"
        if let earlier = draft.registered(input.invoiceAccount) {
            guard earlier.invoiceAccount == earlier.id else { throw .chained(input.invoiceAccount, path) }
            return earlier.id
        }
        let account = try book.customer(id, input.invoiceAccount, field: path)
        guard book.customers[account].invoiceAccount == account else { throw .chained(input.invoiceAccount, path) }
        return account
    }

    /// By hand, else from the sequence of one-time customers, of the group or of the company (setup:CU-2, CU-6).
    private func takeNumber(
        _ group: CustomerGroup, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> Code {
        if !input.number.isEmpty {
            if book.customers.find(id, input.number) == nil, book.customers.isTaken(id, input.number) {
                throw .numberTaken(input.number, field: "\(field).number")
            }
            if isTaken(input.number, book, draft) {
                throw Rejection(
                    .duplicateKey, field: "\(field).number", "customer \(input.number) exists already",
                    [.init("number", input.number.text)])
            }
            return input.number
        }
        let kind: SequenceKind = isNumberedOneTime ? .oneTimeCustomer : .customer
        let own = isNumberedOneTime ? nil : group.numbers
        var next: UInt64
        if let own { next = own.next } else { next = try draft.number(kind, id, book).taken.next - 1 }
        guard var sequence = own ?? book.companies.sequence(id, kind) else {
            throw Rejection(.fieldRequired, "no number sequence is set for \(kind)", [.init("sequence", "\(kind)")])
        }
        // A number somebody chose by hand is stepped over.
        while let number = sequence.number(next) {
            next += 1
            if isTaken(number, book, draft) { continue }
            sequence.next = next
            if own == nil {
                draft.add(.numberSequenceSet(id, kind, sequence), book)
            } else {
                var moved = group
                moved.numbers = sequence
                draft.add(.customerGroupSet(id, moved), book)
            }
            return number
        }
        throw Rejection(
            .sequenceExhausted, "the number sequence \(own == nil ? "\(kind)" : "of group \(group.code)") has no number left")
    }

    private func isTaken(_ number: Code, _ book: borrowing Book, _ draft: borrowing Draft) -> Bool {
        book.customers.isTaken(id, number) || draft.registered(number) != nil
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        let there = book.customers.find(id, input.number).map { book.customers[$0].lastChange } ?? 0
        return max(there, book.companies.mark(id))
    }
}

/// Several customers, all or none; a rejection names the item.
package struct CreateCustomers: Command {
    package let id: CompanyID
    package let inputs: [CustomerInput]

    package init(id: CompanyID, inputs: [CustomerInput]) { (self.id, self.inputs) = (id, inputs) }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> [CustomerView] {
        var views: [CustomerView] = []
        for index in inputs.indices {
            let one = CreateCustomer(id: id, input: inputs[index], field: "items[\(index)].customer")
            views.append(try one.decide(book, at: now, &draft))
        }
        return views
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Which fields of a customer an update names.
package enum CustomerField: String, CaseIterable, Sendable {
    case name, group, currency, address, country, email, language, closed, person, contacts, addresses
    case dimensions = "default_dimensions"
    case bankAccounts = "bank_accounts"
    case statementAddress = "statement_address"
    case terms = "terms_of_payment"
    case invoiceAccount = "invoice_account"
    case creditLimit = "credit_limit"
    case limitExpires = "limit_expires_on"
    case holdStatus = "hold_status"
    case profile = "posting_profile"
    case salesTaxGroup = "sales_tax_group"
    case method = "method_of_payment"
    case schedule = "payment_schedule"
    case specification = "payment_specification"
    case oneTime = "one_time"
    case noPurchaseOnAccount = "no_payment_on_account"
    case unlimitedCredit = "unlimited_credit"
    case excluded = "exclude_from_credit_management"
    case mandatoryLimit = "mandatory_credit_limit"
    case taxNumber = "tax_exempt_number"
    case listCode = "list_code"
    case cashDiscount = "cash_discount"
    case deliveryTerms = "delivery_terms"
    case deliveryMode = "delivery_mode"
    case chargeGroup = "charge_group"
    case commissionGroup = "commission_group"
    case salesGroup = "sales_group"
    case summarizesOrders = "summarize_orders"

    var flag: CustomerFlags? {
        switch self {
        case .closed: .closed
        case .person: .person
        case .oneTime: .oneTime
        case .noPurchaseOnAccount: .noPurchaseOnAccount
        case .unlimitedCredit: .unlimitedCredit
        case .excluded: .excluded
        case .mandatoryLimit: .mandatoryLimit
        case .name, .group, .currency, .address, .country, .email, .language, .terms, .invoiceAccount, .creditLimit,
            .limitExpires, .holdStatus, .profile, .salesTaxGroup, .method, .contacts, .addresses, .statementAddress,
            .taxNumber, .listCode, .cashDiscount, .deliveryTerms, .deliveryMode, .schedule, .specification, .chargeGroup,
            .commissionGroup, .salesGroup, .summarizesOrders, .dimensions, .bankAccounts:
            nil
        }
    }
}

extension TradeTerms {
    /// False: the field is none of these.
    fileprivate mutating func take(_ field: CustomerField, of values: TradeTerms) -> Bool {
        switch field {
        case .taxNumber: taxNumber = values.taxNumber
        case .listCode: listCode = values.listCode
        case .cashDiscount: cashDiscount = values.cashDiscount
        case .deliveryTerms: deliveryTerms = values.deliveryTerms
        case .deliveryMode: deliveryMode = values.deliveryMode
        case .dimensions: dimensions = values.dimensions
        case .name, .group, .currency, .address, .country, .email, .language, .closed, .person, .terms, .invoiceAccount,
            .creditLimit, .limitExpires, .holdStatus, .profile, .salesTaxGroup, .method, .oneTime, .noPurchaseOnAccount,
            .unlimitedCredit, .excluded, .mandatoryLimit, .contacts, .addresses, .statementAddress, .schedule,
            .specification, .chargeGroup, .commissionGroup, .salesGroup, .summarizesOrders, .bankAccounts:
            return false
        }
        return true
    }
}

extension SalesTraits {
    fileprivate mutating func take(_ field: CustomerField, of values: SalesTraits) {
        switch field {
        case .chargeGroup: chargeGroup = values.chargeGroup
        case .commissionGroup: commissionGroup = values.commissionGroup
        case .salesGroup: salesGroup = values.salesGroup
        case .summarizesOrders: isSummarized = values.isSummarized
        case .name, .group, .currency, .address, .country, .email, .language, .closed, .person, .terms, .invoiceAccount,
            .creditLimit, .limitExpires, .holdStatus, .profile, .salesTaxGroup, .method, .oneTime, .noPurchaseOnAccount,
            .unlimitedCredit, .excluded, .mandatoryLimit, .contacts, .addresses, .statementAddress, .schedule,
            .specification, .taxNumber, .listCode, .cashDiscount, .deliveryTerms, .deliveryMode, .dimensions,
            .bankAccounts:
            break
        }
    }
}

/// Changes the named fields of a customer. The limit changes by an adjustment journal only (credit:CL-12).
package struct UpdateCustomer: Command {
    package let id: CompanyID
    package let input: CustomerInput
    package let fields: [CustomerField]
    /// 0: any.
    package let expectedVersion: UInt64

    package init(id: CompanyID, input: CustomerInput, fields: [CustomerField], expectedVersion: UInt64) {
        self.id = id
        self.input = input
        self.fields = fields
        self.expectedVersion = expectedVersion
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CustomerView {
        let customer = try book.customer(id, input.number, field: "customer.number")
        let hot = book.customers[customer]
        if expectedVersion != 0, expectedVersion != hot.masterVersion {
            throw Rejection(
                .versionConflict, field: "expected_version", "the customer is at version \(hot.masterVersion)",
                [.init("version", hot.masterVersion)])
        }
        let before = book.customers.details[customer.number].row
        var row = before
        var subject = book.customers.subject(row.subject)
        var trade = book.sales.trade(of: customer)
        var traits = book.sales.traits(customer)
        for field in fields { traits.take(field, of: input.traits) }
        for field in fields where !trade.take(field, of: input.trade) {
            try change(field, &row, &subject, customer, book)
        }
        // Terms that set-up has dropped since stand in nobody's way.
        if trade != book.sales.trade(of: customer) { try trade.check(in: id, book, field: "customer") }
        try book.companies.setup(id).checkCodes(
            terms: row.terms, taxGroup: row.salesTaxGroup, method: row.method, profile: row.profile, schedule: row.schedule,
            field: "customer")
        if row.specification != before.specification || row.method != before.method {
            try book.companies.checkSpecification(row.specification, method: row.method, in: id, field: "customer")
        }
        if subject != book.customers.subject(row.subject) { draft.add(.subjectSet(subject), book) }
        draft.add(.customerSet(row), book)
        if trade != book.sales.trade(of: customer) { draft.add(.sales(.tradeSet(customer, trade)), book) }
        if traits != book.sales.traits(customer) { draft.add(.sales(.setupSet(id, .traits(traits))), book) }
        let view = CustomerView(customer, book)
        return CustomerView(
            row: row, subject: subject, limit: view.limit, version: book.sequence + 1, createdOn: view.createdOn,
            invoiceAccount: row.invoiceAccount == customer ? .empty : book.customers[row.invoiceAccount].number,
            trade: trade, traits: traits)
    }

    private func change(
        _ field: CustomerField, _ row: inout CustomerRow, _ subject: inout Subject, _ customer: CustomerID,
        _ book: borrowing Book
    ) throws(Rejection) {
        if let flag = field.flag {
            if flag == .oneTime, input.flags.contains(.oneTime), !row.flags.contains(.oneTime) {
                throw Rejection(
                    .fieldInvalid, field: "customer.one_time", "a normal customer cannot become a one-time customer")
            }
            if input.flags.contains(flag) { row.flags.insert(flag) } else { row.flags.remove(flag) }
            return
        }
        switch field {
        case .name: subject.name = input.name
        case .address: subject.address = input.address
        case .country: subject.country = input.country
        case .email: subject.email = input.email
        case .language: subject.language = input.language
        case .contacts: subject.contacts = input.contacts
        case .addresses: subject.addresses = input.addresses
        case .bankAccounts:
            subject.bankAccounts = try CustomerBankAccount.checked(
                input.bankAccounts, field: "customer.bank_accounts")
        case .statementAddress: subject.statementAddress = input.statementAddress
        case .group:
            guard book.companies.setup(id).customerGroups[input.group] != nil else {
                throw .unknown("customer group", input.group, field: "customer.group")
            }
            row.group = input.group
        case .currency:
            let hot = book.customers[customer]
            guard hot.firstSums == 0, hot.firstOpen.isNone, hot.firstClosed.isNone else {
                throw Rejection(
                    .stateNotAllowed, field: "customer.currency", "the customer has items in \(row.currency) already",
                    [.init("current_state", "HAS_TRANSACTIONS")])
            }
            if let currency = input.currency { row.currency = currency }
        case .terms: row.terms = input.terms
        case .holdStatus: row.holdStatus = input.holdStatus
        case .profile: row.profile = input.profile
        case .salesTaxGroup: row.salesTaxGroup = input.salesTaxGroup
        case .method:
            // A specification is the method's: that of another one is gone with it.
            if row.method != input.method, !fields.contains(.specification) { row.specification = .empty }
            row.method = input.method
        case .specification: row.specification = input.specification
        case .schedule: row.schedule = input.schedule
        case .invoiceAccount:
            let path = "customer.invoice_account"
            let account =
                input.invoiceAccount.isEmpty
                ? customer : try book.customer(id, input.invoiceAccount, field: path)
            guard account == customer || book.customers[account].invoiceAccount == account else {
                throw .chained(input.invoiceAccount, path)
            }
            let hot = book.customers[customer]
            guard account == customer || book.customers.details[customer.number].owedBy == 0 else {
                throw .chained(input.number, path, "is the invoice account of other customers")
            }
            guard account == customer || hot.openCount == 0 && hot.firstAuthorization.isNone else {
                throw Rejection(
                    .stateNotAllowed, field: path, "the customer owes for itself: settle its items first")
            }
            row.invoiceAccount = account
        case .creditLimit, .limitExpires:
            throw Rejection(
                .limitEditNotAllowed, field: "customer.\(field.rawValue)", "limits change by an adjustment journal")
        case .closed, .person, .oneTime, .noPurchaseOnAccount, .unlimitedCredit, .excluded, .mandatoryLimit: break
        case .taxNumber, .listCode, .cashDiscount, .deliveryTerms, .deliveryMode, .chargeGroup, .commissionGroup,
            .salesGroup, .summarizesOrders, .dimensions:
            break
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        let there = book.customers.find(id, input.number).map { book.customers[$0].lastChange } ?? 0
        return max(there, book.companies.mark(id))
    }
}

package struct GetCustomer: Query {
    package let id: CompanyID
    package let number: Code
    package init(id: CompanyID, number: Code) { (self.id, self.number) = (id, number) }
    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> CustomerView {
        CustomerView(try book.customer(id, number, field: "number"), book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        book.customers.find(id, number).map { book.customers[$0].lastChange } ?? 0
    }
}

/// A page of customers in the order they were registered, from after a customer on.
package struct ListCustomers: Query {
    package let id: CompanyID
    package let numberPrefix: String
    package let nameContains: String
    package let group: Code
    package let after: CustomerID
    package let size: Int

    /// Rows looked at per page: bounds the time of one.
    package static let rowsMax: UInt32 = 20_000

    package init(
        id: CompanyID, numberPrefix: String, nameContains: String, group: Code, after: CustomerID, size: Int
    ) {
        self.id = id
        self.numberPrefix = numberPrefix
        self.nameContains = nameContains
        self.group = group
        self.after = after
        self.size = size
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package let customers: [CustomerView]
        /// Goes on after this customer; none: the end.
        package let next: CustomerID
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var found: [CustomerView] = []
        let total = book.customers.rows.count
        let wanted = nameContains.lowercased()
        var number = min(after.number, total)
        let end = min(total, number + ListCustomers.rowsMax)
        while number < end, found.count < size {
            number += 1
            let row = book.customers.details[number].row
            guard row.company == id, !row.flags.contains(.deleted), group.isEmpty || row.group == group,
                numberPrefix.isEmpty || row.number.text.hasPrefix(numberPrefix),
                wanted.isEmpty || book.customers.subject(row.subject).name.lowercased().contains(wanted)
            else { continue }
            found.append(CustomerView(CustomerID(number), book))
        }
        return Answer(customers: found, next: number < total ? CustomerID(number) : .none)
    }

    /// Any customer may be on the page.
    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

extension Companies {
    /// Of a customer: its method, else the company's, has the specification.
    fileprivate func checkSpecification(
        _ code: Code, method: Code, in company: CompanyID, field: String
    ) throws(Rejection) {
        if code.isEmpty { return }
        let method = method.isEmpty ? self[company].parameters.defaultMethod : method
        try setup(company).checkSpecification(code, of: method, field: "\(field).payment_specification")
    }
}

extension Companies.Setup {
    /// Refuses codes of rows that are not set up; empty ones stand for none.
    func checkCodes(
        terms: Code, taxGroup: Code, method: Code, profile: Code, schedule: Code, field: String
    ) throws(Rejection) {
        if !terms.isEmpty, self.terms[terms] == nil {
            throw .unknown("terms of payment", terms, field: "\(field).terms_of_payment")
        }
        if !taxGroup.isEmpty, salesTaxGroups[taxGroup] == nil {
            throw .unknown("sales tax group", taxGroup, field: "\(field).sales_tax_group")
        }
        if !method.isEmpty, methods[method] == nil {
            throw .unknown("method of payment", method, field: "\(field).method_of_payment")
        }
        if !profile.isEmpty, profiles[profile] == nil {
            throw .unknown("posting profile", profile, field: "\(field).posting_profile")
        }
        if !schedule.isEmpty, schedules[schedule] == nil {
            throw .unknown("payment schedule", schedule, field: "\(field).payment_schedule")
        }
    }
}

extension Rejection {
    /// An invoice account that has one itself (setup:CU-5).
    fileprivate static func chained(
        _ account: Code, _ field: String, _ why: String = "has an invoice account of its own"
    ) -> Rejection {
        Rejection(.fieldInvalid, field: field, "\(account) \(why)", [.init("invoice_account", account.text)])
    }

    /// A customer that owes through another has no credit of its own.
    static func chain(_ account: Code, _ field: String, _ why: String) -> Rejection {
        Rejection(.invoiceAccountChain, field: field, "\(account) \(why)", [.init("invoice_account", account.text)])
    }
}
