/// Debits and credits per main account and currency, and whether receivables agree with the open items.
package struct GetTrialBalance: Query {
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

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        var receivable: Set<UInt32> = []
        var item: UInt32 = 0
        while item < book.items.rows.count {
            item += 1
            let row = book.items[ItemID(item)]
            guard UInt32(row.company) == id.number else { continue }
            receivable.insert(row.account.number)
            if let asOf {
                answer.openItems += book.items.open(ItemID(item), asOf: asOf, knownAt: .max)?.accounting ?? 0
            } else {
                answer.openItems += row.accountingOpen
            }
        }
        var number: UInt32 = 0
        while number < book.subledger.balances.count {
            number += 1
            guard book.subledger.balances[number].company == id else { continue }
            let balance = book.subledger.sums(number, through: asOf)
            answer.difference += balance.accountingDebit - balance.accountingCredit
            if receivable.contains(balance.account.number) {
                answer.receivables += balance.accountingDebit - balance.accountingCredit
            }
            answer.rows.append(balance)
        }
        answer.rows.sort {
            (book.companies.account($0.account).number, $0.currency.code)
                < (book.companies.account($1.account).number, $1.currency.code)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
