import Schema
import SwiftProtobuf

/// Fields of a row, each with the fault that names its column.
extension RowReader {
    func text(_ record: CSVRecord, _ name: String, max: Int = textBytesMax) throws(RowFault) -> String
    {
        let place = columns[name]
        guard place >= 0 else { return "" }
        guard let text = record.text(place) else { throw RowFault(name, "not UTF-8") }
        guard text.utf8.count <= max else { throw RowFault(name, "longer than \(max) bytes") }
        return text
    }

    func required(_ record: CSVRecord, _ name: String, max: Int = numberBytesMax) throws(RowFault)
        -> String
    {
        let text = try text(record, name, max: max)
        guard !text.isEmpty else { throw RowFault(name, "is empty") }
        return text
    }

    func customerNumber(_ record: CSVRecord, _ name: String) throws(RowFault) -> String {
        guard settings.preset == .onlineRetail else { return try required(record, name) }
        let text = try text(record, name)
        let country = try self.text(record, "country")
        guard !text.isEmpty else { return Basket.cashCustomer(of: Country.code(of: country)) }
        return "C-\(text.hasSuffix(".0") ? text.dropLast(2) : text[...])"
    }

    func decimal(_ record: CSVRecord, _ name: String) throws(RowFault) -> ExactDecimal? {
        let place = columns[name]
        guard place >= 0, !record.isEmpty(place) else { return nil }
        guard let value = record.withField(place, { ExactDecimal($0) }) else {
            throw RowFault(name, "not a decimal number of at most 18 digits")
        }
        return value
    }

    func day(_ record: CSVRecord, _ name: String) throws(RowFault) -> DayNumber? {
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

    func flag(_ record: CSVRecord, _ name: String) throws(RowFault) -> Bool {
        switch try text(record, name) {
        case "", "no": return false
        case "yes": return true
        default: throw RowFault(name, "neither yes nor no")
        }
    }

    func whole(_ record: CSVRecord, _ name: String) throws(RowFault) -> UInt32? {
        let text = try text(record, name)
        if text.isEmpty { return nil }
        guard let number = UInt32(text) else { throw RowFault(name, "not a whole number") }
        return number
    }

    func word<Value: SwiftProtobuf.Enum & CaseIterable>(
        _ record: CSVRecord, _ name: String, as: Value.Type, what: String
    ) throws(RowFault) -> Value? {
        let text = try text(record, name)
        if text.isEmpty { return nil }
        do { return try Words.parse(text, as: Value.self, what: what) } catch { throw RowFault(name, "not a \(what)") }
    }

    func minor(_ value: ExactDecimal, _ currency: String, _ name: String) throws(RowFault) -> Int64 {
        guard let exponent = CurrencyExponent.of(currency) else {
            throw RowFault("currency", "not a currency")
        }
        guard let minor = value.minorUnits(exponent: exponent) else {
            throw RowFault(name, "more than \(exponent) decimals, or beyond 10^15 minor units")
        }
        return minor
    }

    func account(_ record: CSVRecord) throws(RowFault) -> String {
        let account = try text(record, "account", max: Self.numberBytesMax)
        if !account.isEmpty { return account }
        guard !settings.account.isEmpty else {
            throw RowFault("account", "no main account: name a column or --account")
        }
        return settings.account
    }

    func currency(_ record: CSVRecord) throws(RowFault) -> String {
        let currency = try text(record, "currency")
        return currency.isEmpty ? settings.currency : currency
    }
}
