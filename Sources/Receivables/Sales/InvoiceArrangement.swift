/// Which orders share an invoice (setup:SI-6).
package enum SummaryMode: UInt8, Sendable, BitwiseCopyable {
    case none = 1
    case invoiceAccount = 2
    case order = 3
    case automatic = 4
    case packingSlip = 5
}

/// What of an order is to be invoiced; without lines and slips all that the basis says.
package struct OrderSelection: Equatable, Sendable {
    package var order: Code
    package var lines: [RegisterPackingSlip.Line]
    package var slips: [Code]
    /// Version of the order's detail as the caller knows it; 0: any.
    package var expectedVersion: UInt64

    package init(
        order: Code, lines: [RegisterPackingSlip.Line] = [], slips: [Code] = [], expectedVersion: UInt64 = 0
    ) {
        self.order = order
        self.lines = lines
        self.slips = slips
        self.expectedVersion = expectedVersion
    }

    package static let ordersMax = 500
}

/// An order of a selection with what the arrangement needs of it.
struct SelectedOrder {
    let id: OrderID
    let number: Code
    let account: CustomerID
    let ordering: CustomerID
    let currency: Currency
    let shipDate: CalendarDate?
    var detail: OrderDetail
    /// Its customer's own set-up for AUTOMATIC.
    let isSummarized: Bool
    /// The buyer's.
    private let trade: TradeTerms
    private let isGivenUp: Bool
    /// The order's, else the ordering customer's: one invoice has one.
    private let taxGroup: Code
    /// Amounts of the order as they stand after what this command took.
    var open: Int64
    var delivered: Int64

    init(
        _ id: OrderID, _ row: SalesOrder, _ detail: OrderDetail, isSummarized: Bool, _ trade: TradeTerms, taxGroup: Code
    ) {
        self.id = id
        self.taxGroup = detail.header.salesTaxGroup.isEmpty ? taxGroup : detail.header.salesTaxGroup
        self.trade = trade
        isGivenUp = row.isGivenUp
        (number, account, ordering, currency) = (row.number, row.customer, row.orderingCustomer, row.currency)
        (open, delivered, shipDate) = (row.open, row.delivered, row.shipDate)
        self.detail = detail
        self.isSummarized = isSummarized
    }

    /// As far as it can be invoiced: of a canceled order what is delivered.
    var left: OrderDetail { isGivenUp ? detail.withoutRemainder : detail }

    /// Of the buyer's documents.
    var dimensions: Dimensions { trade.dimensions }

    /// As it stands after what this command took.
    func row(_ book: borrowing Book) -> SalesOrder {
        var row = book.orders[id]
        (row.open, row.delivered) = (open, delivered)
        return row
    }

    /// The EU sales list has an invoice under one tax number and one kind of sale (setup:PC-11).
    private func isListed(with other: SelectedOrder) -> Bool {
        if trade.listCode == .notIncluded, other.trade.listCode == .notIncluded { return true }
        return trade.listCode == other.trade.listCode && trade.taxNumber == other.trade.taxNumber
    }

    func agrees(with other: SelectedOrder, in fields: SummaryFields) -> Bool {
        account == other.account && currency == other.currency && taxGroup == other.taxGroup && isListed(with: other)
            && detail.header.summaryKey == other.detail.header.summaryKey
            && (!fields.contains(.orderingCustomer) || ordering == other.ordering)
            && (!fields.contains(.salesGroup) || detail.header.salesGroup == other.detail.header.salesGroup)
            && (!fields.contains(.shipDate) || shipDate == other.shipDate)
    }
}

/// A quantity of one line that goes into an invoice.
struct PickedLine {
    /// Place among the selected orders.
    let order: Int
    /// Place among the order's lines.
    let line: Int
    let quantity: Quantity
    /// Place among the order's slips, when it is invoiced by slip.
    let slip: Int?
}

