/// A read over the whole book, which can be done in slices between other work.
///
/// However many records come between two slices, the answer is that of the moment the run began at.
/// Conformers say how to `run`; `answer` follows.
package protocol LongQuery: Query {}

extension LongQuery {
    /// In one go.
    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var run = try run(book, at: now)
        while true {
            if let answer = try run.step(book, rows: 1 << 20) { return answer }
        }
    }
}

/// The books as they were at a sequence, seen from a later one.
struct Pin {
    let sequence: UInt64

    /// Open amounts of an item at the pin; `asOf` nil counts settlements of all dates.
    func open(_ id: ItemID, asOf: CalendarDate?, _ book: borrowing Book) -> (open: Int64, accounting: Int64)? {
        let row = book.items[id]
        if asOf == nil, row.lastChange <= sequence { return (row.open, book.items.carried(id)) }
        return book.items.open(id, asOf: asOf ?? CalendarDate(days: .max), knownAt: sequence)
    }

    /// Calls for each item of an account that may have been open at the pin, in no promised order.
    ///
    /// Items are put in front of the closed ones when they close: with no date asked for, the first that
    /// was closed by the pin ends the walk.
    func forEachItem(of account: CustomerID, asOf: CalendarDate?, _ book: borrowing Book, _ body: (ItemID) -> Void) {
        var item = book.customers[account].firstOpen
        while !item.isNone {
            body(item)
            item = book.items[item].next
        }
        item = book.customers[account].firstClosed
        while !item.isNone {
            if asOf == nil, book.items[item].lastChange <= sequence { return }
            body(item)
            item = book.items[item].next
        }
    }
}
