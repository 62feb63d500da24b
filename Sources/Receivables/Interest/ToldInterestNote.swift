/// A note as an answer tells it, with what its open item says.
///
/// A command tells it as its own facts will leave it, so a preview says what the run says (F17).
package struct ToldInterestNote: Equatable, Sendable {
    package let note: InterestNote
    /// Of its open item; 0 until it is posted.
    package private(set) var open: Int64 = 0
    package private(set) var postingDate: CalendarDate?
    package private(set) var dueDate: CalendarDate?
    /// Numbers of the documents of its acts, in their order.
    package private(set) var documents: [Code] = []
    /// What was paid and written off of each charge.
    package let standing: InterestStanding

    package var mark: InterestMark { note.mark(writtenOff: standing.writtenOff) }

    /// As it stands.
    package init(_ note: InterestNote, _ book: borrowing Book) {
        self.note = note
        standing = InterestStanding(note, book)
        if book.items.contains(note.item) { take(book.items[note.item]) }
        for act in note.acts { documents.append(book.items.contains(act.document) ? book.items[act.document].number : .empty) }
    }

    /// As it will stand after the draft; the note has taken its facts already.
    init(_ note: InterestNote, _ draft: borrowing Draft, _ book: borrowing Book) {
        self.note = note
        standing = InterestStanding(note, draft, book)
        if !note.item.isNone, let item = draft.item(note.item, book) { take(item) }
        for act in note.acts { documents.append(draft.item(act.document, book)?.number ?? .empty) }
    }

    private mutating func take(_ item: Item) {
        open = item.open
        postingDate = item.postingDate
        dueDate = item.dueDate
    }
}
