/// Lines of orders, and the set-up of sales per company.
package struct SalesLedger: ~Copyable {
    package struct Setup: Sendable, Codable {
        package var chargesCodes: [ChargesCode] = []
        package var autoCharges: [AutoCharge] = []
        package var commissions: [CommissionRule] = []
        package var salesGroups: [SalesGroup] = []
        package var items: [Code: SalesItem] = [:]
        package var deliveries: [DeliveryCode.Kind: [Code: DeliveryCode]] = [:]
        package var parameters = SalesParameters()

        package init() {}
    }

    private var details: [OrderID: OrderDetail] = [:]
    private var setups: [CompanyID: Setup] = [:]
    private(set) var traits: [CustomerID: SalesTraits] = [:]
    /// Commissions by invoice or credit note.
    private var commissions: [ItemID: [CommissionShare]] = [:]
    private var trades: [CustomerID: TradeTerms] = [:]
    package var eu = EUSales()

    package init() {}

    /// Asked for by every invoice: most books have none.
    package func trade(of id: CustomerID) -> TradeTerms { trades.isEmpty ? TradeTerms() : trades[id] ?? TradeTerms() }

    package func detail(_ id: OrderID) -> OrderDetail? { details[id] }
    package func setup(_ id: CompanyID) -> Setup { setups[id] ?? Setup() }
    package func traits(_ id: CustomerID) -> SalesTraits { traits[id] ?? SalesTraits(customer: id) }
    package func commission(of item: ItemID) -> [CommissionShare] { commissions[item] ?? [] }

    // MARK: apply

    mutating func apply(_ fact: SalesFact, at sequence: UInt64) {
        switch fact {
        case .orderDetailed(let id, let detail):
            details[id] = detail
            details[id]?.lastChange = sequence
        case .slipRegistered(let id, let slip, _):
            details[id]?.apply(slip)
            details[id]?.lastChange = sequence
        case .slipCanceled(let id, let slip, let date):
            details[id]?.cancelSlip(Int(slip), on: date)
            details[id]?.lastChange = sequence
        case .accrualPosted: break
        case .orderInvoiced(let fact):
            details[fact.order]?.apply(fact)
            details[fact.order]?.lastChange = sequence
        case .orderCredited(let fact):
            details[fact.order]?.apply(fact)
            details[fact.order]?.lastChange = sequence
        case .commissionPosted(let fact): commissions[fact.item] = fact.shares
        case .tradeSet(let id, let terms): trades[id] = terms == TradeTerms() ? nil : terms
        case .setupSet(_, .traits(let row)):
            traits[row.customer] = row
        case .setupSet(let id, let row):
            var setup = setups[id] ?? Setup()
            setup.set(row)
            setups[id] = setup
        }
    }
}

extension SalesLedger.Setup {
    fileprivate mutating func set(_ row: SalesSetup) {
        switch row {
        case .chargesCode(let code):
            chargesCodes.removeAll { $0.code == code.code }
            chargesCodes.append(code)
        case .autoCharge(let charge):
            autoCharges.removeAll { $0.key == charge.key }
            autoCharges.append(charge)
        case .commission(let rule):
            commissions.removeAll { $0.isSameKey(rule) }
            commissions.append(rule)
        case .salesGroup(let group):
            salesGroups.removeAll { $0.code == group.code }
            salesGroups.append(group)
        case .item(let item): items[item.item] = item
        case .delivery(let row): deliveries[row.kind, default: [:]][row.code] = row
        case .parameters(let row): parameters = row
        case .traits: break
        }
    }
}

extension OrderDetail {
    /// How far its lines and slips have come.
    var fingerprint: UInt64 {
        var word = Mix.fold(lastChange, UInt64(lines.count) | UInt64(slips.count) << 32)
        for line in lines {
            for quantity in [line.ordered, line.picked, line.delivered, line.invoiced, line.credited] {
                word = Mix.fold(word ^ UInt64(line.number), UInt64(bitPattern: quantity.millionths))
            }
        }
        for slip in slips {
            // Those without accruals count as they did before there were any.
            if let date = slip.canceledOn { word = Mix.fold(word, UInt64(bitPattern: Int64(date.days)) &+ 1) }
            for line in slip.lines {
                word = Mix.fold(word ^ UInt64(line.line), UInt64(bitPattern: line.invoiced.millionths))
                if let accrual = line.accrual { word = accrual.mixed(into: word) }
            }
        }
        return word | 1
    }
}

extension SalesLedger {
    func fingerprint(of id: OrderID) -> UInt64 { detail(id)?.fingerprint ?? 0 }

    func tradeWord(of id: CustomerID) -> UInt64 { trades[id]?.fingerprint ?? 0 }

    func commissionWord(of item: ItemID) -> UInt64 {
        commission(of: item).reduce(0) { Mix.fold($1.rep.mixed(with: $0), UInt64(bitPattern: $1.amount)) }
    }
}

extension Book {
    /// Orders whose quantities do not fit each other; one sentence each, for `verify`.
    func misstatedOrders() -> [String] {
        var findings: [String] = []
        var number: UInt32 = 0
        while number < orders.rows.count {
            number += 1
            let row = orders[OrderID(number)]
            guard let detail = sales.detail(OrderID(number)) else { continue }
            for line in detail.lines
            where line.invoiced > line.ordered || line.picked + line.delivered > line.ordered || line.credited > line.invoiced {
                findings.append("line \(line.number) of order \(row.number) has quantities that do not fit")
            }
            for slip in detail.slips {
                for line in slip.lines {
                    if line.invoiced > line.quantity {
                        findings.append("packing slip \(slip.number) is invoiced beyond its quantity")
                    }
                    if let accrual = line.accrual, !accrual.isSound(left: slip.isCanceled ? .zero : line.left) {
                        findings.append("packing slip \(slip.number) keeps an accrual that does not fit what is left of it")
                    }
                }
            }
        }
        return findings
    }
}

extension SalesLedger: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&details)
        try stream.pass(&setups)
        try stream.pass(&traits)
        try stream.pass(&commissions)
        try stream.pass(&trades)
        try stream.pass(&eu)
    }
}
