import ArgumentParser
import Schema

/// Master data that create and update share; what is not given stays as it is.
struct CustomerFields: ParsableArguments {
    @Option var name: String?
    @Option var group: String?
    @Option(help: "Terms of payment.") var terms: String?
    @Option(help: "Customer that owes what this one buys.") var invoiceAccount: String?
    @Option(help: "none, invoice or all.") var hold: String?
    @Option(help: "Posting profile.") var postingProfile: String?
    @Option(help: "Sales tax group.") var taxGroup: String?
    @Option(help: "Method of payment.") var method: String?
    @Option(help: "Payment specification of the method; without one the method's.") var specification: String?
    @Option(help: "Payment schedule: invoices are paid in its instalments.") var schedule: String?
    /// Not --address: that is the server's.
    @Option(name: .customLong("postal-address"), help: "Street, town, country.") var address: String?
    @Option(help: "Where statements go; without one the postal address.") var statementAddress: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A contact: 'Ann Lee:ann@example.org:collections', or primary, or both with a plus. Repeated: they are all.",
            valueName: "name:email[:role[:phone]]"))
    var contact: [String] = []
    @Option(help: "Two letters.") var country: String?
    @Option var email: String?
    @Option var language: String?
    @Option(help: "Tax number of the buyer, as FR83404833048.") var taxNumber: String?
    @Option(help: "For the EU sales list: not-included, goods, services or triangular.") var listCode: String?
    @Option(help: "Cash discount of invoices that state none.") var cashDiscount: String?
    @Option(help: "Code of delivery terms.") var deliveryTerms: String?
    @Option(help: "Code of a mode of delivery.") var deliveryMode: String?
    @Option(help: "Charges group: which charges its orders get by themselves.") var chargeGroup: String?
    @Option(help: "Commission group.") var commissionGroup: String?
    @Option(help: "Sales group: who earns commission on its orders.") var salesGroup: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A default dimension of its documents. Repeated: they are all; '' for none.", valueName: "NAME=VALUE"))
    var dimension: [String] = []
    @Option(help: "true: summary AUTOMATIC merges its orders.") var summarizeOrders: Bool?
    @Option(help: "true: purchases on account are declined.") var noPaymentOnAccount: Bool?
    @Option(help: "true or false.") var unlimitedCredit: Bool?
    @Option(help: "true or false.") var excludeFromCreditManagement: Bool?
    @Option(help: "true or false.") var closed: Bool?

    /// Sets what was given and answers the field names, for the update mask.
    func apply(to customer: inout Reskontra_V1_Customer) throws -> [String] {
        var mask: [String] = []
        func set<Value>(
            _ field: String, _ path: WritableKeyPath<Reskontra_V1_Customer, Value>, _ value: Value?
        ) {
            guard let value else { return }
            customer[keyPath: path] = value
            mask.append(field)
        }
        set("name", \.name, name)
        set("group", \.group, group)
        set("terms_of_payment", \.termsOfPayment, terms)
        set("invoice_account", \.invoiceAccount, invoiceAccount)
        set(
            "hold_status", \.holdStatus,
            try hold.map { try Words.parse($0, as: Reskontra_V1_HoldStatus.self, what: "hold status") })
        set("posting_profile", \.postingProfile, postingProfile)
        set("sales_tax_group", \.salesTaxGroup, taxGroup)
        set("method_of_payment", \.methodOfPayment, method)
        set("payment_specification", \.paymentSpecification, specification)
        set("payment_schedule", \.paymentSchedule, schedule)
        set("address", \.address, address)
        set("country", \.country, country)
        set("statement_address", \.statementAddress, statementAddress)
        set("contacts", \.contacts, contact.isEmpty ? nil : try contact.map(Self.contact))
        set("email", \.email, email)
        set("language", \.language, language)
        set("tax_exempt_number", \.taxExemptNumber, taxNumber)
        set(
            "list_code", \.listCode,
            try listCode.map { try Words.parse($0, as: Reskontra_V1_ListCode.self, what: "list code") })
        set("cash_discount", \.cashDiscount, cashDiscount)
        set("delivery_terms", \.deliveryTerms, deliveryTerms)
        set("delivery_mode", \.deliveryMode, deliveryMode)
        set("charge_group", \.chargeGroup, chargeGroup)
        set("commission_group", \.commissionGroup, commissionGroup)
        set("sales_group", \.salesGroup, salesGroup)
        set("default_dimensions", \.defaultDimensions, dimension.isEmpty ? nil : try Self.dimensions(dimension))
        set("summarize_orders", \.summarizeOrders, summarizeOrders)
        set("no_payment_on_account", \.noPaymentOnAccount, noPaymentOnAccount)
        set("unlimited_credit", \.unlimitedCredit, unlimitedCredit)
        set("exclude_from_credit_management", \.excludeFromCreditManagement, excludeFromCreditManagement)
        set("closed", \.closed, closed)
        return mask
    }

    static func dimensions(_ texts: [String]) throws -> [Reskontra_V1_DimensionValue] {
        guard let values = DimensionText.parse(texts) else {
            throw ValidationError("'\(texts.joined(separator: " "))' are no dimensions: write NAME=VALUE, as DEPT=100")
        }
        return values
    }

    static func contact(_ text: String) throws -> Reskontra_V1_CustomerContact {
        guard let contact = ContactText.parse(text) else {
            throw ValidationError(
                "'\(text)' is no contact: write name:email, name:email:collections or name:email:primary:phone")
        }
        return contact
    }
}

extension Reskontra_V1_Customer {
    /// A phone that is not named stays as it is stored with the contact of that name.
    mutating func keepPhones(of stored: Reskontra_V1_Customer) {
        for index in contacts.indices where contacts[index].phone.isEmpty {
            let name = contacts[index].name
            contacts[index].phone = stored.contacts.first { $0.name == name }?.phone ?? ""
        }
    }
}
