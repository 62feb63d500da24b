import Receivables
import Schema
import SwiftProtobuf

// SEPA direct debit: requests -> queries, answers -> responses.

extension ValidateIban {
    package init(_ message: Reskontra_V1_ValidateIbanRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let iban = border.text(message.iban, "iban", required: true)
        let bic = border.text(message.bic, "bic")
        try border.check()
        self.init(id: company, iban: iban, bic: bic)
    }
}

extension Reskontra_V1_ValidateIbanResponse {
    package init(_ answer: Iban, _ book: borrowing Book) {
        self.init()
        iban = answer.text
        country = answer.country
    }
}

extension ValidateCreditorID {
    package init(_ message: Reskontra_V1_ValidateCreditorIdRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let creditor = border.text(message.creditorID, "creditor_id", required: true)
        try border.check()
        self.init(id: company, creditor: creditor)
    }
}

extension Reskontra_V1_ValidateCreditorIdResponse {
    package init(_ answer: CreditorID, _ book: borrowing Book) {
        self.init()
        creditorID = answer.text
        country = answer.country
        businessCode = answer.businessCode
    }
}

extension CalculateCollectionDate {
    package init(_ message: Reskontra_V1_CalculateCollectionDateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let requested = border.date(message.requested, message.hasRequested, "requested", required: true)
        let scheme = border.choice(message.scheme.rawValue, "scheme", fallback: DebitScheme.core)
        let sequence = border.choice(message.sequence.rawValue, "sequence", fallback: DebitSequence.first)
        try border.check()
        self.init(
            id: company, requested: requested ?? CalendarDate(days: 0), scheme: scheme ?? .core,
            sequence: sequence ?? .first)
    }
}

extension Reskontra_V1_CalculateCollectionDateResponse {
    package init(_ answer: CalculateCollectionDate.Answer, _ book: borrowing Book) {
        self.init()
        dueDate = .init(answer.dueDate)
        earliestSubmission = .init(answer.earliestSubmission)
        latestSubmission = .init(answer.latestSubmission)
    }
}

extension CheckPrenotification {
    package init(_ message: Reskontra_V1_CheckPrenotificationRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let notified = border.date(message.notifiedOn, message.hasNotifiedOn, "notified_on", required: true)
        let due = border.date(message.dueDate, message.hasDueDate, "due_date", required: true)
        if message.agreedDays > 365 { border.bad("agreed_days", .fieldInvalid, "is at most 365") }
        try border.check()
        self.init(
            id: company, notifiedOn: notified ?? CalendarDate(days: 0), dueDate: due ?? CalendarDate(days: 0),
            agreedDays: message.isAgreed ? Int(message.agreedDays) : nil)
    }
}

extension Reskontra_V1_CheckPrenotificationResponse {
    package init(_ answer: CheckPrenotification.Answer, _ book: borrowing Book) {
        self.init()
        latestNotification = .init(answer.latestNotification)
        days = UInt32(answer.days)
    }
}
