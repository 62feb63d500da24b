/// How a customer pays and buys, from its items (credit:RS-6, RS-7). Statistics, never part of a decision.
///
/// Amounts are those of the accounting currency. Cost: one walk over the account's items.
package struct CustomerStatistics: Equatable, Sendable {
    /// Mean days from invoice date to last settlement of settled invoices, two places; nil without any.
    package var averagePaymentDays: Decimal?
    package var windows: [Window] = []

    package struct Window: Equatable, Sendable {
        package var months: Int
        package var figure: DaysSalesOutstanding

        package init(months: Int, figure: DaysSalesOutstanding) { (self.months, self.figure) = (months, figure) }
    }

    package init() {}

    package init(of account: CustomerID, months: [Int], _ book: borrowing Book, on today: CalendarDate) {
        var (days, settled, outstanding) = (Int128(0), Int128(0), Int128(0))
        let since = book.creditProfiles[account].customerSince
        let spans = months.map { DaysSalesOutstanding.Window(months: $0, to: today, customerSince: since) }
        var sales = [Int128](repeating: 0, count: months.count)
        for head in [book.customers[account].firstOpen, book.customers[account].firstClosed] {
            var id = head
            while !id.isNone {
                let item = book.items[id]
                outstanding += Int128(item.accountingOpen)
                if item.kind == .invoice {
                    for place in spans.indices where spans[place].contains(item.postingDate) {
                        sales[place] += Int128(item.accountingOriginal)
                    }
                    if item.open == 0, let last = book.items.changeDates(of: id).max() {
                        days += Int128(max(0, last - item.documentDate))
                        settled += 1
                    }
                }
                id = item.next
            }
        }
        if settled > 0 {
            let mean = Rounding.halfAwayFromZero.divide(days * 100, by: settled)
            averagePaymentDays = Int64(exactly: mean).map { Decimal(unscaled: $0, scale: 2) }
        }
        for place in spans.indices {
            let figure = DaysSalesOutstanding(
                outstanding: Int64(clamping: outstanding), creditSales: Int64(clamping: sales[place]), days: spans[place].days)
            windows.append(Window(months: months[place], figure: figure))
        }
    }
}

/// The statistics of a customer's invoice account as of the business date.
package struct GetStatistics: Query {
    package let id: CompanyID
    package let customer: Code
    /// Months of each window; at most `windowsMax`.
    package let months: [Int]

    package init(id: CompanyID, customer: Code, months: [Int]) { (self.id, self.customer, self.months) = (id, customer, months) }

    package static let windowsMax = 12

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> CustomerStatistics {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        return CustomerStatistics(of: account, months: months, book, on: now.today)
    }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}
