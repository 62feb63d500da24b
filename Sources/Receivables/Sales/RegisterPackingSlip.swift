/// Goods of an order left: a part of it becomes delivered, in one slip (setup:SI-1, SI-5).
///
/// Where the company says so, its net value is posted until it is invoiced (setup:SI-9). Rejections in order:
/// ORDER_NOT_FOUND, STATE_NOT_ALLOWED (no lines kept), VERSION_CONFLICT, FIELD_REQUIRED, NOT_FOUND (line),
/// QUANTITY_EXCEEDS_REMAINDER, period (module SALES_ORDER), then of accruals RATE_MISSING, ACCOUNT_MISSING.
package struct RegisterPackingSlip: Command {
    package struct Line: Equatable, Sendable, BitwiseCopyable {
        package var line: UInt32
        package var quantity: Quantity

        package init(line: UInt32, quantity: Quantity) {
            self.line = line
            self.quantity = quantity
        }
    }

    package let companyID: CompanyID
    package let order: Code
    /// Empty: all that is not delivered.
    package let lines: [Line]
    /// Nil: the business date.
    package let date: CalendarDate?
    package let expectedVersion: UInt64
    /// More than is left to deliver: what is left (setup:SI-11).
    package let reducesQuantity: Bool

    package init(
        company: CompanyID, order: Code, lines: [Line] = [], date: CalendarDate? = nil, expectedVersion: UInt64 = 0,
        reducesQuantity: Bool = false
    ) {
        self.reducesQuantity = reducesQuantity
        companyID = company
        self.order = order
        self.lines = lines
        self.date = date
        self.expectedVersion = expectedVersion
    }

    package struct Answer: Equatable, Sendable {
        package let slip: PackingSlip
        package let order: OrderLinesView
        /// Its accrual, or none.
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var (id, detail) = try book.orderDetail(companyID, order, field: "order")
        if expectedVersion != 0, expectedVersion != detail.lastChange {
            throw .orderConflict(order, detail, expected: expectedVersion)
        }
        if detail.slips.count >= OrderDetail.slipsMax {
            throw .tooMany(detail.slips.count + 1, max: OrderDetail.slipsMax, field: "order")
        }
        // Of a canceled order nothing leaves any more but what was invoiced ahead.
        let slipLines = try slipLines(book.orders[id].isGivenUp ? detail.withoutRemainder : detail)
        let date = date ?? now.today
        try book.companies.checkPeriod(companyID, date, .salesOrder, by: now, field: "date")
        let (number, taken) = try draft.number(.packingSlip, companyID, book)
        let row = book.orders[id]
        var slip = PackingSlip(number: number, date: date, lines: slipLines)
        let accrual = try slip.accrue(detail, of: id, by: row.customer, row.currency, in: companyID, book, draft)
        detail.apply(slip)
        let left = row.isGivenUp ? detail.withoutRemainder : detail
        let shares = left.shares(of: row.value, in: row.currency)
        draft.add(.sales(.slipRegistered(id, slip, taken)), book)
        if let accrual { draft.add(.sales(.accrualPosted(accrual)), book) }
        if row.delivered != shares.delivered {
            draft.add(.orderChanged(OrderChanged(id, .delivered(shares.delivered - row.delivered))), book)
        }
        let rest = row.open - (shares.delivered - row.delivered) - shares.open
        if rest != 0 { draft.add(.orderChanged(OrderChanged(id, .invoiced(delivered: 0, open: rest))), book) }
        return Answer(
            slip: slip, order: OrderLinesView(id, row, detail, version: book.sequence + 1),
            entries: accrual.map { [$0.entry] } ?? [])
    }

    /// What was invoiced ahead counts as invoiced on the slip.
    private func slipLines(_ detail: OrderDetail) throws(Rejection) -> [PackingSlip.Line] {
        var found: [PackingSlip.Line] = []
        let wanted =
            lines.isEmpty
            ? detail.lines.map { Line(line: $0.number, quantity: $0.deliverRemainder) }.filter { !$0.quantity.isZero } : lines
        if wanted.isEmpty { throw .nothingSelected(field: "lines") }
        for (index, part) in wanted.enumerated() {
            guard let place = detail.index(of: part.line) else {
                throw Rejection(
                    .notFound, field: "lines[\(index)].line", "order \(order) has no line \(part.line)",
                    [.init("line", UInt64(part.line))])
            }
            if part.quantity.isZero { throw .required("lines[\(index)].quantity", "a slip line needs a quantity") }
            if found.contains(where: { $0.line == part.line }) {
                throw Rejection(.duplicateKey, field: "lines[\(index)].line", "line \(part.line) is there twice")
            }
            let line = detail.lines[place]
            let quantity = reducesQuantity ? min(part.quantity, line.deliverRemainder) : part.quantity
            if quantity > line.deliverRemainder {
                throw .exceedsRemainder(
                    part.line, quantity, left: line.deliverRemainder, field: "lines[\(index)].quantity")
            }
            if quantity.isZero { continue }
            let ahead = min(quantity, (line.invoiced - line.delivered).atLeastZero)
            found.append(.init(line: part.line, quantity: quantity, invoiced: ahead))
        }
        if found.isEmpty { throw .nothingSelected(field: "lines") }
        return found
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(book.companies.mark(companyID), book.orderLastChange(companyID, order))
    }
}
