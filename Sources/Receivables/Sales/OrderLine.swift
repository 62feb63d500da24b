/// A line of a sales order with how far it has come (setup section 6).
///
///     picked + delivered <= ordered, credited <= invoiced <= ordered
///
/// `picked` counts only what is on no packing slip yet. What is invoiced ahead of delivery is not delivered yet.
package struct OrderLine: Equatable, Sendable, Codable {
    package var number: UInt32
    package var item: Code
    package var description: String
    /// Main account of its revenue.
    package var account: Code
    package var isStocked: Bool
    package var ordered: Quantity
    package var picked: Quantity
    package var delivered: Quantity
    package var invoiced: Quantity
    package var credited: Quantity
    package var deliverNow: Quantity
    /// Major units of the order's currency.
    package var price: Decimal
    /// Line discount.
    package var discount: Percent
    package var site: Code
    package var address: Code
    package var itemTaxGroup: Code
    package var dimension: Code
    package var billingCode: Code = .empty
    /// Its own; empty: the billing code's, else the posting profile's (setup:IC-1).
    package var interestCode: Code = .empty
    /// Per piece, major units of the order's currency; nil: not known, nothing is posted.
    package var cost: Decimal?

    package init(number: UInt32, account: Code, ordered: Quantity, price: Decimal) {
        self.number = number
        self.account = account
        self.ordered = ordered
        self.price = price
        (item, description, site, address) = (.empty, "", .empty, .empty)
        (itemTaxGroup, dimension, cost, isStocked) = (.empty, .empty, nil, true)
        (picked, delivered, invoiced, credited, deliverNow) = (.zero, .zero, .zero, .zero, .zero)
        discount = Percent(tenThousandths: 0)
    }

    package var deliverRemainder: Quantity { ordered - delivered }
    package var invoiceRemainder: Quantity { ordered - invoiced }
    /// Delivered by packing slips and not invoiced.
    package var toInvoice: Quantity { (delivered - invoiced).atLeastZero }

    /// How far it has come by itself (setup:SI-2).
    package var state: OrderLinesState {
        if ordered.isZero { return .canceled }
        if !deliverRemainder.isZero { return .open }
        return invoiceRemainder.isZero ? .invoiced : .delivered
    }

    /// What a basis would invoice (setup:SI-1), never more than the remainder.
    package func quantity(_ basis: QuantityBasis) -> Quantity {
        switch basis {
        case .all: invoiceRemainder
        case .deliverNow: min(deliverNow, invoiceRemainder)
        case .picked: min(pickedToInvoice, invoiceRemainder)
        case .packingSlip: toInvoice
        case .pickedAndNonStocked: isStocked ? min(pickedToInvoice, invoiceRemainder) : invoiceRemainder
        }
    }

    /// What is invoiced ahead of delivery was picked first: it is not invoiced twice.
    private var pickedToInvoice: Quantity { (picked - (invoiced - delivered).atLeastZero).atLeastZero }

    /// Net of the line discount, minor units, rounded once. Nil past the border.
    package func net(_ quantity: Quantity, in currency: Currency) -> Int64? {
        amount(quantity, price, Int128(1_000_000 - discount.tenThousandths), currency)
    }

    /// Before the line discount.
    package func gross(_ quantity: Quantity, in currency: Currency) -> Int64? {
        amount(quantity, price, 1_000_000, currency)
    }

    package func cost(_ quantity: Quantity, in currency: Currency) -> Int64? {
        guard let cost else { return 0 }
        return amount(quantity, cost, 1_000_000, currency)
    }

    private func amount(_ quantity: Quantity, _ price: Decimal, _ share: Int128, _ currency: Currency) -> Int64? {
        let factors = [Int128(price.unscaled), Int128(currency.minorPerMajor), share]
        var product = Int128(quantity.millionths)
        for factor in factors {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            product = next
        }
        let rounded = Rounding.halfAwayFromZero.divide(product, by: 1_000_000 * Decimal.power(price.scale) * 1_000_000)
        guard rounded.magnitude <= Money.minorMax.magnitude else { return nil }
        return Int64(rounded)
    }

    /// An invoice took a quantity; with basis ALL it delivers what was not (setup:SI-3).
    mutating func invoice(_ quantity: Quantity, delivers: Bool) {
        invoiced += quantity
        deliverNow = (deliverNow - quantity).atLeastZero
        guard delivers, invoiced > delivered else { return }
        deliver(invoiced - delivered)
    }

    mutating func deliver(_ quantity: Quantity) {
        delivered += quantity
        picked = (picked - quantity).atLeastZero
    }
}

/// Which quantities an invoice takes (setup:SI-1).
package enum QuantityBasis: UInt8, Sendable, BitwiseCopyable {
    case all = 1
    case deliverNow = 2
    case picked = 3
    case packingSlip = 4
    case pickedAndNonStocked = 5
}

/// What an order says besides its lines: orders are merged into one invoice only where these agree (setup:SI-7).
package struct OrderHeader: Equatable, Sendable, Codable {
    package var salesTaxGroup: Code = .empty
    package var terms: Code = .empty
    package var method: Code = .empty
    package var profile: Code = .empty
    package var mandate: Code = .empty
    package var language: Code = .empty
    package var cashDiscount: Code = .empty
    /// Empty: the customer's.
    package var salesGroup: Code = .empty
    /// Once per order, minor units; added to the first invoice's first part (setup:SI-8).
    package var charge: Int64 = 0
    package var reference = ""
    /// Payment schedule of its invoices; empty: the invoice account's, else that of the terms (payments:TP-4).
    package var schedule: Code = .empty
    /// Of lines that name none; empty: the ordering customer's default address.
    package var deliveryAddress: Code = .empty

    package init() {}

    /// Without what does not keep orders apart, and the tax group, which may be the customer's.
    var summaryKey: OrderHeader {
        var key = self
        (key.charge, key.reference, key.salesGroup, key.deliveryAddress) = (0, "", .empty, .empty)
        key.salesTaxGroup = .empty
        return key
    }
}

