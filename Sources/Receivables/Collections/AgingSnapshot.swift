/// What a customer owes by age at an event position: a report that later postings do not change (credit:AG-7, AG-11).
package struct AgingSnapshot: Equatable, Sendable, Codable {
    package var company: CompanyID
    package var customer: CustomerID
    package var definition: Code
    package var basis: AgingBasis
    package var asOf: CalendarDate
    package var balanceAsOf: CalendarDate
    /// Sequence of the record before.
    package var position: UInt64
    /// Accounting currency of the company that ran it.
    package var currency: Currency
    package var total: Int64
    package var periods: [Amount]
    package var outOfRange: Int64
    /// Of the oldest period that is not zero; empty: none (credit:AG-12).
    package var indicator: String
    /// Nil: unlimited.
    package var limit: Money?
    package var remaining: Money?
    package var delivered: Int64
    package var orders: Int64
    package var disputedCount: UInt32
    package var disputed: Int64
    /// Companies taken together; empty: its own alone.
    package var companies: [CompanyID]

    package struct Amount: Equatable, Sendable, Codable {
        package var label: String
        package var amount: Int64
        /// This and all older ones (credit:AG-6).
        package var cumulative: Int64

        package init(label: String, amount: Int64, cumulative: Int64) {
            (self.label, self.amount, self.cumulative) = (label, amount, cumulative)
        }
    }

    package init(
        company: CompanyID, customer: CustomerID, definition: Code, basis: AgingBasis, asOf: CalendarDate,
        balanceAsOf: CalendarDate, position: UInt64, currency: Currency, total: Int64, periods: [Amount],
        outOfRange: Int64, indicator: String, limit: Money?, remaining: Money?, delivered: Int64, orders: Int64,
        disputedCount: UInt32, disputed: Int64, companies: [CompanyID]
    ) {
        self.company = company
        self.customer = customer
        self.definition = definition
        self.basis = basis
        self.asOf = asOf
        self.balanceAsOf = balanceAsOf
        self.position = position
        self.currency = currency
        self.total = total
        self.periods = periods
        self.outOfRange = outOfRange
        self.indicator = indicator
        self.limit = limit
        self.remaining = remaining
        self.delivered = delivered
        self.orders = orders
        self.disputedCount = disputedCount
        self.disputed = disputed
        self.companies = companies
    }
}

/// Amounts by the periods of a definition, converted to one currency (credit:AG-4, AG-9).
struct AgingLadder {
    let columns: AgingColumns
    let asOf: CalendarDate
    let balanceAsOf: CalendarDate
    let company: CompanyID
    let currency: Currency

    var periods: [AgingPeriod] { columns.periods }

    init(
        periods: [AgingPeriod], basis: AgingBasis, asOf: CalendarDate, balanceAsOf: CalendarDate,
        positionsPayments: Bool, company: CompanyID, currency: Currency
    ) {
        columns = AgingColumns(periods: periods, basis: basis, positionsPayments: positionsPayments)
        self.asOf = asOf
        self.balanceAsOf = balanceAsOf
        self.company = company
        self.currency = currency
    }

    struct Sums {
        var periods: [Int64]
        var outOfRange: Int64 = 0
        var disputedCount: UInt32 = 0
        var disputed: Int64 = 0
        var total: Int64 { periods.reduce(outOfRange, +) }
    }

    /// Whether no sum of some of these amounts can leave the range: asked when decided, so that nobody asks again.
    static func fits(_ amounts: [Int64]) -> Bool {
        amounts.reduce(Int128(0)) { $0 + Int128($1.magnitude) } <= Int128(Int64.max)
    }

    /// Converted per period and currency at the as-of date; totals are sums of the converted parts (credit:AG-9).
    func sums(
        of accounts: [CustomerID], knownAt: UInt64, _ book: borrowing Book
    ) throws(Rejection) -> (sums: Sums, items: Int) {
        let (parts, visited) = columns.parts(of: accounts, asOf: balanceAsOf, Pin(sequence: knownAt), book)
        var whole = Sums(periods: Array(repeating: 0, count: periods.count))
        for part in parts {
            let type = book.companies.rateType(company, for: .receivables)
            guard
                let rate = book.companies.rate(company, from: part.currency, to: currency, on: asOf, for: .receivables)
            else { throw .missingRate(part.currency, currency, on: asOf, type: type) }
            func converted(_ minor: Int64) throws(Rejection) -> Int64 {
                guard let converted = rate.convert(minor, from: part.currency, to: currency, .halfAwayFromZero) else {
                    throw .outOfRange(field: "aging_as_of")
                }
                return converted
            }
            func add(_ minor: Int64, to sum: inout Int64) throws(Rejection) {
                let (added, isBeyond) = sum.addingReportingOverflow(try converted(minor))
                if isBeyond { throw .outOfRange(field: "aging_as_of") }
                sum = added
            }
            for index in periods.indices { try add(part.amounts[index], to: &whole.periods[index]) }
            try add(part.outOfRange, to: &whole.outOfRange)
            try add(part.disputed, to: &whole.disputed)
            whole.disputedCount += part.disputedCount
        }
        if !AgingLadder.fits(whole.periods + [whole.outOfRange]) { throw .outOfRange(field: "aging_as_of") }
        return (whole, visited)
    }

    func indicator(_ sums: Sums) -> String {
        zip(periods, sums.periods).first { $0.1 != 0 }?.0.indicator ?? ""
    }
}

extension Book {
    /// Promises of a customer whose day has passed become broken (credit:AG-10).
    func breakPromises(of account: CustomerID, on day: CalendarDate, _ draft: inout Draft, _ broken: inout [ItemID]) {
        var changes: [CollectionStatusSet.Change] = []
        var place = customers[account].firstOpen
        while !place.isNone {
            if isBroken(place, on: day) {
                changes.append(.init(item: place, status: .promiseBroken, promise: collections.promise(of: place)))
                broken.append(place)
            }
            place = items[place].next
        }
        if changes.isEmpty { return }
        draft.add(
            .collections(
                .statusSet(
                    CollectionStatusSet(
                        company: customers[account].company, customer: account, changes: changes, note: "", isByRun: true))),
            self)
    }
}
