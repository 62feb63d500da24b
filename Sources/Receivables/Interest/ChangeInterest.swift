/// Waives, reinstates or reverses charges of a posted note (setup:IN-2 to IN-11).
///
///     waive, reverse   credit note over what still stands, settled with what is still open of it
///     reinstate        debit invoice over what was waived; first it uses up what the waiving credit notes left open
///
/// Rejections in order: FIELD_REQUIRED (reason), NOT_FOUND, STATE_NOT_ALLOWED, FIELD_INVALID (positions),
/// FEE_NOT_REVERSIBLE, NOTHING_TO_WAIVE or NOT_WAIVED, period, WAIVE_LIMIT_EXCEEDED.
package struct ChangeInterest: Command {
    package enum Scope: UInt8, Sendable, BitwiseCopyable {
        case note = 1
        case lines = 2
        case fees = 3
    }

    package let id: CompanyID
    package let kind: InterestAct
    package let note: Code
    package let scope: Scope
    /// Positions from 1 among the note's lines or fees.
    package let positions: [UInt32]
    /// Nil: the business date.
    package let date: CalendarDate?
    package let reason: String

    package init(
        id: CompanyID, kind: InterestAct, note: Code, scope: Scope, positions: [UInt32], date: CalendarDate?,
        reason: String
    ) {
        self.id = id
        self.kind = kind
        self.note = note
        self.scope = scope
        self.positions = positions
        self.date = date
        self.reason = reason
    }

    package struct Answer: Sendable {
        package let note: ToldInterestNote
        package let document: ItemID
        package let number: Code
        /// What was waived, reversed or reinstated, without sign.
        package let amount: Money
        /// Closed by the settlement that goes with it.
        package let settled: Money
        /// Of the credit note, or due of the reinstating invoice.
        package let open: Money
        package let entries: [JournalEntry]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if reason.isEmpty { throw .required("reason", "waiving, reinstating and reversing need a reason") }
        guard let found = book.interest.find(id, note) else { throw .noSuchNote(note, field: "note") }
        var note = book.interest[found]
        guard note.state == .posted else { throw .noteState(note, field: "note") }
        let chosen = try chosen(note)
        if kind == .reverse, scope == .fees {
            throw Rejection(.feeNotReversible, field: "scope", "a fee alone is not reversed: reverse the note, or waive the fee")
        }
        let amounts = amounts(of: chosen, note, book)
        if amounts.isEmpty {
            throw kind == .reinstate
                ? Rejection(.notWaived, field: "note", "nothing of it is waived")
                : Rejection(.nothingToWaive, field: "note", "nothing of it is left to \(kind)")
        }
        let date = date ?? now.today
        try book.companies.checkPeriod(id, date, by: now, field: "date")
        if kind == .waive { try checkLimit(amounts, note, on: date, by: now.principal, book) }
        let document = try post(amounts, note, on: date, book, &draft)
        let settled = try settle(document.item, amounts, note, on: date, book, &draft)
        let fact = InterestChanged(
            note: found, kind: kind, amounts: amounts, document: document.item, date: date, reason: reason,
            by: now.principal)
        draft.add(.interestChanged(fact), book)
        note.take(fact, at: book.sequence + 1)
        let total = amounts.reduce(0) { $0 + $1.amount }
        return Answer(
            note: ToldInterestNote(note, draft, book), document: document.item, number: document.number,
            amount: Money(abs(total), note.currency), settled: Money(settled.amount, note.currency),
            open: Money(abs(total) - settled.amount, note.currency), entries: [document.entry] + settled.entries)
    }

    // MARK: Charges

    private func chosen(_ note: InterestNote) throws(Rejection) -> [Int] {
        let all = note.charges.indices
        if scope == .note { return Array(all) }
        let places = all.filter { note.charges[$0].isFee == (scope == .fees) }
        if positions.isEmpty { return places }
        var chosen: [Int] = []
        for (index, position) in positions.enumerated() {
            guard position >= 1, Int(position) <= places.count, !chosen.contains(places[Int(position) - 1]) else {
                throw Rejection(
                    .fieldInvalid, field: "\(scope == .fees ? "fees" : "lines")[\(index)]",
                    "the note has \(places.count) of them, each is named once")
            }
            chosen.append(places[Int(position) - 1])
        }
        return chosen
    }

    private func amounts(
        of chosen: [Int], _ note: InterestNote, _ book: borrowing Book
    ) -> [InterestChanged.Amount] {
        let lost = InterestStanding(note, book).writtenOff
        var amounts: [InterestChanged.Amount] = []
        for index in chosen {
            let charge = note.charges[index]
            let standing = charge.standing - (charge.amount < 0 ? -lost[index] : lost[index])
            let amount = kind == .reinstate ? charge.waived : standing
            if amount != 0 { amounts.append(.init(charge: UInt32(index), amount: amount)) }
        }
        return amounts
    }

    private func checkLimit(
        _ amounts: [InterestChanged.Amount], _ note: InterestNote, on date: CalendarDate, by principal: Code,
        _ book: borrowing Book
    ) throws(Rejection) {
        guard let limit = WaiveLimit(of: principal, in: id, book) else { return }
        let accounting = book.companies[id].currency
        let rate = try book.rate(nil, from: note.currency, in: id, on: date, of: note.customer, field: "date")
        let total = amounts.reduce(0) { $0 + $1.amount }
        guard let converted = rate.convert(abs(total), from: note.currency, to: accounting, .halfAwayFromZero) else {
            throw .outOfRange(field: "note")
        }
        try limit.check(converted, accounting, field: "note")
    }

    // MARK: The document

    private func post(
        _ amounts: [InterestChanged.Amount], _ note: InterestNote, on date: CalendarDate, _ book: borrowing Book,
        _ draft: inout Draft
    ) throws(Rejection) -> (item: ItemID, number: Code, entry: JournalEntry) {
        let claim = book.items[note.item]
        let sign: Int64 = kind == .reinstate ? 1 : -1
        let accounting = book.companies[id].currency
        let rate = try book.rate(nil, from: note.currency, in: id, on: date, of: note.customer, field: "date")
        var legs = [Leg(claim.account, .receivable, 0, accounting: 0)]
        var tax: Int64 = 0
        for amount in amounts {
            try note.charges[Int(amount.charge)].forEachLeg(of: amount.amount, sign: sign) { (leg) throws(Rejection) in
                guard let converted = rate.convert(leg.amount, from: note.currency, to: accounting, .halfAwayFromZero)
                else { throw .outOfRange(field: "note") }
                var leg = leg
                leg.accountingAmount = converted
                legs.append(leg)
                legs[0].amount -= leg.amount
                legs[0].accountingAmount -= converted
                if leg.type == .salesTaxPayable { tax -= leg.amount }
            }
        }
        let row = book.customers.details[note.customer.number].row
        try book.checkRoom(
            note.customer, note.currency, legs[0].amount < 0 ? .creditNotes : .invoices, adding: legs[0].amount,
            pending: draft.exposure(note.customer, note.currency), field: "note")
        let (number, taken) = try draft.documentNumber(
            .empty, legs[0].amount < 0 ? .creditNote : .invoice, .documents, id, book, field: "note")
        let voucher = try draft.number(.voucher, id, book)
        let entry = JournalEntry(company: id, voucher: voucher.number, date: date, currency: note.currency, legs: legs)
        guard book.subledger.hasRoom(for: entry) else { throw .outOfRange(field: "note") }
        var document = Document()
        document.reference = note.number.text
        document.reason = reason
        document.orderingCustomer = note.customer
        let item = draft.nextItem
        draft.add(
            .itemPosted(
                ItemPosted(
                    id: item, company: id, party: row.party, customer: note.customer,
                    kind: legs[0].amount < 0 ? .creditNote : .invoice, number: number, voucher: voucher.number,
                    documentDate: date, postingDate: date, dueDate: date, currency: note.currency,
                    amount: legs[0].amount, open: legs[0].amount, rate: rate, accountingAmount: legs[0].accountingAmount,
                    accountingOpen: legs[0].accountingAmount, tax: tax, tiers: [], dimension: .empty,
                    profile: note.profile, receivableAccount: claim.account, writeOffAccount: .none,
                    authorization: .none, unauthorizedExposure: false, entry: entry, document: document,
                    numberTaken: taken, voucherNext: voucher.taken.next)), book)
        return (item, number, entry)
    }

    // MARK: The settlement that goes with it

    private func settle(
        _ document: ItemID, _ amounts: [InterestChanged.Amount], _ note: InterestNote, on date: CalendarDate,
        _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> (amount: Int64, entries: [JournalEntry]) {
        guard let made = draft.item(document, book) else { return (0, []) }
        var left = abs(made.open)
        var offers: [(item: ItemID, amount: Int64)] = []
        if kind == .reinstate {
            for act in note.acts where act.kind == .waive && left > 0 {
                let open = book.items[act.document].open
                let taken = (open > 0) == (made.open > 0) ? 0 : min(abs(open), left)
                if taken > 0 { offers.append((act.document, taken)) }
                left -= taken
            }
        } else {
            let claims = openParts(of: amounts, note, book)
            // A note over both sides: what goes the same way as the document is not closed by it.
            for claim in claims where left > 0 && (book.items[claim.item].open > 0) != (made.open > 0) {
                let taken = min(claim.amount, left)
                if taken > 0 { offers.append((claim.item, taken)) }
                left -= taken
            }
        }
        guard !offers.isEmpty else { return (0, []) }
        var matching = Matching([])
        var total: Int64 = 0
        for (index, offer) in offers.enumerated() {
            guard let item = draft.item(offer.item, book) else { continue }
            if date < item.postingDate { throw .dateBeforeItem(date, earliest: item.postingDate, field: "date") }
            matching.add(.init(offer.item, item, book))
            matching.wish(offer.amount, at: index)
            total += offer.amount
        }
        matching.add(.init(document, made, book))
        matching.wish(total, at: offers.count)
        let fact = try matching.settled(
            in: id, of: note.customer, on: date, currency: note.currency, book, draft)
        draft.add(.itemsSettled(fact), book)
        return (total, fact.entries)
    }

    /// What is still open of the chosen charges, on the note and on invoices that reinstated them (IN-3, IN-6).
    private func openParts(
        of amounts: [InterestChanged.Amount], _ note: InterestNote, _ book: borrowing Book
    ) -> [(item: ItemID, amount: Int64)] {
        let claim = book.items[note.item]
        let open = InterestStanding(note, book).open
        var wanted: Int64 = 0
        for amount in amounts { wanted += min(open[Int(amount.charge)], abs(amount.amount)) }
        var parts = [(item: note.item, amount: min(wanted, abs(claim.open)))]
        for act in note.acts where act.kind == .reinstate {
            parts.append((act.document, abs(book.items[act.document].open)))
        }
        return parts
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
