import Receivables
import Wire

/// What the kept sums of the book say, in the rows hledger gives for the journal: `"account","commodity","balance"`.
///
/// Worked out from open items and subledger totals, not from the entries: the journal is checked against it.
package struct BalancesExport: LedgerExport {
    package enum View: String, CaseIterable, Sendable {
        /// Open amounts per customer and currency: `hledger balance --layout bare`, receivables only.
        case customers
        /// Every main account in accounting currency: `hledger balance --cost --depth 2 --layout bare`.
        case accounts
    }

    package static let needsBook = true

    private let out: ByteSink
    private let view: View

    package init(_ out: ByteSink, _ view: View) {
        self.out = out
        self.view = view
    }

    package mutating func record(
        _ record: LogRecord, _ events: [Event], _ stamp: Stamp, _ book: borrowing Book
    ) throws {}

    package mutating func end(_ book: borrowing Book, _ summary: ExportSummary) throws {
        var sums: [Row: Int128] = [:]
        switch view {
        case .customers:
            for number in 0..<book.items.rows.count {
                let item = book.items[ItemID(number + 1)]
                let company = CompanyID(UInt32(item.company))
                let account =
                    JournalExport.part(book.companies[company].code) + ":"
                    + JournalExport.part(book.companies.account(item.account).number) + ":"
                    + JournalExport.part(book.customers[item.customer].number)
                sums[Row(account: account, currency: item.currency), default: 0] += Int128(item.open)
            }
        case .accounts:
            for number in 0..<book.subledger.balances.count {
                let balance = book.subledger.balances[number + 1]
                let account =
                    JournalExport.part(book.companies[balance.company].code) + ":"
                    + JournalExport.part(book.companies.account(balance.account).number)
                let currency = book.companies[balance.company].currency
                sums[Row(account: account, currency: currency), default: 0] +=
                    Int128(balance.accountingDebit) - Int128(balance.accountingCredit)
            }
        }
        for row in sums.keys.sorted() {
            guard let sum = sums[row], sum != 0, let minor = Int64(exactly: sum) else { continue }
            let amount = Decimal(unscaled: minor, scale: row.currency.exponent)
            try out.write("\"\(row.account)\",\"\(row.currency)\",\"\(amount)\"\n")
        }
        try out.flush()
    }

    private struct Row: Hashable, Comparable {
        let account: String
        let currency: Currency

        static func < (left: Row, right: Row) -> Bool {
            (left.account, left.currency.code) < (right.account, right.currency.code)
        }
    }
}
