/// Posts interest notes: each becomes an open item of its customer (setup:IN-1).
///
/// Debits receivables, credits interest income and fees; on the payments side the other way round. One voucher per
/// note, or one per customer and currency with the sum of its notes.
package struct PostInterestNotes: Command {
    package let id: CompanyID
    package let numbers: [Code]
    /// Nil: the business date.
    package let postingDate: CalendarDate?
    package let isVoucherPerNote: Bool

    package init(id: CompanyID, numbers: [Code], postingDate: CalendarDate?, isVoucherPerNote: Bool) {
        self.id = id
        self.numbers = numbers
        self.postingDate = postingDate
        self.isVoucherPerNote = isVoucherPerNote
    }

    package static let notesMax = 1_000

    package struct Answer: Sendable {
        package var notes: [ToldInterestNote] = []
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if numbers.isEmpty { throw .required("notes", "no note is named") }
        if numbers.count > PostInterestNotes.notesMax {
            throw .tooMany(numbers.count, max: PostInterestNotes.notesMax, field: "notes")
        }
        var notes: [InterestNote] = []
        var named: Set<InterestNoteID> = []
        for (index, number) in numbers.enumerated() {
            guard let found = book.interest.find(id, number) else { throw .noSuchNote(number, field: "notes[\(index)]") }
            let note = book.interest[found]
            guard note.state == .created, named.insert(found).inserted else {
                throw .noteState(note, field: "notes[\(index)]")
            }
            notes.append(note)
        }
        let date = postingDate ?? now.today
        try book.companies.checkPeriod(id, date, by: now, field: "posting_date")
        var answer = Answer()
        for group in groups(notes) { try post(group, on: date, book, &draft, &answer) }
        return answer
    }

    private func groups(_ notes: [InterestNote]) -> [[InterestNote]] {
        if isVoucherPerNote { return notes.map { [$0] } }
        var groups: [[InterestNote]] = []
        // Of a customer, one per currency.
        var places: [CustomerID: [Int]] = [:]
        for note in notes {
            let place = places[note.customer]?.first { groups[$0][0].currency == note.currency }
            if let place {
                groups[place].append(note)
            } else {
                places[note.customer, default: []].append(groups.count)
                groups.append([note])
            }
        }
        return groups
    }

    /// The first note of the group carries the entry of all.
    func post(
        _ notes: [InterestNote], on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft,
        _ answer: inout Answer
    ) throws(Rejection) {
        let customer = notes[0].customer
        let row = book.customers.details[customer.number].row
        let currency = notes[0].currency
        let rate = try book.rate(nil, from: currency, in: id, on: date, of: customer, field: "posting_date")
        let accounting = book.companies[id].currency
        var legs: [Leg] = []
        var receivables: [(line: PostingProfileLine, accounting: Int64)] = []
        for note in notes {
            let profile = book.companies.profile(note.profile).profile.code
            let (_, line) = try book.profile(profile, for: customer, in: id, field: "notes")
            var sum: Int64 = 0
            for charge in note.charges {
                try charge.forEachLeg(of: charge.amount, sign: 1) { (leg) throws(Rejection) in
                    guard let converted = rate.convert(leg.amount, from: currency, to: accounting, .halfAwayFromZero)
                    else { throw .outOfRange(field: "notes") }
                    sum -= converted
                    var leg = leg
                    leg.accountingAmount = converted
                    legs.add(leg)
                }
            }
            legs.add(Leg(line.summaryAccount, .receivable, note.total, accounting: sum))
            receivables.append((line, sum))
        }
        let voucher = try draft.number(.voucher, id, book)
        let entry = JournalEntry(company: id, voucher: voucher.number, date: date, currency: currency, legs: legs)
        guard book.subledger.hasRoom(for: entry) else { throw .outOfRange(field: "notes") }
        let nothing = JournalEntry(company: id, voucher: voucher.number, date: date, currency: currency, legs: [])
        let due = book.companies.dueDate(id, by: row.terms, from: date) ?? date
        for (index, note) in notes.enumerated() {
            try book.checkRoom(
                customer, currency, note.total < 0 ? .creditNotes : .invoices, adding: note.total, pending: draft.exposure(customer, currency), field: "notes")
            var document = Document()
            document.text = "Interest to \(note.to)"
            document.reference = note.code.text
            document.orderingCustomer = customer
            let item = draft.nextItem
            var fact = ItemPosted(
                id: item, company: id, party: row.party, customer: customer, kind: .interestNote,
                number: note.number, voucher: voucher.number, documentDate: date, postingDate: date,
                dueDate: due, currency: currency, amount: note.total, open: note.total, rate: rate,
                accountingAmount: receivables[index].accounting, accountingOpen: receivables[index].accounting,
                tax: note.charges.reduce(0) { $0 + $1.tax }, tiers: [], dimension: .empty, profile: note.profile,
                receivableAccount: receivables[index].line.summaryAccount,
                writeOffAccount: receivables[index].line.writeOffAccount, authorization: .none,
                unauthorizedExposure: false, entry: index == 0 ? entry : nothing, document: document,
                numberTaken: nil, voucherNext: voucher.taken.next)
            // The entry may stand for several notes: each says itself what tax is within it.
            fact.openingTaxes = note.charges.flatMap(\.taxes).map {
                ItemTax(code: $0.code, account: $0.account, dimension: .empty, amount: $0.amount)
            }
            draft.add(.itemPosted(fact), book)
            draft.add(.interestNotePosted(note.id, item: item), book)
            var posted = note
            (posted.state, posted.item) = (.posted, item)
            answer.notes.append(ToldInterestNote(posted, draft, book))
        }
        answer.entries.append(entry)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension [Leg] {
    /// Legs of one account, type and tax code become one.
    fileprivate mutating func add(_ leg: Leg) {
        let same = firstIndex { $0.account == leg.account && $0.type == leg.type && $0.taxCode == leg.taxCode }
        guard let same else { return append(leg) }
        self[same].amount += leg.amount
        self[same].accountingAmount += leg.accountingAmount
    }
}
