/// Takes a note back that was not posted (setup:IN-10).
package struct CancelInterestNote: Command {
    package let id: CompanyID
    package let number: Code

    package init(id: CompanyID, number: Code) { (self.id, self.number) = (id, number) }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> ToldInterestNote {
        guard let found = book.interest.find(id, number) else { throw .noSuchNote(number, field: "note") }
        guard book.interest[found].state == .created else { throw .noteState(book.interest[found], field: "note") }
        draft.add(.interestNoteCanceled(found), book)
        var note = book.interest[found]
        note.state = .canceled
        return ToldInterestNote(note, draft, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
