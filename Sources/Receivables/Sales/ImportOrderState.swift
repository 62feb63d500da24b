/// An order as the order system states it.
package struct ImportedOrder: Equatable, Sendable {
    package var number: Code
    package var customer: Code
    /// Nil: the customer's.
    package var currency: Currency?
    package var shipDate: CalendarDate?
    package var held = false
    package var header = OrderHeader()
    package var lines: [OrderLine] = []
    /// Version of the detail as the caller knows it; 0: any.
    package var expectedVersion: UInt64 = 0

    package init(number: Code, customer: Code, lines: [OrderLine] = []) {
        self.number = number
        self.customer = customer
        self.lines = lines
    }
}

/// Takes over an order with its lines, or what changed of one: it counts as exposure from now on (setup section 6).
///
/// A new order may have been delivered and invoiced in part elsewhere. Of a known one ordered, picked and delivered-now
/// quantities, prices and texts change; delivered and invoiced ones only by packing slips and invoices here.
/// Rejections in order: lines (none, too many, twice, quantities), customer (a new order not while it is on hold for all:
/// setup:CU-8), STATE_NOT_ALLOWED (an order without
/// lines has the number), VERSION_CONFLICT, references, amounts.
package struct ImportOrderState: Command {
    package let companyID: CompanyID
    package let order: ImportedOrder

    package init(company: CompanyID, order: ImportedOrder) {
        companyID = company
        self.order = order
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> OrderLinesView {
        try checkLines()
        let ordering = try book.customer(companyID, order.customer, field: "order.customer_number")
        let account = book.customers[ordering].invoiceAccount
        let currency = order.currency ?? book.customers[ordering].currency
        try checkReferences(ordering, book)
        var detail = OrderDetail(header: order.header, lines: order.lines)
        try fillPlaces(&detail, ordering, book)
        guard let id = book.orders.find(companyID, order.number) else {
            return try confirm(&detail, ordering, account, currency, book, at: now, &draft)
        }
        guard let before = book.sales.detail(id) else {
            throw Rejection(
                .stateNotAllowed, field: "order.order", "order \(order.number) is kept as an amount, without lines",
                [.init("order", order.number.text)])
        }
        if order.expectedVersion != 0, order.expectedVersion != before.lastChange {
            throw .orderConflict(order.number, before, expected: order.expectedVersion)
        }
        let row = book.orders[id]
        if row.customer != account || row.currency != currency {
            throw Rejection(
                .stateNotAllowed, field: "order.customer_number", "invoice account and currency of an order never change",
                [.init("order", order.number.text)])
        }
        try merge(before, into: &detail)
        let value = try detail.value(ordering, in: companyID, currency, book, field: "order.lines")
        let shares = detail.shares(of: value, in: currency)
        draft.add(.sales(.orderDetailed(id, detail)), book)
        var after = row
        // Value and open part first, then what of it is delivered.
        let revalued = OrderChanged.Change.revalued(value: value, open: value - row.delivered - row.invoiced)
        for change in changes(from: &after, revalued, to: shares) { draft.add(.orderChanged(OrderChanged(id, change)), book) }
        return OrderLinesView(id, row, detail, version: book.sequence + 1)
    }

    private func checkLines() throws(Rejection) {
        if order.lines.isEmpty { throw .required("order.lines", "an order needs lines") }
        if order.lines.count > OrderDetail.linesMax {
            throw .tooMany(order.lines.count, max: OrderDetail.linesMax, field: "order.lines")
        }
        for (index, line) in order.lines.enumerated() {
            if order.lines[..<index].contains(where: { $0.number == line.number }) {
                throw Rejection(.duplicateKey, field: "order.lines[\(index)].line", "line \(line.number) is there twice")
            }
            if line.picked + line.delivered > line.ordered || line.invoiced > line.ordered {
                throw Rejection(
                    .quantityExceedsRemainder, field: "order.lines[\(index)].ordered",
                    "\(line.ordered) are ordered: less than picked and delivered, or than invoiced",
                    [.init("line", UInt64(line.number)), .init("ordered", line.ordered.description)])
            }
        }
    }

    /// Lines without an address go where the order goes, else to the customer's default address.
    ///
    /// The order's own is one of the customer's or a destination. A line's is so where the customer keeps addresses;
    /// elsewhere it is what the order system calls the place.
    private func fillPlaces(
        _ detail: inout OrderDetail, _ ordering: CustomerID, _ book: borrowing Book
    ) throws(Rejection) {
        let row = book.customers.details[ordering.number].row
        let addresses = book.customers.subject(row.subject).addresses
        try book.checkPlace(detail.header.deliveryAddress, of: ordering, field: "order.delivery_address")
        var place = detail.header.deliveryAddress
        if place.isEmpty { place = addresses.first(where: \.isDefault)?.code ?? .empty }
        for index in detail.lines.indices {
            if detail.lines[index].address.isEmpty {
                detail.lines[index].address = place
            } else if !addresses.isEmpty {
                try book.checkPlace(detail.lines[index].address, of: ordering, field: "order.lines[\(index)].address")
            }
        }
    }

    private func checkReferences(_ ordering: CustomerID, _ book: borrowing Book) throws(Rejection) {
        let setup = book.companies.setup(companyID)
        if !order.header.schedule.isEmpty, setup.schedules[order.header.schedule] == nil {
            throw .unknown("payment schedule", order.header.schedule, field: "order.payment_schedule")
        }
        if !order.header.cashDiscount.isEmpty, setup.cashDiscounts[order.header.cashDiscount] == nil {
            throw .unknown("cash discount", order.header.cashDiscount, field: "order.cash_discount")
        }
        for (index, line) in order.lines.enumerated() {
            guard book.companies.account(line.account) != nil else {
                throw .noSuchReference("main_account", line.account, field: "order.lines[\(index)].main_account")
            }
        }
    }

    private func confirm(
        _ detail: inout OrderDetail, _ ordering: CustomerID, _ account: CustomerID, _ currency: Currency,
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> OrderLinesView {
        if book.customers[ordering].flags.union(book.customers[account].flags).contains(.closed) {
            throw .closedCustomer(order.customer, field: "order.customer_number")
        }
        try book.checkOrders(of: ordering, in: companyID, field: "order.customer_number")
        let earlier = detail.lines.filter { !$0.toInvoice.isZero }
        if !earlier.isEmpty {
            // What left before counts as one slip, so that it can be invoiced like any other.
            detail.slips = [
                PackingSlip(
                    number: order.number, date: now.today,
                    lines: earlier.map { .init(line: $0.number, quantity: $0.toInvoice) })
            ]
        }
        let value = try detail.value(ordering, in: companyID, currency, book, field: "order.lines")
        let shares = detail.shares(of: value, in: currency)
        let id = draft.nextOrder
        draft.add(
            .orderConfirmed(
                OrderConfirmed(
                    id: id, company: companyID, number: order.number, customer: account, orderingCustomer: ordering,
                    currency: currency, gross: value, shipDate: order.shipDate, held: order.held, authorization: .none)),
            book)
        draft.add(.sales(.orderDetailed(id, detail)), book)
        let invoiced = value - shares.open - shares.delivered
        if shares.delivered + invoiced != 0 {
            draft.add(.orderChanged(OrderChanged(id, .delivered(shares.delivered + invoiced))), book)
        }
        if invoiced != 0 { draft.add(.orderChanged(OrderChanged(id, .invoiced(delivered: invoiced, open: 0))), book) }
        return OrderLinesView(
            id, order.number, detail, currency, orderingCustomer: ordering, shipDate: order.shipDate, held: order.held,
            version: book.sequence + 1)
    }

    /// Lines keep what happened to them here; a line with anything delivered or invoiced cannot be left out.
    private func merge(_ before: OrderDetail, into detail: inout OrderDetail) throws(Rejection) {
        (detail.slips, detail.charged) = (before.slips, before.charged)
        for line in before.lines {
            guard let place = detail.index(of: line.number) else {
                guard line.delivered.isZero, line.invoiced.isZero else {
                    throw Rejection(
                        .stateNotAllowed, field: "order.lines", "line \(line.number) is delivered or invoiced: it stays",
                        [.init("line", UInt64(line.number))])
                }
                continue
            }
            let new = detail.lines[place]
            guard new.delivered.isZero || new.delivered == line.delivered, new.invoiced.isZero || new.invoiced == line.invoiced
            else {
                throw Rejection(
                    .fieldInvalid, field: "order.lines[\(place)].delivered",
                    "delivered and invoiced quantities change by packing slips and invoices only",
                    [.init("line", UInt64(line.number))])
            }
            detail.lines[place].delivered = line.delivered
            detail.lines[place].invoiced = line.invoiced
            detail.lines[place].credited = line.credited
            if new.picked + line.delivered > new.ordered || line.invoiced > new.ordered {
                throw Rejection(
                    .quantityExceedsRemainder, field: "order.lines[\(place)].ordered",
                    "\(new.ordered) are ordered: less than picked and delivered, or than invoiced",
                    [.init("line", UInt64(line.number)), .init("ordered", new.ordered.description)])
            }
        }
    }

    /// Changes that bring an order's amounts to the shares of its lines.
    private func changes(
        from row: inout SalesOrder, _ revalued: OrderChanged.Change, to shares: (open: Int64, delivered: Int64)
    ) -> [OrderChanged.Change] {
        var changes: [OrderChanged.Change] = []
        if case .revalued(let value, let open) = revalued, value != row.value || open != row.open { changes.append(revalued) }
        row.apply(revalued)
        if row.delivered != shares.delivered { changes.append(.delivered(shares.delivered - row.delivered)) }
        row.apply(.delivered(shares.delivered - row.delivered))
        if row.open != shares.open { changes.append(.invoiced(delivered: 0, open: row.open - shares.open)) }
        return changes
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(book.creditLastChange(companyID, order.customer), book.orderLastChange(companyID, order.number))
    }
}

/// An order's lines as answers show them.
package struct OrderLinesView: Equatable, Sendable {
    package let id: OrderID
    package let number: Code
    package let detail: OrderDetail
    package let currency: Currency
    package let orderingCustomer: CustomerID
    package let shipDate: CalendarDate?
    package let held: Bool
    /// A command tells the sequence its record will have.
    package let version: UInt64

    init(
        _ id: OrderID, _ number: Code, _ detail: OrderDetail, _ currency: Currency, orderingCustomer: CustomerID,
        shipDate: CalendarDate?, held: Bool, version: UInt64
    ) {
        self.id = id
        self.number = number
        self.detail = detail
        self.currency = currency
        self.orderingCustomer = orderingCustomer
        self.shipDate = shipDate
        self.held = held
        self.version = version
    }

    init(_ id: OrderID, _ row: SalesOrder, _ detail: OrderDetail, version: UInt64) {
        self.init(
            id, row.number, detail, row.currency, orderingCustomer: row.orderingCustomer, shipDate: row.shipDate,
            held: row.held, version: version)
    }
}

package struct GetOrderLines: Query {
    package let companyID: CompanyID
    package let number: Code

    package init(company: CompanyID, number: Code) {
        companyID = company
        self.number = number
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> OrderLinesView {
        let (id, detail) = try book.orderDetail(companyID, number, field: "order")
        return OrderLinesView(id, book.orders[id], detail, version: detail.lastChange)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.orderLastChange(companyID, number) }
}

extension Book {
    /// An order with lines.
    func orderDetail(
        _ company: CompanyID, _ number: Code, field: @autoclosure () -> String
    ) throws(Rejection) -> (OrderID, OrderDetail) {
        guard let id = orders.find(company, number) else { throw .noSuchOrder(number, field: field()) }
        guard let detail = sales.detail(id) else {
            throw Rejection(
                .stateNotAllowed, field: field(), "order \(number) is kept as an amount, without lines",
                [.init("order", number.text)])
        }
        return (id, detail)
    }
}

extension OrderDetail {
    /// Net of all lines with their sales tax, and the header charge: what the order counts as exposure.
    func value(
        _ ordering: CustomerID, in company: CompanyID, _ currency: Currency, _ book: borrowing Book, field: String
    ) throws(Rejection) -> Int64 {
        var sales = header.salesTaxGroup
        if sales.isEmpty { sales = book.customers.details[ordering.number].row.salesTaxGroup }
        let setup = Int(company.number) - 1
        let codes = book.companies.setups[setup].salesTaxGroups[sales]?.taxCodes ?? []
        var (total, tax) = (Int128(header.charge), Int128(0))
        for line in lines {
            guard let net = line.net(line.ordered, in: currency) else { throw .outOfRange(field: field) }
            total += Int128(net)
            var item = line.itemTaxGroup
            if item.isEmpty { item = book.companies[company].parameters.itemTaxGroup }
            for code in book.companies.setups[setup].itemTaxGroups[item]?.taxCodes ?? [] where codes.contains(code) {
                tax += Int128(net) * Int128(book.companies.setups[setup].taxCodes[code]?.percent.tenThousandths ?? 0)
            }
        }
        total += Rounding.halfAwayFromZero.divide(tax, by: 1_000_000)
        guard total.magnitude <= Money.minorMax.magnitude else { throw .outOfRange(field: field) }
        return Int64(total)
    }
}

extension Rejection {
    static func orderConflict(_ number: Code, _ detail: OrderDetail, expected: UInt64) -> Rejection {
        Rejection(
            .versionConflict, field: "expected_version",
            "order \(number) was last changed by record \(detail.lastChange), not \(expected)",
            [.init("order", number.text), .init("version", detail.lastChange)])
    }

    static func exceedsRemainder(_ line: UInt32, _ quantity: Quantity, left: Quantity, field: String) -> Rejection {
        Rejection(
            .quantityExceedsRemainder, field: field, "\(quantity) of line \(line), \(left) are left",
            [
                .init("line", UInt64(line)), .init("quantity", quantity.description),
                .init("remainder", left.description),
            ])
    }

    static func nothingSelected(field: String) -> Rejection {
        Rejection(.nothingToPost, field: field, "no quantity is left to invoice")
    }
}
