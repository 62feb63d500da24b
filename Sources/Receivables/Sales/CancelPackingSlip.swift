/// The goods of a packing slip came back before any of them was invoiced: the order has them to deliver again.
///
/// Its accrual is taken back at the rate it was posted at (setup:SI-9). Of a canceled order nothing leaves any more:
/// there they are given up. Rejections in order: ORDER_NOT_FOUND, STATE_NOT_ALLOWED (no lines kept), VERSION_CONFLICT,
/// NOT_FOUND (slip), STATE_NOT_ALLOWED (canceled, invoiced), DATE_INVALID (before the slip's), period (module
/// SALES_ORDER).
package struct CancelPackingSlip: Command {
    package let companyID: CompanyID
    package let order: Code
    package let slip: Code
    /// Nil: the business date.
    package let date: CalendarDate?
    package let expectedVersion: UInt64

    package init(company: CompanyID, order: Code, slip: Code, date: CalendarDate? = nil, expectedVersion: UInt64 = 0) {
        companyID = company
        self.order = order
        self.slip = slip
        self.date = date
        self.expectedVersion = expectedVersion
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> RegisterPackingSlip.Answer {
        var (id, detail) = try book.orderDetail(companyID, order, field: "order")
        if expectedVersion != 0, expectedVersion != detail.lastChange {
            throw .orderConflict(order, detail, expected: expectedVersion)
        }
        let place = try place(detail)
        let date = date ?? now.today
        if date < detail.slips[place].date {
            throw Rejection(
                .dateInvalid, field: "date", "packing slip \(slip) is of \(detail.slips[place].date)",
                [.init("date", date), .init("earliest", detail.slips[place].date)])
        }
        try book.companies.checkPeriod(companyID, date, .salesOrder, by: now, field: "date")
        let row = book.orders[id]
        let accrual = try AccrualPosted(
            canceling: detail.slips[place], of: id, row.currency, in: companyID, on: date, book, draft)
        var left = row.isGivenUp ? detail.withoutRemainder : detail
        left.cancelSlip(place, on: date)
        detail.cancelSlip(place, on: date)
        draft.add(.sales(.slipCanceled(id, slip: UInt32(place), on: date)), book)
        if let accrual { draft.add(.sales(.accrualPosted(accrual)), book) }
        moveAmounts(id, row, left, book, &draft)
        return RegisterPackingSlip.Answer(
            slip: detail.slips[place], order: OrderLinesView(id, row, detail, version: book.sequence + 1),
            entries: accrual.map { [$0.entry] } ?? [])
    }

    private func place(_ detail: OrderDetail) throws(Rejection) -> Int {
        guard let place = detail.slips.lastIndex(where: { $0.number == slip }) else {
            throw Rejection(
                .notFound, field: "packing_slip", "order \(order) has no packing slip \(slip)",
                [.init("packing_slip", slip.text)])
        }
        let found = detail.slips[place]
        if found.isCanceled || found.lines.contains(where: { !$0.invoiced.isZero }) {
            let state = found.isCanceled ? "CANCELED" : "INVOICED"
            throw Rejection(
                .stateNotAllowed, field: "packing_slip",
                found.isCanceled
                    ? "packing slip \(slip) is canceled" : "of packing slip \(slip) something is invoiced: credit it",
                [.init("current_state", state), .init("packing_slip", slip.text)])
        }
        return place
    }

    /// The order's amounts follow its lines: what was delivered is open again, of a canceled order given up.
    private func moveAmounts(
        _ id: OrderID, _ row: SalesOrder, _ left: OrderDetail, _ book: borrowing Book, _ draft: inout Draft
    ) {
        let shares = left.shares(of: row.value, in: row.currency)
        if row.delivered != shares.delivered {
            draft.add(.orderChanged(OrderChanged(id, .delivered(shares.delivered - row.delivered))), book)
        }
        let open = row.open - (shares.delivered - row.delivered)
        if row.isGivenUp {
            if open != 0 { draft.add(.orderChanged(OrderChanged(id, .canceled(open: open))), book) }
        } else if open != shares.open {
            draft.add(.orderChanged(OrderChanged(id, .invoiced(delivered: 0, open: open - shares.open))), book)
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(book.companies.mark(companyID), book.orderLastChange(companyID, order))
    }
}
