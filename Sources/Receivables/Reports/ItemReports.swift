/// A page of a customer's items by due date, then id, as of a date as known at a sequence.
package struct ListOpenItems: Query {
    package let id: CompanyID
    package let customer: Code
    package let includeClosed: Bool
    package let includeSettlements: Bool
    /// Nil: the business date, settlements dated later included.
    package let asOf: CalendarDate?
    /// `.max`: now.
    package let knownAt: UInt64
    package let kinds: [ItemKind]
    package let size: Int
    /// Goes on after this due date and item.
    package let after: (dueDate: CalendarDate, item: ItemID)?

    /// A customer with more items than this is asked in kinds or through Watch.
    package static let itemsMax = 200_000

    package init(
        id: CompanyID, customer: Code, includeClosed: Bool, includeSettlements: Bool, asOf: CalendarDate?,
        knownAt: UInt64, kinds: [ItemKind], size: Int, after: (dueDate: CalendarDate, item: ItemID)?
    ) {
        self.id = id
        self.customer = customer
        self.includeClosed = includeClosed
        self.includeSettlements = includeSettlements
        self.asOf = asOf
        self.knownAt = knownAt
        self.kinds = kinds
        self.size = size
        self.after = after
    }

    package var company: CompanyID? { id }

    package struct Row: Sendable {
        package let item: ItemID
        package let open: Int64
        package let accountingOpen: Int64
    }

    package struct Answer: Sendable {
        package var rows: [Row] = []
        package var hasMore = false
        package var totals: [Money] = []
        package var date: CalendarDate
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let isNow = asOf == nil && knownAt == .max
        var found: [(due: CalendarDate, row: Row)] = []
        var totals: [(currency: Currency, sum: Int64)] = []
        var visited = 0
        // Items that are open now are in one list, closed ones in another; at another moment either may be open.
        for first in [book.customers[account].firstOpen, book.customers[account].firstClosed] {
            var item = first
            while !item.isNone {
                visited += 1
                guard visited <= ListOpenItems.itemsMax else {
                    throw Rejection(.resultTooLarge, "the customer has more than \(ListOpenItems.itemsMax) items")
                }
                let row = book.items[item]
                let amounts =
                    isNow
                    ? (open: row.open, accounting: book.items.carried(item))
                    : book.items.open(item, asOf: asOf ?? CalendarDate(days: .max), knownAt: knownAt)
                if let amounts, kinds.isEmpty || kinds.contains(row.kind), amounts.open != 0 || includeClosed {
                    found.append(
                        (row.dueDate, Row(item: item, open: amounts.open, accountingOpen: amounts.accounting)))
                    if let place = totals.firstIndex(where: { $0.currency == row.currency }) {
                        totals[place].sum += amounts.open
                    } else {
                        totals.append((row.currency, amounts.open))
                    }
                }
                item = row.next
            }
            if isNow, !includeClosed { break }
        }
        found.sort { ($0.due, $0.row.item) < ($1.due, $1.row.item) }
        var answer = Answer(date: asOf ?? now.today)
        for entry in found {
            if let after, (entry.due, entry.row.item) <= (after.dueDate, after.item) { continue }
            guard answer.rows.count < size else {
                answer.hasMore = true
                break
            }
            answer.rows.append(entry.row)
        }
        answer.totals = totals.sorted { $0.currency.code < $1.currency.code }.map { Money($0.sum, $0.currency) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }

    /// Closed items have no bound, open ones are counted.
    package func isLong(_ book: borrowing Book) -> Bool {
        guard !includeClosed, asOf == nil, knownAt == .max, let id = book.customers.find(id, customer) else { return true }
        return book.customers[book.customers[id].invoiceAccount].openCount > GetAging.openItemsMax
    }
}

/// Opening balance, what was posted, closing balance of a customer in one currency.
package struct GetStatement: Query {
    package let id: CompanyID
    package let customer: Code
    package let from: CalendarDate
    package let to: CalendarDate
    package let currency: Currency?
    package let knownAt: UInt64

    package static let linesMax = 10_000

    package init(
        id: CompanyID, customer: Code, from: CalendarDate, to: CalendarDate, currency: Currency?, knownAt: UInt64
    ) {
        self.id = id
        self.customer = customer
        self.from = from
        self.to = to
        self.currency = currency
        self.knownAt = knownAt
    }

    package var company: CompanyID? { id }

    package struct Line: Sendable {
        package let date: CalendarDate
        package let item: ItemID
        /// By which the balance moves: what was open when it was posted, or what a settlement alone took.
        package let amount: Int64
        package let balance: Int64
        package let open: Int64
        /// Discount, difference or money of another company that took so much off the item; none: its posting.
        package let settlement: SettlementID
    }

    package struct Answer: Sendable {
        package let currency: Currency
        package let opening: Int64
        package let lines: [Line]
        package let closing: Int64
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        return try answer(of: [account], currency ?? book.customers[account].currency, book)
    }

    /// Of several accounts together.
    func answer(of accounts: [CustomerID], _ currency: Currency, _ book: borrowing Book) throws(Rejection) -> Answer {
        var opening: Int64 = 0
        var moves: [(date: CalendarDate, item: ItemID, settlement: SettlementID, amount: Int64)] = []
        for account in accounts {
            forEachMove(of: account, among: accounts, currency, book) { date, item, settlement, amount in
                if date < from {
                    opening += amount
                } else if date <= to {
                    moves.append((date, item, settlement, amount))
                }
            }
        }
        guard moves.count <= GetStatement.linesMax else {
            throw Rejection(.resultTooLarge, "the statement has \(moves.count) lines, at most \(GetStatement.linesMax) are given")
        }
        moves.sort { ($0.date, $0.item, $0.settlement) < ($1.date, $1.item, $1.settlement) }
        var balance = opening
        var lines: [Line] = []
        for move in moves {
            balance += move.amount
            let open = book.items.open(move.item, asOf: to, knownAt: knownAt)?.open ?? 0
            lines.append(
                Line(
                    date: move.date, item: move.item, amount: move.amount, balance: balance, open: open, settlement: move.settlement))
        }
        return Answer(currency: currency, opening: opening, lines: lines, closing: balance)
    }

    private func forEachMove(
        of account: CustomerID, among accounts: [CustomerID], _ currency: Currency, _ book: borrowing Book,
        _ note: (CalendarDate, ItemID, SettlementID, Int64) -> Void
    ) {
        for first in [book.customers[account].firstOpen, book.customers[account].firstClosed] {
            var item = first
            while !item.isNone {
                let row = book.items[item]
                if row.currency == currency, row.sequence <= knownAt {
                    note(row.postingDate, item, .none, book.items.openWhenPosted(item))
                    book.items.forEachPart(of: item) { part in
                        let isDebit = part.debitItem == item
                        let other = isDebit ? part.creditItem : part.debitItem
                        // Between two of these items nothing moves: both sides fall by the same amount.
                        if !other.isNone, accounts.contains(book.items[other].customer),
                            book.items[other].currency == currency
                        {
                            return
                        }
                        let settlement = book.items[part.settlement]
                        guard settlement.sequence <= knownAt else { return }
                        let amount = isDebit ? -part.amount : part.amount
                        note(settlement.date, item, part.settlement, amount)
                        if settlement.isUndone, settlement.undoneSequence <= knownAt {
                            note(settlement.undoneDate, item, part.settlement, -amount)
                        }
                    }
                }
                item = row.next
            }
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }

    /// It looks at every item the customer ever had.
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

/// Anything with a number: customers, documents, payments, and ids of authorizations and settlements.
package struct Find: Query {
    package let id: CompanyID
    package let number: Code
    package init(id: CompanyID, number: Code) { (self.id, self.number) = (id, number) }
    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var customer: CustomerID = .none
        package var items: [ItemID] = []
        package var authorization: AuthorizationID = .none
        package var settlement: SettlementID = .none
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        answer.customer = book.customers.find(id, number) ?? .none
        for space in [OpenItems.NumberSpace.documents, .payments] {
            if let item = book.items.find(id, space, number) { answer.items.append(item) }
        }
        if let value = UInt32(number.text) {
            let authorization = AuthorizationID(value)
            if book.authorizations.contains(authorization),
                book.customers[book.authorizations[authorization].customer].company == id
            {
                answer.authorization = authorization
            }
            let settlement = SettlementID(value)
            if book.items.contains(settlement), book.items[settlement].company == id { answer.settlement = settlement }
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
