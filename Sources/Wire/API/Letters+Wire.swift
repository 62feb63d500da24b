import Receivables
import Schema
import SwiftProtobuf

// Letters, charges and automation: requests -> commands, answers -> responses.

extension SetLetterSequence {
    package init(
        _ message: Reskontra_V1_SetLetterSequenceRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        var lines: [LetterSequence.Line] = []
        // One more than is taken, so that the rule can refuse by its own name.
        for (index, line) in message.sequence.lines.prefix(LetterSequence.linesMax + 1).enumerated() {
            lines.append(LetterSequence.Line(line, "sequence.lines[\(index)]", company, book, &border))
        }
        let sequence = LetterSequence(
            code: border.code(message.sequence.code, "sequence.code", required: true),
            description: border.text(message.sequence.description_p, "sequence.description"),
            terms: border.code(message.sequence.termsOfPayment, "sequence.terms_of_payment"), lines: lines)
        try border.check()
        self.init(id: company, sequence: sequence)
    }
}

extension LetterSequence.Line {
    fileprivate init(
        _ line: Reskontra_V1_LetterSequence.Line, _ path: String, _ company: CompanyID, _ book: borrowing Book,
        _ border: inout Border
    ) {
        let currency =
            line.currency.isEmpty
            ? book.companies[company].currency
            : border.currency(line.currency, path + ".currency") ?? book.companies[company].currency
        var account = book.companies.setup(company).automaticAccounts[Int(PostingType.feeRevenue.rawValue)]
        let number = border.code(line.feeAccount, path + ".fee_account")
        if !number.isEmpty {
            account = book.companies.account(number) ?? .none
            if account.isNone { border.bad(path + ".fee_account", .referenceUnknown, "there is no main account '\(number)'") }
        }
        if line.days > 3_660 { border.bad(path + ".days", .fieldInvalid, "is above 3,660") }
        if line.texts.count > 20 { border.bad(path + ".texts", .tooManyItems, "has more than 20 languages") }
        self.init(
            description: border.text(line.description_p, path + ".description"), currency: currency,
            fee: border.minor(line.fee, line.hasFee, in: currency, path + ".fee"), feeAccount: account,
            itemTaxGroup: border.code(line.itemTaxGroup, path + ".item_tax_group"),
            salesTaxGroup: border.code(line.salesTaxGroup, path + ".sales_tax_group"),
            minimum: border.minor(
                line.minimumOverdueBalance, line.hasMinimumOverdueBalance, in: currency, path + ".minimum_overdue_balance"),
            days: UInt16(clamping: line.days), blocks: line.block,
            texts: line.texts.prefix(20).enumerated().map {
                .init(
                    language: border.text($1.language, "\(path).texts[\($0)].language", max: 20),
                    text: border.text($1.text, "\(path).texts[\($0)].text", max: 4_000))
            })
    }
}

extension Reskontra_V1_SetLetterSequenceResponse {
    package init(_ answer: LetterSequence, _ book: borrowing Book) {
        self.init()
        sequence = .init(answer, book)
    }
}

extension Reskontra_V1_LetterSequence {
    init(_ row: LetterSequence, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        description_p = row.description
        termsOfPayment = row.terms.text
        for line in row.lines {
            var made = Line()
            made.description_p = line.description
            made.currency = line.currency.code.text
            made.fee = .init(line.fee, line.currency)
            if !line.feeAccount.isNone { made.feeAccount = book.companies.account(line.feeAccount).number.text }
            made.itemTaxGroup = line.itemTaxGroup.text
            made.salesTaxGroup = line.salesTaxGroup.text
            made.minimumOverdueBalance = .init(line.minimum, line.currency)
            made.days = UInt32(line.days)
            made.block = line.blocks
            made.texts = line.texts.map { text in
                var made = Text()
                made.language = text.language
                made.text = text.text
                return made
            }
            lines.append(made)
        }
    }
}

extension SetLetterBlock {
    package init(_ message: Reskontra_V1_SetLetterBlockRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let items = border.codes(message.items, "items")
        try border.check()
        self.init(id: company, customer: customer, items: items, isBlocked: message.blocked)
    }
}

extension Reskontra_V1_SetLetterBlockResponse {
    package init(_ answer: LetterBlockSet, _ book: borrowing Book) {
        self.init()
        items = UInt32(answer.items.count)
    }
}