/// An order's lines, slips and charges; its amounts are `SalesOrder`.
package struct OrderDetail: Equatable, Sendable, Codable {
    package var header: OrderHeader
    package var lines: [OrderLine]
    package var slips: [PackingSlip] = []
    /// Charges that count once and were invoiced: line (0: the order) and code (empty: the header charge).
    package var charged: [ChargedOnce] = []
    /// Sequence of its last change: its version.
    package var lastChange: UInt64 = 0

    package init(header: OrderHeader, lines: [OrderLine]) {
        self.header = header
        self.lines = lines
    }

    package static let linesMax = 1_000
    package static let slipsMax = 1_000

    package func index(of line: UInt32) -> Int? { lines.firstIndex { $0.number == line } }

    /// What of the order's value is not delivered, and delivered but not invoiced: its share by net amounts.
    package func shares(of value: Int64, in currency: Currency) -> (open: Int64, delivered: Int64) {
        var (total, open, delivered): (Int128, Int128, Int128) = (0, 0, 0)
        for line in lines {
            total += Int128(line.net(line.ordered, in: currency) ?? 0)
            open += Int128(line.net(line.ordered - max(line.delivered, line.invoiced), in: currency) ?? 0)
            delivered += Int128(line.net(line.toInvoice, in: currency) ?? 0)
        }
        guard total > 0, value > 0 else { return (0, 0) }
        let first = min(Int128(value), Rounding.halfAwayFromZero.divide(Int128(value) * open, by: total))
        let second = Rounding.halfAwayFromZero.divide(Int128(value) * delivered, by: total)
        return (Int64(first), Int64(min(second, Int128(value) - first)))
    }

    /// Nothing is ordered beyond what is delivered or was invoiced ahead: what is left of a canceled order.
    var withoutRemainder: OrderDetail {
        var detail = self
        for index in lines.indices {
            detail.lines[index].ordered = max(lines[index].delivered, lines[index].invoiced)
            (detail.lines[index].picked, detail.lines[index].deliverNow) = (.zero, .zero)
        }
        return detail
    }

    package var state: OrderLinesState {
        if lines.allSatisfy({ $0.state == .canceled }) { return .canceled }
        if lines.contains(where: { $0.state == .open }) { return .open }
        return lines.contains { $0.state == .delivered } ? .delivered : .invoiced
    }

    // MARK: apply

    mutating func apply(_ fact: OrderInvoiced) {
        for part in fact.lines {
            guard let place = index(of: part.line) else { continue }
            lines[place].invoice(part.quantity, delivers: fact.delivers)
            for slip in part.slips {
                guard let row = slips[Int(slip.slip)].lines.firstIndex(where: { $0.line == part.line }) else { continue }
                slips[Int(slip.slip)].lines[row].invoice(slip)
            }
        }
        charged += fact.charged
    }

    mutating func apply(_ fact: OrderCredited) {
        for part in fact.lines {
            guard let place = index(of: part.line) else { continue }
            lines[place].credited += part.quantity
            guard fact.dropsRemainder else { continue }
            // What is invoiced ahead of delivery stays ordered.
            lines[place].ordered = max(lines[place].delivered, lines[place].invoiced)
            (lines[place].picked, lines[place].deliverNow) = (.zero, .zero)
        }
    }

    mutating func apply(_ slip: PackingSlip) {
        for part in slip.lines {
            guard let place = index(of: part.line) else { continue }
            lines[place].deliver(part.quantity)
        }
        slips.append(slip)
    }

    /// The goods of a slip came back; what was picked for it is not.
    mutating func cancelSlip(_ place: Int, on date: CalendarDate) {
        for row in slips[place].lines.indices {
            let part = slips[place].lines[row]
            if let line = index(of: part.line) { lines[line].delivered -= part.quantity }
            if let accrual = part.accrual { slips[place].lines[row].accrual?.released = accrual.amount }
        }
        slips[place].canceledOn = date
    }

    /// Slips that a quantity of a line is taken from: the one named, else the oldest first; the rest is on none.
    func slips(for line: UInt32, _ quantity: Quantity, only slip: Int?) -> [OrderInvoiced.SlipPart] {
        var (left, parts) = (quantity, [OrderInvoiced.SlipPart]())
        for place in slips.indices where (slip == nil || slip == place) && !slips[place].isCanceled {
            guard !left.isZero, let row = slips[place].lines.first(where: { $0.line == line }), !row.left.isZero else { continue }
            let taken = min(left, row.left)
            parts.append(.init(slip: UInt32(place), quantity: taken, released: row.released(by: taken)))
            left -= taken
        }
        return parts
    }
}

package enum OrderLinesState: UInt8, Sendable, BitwiseCopyable {
    case open = 1
    case delivered = 2
    case invoiced = 3
    case canceled = 4
}

package struct ChargedOnce: Equatable, Sendable, PlainBits {
    package var line: UInt32
    package var code: Code

    package init(line: UInt32, code: Code) {
        self.line = line
        self.code = code
    }
}
