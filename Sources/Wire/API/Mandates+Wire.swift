import Receivables
import Schema
import SwiftProtobuf

// Creditor accounts and mandates: requests -> commands, answers -> responses.

extension SetCreditorAccount {
    package init(_ message: Reskontra_V1_SetCreditorAccountRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let account = CreditorAccount(
            code: border.code(message.account.code, "account.code", required: true),
            name: border.text(message.account.name, "account.name", required: true, max: 140),
            iban: border.text(message.account.iban, "account.iban", required: true, max: 60),
            bic: border.text(message.account.bic, "account.bic", max: 20),
            creditorID: border.text(message.account.creditorID, "account.creditor_id", required: true, max: 60))
        try border.check()
        self.init(id: company, account: account)
    }
}

extension Reskontra_V1_CreditorAccount {
    init(_ row: CreditorAccount) {
        self.init()
        code = row.code.text
        name = row.name
        iban = row.iban
        bic = row.bic
        creditorID = row.creditorID
    }
}

extension Reskontra_V1_SetCreditorAccountResponse {
    package init(_ answer: CreditorAccount, _ book: borrowing Book) {
        self.init()
        account = .init(answer)
    }
}

extension MandateInput {
    init(_ message: Reskontra_V1_Mandate, _ path: String, _ border: inout Border) {
        self.init(customer: border.code(message.customerNumber, path + "customer_number", required: true))
        number = border.text(message.number, path + "number", max: 80)
        creditor = border.code(message.creditor, path + "creditor")
        scheme = border.choice(message.scheme.rawValue, path + "scheme", fallback: .core) ?? .core
        kind = border.choice(message.kind.rawValue, path + "kind", fallback: .recurrent) ?? .recurrent
        holder = border.text(message.accountHolder, path + "account_holder", max: 140)
        iban = border.text(message.iban, path + "iban", required: true, max: 60)
        bic = border.text(message.bic, path + "bic", max: 20)
        signedOn = border.date(message.signatureDate, message.hasSignatureDate, path + "signature_date")
        signedAt = border.text(message.signaturePlace, path + "signature_place", max: Mandate.placeLengthMax)
        expectedPayments = message.expectedPayments
        if expectedPayments > 100_000 { border.bad(path + "expected_payments", .fieldInvalid, "is at most 100,000") }
        if message.prenotificationDays > 365 { border.bad(path + "prenotification_days", .fieldInvalid, "is at most 365") }
        if message.isAgreed { prenotificationDays = UInt16(clamping: message.prenotificationDays) }
    }
}

extension CreateMandate {
    package init(_ message: Reskontra_V1_CreateMandateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let input = MandateInput(message.mandate, "mandate.", &border)
        if message.mandate.state != .unspecified || message.mandate.counter != 0 || message.mandate.hasLastCollectionDue {
            border.bad("mandate.state", .fieldInvalid, "state and use are given by the server")
        }
        try border.check()
        self.init(id: company, wish: input)
    }
}

extension ImportMandates {
    package init(_ message: Reskontra_V1_ImportMandatesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var inputs: [MandateInput] = []
        for (index, mandate) in message.mandates.prefix(ImportMandates.mandatesMax + 1).enumerated() {
            let path = "mandates[\(index)]."
            var input = MandateInput(mandate, path, &border)
            input.state = border.choice(mandate.state.rawValue, path + "state")
            input.counter = mandate.counter
            input.lastDue = border.date(
                mandate.lastCollectionDue, mandate.hasLastCollectionDue, path + "last_collection_due")
            input.cancelReason = border.text(mandate.cancelReason, path + "cancel_reason")
            inputs.append(input)
        }
        try border.check()
        self.init(id: company, mandates: inputs)
    }
}

extension MandateName {
    init(_ number: String, _ creditor: String, version: UInt64 = 0, _ company: CompanyID, _ border: inout Border) {
        self.init(
            company: company, number: border.text(number, "mandate", required: true, max: 80),
            creditor: border.code(creditor, "creditor"), expectedVersion: version)
    }
}

