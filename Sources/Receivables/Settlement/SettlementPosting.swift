/// Turns matched offers into the fact, with the entries that exchange differences and accounts call for.
extension Matching {
    /// Matches as wished. Nothing wished: `NOTHING_TO_SETTLE`.
    mutating func settled(
        in company: CompanyID, of account: CustomerID, on date: CalendarDate, currency: Currency,
        _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> ItemsSettled {
        let parts = match()
        if parts.isEmpty { throw .nothingToSettle(field: "items") }
        var vouchers = Vouchers()
        let released = try UnrealizedRelease(company: company, settlement: draft.nextSettlement, date: date)
            .made(for: parts, &vouchers, book, draft)
        let entries = try SettlementEntries(company: company, date: date, currency: currency)
            .made(for: parts, gain: .none, loss: .none, isUndo: false, &vouchers, book, draft)
        let closed = try ProfileClosing(company: company, customer: account, date: date, currency: currency)
            .closed(by: parts, &vouchers, book, draft)
        var fact = ItemsSettled(
            settlement: draft.nextSettlement, company: company, customer: account, date: date, parts: parts,
            entries: released.entries + entries + closed.entries, voucherNext: vouchers.next)
        fact.revaluations = released.changes
        fact.closings = closed.changes
        return fact
    }
}

/// Entries of a settlement: transfers between summary accounts and realized differences.
///
/// A difference is what the debit item releases less what the credit item does, in accounting currency: left on
/// receivables it is a loss when positive, a gain when negative (payments:FX-1, FX-2). Each has a voucher of its own.
struct SettlementEntries {
    let company: CompanyID
    let date: CalendarDate
    let currency: Currency

    /// Entries for parts in their order; for an undo the mirror of what was made then.
    ///
    /// `gain` and `loss` are the accounts used then; none: today's automatic accounts.
    func made(
        for parts: [ItemsSettled.Part], gain: AccountID, loss: AccountID, isUndo: Bool, _ vouchers: inout Vouchers,
        _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> [JournalEntry] {
        var entries: [JournalEntry] = []
        let sign: Int64 = isUndo ? -1 : 1
        for part in parts {
            guard let debit = draft.item(part.debitItem, book), let credit = draft.item(part.creditItem, book) else {
                preconditionFailure("a part names an item that is not there")
            }
            if debit.account != credit.account {
                entries.append(
                    try entry(
                        &vouchers,
                        Leg(
                            credit.account, .receivable, sign * part.amount, accounting: sign * part.debitAccounting),
                        Leg(
                            debit.account, .receivable, -sign * part.amount, accounting: -sign * part.debitAccounting),
                        book, draft))
            }
            let difference = part.debitAccounting + part.creditAccounting
            guard difference != 0 else { continue }
            let type: PostingType = difference < 0 ? .realizedGain : .realizedLoss
            var account = difference < 0 ? gain : loss
            if account.isNone { account = try book.companies.automaticAccount(company, type) }
            entries.append(
                try entry(
                    &vouchers, Leg(credit.account, .receivable, 0, accounting: -sign * difference),
                    Leg(account, type, 0, accounting: sign * difference), book, draft))
        }
        return entries
    }

    private func entry(
        _ vouchers: inout Vouchers, _ first: Leg, _ second: Leg, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> JournalEntry {
        let entry = JournalEntry(
            company: company, voucher: try vouchers.take(company, book, draft), date: date, currency: currency,
            legs: [first, second])
        try book.checkPosting(entry, field: "items")
        return entry
    }
}
