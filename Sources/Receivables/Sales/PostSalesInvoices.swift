/// Posts the invoices of orders, as `ArrangeInvoices` shows them: all or none (setup:SI-1 to SI-10, SI-13, CM-1, PR-5);
/// those of a late selection each by itself.
///
/// What it takes leaves the orders by the same record, so one sale counts once, and no quantity is invoiced twice.
/// Rejections in order: orders, VERSION_CONFLICT, arrangement, NOTHING_TO_POST, period (module SALES_ORDER), then those
/// of posting an invoice, DATE_INVALID (before a packing slip whose accrual it takes back) and of the card's cover
/// (`CardCover`).
package struct PostSalesInvoices: Command {
    package let companyID: CompanyID
    package let selections: [OrderSelection]
    package let basis: QuantityBasis
    package let summary: SummaryMode
    package let target: Code
    /// Nil: the business date.
    package let date: CalendarDate?
    /// More than there is to invoice: what there is (setup:SI-11).
    package var reducesQuantity = false
    /// In place of `selections`.
    package var query: OrderQuery?

    package init(
        company: CompanyID, selections: [OrderSelection], basis: QuantityBasis = .all, summary: SummaryMode = .none,
        target: Code = .empty, date: CalendarDate? = nil
    ) {
        companyID = company
        self.selections = selections
        self.basis = basis
        self.summary = summary
        self.target = target
        self.date = date
    }

    package struct Invoice: Equatable, Sendable {
        package struct Line: Equatable, Sendable {
            package let order: Code
            package let line: UInt32
            package let quantity: Quantity
        }

        package let document: PostedDocument
        package let orders: [Code]
        package let lines: [Line]
        package let site: Code
        package let address: Code
        /// What charges add to the total.
        package let charges: Money
        package let commission: [CommissionShare]
        /// Its own, what it takes back of accruals (setup:SI-9), that of its commission.
        package let entries: [JournalEntry]
        /// Of an order paid by card: its capture is asked for.
        package var card: CardPaymentView?
    }

    /// An invoice of a late selection that was refused.
    package struct Failure: Equatable, Sendable {
        package let orders: [Code]
        package let rejection: Rejection
    }

    package struct Answer: Equatable, Sendable {
        package var invoices: [Invoice] = []
        /// Of a query: the rest of the page is posted.
        package var failed: [Failure] = []
        package var orders: [OrderLinesView] = []
        /// Of a query; none: all orders were looked at.
        package var next = OrderID.none
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let (selections, next) = try chosen(book)
        var orders = try selected(selections, book)
        let arranged = try arrangement(book).arranged(orders, selections)
        // A page of a run over all orders may have nothing to do; names that come to nothing are a mistake.
        if arranged.isEmpty, next.isNone, query == nil || query?.after.isNone == true {
            throw .nothingSelected(field: query == nil ? "orders" : "late_selection")
        }
        try book.companies.checkPeriod(companyID, date ?? now.today, .salesOrder, by: now, field: "date")
        var answer = Answer()
        answer.next = next
        if query == nil {
            for invoice in arranged { answer.invoices.append(try post(invoice, &orders, book, at: now, &draft)) }
        } else {
            postFound(arranged, &orders, &answer, book, at: now, &draft)
        }
        for order in orders {
            // One of which nothing was taken keeps its version.
            let isTaken = book.sales.detail(order.id) != order.detail
            answer.orders.append(
                OrderLinesView(
                    order.id, book.orders[order.id], order.detail,
                    version: isTaken ? book.sequence + 1 : order.detail.lastChange))
        }
        return answer
    }

    /// One that is refused leaves no trace and stops nobody: it is told beside those that are posted. A record that is
    /// full ends the page; the next begins with the first order that had no turn.
    private func postFound(
        _ arranged: [ArrangedInvoice], _ orders: inout [SelectedOrder], _ answer: inout Answer, _ book: borrowing Book,
        at now: Moment, _ draft: inout Draft
    ) {
        for (place, invoice) in arranged.enumerated() {
            let mark = draft.mark
            let before = invoice.touched.map { ($0, orders[$0]) }
            do throws(Rejection) {
                answer.invoices.append(try post(invoice, &orders, book, at: now, &draft))
            } catch {
                draft.goBack(to: mark)
                for (order, row) in before { orders[order] = row }
                let first = arranged[place...].flatMap(\.orders).map { orders[$0].id.number }.min() ?? 0
                if error.isRecordFull, !answer.invoices.isEmpty, first > (query?.after.number ?? 0) + 1 {
                    answer.next = OrderID(first - 1)
                    return
                }
                answer.failed.append(Failure(orders: invoice.orders.map { orders[$0].number }, rejection: error))
            }
        }
    }

    func arrangement(_ book: borrowing Book) -> InvoiceArrangement {
        InvoiceArrangement(
            basis: basis, summary: summary, target: target, parameters: book.sales.setup(companyID).parameters,
            reducesQuantity: reducesQuantity)
    }

    /// What is named, or what the query finds now.
    func chosen(_ book: borrowing Book) throws(Rejection) -> (selections: [OrderSelection], next: OrderID) {
        guard let query else { return (selections, .none) }
        let found = try query.found(in: companyID, basis, book)
        return (found.orders.map { OrderSelection(order: book.orders[$0].number) }, found.next)
    }

    func selected(_ selections: [OrderSelection], _ book: borrowing Book) throws(Rejection) -> [SelectedOrder] {
        if selections.isEmpty, query != nil { return [] }
        if selections.isEmpty { throw .required("orders", "name the orders to invoice") }
        if selections.count > OrderSelection.ordersMax {
            throw .tooMany(selections.count, max: OrderSelection.ordersMax, field: "orders")
        }
        var orders: [SelectedOrder] = []
        for (place, selection) in selections.enumerated() {
            let (id, detail) = try book.orderDetail(companyID, selection.order, field: "orders[\(place)].order")
            if selection.expectedVersion != 0, selection.expectedVersion != detail.lastChange {
                throw .orderConflict(selection.order, detail, expected: selection.expectedVersion)
                    .under("orders[\(place)]")
            }
            if orders.contains(where: { $0.id == id }) {
                throw Rejection(.duplicateKey, field: "orders[\(place)].order", "order \(selection.order) is named twice")
            }
            let row = book.orders[id]
            orders.append(
                SelectedOrder(
                    id, row, detail, isSummarized: book.sales.traits(row.customer).isSummarized,
                    book.sales.trade(of: row.orderingCustomer),
                    taxGroup: book.customers.details[row.orderingCustomer.number].row.salesTaxGroup))
        }
        if !target.isEmpty, !orders.contains(where: { $0.number == target }) {
            throw .noSuchOrder(target, field: "target_order")
        }
        return orders
    }

    // MARK: One invoice

    private func post(
        _ invoice: ArrangedInvoice, _ orders: inout [SelectedOrder], _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft
    ) throws(Rejection) -> Invoice {
        let charges = try invoice.charges(orders, in: companyID, book)
        var document = invoice.document(orders, charges, book, on: date)
        if summary == .order { document.reference = target.text }
        // A prepayment that is received later finds the invoice by its order (setup:PR-6).
        if invoice.orders.count == 1 { document.salesOrder = orders[invoice.orders[0]].number }
        let facts = taken(by: invoice, charges, item: draft.nextItem, orders)
        for fact in facts { takeAmounts(fact, &orders, book, at: now, &draft) }
        var posted = try posted(document, invoice, orders, book, at: now, &draft)
        let cost = invoice.lines.reduce(Int64(0)) {
            $0 + (orders[$1.order].detail.lines[$1.line].cost($1.quantity, in: orders[$1.order].currency) ?? 0)
        }
        try posted.add(cost: cost, sign: 1, book)
        let added = try draft.addDocument(posted, charges: charges.reduce(0) { $0 + $1.inTotal }, path: "orders", book)
        posted.number = added.fact.number
        for fact in facts { draft.add(.sales(.orderInvoiced(fact)), book) }
        let released = try AccrualPosted(releasedBy: facts, orders, posted, book, draft)
        if let released { draft.add(.sales(.accrualPosted(released)), book) }
        let commission = try commission(invoice, orders, posted, book, draft)
        if let commission { draft.add(.sales(.commissionPosted(commission)), book) }
        var made = PostedDocument(
            added.fact, profile: book.companies.profileCode(posted.profile),
            accountingCurrency: book.companies[companyID].currency)
        for place in invoice.orders {
            let applied = try draft.applyMarkedPrepayments(
                of: orders[place].number, in: companyID, to: posted.id, on: posted.postingDate, book, at: now)
            made.appliedEntries += applied.entries
            made.unappliedPrepayments += applied.unapplied
        }
        if invoice.orders.allSatisfy({ book.paymentMethod(of: orders[$0].id)?.drawsBills ?? true }) {
            try draft.drawBill(for: &made, to: document.customer, in: companyID, book)
        }
        let card = try charge(invoice, orders, posted, book, at: now, &draft)
        return Invoice(
            document: made,
            orders: invoice.orders.map { orders[$0].number },
            lines: invoice.lines.map {
                .init(
                    order: orders[$0.order].number, line: orders[$0.order].detail.lines[$0.line].number,
                    quantity: $0.quantity)
            },
            site: invoice.site, address: invoice.address,
            charges: Money(charges.reduce(0) { $0 + $1.inTotal }, posted.currency),
            commission: commission?.shares ?? [],
            entries: [posted.entry] + [released?.entry, commission?.entry].compactMap { $0 }, card: card)
    }

    /// What the invoice takes of each of its orders; charges that count once are noted with theirs.
    private func taken(
        by invoice: ArrangedInvoice, _ charges: [OrderCharge], item: ItemID, _ orders: [SelectedOrder]
    ) -> [OrderInvoiced] {
        var places = invoice.orders
        for charge in charges { if let once = charge.once, !places.contains(once.order) { places.append(once.order) } }
        return places.map { place in
            var detail = orders[place].detail
            var fact = OrderInvoiced(
                order: orders[place].id, item: item, lines: [], delivers: basis == .all,
                charged: charges.compactMap { $0.once?.order == place ? $0.once?.charged : nil })
            for picked in invoice.lines where picked.order == place {
                let number = detail.lines[picked.line].number
                let slips = detail.slips(for: number, picked.quantity, only: picked.slip)
                let part = OrderInvoiced.Line(line: number, quantity: picked.quantity, slips: slips)
                fact.lines.append(part)
                detail.apply(OrderInvoiced(order: fact.order, item: item, lines: [part], delivers: false, charged: []))
            }
            return fact
        }
    }

    /// The order's amounts follow its lines.
    private func takeAmounts(
        _ fact: OrderInvoiced, _ orders: inout [SelectedOrder], _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft
    ) {
        guard let place = orders.firstIndex(where: { $0.id == fact.order }) else { return }
        let row = book.orders[fact.order]
        let before = orders[place].row(book)
        orders[place].detail.apply(fact)
        let after = orders[place].left.shares(of: row.value, in: row.currency)
        let taken = (open: orders[place].open - after.open, delivered: orders[place].delivered - after.delivered)
        (orders[place].open, orders[place].delivered) = (after.open, after.delivered)
        guard taken != (0, 0) else { return }
        let change = OrderChanged.Change.invoiced(delivered: taken.delivered, open: taken.open)
        draft.add(.orderChanged(OrderChanged(fact.order, change)), book)
        let counted = CountedExposure(book.companies[row.company].parameters)
        guard counted.looksAt(row) else { return }
        let remaining = row.authorization.isNone ? nil : draft.remaining(of: row.authorization, book)
        let moved =
            counted.counted(orders[place].row(book), book, at: now, remaining: remaining)
            - counted.counted(before, book, at: now, remaining: remaining)
        draft.expose(row.customer, row.currency, by: moved)
    }

    /// Authorizations that stand for its orders are captured, each once for all it covers of its own order; what they do
    /// not cover meets the limit (credit:AU-7, AU-10, EX-7).
    private func posted(
        _ document: InvoiceDraft, _ invoice: ArrangedInvoice, _ orders: [SelectedOrder], _ book: borrowing Book,
        at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> ItemPosted {
        var purpose = InvoiceDraft.Purpose(kind: .invoice, path: "orders", keepsMandate: true)
        purpose.inOnePayment = isPaidByCard(invoice, orders, book)
        purpose.postsZero = book.sales.setup(companyID).parameters.postsZeroPrice
        purpose.hasAllDimensions = invoice.hasSeveralDimensions(orders)
        let held = invoice.orders.filter { place in
            let id = book.orders[orders[place].id].authorization
            return !id.isNone && book.authorizations[id].isLive(at: now.instant) && draft.remaining(of: id, book) > 0
        }
        guard let first = held.first else { return try document.posted(purpose, in: companyID, book, at: now, draft) }
        purpose.authorization = book.orders[orders[first].id].authorization
        var fact = try document.posted(purpose, in: companyID, book, at: now, draft)
        var captured: Int64 = 0
        for (place, share) in zip(invoice.orders, invoice.shares(of: fact)) where held.contains(place) {
            captured += capture(share, of: orders[place], book, at: now, &draft)
        }
        guard captured < fact.amount else { return fact }
        purpose.authorization = .none
        fact.document.overLimit = try document.posted(purpose, in: companyID, book, at: now, draft).document.overLimit
        if held.count < invoice.orders.count { fact.unauthorizedExposure = true }
        return fact
    }

    /// The order's part of an invoice leaves its reservation; all that is left of that with the last invoice of the order.
    private func capture(
        _ share: Int64, of order: SelectedOrder, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) -> Int64 {
        let id = book.orders[order.id].authorization
        let (remaining, isDone) = (draft.remaining(of: id, book), order.left.state == .invoiced)
        guard share > 0 || isDone else { return 0 }
        let amount = min(max(0, share), remaining)
        draft.add(.authorizationCaptured(id, amount: amount, final: isDone || share >= remaining), book)
        let counted = CountedExposure(book.companies[companyID].parameters)
        let row = order.row(book)
        let moved =
            counted.counted(row, book, at: now, remaining: draft.remaining(of: id, book))
            - counted.counted(row, book, at: now, remaining: remaining)
        draft.expose(row.customer, row.currency, by: moved)
        return amount
    }

    private func isPaidByCard(_ invoice: ArrangedInvoice, _ orders: [SelectedOrder], _ book: borrowing Book) -> Bool {
        invoice.orders.contains { book.paymentMethod(of: orders[$0].id)?.type == .creditCard }
            && book.cards.services(of: companyID).contains(where: \.isActive)
    }

    /// What is open of an order paid by card is captured with its invoice: the intent is in the same record (setup:CC-5,
    /// CC-8). A company without a payment service has no provider to ask: its card method is one like the others.
    private func charge(
        _ invoice: ArrangedInvoice, _ orders: [SelectedOrder], _ posted: ItemPosted, _ book: borrowing Book,
        at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CardPaymentView? {
        guard let place = invoice.orders.first(where: { book.paymentMethod(of: orders[$0].id)?.type == .creditCard }),
            book.cards.services(of: companyID).contains(where: \.isActive), let item = draft.item(posted.id, book), item.open > 0
        else { return nil }
        guard invoice.orders.count == 1 else {
            throw Rejection(
                .methodNotSupported, field: "orders",
                "order \(orders[place].number) is paid by card: it has an invoice of its own, not one with other orders",
                [.init("order", orders[place].number.text)])
        }
        let payment = try CardCharge(
            order: orders[place].id, invoice: posted.id, number: posted.number, amount: Money(item.open, item.currency),
            date: posted.postingDate, field: "orders"
        ).begin(book, at: now, &draft)
        return CardPaymentView(payment, book, draft, on: now.today)
    }

    private func commission(
        _ invoice: ArrangedInvoice, _ orders: [SelectedOrder], _ posted: ItemPosted, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> CommissionPosted? {
        let setup = book.sales.setup(companyID)
        guard !setup.commissions.isEmpty else { return nil }
        var commission = Commission()
        for picked in invoice.lines {
            let order = orders[picked.order]
            guard let group = order.salesGroup(setup, book) else { continue }
            commission.add(
                order.detail.lines[picked.line], picked.quantity, group, customer: order.commissionKey(book), setup,
                on: posted.postingDate, order.currency, sign: 1)
        }
        return try commission.posted(posted, book, draft, field: "orders")
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        if query != nil { return book.sequence }
        var last = book.companies.mark(companyID)
        for selection in selections { last = max(last, book.orderLastChange(companyID, selection.order)) }
        return last
    }
}

/// The invoices that `PostSalesInvoices` would make: the run itself, in a draft that nobody keeps (setup:SI-6).
///
/// Its rejections are those of the run.
package struct ArrangeInvoices: Query {
    package let command: PostSalesInvoices
    /// The answer tells each document as it would be printed.
    package let showsDocuments: Bool

    package init(_ command: PostSalesInvoices, showsDocuments: Bool = false) {
        self.command = command
        self.showsDocuments = showsDocuments
    }

    package struct Invoice: Equatable, Sendable {
        package let orders: [Code]
        package let lines: [PostSalesInvoices.Invoice.Line]
        package let site: Code
        package let address: Code
        package let charges: Money
        package let tax: Money
        package let total: Money
        /// As it would be posted, without its instalments, to be printed; nothing of it is kept (setup:SI-11).
        package let fact: ItemPosted
    }

    package struct Answer: Equatable, Sendable {
        package var invoices: [Invoice] = []
        package var failed: [PostSalesInvoices.Failure] = []
        /// Of a query; none: all orders were looked at.
        package var next = OrderID.none
    }

    package var company: CompanyID? { command.companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var draft = Draft()
        draft.begin(book)
        let made = try command.decide(book, at: now, &draft)
        var facts: [ItemID: ItemPosted] = [:]
        for case .posted(let posted) in draft.events { facts[posted.fact.id] = posted.fact }
        return Answer(
            invoices: made.invoices.map { invoice in
                guard let fact = facts[invoice.document.item]?.whole else {
                    preconditionFailure("an invoice that nothing posted")
                }
                return Invoice(
                    orders: invoice.orders, lines: invoice.lines, site: invoice.site, address: invoice.address,
                    charges: invoice.charges, tax: Money(fact.tax, fact.currency),
                    total: Money(fact.amount, fact.currency), fact: fact)
            }, failed: made.failed, next: made.next)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { command.lastChange(book) }
}
