import ArgumentParser
import BankFiles

/// Columns of a bank's list.
enum BankColumns {
    static let all = [
        "date", "amount", "currency", "value_date", "payer", "payer_account", "reference", "text", "bank_reference",
        "invoice", "invoice_amount",
    ]
    static let required = ["date", "amount"]
}

enum BankCSVDates: String, CaseIterable, ExpressibleByArgument, Sendable {
    case ymd, dmy, mdy
}

/// Reads entries out of CSV: an export of a bank, or a lockbox with one row per paid invoice.
struct BankCSV {
    struct Settings: Sendable {
        let map: [String: String]
        let separator: UInt8
        let decimalComma: Bool
        let dates: BankCSVDates
        let currency: String
        let account: String
    }

    private var reader: CSVReader
    private var record = CSVRecord()
    private let settings: Settings
    private let places: [String: Int]
    private let width: Int
    private var waiting: BankFileEntry?
    private var state = State.first
    private var report = BankFileReport(kind: .list, line: 1)
    private var summary = BankFileSummary()
    private var counts: [Int: UInt32] = [:]

    private enum State { case first, rows, ended }

    init(descriptor: Int32, settings: Settings) throws {
        self.settings = settings
        var reader = CSVReader(descriptor: descriptor)
        var first = CSVRecord()
        first.separator = settings.separator
        guard try reader.next(into: &first) else { throw BankFileFailure(line: 1, "the file is empty") }
        self.reader = reader
        let header = (0..<first.count).map { first.text($0) ?? "" }
        record.separator = settings.separator
        width = header.count
        for name in settings.map.keys.sorted() where !BankColumns.all.contains(name) {
            throw ImportFailure.mapUnknown(name, known: BankColumns.all)
        }
        var places: [String: Int] = [:]
        for column in BankColumns.all {
            let wanted = settings.map[column] ?? column
            let place = header.firstIndex(of: wanted)
            if place == nil, BankColumns.required.contains(column) || settings.map[column] != nil {
                throw ImportFailure.columnMissing(wanted, have: header)
            }
            places[column] = place
        }
        self.places = places
    }

    mutating func next() throws -> BankFileEvent? {
        switch state {
        case .first:
            state = .rows
            return .report(report)
        case .ended: return nil
        case .rows: break
        }
        while try reader.next(into: &record) {
            let row = try entry()
            if var held = waiting, Self.continues(held, row) {
                held.transactions[0].references += row.transactions[0].references
                waiting = held
                continue
            }
            let done = waiting
            waiting = row
            if let done { return tell(done) }
        }
        if let done = waiting {
            waiting = nil
            return tell(done)
        }
        state = .ended
        return .end(report, summary)
    }

    private mutating func tell(_ entry: BankFileEntry) -> BankFileEvent {
        let key = entry.meaning.hashValue
        counts[key, default: 0] += 1
        var counted = entry
        counted.occurrence = counts[key] ?? 1
        summary.entries += 1
        return .entry(counted)
    }

    /// A check that pays several invoices: a row each, all else the same.
    private static func continues(_ held: BankFileEntry, _ row: BankFileEntry) -> Bool {
        guard !row.bankReference.isEmpty, row.bankReference == held.bankReference, row.amount == held.amount,
            row.bookingDate == held.bookingDate, row.transactions[0].counterparty == held.transactions[0].counterparty
        else { return false }
        let kinds = (held.transactions[0].references + row.transactions[0].references).map(\.kind)
        return kinds.contains("invoice") && row.transactions[0].references.contains { $0.kind == "invoice" }
    }

    private func entry() throws -> BankFileEntry {
        let line = record.line
        guard record.fault == nil else { throw BankFileFailure(line: line, "a quoted field is not closed") }
        guard record.count == width else {
            throw BankFileFailure(line: line, "the row has \(record.count) fields, the header \(width)")
        }
        var currency = try text("currency").uppercased()
        if currency.isEmpty { currency = settings.currency }
        guard !currency.isEmpty else { throw BankFileFailure(line: line, "no currency: a column, or --currency") }
        let amount = try money(try text("amount"), currency)
        var entry = BankFileEntry(line: line, amount: amount, bookingDate: try date(try text("date")))
        let value = try text("value_date")
        if !value.isEmpty { entry.valueDate = try date(value) }
        entry.bankReference = try text("bank_reference")
        var transaction = BankFileTransaction()
        transaction.amount = amount
        transaction.counterparty = try text("payer")
        transaction.counterpartyAccount = try text("payer_account")
        transaction.text = try text("text")
        let reference = try text("reference")
        if !reference.isEmpty { transaction.references.append(.init(kind: "reference", value: reference)) }
        let invoice = try text("invoice")
        if !invoice.isEmpty {
            let part = try text("invoice_amount")
            transaction.references.append(
                .init(kind: "invoice", value: invoice, amount: part.isEmpty ? nil : try money(part, currency)))
        }
        entry.transactions = [transaction]
        return entry
    }

    private func text(_ column: String) throws -> String {
        guard let place = places[column] else { return "" }
        guard let text = record.text(place) else {
            throw BankFileFailure(line: record.line, "column \(column) is not UTF-8")
        }
        guard text.utf8.count <= 1_000 else {
            throw BankFileFailure(line: record.line, "column \(column) is longer than 1,000 bytes")
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Signed; with `decimalComma` points group and a comma divides, else the other way round.
    private func money(_ text: String, _ currency: String) throws -> BankAmount {
        let plain = text.replacing(settings.decimalComma ? "." : ",", with: "").replacing(",", with: ".")
            .replacing(" ", with: "").replacing("+", with: "")
        guard let exponent = CurrencyExponent.of(currency) else {
            throw BankFileFailure(line: record.line, "'\(currency.prefix(12))' is no currency")
        }
        do {
            let minor = try DecimalText.unscaled(plain, scale: exponent)
            guard abs(minor) <= MoneyText.minorMax else {
                throw BankFileFailure(line: record.line, "'\(text.prefix(40))' is beyond 10^15 minor units")
            }
            return BankAmount(minor, currency)
        } catch let failure as BankFileFailure { throw failure } catch {
            throw BankFileFailure(line: record.line, "'\(text.prefix(40))' is no amount of \(currency)")
        }
    }

    private func date(_ text: String) throws -> BankDate {
        let parts = text.prefix { $0 != "T" && $0 != " " }.split { !$0.isNumber }.compactMap { Int32($0) }
        guard parts.count == 3 else { throw BankFileFailure(line: record.line, "'\(text.prefix(40))' is no date") }
        let (year, month, day) =
            switch settings.dates {
            case .ymd: (parts[0], parts[1], parts[2])
            case .dmy: (parts[2], parts[1], parts[0])
            case .mdy: (parts[2], parts[0], parts[1])
            }
        guard (1900...2199).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            throw BankFileFailure(line: record.line, "'\(text.prefix(40))' is no date in the order \(settings.dates.rawValue)")
        }
        return BankDate(year, month, day)
    }
}
