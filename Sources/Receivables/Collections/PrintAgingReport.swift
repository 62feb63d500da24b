/// An aging report in print form: at most six columns, in the definition's direction (credit:AG-1).
package struct PrintAgingReport: LongQuery {
    package let id: CompanyID
    package let definition: Code
    package let basis: AgingBasis
    package let agingAsOf: CalendarDate?
    package let balanceAsOf: CalendarDate?
    package let positionsPayments: Bool
    package let knownAt: UInt64

    package static let rowsMax = 20_000

    package init(
        id: CompanyID, definition: Code, basis: AgingBasis, agingAsOf: CalendarDate?, balanceAsOf: CalendarDate?,
        positionsPayments: Bool, knownAt: UInt64
    ) {
        self.id = id
        self.definition = definition
        self.basis = basis
        self.agingAsOf = agingAsOf
        self.balanceAsOf = balanceAsOf
        self.positionsPayments = positionsPayments
        self.knownAt = knownAt
    }

    package var company: CompanyID? { id }

    package struct Row: Sendable {
        package var customer: CustomerID
        package var amounts: [Int64]
        package var outOfRange: Int64
        package var total: Int64
    }

    package struct Answer: Sendable {
        package var definition: AgingDefinition
        package var labels: [String]
        package var currency: Currency
        package var asOf: CalendarDate
        package var rows: [Row] = []
        package var totals: Row
        package var knownAt: UInt64
    }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> PrintAgingRun {
        let found = try book.agingDefinition(definition, pool: .empty, fallback: nil, in: id, field: "definition")
        if found.count > AgingDefinition.printedMax {
            throw Rejection(
                .agingPeriodsTooMany, field: "definition",
                "'\(found.code)' has \(found.count) periods, a printed report takes \(AgingDefinition.printedMax)",
                [.init("limit", UInt64(AgingDefinition.printedMax))])
        }
        let day = agingAsOf ?? now.today
        let ladder = AgingLadder(
            periods: try found.periods(on: day, book.companies.setup(id).periods), basis: basis, asOf: day,
            balanceAsOf: balanceAsOf ?? day, positionsPayments: positionsPayments, company: id,
            currency: book.companies[id].currency)
        return PrintAgingRun(self, found, ladder, min(knownAt, book.sequence))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A printed report under way.
package struct PrintAgingRun: QueryRun {
    private let query: PrintAgingReport
    private let ladder: AgingLadder
    private var number: UInt32 = 0
    private var answer: PrintAgingReport.Answer

    init(_ query: PrintAgingReport, _ definition: AgingDefinition, _ ladder: AgingLadder, _ knownAt: UInt64) {
        self.query = query
        self.ladder = ladder
        let labels = ladder.periods.map(\.label)
        let none = [Int64](repeating: 0, count: labels.count)
        answer = .init(
            definition: definition, labels: definition.isBackward ? labels.reversed() : labels,
            currency: ladder.currency, asOf: ladder.asOf,
            totals: .init(customer: .none, amounts: none, outOfRange: 0, total: 0), knownAt: knownAt)
    }

    package mutating func step(_ book: borrowing Book, rows: Int) throws(Rejection) -> PrintAgingReport.Answer? {
        var left = rows
        while number < book.customers.rows.count, left > 0 {
            number += 1
            left -= 1
            let account = CustomerID(number)
            guard book.customers[account].company == query.id else { continue }
            let (sums, items) = try ladder.sums(of: [account], knownAt: answer.knownAt, book)
            left -= items
            if sums.total == 0, sums.periods.allSatisfy({ $0 == 0 }) { continue }
            let amounts = answer.definition.isBackward ? sums.periods.reversed() : sums.periods
            let whole = zip(answer.totals.amounts + [answer.totals.outOfRange], amounts + [sums.outOfRange])
            let totals = whole.map { $0.addingReportingOverflow($1) }
            if totals.contains(where: \.overflow) || !AgingLadder.fits(totals.map(\.partialValue)) {
                throw .outOfRange(field: "aging_as_of")
            }
            answer.totals.amounts = totals.dropLast().map(\.partialValue)
            answer.totals.outOfRange += sums.outOfRange
            answer.totals.total += sums.total
            answer.rows.append(.init(customer: account, amounts: amounts, outOfRange: sums.outOfRange, total: sums.total))
            if answer.rows.count > PrintAgingReport.rowsMax {
                throw Rejection(.resultTooLarge, "the report has more than \(PrintAgingReport.rowsMax) customers")
            }
        }
        return number == book.customers.rows.count ? answer : nil
    }
}
