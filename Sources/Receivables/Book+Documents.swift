/// Documents and what settles them.
extension Book {
    mutating func apply(_ posted: Posted, at stamp: Stamp) {
        all.pointee.items.state.insert(
            posted.fact, at: stamp.sequence, &all.pointee.customers.state.rows[posted.fact.customer.number])
        if let taken = posted.fact.numberTaken { companies.setNext(posted.fact.company, taken.kind, taken.next) }
        if posted.fact.voucherNext != 0 { companies.setNext(posted.fact.company, .voucher, posted.fact.voucherNext) }
        all.pointee.exposures.state.change(
            &all.pointee.customers.state.rows[posted.fact.customer.number].firstSums, posted.fact.currency
        ) { sums in
            sums.move(Exposures.component(posted.fact.kind, debit: posted.fact.amount > 0), by: posted.fact.open)
        }
        companies.note(posted.fact.currency, in: posted.fact.company)
        if posted.fact.open > 0, companies[posted.fact.company].ruleReach.contains(.dueDays) {
            dueDays.move(posted.fact.customer, posted.fact.dueDate, posted.fact.currency, by: posted.fact.open)
        }
        customers.rows[posted.fact.customer.number].lastChange = stamp.sequence
        customers.name(posted.fact.customer)
        name(posted.fact.document.orderingCustomer)
        subledger.post(posted.fact.entry, at: sequence)
        if let origin = directDebits.note(posted.fact) {
            digest.add(.debitOrigin, UInt64(posted.fact.id.number), origin.fingerprint)
        }
        if posted.fact.kind == .prepayment {
            noteTax(posted.fact)
            if posted.fact.amount < 0, !posted.fact.document.salesOrder.isEmpty {
                prepayments.reserve(
                    posted.fact.id, of: posted.fact.company, order: posted.fact.document.salesOrder)
                digest.add(
                    .reservedPayment, UInt64(posted.fact.id.number), prepayments.reservationWord(of: posted.fact.id))
            }
        }
        if posted.fact.kind == .invoice, !posted.fact.document.salesOrder.isEmpty {
            prepayments.note(invoice: posted.fact.id, of: posted.fact.company, order: posted.fact.document.salesOrder)
        }
        if !posted.fact.document.dimensionSets.isEmpty { dimensionNames.note(posted.fact.document.dimensionSets) }
        if !posted.fact.document.discountParts.isEmpty {
            digest.add(.itemDiscount, UInt64(posted.fact.id.number), items.discountWord(of: posted.fact.id))
        }
        digest.add(.itemInterest, UInt64(posted.fact.id.number), posted.fact.interestShares.word)
        // Asked here first: handing over the fact copies it.
        if posted.fact.document.listCode != .notIncluded, let sale = EUSale(posted.fact) {
            sales.eu.add(sale)
            digest.add(.euSale, UInt64(sale.item.number), sale.fingerprint)
        }
        if !posted.fact.instalments.isEmpty {
            digest.add(.instalments, UInt64(posted.fact.id.number), UInt64(posted.fact.instalments.count))
        }
        digest.add(.item, UInt64(posted.fact.id.number), UInt64(bitPattern: posted.fact.open))
        digest.add(.itemAccounting, UInt64(posted.fact.id.number), UInt64(bitPattern: posted.fact.accountingOpen))
    }

    mutating func apply(_ fact: ItemsSettled, at stamp: Stamp) {
        items.settle(fact, at: stamp.sequence)
        if !fact.dimensionSets.isEmpty { dimensionNames.note(fact.dimensionSets) }
        for part in fact.parts {
            if !part.debitItem.isNone {
                move(part.debitItem, by: -part.amount, accounting: -part.debitAccounting, at: stamp)
            }
            if !part.creditItem.isNone {
                move(part.creditItem, by: part.amount, accounting: -part.creditAccounting, at: stamp)
            }
        }
        if fact.voucherNext != 0 { companies.setNext(fact.company, .voucher, fact.voucherNext) }
        for taken in fact.otherVouchers { companies.setNext(taken.company, .voucher, taken.next) }
        for entry in fact.entries { subledger.post(entry, at: sequence) }
        for change in fact.revaluations { revalue(change, at: stamp) }
        for change in fact.closings {
            items.close(change)
            digest.add(.closedProfile, UInt64(change.item.number), items.closedProfileWord(of: change.item))
        }
        settleTax(fact)
    }

    mutating func apply(_ fact: SettlementUndone, at stamp: Stamp) {
        for part in items.parts(of: fact.settlement) {
            if !part.debitItem.isNone {
                move(part.debitItem, by: part.amount, accounting: part.debitAccounting, at: stamp)
            }
            if !part.creditItem.isNone {
                move(part.creditItem, by: -part.amount, accounting: part.creditAccounting, at: stamp)
            }
        }
        items.markUndone(fact, at: stamp.sequence)
        if fact.voucherNext != 0 {
            companies.setNext(items[fact.settlement].company, .voucher, fact.voucherNext)
        }
        for taken in fact.otherVouchers { companies.setNext(taken.company, .voucher, taken.next) }
        for entry in fact.entries { subledger.post(entry, at: sequence) }
        for change in fact.revaluations { revalue(change, at: stamp) }
        for change in fact.reopenings {
            digest.remove(.closedProfile, UInt64(change.item.number), items.closedProfileWord(of: change.item))
            items.reopen(change)
        }
        undoTax(fact.settlement)
    }
}

extension Exposures.Sums {
    mutating func move(_ component: Exposures.Component, by amount: Int64) {
        switch component {
        case .invoices: invoices += amount
        case .creditNotes: creditNotes += amount
        case .payments: payments += amount
        }
    }
}
