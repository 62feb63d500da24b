import Receivables
import Schema
import SwiftProtobuf

extension CustomerInput {
    init(_ message: Reskontra_V1_Customer, _ path: String, _ border: inout Border) {
        self.init()
        number = border.code(message.number, "\(path).number")
        name = border.text(message.name, "\(path).name")
        group = border.code(message.group, "\(path).group")
        if !message.currency.isEmpty { currency = border.currency(message.currency, "\(path).currency") }
        terms = border.code(message.termsOfPayment, "\(path).terms_of_payment")
        invoiceAccount = border.code(message.invoiceAccount, "\(path).invoice_account")
        limit = border.money(message.creditLimit, message.hasCreditLimit, "\(path).credit_limit", required: false)
        if let limit, limit.minor < 0 { border.bad("\(path).credit_limit", .amountNegative, "is below 0") }
        limitExpires = border.date(message.limitExpiresOn, message.hasLimitExpiresOn, "\(path).limit_expires_on")
        holdStatus = border.choice(message.holdStatus.rawValue, "\(path).hold_status", fallback: HoldStatus.none) ?? .none
        profile = border.code(message.postingProfile, "\(path).posting_profile")
        salesTaxGroup = border.code(message.salesTaxGroup, "\(path).sales_tax_group")
        method = border.code(message.methodOfPayment, "\(path).method_of_payment")
        schedule = border.code(message.paymentSchedule, "\(path).payment_schedule")
        specification = border.code(message.paymentSpecification, "\(path).payment_specification")
        if message.oneTime { flags.insert(.oneTime) }
        if message.closed { flags.insert(.closed) }
        if message.person { flags.insert(.person) }
        if message.noPaymentOnAccount { flags.insert(.noPurchaseOnAccount) }
        if message.unlimitedCredit { flags.insert(.unlimitedCredit) }
        if message.excludeFromCreditManagement { flags.insert(.excluded) }
        if message.mandatoryCreditLimit { flags.insert(.mandatoryLimit) }
        address = border.text(message.address, "\(path).address")
        country = border.text(message.country, "\(path).country", max: 60)
        email = border.text(message.email, "\(path).email", max: 120)
        language = border.text(message.language, "\(path).language", max: 20)
        party = border.code(message.party, "\(path).party")
        trade.taxNumber = border.code(message.taxExemptNumber, "\(path).tax_exempt_number")
        trade.listCode =
            border.choice(message.listCode.rawValue, "\(path).list_code", fallback: ListCode.notIncluded) ?? .notIncluded
        trade.cashDiscount = border.code(message.cashDiscount, "\(path).cash_discount")
        trade.deliveryTerms = border.code(message.deliveryTerms, "\(path).delivery_terms")
        trade.deliveryMode = border.code(message.deliveryMode, "\(path).delivery_mode")
        statementAddress = border.text(message.statementAddress, "\(path).statement_address")
        contacts = border.contacts(message.contacts, "\(path).contacts")
        addresses = border.addresses(message.addresses, "\(path).addresses")
        bankAccounts = border.bankAccounts(message.bankAccounts, "\(path).bank_accounts")
        trade.dimensions = border.dimensions(message.defaultDimensions, "\(path).default_dimensions")
        traits.chargeGroup = border.code(message.chargeGroup, "\(path).charge_group")
        traits.commissionGroup = border.code(message.commissionGroup, "\(path).commission_group")
        traits.salesGroup = border.code(message.salesGroup, "\(path).sales_group")
        traits.isSummarized = message.summarizeOrders
    }
}

extension Border {
    fileprivate mutating func contacts(_ messages: [Reskontra_V1_CustomerContact], _ path: String) -> [Contact] {
        if messages.count > Contact.max {
            bad(path, .tooManyItems, "has \(messages.count) entries, at most \(Contact.max) are taken")
        }
        if messages.count(where: \.primary) > 1 { bad(path, .fieldInvalid, "at most one contact is primary") }
        var contacts: [Contact] = []
        for (index, row) in messages.prefix(Contact.max).enumerated() {
            contacts.append(
                Contact(
                    name: text(row.name, "\(path)[\(index)].name", required: true, max: 120),
                    email: text(row.email, "\(path)[\(index)].email", max: 120),
                    phone: text(row.phone, "\(path)[\(index)].phone", max: 60), isPrimary: row.primary,
                    isCollections: row.collections))
        }
        return contacts
    }
}

extension Border {
    fileprivate mutating func addresses(
        _ messages: [Reskontra_V1_DeliveryAddress], _ path: String
    ) -> [DeliveryAddress] {
        if messages.count > DeliveryAddress.max {
            bad(path, .tooManyItems, "has \(messages.count) entries, at most \(DeliveryAddress.max) are taken")
        }
        if messages.count(where: \.default) > 1 { bad(path, .fieldInvalid, "at most one address is the default") }
        var addresses: [DeliveryAddress] = []
        for (index, row) in messages.prefix(DeliveryAddress.max).enumerated() {
            let field = "\(path)[\(index)]"
            let code = code(row.code, "\(field).code", required: true)
            if addresses.contains(where: { $0.code == code }) { bad("\(field).code", .duplicateKey, "is there twice") }
            addresses.append(
                DeliveryAddress(
                    code: code, name: text(row.name, "\(field).name", max: 120),
                    address: text(row.address, "\(field).address", required: true),
                    country: text(row.country, "\(field).country", max: 60), isDefault: row.default))
        }
        return addresses
    }
}

