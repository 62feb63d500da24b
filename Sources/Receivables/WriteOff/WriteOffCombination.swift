/// Items that are written off by one line of each account (credit:WO-2).
struct WriteOffCombination {
    let currency: Currency
    let dimension: Code
    /// Its items are split over several dimensions, and so are its lines.
    let isSplit: Bool
    let profile: ProfileID
    let receivable: AccountID
    let writeOff: AccountID
    var items: [ItemID]

    /// Posts the items that stand against those written off, and settles both.
    ///
    /// Debits and credits are met by an item each, which has exactly their accounting amounts: no exchange
    /// difference arises (credit:WO-5). A net of zero is settled without any entry (credit:WO-3).
    func post(
        _ command: WriteOffItems, reason: String, _ account: CustomerID, on date: CalendarDate,
        _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> (part: WriteOff.Part, settled: [SettledPart], entries: [JournalEntry]) {
        var net: Int128 = 0
        for id in items { net += Int128(book.items[id].open) }
        guard net.magnitude <= UInt128(Money.minorMax) else { throw .outOfRange(field: "items") }
        if net == 0 { return try cancelOut(command.companyID, account, on: date, book, &draft) }
        var (legs, tax) = self.legs(isTaxSeparate: book.companies[command.companyID].parameters.separateSalesTax, book)
        legs.removeAll { $0.amount == 0 && $0.accountingAmount == 0 }
        var (counter, entries): ([ItemID], [JournalEntry]) = ([], [])
        var pairs: [(debit: ItemID, credit: ItemID)] = []
        for isDebit in [true, false] {
            let side = items.filter { (book.items[$0].open > 0) == isDebit }
            if side.isEmpty { continue }
            var (sum, accounting): (Int64, Int64) = (0, 0)
            for id in side {
                sum += book.items[id].open
                accounting += book.items[id].accountingOpen
            }
            var document = Document()
            document.text = command.comment
            document.reason = reason
            document.reference = side.count == 1 ? book.items[side[0]].number.text : ""
            let item = CounterItem(
                company: command.companyID, customer: account, kind: .adjustment, numbers: .adjustment, date: date,
                currency: currency, amount: -sum, accounting: -accounting, profile: profile, account: receivable,
                writeOffAccount: writeOff, dimension: dimension, document: document)
            // The first item's entry is that of both.
            let posted = try item.post(
                counter.isEmpty ? legs : [], voucher: entries.first?.voucher, book, &draft, field: "items")
            if counter.isEmpty { entries.append(posted.entry) }
            counter.append(posted.item)
            pairs += side.map { isDebit ? ($0, posted.item) : (posted.item, $0) }
        }
        let closed = try closePairs(pairs, command.companyID, account, on: date, book, &draft)
        entries += closed.entries
        let settled = items.map { id in
            SettledPart(
                item: id, number: book.items[id].number, amount: Money(book.items[id].open, currency),
                open: .zero(currency))
        }
        return (
            WriteOff.Part(
                currency: currency, dimension: dimension, profile: profile, net: Int64(net), tax: tax, legs: legs,
                counterItems: counter, settlement: closed.settlement), settled, entries
        )
    }

    /// Each written-off item releases all it has; the counter items release the same.
    private func closePairs(
        _ pairs: [(debit: ItemID, credit: ItemID)], _ company: CompanyID, _ account: CustomerID,
        on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> (settlement: SettlementID, entries: [JournalEntry]) {
        let parts = pairs.map { pair in
            let isDebitMarked = items.contains(pair.debit)
            let row = book.items[isDebitMarked ? pair.debit : pair.credit]
            let sign: Int64 = isDebitMarked ? 1 : -1
            return ItemsSettled.Part(
                debitItem: pair.debit, creditItem: pair.credit, amount: sign * row.open,
                debitAccounting: sign * row.accountingOpen, creditAccounting: -sign * row.accountingOpen)
        }
        return try draft.close(parts, origin: .writeOff, of: account, in: company, on: date, book)
    }

    private func cancelOut(
        _ company: CompanyID, _ account: CustomerID, on date: CalendarDate, _ book: borrowing Book,
        _ draft: inout Draft
    ) throws(Rejection) -> (part: WriteOff.Part, settled: [SettledPart], entries: [JournalEntry]) {
        var matching = Matching(items.map { Matching.Offer($0, book.items[$0], book) })
        matching.wishForAll()
        var fact = try matching.settled(in: company, of: account, on: date, currency: currency, book, draft)
        fact.origin = .writeOff
        draft.add(.itemsSettled(fact), book)
        return (
            WriteOff.Part(
                currency: currency, dimension: dimension, profile: profile, net: 0, tax: 0, legs: [],
                counterItems: [], settlement: fact.settlement), matching.settledParts(nil), fact.entries
        )
    }

    /// Receivables away, tax back, and what is left to bad debt; by dimension, so that each of them balances.
    private func legs(isTaxSeparate: Bool, _ book: borrowing Book) -> (legs: [Leg], tax: Int64) {
        var (receivables, taxes, losses): ([Leg], [Leg], [Leg]) = ([], [], [])
        var taxTotal: Int64 = 0
        for id in items {
            let row = book.items[id]
            let shares = book.items.traits.shares(of: id, row)
            let parts = shares.map(\.amount)
            let amounts = row.open.split(by: parts, of: row.original)
            let accountings = row.accountingOpen.split(by: parts, of: row.original)
            for (share, (amount, accounting)) in zip(shares, zip(amounts, accountings)) {
                receivables.merge(
                    Leg(receivable, .receivable, -amount, accounting: -accounting, dimension: share.dimension))
                losses.merge(Leg(writeOff, .badDebt, amount, accounting: accounting, dimension: share.dimension))
            }
            guard isTaxSeparate else { continue }
            for tax in book.items.traits.taxes(of: id, row) where row.original != 0 {
                // Tax x open / gross, rounded per tax code (credit:WO-4); the loss takes the difference.
                let amount = tax.amount.share(row.open, of: row.original)
                let accounting = row.open == 0 ? 0 : row.accountingOpen.share(amount, of: row.open)
                taxTotal += amount
                taxes.merge(
                    Leg(
                        tax.account, .salesTaxPayable, amount, accounting: accounting, taxCode: tax.code,
                        dimension: tax.dimension))
                losses.merge(Leg(writeOff, .badDebt, -amount, accounting: -accounting, dimension: tax.dimension))
            }
        }
        return (losses + taxes + receivables, taxTotal)
    }
}
