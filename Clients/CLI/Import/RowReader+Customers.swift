import Schema
import SwiftProtobuf

// Rows of customers and of payments.

extension RowReader {
    private static let customerFlags: [(field: UInt64, name: String)] = [
        (13, "one_time"), (14, "closed"), (15, "no_purchases"), (16, "unlimited"), (17, "excluded"),
        (18, "mandatory_limit"), (500, "person"),
    ]

    /// Nil for a customer that came before: files of sales name each many times.
    mutating func customer(_ record: CSVRecord) throws(RowFault) -> ImportItem? {
        let number = try customerNumber(record, "number")
        let country = try text(record, "country")
        let isRetail = settings.preset == .onlineRetail
        if isRetail, !seenCustomers.insert(number).inserted { return nil }
        let isCash = isRetail && number.hasPrefix("CASH-")
        let code = isRetail ? Country.code(of: country) : country
        var body = ProtobufBytes()
        func add(_ field: UInt64, _ text: String) {
            if !text.isEmpty { body.field(field, text) }
        }
        let name = try text(record, "name")
        var group = try text(record, "group", max: Self.numberBytesMax)
        if group.isEmpty { group = settings.group.isEmpty && isRetail ? code : settings.group }
        let currency = try text(record, "currency")
        add(1, number)
        add(2, name.isEmpty ? number : name)
        add(3, group)
        add(4, currency)
        add(5, try text(record, "terms", max: Self.numberBytesMax))
        add(6, try text(record, "invoice_account", max: Self.numberBytesMax))
        if let limit = try decimal(record, "limit") {
            let own = try text(record, "limit_currency")
            let unit = !own.isEmpty ? own : currency.isEmpty ? settings.currency : currency
            guard !unit.isEmpty else { throw RowFault("limit", "no currency: name a column or --currency") }
            body.field(7, minor: try minor(limit, unit, "limit"), currency: unit)
        }
        add(12, isCash ? "CASH" : try text(record, "method", max: Self.numberBytesMax))
        if isCash {
            body.field(13, 1)
            body.field(17, 1)
        }
        if let expires = try day(record, "limit_expires") { body.field(8, expires) }
        if let hold = try word(record, "hold", as: Reskontra_V1_HoldStatus.self, what: "hold") {
            body.field(9, UInt64(hold.rawValue))
        }
        add(10, try text(record, "profile", max: Self.numberBytesMax))
        add(11, try text(record, "tax_group", max: Self.numberBytesMax))
        for (field, name) in Self.customerFlags {
            if try flag(record, name) { body.field(field, 1) }
        }
        add(22, try text(record, "language"))
        add(23, try text(record, "party", max: Self.numberBytesMax))
        add(19, try text(record, "address"))
        add(20, code == "XX" ? "" : code)
        add(21, try text(record, "email"))
        add(1_100, try text(record, "statement_address"))
        for contact in try contacts(record) { body.field(1_101, contact) }
        add(1200, try text(record, "tax_number", max: Self.numberBytesMax))
        if let list = try word(record, "list_code", as: Reskontra_V1_ListCode.self, what: "list code") {
            body.field(1201, UInt64(list.rawValue))
        }
        add(1202, try text(record, "cash_discount", max: Self.numberBytesMax))
        add(1203, try text(record, "delivery_terms", max: Self.numberBytesMax))
        add(1204, try text(record, "delivery_mode", max: Self.numberBytesMax))
        add(1_400, try text(record, "schedule", max: Self.numberBytesMax))
        for address in try addresses(record) { body.field(2_100, address) }
        add(2_101, try text(record, "charge_group", max: Self.numberBytesMax))
        add(2_102, try text(record, "commission_group", max: Self.numberBytesMax))
        add(2_103, try text(record, "sales_group", max: Self.numberBytesMax))
        if try flag(record, "summarize_orders") { body.field(2_104, 1) }
        add(2_200, try text(record, "specification", max: Self.numberBytesMax))
        for value in try dimensions(record) { body.field(2_201, value) }
        for account in try bankAccounts(record) { body.field(2_202, account) }
        return ImportItem(
            number: number, line: record.line, lines: 1, body: body.bytes, isCreditNote: false,
            customer: number,
            total: nil, raw: [Self.raw(record)])
    }

    /// Each as its message stands in the customer's.
    private func contacts(_ record: CSVRecord) throws(RowFault) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for part in ContactText.cell(try text(record, "contacts", max: Self.contactsBytesMax)) {
            guard let contact = ContactText.parse(part), let bytes: [UInt8] = try? contact.serializedBytes() else {
                throw RowFault("contacts", "'\(part)' is no contact: name:email:role:phone")
            }
            found.append(bytes)
        }
        return found
    }

    private func dimensions(_ record: CSVRecord) throws(RowFault) -> [[UInt8]] {
        let cell = try text(record, "dimensions", max: Self.contactsBytesMax)
        guard let values = DimensionText.cell(cell) else {
            throw RowFault("dimensions", "'\(cell)' are no dimensions: DEPT=100, more behind a semicolon")
        }
        return values.compactMap { value -> [UInt8]? in try? value.serializedBytes() }
    }

    private func bankAccounts(_ record: CSVRecord) throws(RowFault) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for part in ContactText.cell(try text(record, "bank_accounts", max: Self.addressesBytesMax)) {
            guard let account = CustomerBankAccountText.parse(part),
                let bytes: [UInt8] = try? account.serializedBytes()
            else { throw RowFault("bank_accounts", "'\(part)' is no bank account: code:iban:bic:holder") }
            found.append(bytes)
        }
        return found
    }

    private func addresses(_ record: CSVRecord) throws(RowFault) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for part in ContactText.cell(try text(record, "addresses", max: Self.addressesBytesMax)) {
            guard let address = DeliveryAddressText.parse(part),
                let bytes: [UInt8] = try? address.serializedBytes()
            else {
                throw RowFault("addresses", "'\(part)' is no address: code:address:country:name:default")
            }
            found.append(bytes)
        }
        return found
    }

    func payment(_ record: CSVRecord) throws(RowFault) -> ImportItem? {
        let number = try required(record, "number")
        let customer = try customerNumber(record, "customer")
        guard let day = try day(record, "date") else { throw RowFault("date", "is empty") }
        guard let amount = try decimal(record, "amount") else { throw RowFault("amount", "is empty") }
        var currency = try text(record, "currency")
        if currency.isEmpty { currency = settings.currency }
        guard !currency.isEmpty else { throw RowFault("amount", "no currency: name a column or --currency") }
        let minor = try minor(amount, currency, "amount")
        guard minor > 0 else { throw RowFault("amount", "not above 0") }
        var body = ProtobufBytes()
        body.field(2, customer)
        body.field(3, minor: minor, currency: currency)
        body.field(4, day)
        let method = try text(record, "method", max: Self.numberBytesMax)
        if !method.isEmpty { body.field(5, method) }
        let reference = try text(record, "reference")
        if !reference.isEmpty { body.field(6, reference) }
        body.field(7, number)
        let invoice = try text(record, "invoice", max: Self.numberBytesMax)
        body.field(8, invoice.isEmpty ? 2 : 3)
        if !invoice.isEmpty {
            var item = ProtobufBytes()
            item.field(1, invoice)
            body.field(9, item)
            // change_journal_amount = false: what was paid stands, also when it pays a part.
            body.field(400, 0)
        }
        return ImportItem(
            number: number, line: record.line, lines: 1, body: body.bytes, isCreditNote: false,
            customer: customer,
            total: -minor, raw: [Self.raw(record)])
    }
}
