/// Reserves items for a line of a payment journal, all or none (payments:SE-2; invariant 9).
///
/// Until the line is posted or gone nothing else settles them. An item the line has marked already gets the new wish.
/// Rejections in order: NOT_FOUND (journal), JOURNAL_LOCKED, NOT_FOUND (line), NOTHING_TO_SETTLE, TOO_MANY_ITEMS,
/// ITEM_NOT_FOUND, CUSTOMER_MISMATCH, PARTY_MISMATCH, VERSION_CONFLICT, ITEM_CLOSED, ITEM_MARKED_ELSEWHERE,
/// ITEM_NAMED_TWICE, AMOUNT_SIGN, AMOUNT_EXCEEDS_OPEN, DISCOUNT_OUT_OF_RANGE, NOT_ALLOWED.
package struct MarkItems: Command {
    package let id: CompanyID
    package let journal: Code
    package let line: UInt32
    package let items: [ApplyItem]
    /// None, or one per item.
    package let wishes: [MarkWish]

    package init(id: CompanyID, journal: Code, line: UInt32, items: [ApplyItem], wishes: [MarkWish] = []) {
        self.id = id
        self.journal = journal
        self.line = line
        self.items = items
        self.wishes = wishes
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> SetPaymentLine.Answer {
        let journal = try book.draftPaymentJournal(id, self.journal)
        var line = try journal.line(self.line, field: "line")
        if items.isEmpty { throw .nothingToSettle(field: "items") }
        line.marks = try line.marking(items, wishes, of: journal, book, draft)
        draft.noteOverrides(wishes)
        draft.add(.payment(.lineSet(journal.id, line)), book)
        return .init(journal: journal.number, line: line)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.markChange(id, journal, line) }
}

/// Gives marked items free. Rejections in order: NOT_FOUND (journal), JOURNAL_LOCKED, NOT_FOUND (line), ITEM_NOT_FOUND.
package struct UnmarkItems: Command {
    package let id: CompanyID
    package let journal: Code
    package let line: UInt32
    /// By number; none: all marks of the line.
    package let documents: [Code]

    package init(id: CompanyID, journal: Code, line: UInt32, documents: [Code] = []) {
        (self.id, self.journal, self.line, self.documents) = (id, journal, line, documents)
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> SetPaymentLine.Answer {
        let journal = try book.draftPaymentJournal(id, self.journal)
        var line = try journal.line(self.line, field: "line")
        for (place, number) in documents.enumerated() {
            guard let mark = line.marks.firstIndex(where: { book.items[$0.item].number == number }) else {
                throw .noSuchItem(ApplyItem(number: number), field: "document_numbers[\(place)]")
            }
            line.marks.remove(at: mark)
        }
        if documents.isEmpty { line.marks = [] }
        draft.add(.payment(.lineSet(journal.id, line)), book)
        return .init(journal: journal.number, line: line)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.markChange(id, journal, line) }
}

/// Marks what the money of a line reaches, in the order of parameter settlement_priority (payments:SE-6).
///
/// Other marks of the line end. Rejections in order: NOT_FOUND (journal), JOURNAL_LOCKED, NOT_FOUND (line), NOT_ALLOWED,
/// AMOUNT_ZERO, NOTHING_TO_SETTLE.
package struct MarkByPriority: Command {
    package let id: CompanyID
    package let journal: Code
    package let line: UInt32

    package init(id: CompanyID, journal: Code, line: UInt32) { (self.id, self.journal, self.line) = (id, journal, line) }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> SetPaymentLine.Answer {
        let journal = try book.draftPaymentJournal(id, self.journal)
        var line = try journal.line(self.line, field: "line")
        let parameters = book.companies[id].parameters.settlement
        guard parameters.prioritizes else { throw .notAllowed("prioritize_settlement", field: "line") }
        if line.amount == 0 { throw .zeroPayment() }
        let owner = MarkOwner(journal: journal.id, line: line.number)
        let account = book.customers[line.customer].invoiceAccount
        line.marks = line.draft(owner, book).priorityMarks(
            of: account, parameters.priority, on: line.date ?? now.today, book, draft)
        if line.marks.isEmpty { throw .nothingToSettle(field: "line") }
        draft.add(.payment(.lineSet(journal.id, line)), book)
        return .init(journal: journal.number, line: line)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.markChange(id, journal, line) }
}

extension PaymentLine {
    /// Its marks with those asked for.
    func marking(
        _ items: [ApplyItem], _ wishes: [MarkWish], of journal: PaymentJournal, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> [PaymentMark] {
        let matching = try Matching(
            named: items, wishes, of: book.customers[customer].invoiceAccount, in: journal.company, currency: nil,
            mayMix: true, owner: MarkOwner(journal: journal.id, line: number), book, draft)
        var marks = self.marks
        for offer in matching.offers {
            let place = Int(offer.place)
            if let amount = items[place].amount { _ = try Matching.checked(amount, offer, draft, book) }
            let wish = wishes.isEmpty ? MarkWish() : wishes[place]
            if let discount = wish.discount { _ = try wish.checked(discount, offer) }
            if wish.fullSettlement, !book.companies[offer.home].parameters.settlement.fullSettlement {
                throw .notAllowed("full_settlement_enabled", field: "items[\(place)].full_settlement")
            }
            let mark = PaymentMark(item: offer.item, amount: items[place].amount, wish: wish, lines: items[place].lines)
            if let known = marks.firstIndex(where: { $0.item == offer.item }) {
                marks[known] = mark
            } else {
                marks.append(mark)
            }
        }
        if marks.count > ApplyItem.itemsMax { throw .tooMany(marks.count, max: ApplyItem.itemsMax, field: "items") }
        return marks
    }
}

extension PaymentDraft {
    /// The last one of the default order may be served in part; another one that the money does not reach gets an amount.
    fileprivate func priorityMarks(
        of account: CustomerID, _ priority: SettlementPriority, on date: CalendarDate, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) -> [PaymentMark] {
        var matching = Matching(candidates(account, book, draft))
        if priority.isSet { matching.sort(by: priority) } else { matching.sort(on: date, book, draft) }
        let chosen = firstOf(matching.offers, Self.partsMax, date, book, draft)
        var marks = chosen.map { PaymentMark(item: $0.item) }
        guard let last = chosen.last else { return [] }
        let before = chosen.dropLast().reduce(0) { $0 + need($1.item, date, book, draft) }
        var ordered = Matching(chosen)
        ordered.sort(on: date, book, draft)
        if amount.minor - before < need(last.item, date, book, draft), ordered.offers.last?.item != last.item {
            marks[marks.count - 1].amount = Money(amount.minor - before, amount.currency)
        }
        return marks
    }
}

extension Book {
    fileprivate func markChange(_ company: CompanyID, _ number: Code, _ line: UInt32) -> UInt64 {
        let journal = paymentJournals.find(company, number)
        let customer = journal?.lines.first { $0.number == line }?.customer
        return max(paymentJournalChange(company, number), customer.map { lastChange(company, $0) } ?? 0)
    }
}
