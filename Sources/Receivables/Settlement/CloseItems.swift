extension Draft {
    /// Closes pairs of items that cancel out each other: debit and credit have the same amounts.
    ///
    /// The only entries are those that take revaluations back and move what close profiles say.
    mutating func close(
        _ pairs: [(debit: ItemID, credit: ItemID)], origin: SettlementOrigin, of customer: CustomerID,
        in company: CompanyID, on date: CalendarDate, owner: MarkOwner? = nil, _ book: borrowing Book
    ) throws(Rejection) -> (settlement: SettlementID, entries: [JournalEntry]) {
        let parts = pairs.map { pair in
            let debit = item(pair.debit, book)
            return ItemsSettled.Part(
                debitItem: pair.debit, creditItem: pair.credit, amount: debit?.open ?? 0,
                debitAccounting: debit?.accountingOpen ?? 0, creditAccounting: -(debit?.accountingOpen ?? 0))
        }
        return try close(parts, origin: origin, of: customer, in: company, on: date, owner: owner, book)
    }

    mutating func close(
        _ parts: [ItemsSettled.Part], origin: SettlementOrigin, of customer: CustomerID, in company: CompanyID,
        on date: CalendarDate, owner: MarkOwner? = nil, _ book: borrowing Book
    ) throws(Rejection) -> (settlement: SettlementID, entries: [JournalEntry]) {
        var entries = SettlementEntries(date: date, owner: owner)
        try entries.release(parts, book, self)
        var fact = try entries.fact(parts, in: company, of: customer, book, self)
        fact.origin = origin
        add(.itemsSettled(fact), book)
        return (fact.settlement, fact.entries)
    }
}

extension OpenItems {
    /// Settlements of an item that were not undone, latest first.
    func standingSettlements(of id: ItemID) -> [SettlementID] {
        var found: [SettlementID] = []
        forEachPart(of: id) { part in
            if !self[part.settlement].isUndone, !found.contains(part.settlement) { found.append(part.settlement) }
        }
        return found.sorted(by: >)
    }
}

extension Book {
    /// What a bill settled is opened by canceling the bill.
    func checkBills(of settlement: SettlementID, field: String) throws(Rejection) {
        for part in items.parts(of: settlement) {
            for id in [part.debitItem, part.creditItem] where !id.isNone && items[id].kind == .bill {
                throw Rejection(
                    .stateNotAllowed, field: field, "settlement \(settlement.number) is of bill \(items[id].number)",
                    [.init("document", items[id].number.text)])
            }
        }
    }
}
