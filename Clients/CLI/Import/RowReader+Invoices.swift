// Rows of invoices: each a line, and an invoice is complete when its lines stop coming.

extension RowReader {
    struct OpenInvoice {
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

    mutating func invoiceLine(_ record: CSVRecord, _ known: RowFault?) throws(RowFault) -> ImportItem?
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

    mutating func closeOldest() -> ImportItem? {
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
