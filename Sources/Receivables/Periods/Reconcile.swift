/// Open items against the ledger, per summary account, as of any date (setup:PC-8, PC-10).
///
/// Where they differ it says in which records to look: `ReconcileReader` names the vouchers. What cancels out on one
/// account on one day within one stretch of records is no gap.
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
        /// By their records; at most of `stretchesMax` stretches.
        package var gaps: [ReconcileGap] = []
        /// What items did there.
        package var effects: [ItemEffect] = []
        /// There are more gaps.
        package var leavesOut = false
        /// Of the last record the books held.
        package var sequence: UInt64 = 0

        package init(company: CompanyID, date: CalendarDate, rows: [Row]) {
            (self.company, self.date, self.rows) = (company, date, rows)
        }
    }

    /// Stretches of records that are read back for one answer.
    package static let stretchesMax = 64
    /// Vouchers and documents named by one answer.
    package static let differencesMax = 1_000

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let date = date ?? now.today
        var answer = Answer(company: id, date: date, rows: book.reconciliation(id, at: date))
        answer.sequence = book.sequence
        var (last, count) = (UInt32?.none, 0)
        for gap in book.reconcileGaps(id, through: date) {
            if gap.stretch != last { count += 1 }
            if count > Reconcile.stretchesMax {
                answer.leavesOut = true
                break
            }
            last = gap.stretch
            answer.gaps.append(gap)
        }
        answer.effects = book.effects(id, in: answer.gaps)
        return answer
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
            items.revaluations.forEachElsewhere(ItemID(number), asOf: date, knownAt: .max) { account, amount in
                open[row.account.number, default: 0] -= amount
                open[account.number, default: 0] += amount
            }
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
