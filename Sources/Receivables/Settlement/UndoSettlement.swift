/// Opens everything one settlement closed, with mirror entries of its exchange differences.
///
/// The items keep their dates; later settlements of the same items stay. Rules: payments:UN-1, UN-3, UN-4.
package struct UndoSettlement: Command {
    package let companyID: CompanyID
    package let settlement: SettlementID
    /// Nil: the settlement's date.
    package let date: CalendarDate?
    package let reason: String

    package init(company: CompanyID, settlement: SettlementID, date: CalendarDate? = nil, reason: String) {
        companyID = company
        self.settlement = settlement
        self.date = date
        self.reason = reason
    }

    package struct Answer: Equatable, Sendable {
        /// What each item got back and what is open on it now, with its sign.
        package let reopened: [SettledPart]
        package let entries: [JournalEntry]
        package let date: CalendarDate
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if reason.isEmpty { throw .required("reason", "an undo needs a reason") }
        guard book.items.contains(settlement), book.items[settlement].company == companyID else {
            throw .noSuchSettlement(settlement, field: "settlement_id")
        }
        let row = book.items[settlement]
        if row.isUndone { throw .nothingToUndo(settlement, at: row.undoneSequence, field: "settlement_id") }
        let date = date ?? row.date
        if date < row.date { throw .dateBeforeItem(date, earliest: row.date, field: "date") }
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")

        let parts = book.items.parts(of: settlement).map {
            ItemsSettled.Part(
                debitItem: $0.debitItem, creditItem: $0.creditItem, amount: $0.amount,
                debitAccounting: $0.debitAccounting, creditAccounting: $0.creditAccounting)
        }
        let currency = book.items[parts[0].debitItem].currency
        var vouchers = Vouchers()
        let released = try UnrealizedRelease(company: companyID, settlement: settlement, date: date)
            .undone(&vouchers, book, draft)
        let differences = try SettlementEntries(company: companyID, date: date, currency: currency)
            .made(
                for: parts, gain: row.gainAccount, loss: row.lossAccount, isUndo: true, &vouchers, book, draft)
        let reopened = try ProfileClosing(company: companyID, customer: row.customer, date: date, currency: currency)
            .reopened(by: settlement, &vouchers, book, draft)
        let entries = released.entries + differences + reopened.entries
        var total: Int128 = 0
        for part in parts { total += Int128(part.amount) }
        guard let adding = Int64(exactly: total) else { throw .outOfRange(field: "settlement_id") }
        try book.checkRoom(row.customer, currency, nil, adding: adding, pending: 0, field: "settlement_id")
        var fact = SettlementUndone(
            settlement: settlement, date: date, reason: reason, entries: entries, voucherNext: vouchers.next)
        fact.revaluations = released.changes
        fact.reopenings = reopened.changes
        draft.add(.settlementUndone(fact), book)
        return Answer(reopened: self.reopened(parts, currency, book, draft), entries: entries, date: date)
    }

    /// Items in the order they were first served.
    private func reopened(
        _ parts: [ItemsSettled.Part], _ currency: Currency, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> [SettledPart] {
        var order: [ItemID] = []
        var sums: [ItemID: Int64] = [:]
        for part in parts {
            for (id, amount) in [(part.debitItem, part.amount), (part.creditItem, -part.amount)] {
                if sums[id] == nil { order.append(id) }
                sums[id, default: 0] += amount
            }
        }
        return order.map { id in
            let item = book.items[id]
            let open = draft.item(id, book)?.open ?? item.open
            return SettledPart(
                item: id, number: item.number, amount: Money(sums[id] ?? 0, currency), open: Money(open, currency))
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard book.items.contains(settlement), book.items[settlement].company == companyID else {
            return book.companies[companyID].lastChange
        }
        return book.lastChange(companyID, book.items[settlement].customer)
    }
}