extension CreateLetters {
    package init(
        _ message: Reskontra_V1_CreateLettersRequest, _ company: CompanyID, today: CalendarDate
    ) throws(FieldErrors) {
        var border = Border()
        var kinds: [ItemKind] = []
        for (index, kind) in message.types.prefix(20).enumerated() {
            if let kind: ItemKind = border.choice(kind.rawValue, "types[\(index)]") { kinds.append(kind) }
        }
        let run = LetterRun(
            id: company, date: border.date(message.letterDate, message.hasLetterDate, "letter_date") ?? today,
            level: border.choice(message.level.rawValue, "level", fallback: .perCustomer) ?? .perCustomer, kinds: kinds,
            profiles: border.codes(message.profiles, "profiles", max: 100))
        let most = CreateLetters.pageCustomersMax
        let made = CreateLetters(
            run: run, customer: border.code(message.customerNumber, "customer_number"),
            pool: border.code(message.pool, "pool"), after: CustomerID(border.cursor(message.after, "after")),
            customersMax: message.customersMax == 0 ? most : min(Int(message.customersMax), most),
            isSummary: message.summaryOnly, share: border.share(message.share, message.hasShare, "share"))
        try border.check()
        self = made
    }
}

extension Reskontra_V1_CollectionLetter {
    init(_ row: CollectionLetter, _ book: borrowing Book) { self.init(ToldLetter(row, book), book) }

    init(_ told: ToldLetter, _ book: borrowing Book) {
        self.init()
        let row = told.letter
        letterID = UInt64(row.id.number)
        customerNumber = book.customers[row.customer].number.text
        sequence = row.sequence.text
        level = .init(rawValue: Int(row.level.rawValue)) ?? .unspecified
        code = UInt32(row.code)
        letterDate = .init(row.date)
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        printed = row.isPrinted
        number = row.number.text
        if let date = row.postedOn { postedOn = .init(date) }
        overdueBalance = .init(row.overdue, row.currency)
        fee = .init(row.fee, row.currency)
        if let set = book.collections.sequence(row.company, row.sequence), Int(row.code) <= set.lines.count {
            label = set.lines[Int(row.code) - 1].description
            block = set.lines[Int(row.code) - 1].blocks
            let wanted = book.customers.subject(book.customers.details[row.customer.number].row.subject).language
            if let found = set.lines[Int(row.code) - 1].text(in: wanted) { (language, text) = (found.language, found.text) }
        }
        if !row.interestNotes.isEmpty {
            interestNotes = told.interestNumbers.map(\.text)
            interest = .init(told.interest, row.currency)
        }
        for (line, code) in zip(row.lines, told.codes) {
            var made = Line()
            let item = book.items[line.item]
            made.documentNumber = item.number.text
            made.code = UInt32(line.code)
            made.codeNow = UInt32(code)
            made.open = .init(line.open, item.currency)
            made.dueDate = .init(item.dueDate)
            made.documentDate = .init(item.documentDate)
            lines.append(made)
        }
        feeItem = told.feeNumber.text
    }
}

extension Reskontra_V1_CreateLettersResponse {
    package init(_ answer: CreateLetters.Answer, _ book: borrowing Book) {
        self.init()
        if !answer.isSummary { for letter in answer.letters { letters.append(.init(letter, book)) } }
        lettersMade = UInt32(answer.letters.count)
        itemsListed = UInt32(answer.letters.reduce(0) { $0 + $1.lines.count })
        for row in answer.skipped { skipped.append(.init(row, book)) }
        replaced = UInt32(answer.removed.count)
        next = cursorText(answer.next)
    }
}

extension Border {
    fileprivate mutating func letters(_ ids: [UInt64]) -> [LetterID] {
        if ids.count > 1_000 { bad("letter_ids", .tooManyItems, "names more than 1,000 letters") }
        return ids.prefix(1_000).map { LetterID(UInt32(clamping: $0)) }
    }
}

extension PrintLetters {
    package init(_ message: Reskontra_V1_PrintLettersRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let letters = border.letters(message.letterIds)
        let customer = border.code(message.customerNumber, "customer_number")
        try border.check()
        self.init(id: company, letters: letters, customer: customer)
    }
}

extension Reskontra_V1_PrintLettersResponse {
    package init(_ answer: PrintLetters.Answer, _ book: borrowing Book) {
        self.init()
        for letter in answer.letters { letters.append(.init(letter, book)) }
        hasMore_p = answer.hasMore
    }
}

