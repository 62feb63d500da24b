/// Debits and credits per main account and currency, and whether receivables agree with the open items.
///
/// As of a date as known at a sequence (F30): accounts that nothing was posted to by then have no row.
package struct GetTrialBalance: LongQuery {
    package let id: CompanyID
    /// Nil: everything.
    package let asOf: CalendarDate?
    /// `.max`: now.
    package private(set) var knownAt: UInt64
    /// Entries of the stretch of records that `knownAt` lies in, up to it: the subledger keeps sums of whole stretches.
    private var lately: [JournalEntry] = []

    package init(id: CompanyID, asOf: CalendarDate?, knownAt: UInt64 = .max) {
        (self.id, self.asOf, self.knownAt) = (id, asOf, knownAt)
    }

    /// The same with what was read from the log; without it no moment but now can be told.
    package func with(_ lately: [JournalEntry], through last: UInt64) -> GetTrialBalance {
        var query = self
        (query.lately, query.knownAt) = (lately, last)
        return query
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var rows: [Subledger.Balance] = []
        package var difference: Int64 = 0
        /// Receivable accounts, accounting currency.
        package var receivables: Int64 = 0
        /// Sum of open items, accounting currency.
        package var openItems: Int64 = 0
        package var knownAt: UInt64 = 0
    }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> TrialBalanceRun {
        TrialBalanceRun(self, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }

    /// Balances of the company at that moment.
    fileprivate func balances(_ book: borrowing Book) -> [Subledger.Balance] {
        let isNow = knownAt == .max
        let begin = isNow ? nil : Subledger.stretch(of: knownAt).lowerBound
        var rows: [Subledger.Balance] = []
        var number: UInt32 = 0
        while number < book.subledger.balances.count {
            number += 1
            guard book.subledger.balances[number].company == id else { continue }
            var balance = book.subledger.sums(number, through: asOf, before: begin)
            if !isNow { for entry in lately where isOf(entry, balance) { balance.add(entry) } }
            if !balance.isEmpty { rows.append(balance) }
        }
        return rows
    }

    private func isOf(_ entry: JournalEntry, _ balance: Subledger.Balance) -> Bool {
        entry.company == id && entry.currency == balance.currency && asOf.map { entry.date <= $0 } ?? true
    }
}

extension Subledger.Balance {
    /// Nothing was posted to it.
    fileprivate var isEmpty: Bool { (debit, credit, accountingDebit, accountingCredit) == (0, 0, 0, 0) }

    fileprivate mutating func add(_ entry: JournalEntry) {
        for index in entry.legs.indices where entry.legs[index].account == account { add(entry.legs[index]) }
    }
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
        pin = Pin(sequence: min(query.knownAt, book.sequence))
        itemsEnd = book.items.rows.count
        answer.knownAt = pin.sequence
        answer.rows = query.balances(book)
        for balance in answer.rows { answer.difference += balance.accountingDebit - balance.accountingCredit }
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
            guard UInt32(row.company) == query.id.number, row.sequence <= pin.sequence else { continue }
            receivable.insert(row.account.number)
            // A revaluation may have put its amounts on a summary account that no item lies on.
            var elsewhere: [UInt32] = []
            book.items.revaluations.forEachElsewhere(
                ItemID(item), asOf: query.asOf ?? CalendarDate(days: .max), knownAt: pin.sequence
            ) { account, _ in elsewhere.append(account.number) }
            receivable.formUnion(elsewhere)
            answer.openItems += pin.open(ItemID(item), asOf: query.asOf, book)?.accounting ?? 0
        }
        guard item == itemsEnd else { return nil }
        for row in answer.rows where receivable.contains(row.account.number) {
            answer.receivables += row.accountingDebit - row.accountingCredit
        }
        return answer
    }
}