extension SignMandate {
    package init(_ message: Reskontra_V1_SignMandateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = MandateName(
            message.mandate, message.creditor, version: message.expectedVersion, company, &border)
        let date = border.date(message.signatureDate, message.hasSignatureDate, "signature_date", required: true)
        let place = border.text(message.place, "place", required: true, max: Mandate.placeLengthMax)
        try border.check()
        self.init(name: name, date: date ?? CalendarDate(days: 0), place: place)
    }
}

extension AmendMandate {
    package init(_ message: Reskontra_V1_AmendMandateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = MandateName(
            message.mandate, message.creditor, version: message.expectedVersion, company, &border)
        let number = border.text(message.newNumber, "new_number", max: 80)
        let iban = border.text(message.iban, "iban", max: 60)
        let bic = border.text(message.bic, "bic", max: 20)
        let holder = border.text(message.accountHolder, "account_holder", max: 140)
        if iban.isEmpty, !bic.isEmpty { border.bad("iban", .fieldRequired, "is required with bic") }
        try border.check()
        self.init(
            name: name, number: number, iban: iban, bic: bic, holder: holder,
            expectedPayments: message.expectedPayments)
    }
}

extension ChangeMandateState {
    package init(_ message: Reskontra_V1_SuspendMandateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = MandateName(
            message.mandate, message.creditor, version: message.expectedVersion, company, &border)
        try border.check()
        self.init(name: name, act: .suspend)
    }

    package init(_ message: Reskontra_V1_ResumeMandateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = MandateName(
            message.mandate, message.creditor, version: message.expectedVersion, company, &border)
        try border.check()
        self.init(name: name, act: .resume)
    }

    package init(_ message: Reskontra_V1_CancelMandateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = MandateName(
            message.mandate, message.creditor, version: message.expectedVersion, company, &border)
        let reason = border.text(message.reason, "reason", required: true)
        try border.check()
        self.init(name: name, act: .cancel(reason: reason))
    }
}

extension ExpireMandates {
    package init(_ message: Reskontra_V1_ExpireMandatesRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company, after: MandateID(UInt32(clamping: message.after)))
    }
}

extension GetMandate {
    package init(_ message: Reskontra_V1_GetMandateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = MandateName(message.mandate, message.creditor, company, &border)
        try border.check()
        self.init(name: name)
    }
}

extension ListMandates {
    package init(_ message: Reskontra_V1_ListMandatesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListMandates.filter(company, customer))
        try border.check()
        self.init(
            id: company, customer: customer, size: size, after: MandateID(UInt32(truncatingIfNeeded: token.first)))
    }

    static func filter(_ company: CompanyID, _ customer: Code) -> UInt64 {
        PageToken.filter("mandates", "\(company.number)", customer.text)
    }
}

extension CheckMandate {
    package init(_ message: Reskontra_V1_CheckMandateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = MandateName(message.mandate, message.creditor, company, &border)
        let due = border.date(message.dueDate, message.hasDueDate, "due_date")
        try border.check()
        self.init(name: name, dueDate: due)
    }
}

// MARK: Answers

extension Reskontra_V1_Mandate {
    init(_ view: MandateView, _ book: borrowing Book) {
        self.init()
        let row = view.mandate
        number = row.number
        customerNumber = book.customers[row.customer].number.text
        creditor = row.creditor.text
        scheme = .init(rawValue: Int(row.scheme.rawValue)) ?? .unspecified
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        accountHolder = view.debtor.name
        iban = view.debtor.iban
        bic = view.debtor.bic
        if let date = row.signedOn { signatureDate = .init(date) }
        signaturePlace = row.signedAt
        expectedPayments = row.expectedPayments
        if let days = row.prenotificationDays { (isAgreed, prenotificationDays) = (true, UInt32(days)) }
        state = .init(row.state)
        counter = row.counter
        if let date = row.lastDue { lastCollectionDue = .init(date) }
        if let date = row.expires { expiresOn = .init(date) }
        amendmentWaits = !row.amendment.isEmpty
        restarts = row.restarts
        cancelReason = row.cancelReason
        // An answer that just changed it is of the record that is being written.
        let kept = Int(row.id.number) <= book.directDebits.mandates.count ? book.directDebits[row.id].lastChange : 0
        version = max(row.lastChange, kept)
        for amended in row.amended {
            var told = Reskontra_V1_Mandate.Amendment()
            told.date = .init(amended.date)
            told.originalNumber = amended.amendment.number
            told.originalAccount = amended.amendment.originalAccount(book)
            told.originalCreditorID = amended.amendment.creditorID
            told.originalCreditorName = amended.amendment.creditorName
            amendments.append(told)
        }
    }
}

