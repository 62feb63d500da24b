import Schema
import SwiftProtobuf

/// Turns records of a file into items; knows the columns and what may stand in them.
///
/// Bad rows are told one by one. An invoice with a bad line is refused whole: posted without it, it would be wrong.
struct RowReader {
    struct Settings: Sendable {
        var account = ""
        var group = ""
        /// Of amounts when the file names none.
        var currency = ""
        var preset: ImportPreset?
    }

    /// A row that is refused, and why.
    struct Refusal {
        let record: RawRecord
        let fault: RowFault
    }

    let kind: ImportKind
    /// Filled by `take` and `finish`; the caller writes them away and empties it.
    var refusals: [Refusal] = []

    private let columns: ColumnMap
    private let settings: Settings
    /// Invoices whose lines may still come, oldest first.
    private var open: [OpenInvoice] = []
    /// Of `open`: the one the last line went to.
    private var latest = 0
    private var seenCustomers: Set<String> = []
    private var orders = OrderRows()

    static let numberBytesMax = 23
    static let textBytesMax = 250
    /// 50 contacts of some hundred bytes.
    static let contactsBytesMax = 16_000
    static let addressesBytesMax = 64_000
    static let linesMax = 1000
    /// Two tills at once leave the lines of a few invoices in each other (the real file does so once, two lines
    /// apart). A number that returns after so many others is another invoice, and refused as taken.
    static let openInvoicesMax = 8

    init(_ kind: ImportKind, columns: ColumnMap, settings: Settings) {
        self.kind = kind
        self.columns = columns
        self.settings = settings
    }

    /// Takes a record; answers an item when one is complete.
    mutating func take(_ record: CSVRecord) -> ImportItem? {
        do throws(RowFault) {
            if record.fault != nil || record.count != columns.width {
                let isOpen = record.fault != nil
                let fault = RowFault(
                    "",
                    isOpen ? "quotes are not closed" : "\(record.count) columns instead of \(columns.width)")
                // Its invoice would be wrong without it, so it is refused with it.
                switch kind {
                case .customers, .payments, .opening: throw fault
                case .invoices, .orders: if record.isEmpty(columns["number"]) { throw fault }
                }
                return try kind == .orders ? orderLine(record, fault) : invoiceLine(record, fault)
            }
            switch kind {
            case .customers: return try customer(record)
            case .payments: return try payment(record)
            case .invoices: return try invoiceLine(record, nil)
            case .opening: return try openingItem(record)
            case .orders: return try orderLine(record, nil)
            }
        } catch {
            refusals.append(Refusal(record: Self.raw(record), fault: error))
            return nil
        }
    }

    /// At the end of the file: one invoice or order that is still open, nil when there is none.
    mutating func finish() -> ImportItem? {
        if kind == .orders { return close(orders.takeLast()) }
        while !open.isEmpty {
            if let item = closeOldest() { return item }
        }
        return nil
    }

    private static func raw(_ record: CSVRecord) -> RawRecord {
        RawRecord(line: record.line, bytes: Array(record.raw))
    }

    // MARK: Fields

    private func text(_ record: CSVRecord, _ name: String, max: Int = textBytesMax) throws(RowFault) -> String
    {
        let place = columns[name]
        guard place >= 0 else { return "" }
        guard let text = record.text(place) else { throw RowFault(name, "not UTF-8") }
        guard text.utf8.count <= max else { throw RowFault(name, "longer than \(max) bytes") }
        return text
    }

    private func required(_ record: CSVRecord, _ name: String, max: Int = numberBytesMax) throws(RowFault)
        -> String
    {
        let text = try text(record, name, max: max)
        guard !text.isEmpty else { throw RowFault(name, "is empty") }
        return text
    }

    private func customerNumber(_ record: CSVRecord, _ name: String) throws(RowFault) -> String {
        guard settings.preset == .onlineRetail else { return try required(record, name) }
        let text = try text(record, name)
        let country = try self.text(record, "country")
        guard !text.isEmpty else { return Basket.cashCustomer(of: Country.code(of: country)) }
        return "C-\(text.hasSuffix(".0") ? text.dropLast(2) : text[...])"
    }

