/// Posts letters: numbers them, moves codes and level, charges the fee, blocks where the letter says so (credit:LE-7).
///
/// A fee debits receivables and credits fee revenue and sales tax. By parameter the interest of the letter's overdue
/// claims goes with it (credit:LE-10). Named letters, one customer's, or a page of all
/// that are created: a page that is repeated goes on with what is left. Rejections in order: LETTER_NOT_CREATED,
/// LETTER_ALREADY_POSTED, LETTER_ALREADY_CANCELED, period, number sequence, profile, rate, AMOUNT_OUT_OF_RANGE.
package struct PostLetters: Command {
    package let id: CompanyID
    package let letters: [LetterID]
    /// Empty: all customers.
    package let customer: Code
    /// Nil: the business date.
    package let date: CalendarDate?
    package let lettersMax: Int

    package static let pageLettersMax = 500

    package init(id: CompanyID, letters: [LetterID], customer: Code, date: CalendarDate?, lettersMax: Int) {
        self.id = id
        self.letters = letters
        self.customer = customer
        self.date = date
        self.lettersMax = lettersMax
    }

    package struct Answer: Sendable {
        package var letters: [ToldLetter] = []
        package var feeItems: [ItemID] = []
        package var interestNotes: [InterestNoteID] = []
        package var entries: [JournalEntry] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let date = date ?? now.today
        var answer = Answer()
        let chosen = try chosen(book, &answer)
        try book.companies.checkPeriod(id, date, by: now, field: "posting_date")
        var posted = Posted()
        for letter in chosen { try PostLetters.post(book.collections[letter], on: date, book, &draft, &answer, &posted) }
        answer.letters = posted.letters.map { ToldLetter($0, moved: posted.codes, interest: posted.interest, draft, book) }
        return answer
    }

    private func chosen(_ book: borrowing Book, _ answer: inout Answer) throws(Rejection) -> [LetterID] {
        if letters.count > PostLetters.pageLettersMax {
            throw .tooMany(letters.count, max: PostLetters.pageLettersMax, field: "letters")
        }
        for (index, letter) in letters.enumerated() {
            let row = try book.collections.letter(letter, of: id, field: "letters[\(index)]")
            try row.check(.created, field: "letters[\(index)]")
            if letters[..<index].contains(letter) { throw .letterAlreadyPosted(row, field: "letters[\(index)]") }
        }
        if !letters.isEmpty { return letters }
        var found: [LetterID]
        var account: CustomerID?
        if customer.isEmpty {
            found = book.collections.created(in: id, max: lettersMax + 1)
        } else {
            let named = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            account = named
            found = book.collections.created(of: named)
        }
        if found.isEmpty {
            let latest =
                account.map { book.collections.letters(of: $0).last }
                ?? book.collections.letters.last { $0.company == id }?.id
            if let latest, book.collections[latest].state == .posted {
                throw .letterAlreadyPosted(book.collections[latest], field: "letters")
            }
            throw .letterNotCreated(field: "letters")
        }
        answer.hasMore = found.count > lettersMax
        found = Array(found.prefix(lettersMax))
        return found
    }

    /// What a page has posted so far.
    struct Posted {
        var letters: [CollectionLetter] = []
        var codes: [ItemID: UInt8] = [:]
        var interest: [ToldInterestNote] = []
    }

    /// One letter, which may have been made in the same draft.
    static func post(
        _ letter: CollectionLetter, on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft,
        _ answer: inout Answer, _ posted: inout Posted
    ) throws(Rejection) {
        let company = letter.company
        let (number, taken) = try draft.documentNumber(.empty, .letter, .documents, company, book, field: "letters")
        guard let taken else { return }
        var fact = LetterPosted(
            id: letter.id, number: number, numberTaken: taken, date: date, feeItem: .none,
            movesCodes: !letter.hasMoved && !book.companies[company].parameters.collections.codeMovesOnPrint, legs: [])
        let line = book.collections.sequence(company, letter.sequence)?.line(letter.code)
        if letter.fee > 0 {
            let fee = try LetterFee(letter, line, on: date, book)
            fact.feeItem = draft.nextItem
            fact.legs = fee.counterLegs
            let entry = try fee.post(number, taken, letter, book, &draft)
            answer.feeItems.append(fact.feeItem)
            answer.entries.append(entry)
        }
        if book.companies[company].parameters.collections.interestOnLetters {
            let notes = try LetterInterest(letter, on: date, book).post(book, &draft, &answer.entries)
            fact.interestNotes = notes.map(\.note.id)
            answer.interestNotes += fact.interestNotes
            posted.interest += notes
        }
        draft.add(.collections(.letterPosted(fact)), book)
        var row = letter
        row.take(fact)
        if fact.movesCodes { row.codesForth(&posted.codes) }
        posted.letters.append(row)
        if line?.blocks == true {
            let number = book.customers[letter.customer].number
            var row = draft.registered(number) ?? book.customers.details[letter.customer.number].row
            if row.holdStatus != .all {
                row.holdStatus = .all
                draft.add(.customerSet(row), book)
            }
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension CollectionLetter {
    /// Refuses a letter in another state.
    func check(_ wanted: LetterState, field: String) throws(Rejection) {
        switch state {
        case wanted: return
        case .created: throw .letterNotCreated(field: field)
        case .posted: throw .letterAlreadyPosted(self, field: field)
        case .canceled:
            throw Rejection(
                .letterAlreadyCanceled, field: field, "letter \(number.isEmpty ? "\(id.number)" : number.text) is canceled",
                [.init("letter", UInt64(id.number))])
        }
    }
}

extension Collections {
    func letter(_ id: LetterID, of company: CompanyID, field: String) throws(Rejection) -> CollectionLetter {
        guard id.number > 0, Int(id.number) <= letters.count, self[id].company == company, !isRemoved(id) else {
            throw .letterNotCreated(field: field)
        }
        return self[id]
    }
}

extension Rejection {
    static func letterNotCreated(field: String) -> Rejection {
        Rejection(.letterNotCreated, field: field, "no such letter is created")
    }

    static func letterAlreadyPosted(_ letter: CollectionLetter, field: String) -> Rejection {
        Rejection(
            .letterAlreadyPosted, field: field, "letter \(letter.number) was posted on \(letter.postedOn ?? letter.date)",
            [.init("letter", UInt64(letter.id.number))])
    }
}
