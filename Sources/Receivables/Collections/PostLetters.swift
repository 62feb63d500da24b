/// Posts letters: numbers them, moves codes and level, charges the fee, blocks where the letter says so (credit:LE-7).
///
/// A fee debits receivables and credits fee revenue and sales tax. Named letters, one customer's, or a page of all
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
        package var letters: [LetterID] = []
        package var feeItems: [ItemID] = []
        package var entries: [JournalEntry] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let date = date ?? now.today
        var answer = Answer()
        let chosen = try chosen(book, &answer)
        try book.companies.checkPeriod(id, date, field: "posting_date")
        for letter in chosen { try PostLetters.post(book.collections[letter], on: date, book, &draft, &answer) }
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
        var latest: LetterID?
        if customer.isEmpty {
            found = book.collections.created(in: id)
            latest = book.collections.letters.last { $0.company == id }?.id
        } else {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            found = book.collections.created(of: account)
            latest = book.collections.letters(of: account).last
        }
        if found.isEmpty {
            if let latest, book.collections[latest].state == .posted {
                throw .letterAlreadyPosted(book.collections[latest], field: "letters")
            }
            throw .letterNotCreated(field: "letters")
        }
        answer.hasMore = found.count > lettersMax
        found = Array(found.prefix(lettersMax))
        return found
    }

    /// One letter, which may have been made in the same draft.
    static func post(
        _ letter: CollectionLetter, on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft,
        _ answer: inout Answer
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
        draft.add(.collections(.letterPosted(fact)), book)
        answer.letters.append(letter.id)
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

/// The fee of a letter with its tax, as legs and as an open item (credit:LE-7, LE-11).
struct LetterFee {
    private let basis: (id: ProfileID, line: PostingProfileLine)
    private let rate: Rate
    private let date: CalendarDate
    private let terms: Code
    private(set) var gross: Int64
    private(set) var tax: Int64 = 0
    private var accounting: Int64 = 0
    /// Revenue and taxes, negative.
    private(set) var counterLegs: [Leg] = []

    init(
        _ letter: CollectionLetter, _ line: LetterSequence.Line?, on date: CalendarDate, _ book: borrowing Book
    ) throws(Rejection) {
        let company = letter.company
        let row = book.customers.details[letter.customer.number].row
        let profile = letter.lines.first.map { book.companies.profileCode(ProfileID(UInt32(book.items[$0.item].profile))) }
        basis = try book.profile(profile ?? .empty, for: letter.customer, in: company, field: "letters")
        rate = try book.rate(nil, from: letter.currency, in: company, on: date, field: "posting_date")
        self.date = date
        let own = book.collections.sequence(company, letter.sequence)?.terms ?? .empty
        terms = own.isEmpty ? row.terms : own
        let account: AccountID
        if let named = line?.feeAccount, !named.isNone { account = named } else {
            account = try book.companies.automaticAccount(company, .feeRevenue)
        }
        var taxes = DocumentTaxes(book.companies[company].parameters.taxRounding)
        let setup = book.companies.setup(company)
        let salesGroup = line?.salesTaxGroup.isEmpty == false ? line?.salesTaxGroup : row.salesTaxGroup
        if let line, let sales = setup.salesTaxGroups[salesGroup ?? .empty], let item = setup.itemTaxGroups[line.itemTaxGroup] {
            taxes.add(base: letter.fee, dimension: .empty, sales: sales, item: item, setup)
        }
        guard let sum = taxes.finish() else { throw .outOfRange(field: "letters") }
        tax = sum
        gross = letter.fee + sum
        try add(Leg(account, .feeRevenue, -letter.fee, accounting: 0), letter.currency, book.companies[company].currency)
        try taxes.forEachLeg { (account, code, dimension, amount) throws(Rejection) in
            try add(
                Leg(account, .salesTaxPayable, -amount, accounting: 0, taxCode: code, dimension: dimension),
                letter.currency, book.companies[company].currency)
        }
    }

    private mutating func add(_ leg: Leg, _ currency: Currency, _ target: Currency) throws(Rejection) {
        guard let converted = rate.convert(leg.amount, from: currency, to: target, .halfAwayFromZero) else {
            throw .outOfRange(field: "letters")
        }
        var leg = leg
        leg.accountingAmount = converted
        counterLegs.append(leg)
        accounting -= converted
    }

    func post(
        _ number: Code, _ taken: TakenNumber, _ letter: CollectionLetter, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> JournalEntry {
        let row = book.customers.details[letter.customer.number].row
        try book.checkRoom(
            letter.customer, letter.currency, .invoices, adding: gross,
            pending: draft.exposure(letter.customer, letter.currency), field: "letters")
        let voucher = try draft.number(.voucher, letter.company, book)
        let receivable = Leg(basis.line.summaryAccount, .receivable, gross, accounting: accounting)
        let entry = JournalEntry(
            company: letter.company, voucher: voucher.number, date: date, currency: letter.currency,
            legs: [receivable] + counterLegs)
        try book.checkPosting(entry, field: "letters")
        var document = Document()
        document.text = "Collection letter \(letter.code)"
        document.terms = terms
        document.orderingCustomer = letter.customer
        let due = book.companies.setup(letter.company).terms[terms]?.dueDate(from: date) ?? date
        draft.add(
            .itemPosted(
                ItemPosted(
                    id: draft.nextItem, company: letter.company, party: row.party, customer: letter.customer,
                    kind: .letterFee, number: number, voucher: voucher.number, documentDate: date, postingDate: date,
                    dueDate: due, currency: letter.currency, amount: gross, open: gross, rate: rate,
                    accountingAmount: accounting, accountingOpen: accounting, tax: tax, tiers: [], dimension: .empty,
                    profile: basis.id, receivableAccount: basis.line.summaryAccount,
                    writeOffAccount: basis.line.writeOffAccount, authorization: .none, unauthorizedExposure: false,
                    entry: entry, document: document, numberTaken: taken, voucherNext: voucher.taken.next)), book)
        return entry
    }
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
                .letterAlreadyCanceled, field: field, "letter \(number.text) is canceled",
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

/// Marks letters as printed; by parameter their codes move then (credit:LE-2).
package struct PrintLetters: Command {
    package let id: CompanyID
    package let letters: [LetterID]
    package let customer: Code

    package init(id: CompanyID, letters: [LetterID], customer: Code) {
        self.id = id
        self.letters = letters
        self.customer = customer
    }

    package struct Answer: Sendable {
        package var letters: [LetterID] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var chosen = letters
        var answer = Answer()
        for (index, letter) in letters.enumerated() {
            let row = try book.collections.letter(letter, of: id, field: "letters[\(index)]")
            if row.state == .canceled { try row.check(.created, field: "letters[\(index)]") }
        }
        if chosen.isEmpty {
            let account =
                customer.isEmpty
                ? nil : book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            chosen = (account.map { book.collections.letters(of: $0) } ?? book.collections.letters.map(\.id)).filter {
                let row = book.collections[$0]
                return row.company == id && row.state != .canceled && !row.isPrinted && !book.collections.isRemoved($0)
            }
            answer.hasMore = chosen.count > PostLetters.pageLettersMax
            chosen = Array(chosen.prefix(PostLetters.pageLettersMax))
        }
        if chosen.count > PostLetters.pageLettersMax {
            throw .tooMany(chosen.count, max: PostLetters.pageLettersMax, field: "letters")
        }
        let movesOnPrint = book.companies[id].parameters.collections.codeMovesOnPrint
        for letter in chosen {
            draft.add(
                .collections(
                    .letterPrinted(
                        letter, on: now.today, movesCodes: movesOnPrint && !book.collections[letter].hasMoved)), book)
            answer.letters.append(letter)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Takes a letter back (credit:LE-9).
///
/// A created one leaves no trace. A posted one: codes and level go back, the fee is credited and settled with the
/// credit as far as it is open. Rejections in order: LETTER_NOT_CREATED, LETTER_ALREADY_CANCELED,
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
        package var letter: CollectionLetter
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var row = try book.collections.letter(letter, of: id, field: "letter_id")
        if row.state == .canceled { try row.check(.posted, field: "letter_id") }
        if row.state == .created {
            draft.add(.collections(.letterRemoved(letter)), book)
            row.state = .canceled
            return Answer(letter: row)
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
        let date = date ?? now.today
        var answer = Answer(letter: row)
        var document = ItemID.none
        if !row.feeItem.isNone, book.collections.charge(of: row.feeItem).map({ $0.state == .charged }) ?? true {
            try book.companies.checkPeriod(id, date, field: "date")
            let change = ChangeCharge(
                id: id, kind: .reverse, item: book.items[row.feeItem].number, date: date,
                reason: reason.isEmpty ? "letter canceled" : reason)
            let made = try change.decide(book, at: now, &draft)
            document = made.document
            answer.entries = made.entries
        }
        draft.add(.collections(.letterCanceled(letter, on: date, document: document)), book)
        answer.letter.state = .canceled
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

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
        var answer = Answer()
        func take(_ letter: LetterID) -> Bool {
            let row = book.collections[letter]
            guard row.company == id, !book.collections.isRemoved(letter),
                states.isEmpty || states.contains(row.state)
            else { return true }
            guard answer.letters.count < size else {
                answer.hasMore = true
                return false
            }
            answer.letters.append(letter)
            return true
        }
        if customer.isEmpty {
            var number = after.number
            while Int(number) < book.collections.letters.count {
                number += 1
                if !take(LetterID(number)) { break }
            }
        } else {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            for letter in book.collections.letters(of: account) where letter > after { if !take(letter) { break } }
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }
}
