import Receivables
import Schema
import SwiftProtobuf

// Interest waived, reinstated and reversed: requests -> commands, answers -> responses.

/// The three requests say the same.
private protocol InterestChangeRequest {
    var note: String { get }
    var scope: Reskontra_V1_InterestScope { get }
    var positions: [UInt32] { get }
    var date: Reskontra_V1_Date { get }
    var hasDate: Bool { get }
    var reason: String { get }
}

extension Reskontra_V1_WaiveInterestRequest: InterestChangeRequest {}
extension Reskontra_V1_ReinstateInterestRequest: InterestChangeRequest {}
extension Reskontra_V1_ReverseInterestRequest: InterestChangeRequest {}

extension ChangeInterest {
    private init(_ kind: InterestAct, _ message: some InterestChangeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let note = border.code(message.note, "note", required: true)
        let scope: Scope? = border.choice(message.scope.rawValue, "scope")
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason", required: true)
        if message.positions.count > InterestNote.chargesMax {
            border.bad("positions", .tooManyItems, "has \(message.positions.count) entries")
        }
        try border.check()
        self.init(
            id: company, kind: kind, note: note, scope: scope ?? .note, positions: message.positions, date: date,
            reason: reason)
    }

    package init(_ message: Reskontra_V1_WaiveInterestRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.waive, message, company)
    }

    package init(_ message: Reskontra_V1_ReinstateInterestRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.reinstate, message, company)
    }

    package init(_ message: Reskontra_V1_ReverseInterestRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(.reverse, message, company)
    }
}

extension Reskontra_V1_WaiveInterestResponse {
    package init(_ answer: ChangeInterest.Answer, _ book: borrowing Book) {
        self.init()
        note = .init(answer.note, book)
        creditNote = answer.number.text
        amount = .init(answer.amount)
        settled = .init(answer.settled)
        open = .init(answer.open)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ReverseInterestResponse {
    package init(_ answer: ChangeInterest.Answer, _ book: borrowing Book) {
        self.init()
        note = .init(answer.note, book)
        creditNote = answer.number.text
        amount = .init(answer.amount)
        settled = .init(answer.settled)
        open = .init(answer.open)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ReinstateInterestResponse {
    package init(_ answer: ChangeInterest.Answer, _ book: borrowing Book) {
        self.init()
        note = .init(answer.note, book)
        debitInvoice = answer.number.text
        amount = .init(answer.amount)
        usedOpenCredit = .init(answer.settled)
        due = .init(answer.open)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}
