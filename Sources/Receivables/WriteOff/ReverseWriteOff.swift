/// Takes a write-off back: its items are open again as they were, its entries are mirrored (credit:WO-7).
///
/// Rejections in order: NOT_FOUND, ALREADY_REVERSED, REASON_REQUIRED, period, DATE_BEFORE_ITEM.
package struct ReverseWriteOff: Command {
    package let companyID: CompanyID
    package let number: Code
    /// Nil: the business date.
    package let date: CalendarDate?
    package let reason: String

    package init(company: CompanyID, number: Code, date: CalendarDate? = nil, reason: String) {
        companyID = company
        self.number = number
        self.date = date
        self.reason = reason
    }

    package struct Answer: Sendable {
        package var writeOff: WriteOff
        /// Without the items that stood against them.
        package var reopened: [SettledPart] = []
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var row = book.writeOffs[try book.writeOff(companyID, number)]
        if let reversed = row.reversedOn {
            throw Rejection(
                .alreadyReversed, field: "write_off", "write-off \(number) was reversed on \(reversed)",
                [.init("write_off", number.text), .init("reversed_on", reversed)])
        }
        if reason.isEmpty { throw Rejection(.reasonRequired, field: "reason", "a reversal needs a reason") }
        let date = date ?? now.today
        if date < row.date { throw .dateBeforeItem(date, earliest: row.date, field: "date") }
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        var answer = Answer(writeOff: row)
        for part in row.parts {
            let undone = try draft.undo(part.settlement, on: date, reason: reason, book, by: now, field: "write_off")
            answer.reopened += undone.reopened.filter { !part.counterItems.contains($0.item) }
            answer.entries += undone.entries
            try mirror(part, row, on: date, book, &draft, &answer)
        }
        draft.add(.writeOffReversed(WriteOffReversed(id: row.id, date: date, reason: reason)), book)
        row.reversedOn = date
        row.reversalReason = reason
        answer.writeOff = row
        return answer
    }

    /// Counter items are met by mirrors of themselves; the first has the mirrored entry.
    private func mirror(
        _ part: WriteOff.Part, _ row: WriteOff, on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft,
        _ answer: inout Answer
    ) throws(Rejection) {
        var voucher: Code?
        var pairs: [(debit: ItemID, credit: ItemID)] = []
        for counter in part.counterItems {
            let item = book.items[counter]
            var document = Document()
            document.reference = item.number.text
            document.reason = reason
            let mirror = CounterItem(
                company: companyID, customer: row.customer, kind: .adjustment, numbers: .adjustment, date: date,
                currency: part.currency, amount: -item.original, accounting: -item.accountingOriginal,
                profile: part.profile, account: item.account, dimension: part.dimension, document: document)
            let posted = try mirror.post(
                voucher == nil ? part.legs.mirrored : [], voucher: voucher, book, &draft, field: "write_off")
            if voucher == nil { answer.entries.append(posted.entry) }
            voucher = posted.voucher
            pairs.append(item.original < 0 ? (posted.item, counter) : (counter, posted.item))
        }
        guard !pairs.isEmpty else { return }
        answer.entries += try draft.close(pairs, origin: .reversal, of: row.customer, in: companyID, on: date, book).entries
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = book.writeOffs.find(companyID, number) else { return book.sequence }
        return book.lastChange(companyID, book.writeOffs[id].customer)
    }
}

/// One write-off by its number.
package struct GetWriteOff: Query {
    package let companyID: CompanyID
    package let number: Code

    package init(company: CompanyID, number: Code) {
        companyID = company
        self.number = number
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> WriteOffID {
        try book.writeOff(companyID, number)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = book.writeOffs.find(companyID, number) else { return book.sequence }
        return book.customers[book.writeOffs[id].customer].lastChange
    }
}

/// A customer's write-offs, oldest first; at most a page. The first page has what waits for another person (WO-8).
package struct ListWriteOffs: Query {
    package let companyID: CompanyID
    package let customer: Code
    package let size: Int
    package let after: WriteOffID

    package init(company: CompanyID, customer: Code, size: Int, after: WriteOffID) {
        companyID = company
        self.customer = customer
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package var writeOffs: [WriteOffID] = []
        package var hasMore = false
        package let customer: CustomerID
        /// The company's proposals that are open, of whatever method; only with the first page.
        package var proposals: [ProposalID] = []
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(companyID, customer, field: "customer_number")].invoiceAccount
        let (rows, hasMore) = book.writeOffs.of(account).page(of: size) { $0 > after }
        var answer = Answer(writeOffs: rows, hasMore: hasMore, customer: account)
        guard after.isNone else { return answer }
        for id in book.proposals.open {
            guard let row = book.proposals.find(id), row.company == companyID, !row.isExpired(at: now.instant) else { continue }
            answer.proposals.append(id)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(book.lastChange(companyID, customer), book.proposals.lastChange)
    }
}

extension Book {
    func writeOff(_ company: CompanyID, _ number: Code) throws(Rejection) -> WriteOffID {
        guard let id = writeOffs.find(company, number) else {
            throw Rejection(
                .notFound, field: "write_off", "there is no write-off \(number)", [.init("write_off", number.text)])
        }
        return id
    }

    mutating func apply(_ fact: WriteOff, at stamp: Stamp) {
        writeOffs.post(fact)
        if let taken = fact.numberTaken { setNext(fact.company, taken) }
        touch(fact.customer, at: stamp)
        digest.add(.writeOff, UInt64(fact.id.number), writeOffs[fact.id].fingerprint)
        tell(fact.customer, .writeOff, "write-off \(fact.number): \(fact.reason)", at: stamp)
    }

    mutating func apply(_ fact: WriteOffReversed, at stamp: Stamp) {
        digest.remove(.writeOff, UInt64(fact.id.number), writeOffs[fact.id].fingerprint)
        writeOffs.reverse(fact)
        touch(writeOffs[fact.id].customer, at: stamp)
        digest.add(.writeOff, UInt64(fact.id.number), writeOffs[fact.id].fingerprint)
        let row = writeOffs[fact.id]
        tell(row.customer, .writeOff, "write-off \(row.number) reversed: \(fact.reason)", at: stamp)
    }
}
