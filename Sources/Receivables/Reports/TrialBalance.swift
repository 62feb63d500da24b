/// Debits and credits per main account and currency, and whether receivables agree with the open items.
package struct GetTrialBalance: LongQuery {
    package let id: CompanyID
    /// Nil: everything.
    package let asOf: CalendarDate?
    package init(id: CompanyID, asOf: CalendarDate?) { (self.id, self.asOf) = (id, asOf) }
    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var rows: [Subledger.Balance] = []
        package var difference: Int64 = 0
        /// Receivable accounts, accounting currency.
        package var receivables: Int64 = 0
        /// Sum of open items, accounting currency.
        package var openItems: Int64 = 0
    }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> TrialBalanceRun {
        TrialBalanceRun(self, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A trial balance under way: the accounts are taken at once, the items in slices.
package struct TrialBalanceRun: QueryRun {
    private let query: GetTrialBalance
    private let pin: Pin
    private let itemsEnd: UInt32
    private var item: UInt32 = 0
    private var receivable: Set<UInt32> = []
    private var answer = GetTrialBalance.Answer()

    init(_ query: GetTrialBalance, _ book: borrowing Book) {
        self.query = query
        pin = Pin(sequence: book.sequence)
        itemsEnd = book.items.rows.count
        var number: UInt32 = 0
        while number < book.subledger.balances.count {
            number += 1
            guard book.subledger.balances[number].company == query.id else { continue }
            let balance = book.subledger.sums(number, through: query.asOf)
            answer.difference += balance.accountingDebit - balance.accountingCredit
            answer.rows.append(balance)
        }
        answer.rows.sort {
            (book.companies.account($0.account).number, $0.currency.code)
                < (book.companies.account($1.account).number, $1.currency.code)
        }
    }

    package mutating func step(_ book: borrowing Book, rows: Int) -> GetTrialBalance.Answer? {
        let end = min(itemsEnd, item + UInt32(clamping: rows))
        while item < end {
            item += 1
            let row = book.items[ItemID(item)]
            guard UInt32(row.company) == query.id.number else { continue }
            receivable.insert(row.account.number)
            answer.openItems += pin.open(ItemID(item), asOf: query.asOf, book)?.accounting ?? 0
        }
        guard item == itemsEnd else { return nil }
        for row in answer.rows where receivable.contains(row.account.number) {
            answer.receivables += row.accountingDebit - row.accountingCredit
        }
        return answer
    }
}
