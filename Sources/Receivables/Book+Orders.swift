/// Orders: what they hold of the exposure, and their lines.
extension Book {
    mutating func apply(_ fact: OrderConfirmed, at stamp: Stamp) {
        moveOrder(fact.id, fact.customer, fact.currency, at: stamp) { $0.insert(fact, at: stamp.sequence, &$1) }
        name(fact.customer)
        name(fact.orderingCustomer)
    }

    mutating func apply(_ fact: OrderChanged, at stamp: Stamp) {
        let row = orders[fact.id]
        moveOrder(fact.id, row.customer, row.currency, at: stamp) {
            $0.change(fact.id, at: stamp.sequence, &$1, fact.change)
        }
    }

    /// Changes an order and moves the sums of its account by the difference.
    mutating func moveOrder(
        _ id: OrderID, _ customer: CustomerID, _ currency: Currency, at stamp: Stamp,
        _ body: (inout Orders, inout OrderID) -> Void
    ) {
        let before = orders.contains(id) ? orders[id] : nil
        var first = OrderID(exposures.find(customers[customer].firstSums, currency)?.firstOrder ?? 0)
        body(&orders, &first)
        let after = orders[id]
        all.pointee.exposures.state.change(&all.pointee.customers.state.rows[customer.number].firstSums, currency) { sums in
            sums.firstOrder = first.number
            sums.orders += after.open - (before?.open ?? 0)
            sums.delivered += after.delivered - (before?.delivered ?? 0)
            if let before, before.isLive, before.isSpecial { sums.specialOrders -= 1 }
            if after.isLive, after.isSpecial { sums.specialOrders += 1 }
        }
        customers.rows[customer.number].lastChange = stamp.sequence
        if let before {
            digest.remove(.order, UInt64(id.number), UInt64(bitPattern: before.open))
            digest.remove(.orderDelivered, UInt64(id.number), UInt64(bitPattern: before.delivered))
        }
        digest.add(.order, UInt64(id.number), UInt64(bitPattern: after.open))
        digest.add(.orderDelivered, UInt64(id.number), UInt64(bitPattern: after.delivered))
    }

    mutating func apply(_ fact: SalesFact, at stamp: Stamp) {
        if let order = fact.order {
            digest.remove(.orderDetail, UInt64(order.number), sales.fingerprint(of: order))
        }
        if case .tradeSet(let id, _) = fact { digest.remove(.trade, UInt64(id.number), sales.tradeWord(of: id)) }
        sales.apply(fact, at: stamp.sequence)
        if let order = fact.order {
            digest.add(.orderDetail, UInt64(order.number), sales.fingerprint(of: order))
        }
        switch fact {
        case .slipRegistered(let id, _, let taken):
            if let taken { companies.setNext(orders[id].company, taken.kind, taken.next) }
        case .commissionPosted(let fact):
            subledger.post(fact.entry, at: sequence)
            digest.add(.commission, UInt64(fact.item.number), sales.commissionWord(of: fact.item))
            if fact.voucherNext != 0 { companies.setNext(fact.company, .voucher, fact.voucherNext) }
        case .accrualPosted(let fact):
            subledger.post(fact.entry, at: sequence)
            companies.setNext(fact.company, .voucher, fact.voucherNext)
        case .setupSet(let id, let row):
            companies.change(id, at: stamp.sequence) { _, _ in }
            if case .traits(let traits) = row { customers.rows[traits.customer.number].lastChange = stamp.sequence }
        case .tradeSet(let id, _):
            digest.add(.trade, UInt64(id.number), sales.tradeWord(of: id))
            customers.rows[id.number].lastChange = stamp.sequence
        case .orderInvoiced(let fact):
            let order = orders[fact.order]
            prepayments.note(
                items.instalments(of: fact.item)?.items ?? [fact.item],
                sharedBy: CompanyCode(company: order.company, code: order.number))
        case .orderDetailed, .slipCanceled, .orderCredited: break
        }
    }
}
