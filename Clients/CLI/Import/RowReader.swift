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

    let columns: ColumnMap
    let settings: Settings
    /// Invoices whose lines may still come, oldest first.
    var open: [OpenInvoice] = []
    /// Of `open`: the one the last line went to.
    var latest = 0
    var seenCustomers: Set<String> = []
    var orders = OrderRows()

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

    static func raw(_ record: CSVRecord) -> RawRecord {
        RawRecord(line: record.line, bytes: Array(record.raw))
    }

    /// Each line with its own fault, the others with what they suffer from.
    mutating func refuse(_ records: [RawRecord], _ faults: [(place: Int, fault: RowFault)], as what: String) {
        for (place, record) in records.enumerated() {
            let own = faults.first { $0.place == place }?.fault
            refusals.append(Refusal(record: record, fault: own ?? RowFault("", "another line of this \(what) is bad")))
        }
    }
}
