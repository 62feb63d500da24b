/// A note with what became of it.
package struct GetInterestNote: Query {
    package let id: CompanyID
    package let number: Code

    package init(id: CompanyID, number: Code) { (self.id, self.number) = (id, number) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> InterestNoteID {
        guard let found = book.interest.find(id, number) else {
            throw Rejection(.notFound, field: "note", "there is no interest note \(number)")
        }
        return found
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A customer's notes, oldest first; at most a page.
package struct ListInterestNotes: Query {
    package let id: CompanyID
    package let customer: Code
    package let states: [InterestNoteState]
    package let size: Int
    package let after: InterestNoteID

    package init(id: CompanyID, customer: Code, states: [InterestNoteState], size: Int, after: InterestNoteID) {
        self.id = id
        self.customer = customer
        self.states = states
        self.size = size
        self.after = after
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var notes: [InterestNoteID] = []
        package var hasMore = false
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let (notes, hasMore) = book.interest.notes(of: account).page(of: size) {
            $0 > after && (states.isEmpty || states.contains(book.interest[$0].state))
        }
        return Answer(notes: notes, hasMore: hasMore)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Rejection {
    static func noSuchNote(_ number: Code, field: String) -> Rejection {
        Rejection(.notFound, field: field, "there is no interest note \(number)", [.init("note", number.text)])
    }

    static func noteState(_ note: InterestNote, field: String) -> Rejection {
        let state =
            switch note.state {
            case .created: "CREATED"
            case .posted: "POSTED"
            case .canceled: "CANCELED"
            }
        return Rejection(
            .stateNotAllowed, field: field, "interest note \(note.number) is \(state)",
            [.init("note", note.number.text), .init("current_state", state)])
    }
}