extension MandateAmendment {
    func originalAccount(_ book: borrowing Book) -> String {
        switch account {
        case .unchanged: ""
        case .sameBank(let subject): book.customers.subject(subject).iban
        case .otherBank: MandateAmendment.otherBankMark
        }
    }
}

extension Reskontra_V1_MandateState {
    init(_ state: MandateState) { self = .init(rawValue: Int(state.rawValue)) ?? .unspecified }
}

extension Reskontra_V1_CreateMandateResponse {
    package init(_ answer: MandateView, _ book: borrowing Book) {
        self.init()
        mandate = .init(answer, book)
    }
}

extension Reskontra_V1_SignMandateResponse {
    package init(_ answer: MandateView, _ book: borrowing Book) {
        self.init()
        mandate = .init(answer, book)
    }
}

extension Reskontra_V1_AmendMandateResponse {
    package init(_ answer: MandateView, _ book: borrowing Book) {
        self.init()
        mandate = .init(answer, book)
    }
}

extension Reskontra_V1_SuspendMandateResponse {
    package init(_ answer: MandateView, _ book: borrowing Book) {
        self.init()
        mandate = .init(answer, book)
    }
}

extension Reskontra_V1_ResumeMandateResponse {
    package init(_ answer: MandateView, _ book: borrowing Book) {
        self.init()
        mandate = .init(answer, book)
    }
}

extension Reskontra_V1_CancelMandateResponse {
    package init(_ answer: MandateView, _ book: borrowing Book) {
        self.init()
        mandate = .init(answer, book)
    }
}

extension Reskontra_V1_ExpireMandatesResponse {
    package init(_ answer: ExpireMandates.Answer, _ book: borrowing Book) {
        self.init()
        mandates = answer.mandates
        nextAfter = UInt64(answer.next.number)
        hasMore_p = answer.hasMore
    }
}

extension Reskontra_V1_ImportMandatesResponse {
    package init(_ answer: Int, _ book: borrowing Book) {
        self.init()
        imported = UInt32(clamping: answer)
    }
}

extension Reskontra_V1_GetMandateResponse {
    package init(_ answer: MandateView, _ book: borrowing Book) {
        self.init()
        mandate = .init(answer, book)
        let row = answer.mandate
        if let account = book.directDebits.creditor(row.company, row.creditor) { creditorAccount = .init(account) }
    }
}

extension Reskontra_V1_ListMandatesResponse {
    package init(_ answer: ListMandates.Answer, of query: ListMandates, _ book: borrowing Book) {
        self.init()
        for view in answer.mandates { mandates.append(.init(view, book)) }
        guard answer.hasMore, let last = answer.mandates.last else { return }
        let filter = ListMandates.filter(query.id, query.customer)
        nextPageToken = PageToken(first: UInt64(last.mandate.id.number), filter: filter).text
    }
}

extension Reskontra_V1_CheckMandateResponse {
    package init(_ answer: CheckMandate.Answer, _ book: borrowing Book) {
        self.init()
        state = .init(answer.state)
        if let date = answer.expires { expiresOn = .init(date) }
        sequence = .init(rawValue: Int(answer.sequence.rawValue)) ?? .unspecified
    }
}
