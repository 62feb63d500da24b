/// A line with what the bank wrote, and what it became.
package struct BankLineView: Sendable {
    package var id: BankLineID
    package var row: BankLine
    package var text: BankLineText
    package var proposals: [BankProposal] = []

    init(_ id: BankLineID, _ book: borrowing Book) {
        self.id = id
        row = book.bank[id]
        text = book.bank.text(id) ?? BankLineText()
    }
}

/// The work list: lines of a state, open ones by booking date, others latest first.
///
/// Of other states a page looks at a bounded stretch, so it may hold fewer than asked for and still name a next one.
package struct ListBankEntries: Query {
    package let id: CompanyID
    package let account: Code
    package let state: BankLineState
    /// Each open line with its best proposal.
    package let proposes: Bool
    package let size: Int
    /// Of the page before.
    package let after: BankLineID

    package init(
        id: CompanyID, account: Code, state: BankLineState = .open, proposes: Bool = false, size: Int = 50,
        after: BankLineID = .none
    ) {
        self.id = id
        self.account = account
        self.state = state
        self.proposes = proposes
        self.size = min(max(1, size), ListBankEntries.sizeMax)
        self.after = after
    }

    package static let sizeMax = 1_000
    package static let visitedMax: UInt32 = 50_000

    package struct Answer: Sendable {
        package var lines: [BankLineView] = []
        /// `after` of the next page; none: this was the last.
        package var next: BankLineID = .none
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        guard book.bank.account(id, account) != nil else { throw .noSuchBankAccount(account.text) }
        return state == .open ? waiting(book) : decided(book)
    }

    private func waiting(_ book: borrowing Book) -> Answer {
        var place: BankQueue.Place?
        if book.bank.contains(after) {
            let row = book.bank[after]
            place = .init(date: row.bookingDate, identity: row.identity)
        }
        let ids = book.bank.open(id, account, after: place, size: size)
        var answer = Answer()
        for line in ids {
            var view = BankLineView(line, book)
            if proposes { view.proposals = Array(BankMatching.proposals(for: line, wide: false, book).prefix(1)) }
            answer.lines.append(view)
        }
        if ids.count == size, let last = ids.last { answer.next = last }
        return answer
    }

    private func decided(_ book: borrowing Book) -> Answer {
        var answer = Answer()
        var number = after.isNone ? book.bank.lines.count : min(after.number - 1, book.bank.lines.count)
        var visited: UInt32 = 0
        while number > 0 {
            if answer.lines.count == size || visited == ListBankEntries.visitedMax {
                answer.next = BankLineID(number + 1)
                break
            }
            let row = book.bank.lines[number]
            if row.company == id, row.account == account, row.state == state {
                answer.lines.append(BankLineView(BankLineID(number), book))
            }
            visited += 1
            number -= 1
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { proposes ? book.sequence : book.bank.mark(id) }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

/// One line with all proposals, ranked; the payer's name and the amount are looked for in the whole company.
package struct GetBankEntry: Query {
    package let id: CompanyID
    package let line: BankLineID

    package init(id: CompanyID, line: BankLineID) { (self.id, self.line) = (id, line) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> BankLineView {
        let row = try book.bankLine(id, line)
        var view = BankLineView(line, book)
        if row.state == .open { view.proposals = BankMatching.proposals(for: line, wide: true, book) }
        return view
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}