    private func decimal(_ record: CSVRecord, _ name: String) throws(RowFault) -> ExactDecimal? {
        let place = columns[name]
        guard place >= 0, !record.isEmpty(place) else { return nil }
        guard let value = record.withField(place, { ExactDecimal($0) }) else {
            throw RowFault(name, "not a decimal number of at most 18 digits")
        }
        return value
    }

    private func day(_ record: CSVRecord, _ name: String) throws(RowFault) -> DayNumber? {
        let place = columns[name]
        guard place >= 0, !record.isEmpty(place) else { return nil }
        let day = record.withField(place) { bytes -> DayNumber? in
            guard bytes.count >= 10, bytes.count == 10 || bytes[10] == 0x20 || bytes[10] == 0x54 else {
                return nil
            }
            return DayNumber(UnsafeRawBufferPointer(rebasing: bytes[0..<10]))
        }
        guard let day else { throw RowFault(name, "not a date as 2010-12-31") }
        return day
    }

    private func flag(_ record: CSVRecord, _ name: String) throws(RowFault) -> Bool {
        switch try text(record, name) {
        case "", "no": return false
        case "yes": return true
        default: throw RowFault(name, "neither yes nor no")
        }
    }

    private func whole(_ record: CSVRecord, _ name: String) throws(RowFault) -> UInt32? {
        let text = try text(record, name)
        if text.isEmpty { return nil }
        guard let number = UInt32(text) else { throw RowFault(name, "not a whole number") }
        return number
    }

    private func word<Value: SwiftProtobuf.Enum & CaseIterable>(
        _ record: CSVRecord, _ name: String, as: Value.Type, what: String
    ) throws(RowFault) -> Value? {
        let text = try text(record, name)
        if text.isEmpty { return nil }
        do { return try Words.parse(text, as: Value.self, what: what) } catch { throw RowFault(name, "not a \(what)") }
    }

    private func minor(_ value: ExactDecimal, _ currency: String, _ name: String) throws(RowFault) -> Int64 {
        guard let exponent = CurrencyExponent.of(currency) else {
            throw RowFault("currency", "not a currency")
        }
        guard let minor = value.minorUnits(exponent: exponent) else {
            throw RowFault(name, "more than \(exponent) decimals, or beyond 10^15 minor units")
        }
        return minor
    }

    // MARK: Customers and payments

    private static let customerFlags: [(field: UInt64, name: String)] = [
        (13, "one_time"), (14, "closed"), (15, "no_purchases"), (16, "unlimited"), (17, "excluded"),
        (18, "mandatory_limit"), (500, "person"),
    ]

