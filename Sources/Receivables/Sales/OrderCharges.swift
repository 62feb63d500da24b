/// A charge that an invoice gets from its orders, with its amount.
struct OrderCharge: Equatable {
    let code: ChargesCode
    /// Minor units.
    let amount: Int64
    /// Place among the lines of the invoice; nil: of all of it.
    let line: Int?
    /// Set for what counts once per line or order.
    let once: (order: Int, charged: ChargedOnce)?

    /// What the customer owes of it.
    var inTotal: Int64 { (code.debit == .customer ? amount : 0) - (code.credit == .customer ? amount : 0) }

    static func == (left: OrderCharge, right: OrderCharge) -> Bool {
        left.code == right.code && left.amount == right.amount && left.line == right.line
            && left.once?.order == right.once?.order && left.once?.charged == right.once?.charged
    }

    /// What a charge that an order states itself is called on its invoice.
    static let own: Code = "HEADER"

    /// As a document has it: worked out already.
    func stated(in currency: Currency, _ book: borrowing Book) -> DocumentCharge {
        func side(_ side: OrderChargeSide) -> ChargeSide {
            switch side {
            case .customer: .customer
            case .ledger: .ledger
            case .item: .item
            }
        }
        func number(_ account: AccountID) -> Code {
            account.isNone ? .empty : book.companies.accounts[Int(account.number) - 1].number
        }
        var charge = DocumentCharge(
            code: code.code.isEmpty ? OrderCharge.own : code.code, debit: side(code.debit), credit: side(code.credit),
            amount: Money(amount, currency))
        (charge.debitAccount, charge.creditAccount) = (number(code.debitAccount), number(code.creditAccount))
        (charge.itemTaxGroup, charge.description) = (code.itemTaxGroup, code.description)
        return charge
    }
}

extension AutoCharge {
    /// The row of a code that is most specific for customer first, then for item (setup:CH-3).
    static func best(
        _ rows: [AutoCharge], code: Code, isHeader: Bool, currency: Currency, customer: (Code, Code), item: (Code, Code)
    ) -> AutoCharge? {
        var found: (rank: Int, row: AutoCharge)?
        for row in rows where row.code == code && row.isHeader == isHeader && row.currency == currency {
            guard let first = row.customers.rank(customer.0, customer.1), let second = row.items.rank(item.0, item.1) else {
                continue
            }
            let rank = first * 3 + second
            if found.map({ rank < $0.rank }) ?? true { found = (rank, row) }
        }
        return found?.row
    }

    /// Rounded once; nil past the border. `base`: net amount it is a percentage of (setup:CH-4).
    func amount(base: Int64, _ quantity: Quantity) -> Int64? {
        let (numerator, denominator): (Int128, Int128)
        switch kind {
        case .fixed:
            (numerator, denominator) = (Int128(value.unscaled) * Int128(currency.minorPerMajor), Decimal.power(value.scale))
        case .piece:
            let product = Int128(value.unscaled) * Int128(currency.minorPerMajor)
            let (whole, overflow) = product.multipliedReportingOverflow(by: Int128(quantity.millionths))
            if overflow { return nil }
            (numerator, denominator) = (whole, 1_000_000 * Decimal.power(value.scale))
        case .percent: (numerator, denominator) = (Int128(base) * Int128(value.unscaled), 100 * Decimal.power(value.scale))
        }
        let amount = Rounding.halfAwayFromZero.divide(numerator, by: denominator)
        return amount.magnitude <= Money.minorMax.magnitude ? Int64(amount) : nil
    }
}

extension ArrangedInvoice {
    /// Line charges of its lines and header charges of the orders that belong to it (setup:CH-3, CH-4).
    func charges(
        _ orders: [SelectedOrder], in company: CompanyID, _ book: borrowing Book
    ) throws(Rejection) -> [OrderCharge] {
        let setup = book.sales.setup(company)
        var found: [OrderCharge] = []
        for place in lines.indices {
            try addLineCharges(lines[place], at: place, orders[lines[place].order], setup, book, &found)
        }
        for place in chargedOrders { try addHeaderCharges(place, orders[place], setup, book, &found) }
        return found
    }

    private func addLineCharges(
        _ picked: PickedLine, at place: Int, _ order: SelectedOrder, _ setup: SalesLedger.Setup, _ book: borrowing Book,
        _ found: inout [OrderCharge]
    ) throws(Rejection) {
        let line = order.detail.lines[picked.line]
        let customer = (book.customers[order.ordering].number, book.sales.traits(order.ordering).chargeGroup)
        for code in setup.chargesCodes {
            let row = AutoCharge.best(
                setup.autoCharges, code: code.code, isHeader: false, currency: order.currency, customer: customer,
                item: (line.item, setup.items[line.item]?.chargeGroup ?? .empty))
            guard let row else { continue }
            let once = ChargedOnce(line: line.number, code: code.code)
            let isFixed = row.kind == .fixed
            if isFixed, order.detail.charged.contains(once) || found.contains(where: { $0.once?.charged == once && $0.once?.order == picked.order }) {
                continue
            }
            guard let base = line.net(picked.quantity, in: order.currency),
                let amount = row.amount(base: base, picked.quantity)
            else { throw .outOfRange(field: "orders[\(picked.order)]") }
            found.append(OrderCharge(code: code, amount: amount, line: place, once: isFixed ? (picked.order, once) : nil))
        }
    }

    private func addHeaderCharges(
        _ place: Int, _ order: SelectedOrder, _ setup: SalesLedger.Setup, _ book: borrowing Book,
        _ found: inout [OrderCharge]
    ) throws(Rejection) {
        let own = ChargedOnce(line: 0, code: .empty)
        if order.detail.header.charge != 0, !order.detail.charged.contains(own) {
            let code = ChargesCode(code: .empty, description: "", debit: .customer, credit: .ledger)
            found.append(OrderCharge(code: code, amount: order.detail.header.charge, line: nil, once: (place, own)))
        }
        let customer = (book.customers[order.ordering].number, book.sales.traits(order.ordering).chargeGroup)
        var (base, quantity) = (Int128(0), Quantity.zero)
        for picked in chargedLines where picked.order == place {
            base += Int128(order.detail.lines[picked.line].net(picked.quantity, in: order.currency) ?? 0)
            quantity += picked.quantity
        }
        for code in setup.chargesCodes {
            let row = AutoCharge.best(
                setup.autoCharges, code: code.code, isHeader: true, currency: order.currency, customer: customer,
                item: (.empty, .empty))
            guard let row else { continue }
            let once = ChargedOnce(line: 0, code: code.code)
            if row.kind == .fixed, order.detail.charged.contains(once) { continue }
            guard let net = Int64(exactly: base), let amount = row.amount(base: net, quantity) else {
                throw .outOfRange(field: "orders[\(place)]")
            }
            found.append(
                OrderCharge(code: code, amount: amount, line: nil, once: row.kind == .fixed ? (place, once) : nil))
        }
    }
}
