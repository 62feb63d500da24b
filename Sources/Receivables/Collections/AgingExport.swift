/// An aging of a company's customers kept under a name: what it says never changes again (credit section 8, AG-11).
///
///     WAITING -> RUNNING -> ENDED
///
/// Rows are kept, not worked out again: due dates, rates and customers may change afterwards.
package struct AgingExport: Equatable, Sendable, Codable {
    package enum State: UInt8, Sendable, BitwiseCopyable, Codable {
        /// Named; no customer is taken yet.
        case waiting = 1
        case running = 2
        case ended = 3
    }

    package let id: AgingExportID
    package let company: CompanyID
    package let name: Code
    package let definition: Code
    package let basis: AgingBasis
    package let asOf: CalendarDate
    package let balanceAsOf: CalendarDate
    package let positionsPayments: Bool
    /// Items are kept too.
    package let hasDetails: Bool
    package let pool: Code
    /// The books are shown as of this sequence, whenever the pages run.
    package let position: UInt64
    /// Accounting currency of the company.
    package let currency: Currency
    /// As the definition had them then.
    package let periods: [AgingPeriod]
    package let createdOn: CalendarDate

    package internal(set) var state = State.waiting
    /// Customers up to this one are taken.
    package internal(set) var through = CustomerID.none
    package internal(set) var customerCount = 0
    /// Of the rows so far: one a period, then what is out of range.
    package internal(set) var totals: [Int64]
    package internal(set) var pages: [AgingExportPage] = []
    var isDeleted = false

    /// Kept of one company.
    package static let keptMax = 100
    /// Items kept of one customer; of one who has more open only the sums are kept, and how many items they are.
    package static let customerItemsMax = 5_000

    package init(
        id: AgingExportID, company: CompanyID, name: Code, definition: Code, basis: AgingBasis, asOf: CalendarDate,
        balanceAsOf: CalendarDate, positionsPayments: Bool, hasDetails: Bool, pool: Code, position: UInt64,
        currency: Currency, periods: [AgingPeriod], createdOn: CalendarDate
    ) {
        self.id = id
        self.company = company
        self.name = name
        self.definition = definition
        self.basis = basis
        self.asOf = asOf
        self.balanceAsOf = balanceAsOf
        self.positionsPayments = positionsPayments
        self.hasDetails = hasDetails
        self.pool = pool
        self.position = position
        self.currency = currency
        self.periods = periods
        self.createdOn = createdOn
        totals = Array(repeating: 0, count: periods.count + 1)
    }

    mutating func take(_ page: AgingExportPage) {
        state = page.isLast ? .ended : .running
        through = page.through
        customerCount += page.customers.count
        for (index, amount) in page.amounts.enumerated() { totals[index % totals.count] += amount }
        if !page.customers.isEmpty { pages.append(page) }
    }

    /// Whether the totals stay in range with the page.
    func fits(_ page: AgingExportPage) -> Bool {
        var sums = totals
        for (index, amount) in page.amounts.enumerated() {
            let (sum, isBeyond) = sums[index % sums.count].addingReportingOverflow(amount)
            if isBeyond { return false }
            sums[index % sums.count] = sum
        }
        return AgingLadder.fits(sums)
    }

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        var word = Mix.fold(UInt64(state.rawValue) << 32 | UInt64(customerCount), UInt64(through.number))
        for total in totals { word = Mix.fold(word, UInt64(bitPattern: total)) }
        return word | 1
    }
}

package enum AgingExportTag {}
package typealias AgingExportID = Identifier<AgingExportTag>

/// Rows of customers in the order they were registered, laid flat: an export of all has many.
package struct AgingExportPage: Equatable, Sendable, Codable {
    package var export: AgingExportID
    package var customers: [CustomerID] = []
    /// Customer after customer: one a period, then what is out of range.
    package var amounts: [Int64] = []
    /// Of each customer; empty without details.
    package var itemCounts: [UInt32] = []
    package var items: [Detail] = []
    /// Of each customer, items that were too many to keep; empty: of nobody.
    package var leftOut: [UInt32] = []
    package var through: CustomerID
    package var isLast: Bool

    package struct Detail: Equatable, Sendable, PlainBits {
        package var item: ItemID
        /// In the item's currency.
        package var open: Int64
        /// From 1; 0: out of range.
        package var period: UInt32

        package init(item: ItemID, open: Int64, period: UInt32) {
            (self.item, self.open, self.period) = (item, open, period)
        }
    }

    package init(export: AgingExportID, through: CustomerID = .none, isLast: Bool = false) {
        (self.export, self.through, self.isLast) = (export, through, isLast)
    }
}

/// One customer of an export.
package struct AgingExportRow: Equatable, Sendable {
    package let customer: CustomerID
    package let amounts: [Int64]
    package let outOfRange: Int64
    package let items: [AgingExportPage.Detail]
    /// Items that were too many to keep.
    package let itemsLeftOut: UInt32

    package var total: Int64 { amounts.reduce(outOfRange, +) }
}

extension AgingExport {
    /// Rows from a place on, at most so many, with at most so many items together; one row however many it has.
    package func rows(from start: Int, max: Int, itemsMax: Int) -> [AgingExportRow] {
        var rows: [AgingExportRow] = []
        var itemsLeft = itemsMax
        var before = 0
        for page in pages {
            let count = page.customers.count
            if before + count > start {
                let isFull = !page.add(
                    &rows, from: Swift.max(0, start - before), max: max, itemsLeft: &itemsLeft, width: totals.count)
                if isFull { break }
            }
            before += count
        }
        return rows
    }
}

extension AgingExportPage {
    /// False: there is no room for all of them.
    fileprivate func add(
        _ rows: inout [AgingExportRow], from start: Int, max: Int, itemsLeft: inout Int, width: Int
    ) -> Bool {
        var firstItem = itemCounts.prefix(start).reduce(0) { $0 + Int($1) }
        var place = start
        while place < customers.count {
            let own = self.amounts[(place * width)..<((place + 1) * width - 1)]
            let itemCount = itemCounts.isEmpty ? 0 : Int(itemCounts[place])
            if rows.count == max || !rows.isEmpty && itemCount > itemsLeft { return false }
            itemsLeft -= itemCount
            rows.append(
                AgingExportRow(
                    customer: customers[place], amounts: Array(own), outOfRange: self.amounts[(place + 1) * width - 1],
                    items: Array(items[firstItem..<(firstItem + itemCount)]),
                    itemsLeftOut: leftOut.isEmpty ? 0 : leftOut[place]))
            firstItem += itemCount
            place += 1
        }
        return true
    }
}
