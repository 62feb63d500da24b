import Receivables
import Schema
import SwiftProtobuf

// Interest notes of the system before: request -> command, answer -> response.

extension ImportInterestNotes {
    package init(_ message: Reskontra_V1_ImportInterestNotesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let date = border.date(message.date, message.hasDate, "date", required: true)
        var notes: [Entry] = []
        for (index, note) in message.notes.prefix(ImportInterestNotes.notesMax + 1).enumerated() {
            notes.append(Entry(note, "notes[\(index)]", date ?? CalendarDate(days: 0), &border))
        }
        try border.check()
        self.init(id: company, notes: notes, date: date ?? CalendarDate(days: 0))
    }
}

extension ImportInterestNotes.Entry {
    fileprivate init(
        _ message: Reskontra_V1_InterestNote, _ path: String, _ date: CalendarDate, _ border: inout Border
    ) {
        let total = border.money(message.total, message.hasTotal, path + ".total")
        let currency = total?.currency ?? .eur
        var charges: [ImportInterestNotes.Charge] = []
        for (index, line) in message.lines.enumerated() {
            charges.append(.init(line, "\(path).lines[\(index)]", currency, isFee: false, &border))
        }
        for (index, fee) in message.fees.enumerated() {
            charges.append(.init(fee, "\(path).fees[\(index)]", currency, isFee: true, &border))
        }
        if let total, !charges.isEmpty, total.minor != charges.reduce(0, { $0 + $1.amount }) {
            border.bad(path + ".total", .amountMismatch, "is not the sum of lines and fees")
        }
        self.init(
            number: border.code(message.number, path + ".number", required: true),
            customer: border.code(message.customerNumber, path + ".customer_number", required: true),
            currency: currency, isPosted: message.state == .posted,
            profile: border.code(message.profile, path + ".profile"), code: border.code(message.code, path + ".code"),
            to: border.date(message.toDate, message.hasToDate, path + ".to_date") ?? date, charges: charges)
    }
}

extension ImportInterestNotes.Charge {
    fileprivate init(
        _ message: Reskontra_V1_InterestCharge, _ path: String, _ currency: Currency, isFee: Bool,
        _ border: inout Border
    ) {
        var spans: [InterestCalculation.Span] = []
        for (index, span) in message.spans.enumerated() {
            guard let from = border.date(span.from, span.hasFrom, "\(path).spans[\(index)].from", required: true),
                let to = border.date(span.to, span.hasTo, "\(path).spans[\(index)].to", required: true)
            else { continue }
            spans.append(.init(from: from, to: to))
        }
        self.init(
            document: border.code(message.documentNumber, path + ".document_number"), isFee: isFee,
            amount: border.minor(message.amount, message.hasAmount, currency, path + ".amount") ?? 0,
            paid: border.minor(message.paid, message.hasPaid, currency, path + ".paid") ?? 0,
            waived: border.minor(message.waived, message.hasWaived, currency, path + ".waived") ?? 0,
            writtenOff: border.minor(message.writtenOff, message.hasWrittenOff, currency, path + ".written_off") ?? 0,
            reversed: border.minor(message.reversed, message.hasReversed, currency, path + ".reversed") ?? 0, spans: spans)
    }
}

extension Reskontra_V1_ImportInterestNotesResponse {
    package init(_ answer: [ToldInterestNote], _ book: borrowing Book) {
        self.init()
        for note in answer { notes.append(.init(note, book)) }
    }
}