/// One proposed invoice.
struct ArrangedInvoice {
    var orders: [Int] = []
    var lines: [PickedLine] = []
    /// Orders whose header charges go into it: those of the whole invoice, for its first part (setup:SI-8).
    var chargedOrders: [Int] = []
    /// All lines of those orders, its own and those of the other parts: what header charges count on (setup:CH-4).
    var chargedLines: [PickedLine] = []
    var site: Code = .empty
    var address: Code = .empty

    /// Parts of its total by order, in the proportion of their lines: what each order's reservation may cover.
    func shares(of fact: ItemPosted) -> [Int64] {
        if orders.count == 1 { return [fact.amount] }
        let weights = orders.map { order in
            zip(lines, fact.document.lines).reduce(Int64(0)) { $1.0.order == order ? $0 + $1.1.amount : $0 }
        }
        let sum = weights.reduce(0, +)
        // Without a proportion the first has all of it.
        guard sum > 0, weights.allSatisfy({ $0 >= 0 }) else { return orders.indices.map { $0 == 0 ? fact.amount : 0 } }
        return fact.amount.split(by: weights, of: sum)
    }

    /// Orders that posting it may change.
    var touched: Set<Int> { Set(orders + chargedOrders + chargedLines.map(\.order)) }
}

/// Picks quantities, merges orders, splits by site and address. Pure (setup:SI-1, SI-4, SI-6 to SI-8).
struct InvoiceArrangement {
    let basis: QuantityBasis
    let summary: SummaryMode
    let target: Code
    let parameters: SalesParameters
    /// More than there is: what there is, instead of a refusal (setup:SI-11).
    var reducesQuantity = false

    func arranged(_ orders: [SelectedOrder], _ selections: [OrderSelection]) throws(Rejection) -> [ArrangedInvoice] {
        if summary == .packingSlip, basis != .packingSlip {
            throw Rejection(
                .fieldInvalid, field: "summary", "one invoice per packing slip needs the quantities of packing slips")
        }
        if summary == .order, target.isEmpty {
            throw .required("target_order", "all orders go into one: which")
        }
        var units: [ArrangedInvoice] = []
        for place in orders.indices {
            let picked = try picked(place, orders[place], selections[place])
            if summary == .packingSlip {
                var slips: [Int?] = []
                for line in picked where !slips.contains(line.slip) { slips.append(line.slip) }
                units += slips.map { slip in ArrangedInvoice(orders: [place], lines: picked.filter { $0.slip == slip }) }
            } else {
                units.append(ArrangedInvoice(orders: [place], lines: picked))
            }
        }
        units.removeAll { $0.lines.isEmpty }
        return try merged(units, orders).flatMap { split($0, orders) }
    }

    // MARK: Quantities

    private func picked(
        _ place: Int, _ order: SelectedOrder, _ selection: OrderSelection
    ) throws(Rejection) -> [PickedLine] {
        let (field, lines) = ("orders[\(place)]", order.left.lines)
        if summary == .packingSlip || !selection.slips.isEmpty { return try bySlip(place, order, selection, field) }
        guard !selection.lines.isEmpty else {
            return lines.indices.compactMap { index in
                let quantity = lines[index].quantity(basis)
                return quantity.isZero ? nil : PickedLine(order: place, line: index, quantity: quantity, slip: nil)
            }
        }
        var picked: [PickedLine] = []
        for (number, part) in selection.lines.enumerated() {
            guard let index = order.detail.index(of: part.line) else {
                throw Rejection(
                    .notFound, field: "\(field).lines[\(number)].line", "order \(order.number) has no line \(part.line)",
                    [.init("line", UInt64(part.line))])
            }
            if picked.contains(where: { $0.line == index }) {
                throw Rejection(.duplicateKey, field: "\(field).lines[\(number)].line", "line \(part.line) is there twice")
            }
            let line = lines[index]
            let most = basis == .packingSlip ? line.toInvoice : line.invoiceRemainder
            var quantity = part.quantity.isZero ? line.quantity(basis) : part.quantity
            if reducesQuantity { quantity = min(quantity, most) }
            if quantity > most {
                throw .exceedsRemainder(part.line, quantity, left: most, field: "\(field).lines[\(number)].quantity")
            }
            if !quantity.isZero { picked.append(PickedLine(order: place, line: index, quantity: quantity, slip: nil)) }
        }
        return picked
    }