extension Border {
    fileprivate mutating func bankAccounts(
        _ messages: [Reskontra_V1_CustomerBankAccount], _ path: String
    ) -> [CustomerBankAccount] {
        if messages.count > CustomerBankAccount.max {
            bad(path, .tooManyItems, "has \(messages.count) entries, at most \(CustomerBankAccount.max) are taken")
        }
        var accounts: [CustomerBankAccount] = []
        for (index, row) in messages.prefix(CustomerBankAccount.max).enumerated() {
            let field = "\(path)[\(index)]"
            let code = code(row.code, "\(field).code", required: true)
            if accounts.contains(where: { $0.code == code }) { bad("\(field).code", .duplicateKey, "is there twice") }
            accounts.append(
                CustomerBankAccount(
                    code: code, holder: text(row.holder, "\(field).holder", max: 120),
                    iban: text(row.iban, "\(field).iban", required: true, max: 60),
                    bic: text(row.bic, "\(field).bic", max: 20)))
        }
        return accounts
    }
}

extension Reskontra_V1_CustomerBankAccount {
    init(_ row: CustomerBankAccount) {
        self.init()
        (code, holder, iban, bic) = (row.code.text, row.holder, row.iban, row.bic)
    }
}

extension Reskontra_V1_DeliveryAddress {
    init(_ row: DeliveryAddress) {
        self.init()
        (code, name, address, country) = (row.code.text, row.name, row.address, row.country)
        `default` = row.isDefault
    }
}

extension Reskontra_V1_CustomerContact {
    init(_ row: Contact) {
        self.init()
        (name, email, phone) = (row.name, row.email, row.phone)
        (primary, collections) = (row.isPrimary, row.isCollections)
    }
}

extension CreateCustomer {
    package init(_ message: Reskontra_V1_CreateCustomerRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if !message.hasCustomer { border.bad("customer", .fieldRequired, "is required") }
        let input = CustomerInput(message.customer, "customer", &border)
        try border.check()
        self.init(id: company, input: input)
    }

    /// One item of an INDEPENDENT batch.
    package init(
        _ item: Reskontra_V1_BatchCreateCustomersRequest.Item, _ company: CompanyID, _ path: String
    ) throws(FieldErrors) {
        var border = Border()
        let input = CustomerInput(item.customer, "\(path).customer", &border)
        try border.check()
        self.init(id: company, input: input, field: "\(path).customer")
    }
}

extension CreateOneTimeCustomer {
    package init(_ message: Reskontra_V1_CreateOneTimeCustomerRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = border.text(message.name, "name")
        if message.name.isEmpty { border.bad("name", .fieldRequired, "is required") }
        let address = border.text(message.address, "address")
        let country = border.text(message.country, "country", max: 60)
        let email = border.text(message.email, "email", max: 120)
        try border.check()
        self.init(id: company, name: name, address: address, country: country, email: email)
    }
}

extension CopyCustomer {
    package init(_ message: Reskontra_V1_CopyCustomerRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let source = border.code(message.fromCompany, "from_company", required: true)
        let number = border.code(message.number, "number", required: true)
        try border.check()
        self.init(id: company, source: source, number: number, takesNext: message.nextNumber)
    }
}

extension DeleteCustomer {
    package init(_ message: Reskontra_V1_DeleteCustomerRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.number, "number", required: true)
        try border.check()
        self.init(id: company, number: number, expectedVersion: message.expectedVersion)
    }
}

extension Reskontra_V1_DeleteCustomerResponse {
    package init(_ answer: Code, _ book: borrowing Book) {
        self.init()
        number = answer.text
    }
}

extension CreateCustomers {
    package init(_ message: Reskontra_V1_BatchCreateCustomersRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var inputs: [CustomerInput] = []
        for (index, item) in message.items.enumerated() {
            inputs.append(CustomerInput(item.customer, "items[\(index)].customer", &border))
        }
        try border.check()
        self.init(id: company, inputs: inputs)
    }
}

extension UpdateCustomer {
    package init(_ message: Reskontra_V1_UpdateCustomerRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if !message.hasCustomer { border.bad("customer", .fieldRequired, "is required") }
        let input = CustomerInput(message.customer, "customer", &border)
        if input.number.isEmpty { border.bad("customer.number", .fieldRequired, "says which customer") }
        if message.updateMask.isEmpty { border.bad("update_mask", .fieldRequired, "names the fields to change") }
        var fields: [CustomerField] = []
        for (index, name) in message.updateMask.enumerated() {
            guard let field = CustomerField(rawValue: name) else {
                border.bad("update_mask[\(index)]", .fieldInvalid, "'\(name.prefix(40))' is no field that can change")
                continue
            }
            fields.append(field)
        }
        try border.check()
        self.init(id: company, input: input, fields: fields, expectedVersion: message.expectedVersion)
    }
}

