/// Opens everything one settlement closed, with mirror entries of all it posted, in every company.
///
/// The items keep their dates; later settlements of the same items stay. Rules: payments:UN-1 to UN-4.
package struct UndoSettlement: Command {
    package let companyID: CompanyID
    /// None: the latest that stands of `document`.
    package let settlement: SettlementID
    private let document: Code
    /// Nil: the settlement's date.
    package let date: CalendarDate?
    package let reason: String
    /// Asked for by the bill itself: only that undoes how it was drawn.
    private let isOfBill: Bool

    package init(
        company: CompanyID, settlement: SettlementID, date: CalendarDate? = nil, reason: String, isOfBill: Bool = false
    ) {
        document = .empty
        self.isOfBill = isOfBill
        companyID = company
        self.settlement = settlement
        self.date = date
        self.reason = reason
    }

    /// The latest settlement that stands of a document or payment.
    package init(company: CompanyID, document: Code, date: CalendarDate? = nil, reason: String) {
        isOfBill = false
        companyID = company
        settlement = .none
        self.document = document
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
        let settlement = document.isEmpty ? settlement : try latest(book)
        guard book.items.contains(settlement), book.items[settlement].company == companyID else {
            throw .noSuchSettlement(settlement, field: "settlement_id")
        }
        let origin = book.items[settlement].origin
        if origin != .settled { throw .notReversible(settlement, origin, field: "settlement_id") }
        if !isOfBill { try book.checkBills(of: settlement, field: "settlement_id") }
        let date = date ?? book.items[settlement].date
        let undone = try draft.undo(settlement, on: date, reason: reason, book, by: now, field: "settlement_id")
        return Answer(reopened: undone.reopened, entries: undone.entries, date: date)
    }

    private func item(_ book: borrowing Book) -> ItemID? {
        book.items.find(companyID, .documents, document) ?? book.items.find(companyID, .payments, document)
    }

    private func latest(_ book: borrowing Book) throws(Rejection) -> SettlementID {
        guard let item = item(book) else {
            throw Rejection(
                .itemNotFound, field: "document_number", "there is no document \(document)",
                [.init("document", document.text)])
        }
        guard let latest = book.items.standingSettlements(of: item).first else {
            throw Rejection(
                .nothingToUndo, field: "document_number", "no settlement of \(document) stands",
                [.init("document", document.text)])
        }
        return latest
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        if !document.isEmpty {
            guard let item = item(book) else { return book.companies[companyID].lastChange }
            return book.lastChange(companyID, book.items[item].customer)
        }
        guard book.items.contains(settlement), book.items[settlement].company == companyID else {
            return book.companies[companyID].lastChange
        }
        return book.lastChange(companyID, book.items[settlement].customer)
    }
}

extension Draft {
    /// Takes a settlement back as a whole: its items are open again, and all it posted is mirrored in every company.
    ///
    /// For the commands that answer for what made it; nobody asks for its origin here. Not before the latest item, in
    /// an open period (payments:UN-3); nor before the settlement itself: from the one day to the other the accounts would
    /// have taken back what they have not posted, and differ from the items (setup:PC-8).
    mutating func undo(
        _ settlement: SettlementID, on date: CalendarDate, reason: String, _ book: borrowing Book, by now: Moment? = nil,
        field: String
    ) throws(Rejection) -> (reopened: [SettledPart], entries: [JournalEntry]) {
        let row = book.items[settlement]
        // Acts of one command may meet at a settlement: it is taken back once.
        if isUndone(settlement, book) {
            throw .nothingToUndo(settlement, at: row.isUndone ? row.undoneSequence : book.sequence + 1, field: field)
        }
        let parts = book.items.parts(of: settlement)
        var latest = row.date
        for part in parts {
            for id in [part.debitItem, part.creditItem] where !id.isNone {
                latest = max(latest, book.items[id].postingDate)
            }
        }
        if date < latest { throw .dateBeforeItem(date, earliest: latest, field: "date") }
        try book.companies.checkPeriod(row.company, date, by: now, field: "date")

        var entries = SettlementEntries(date: date)
        let revaluations = try UnrealizedRelease(settlement: settlement, date: date).undone(&entries, book, self)
        try mirror(settlement, &entries, book, by: now)
        let opened = try ProfileClosing().reopened(by: settlement, &entries, book, self)
        let back = try reopened(parts, book, field: field)
        var fact = SettlementUndone(
            settlement: settlement, date: date, reason: reason, entries: entries.made,
            voucherNext: entries.next(row.company))
        fact.otherVouchers = entries.others(than: row.company)
        fact.revaluations = revaluations
        fact.reopenings = opened
        add(.settlementUndone(fact), book)
        let reopened = back.map { part in
            SettledPart(
                item: part.item, number: part.number, amount: part.amount,
                open: Money(item(part.item, book)?.open ?? part.open.minor, part.open.currency),
                discount: part.discount, difference: part.difference)
        }
        return (reopened, entries.made)
    }

    /// The same legs with the other sign, entry by entry.
    private func mirror(
        _ settlement: SettlementID, _ entries: inout SettlementEntries, _ book: borrowing Book, by now: Moment?
    ) throws(Rejection) {
        let legs = book.items.legs(of: settlement)
        var first = 0
        while first < legs.count {
            var end = first + 1
            while end < legs.count, !legs[end].leg.startsEntry { end += 1 }
            let company = CompanyID(UInt32(legs[first].leg.company))
            if company != book.items[settlement].company {
                try book.companies.checkPeriod(company, entries.date, by: now, field: "date")
            }
            try entries.add(
                legs[first..<end].map { leg, label in
                    Leg(
                        leg.account, leg.type, -leg.amount, accounting: -leg.accounting, taxCode: label.taxCode,
                        dimension: label.dimension)
                }, in: company, legs[first].leg.currency, book, self)
            first = end
        }
    }

    /// Items in the order they were first served, with what each gets back; there must be room for it.
    private func reopened(
        _ parts: [SettlementPart], _ book: borrowing Book, field: String
    ) throws(Rejection) -> [SettledPart] {
        var order: [ItemID] = []
        var sums: [ItemID: (all: Int64, discount: Int64, difference: Int64)] = [:]
        for part in parts {
            for (id, amount) in [(part.debitItem, part.amount), (part.creditItem, -part.amount)] where !id.isNone {
                if sums[id] == nil { order.append(id) }
                sums[id, default: (0, 0, 0)].all += amount
                switch part.kind {
                case .money: break
                case .discount: sums[id]?.discount += amount
                case .difference, .penny: sums[id]?.difference += amount
                }
            }
        }
        var totals: [(customer: CustomerID, currency: Currency, amount: Int64)] = []
        let back = order.map { id in
            let item = book.items[id]
            let sum = sums[id] ?? (0, 0, 0)
            let place = totals.firstIndex { $0.customer == item.customer && $0.currency == item.currency }
            if let place {
                totals[place].amount = totals[place].amount &+ Int64(sum.all.magnitude)
            } else {
                totals.append((item.customer, item.currency, Int64(sum.all.magnitude)))
            }
            return SettledPart(
                item: id, number: item.number, amount: Money(sum.all, item.currency),
                open: Money(item.open, item.currency), discount: sum.discount, difference: sum.difference)
        }
        for total in totals {
            try book.checkRoom(
                total.customer, total.currency, nil, adding: total.amount, pending: 0, field: field)
        }
        return back
    }
}
