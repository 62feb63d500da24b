/// The date an item's age is counted from.
package enum AgingBasis: UInt8, Sendable, BitwiseCopyable, Codable {
    case dueDate = 1
    case documentDate = 2
    /// The posting date.
    case transactionDate = 3
}

/// Open amounts by age: not due, one bucket per upper end in days, older.
///
/// One customer, or a page of all that have open items; totals are those of the listing as a whole.
package struct GetAging: LongQuery {
    package let id: CompanyID
    /// Empty: all.
    package let customer: Code
    package let basis: AgingBasis
    /// Rising upper ends of the past-due buckets.
    package let bucketDays: [Int]
    package let asOf: CalendarDate?
    package let knownAt: UInt64
    package let size: Int
    package let after: CustomerID
    package let totalsOnly: Bool

    package static let bucketsMax = 12

    package init(
        id: CompanyID, customer: Code, basis: AgingBasis, bucketDays: [Int], asOf: CalendarDate?,
        knownAt: UInt64, size: Int, after: CustomerID, totalsOnly: Bool
    ) {
        self.id = id
        self.customer = customer
        self.basis = basis
        self.bucketDays = bucketDays
        self.asOf = asOf
        self.knownAt = knownAt
        self.size = size
        self.after = after
        self.totalsOnly = totalsOnly
    }

    package var company: CompanyID? { id }

    package struct Row: Equatable, Sendable {
        package let customer: CustomerID
        package let currency: Currency
        package var buckets: [Int64]
        package var total: Int64
    }

    package struct Answer: Sendable {
        package var rows: [Row] = []
        package var totals: [Row] = []
        package var next: CustomerID = .none
        /// The books are shown as of this sequence: further pages are pinned to it.
        package var knownAt: UInt64 = 0
    }

    package var labels: [String] {
        var labels = ["not due"]
        var from = 1
        for end in bucketDays {
            labels.append("\(from)-\(end)")
            from = end + 1
        }
        return labels + ["over \(bucketDays.last ?? 0)"]
    }

    /// Customers with more open items than this are left to the second book, for one of them also.
    package static let openItemsMax: UInt32 = 1_000

    package func isLong(_ book: borrowing Book) -> Bool {
        guard !customer.isEmpty, asOf == nil, knownAt == .max, let id = book.customers.find(id, customer) else {
            return true
        }
        return book.customers[book.customers[id].invoiceAccount].openCount > GetAging.openItemsMax
    }

    package func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> AgingRun {
        let account =
            customer.isEmpty
            ? CustomerID.none : book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        return AgingRun(self, account: account, today: asOf ?? now.today, pin: Pin(sequence: min(knownAt, book.sequence)))
    }

    /// The buckets as ranges of dates: not due, then as the labels say.
    func columns(on day: CalendarDate) -> AgingColumns {
        var periods = [AgingPeriod(label: labels[0], from: day, to: nil, indicator: "")]
        for (place, end) in bucketDays.enumerated() {
            periods.append(
                AgingPeriod(
                    label: labels[place + 1], from: day.adding(days: -end),
                    to: periods[place].from?.adding(days: -1), indicator: ""))
        }
        let oldest = periods[bucketDays.count].from?.adding(days: -1)
        periods.append(AgingPeriod(label: labels[bucketDays.count + 1], from: nil, to: oldest, indicator: ""))
        return AgingColumns(periods: periods, basis: basis, positionsPayments: false)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        customer.isEmpty ? book.sequence : book.creditLastChange(id, customer)
    }
}

/// An aging under way.
package struct AgingRun: QueryRun {
    private let query: GetAging
    /// None: all customers of the company.
    private let account: CustomerID
    private let columns: AgingColumns
    private let pin: Pin
    private var number: UInt32 = 0
    private var answer = GetAging.Answer()

    init(_ query: GetAging, account: CustomerID, today: CalendarDate, pin: Pin) {
        self.query = query
        self.account = account
        columns = query.columns(on: today)
        self.pin = pin
        answer.knownAt = pin.sequence
    }

    package mutating func step(_ book: borrowing Book, rows: Int) -> GetAging.Answer? {
        guard account.isNone else {
            _ = add(account, book)
            return answer
        }
        var left = rows
        while number < book.customers.rows.count, left > 0 {
            number += 1
            left -= 1
            guard book.customers[CustomerID(number)].company == query.id else { continue }
            left -= add(CustomerID(number), book)
        }
        guard number == book.customers.rows.count else { return nil }
        answer.totals.sort { $0.currency.code < $1.currency.code }
        return answer
    }

    /// Adds a customer to the totals and, if it belongs there, to the page. How many items were looked at.
    private mutating func add(_ customer: CustomerID, _ book: borrowing Book) -> Int {
        let (parts, visited) = columns.parts(of: [customer], asOf: query.asOf, pin, book)
        let found = parts.map {
            GetAging.Row(customer: customer, currency: $0.currency, buckets: $0.amounts, total: $0.total)
        }
        guard !found.isEmpty else { return visited }
        for row in found { addToTotals(row) }
        guard !query.totalsOnly, !account.isNone || customer > query.after else { return visited }
        if answer.next.isNone, answer.rows.count + found.count <= query.size || answer.rows.isEmpty {
            answer.rows += found
        } else if answer.next.isNone, let last = answer.rows.last {
            answer.next = last.customer
        }
        return visited
    }

    private func empty(_ customer: CustomerID, _ currency: Currency) -> GetAging.Row {
        GetAging.Row(
            customer: customer, currency: currency, buckets: Array(repeating: 0, count: query.bucketDays.count + 2),
            total: 0)
    }

    private mutating func addToTotals(_ row: GetAging.Row) {
        var place = answer.totals.firstIndex { $0.currency == row.currency }
        if place == nil {
            answer.totals.append(empty(.none, row.currency))
            place = answer.totals.count - 1
        }
        for index in row.buckets.indices { answer.totals[place ?? 0].buckets[index] += row.buckets[index] }
        answer.totals[place ?? 0].total += row.total
    }
}