extension GetCustomer {
    package init(_ message: Reskontra_V1_GetCustomerRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.number, "number", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension ListCustomers {
    package init(_ message: Reskontra_V1_ListCustomersRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let prefix = border.code(message.numberPrefix, "number_prefix").text
        let name = border.text(message.nameContains, "name_contains")
        let group = border.code(message.group, "group")
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListCustomers.filter(company, prefix, name, group))
        try border.check()
        self.init(
            id: company, numberPrefix: prefix, nameContains: name, group: group,
            after: CustomerID(UInt32(truncatingIfNeeded: token.first)), size: size)
    }

    static func filter(_ company: CompanyID, _ prefix: String, _ name: String, _ group: Code) -> UInt64 {
        PageToken.filter("customers", "\(company.number)", prefix, name, group.text)
    }
}

// MARK: Answers

extension Reskontra_V1_CustomerRecord {
    package init(_ view: CustomerView) {
        self.init()
        let row = view.row
        var made = Reskontra_V1_Customer()
        made.number = row.number.text
        made.name = view.subject.name
        made.group = row.group.text
        made.currency = row.currency.code.text
        made.termsOfPayment = row.terms.text
        made.invoiceAccount = view.invoiceAccount.text
        made.creditLimit = .init(view.limit.limit)
        if let expires = view.limit.expires { made.limitExpiresOn = .init(expires) }
        made.holdStatus = .init(rawValue: Int(row.holdStatus.rawValue)) ?? .unspecified
        made.postingProfile = row.profile.text
        made.salesTaxGroup = row.salesTaxGroup.text
        made.methodOfPayment = row.method.text
        made.paymentSchedule = row.schedule.text
        made.paymentSpecification = row.specification.text
        made.oneTime = row.flags.contains(.oneTime)
        made.closed = row.flags.contains(.closed)
        made.noPaymentOnAccount = row.flags.contains(.noPurchaseOnAccount)
        made.unlimitedCredit = row.flags.contains(.unlimitedCredit)
        made.person = row.flags.contains(.person)
        made.excludeFromCreditManagement = row.flags.contains(.excluded)
        made.mandatoryCreditLimit = row.flags.contains(.mandatoryLimit)
        made.address = view.subject.address
        made.country = view.subject.country
        made.email = view.subject.email
        made.language = view.subject.language
        made.party = row.partyCode.text
        made.taxExemptNumber = view.trade.taxNumber.text
        if view.trade.listCode != .notIncluded {
            made.listCode = .init(rawValue: Int(view.trade.listCode.rawValue)) ?? .unspecified
        }
        made.cashDiscount = view.trade.cashDiscount.text
        made.deliveryTerms = view.trade.deliveryTerms.text
        made.deliveryMode = view.trade.deliveryMode.text
        made.statementAddress = view.subject.statementAddress
        made.contacts = view.subject.contacts.map { .init($0) }
        made.addresses = view.subject.addresses.map { .init($0) }
        made.bankAccounts = view.subject.bankAccounts.map { .init($0) }
        made.defaultDimensions = .init(view.trade.dimensions)
        (made.chargeGroup, made.commissionGroup) = (view.traits.chargeGroup.text, view.traits.commissionGroup.text)
        (made.salesGroup, made.summarizeOrders) = (view.traits.salesGroup.text, view.traits.isSummarized)
        customer = made
        customerID = UInt64(row.id.number)
        version = view.version
        createdOn = .init(view.createdOn)
    }
}

extension Reskontra_V1_CreateCustomerResponse {
    package init(_ answer: CustomerView, _ book: borrowing Book) {
        self.init()
        customer = .init(answer)
    }
}

extension Reskontra_V1_CreateOneTimeCustomerResponse {
    package init(_ answer: CustomerView, _ book: borrowing Book) {
        self.init()
        customer = .init(answer)
    }
}

extension Reskontra_V1_CopyCustomerResponse {
    package init(_ answer: CustomerView, _ book: borrowing Book) {
        self.init()
        customer = .init(answer)
    }
}

extension Reskontra_V1_UpdateCustomerResponse {
    package init(_ answer: CustomerView, _ book: borrowing Book) {
        self.init()
        customer = .init(answer)
    }
}

extension Reskontra_V1_GetCustomerResponse {
    package init(_ answer: CustomerView, _ book: borrowing Book) {
        self.init()
        customer = .init(answer)
    }
}

extension Reskontra_V1_ListCustomersResponse {
    package init(_ answer: ListCustomers.Answer, of query: ListCustomers, _ book: borrowing Book) {
        self.init()
        customers = answer.customers.map { .init($0) }
        guard !answer.next.isNone else { return }
        let filter = ListCustomers.filter(query.id, query.numberPrefix, query.nameContains, query.group)
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: filter).text
    }
}

extension Reskontra_V1_BatchCreateCustomersResponse {
    package init(_ answer: [CustomerView], _ book: borrowing Book) {
        self.init()
        results = answer.map { view in
            var result = Result()
            result.created = .init(view)
            return result
        }
    }
}
