/// An entry over accruals of packing slips: posted by a slip, taken back by an invoice or with the slip (setup:SI-9).
///
/// It is a voucher of its own beside the invoice's: a canceled or corrected invoice leaves it alone, as it leaves the
/// quantities of the order invoiced.
package struct AccrualPosted: Equatable, Sendable {
    package var company: CompanyID
    /// The first of the invoice, where several share one.
    package var order: OrderID
    /// The invoice that takes it back; none: a slip, or its canceling.
    package var item: ItemID
    package var entry: JournalEntry
    package var voucherNext: UInt64

    package init(company: CompanyID, order: OrderID, item: ItemID, entry: JournalEntry, voucherNext: UInt64) {
        self.company = company
        self.order = order
        self.item = item
        self.entry = entry
        self.voucherNext = voucherNext
    }
}

/// Both sides of accruals, summed by accounts and dimension.
struct AccrualLegs {
    private struct Pair {
        let receivable, revenue: AccountID
        let dimension: Code
        var amount: SlipAccrual.Amount
    }

    private var pairs: [Pair] = []

    mutating func add(_ amount: SlipAccrual.Amount, receivable: AccountID, revenue: AccountID, _ dimension: Code) {
        if amount == .zero { return }
        let place = pairs.firstIndex {
            $0.receivable == receivable && $0.revenue == revenue && $0.dimension == dimension
        }
        if let place {
            pairs[place].amount = pairs[place].amount + amount
        } else {
            pairs.append(Pair(receivable: receivable, revenue: revenue, dimension: dimension, amount: amount))
        }
    }

    var isEmpty: Bool { pairs.isEmpty }

    /// `sign` -1 takes it back.
    func legs(sign: Int64) -> [Leg] {
        pairs.flatMap { pair in
            let (minor, accounting) = (sign * pair.amount.minor, sign * pair.amount.accounting)
            return [
                Leg(pair.receivable, .packingSlip, minor, accounting: accounting, dimension: pair.dimension),
                Leg(pair.revenue, .packingSlipOffset, -minor, accounting: -accounting, dimension: pair.dimension),
            ]
        }
    }
}

extension AccrualPosted {
    /// In a voucher of its own; nil: nothing is to be posted.
    fileprivate init?(
        _ legs: AccrualLegs, sign: Int64, of order: OrderID, by item: ItemID, in company: CompanyID,
        on date: CalendarDate, _ currency: Currency, _ book: borrowing Book, _ draft: borrowing Draft, field: String
    ) throws(Rejection) {
        if legs.isEmpty { return nil }
        let voucher = try draft.number(.voucher, company, book)
        let entry = JournalEntry(
            company: company, voucher: voucher.number, date: date, currency: currency, legs: legs.legs(sign: sign))
        try book.checkPosting(entry, field: field)
        self.init(company: company, order: order, item: item, entry: entry, voucherNext: voucher.taken.next)
    }

    /// What the quantities of an invoice take back, dated as the invoice, at the rates the slips were posted at.
    init?(
        releasedBy facts: [OrderInvoiced], _ orders: [SelectedOrder], _ invoice: ItemPosted, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) {
        var legs = AccrualLegs()
        for fact in facts {
            guard let order = orders.first(where: { $0.id == fact.order }) else { continue }
            for line in fact.lines {
                for part in line.slips {
                    let slip = order.detail.slips[Int(part.slip)]
                    guard let posting = slip.posting else { continue }
                    // Else the accrual would be taken back on days before it stands (setup:SI-9, PC-10).
                    if part.released != .zero, invoice.postingDate < slip.date {
                        throw .invoiceBefore(slip, on: invoice.postingDate)
                    }
                    let dimension = slip.lines.first { $0.line == line.line }?.accrual?.dimension ?? .empty
                    legs.add(part.released, receivable: posting.receivable, revenue: posting.revenue, dimension)
                }
            }
        }
        guard let first = facts.first else { return nil }
        try self.init(
            legs, sign: -1, of: first.order, by: invoice.id, in: invoice.company, on: invoice.postingDate,
            invoice.currency, book, draft, field: "orders")
    }

    /// All of a slip that is canceled.
    init?(
        canceling slip: PackingSlip, of order: OrderID, _ currency: Currency, in company: CompanyID,
        on date: CalendarDate, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        guard let posting = slip.posting else { return nil }
        var legs = AccrualLegs()
        for line in slip.lines {
            guard let accrual = line.accrual else { continue }
            legs.add(accrual.left, receivable: posting.receivable, revenue: posting.revenue, accrual.dimension)
        }
        try self.init(
            legs, sign: -1, of: order, by: .none, in: company, on: date, currency, book, draft, field: "packing_slip")
    }
}

extension Rejection {
    fileprivate static func invoiceBefore(_ slip: PackingSlip, on date: CalendarDate) -> Rejection {
        Rejection(
            .dateInvalid, field: "date",
            "packing slip \(slip.number) posted an accrual on \(slip.date): its invoice is dated then or later",
            [.init("date", date), .init("earliest", slip.date), .init("packing_slip", slip.number.text)])
    }
}

extension PackingSlip {
    /// Posts the net value of what it has to invoice, by its order's prices and the rate of its day; nil: the company
    /// posts none, or nothing of it has a value.
    mutating func accrue(
        _ detail: OrderDetail, of order: OrderID, by customer: CustomerID, _ currency: Currency, in company: CompanyID,
        _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> AccrualPosted? {
        guard book.sales.setup(company).parameters.accruesPackingSlips else { return nil }
        let rate = try book.rate(nil, from: currency, in: company, on: date, of: customer, field: "date")
        let accounting = book.companies[company].currency
        let receivable = try book.companies.automaticAccount(company, .packingSlip)
        let revenue = try book.companies.automaticAccount(company, .packingSlipOffset)
        var legs = AccrualLegs()
        for place in lines.indices {
            let quantity = lines[place].left
            guard !quantity.isZero, let index = detail.index(of: lines[place].line) else { continue }
            let line = detail.lines[index]
            guard let net = line.net(quantity, in: currency),
                let converted = rate.convert(net, from: currency, to: accounting, .halfAwayFromZero)
            else { throw .outOfRange(field: "lines[\(place)].quantity") }
            let amount = SlipAccrual.Amount(minor: net, accounting: converted)
            if amount == .zero { continue }
            lines[place].accrual = SlipAccrual(quantity: quantity, dimension: line.dimension, amount: amount)
            legs.add(amount, receivable: receivable, revenue: revenue, line.dimension)
        }
        let posted = try AccrualPosted(
            legs, sign: 1, of: order, by: .none, in: company, on: date, currency, book, draft, field: "lines")
        posting = posted.map { Posting(voucher: $0.entry.voucher, receivable: receivable, revenue: revenue) }
        return posted
    }
}
