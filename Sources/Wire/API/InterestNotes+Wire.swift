import Receivables
import Schema
import SwiftProtobuf

// Interest notes, posted and listed: requests -> commands, answers -> responses.

extension Reskontra_V1_InterestNote {
    package init(_ note: InterestNote, _ book: borrowing Book) { self.init(ToldInterestNote(note, book), book) }

    package init(_ told: ToldInterestNote, _ book: borrowing Book) {
        self.init()
        let note = told.note
        number = note.number.text
        customerNumber = book.customers[note.customer].number.text
        state = .init(rawValue: Int(note.state.rawValue)) ?? .unspecified
        mark = .init(rawValue: Int(told.mark.rawValue)) ?? .unspecified
        profile = book.companies.profile(note.profile).profile.code.text
        code = note.code.text
        versionFrom = .init(note.versionFrom)
        toDate = .init(note.to)
        interest = .init(note.interest, note.currency)
        total = .init(note.total, note.currency)
        open = .init(told.open, note.currency)
        itemID = UInt64(note.item.number)
        printed = note.isPrinted
        let version = book.interest.code(note.company, note.code)?.version(on: note.versionFrom)
        let terms = note.total < 0 ? version?.payments : version?.earnings
        basis = .init(rawValue: Int((terms?.basis ?? .percent).rawValue)) ?? .unspecified
        if let date = told.postingDate { postingDate = .init(date) }
        if let date = told.dueDate { dueDate = .init(date) }
        if let first = note.charges.flatMap(\.spans).map(\.from).min() { fromDate = .init(first) }
        for (index, charge) in note.charges.enumerated() {
            var made = Reskontra_V1_InterestCharge(charge, note.currency, book)
            let sign: Int64 = charge.amount < 0 ? -1 : 1
            made.paid = .init(sign * told.standing.paid[index], note.currency)
            made.writtenOff = .init(charge.writtenOff + sign * told.standing.writtenOff[index], note.currency)
            if charge.isFee { fees.append(made) } else { lines.append(made) }
        }
        for (act, document) in zip(note.acts, told.documents) {
            var made = Act()
            made.kind = .init(rawValue: Int(act.kind.rawValue)) ?? .unspecified
            made.documentNumber = document.text
            made.date = .init(act.date)
            made.sequence = act.sequence
            made.amount = .init(act.amount, note.currency)
            made.reason = act.reason
            made.by = act.by.text
            acts.append(made)
        }
    }
}

extension Reskontra_V1_InterestCharge {
    fileprivate init(_ charge: InterestCharge, _ currency: Currency, _ book: borrowing Book) {
        self.init()
        if !charge.item.isNone { documentNumber = book.items[charge.item].number.text }
        amount = .init(charge.amount, currency)
        waived = .init(charge.waived, currency)
        reversed = .init(charge.reversed, currency)
        if charge.tax != 0 { tax = .init(charge.tax, currency) }
        guard !charge.isFee else { return }
        base = .init(charge.base, currency)
        value = .init(Percent(tenThousandths: charge.value).decimal)
        units = UInt32(charge.units)
        for span in charge.spans {
            var made = Span()
            made.from = .init(span.from)
            made.to = .init(span.to)
            spans.append(made)
        }
    }
}

extension PostInterestNotes {
    package init(_ message: Reskontra_V1_PostInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var numbers: [Code] = []
        for (index, text) in message.notes.enumerated() {
            numbers.append(border.code(text, "notes[\(index)]", required: true))
        }
        let date = border.date(message.postingDate, message.hasPostingDate, "posting_date")
        try border.check()
        self.init(id: company, numbers: numbers, postingDate: date, isVoucherPerNote: message.ledgerPerNote)
    }
}

extension Reskontra_V1_PostInterestNotesResponse {
    package init(_ answer: PostInterestNotes.Answer, _ book: borrowing Book) {
        self.init()
        for note in answer.notes { notes.append(.init(note, book)) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension PrintInterestNotes {
    package init(_ message: Reskontra_V1_PrintInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let numbers = border.codes(message.notes, "notes", max: PostInterestNotes.notesMax)
        try border.check()
        self.init(id: company, numbers: numbers)
    }
}

extension Reskontra_V1_PrintInterestNotesResponse {
    package init(_ answer: [ToldInterestNote], _ book: borrowing Book) {
        self.init()
        for note in answer { notes.append(.init(note, book)) }
    }
}

extension CancelInterestNote {
    package init(_ message: Reskontra_V1_CancelInterestNoteRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.note, "note", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension Reskontra_V1_CancelInterestNoteResponse {
    package init(_ answer: ToldInterestNote, _ book: borrowing Book) {
        self.init()
        note = .init(answer, book)
    }
}

extension GetInterestNote {
    package init(_ message: Reskontra_V1_GetInterestNoteRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.note, "note", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension Reskontra_V1_GetInterestNoteResponse {
    package init(_ answer: InterestNoteID, _ book: borrowing Book) {
        self.init()
        note = .init(book.interest[answer], book)
    }
}

extension ListInterestNotes {
    package init(_ message: Reskontra_V1_ListInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        var states: [InterestNoteState] = []
        for (index, state) in message.states.enumerated() {
            if let state: InterestNoteState = border.choice(state.rawValue, "states[\(index)]") { states.append(state) }
        }
        let token = border.pageToken(message.page, filter: ListInterestNotes.filter(company, customer, states))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, customer: customer, states: states, size: size,
            after: InterestNoteID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID, _ customer: Code, _ states: [InterestNoteState]) -> UInt64 {
        PageToken.filter(
            "interest-notes", "\(company.number)", customer.text, states.map { "\($0)" }.joined(separator: ","))
    }
}

extension Reskontra_V1_ListInterestNotesResponse {
    package init(_ answer: ListInterestNotes.Answer, of query: ListInterestNotes, _ book: borrowing Book) {
        self.init()
        notes = answer.notes.map { .init(book.interest[$0], book) }
        guard answer.hasMore, let last = answer.notes.last else { return }
        let filter = ListInterestNotes.filter(query.id, query.customer, query.states)
        nextPageToken = PageToken(first: UInt64(last.number), filter: filter).text
    }
}