    private func bySlip(
        _ place: Int, _ order: SelectedOrder, _ selection: OrderSelection, _ field: String
    ) throws(Rejection) -> [PickedLine] {
        let standing = order.detail.slips.filter { !$0.isCanceled }.map(\.number)
        for (number, slip) in selection.slips.enumerated() where !standing.contains(slip) {
            throw Rejection(
                .notFound, field: "\(field).packing_slips[\(number)]", "order \(order.number) has no packing slip \(slip)",
                [.init("packing_slip", slip.text)])
        }
        var picked: [PickedLine] = []
        for (number, slip) in order.detail.slips.enumerated()
        where !slip.isCanceled && (selection.slips.isEmpty || selection.slips.contains(slip.number)) {
            for part in slip.lines where !part.left.isZero {
                guard let index = order.detail.index(of: part.line) else { continue }
                picked.append(PickedLine(order: place, line: index, quantity: part.left, slip: number))
            }
        }
        return picked
    }

    // MARK: Who shares

    private func merged(_ units: [ArrangedInvoice], _ orders: [SelectedOrder]) throws(Rejection) -> [ArrangedInvoice] {
        switch summary {
        case .none, .packingSlip: return units
        case .order:
            guard var whole = units.first else { return [] }
            for unit in units.dropFirst() {
                guard orders[unit.orders[0]].agrees(with: orders[whole.orders[0]], in: parameters.keptApartBy) else {
                    throw Rejection(
                        .summaryNotCompatible, field: "orders[\(unit.orders[0])]",
                        "order \(orders[unit.orders[0]].number) differs from \(orders[whole.orders[0]].number) in account, "
                            + "currency or conditions",
                        [.init("order", orders[unit.orders[0]].number.text)])
                }
                whole.orders += unit.orders
                whole.lines += unit.lines
            }
            return [whole]
        case .invoiceAccount, .automatic:
            var groups: [ArrangedInvoice] = []
            for unit in units {
                let order = orders[unit.orders[0]]
                let canJoin = summary == .invoiceAccount || order.isSummarized
                let place = groups.firstIndex {
                    let first = orders[$0.orders[0]]
                    return canJoin && order.agrees(with: first, in: parameters.keptApartBy) && (summary == .invoiceAccount || first.isSummarized)
                }
                if let place {
                    groups[place].orders += unit.orders
                    groups[place].lines += unit.lines
                } else {
                    groups.append(unit)
                }
            }
            return groups
        }
    }

    /// Parts in the order their first lines come.
    private func split(_ invoice: ArrangedInvoice, _ orders: [SelectedOrder]) -> [ArrangedInvoice] {
        guard parameters.splitsBySite || parameters.splitsByDelivery else {
            var whole = invoice
            whole.chargedOrders = invoice.orders
            whole.chargedLines = invoice.lines
            return [whole]
        }
        var parts: [ArrangedInvoice] = []
        for picked in invoice.lines {
            let line = orders[picked.order].detail.lines[picked.line]
            let site = parameters.splitsBySite ? line.site : .empty
            let address = parameters.splitsByDelivery ? line.address : .empty
            if let place = parts.firstIndex(where: { $0.site == site && $0.address == address }) {
                if !parts[place].orders.contains(picked.order) { parts[place].orders.append(picked.order) }
                parts[place].lines.append(picked)
            } else {
                parts.append(
                    ArrangedInvoice(
                        orders: [picked.order], lines: [picked], chargedOrders: parts.isEmpty ? invoice.orders : [],
                        chargedLines: parts.isEmpty ? invoice.lines : [], site: site, address: address))
            }
        }
        return parts
    }
}
