import Receivables
import Schema

// The history of interest notes: request -> query, answer -> response.

extension InterestHistory {
    package init(_ message: Reskontra_V1_InterestHistoryRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let note = border.code(message.note, "note")
        let customer = border.code(message.customerNumber, "customer_number")
        if note.isEmpty == customer.isEmpty {
            border.bad("note", .fieldInvalid, "name a note or a customer, not both")
        }
        let token = border.pageToken(message.page, filter: InterestHistory.filter(company, note, customer))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, note: note, customer: customer, size: size,
            after: Key(sequence: token.first, note: InterestNoteID(UInt32(truncatingIfNeeded: token.second))))
    }

    fileprivate static func filter(_ company: CompanyID, _ note: Code, _ customer: Code) -> UInt64 {
        PageToken.filter("interest-history", "\(company.number)", note.text, customer.text)
    }
}

extension Reskontra_V1_InterestHistoryResponse {
    package init(_ answer: InterestHistory.Answer, of query: InterestHistory, _ book: borrowing Book) {
        self.init()
        for row in answer.rows {
            let note = book.interest[row.note]
            var made = Entry()
            made.note = note.number.text
            made.customerNumber = book.customers[note.customer].number.text
            made.kind = .init(rawValue: Int(row.act.kind.rawValue)) ?? .unspecified
            made.documentNumber = book.items[row.act.document].number.text
            made.date = .init(row.act.date)
            made.sequence = row.act.sequence
            made.amount = .init(row.act.amount, note.currency)
            made.reason = row.act.reason
            made.by = row.act.by.text
            entries.append(made)
        }
        guard answer.hasMore, let last = answer.rows.last else { return }
        let filter = InterestHistory.filter(query.id, query.note, query.customer)
        nextPageToken = PageToken(first: last.act.sequence, second: UInt64(last.note.number), filter: filter).text
    }
}