extension PostLetters {
    package init(_ message: Reskontra_V1_PostLettersRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let letters = border.letters(message.letterIds)
        let customer = border.code(message.customerNumber, "customer_number")
        let date = border.date(message.postingDate, message.hasPostingDate, "posting_date")
        try border.check()
        let most = PostLetters.pageLettersMax
        self.init(
            id: company, letters: letters, customer: customer, date: date,
            lettersMax: message.lettersMax == 0 ? most : min(Int(message.lettersMax), most))
    }
}

extension Reskontra_V1_PostLettersResponse {
    package init(_ answer: PostLetters.Answer, _ book: borrowing Book) {
        self.init()
        for letter in answer.letters {
            letters.append(.init(letter, book))
            if !letter.feeNumber.isEmpty { feeItems.append(letter.feeNumber.text) }
            for note in letter.interestNumbers { interestNotes.append(note.text) }
        }
        for entry in answer.entries { journals.append(.init(entry, book)) }
        hasMore_p = answer.hasMore
    }
}

extension CancelLetter {
    package init(_ message: Reskontra_V1_CancelLetterRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason")
        try border.check()
        self.init(id: company, letter: LetterID(UInt32(clamping: message.letterID)), date: date, reason: reason)
    }
}

extension Reskontra_V1_CancelLetterResponse {
    package init(_ answer: CancelLetter.Answer, _ book: borrowing Book) {
        self.init()
        letter = .init(answer.letter, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension ListLetters {
    package init(_ message: Reskontra_V1_ListLettersRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        var states: [LetterState] = []
        for (index, state) in message.states.prefix(10).enumerated() {
            if let state: LetterState = border.choice(state.rawValue, "states[\(index)]") { states.append(state) }
        }
        let token = border.pageToken(message.page, filter: ListLetters.filter(company, customer, states))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, customer: customer, states: states, size: size,
            after: LetterID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID, _ customer: Code, _ states: [LetterState]) -> UInt64 {
        PageToken.filter("letters", "\(company.number)", customer.text, states.map { "\($0)" }.joined(separator: ","))
    }
}

extension Reskontra_V1_ListLettersResponse {
    package init(_ answer: ListLetters.Answer, of query: ListLetters, _ book: borrowing Book) {
        self.init()
        for letter in answer.letters { letters.append(.init(book.collections[letter], book)) }
        guard answer.hasMore, let last = answer.letters.last else { return }
        let filter = ListLetters.filter(query.id, query.customer, query.states)
        nextPageToken = PageToken(first: UInt64(last.number), filter: filter).text
    }
}

// MARK: Charges

extension ChangeCharge {
    private init(
        _ kind: ChargeAct, _ item: String, _ message: Reskontra_V1_Date, _ has: Bool, _ reason: String, _ company: CompanyID
    ) throws(FieldErrors) {
        var border = Border()
        let item = border.code(item, "item", required: true)
        let date = border.date(message, has, "date")
        let reason = border.text(reason, "reason")
        try border.check()
        self.init(id: company, kind: kind, item: item, date: date, reason: reason)
    }

    package init(_ message: Reskontra_V1_WaiveChargeRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.waive, message.item, message.date, message.hasDate, message.reason, company)
    }

    package init(_ message: Reskontra_V1_ReinstateChargeRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.reinstate, message.item, message.date, message.hasDate, message.reason, company)
    }

    package init(_ message: Reskontra_V1_ReverseChargeRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.reverse, message.item, message.date, message.hasDate, message.reason, company)
    }
}

extension Reskontra_V1_ChargeResult {
    init(_ answer: ChangeCharge.Answer, _ book: borrowing Book) {
        self.init()
        item = book.items[answer.item].number.text
        state = .init(rawValue: Int(answer.state.rawValue)) ?? .unspecified
        document = answer.number.text
        amount = .init(answer.amount)
        settled = .init(answer.settled)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_WaiveChargeResponse {
    package init(_ answer: ChangeCharge.Answer, _ book: borrowing Book) {
        self.init()
        charge = .init(answer, book)
    }
}

extension Reskontra_V1_ReinstateChargeResponse {
    package init(_ answer: ChangeCharge.Answer, _ book: borrowing Book) {
        self.init()
        charge = .init(answer, book)
    }
}

extension Reskontra_V1_ReverseChargeResponse {
    package init(_ answer: ChangeCharge.Answer, _ book: borrowing Book) {
        self.init()
        charge = .init(answer, book)
    }
}
