/// Open items against the ledger, per summary account, as of any date (setup:PC-8, PC-10).
package struct Reconcile: Query {
    package let id: CompanyID
    /// Nil: the business date.
    package let date: CalendarDate?

    package init(id: CompanyID, date: CalendarDate?) {
        self.id = id
        self.date = date
    }

    package var company: CompanyID? { id }

    package struct Row: Equatable, Sendable {
        package let account: AccountID
        /// Accounting currency, minor units.
        package var openItems: Int64
        package var ledger: Int64
        package var difference: Int64 { openItems - ledger }
    }

    package struct Answer: Equatable, Sendable {
        package let company: CompanyID
        package let date: CalendarDate
        package let rows: [Row]
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let date = date ?? now.today
        return Answer(company: id, date: date, rows: book.reconciliation(id, at: date))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

extension Book {
    /// Every summary account that ever held something, in the order of the chart. One pass over all items.
    func reconciliation(_ id: CompanyID, at date: CalendarDate) -> [Reconcile.Row] {
        var open: [UInt32: Int64] = [:]
        var ledger: [UInt32: Int64] = [:]
        var number: UInt32 = 0
        while number < items.rows.count {
            number += 1
            let row = items[ItemID(number)]
            guard UInt32(row.company) == id.number,
                let amounts = items.open(ItemID(number), asOf: date, knownAt: .max)
            else { continue }
            open[row.account.number, default: 0] += amounts.accounting
        }
        number = 0
        while number < subledger.balances.count {
            number += 1
            let account = subledger.balances[number].account
            guard subledger.balances[number].company == id, companies.isSummaryAccount(account) else { continue }
            let sums = subledger.sums(number, through: date)
            ledger[account.number, default: 0] += sums.accountingDebit - sums.accountingCredit
        }
        return Set(open.keys).union(ledger.keys).sorted().map {
            Reconcile.Row(
                account: AccountID($0), openItems: open[$0, default: 0], ledger: ledger[$0, default: 0])
        }
    }
}
