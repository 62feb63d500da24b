import Schema

// Rows of opening items and of orders.

extension RowReader {
    func openingItem(_ record: CSVRecord) throws(RowFault) -> ImportItem? {
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
        let payment: [(UInt64, String)] = [
            (2_200, "method"), (2_201, "specification"), (2_202, "bank_account"), (2_300, "mandate"),
        ]
        for (field, name) in payment {
            let text = try text(record, name, max: Self.numberBytesMax)
            if !text.isEmpty { body.field(field, text) }
        }
        return ImportItem(
            number: number, line: record.line, lines: 1, body: body.bytes, isCreditNote: false, customer: customer,
            total: original, raw: [Self.raw(record)])
    }

    /// Lines of an order stand together: sent in parts, the second part would take the first one's lines away.
    mutating func orderLine(_ record: CSVRecord, _ known: RowFault?) throws(RowFault) -> ImportItem? {
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

    mutating func close(_ order: OrderRows.Order?) -> ImportItem? {
        guard let order else { return nil }
        guard order.faults.isEmpty else {
            refuse(order.raw, order.faults, as: "order")
            return nil
        }
        return ImportItem(
            number: order.number, line: order.line, lines: order.raw.count, body: order.header.bytes, isCreditNote: false,
            customer: "", total: nil, raw: order.raw)
    }
}
