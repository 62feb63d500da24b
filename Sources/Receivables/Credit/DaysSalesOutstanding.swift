/// How many days of credit sales are outstanding. A statistic, never part of a decision. Rule: credit:RS-6.
package struct DaysSalesOutstanding: Equatable, Sendable, BitwiseCopyable {
    /// All open items, whatever their dates; minor units of the currency of `creditSales`.
    package let outstanding: Int64
    /// Sales on account dated within the window; below 0 when credit notes prevail.
    package let creditSales: Int64
    /// Days of the window, not below 0.
    package let days: Int

    package init(outstanding: Int64, creditSales: Int64, days: Int) {
        self.outstanding = outstanding
        self.creditSales = creditSales
        self.days = days
    }

    /// Days with two decimals, rounded half away from zero.
    ///
    /// Nil without credit sales, and when the figure is past what a decimal holds.
    package var value: Decimal? {
        guard creditSales != 0 else { return nil }
        let scaled = Int128(outstanding) * Int128(days) * 100
        let quotient = Rounding.halfAwayFromZero.divide(
            creditSales < 0 ? -scaled : scaled, by: abs(Int128(creditSales)))
        return Int64(exactly: quotient).map { Decimal(unscaled: $0, scale: 2) }
    }

    /// The days that statistics of the last `months` look at; sales of its first and last day belong to it.
    package struct Window: Equatable, Sendable, BitwiseCopyable {
        package let first: CalendarDate
        package let last: CalendarDate

        /// Shortened to the day the customer became one when that is later; nil: not known.
        package init(months: Int, to today: CalendarDate, customerSince: CalendarDate?) {
            let start = today.adding(months: -months)
            first = min(today, max(start, customerSince ?? start))
            last = today
        }

        /// Exact days between its ends: 365 or 366 for twelve months.
        package var days: Int { last - first }

        package func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }
    }
}
