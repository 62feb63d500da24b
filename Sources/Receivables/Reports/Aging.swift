/// The date an item's age is counted from.
package enum AgingBasis: UInt8, Sendable, BitwiseCopyable {
    case dueDate = 1
    case documentDate = 2
    /// The posting date.
    case transactionDate = 3
}

/// Open amounts by age: not due, one bucket per upper end in days, older.
///
/// One customer, or a page of all that have open items; totals are those of the listing as a whole.
package struct GetAging: Query {
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

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        if !customer.isEmpty {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            answer.rows = rows(of: account, book, now)
            answer.totals = answer.rows.map { add($0, to: .init(customer: .none, currency: $0.currency, buckets: [], total: 0)) }
            if totalsOnly { answer.rows = [] }
            return answer
        }
        var number: UInt32 = 0
        while number < book.customers.rows.count {
            number += 1
            let candidate = CustomerID(number)
            guard book.customers[candidate].company == id else { continue }
            let found = rows(of: candidate, book, now)
            for row in found {
                let place = answer.totals.firstIndex { $0.currency == row.currency }
                if let place {
                    answer.totals[place] = add(row, to: answer.totals[place])
                } else {
                    answer.totals.append(add(row, to: .init(customer: .none, currency: row.currency, buckets: [], total: 0)))
                }
            }
            guard !totalsOnly, !found.isEmpty, number > after.number else { continue }
            if answer.next.isNone, answer.rows.count + found.count <= size || answer.rows.isEmpty {
                answer.rows += found
            } else if answer.next.isNone, let last = answer.rows.last {
                answer.next = last.customer
            }
        }
        answer.totals.sort { $0.currency.code < $1.currency.code }
        return answer
    }

    private func add(_ row: Row, to sum: Row) -> Row {
        var sum = sum
        if sum.buckets.isEmpty { sum.buckets = Array(repeating: 0, count: bucketDays.count + 2) }
        for index in row.buckets.indices { sum.buckets[index] += row.buckets[index] }
        sum.total += row.total
        return sum
    }

    /// A customer's rows by currency; none when nothing is open.
    private func rows(of account: CustomerID, _ book: borrowing Book, _ now: Moment) -> [Row] {
        let date = asOf ?? now.today
        // Without a date everything posted counts, on the first page and on later ones, which carry `knownAt`.
        let isNow = asOf == nil && knownAt == .max
        let through = asOf ?? CalendarDate(days: .max)
        var rows: [Row] = []
        for first in [book.customers[account].firstOpen, book.customers[account].firstClosed] {
            var item = first
            while !item.isNone {
                let row = book.items[item]
                let open =
                    isNow ? row.open : book.items.open(item, asOf: through, knownAt: knownAt)?.open ?? 0
                item = row.next
                guard open != 0 else { continue }
                let age = date - start(of: row)
                let bucket = age <= 0 ? 0 : (bucketDays.firstIndex { age <= $0 } ?? bucketDays.count) + 1
                var place = rows.firstIndex { $0.currency == row.currency }
                if place == nil {
                    rows.append(
                        Row(
                            customer: account, currency: row.currency,
                            buckets: Array(repeating: 0, count: bucketDays.count + 2), total: 0))
                    place = rows.count - 1
                }
                rows[place ?? 0].buckets[bucket] += open
                rows[place ?? 0].total += open
            }
            if isNow { break }
        }
        return rows.sorted { $0.currency.code < $1.currency.code }
    }

    private func start(of row: Item) -> CalendarDate {
        switch basis {
        case .dueDate: row.dueDate
        case .documentDate: row.documentDate
        case .transactionDate: row.postingDate
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        customer.isEmpty ? book.sequence : book.creditLastChange(id, customer)
    }
}