    /// Nil for a customer that came before: files of sales name each many times.
    private mutating func customer(_ record: CSVRecord) throws(RowFault) -> ImportItem? {
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

    private func payment(_ record: CSVRecord) throws(RowFault) -> ImportItem? {
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

    // MARK: Opening items and orders

    private func openingItem(_ record: CSVRecord) throws(RowFault) -> ImportItem? {
        let number = try required(record, "number")
        let customer = try customerNumber(record, "customer")
        let kind = try word(record, "kind", as: Reskontra_V1_ItemKind.self, what: "kind of item") ?? .invoice
        guard let day = try day(record, "date") else { throw RowFault("date", "is empty") }
        let currency = try currency(record)
        guard !currency.isEmpty else { throw RowFault("open", "no currency: name a column or --currency") }
        guard let open = try decimal(record, "open") else { throw RowFault("open", "is empty") }
        let openMinor = try minor(open, currency, "open")
        var original = openMinor
        if let value = try decimal(record, "original") { original = try minor(value, currency, "original") }
        var body = ProtobufBytes()
        body.field(1, customer)
        body.field(2, UInt64(kind.rawValue))
        body.field(3, number)
        body.field(4, day)
        if let due = try self.day(record, "due_date") { body.field(5, due) }
        body.field(6, minor: original, currency: currency)
        body.field(7, minor: openMinor, currency: currency)
        if let tax = try decimal(record, "tax") { body.field(8, minor: try minor(tax, currency, "tax"), currency: currency) }
        if let rate = try decimal(record, "rate") { body.field(9, rate) }
        for (field, name) in [(10, "profile"), (11, "reference"), (400, "cash_discount"), (420, "dimension")] as [(UInt64, String)] {
            let text = try text(record, name)
            if !text.isEmpty { body.field(field, text) }
        }
        if let status = try word(record, "status", as: Reskontra_V1_CollectionStatus.self, what: "status") {
            body.field(280, UInt64(status.rawValue))
        }
        if let promised = try self.day(record, "promise_date") { body.field(281, promised) }
        if let code = try whole(record, "letter_code") { body.field(282, UInt64(code)) }
        if let sent = try self.day(record, "letter_date") { body.field(283, sent) }
        let payment: [(UInt64, String)] = [(2_200, "method"), (2_201, "specification"), (2_202, "bank_account")]
        for (field, name) in payment {
            let text = try text(record, name, max: Self.numberBytesMax)
            if !text.isEmpty { body.field(field, text) }
        }
        return ImportItem(
            number: number, line: record.line, lines: 1, body: body.bytes, isCreditNote: false, customer: customer,
            total: original, raw: [Self.raw(record)])
    }

    private func currency(_ record: CSVRecord) throws(RowFault) -> String {
        let currency = try text(record, "currency")
        return currency.isEmpty ? settings.currency : currency
    }

    /// Lines of an order stand together: sent in parts, the second part would take the first one's lines away.
    private mutating func orderLine(_ record: CSVRecord, _ known: RowFault?) throws(RowFault) -> ImportItem? {
        let number = try required(record, "number")
        var done: ImportItem?
        if orders.current?.number != number {
            done = close(orders.takeLast())
            guard orders.begin(number, at: record.line) else {
                let fault = RowFault("number", "lines of this order stood further up: put them together")
                refusals.append(Refusal(record: Self.raw(record), fault: fault))
                return done
            }
        }
        do throws(RowFault) {
            if let known { throw known }
            let head = orders.isAtFirstLine ? try orderHeader(record, number) : nil
            let line = try orderLineBytes(record)
            if let head { orders.current?.header = head }
            orders.current?.header.field(6, line)
            orders.add(Self.raw(record), fault: nil)
        } catch {
            orders.add(Self.raw(record), fault: error)
        }
        return done
    }

    private func orderHeader(_ record: CSVRecord, _ number: String) throws(RowFault) -> ProtobufBytes {
        var header = ProtobufBytes()
        header.field(1, number)
        header.field(2, try required(record, "customer"))
        let currency = try currency(record)
        if !currency.isEmpty { header.field(3, currency) }
        if let day = try day(record, "ship_date") { header.field(4, day) }
        if try flag(record, "held") { header.field(5, 1) }
        for (field, name) in Self.orderTexts {
            let text = try text(record, name, max: Self.numberBytesMax)
            if !text.isEmpty { header.field(field, text) }
        }
        if let charge = try decimal(record, "header_charge") {
            guard !currency.isEmpty else { throw RowFault("header_charge", "no currency: name a column or --currency") }
            header.field(14, minor: try minor(charge, currency, "header_charge"), currency: currency)
        }
        return header
    }

    private static let orderTexts: [(field: UInt64, name: String)] = [
        (7, "tax_group"), (8, "terms"), (9, "method"), (10, "profile"), (11, "mandate"), (12, "language"), (13, "sales_group"),
        (19, "schedule"), (20, "cash_discount"), (21, "delivery_address"),
    ]
    private static let lineTexts: [(field: UInt64, name: String)] = [
        (2, "item"), (3, "description"), (13, "site"), (14, "address"), (15, "item_tax_group"), (16, "dimension"),
        (1_100, "billing_code"), (1_101, "interest_code"),
    ]
    private static let lineDecimals: [(field: UInt64, name: String)] = [
        (7, "picked"), (8, "delivered"), (9, "invoiced"), (10, "deliver_now"), (12, "discount_percent"), (17, "cost"),
    ]

    private func orderLineBytes(_ record: CSVRecord) throws(RowFault) -> ProtobufBytes {
        guard let number = try whole(record, "line"), number > 0 else { throw RowFault("line", "not a number from 1 on") }
        guard let quantity = try decimal(record, "quantity") else { throw RowFault("quantity", "is empty") }
        guard let price = try decimal(record, "price") else { throw RowFault("price", "is empty") }
        var line = ProtobufBytes()
        line.field(1, UInt64(number))
        line.field(4, try account(record))
        for (field, name) in Self.lineTexts {
            let text = try text(record, name)
            if !text.isEmpty { line.field(field, text) }
        }
        if try flag(record, "not_stocked") { line.field(5, 1) }
        line.field(6, quantity)
        for (field, name) in Self.lineDecimals {
            if let value = try decimal(record, name) { line.field(field, value) }
        }
        line.field(11, price)
        return line
    }

    private mutating func close(_ order: OrderRows.Order?) -> ImportItem? {
        guard let order else { return nil }
        guard order.faults.isEmpty else {
            refuse(order.raw, order.faults, as: "order")
            return nil
        }
        return ImportItem(
            number: order.number, line: order.line, lines: order.raw.count, body: order.header.bytes, isCreditNote: false,
            customer: "", total: nil, raw: order.raw)
    }

    /// Each line with its own fault, the others with what they suffer from.
    private mutating func refuse(_ records: [RawRecord], _ faults: [(place: Int, fault: RowFault)], as what: String) {
        for (place, record) in records.enumerated() {
            let own = faults.first { $0.place == place }?.fault
            refusals.append(Refusal(record: record, fault: own ?? RowFault("", "another line of this \(what) is bad")))
        }
    }

    // MARK: Invoices

    private struct OpenInvoice {
        let number: String
        let line: Int
        let customer: String
        let currency: String
        let header: ProtobufBytes
        var lines = ProtobufBytes()
        /// Fields of the first line that later ones repeat.
        var repeated: [(name: String, bytes: [UInt8])] = []
        var isCreditNote: Bool?
        /// Minor units; nil without a currency.
        var total: Int64?
        var records: [RawRecord] = []
        var faults: [(place: Int, fault: RowFault)] = []
    }

    private mutating func invoiceLine(_ record: CSVRecord, _ known: RowFault?) throws(RowFault) -> ImportItem?
    {
        if latest < open.count,
            record.withField(columns["number"], { $0.elementsEqual(open[latest].number.utf8) })
        {
            add(record, known)
            return nil
        }
        let number = try required(record, "number")
        if settings.preset == .onlineRetail, number.hasPrefix("A") {
            throw RowFault("number", "bad debt adjustment: not a sale")
        }
        if let place = open.firstIndex(where: { $0.number == number }) {
            latest = place
            add(record, known)
            return nil
        }
        let done = open.count == Self.openInvoicesMax ? closeOldest() : nil
        latest = open.count
        open.append(begin(number, record, known))
        add(record, known)
        return done
    }

    private mutating func add(_ record: CSVRecord, _ known: RowFault?) {
        let place = open[latest].records.count
        open[latest].records.append(Self.raw(record))
        do throws(RowFault) {
            if let known { throw known }
            try checkHead(record)
            try addLine(record)
        } catch {
            open[latest].faults.append((place, error))
        }
    }

    /// What each line repeats must be the same on each; a field left empty repeats nothing.
    private func checkHead(_ record: CSVRecord) throws(RowFault) {
        for (name, first) in open[latest].repeated where !record.isEmpty(columns[name]) {
            guard record.withField(columns[name], { $0.elementsEqual(first) }) else {
                throw RowFault(name, "differs from the first line of this invoice")
            }
        }
    }

    private func begin(_ number: String, _ record: CSVRecord, _ known: RowFault?) -> OpenInvoice {
        var header = ProtobufBytes()
        var customer = ""
        var currency = ""
        var fault: RowFault?
        do throws(RowFault) {
            customer = try customerNumber(record, "customer")
            header.field(1, customer)
            header.field(2, number)
            guard let day = try day(record, "date") else { throw RowFault("date", "is empty") }
            header.field(3, day)
            header.field(4, day)
            if let due = try self.day(record, "due_date") { header.field(5, due) }
            currency = try text(record, "currency")
            if currency.isEmpty { currency = settings.currency }
            if !currency.isEmpty { header.field(6, currency) }
            let terms = try text(record, "terms", max: Self.numberBytesMax)
            if !terms.isEmpty { header.field(8, terms) }
            let reference = try text(record, "reference")
            if !reference.isEmpty { header.field(12, reference) }
        } catch {
            fault = error
        }
        var invoice = OpenInvoice(
            number: number, line: record.line, customer: customer, currency: currency, header: header)
        invoice.total = currency.isEmpty ? nil : 0
        invoice.repeated = ["customer", "currency", "due_date"].map { name in
            (name, record.withField(columns[name]) { Array($0) })
        }
        if known == nil, let fault { invoice.faults.append((0, fault)) }
        return invoice
    }

    private mutating func addLine(_ record: CSVRecord) throws(RowFault) {
        guard open[latest].records.count <= Self.linesMax else {
            throw RowFault("number", "more than \(Self.linesMax) lines")
        }
        let account = try account(record)
        let description = columns["description"]
        if description >= 0 {
            let isText = record.withField(description) { bytes in
                bytes.count <= Self.textBytesMax && Self.isUTF8(bytes)
            }
            guard isText else {
                throw RowFault("description", "not UTF-8 or longer than \(Self.textBytesMax) bytes")
            }
        }
        var quantity = try decimal(record, "quantity")
        let price = try decimal(record, "price")
        var amount = try decimal(record, "amount")
        guard (quantity != nil && price != nil) || amount != nil else {
            throw RowFault("amount", "neither an amount nor a quantity with a price")
        }
        if let price, price.unscaled < 0 { throw RowFault("price", "below 0") }
        let isNegative = (quantity ?? amount ?? .zero).unscaled < 0
        if let sign = open[latest].isCreditNote, sign != isNegative {
            throw RowFault("quantity", "lines of both signs in one invoice")
        }
        if isNegative {
            quantity = quantity?.negated
            amount = amount?.negated
        }
        let currency = open[latest].currency
        if amount != nil, currency.isEmpty {
            throw RowFault("amount", "no currency: name a column or --currency")
        }
        let minor = try lineAmount(quantity, price, amount, currency)
        let item = columns["item"]
        let itemBytes = try text(record, "item", max: Self.textBytesMax)
        var line = ProtobufBytes()
        line.field(1, account)
        if description >= 0, !record.isEmpty(description) {
            record.withField(description) { line.field(2, $0) }
        }
        if let quantity { line.field(3, quantity) }
        if let price { line.field(4, price) }
        if amount != nil, let minor { line.field(5, minor: minor, currency: currency) }
        if item >= 0, !itemBytes.isEmpty { line.field(8, itemBytes) }
        open[latest].isCreditNote = isNegative
        if let minor { open[latest].total? += minor }
        open[latest].lines.field(7, line)
    }

    private func account(_ record: CSVRecord) throws(RowFault) -> String {
        let account = try text(record, "account", max: Self.numberBytesMax)
        if !account.isEmpty { return account }
        guard !settings.account.isEmpty else {
            throw RowFault("account", "no main account: name a column or --account")
        }
        return settings.account
    }

    private func lineAmount(
        _ quantity: ExactDecimal?, _ price: ExactDecimal?, _ amount: ExactDecimal?, _ currency: String
    ) throws(RowFault) -> Int64? {
        if let amount { return try minor(amount, currency, "amount") }
        guard let exponent = CurrencyExponent.of(currency), let quantity, let price else { return nil }
        guard let minor = quantity.product(price, exponent: exponent) else {
            throw RowFault("price", "the line's amount is beyond 10^15 minor units")
        }
        return minor
    }

    private static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if bytes.allSatisfy({ $0 < 0x80 }) { return true }
        return String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) != nil
    }

    private mutating func closeOldest() -> ImportItem? {
        let done = open.removeFirst()
        latest -= 1
        guard done.faults.isEmpty else {
            refuse(done.records, done.faults, as: "invoice")
            return nil
        }
        let isCreditNote = done.isCreditNote ?? false
        return ImportItem(
            number: done.number, line: done.line, lines: done.records.count,
            body: done.header.bytes + done.lines.bytes,
            isCreditNote: isCreditNote, customer: done.customer,
            total: done.total.map { isCreditNote ? -$0 : $0 }, raw: done.records)
    }
}
