/// Marks notes as printed; printing one again is no mistake.
package struct PrintInterestNotes: Command {
    package let id: CompanyID
    package let numbers: [Code]

    package init(id: CompanyID, numbers: [Code]) { (self.id, self.numbers) = (id, numbers) }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> [ToldInterestNote] {
        if numbers.isEmpty { throw .required("notes", "no note is named") }
        if numbers.count > PostInterestNotes.notesMax {
            throw .tooMany(numbers.count, max: PostInterestNotes.notesMax, field: "notes")
        }
        var notes: [ToldInterestNote] = []
        for (index, number) in numbers.enumerated() {
            guard let found = book.interest.find(id, number) else { throw .noSuchNote(number, field: "notes[\(index)]") }
            var note = book.interest[found]
            if note.state == .canceled { throw .noteState(note, field: "notes[\(index)]") }
            draft.add(.interestNotePrinted(found), book)
            note.isPrinted = true
            notes.append(ToldInterestNote(note, draft, book))
        }
        return notes
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
