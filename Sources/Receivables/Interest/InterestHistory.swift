/// What was waived, reinstated and reversed of a note, or of all notes of a customer, by whom, when and why.
///
/// Oldest first; only ever added to (setup:IN-11). A page goes on behind the record and note of its last row.
package struct InterestHistory: Query {
    package struct Key: Equatable, Sendable {
        package var sequence: UInt64
        package var note: InterestNoteID

        package init(sequence: UInt64, note: InterestNoteID) { (self.sequence, self.note) = (sequence, note) }
    }

    package let id: CompanyID
    /// Empty: all of the customer.
    package let note: Code
    package let customer: Code
    package let size: Int
    package let after: Key

    package init(id: CompanyID, note: Code, customer: Code, size: Int, after: Key) {
        self.id = id
        self.note = note
        self.customer = customer
        self.size = size
        self.after = after
    }

    package var company: CompanyID? { id }

    package struct Row: Sendable {
        package let note: InterestNoteID
        package let act: InterestNote.Act
    }

    package struct Answer: Sendable {
        package var rows: [Row] = []
        package var hasMore = false
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var notes: [InterestNoteID]
        if note.isEmpty {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            notes = book.interest.notes(of: account)
        } else {
            guard let found = book.interest.find(id, note) else { throw .noSuchNote(note, field: "note") }
            notes = [found]
        }
        var all: [Row] = []
        for note in notes {
            for act in book.interest[note].acts where (after.sequence, after.note) < (act.sequence, note) {
                all.append(Row(note: note, act: act))
            }
        }
        all.sort { ($0.act.sequence, $0.note) < ($1.act.sequence, $1.note) }
        return Answer(rows: Array(all.prefix(size)), hasMore: all.count > size)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
