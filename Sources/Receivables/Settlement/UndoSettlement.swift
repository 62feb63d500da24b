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
        let origin = book.items[settlement].origin
        if origin != .settled { throw .notReversible(settlement, origin, field: "settlement_id") }
        let date = date ?? book.items[settlement].date
        let undone = try draft.undo(settlement, on: date, reason: reason, book, field: "settlement_id")
        return Answer(reopened: undone.reopened, entries: undone.entries, date: date)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard book.items.contains(settlement), book.items[settlement].company == companyID else {
            return book.companies[companyID].lastChange
        }
        return book.lastChange(companyID, book.items[settlement].customer)
    }
}

extension Draft {
    /// Takes a settlement back as a whole: its items are open again and its entries mirrored.
    ///
    /// For the commands that answer for what made it; nobody asks for its origin here.
    mutating func undo(
        _ settlement: SettlementID, on date: CalendarDate, reason: String, _ book: borrowing Book, field: String
    ) throws(Rejection) -> (reopened: [SettledPart], entries: [JournalEntry]) {
        let row = book.items[settlement]
        if row.isUndone { throw .nothingToUndo(settlement, at: row.undoneSequence, field: field) }
        if date < row.date { throw .dateBeforeItem(date, earliest: row.date, field: "date") }
        try book.companies.checkPeriod(row.company, date, field: "date")

        let parts = book.items.parts(of: settlement).map {
            ItemsSettled.Part(
                debitItem: $0.debitItem, creditItem: $0.creditItem, amount: $0.amount,
                debitAccounting: $0.debitAccounting, creditAccounting: $0.creditAccounting)
        }
        let currency = book.items[parts[0].debitItem].currency
        let entries = try SettlementEntries(company: row.company, date: date, currency: currency)
            .made(for: parts, gain: row.gainAccount, loss: row.lossAccount, isUndo: true, book, self)
        var total: Int128 = 0
        for part in parts { total += Int128(part.amount) }
        guard let adding = Int64(exactly: total) else { throw .outOfRange(field: field) }
        try book.checkRoom(row.customer, currency, nil, adding: adding, pending: 0, field: field)
        add(
            .settlementUndone(
                SettlementUndone(
                    settlement: settlement, date: date, reason: reason, entries: entries.made,
                    voucherNext: entries.voucherNext)),
            book)
        return (reopened(parts, currency, book), entries.made)
    }

    /// Items in the order they were first served.
    private func reopened(
        _ parts: [ItemsSettled.Part], _ currency: Currency, _ book: borrowing Book
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
            let row = book.items[id]
            let open = item(id, book)?.open ?? row.open
            return SettledPart(
                item: id, number: row.number, amount: Money(sums[id] ?? 0, currency), open: Money(open, currency))
        }
    }

    /// Settlements of an item that stand, latest first.
    func standingSettlements(of id: ItemID, _ book: borrowing Book) -> [SettlementID] {
        var found: [SettlementID] = []
        book.items.forEachPart(of: id) { part in
            if !book.items[part.settlement].isUndone, !found.contains(part.settlement) { found.append(part.settlement) }
        }
        return found.sorted(by: >)
    }

    /// Closes pairs of items that cancel out each other, without any entry: debit and credit have the same amounts.
    mutating func close(
        _ pairs: [(debit: ItemID, credit: ItemID)], origin: SettlementOrigin, of customer: CustomerID,
        in company: CompanyID, on date: CalendarDate, _ book: borrowing Book
    ) -> SettlementID {
        let parts = pairs.map { pair in
            let debit = item(pair.debit, book)
            return ItemsSettled.Part(
                debitItem: pair.debit, creditItem: pair.credit, amount: debit?.open ?? 0,
                debitAccounting: debit?.accountingOpen ?? 0, creditAccounting: -(debit?.accountingOpen ?? 0))
        }
        var fact = ItemsSettled(
            settlement: nextSettlement, company: company, customer: customer, date: date, parts: parts, entries: [],
            voucherNext: 0)
        fact.origin = origin
        add(.itemsSettled(fact), book)
        return fact.settlement
    }
}
