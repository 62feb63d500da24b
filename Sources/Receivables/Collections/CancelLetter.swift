/// Takes a letter back (credit:LE-9).
///
/// A created one stays listed as canceled and leaves no trace on its items. A posted one, and one whose codes moved
/// when it was printed: codes and level go back, the fee is credited and settled with the credit as far as it is open. Rejections in order: LETTER_NOT_CREATED, LETTER_ALREADY_CANCELED,
/// LATER_LETTER_EXISTS, period.
package struct CancelLetter: Command {
    package let id: CompanyID
    package let letter: LetterID
    package let date: CalendarDate?
    package let reason: String

    package init(id: CompanyID, letter: LetterID, date: CalendarDate?, reason: String) {
        self.id = id
        self.letter = letter
        self.date = date
        self.reason = reason
    }

    package struct Answer: Sendable {
        package var letter: ToldLetter
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var row = try book.collections.letter(letter, of: id, field: "letter_id")
        if row.state == .canceled { try row.check(.posted, field: "letter_id") }
        let date = date ?? now.today
        if row.state == .created, !row.hasMoved {
            draft.add(.collections(.letterCanceled(letter, on: date, document: .none)), book)
            row.state = .canceled
            return Answer(letter: ToldLetter(row, moved: [:], draft, book))
        }
        let items = Set(row.lines.map(\.item))
        let later = book.collections.letters(of: row.customer).first { other in
            let other = book.collections[other]
            return other.id > letter && other.state != .canceled && !book.collections.isRemoved(other.id)
                && other.lines.contains { items.contains($0.item) }
        }
        if let later {
            throw Rejection(
                .laterLetterExists, field: "letter_id", "a later letter of \(book.collections[later].date) names its items",
                [.init("letter", UInt64(later.number))])
        }
        var entries: [JournalEntry] = []
        var document = ItemID.none
        if !row.feeItem.isNone, book.collections.charge(of: row.feeItem).map({ $0.state == .charged }) ?? true {
            try book.companies.checkPeriod(id, date, by: now, field: "date")
            let change = ChangeCharge(
                id: id, kind: .reverse, item: book.items[row.feeItem].number, date: date,
                reason: reason.isEmpty ? "letter canceled" : reason)
            let made = try change.decide(book, at: now, &draft)
            document = made.document
            entries = made.entries
        }
        draft.add(.collections(.letterCanceled(letter, on: date, document: document)), book)
        var codes: [ItemID: UInt8] = [:]
        if row.hasMoved { row.codesBack(&codes) }
        (row.state, row.creditItem, row.hasMoved) = (.canceled, document, false)
        return Answer(letter: ToldLetter(row, moved: codes, draft, book), entries: entries)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
