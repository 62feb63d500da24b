/// A figure that can be opened into what made it (F31).
package enum Figure: Equatable, Sendable {
    /// What is open of a document or a payment.
    case open(document: Code)
    /// The sum of a customer's open items in one currency.
    case balance
    /// One bucket of the customer's aging, from 0: not due.
    case bucket(AgingBasis, days: [Int], place: Int)
    /// One part of the customer's credit exposure, always as of now.
    case exposure(ExposureComponent)
}

package enum ExposureComponent: UInt8, Sendable, BitwiseCopyable {
    case invoices = 1
    case creditNotes = 2
    case payments = 3
    case delivered = 4
    case orders = 5
    case authorizations = 6
}

/// Opens a figure into one row per event that made it; their sum is the figure.
///
/// The figure comes from where the reports take it, the rows from the history of the items: that both agree is looked
/// at with each answer. Items with nothing open at that moment are left out. Cost: a walk over the customer's items.
/// Rejections in order: NOT_FOUND (customer, document), FIELD_INVALID, RESULT_TOO_LARGE, PAGE_TOKEN_INVALID.
package struct ExplainFigure: Query {
    package let id: CompanyID
    package let figure: Figure
    /// Whose; empty with a document.
    package let customer: Code
    /// Nil: the customer's own, or the document's.
    package let currency: Currency?
    /// Nil: changes of all dates count.
    package let asOf: CalendarDate?
    /// `.max`: now.
    package let knownAt: UInt64
    package let size: Int
    /// Rows of the pages before, and their sum.
    package let skipped: (rows: Int, sum: Int64)

    package static let rowsMax = 200_000

    package init(
        id: CompanyID, figure: Figure, customer: Code, currency: Currency?, asOf: CalendarDate?, knownAt: UInt64, size: Int,
        skipped: (rows: Int, sum: Int64) = (0, 0)
    ) {
        self.id = id
        self.figure = figure
        self.customer = customer
        self.currency = currency
        self.asOf = asOf
        self.knownAt = knownAt
        self.size = size
        self.skipped = skipped
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var figure: Money
        /// In the order they were recorded.
        package var rows: [FigureRow] = []
        /// Rows of this page and the ones before, summed.
        package var told: Int64 = 0
        package var hasMore = false
        /// The moment it is told for: further pages are pinned to it.
        package var knownAt: UInt64

        /// All rows were told and sum to the figure.
        package var addsUp: Bool { !hasMore && told == figure.minor }
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let pin = Pin(sequence: min(knownAt, book.sequence))
        var (value, rows) = try opened(pin, book, at: now)
        guard rows.count <= ExplainFigure.rowsMax else {
            throw Rejection(
                .resultTooLarge, "\(rows.count) events made this figure, at most \(ExplainFigure.rowsMax) are told",
                [.init("limit", UInt64(ExplainFigure.rowsMax))])
        }
        rows.sort { ($0.sequence, $0.item, $0.settlement) < ($1.sequence, $1.item, $1.settlement) }
        let page = rows.dropFirst(skipped.rows).prefix(size)
        return Answer(
            figure: value, rows: Array(page), told: page.reduce(skipped.sum) { $0 + $1.amount },
            hasMore: skipped.rows + page.count < rows.count, knownAt: pin.sequence)
    }

    private func opened(
        _ pin: Pin, _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> (figure: Money, rows: [FigureRow]) {
        if case .open(let document) = figure { return try opened(document, pin, book) }
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let currency = self.currency ?? book.customers[account].currency
        var rows: [FigureRow] = []
        switch figure {
        case .open: break
        case .balance:
            addLeaves(of: account, pin, book, to: &rows) { $0.currency == currency }
            return (Money(balance(of: account, currency, pin, book, at: now), currency), rows)
        case .bucket(let basis, let days, let place):
            let columns = aging(basis, days).columns(on: asOf ?? now.today)
            guard columns.periods.indices.contains(place) else {
                throw Rejection(
                    .fieldInvalid, field: "bucket.place", "the aging has \(columns.periods.count) buckets, counted from 0",
                    [.init("buckets", UInt64(columns.periods.count))])
            }
            addLeaves(of: account, pin, book, to: &rows) { $0.currency == currency && columns.place(of: $0) == place }
            let part = columns.parts(of: [account], asOf: asOf, pin, book).parts.first { $0.currency == currency }
            return (Money(part?.amounts[place] ?? 0, currency), rows)
        case .exposure(let component):
            return (try exposure(component, currency, book, at: now), exposed(component, account, currency, pin, book, at: now))
        }
        return (.zero(currency), rows)
    }

    private func opened(_ document: Code, _ pin: Pin, _ book: borrowing Book) throws(Rejection) -> (Money, [FigureRow]) {
        guard let item = book.items.find(id, .documents, document) ?? book.items.find(id, .payments, document) else {
            throw Rejection(
                .itemNotFound, field: "document_number", "there is no document \(document)",
                [.init("document", document.text)])
        }
        var rows: [FigureRow] = []
        book.items.addLeaves(of: item, asOf: asOf ?? CalendarDate(days: .max), knownAt: pin.sequence, to: &rows)
        return (Money(pin.open(item, asOf: asOf, book)?.open ?? 0, book.items[item].currency), rows)
    }

    // MARK: Figures, from where reports take them

    private func aging(_ basis: AgingBasis, _ days: [Int]) -> GetAging {
        GetAging(
            id: id, customer: customer, basis: basis, bucketDays: days, asOf: asOf, knownAt: knownAt, size: 1, after: .none,
            totalsOnly: false)
    }

    /// Now: the sum that every event keeps up to date. Of another moment: the aging's total.
    private func balance(
        of account: CustomerID, _ currency: Currency, _ pin: Pin, _ book: borrowing Book, at now: Moment
    ) -> Int64 {
        if asOf == nil, pin.sequence == book.sequence {
            return book.exposures.find(book.customers[account].firstSums, currency)?.balance ?? 0
        }
        let columns = aging(.dueDate, []).columns(on: asOf ?? now.today)
        return columns.parts(of: [account], asOf: asOf, pin, book).parts.first { $0.currency == currency }?.total ?? 0
    }

    private func exposure(
        _ component: ExposureComponent, _ currency: Currency, _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> Money {
        if asOf != nil || (skipped.rows == 0 && knownAt != .max) {
            throw Rejection(.fieldInvalid, field: "at", "an exposure is told as of now, without a date or a sequence")
        }
        if skipped.rows > 0, book.creditLastChange(id, customer) > knownAt {
            throw Rejection(.pageTokenInvalid, field: "page.token", "the exposure has changed since its first page: begin again")
        }
        let position = try GetCreditPosition(company: id, customer: customer).answer(book, at: now)
        let parts = position.components.first { $0.currency == currency }
        let minor =
            switch component {
            case .invoices: parts?.invoices
            case .creditNotes: parts?.creditNotes
            case .payments: parts?.payments
            case .delivered: parts?.delivered
            case .orders: parts?.orders
            case .authorizations: parts?.authorizations
            }
        return Money(minor ?? 0, currency)
    }

    // MARK: Rows

    private func addLeaves(
        of account: CustomerID, _ pin: Pin, _ book: borrowing Book, to rows: inout [FigureRow], where belongs: (Item) -> Bool
    ) {
        var found: [ItemID] = []
        pin.forEachItem(of: account, asOf: asOf, book) { item in
            guard belongs(book.items[item]), pin.open(item, asOf: asOf, book)?.open ?? 0 != 0 else { return }
            found.append(item)
        }
        for item in found where rows.count <= ExplainFigure.rowsMax {
            book.items.addLeaves(of: item, asOf: asOf ?? CalendarDate(days: .max), knownAt: pin.sequence, to: &rows)
        }
    }

    private func exposed(
        _ component: ExposureComponent, _ account: CustomerID, _ currency: Currency, _ pin: Pin, _ book: borrowing Book,
        at now: Moment
    ) -> [FigureRow] {
        var rows: [FigureRow] = []
        func add(_ wanted: Exposures.Component) {
            addLeaves(of: account, pin, book, to: &rows) {
                $0.currency == currency && Exposures.component($0.kind, debit: $0.original > 0) == wanted
            }
        }
        switch component {
        case .invoices: add(.invoices)
        case .creditNotes: add(.creditNotes)
        case .payments: add(.payments)
        case .orders, .delivered:
            var order = OrderID(book.exposures.find(book.customers[account].firstSums, currency)?.firstOrder ?? 0)
            while !order.isNone {
                let row = book.orders[order]
                let amount = component == .orders ? row.open : row.delivered
                if amount != 0 {
                    var leaf = FigureRow(
                        cause: component == .orders ? .ordered : .delivered, sequence: row.lastChange, date: now.today,
                        amount: amount)
                    leaf.order = order
                    leaf.rules = ["credit:EX-1", "credit:EX-7"]
                    rows.append(leaf)
                }
                order = row.next
            }
        case .authorizations:
            var id = book.customers[account].firstAuthorization
            while !id.isNone {
                let row = book.authorizations[id]
                if row.currency == currency, row.remaining != 0, row.isLive(at: now.instant) {
                    var leaf = FigureRow(cause: .reserved, sequence: row.lastChange, date: now.today, amount: row.remaining)
                    leaf.authorization = id
                    leaf.rules = ["credit:AU-5", "credit:AU-7"]
                    rows.append(leaf)
                }
                id = row.next
            }
        }
        return rows
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        customer.isEmpty ? book.sequence : book.creditLastChange(id, customer)
    }

    /// Its rows are read back from the log beside the loop.
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

extension OpenItems {
    /// What made the open amount of an item on a date, as known at a sequence: its posting and each part that counts.
    func addLeaves(of id: ItemID, asOf date: CalendarDate, knownAt: UInt64, to rows: inout [FigureRow]) {
        let item = self[id]
        guard item.postingDate <= date, item.sequence <= knownAt else { return }
        var posting = FigureRow(
            cause: .posted, sequence: item.sequence, date: item.postingDate, amount: openWhenPosted(id))
        posting.item = id
        posting.rules = FigureRow.rules(posting: item.kind)
        rows.append(posting)
        var leaves: [FigureRow] = []
        forEachPart(of: id) { part in
            let settlement = self[part.settlement]
            guard settlement.date <= date, settlement.sequence <= knownAt else { return }
            let isDebit = part.debitItem == id
            var leaf = FigureRow(
                cause: FigureCause(part.kind), sequence: settlement.sequence, date: settlement.date,
                amount: isDebit ? -part.amount : part.amount)
            leaf.item = id
            leaf.counterpart = isDebit ? part.creditItem : part.debitItem
            leaf.settlement = part.settlement
            leaf.rules = FigureRow.rules(settling: part.kind, settlement.origin)
            leaves.append(leaf)
            guard settlement.isUndone, settlement.undoneDate <= date, settlement.undoneSequence <= knownAt else { return }
            leaf.cause = .undone
            (leaf.sequence, leaf.date, leaf.amount) = (settlement.undoneSequence, settlement.undoneDate, -leaf.amount)
            leaf.rules = ["payments:UN-1", "payments:UN-3"]
            leaves.append(leaf)
        }
        rows += leaves
    }
}
