/// Open debit amounts of each customer by due date, so that what is overdue is a sum of days, not a scan of items.
///
/// Kept only for companies with a rule that asks (credit:BR-10): building it costs one pass over their open items,
/// once; after that each posting or settlement moves one row.
package struct DueDays: ~Copyable {
    /// What is due on one day in one currency, above 0.
    package struct Day: Equatable, Sendable, PlainBits {
        package var due: CalendarDate
        package var currency: Currency
        package var open: Int64
    }

    private var days: [CustomerID: [Day]] = [:]

    package init() {}

    /// By day, then currency.
    package func days(of id: CustomerID) -> [Day] { days[id] ?? [] }

    /// Days since the oldest open debit item fell due; 0 when none is overdue.
    func overdueDays(of id: CustomerID, on today: CalendarDate) -> Int64 {
        guard let first = days[id]?.first, first.due < today else { return 0 }
        return Int64(today.days) - Int64(first.due.days)
    }

    /// Calls with what fell due before a day, a row per day and currency.
    func forEach(of id: CustomerID, before day: CalendarDate, _ body: (Currency, Int64) -> Void) {
        guard let rows = days[id] else { return }
        for row in rows {
            if row.due >= day { return }
            body(row.currency, row.open)
        }
    }

    // MARK: apply

    mutating func move(_ id: CustomerID, _ due: CalendarDate, _ currency: Currency, by amount: Int64) {
        days[id, default: []].move(due, currency, by: amount)
        if days[id]?.isEmpty ?? false { days[id] = nil }
    }

    mutating func set(_ rows: [Day], of id: CustomerID) { days[id] = rows.isEmpty ? nil : rows }
}

extension [DueDays.Day] {
    /// Searches from the latest day, where a new item usually belongs.
    mutating func move(_ due: CalendarDate, _ currency: Currency, by amount: Int64) {
        guard amount != 0 else { return }
        var place = count
        while place > 0, (self[place - 1].due, self[place - 1].currency.number) > (due, currency.number) { place -= 1 }
        if place > 0, self[place - 1].due == due, self[place - 1].currency == currency {
            self[place - 1].open += amount
            precondition(self[place - 1].open >= 0, "less than nothing is due")
            if self[place - 1].open == 0 { remove(at: place - 1) }
        } else {
            precondition(amount > 0, "less than nothing is due")
            insert(DueDays.Day(due: due, currency: currency, open: amount), at: place)
        }
    }
}

extension Book {
    /// The sums by due date from the items alone.
    func recomputedDueDays(of id: CustomerID) -> [DueDays.Day] {
        var days: [DueDays.Day] = []
        var item = customers[id].firstOpen
        while !item.isNone {
            let row = items[item]
            if row.open > 0 { days.move(row.dueDate, row.currency, by: row.open) }
            item = row.next
        }
        return days
    }
}

extension DueDays: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&days)
    }
}
