/// One line of the retail file that can be sold: cleaned, typed, exact.
struct RetailLine: Sendable {
    /// 1-based line in the file.
    let line: Int
    let stockCode: String
    let description: String
    /// Above 0, also on a cancellation.
    let quantity: Int64
    /// Pounds, 0 or more.
    let price: ExactDecimal
    /// Quantity times price in pence, rounded half away from zero once.
    let amount: Int64
    /// The record as it stood, kept only where the amount is 0: such a basket may still be refused.
    let raw: [UInt8]
}

/// What stands before the lines of a basket and is repeated on each of them.
struct RetailHead: Equatable, Sendable {
    let number: String
    let isCancellation: Bool
    let time: LocalMinute
    /// `C-17850`; nil for a cash sale at a till.
    let customer: String?
    let country: String
}

/// Why a line of the retail file is put aside.
struct LineFault: Error, Equatable {
    let field: String
    let reason: String

    init(_ field: String, _ reason: String) {
        self.field = field
        self.reason = reason
    }
}

extension RetailLine {
    static let columns = [
        "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID",
        "Country",
    ]
    static let descriptionBytesMax = 250
    static let codeBytesMax = 23
    /// More of one thing is a slip of the finger; also keeps every product inside the border of 10^15.
    static let quantityMax: Int64 = 1_000_000

    /// Reads one record. The rules, in the order they are checked:
    /// quotes closed; eight columns; valid UTF-8; a number of digits, `C` before those of a cancellation
    /// (`A` is a bad debt adjustment and no sale); a whole quantity above 0 on a sale, below 0 on a cancellation;
    /// a time that exists; a price of 0 or more; a customer of digits (`17850.0` is 17850) or none; a country.
    /// Repeated lines are kept: the same thing may pass a till twice.
    static func read(_ record: CSVRecord) throws(LineFault) -> (RetailHead, RetailLine) {
        guard record.fault == nil else { throw LineFault("", "quotes are not closed") }
        guard record.count == columns.count else {
            throw LineFault("", "\(record.count) columns instead of \(columns.count)")
        }
        func text(_ index: Int) throws(LineFault) -> String {
            guard let text = record.text(index) else { throw LineFault(columns[index], "not UTF-8") }
            return text
        }
        let (number, isCancellation) = try invoiceNumber(try text(0))
        let stockCode = try text(1)
        guard !stockCode.isEmpty, stockCode.utf8.count <= codeBytesMax else {
            throw LineFault("StockCode", "a stock code has 1 to \(codeBytesMax) bytes")
        }
        let description = trimmed(try text(2))
        guard description.utf8.count <= descriptionBytesMax else {
            throw LineFault("Description", "longer than \(descriptionBytesMax) bytes")
        }
        let quantity = try quantity(record, isCancellation)
        guard let time = record.withField(4, { LocalMinute($0) }) else {
            throw LineFault("InvoiceDate", "not a date and time")
        }
        guard let price = record.withField(5, { ExactDecimal($0) }) else {
            throw LineFault("UnitPrice", "not a decimal number")
        }
        guard price.unscaled >= 0 else { throw LineFault("UnitPrice", "negative unit price") }
        let customer = try customerNumber(try text(6))
        let country = try text(7)
        guard !country.isEmpty else { throw LineFault("Country", "no country") }
        guard let amount = price.product(ExactDecimal(unscaled: quantity, scale: 0), exponent: 2) else {
            throw LineFault("UnitPrice", "amount out of range")
        }
        let head = RetailHead(
            number: number, isCancellation: isCancellation, time: time, customer: customer, country: country)
        let line = RetailLine(
            line: record.line, stockCode: stockCode, description: description, quantity: quantity,
            price: price,
            amount: amount, raw: amount == 0 ? Array(record.raw) : [])
        return (head, line)
    }

    private static func invoiceNumber(_ text: String) throws(LineFault) -> (String, isCancellation: Bool) {
        let bytes = text.utf8
        let isCancellation = bytes.first == UInt8(ascii: "C")
        if bytes.first == UInt8(ascii: "A") {
            throw LineFault("InvoiceNo", "bad debt adjustment: not a sale")
        }
        let digits = isCancellation ? bytes.dropFirst() : bytes[...]
        guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            throw LineFault("InvoiceNo", "not an invoice number")
        }
        return (text, isCancellation)
    }

    private static func quantity(_ record: CSVRecord, _ isCancellation: Bool) throws(LineFault) -> Int64 {
        guard let read = record.withField(3, { ExactDecimal($0) }), read.scale == 0 else {
            throw LineFault("Quantity", "not a whole number")
        }
        guard read.unscaled != 0 else { throw LineFault("Quantity", "quantity 0") }
        guard read.unscaled.magnitude <= UInt64(quantityMax) else {
            throw LineFault("Quantity", "above \(quantityMax)")
        }
        if isCancellation {
            guard read.unscaled < 0 else {
                throw LineFault("Quantity", "positive quantity on a cancellation")
            }
            return -read.unscaled
        }
        guard read.unscaled > 0 else {
            throw LineFault("Quantity", "negative quantity: a stock correction, not a sale")
        }
        return read.unscaled
    }

    private static func customerNumber(_ text: String) throws(LineFault) -> String? {
        guard !text.isEmpty else { return nil }
        let digits = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
        guard !digits.isEmpty, digits.utf8.count <= 18, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else {
            throw LineFault("CustomerID", "not a customer number")
        }
        return "C-\(digits)"
    }

    private static func trimmed(_ text: String) -> String {
        var bytes = text.utf8[...]
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(bytes) ?? text
    }
}
