/// Takes a netting back: the customer's documents are open again, all vouchers are mirrored (payments:RV-6).
///
/// Rejections in order: NOT_FOUND, ALREADY_REVERSED, REASON_REQUIRED, DATE_BEFORE_ITEM, period.
package struct ReverseNetting: Command {
    package let companyID: CompanyID
    package let number: Code
    package let date: CalendarDate?
    package let reason: String

    package init(company: CompanyID, number: Code, date: CalendarDate?, reason: String) {
        companyID = company
        self.number = number
        self.date = date
        self.reason = reason
    }

    package struct Answer: Sendable {
        package var netting: Netting
        package var reopened: [SettledPart]
        package var entries: [JournalEntry]
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let id = try book.netting(companyID, number)
        var row = book.nettings[id]
        if let reversed = row.reversedOn {
            throw Rejection(
                .alreadyReversed, field: "netting", "netting \(number) was reversed on \(reversed)",
                [.init("netting", number.text), .init("reversed_on", reversed)])
        }
        if reason.isEmpty { throw Rejection(.reasonRequired, field: "reason", "a reversal needs a reason") }
        let date = date ?? now.today
        if date < row.date { throw .dateBeforeItem(date, earliest: row.date, field: "date") }
        let undone = try draft.undo(row.settlement, on: date, reason: reason, book, by: now, field: "netting")
        let mirror = try mirror(row, on: date, book, &draft)
        _ = try draft.close([(mirror.item, row.item)], origin: .reversal, of: row.customer, in: companyID, on: date, book)
        var (entries, vouchers): ([JournalEntry], [Netting.VoucherNext]) = ([], [])
        for entry in row.entries {
            try book.companies.checkPeriod(entry.company, date, by: now, field: "date")
            entries.append(
                JournalEntry(
                    company: entry.company, voucher: try draft.voucher(entry.company, &vouchers, book), date: date,
                    currency: entry.currency, legs: entry.legs.mirrored))
        }
        draft.add(
            .nettingReversed(
                NettingReversed(id: id, date: date, reason: reason, entries: entries, vouchers: vouchers)), book)
        row.reversedOn = date
        row.reversalReason = reason
        return Answer(
            netting: row, reopened: undone.reopened.filter { $0.item != row.item },
            entries: undone.entries + [mirror.entry] + entries)
    }

    private func mirror(
        _ row: Netting, on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> (item: ItemID, number: Code, voucher: Code, entry: JournalEntry) {
        let item = book.items[row.item]
        let isHeldByVendor = row.entries.allSatisfy { $0.company != companyID }
        let counter =
            isHeldByVendor
            ? (try book.dueAccounts(of: companyID, by: row.entries[0].company).from, PostingType.dueFrom)
            : (try interim(row, book), .nettingInterim)
        var document = Document()
        document.reference = row.number.text
        document.reason = reason
        return try CounterItem(
            company: companyID, customer: row.customer, kind: .adjustment, numbers: .adjustment, date: date,
            currency: row.currency, amount: -item.original, accounting: -item.accountingOriginal,
            profile: ProfileID(UInt32(item.profile)), account: item.account, document: document
        ).post(
            [
                Leg(item.account, .receivable, -item.original, accounting: -item.accountingOriginal),
                Leg(counter.0, counter.1, item.original, accounting: item.accountingOriginal),
            ], book, &draft, field: "netting")
    }

    /// Where the item's own voucher went, seen from the one that took it on.
    private func interim(_ row: Netting, _ book: borrowing Book) throws(Rejection) -> AccountID {
        for entry in row.entries {
            for leg in entry.legs where leg.type == .nettingInterim { return leg.account }
        }
        return try book.companies.automaticAccount(companyID, .nettingInterim)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// One netting by its number.
package struct GetNetting: Query {
    package let companyID: CompanyID
    package let number: Code

    package init(company: CompanyID, number: Code) {
        companyID = company
        self.number = number
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> NettingID {
        try book.netting(companyID, number)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    func netting(_ company: CompanyID, _ number: Code) throws(Rejection) -> NettingID {
        guard let id = nettings.find(company, number) else {
            throw Rejection(.notFound, field: "netting", "there is no netting \(number)", [.init("netting", number.text)])
        }
        return id
    }
}
