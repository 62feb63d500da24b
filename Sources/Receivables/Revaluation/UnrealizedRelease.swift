/// Settlement takes back the unrealized amounts of what it settles, before any realized difference (setup:FX-5).
struct UnrealizedRelease {
    let settlement: SettlementID
    let date: CalendarDate

    /// One change and one voucher per item that has unrealized amounts, in the order the items are served.
    func made(
        for parts: [ItemsSettled.Part], _ entries: inout SettlementEntries, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> [ItemRevaluation] {
        guard !book.items.revaluations.isEmpty else { return [] }
        var shares: [(item: ItemID, open: Int64, now: Unrealized, change: ItemRevaluation)] = []
        for part in parts {
            for id in [part.debitItem, part.creditItem] {
                var place = shares.firstIndex { $0.item == id }
                if place == nil {
                    let now = draft.unrealized(id, book)
                    guard !now.isZero, let item = draft.item(id, book) else { continue }
                    place = shares.count
                    shares.append((id, item.open < 0 ? -item.open : item.open, now, change(of: id, now)))
                }
                guard let place else { continue }
                let share = shares[place].now.share(of: part.amount, open: shares[place].open)
                shares[place].open -= part.amount
                shares[place].now.gain -= share.gain
                shares[place].now.loss -= share.loss
                shares[place].change.gain -= share.gain
                shares[place].change.loss -= share.loss
            }
        }
        let changes = shares.map(\.change).filter { $0.gain != 0 || $0.loss != 0 }
        try add(changes, &entries, book, draft)
        return changes
    }

    /// Nothing yet, from where the amounts stand.
    private func change(of item: ItemID, _ now: Unrealized) -> ItemRevaluation {
        var change = ItemRevaluation(item: item, date: date, gain: 0, loss: 0, settlement: settlement)
        (change.account, change.dimension) = (now.receivable, now.dimension)
        return change
    }

    private func add(
        _ changes: [ItemRevaluation], _ entries: inout SettlementEntries, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        for change in changes {
            guard let item = draft.item(change.item, book) else { continue }
            let company = CompanyID(UInt32(item.company))
            let now = draft.unrealized(change.item, book)
            let receivable = change.account.isNone ? item.account : change.account
            let legs = try UnrealizedEntry(
                company: company, date: date, receivable: receivable, dimension: change.dimension
            )
            .legs([(change.gain, change.loss)], gain: now.gainAccount, loss: now.lossAccount, book)
            try entries.add(legs, in: company, book.companies[company].currency, book, draft)
        }
    }

    /// The mirror of what a settlement took back, then or by a later revaluation of an earlier date: it comes back to
    /// where the rest stands now.
    func undone(
        _ entries: inout SettlementEntries, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> [ItemRevaluation] {
        guard !book.items.revaluations.isEmpty else { return [] }
        var changes: [ItemRevaluation] = []
        for taken in book.items.revaluations.changes(by: settlement) {
            let place = changes.firstIndex { $0.item == taken.item } ?? changes.count
            if place == changes.count {
                changes.append(change(of: taken.item, draft.unrealized(taken.item, book)))
            }
            changes[place].gain -= taken.gain
            changes[place].loss -= taken.loss
        }
        changes.removeAll { $0.gain == 0 && $0.loss == 0 }
        try add(changes, &entries, book, draft)
        return changes
    }
}

/// The voucher of unrealized amounts of one item, in accounting currency (setup:FX-4).
struct UnrealizedEntry {
    let company: CompanyID
    let date: CalendarDate
    let receivable: AccountID
    var dimension = Code.empty

    func entry(
        _ legs: [Leg], _ vouchers: inout Vouchers, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> JournalEntry {
        let entry = JournalEntry(
            company: company, voucher: try vouchers.take(company, book, draft), date: date,
            currency: book.companies[company].currency, legs: legs)
        try book.checkPosting(entry, field: "items")
        return entry
    }

    /// Each amount has legs of its own; `gain` and `loss` none: today's automatic accounts.
    func legs(
        _ amounts: [(gain: Int64, loss: Int64)], gain: AccountID, loss: AccountID, _ book: borrowing Book
    ) throws(Rejection) -> [Leg] {
        var legs: [Leg] = []
        func add(_ account: AccountID, _ type: PostingType, _ amount: Int64) {
            legs.append(Leg(account, type, amount, accounting: amount, dimension: dimension))
        }
        for amount in amounts {
            if amount.gain != 0 {
                let account = try gain.isNone ? book.companies.automaticAccount(company, .unrealizedGain) : gain
                add(receivable, .receivable, amount.gain)
                add(account, .unrealizedGain, -amount.gain)
            }
            if amount.loss != 0 {
                let account = try loss.isNone ? book.companies.automaticAccount(company, .unrealizedLoss) : loss
                add(account, .unrealizedLoss, -amount.loss)
                add(receivable, .receivable, amount.loss)
            }
        }
        return legs
    }
}
