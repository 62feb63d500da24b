import Testing

@testable import Receivables

/// Rule credit:RS-6 at its edges.
struct DaysSalesOutstandingTests {
    private func date(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: year, month: month, day: day))
    }

    @Test("two decimals, half away from zero, on both sides of zero")
    func rounding() {
        func text(_ outstanding: Int64, _ sales: Int64, _ days: Int) -> String? {
            DaysSalesOutstanding(outstanding: outstanding, creditSales: sales, days: days).value?.description
        }
        #expect(text(5_000_000, 15_000_000, 365) == "121.67")
        #expect(text(1, 200, 1) == "0.01")
        #expect(text(-1, 200, 1) == "-0.01")
        #expect(text(1, -200, 1) == "-0.01")
        #expect(text(0, 200, 365) == "0.00")
        #expect(text(200, 100, 0) == "0.00")
    }

    @Test("no credit sales, no figure; nor one that no decimal holds")
    func none() {
        #expect(DaysSalesOutstanding(outstanding: 100, creditSales: 0, days: 365).value == nil)
        #expect(DaysSalesOutstanding(outstanding: Money.minorMax, creditSales: 1, days: 366).value == nil)
    }

    @Test("the window has the exact days of its months, clamped to the end of a short one")
    func window() throws {
        typealias Window = DaysSalesOutstanding.Window
        #expect(Window(months: 12, to: try date(2023, 10, 11), customerSince: nil).days == 365)
        #expect(Window(months: 12, to: try date(2024, 10, 11), customerSince: nil).days == 366)
        let march = Window(months: 1, to: try date(2026, 3, 31), customerSince: nil)
        #expect(march.first == (try date(2026, 2, 28)))
    }

    @Test("a customer of a later day shortens the window, one of an earlier day does not")
    func customerSince() throws {
        typealias Window = DaysSalesOutstanding.Window
        let today = try date(2023, 10, 11)
        let start = try date(2023, 4, 11)
        #expect(Window(months: 6, to: today, customerSince: start.adding(days: -1)).days == 183)
        #expect(Window(months: 6, to: today, customerSince: start.adding(days: 1)).days == 182)
        // One that starts only tomorrow has no days yet, not fewer than none.
        #expect(Window(months: 6, to: today, customerSince: today.adding(days: 1)).days == 0)
    }

    @Test("sales of the first and the last day belong to the window")
    func ends() throws {
        let window = DaysSalesOutstanding.Window(months: 6, to: try date(2023, 10, 11), customerSince: nil)
        #expect(window.contains(window.first) && window.contains(window.last))
        #expect(!window.contains(window.first.adding(days: -1)) && !window.contains(window.last.adding(days: 1)))
    }
}
