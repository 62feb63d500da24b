/// Periods, dates of open items, revaluation.
extension Book {
    mutating func apply(_ fact: ClosingFact, at stamp: Stamp) {
        switch fact {
        case .accessSet(let id, let row):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.access.removeAll { $0.from == row.from && $0.module == row.module }
                if row.rule != .all { setup.access.append(row) }
            }
        case .userGroupSet(let id, let group):
            companies.change(id, at: stamp.sequence) { _, setup in setup.set(group) }
        case .rateTypeSet(let id, let type):
            companies.change(id, at: stamp.sequence) { _, setup in setup.rateTypes[type.code] = type }
        case .stepReported(let id, let row):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.closeReports.removeAll { $0.from == row.from && $0.step == row.step }
                if row.count != 0 { setup.closeReports.append(row) }
            }
        case .revalued(let page):
            if page.voucherNext != 0 { companies.setNext(page.company, .voucher, page.voucherNext) }
            for entry in page.entries { subledger.post(entry, at: sequence) }
            for change in page.changes { revalue(change, at: stamp) }
            items.note(page, at: stamp.sequence)
            dimensionNames.note(page.dimensionSets)
        case .euListMade(let list):
            if let last = sales.eu.lists(of: list.company).last, last.number == list.number {
                digest.remove(.euList, last.digestKey, last.fingerprint)
            }
            sales.eu.set(list)
            digest.add(.euList, list.digestKey, list.fingerprint)
            touch(list.company, at: stamp)
        case .euListReported(let id, let number):
            for sale in sales.eu.report(number, of: id) {
                digest.remove(.euSale, UInt64(sale.item.number), sale.fingerprint)
                var locked = sale
                locked.list = number
                digest.add(.euSale, UInt64(locked.item.number), locked.fingerprint)
            }
            if var list = sales.eu.lists(of: id).last(where: { $0.number == number }) {
                digest.add(.euList, list.digestKey, list.fingerprint)
                list.isReported = false
                digest.remove(.euList, list.digestKey, list.fingerprint)
            }
            touch(id, at: stamp)
        case .dueDateChanged(let id, let date):
            digest.remove(.itemDates, UInt64(id.number), items.editedDatesWord(of: id))
            setDueDate(id, date, at: stamp)
            digest.add(.itemDates, UInt64(id.number), items.editedDatesWord(of: id))
        case .paymentEdited(let id, let payment, let mandate):
            digest.remove(.itemPayment, UInt64(id.number), items.paymentWord(of: id))
            items.setPayment(id, payment, at: stamp.sequence)
            digest.add(.itemPayment, UInt64(id.number), items.paymentWord(of: id))
            digest.remove(.debitOrigin, UInt64(id.number), directDebits.originWord(of: id))
            directDebits.setMandate(mandate, of: id, owedBy: items[id].customer)
            digest.add(.debitOrigin, UInt64(id.number), directDebits.originWord(of: id))
            touch(items[id].customer, at: stamp)
        case .datesEdited(let id, let dates):
            digest.remove(.itemDates, UInt64(id.number), items.editedDatesWord(of: id))
            items.setBase(id, dates)
            setDueDate(id, dates.due, at: stamp)
            digest.add(.itemDates, UInt64(id.number), items.editedDatesWord(of: id))
        }
    }

    mutating func changeSetup(of id: CompanyID, at stamp: Stamp, _ body: (inout Companies.Setup) -> Void) {
        companies.change(id, at: stamp.sequence) { _, setup in body(&setup) }
    }

    mutating func setDueDate(_ id: ItemID, _ date: CalendarDate, at stamp: Stamp) {
        let before = items[id]
        all.pointee.items.state.setDueDate(
            id, date, at: stamp.sequence, &all.pointee.customers.state.rows[before.customer.number])
        customers.rows[before.customer.number].lastChange = stamp.sequence
        guard before.original > 0, companies[CompanyID(UInt32(before.company))].ruleReach.contains(.dueDays) else { return }
        dueDays.move(before.customer, before.dueDate, before.currency, by: -before.open)
        dueDays.move(before.customer, date, before.currency, by: before.open)
    }

    mutating func revalue(_ change: ItemRevaluation, at stamp: Stamp) {
        digest.remove(.unrealized, UInt64(change.item.number), UInt64(bitPattern: items.unrealized(change.item).sum))
        items.revalue(change, at: stamp.sequence)
        digest.add(.unrealized, UInt64(change.item.number), UInt64(bitPattern: items.unrealized(change.item).sum))
        customers.rows[items[change.item].customer.number].lastChange = stamp.sequence
    }

    mutating func move(_ id: ItemID, by amount: Int64, accounting: Int64, at stamp: Stamp) {
        let before = items[id]
        let customer = before.customer.number
        all.pointee.items.state.move(
            id, by: amount, accounting: accounting, at: stamp.sequence, &all.pointee.customers.state.rows[customer])
        all.pointee.exposures.state.change(&all.pointee.customers.state.rows[customer].firstSums, before.currency) { sums in
            sums.move(Exposures.component(before.kind, debit: before.original > 0), by: amount)
        }
        if before.original > 0, companies[CompanyID(UInt32(before.company))].ruleReach.contains(.dueDays) {
            dueDays.move(before.customer, before.dueDate, before.currency, by: amount)
        }
        customers.rows[customer].lastChange = stamp.sequence
        if before.status != .notDisputed { moved(id, from: before, by: amount, at: stamp) }
        moveAtRisk(id, before, by: amount)
        if collections.hasLevels, before.open + amount == 0 { dropLevel(of: before.customer, at: stamp) }
        digest.remove(.item, UInt64(id.number), UInt64(bitPattern: before.open))
        digest.add(.item, UInt64(id.number), UInt64(bitPattern: before.open + amount))
        digest.remove(.itemAccounting, UInt64(id.number), UInt64(bitPattern: before.accountingOpen))
        digest.add(.itemAccounting, UInt64(id.number), UInt64(bitPattern: before.accountingOpen + accounting))
    }
}
