import Testing

@testable import Receivables

@Suite("open amounts by due date, in pages (credit:BR-10)")
struct DueDaysTests {
    /// Days come and go in the middle, at page borders and at both ends; a list per customer knows what is right.
    @Test("any postings and settlements leave what lists of days would", arguments: 1...20 as ClosedRange<UInt64>)
    func likeLists(seed: UInt64) {
        var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
        func draw(_ count: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(count))
        }
        var pages = DueDays()
        var lists = [[DueDays.Day]](repeating: [], count: 6)
        for step in 0..<2_000 {
            let place = draw(5)
            let id = CustomerID(UInt32(place * 3 + 1))
            // Few customers with many days, and one with none.
            let due = CalendarDate(days: Int32(draw(place == 0 ? 3 : 40)))
            let currency: Currency = draw(4) == 0 ? .gbp : .eur
            let open = lists[place].first { $0.due == due && $0.currency == currency }?.open ?? 0
            // All of it, a part, or more.
            let amount = open > 0 && draw(3) > 0 ? -(draw(2) == 0 ? open : Int64(draw(Int(open)) + 1)) : Int64(draw(500) + 1)
            pages.move(id, due, currency, by: amount)
            lists[place].move(due, currency, by: amount)
            if step % 50 == 0 || step > 1_990 {
                for place in lists.indices { compare(pages, CustomerID(UInt32(place * 3 + 1)), lists[place]) }
            }
        }
        // A whole list at once, longer, shorter and empty, takes the pages of the one before.
        for count in [15, 14, 7, 1, 0, 8, 0] {
            let rows = (0..<count).map { DueDays.Day(due: CalendarDate(days: Int32($0)), currency: .eur, open: Int64($0 + 1)) }
            pages.set(rows, of: CustomerID(4))
            lists[1] = rows
            for place in lists.indices { compare(pages, CustomerID(UInt32(place * 3 + 1)), lists[place]) }
        }
    }

    private func compare(_ pages: borrowing DueDays, _ id: CustomerID, _ rows: [DueDays.Day]) {
        let found = pages.days(of: id)
        #expect(found == rows)
        for day in [-1, 0, 1, 20, 39, 40, 100] as [Int32] {
            let today = CalendarDate(days: day)
            var sum: Int64 = 0
            pages.forEach(of: id, before: today) { _, open in sum += open }
            #expect(sum == rows.filter { $0.due < today }.reduce(0) { $0 + $1.open })
            let oldest = rows.first.map { $0.due < today ? Int64(day) - Int64($0.due.days) : 0 } ?? 0
            let told = pages.overdueDays(of: id, on: today)
            #expect(told == oldest)
        }
    }
}
