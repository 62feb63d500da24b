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

        package init(due: CalendarDate, currency: Currency, open: Int64) {
            (self.due, self.currency, self.open) = (due, currency, open)
        }
    }

    /// Some days of one customer, in their order; two cache lines.
    struct Page: BitwiseCopyable {
        static var daysMax: UInt32 { 7 }

        var days = InlineArray<7, Day>(repeating: Day(due: CalendarDate(days: 0), currency: .eur, open: 0))
        var count: UInt32 = 0
        /// Those that follow; 0 none.
        var next: UInt32 = 0
    }

    /// First page by the customer's number; 0 none.
    private var heads = Table<UInt32>()
    private var pages = Table<Page>()
    /// Of pages that nobody has, linked by `next`; 0 none.
    private var free: UInt32 = 0

    package init() {}

    /// By day, then currency.
    package func days(of id: CustomerID) -> [Day] {
        var days: [Day] = []
        forEachDay(of: id) { days.append($0) }
        return days
    }

    package func forEachDay(of id: CustomerID, _ body: (Day) -> Void) {
        var place = head(id)
        while place != 0 {
            for index in 0..<Int(pages[place].count) { body(pages[place].days[index]) }
            place = pages[place].next
        }
    }

    @inline(__always)
    private func head(_ id: CustomerID) -> UInt32 { heads.contains(id.number) ? heads[id.number] : 0 }

    /// Days since the oldest open debit item fell due; 0 when none is overdue.
    func overdueDays(of id: CustomerID, on today: CalendarDate) -> Int64 {
        let place = head(id)
        guard place != 0, pages[place].days[0].due < today else { return 0 }
        return Int64(today.days) - Int64(pages[place].days[0].due.days)
    }

    /// Calls with what fell due before a day, a row per day and currency.
    @inline(__always)
    func forEach(of id: CustomerID, before day: CalendarDate, _ body: (Currency, Int64) -> Void) {
        var place = head(id)
        while place != 0 {
            for index in 0..<Int(pages[place].count) {
                let row = pages[place].days[index]
                if row.due >= day { return }
                body(row.currency, row.open)
            }
            place = pages[place].next
        }
    }

    // MARK: To be fetched ahead

    /// Where the customer's first page is named.
    package func place(of id: CustomerID) -> UnsafeRawPointer? {
        heads.contains(id.number) ? UnsafeRawPointer(heads.pointer(id.number)) : nil
    }

    package func firstPage(of id: CustomerID) -> (first: UnsafeRawPointer, last: UnsafeRawPointer)? {
        let place = head(id)
        return place == 0 ? nil : pages.ends(place)
    }

    // MARK: apply

    mutating func move(_ id: CustomerID, _ due: CalendarDate, _ currency: Currency, by amount: Int64) {
        guard amount != 0, !add(amount, to: id, due, currency) else { return }
        var rows = days(of: id)
        rows.move(due, currency, by: amount)
        set(rows, of: id)
    }

    /// In place; false where a day comes or goes.
    private mutating func add(_ amount: Int64, to id: CustomerID, _ due: CalendarDate, _ currency: Currency) -> Bool {
        var place = head(id)
        while place != 0 {
            for index in 0..<Int(pages[place].count)
            where pages[place].days[index].due == due && pages[place].days[index].currency == currency {
                let sum = pages[place].days[index].open + amount
                guard sum > 0 else { return false }
                pages[place].days[index].open = sum
                return true
            }
            place = pages[place].next
        }
        return false
    }

    mutating func set(_ rows: [Day], of id: CustomerID) {
        giveBack(head(id))
        if rows.isEmpty, !heads.contains(id.number) { return }
        while heads.count < id.number { heads.append(0) }
        heads[id.number] = 0
        // From the last page to the first, so that each is linked when it is made.
        var end = rows.count
        while end > 0 {
            let begin = (end - 1) / Int(Page.daysMax) * Int(Page.daysMax)
            var page = Page()
            for index in begin..<end { page.days[index - begin] = rows[index] }
            page.count = UInt32(end - begin)
            page.next = heads[id.number]
            heads[id.number] = take(page)
            end = begin
        }
    }

    private mutating func take(_ page: Page) -> UInt32 {
        guard free != 0 else { return pages.append(page) }
        let place = free
        free = pages[place].next
        pages[place] = page
        return place
    }

    private mutating func giveBack(_ first: UInt32) {
        var place = first
        while place != 0 {
            let next = pages[place].next
            pages[place] = Page()
            pages[place].next = free
            free = place
            place = next
        }
    }
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
        try stream.pass(&heads)
        try stream.pass(&pages)
        try stream.pass(&free)
    }
}
