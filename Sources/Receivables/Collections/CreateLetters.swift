/// Makes letters for one customer or a page of customers; call again with `after` until `next` is empty.
///
/// Letters that are not posted are made anew, so a repeated page gives the same (credit:LE-6). Posted ones, and printed
/// ones that moved their codes, are never touched. A customer whose balance lacks an exchange rate is told and passed over.
package struct CreateLetters: Command {
    package let run: LetterRun
    /// Empty: all customers, a page at a time.
    package let customer: Code
    /// Empty: all; a pool of customers.
    package let pool: Code
    package let after: CustomerID
    package let customersMax: Int
    /// The answer is told by counts.
    package let isSummary: Bool
    package let share: RunShare

    package init(
        run: LetterRun, customer: Code, pool: Code, after: CustomerID, customersMax: Int, isSummary: Bool = false,
        share: RunShare = .whole
    ) {
        self.isSummary = isSummary
        self.share = share
        self.run = run
        self.customer = customer
        self.pool = pool
        self.after = after
        self.customersMax = customersMax
    }

    package static let pageCustomersMax = 1_000
    /// A page ends after the customer that reaches it: tills wait no longer than a few milliseconds for their turn.
    static let pageItemsMax = 2_000

    package struct Answer: Sendable {
        package var letters: [CollectionLetter] = []
        package var removed: [LetterID] = []
        package var skipped: [(customer: CustomerID, rejection: Rejection)] = []
        package var next = CustomerID.none
        package var isSummary = false
    }

    package var company: CompanyID? { run.id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        for (index, profile) in run.profiles.enumerated()
        where book.companies.setups[Int(run.id.number) - 1].profiles[profile] == nil {
            throw .noSuchReference("posting_profile", profile, field: "profiles[\(index)]")
        }
        var answer = Answer()
        answer.isSummary = isSummary
        if !customer.isEmpty {
            let ordering = try book.customer(run.id, customer, field: "customer_number")
            _ = make(book.customers[ordering].invoiceAccount, book, &draft, &answer)
            return answer
        }
        var members: CustomerPool?
        if !pool.isEmpty {
            guard let found = book.collections.pool(run.id, pool) else { throw .noSuchReference("pool", pool, field: "pool") }
            members = found
        }
        var (number, seen, items) = (after.number, 0, 0)
        while number < book.customers.rows.count {
            number += 1
            let account = CustomerID(number)
            guard share.holds(account), book.customers[account].company == run.id,
                !book.customers[account].firstOpen.isNone || !book.collections.created(of: account).isEmpty,
                members?.holds(account, book) ?? true
            else { continue }
            items += make(account, book, &draft, &answer)
            seen += 1
            if seen == customersMax || items >= CreateLetters.pageItemsMax {
                answer.next = account
                break
            }
        }
        return answer
    }

    private func make(
        _ account: CustomerID, _ book: borrowing Book, _ draft: inout Draft, _ answer: inout Answer
    ) -> Int {
        let made: (letters: [CollectionLetter], items: Int)
        do { made = try run.letters(of: account, book) } catch {
            answer.skipped.append((account, error))
            return 1
        }
        for old in book.collections.created(of: account) {
            let letter = book.collections[old]
            // A printed letter whose codes have moved has taken effect: it stays, and a run of its day tells it again.
            if letter.hasMoved {
                if letter.date == run.date, letter.level == run.level { answer.letters.append(letter) }
                continue
            }
            draft.add(.collections(.letterRemoved(old)), book)
            answer.removed.append(old)
        }
        for var letter in made.letters {
            letter.id = draft.nextLetter
            draft.add(.collections(.letterCreated(letter)), book)
            answer.letters.append(letter)
        }
        return made.items
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
