import Receivables
import Wire

/// The legs of every journal entry, or the items as they stand at the end, as comma-separated values (RFC 4180).
package struct CSVExport: LedgerExport {
    package enum Table: String, CaseIterable, Sendable {
        case entries
        case items
    }

    package static let needsBook = true

    private let out: ByteSink
    private let table: Table
    private var hasHead = false

    package init(_ out: ByteSink, _ table: Table) {
        self.out = out
        self.table = table
    }

    private static let entryColumns = [
        "sequence", "company", "voucher", "date", "document", "customer", "account", "posting_type",
        "amount",
        "currency", "accounting_amount", "accounting_currency", "tax_code", "dimension",
    ]
    private static let itemColumns = [
        "company", "customer", "kind", "number", "document_date", "posting_date", "due_date",
        "original", "open",
        "currency", "accounting_original", "accounting_open", "accounting_currency", "sequence",
    ]

    package mutating func record(
        _ record: LogRecord, _ events: [Event], _ stamp: Stamp, _ book: borrowing Book
    ) throws {
        guard table == .entries else { return }
        try writeHead()
        for event in events {
            switch event {
            case .posted(let posted):
                try write(posted.fact.entry, posted.fact.number.text, posted.fact.customer, stamp, book)
            case .itemsSettled(let fact):
                for entry in fact.entries { try write(entry, "", fact.customer, stamp, book) }
            case .settlementUndone(let fact):
                let customer = book.items[fact.settlement].customer
                for entry in fact.entries { try write(entry, "", customer, stamp, book) }
            case .bill(.billSet(let bill, let made)):
                for entry in made.entries { try write(entry, bill.number.text, bill.customer, stamp, book) }
            case .bill(.remittanceSet(let remittance, let made)):
                for entry in made.entries {
                    try write(entry, remittance.number.text, book.bills[remittance.bills[0]].customer, stamp, book)
                }
            case .directDebit(.feeBooked(let fee)):
                try write(fee.entry, "", book.directDebits[fee.collection].customer, stamp, book)
            case .bank(.lineBooked(_, let entry, _)): try write(entry, "", .none, stamp, book)
            case .payment(.cleared(let item, _, let entry, _)):
                try write(entry, book.items[item].number.text, book.items[item].customer, stamp, book)
            case .closing(.revalued(let page)):
                for (id, entry) in zip(page.entryItems, page.entries) {
                    let item = book.items[id]
                    try write(entry, item.number.text, item.customer, stamp, book)
                }
            case .sales(.commissionPosted(let fact)):
                let item = book.items[fact.item]
                try write(fact.entry, item.number.text, item.customer, stamp, book)
            case .sales(.accrualPosted(let fact)):
                let order = book.orders[fact.order]
                try write(fact.entry, order.number.text, order.customer, stamp, book)
            case .payoutFileMade(let file):
                if let entry = file.entry { try write(entry, file.number, .none, stamp, book) }
            case .nettingPosted(let fact):
                for entry in fact.entries { try write(entry, fact.number.text, fact.customer, stamp, book) }
            case .nettingReversed(let fact):
                let netting = book.nettings[fact.id]
                for entry in fact.entries { try write(entry, netting.number.text, netting.customer, stamp, book) }
            default: break
            }
        }
    }

    package mutating func end(_ book: borrowing Book, _ summary: ExportSummary) throws {
        try writeHead()
        if table == .items {
            for number in 0..<book.items.rows.count { try write(ItemID(number + 1), book) }
        }
        try out.flush()
    }

    private mutating func writeHead() throws {
        guard !hasHead else { return }
        hasHead = true
        try writeRow(table == .entries ? CSVExport.entryColumns : CSVExport.itemColumns)
    }

    private func write(
        _ entry: JournalEntry, _ document: String, _ customer: CustomerID, _ stamp: Stamp,
        _ book: borrowing Book
    ) throws {
        let accounting = book.companies[entry.company].currency
        for leg in entry.legs {
            try writeRow([
                "\(stamp.sequence)", book.companies[entry.company].code.text, entry.voucher.text,
                "\(entry.date)",
                document, customer.isNone ? "" : book.customers[customer].number.text,
                book.companies.account(leg.account).number.text,
                "\(leg.type)", CSVExport.amount(leg.amount, entry.currency), "\(entry.currency)",
                CSVExport.amount(leg.accountingAmount, accounting), "\(accounting)", leg.taxCode.text,
                leg.dimension.text,
            ])
        }
    }

    private func write(_ id: ItemID, _ book: borrowing Book) throws {
        let item = book.items[id]
        let company = CompanyID(UInt32(item.company))
        let accounting = book.companies[company].currency
        try writeRow([
            book.companies[company].code.text, book.customers[item.customer].number.text, "\(item.kind)",
            item.number.text, "\(item.documentDate)", "\(item.postingDate)", "\(item.dueDate)",
            CSVExport.amount(item.original, item.currency), CSVExport.amount(item.open, item.currency),
            "\(item.currency)", CSVExport.amount(item.accountingOriginal, accounting),
            CSVExport.amount(item.accountingOpen, accounting), "\(accounting)", "\(item.sequence)",
        ])
    }

    private static func amount(_ minor: Int64, _ currency: Currency) -> String {
        Decimal(unscaled: minor, scale: currency.exponent).description
    }

    private func writeRow(_ cells: [String]) throws {
        try out.write(cells.map(CSVExport.quoted).joined(separator: ",") + "\n")
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
