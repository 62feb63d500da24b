/// A customer's letters, oldest first, or a page of all.
package struct ListLetters: Query {
    package let id: CompanyID
    package let customer: Code
    package let states: [LetterState]
    package let size: Int
    package let after: LetterID

    package init(id: CompanyID, customer: Code, states: [LetterState], size: Int, after: LetterID) {
        self.id = id
        self.customer = customer
        self.states = states
        self.size = size
        self.after = after
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var letters: [LetterID] = []
        package var hasMore = false
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        func fits(_ letter: LetterID) -> Bool {
            let row = book.collections[letter]
            return row.company == id && !book.collections.isRemoved(letter)
                && (states.isEmpty || states.contains(row.state))
        }
        let (letters, hasMore): ([LetterID], Bool)
        if customer.isEmpty {
            let last = UInt32(book.collections.letters.count)
            (letters, hasMore) = (min(after.number, last)..<last).lazy.map { LetterID($0 + 1) }.page(of: size, where: fits)
        } else {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            (letters, hasMore) = book.collections.letters(of: account).page(of: size) { $0 > after && fits($0) }
        }
        return Answer(letters: letters, hasMore: hasMore)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }
}
