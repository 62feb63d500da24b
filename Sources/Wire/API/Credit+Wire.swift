import Receivables
import Schema
import SwiftProtobuf

extension Border {
    mutating func authorization(_ id: UInt64) -> AuthorizationID {
        guard id > 0, let number = UInt32(exactly: id) else {
            bad("authorization_id", id == 0 ? .fieldRequired : .authorizationNotFound, id == 0 ? "is required" : "is no id of this store")
            return .none
        }
        return AuthorizationID(number)
    }

    mutating func item(_ id: UInt64, _ field: String) -> ItemID {
        guard let number = UInt32(exactly: id) else {
            bad(field, .itemNotFound, "is no id of this store")
            return .none
        }
        return ItemID(number)
    }
}

extension Increment {
    package init(_ message: Reskontra_V1_IncrementRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.authorization(message.authorizationID)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        try border.check()
        self.init(
            company: company, authorization: id, amount: amount ?? .zero(.eur),
            extendsSeconds: message.extend ? message.extendSeconds : nil)
    }
}

extension Decrement {
    package init(_ message: Reskontra_V1_DecrementRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.authorization(message.authorizationID)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        try border.check()
        self.init(company: company, authorization: id, amount: amount ?? .zero(.eur))
    }
}

extension ExtendAuthorization {
    package init(_ message: Reskontra_V1_ExtendRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.authorization(message.authorizationID)
        try border.check()
        self.init(
            company: company, authorization: id, ttlSeconds: message.ttlSeconds, checksAgain: message.checkAgain)
    }
}

extension Capture {
    package init(_ message: Reskontra_V1_CaptureRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.authorization(message.authorizationID)
        let amount = border.money(message.amount, message.hasAmount, "amount", required: !message.hasDocument)
        let document = message.hasDocument ? InvoiceDraft(message.document, "document", &border) : nil
        let number = border.code(message.invoiceNumber, "invoice_number")
        try border.check()
        self.init(
            company: company, authorization: id, amount: amount, isFinal: message.final, document: document,
            invoiceNumber: number)
    }
}

extension GetAuthorization {
    package init(_ message: Reskontra_V1_GetAuthorizationRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.authorization(message.authorizationID)
        try border.check()
        self.init(company: company, authorization: id)
    }
}

extension ListAuthorizations {
    package init(_ message: Reskontra_V1_ListAuthorizationsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let size = border.pageSize(message.page)
        let token = border.pageToken(
            message.page, filter: ListAuthorizations.filter(company, customer, message.includeFinal))
        try border.check()
        self.init(
            company: company, customer: customer, includeFinal: message.includeFinal, size: size,
            before: AuthorizationID(UInt32(truncatingIfNeeded: token.first)))
    }
}

extension ListAuthorizations {
    static func filter(_ company: CompanyID, _ customer: Code, _ includeFinal: Bool) -> UInt64 {
        PageToken.filter("authorizations", "\(company.number)", customer.text, "\(includeFinal)")
    }
}

extension GetCreditPosition {
    package init(_ message: Reskontra_V1_GetCreditPositionRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        // Answered as of now it would be the wrong figure under a past date (F30).
        if message.hasAt {
            border.bad(
                "at", .fieldInvalid,
                "exposure is told as it stands: what orders, deliveries and authorizations came to at an earlier "
                    + "moment is not kept. ListOpenItems, aging and statements take a past moment")
        }
        try border.check()
        self.init(company: company, customer: customer)
    }
}

extension AuditExposure {
    package init(_ message: Reskontra_V1_AuditExposureRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        try border.check()
        self.init(company: company, customer: customer)
    }
}

// MARK: Answers

extension Reskontra_V1_CreditDecision {
    package init(_ answer: CreditDecision) {
        self.init()
        decision = .init(rawValue: Int(answer.decision.rawValue)) ?? .unspecified
        approvedAmount = .init(answer.approved)
        for index in 0..<answer.reasons.count {
            let reason = answer.reasons[index]
            var row = Reskontra_V1_CreditReason()
            row.code = .init(rawValue: Int(reason.rawValue)) ?? .unspecified
            row.severity = .init(rawValue: Int(answer.reasons.severity(at: index).rawValue)) ?? .unspecified
            if let figures = answer.figures(of: reason) {
                row.limit = .init(figures.limit)
                row.actual = .init(figures.exposureWithRequest)
            }
            reasons.append(row)
        }
        if let primary = answer.primaryReason { primaryReason = .init(rawValue: Int(primary.rawValue)) ?? .unspecified }
        if let limit = answer.limit { totalCreditLimit = .init(limit) }
        if let exposure = answer.exposure { self.exposure = .init(exposure) }
        if let before = answer.availableBefore { availableBefore = .init(before) }
        if let after = answer.availableAfter { availableAfter = .init(after) }
        asOf = .init(answer.asOf)
        if let source = answer.limitSource { limitSource = .init(rawValue: Int(source.rawValue)) ?? .unspecified }
        if let bound = answer.testBound { testBound = .init(rawValue: Int(bound.rawValue)) ?? .unspecified }
        retryToken = answer.retryToken
        if let group = answer.groupTest {
            groupLimit = .init(group.limit)
            groupExposure = .init(group.exposure)
        }
        if let row = answer.remedy { remedy = .init(row) }
    }
}

extension Reskontra_V1_CreditRemedy {
    init(_ row: CreditRemedy) {
        self.init()
        if let money = row.payNow { payNow = .init(money) }
        applyPayment = row.mustBeApplied
        approvableNow = .init(row.approvableNow)
    }
}

extension Reskontra_V1_Authorization {
    package init(_ answer: AuthorizationAnswer) {
        self.init()
        authorizationID = UInt64(answer.id.number)
        customerNumber = answer.customer.text
        state = .init(rawValue: Int(answer.state.rawValue)) ?? .unspecified
        authorized = .init(answer.authorized)
        captured = .init(answer.captured)
        remaining = .init(answer.remaining)
        if answer.expires != .never { expiresAt = .init(answer.expires) }
        overridden = answer.marks.contains(.overridden)
        forced = answer.marks.contains(.forced)
        holdID = UInt64(answer.hold.number)
        orderRef = answer.orderRef.text
        createdAt = .init(answer.created)
        terminal = answer.terminal.text
        store = answer.store.text
        released = .init(answer.released)
    }
}

extension Reskontra_V1_DecrementResponse {
    package init(_ answer: Decrement.Answer, _ book: borrowing Book) {
        self.init()
        authorization = .init(answer.authorization)
        released = .init(answer.released)
    }
}

extension Reskontra_V1_ExtendResponse {
    package init(_ answer: ExtendAuthorization.Answer, _ book: borrowing Book) {
        self.init()
        if let made = answer.decision { decision = .init(made) }
        authorization = .init(answer.authorization)
    }
}

extension Reskontra_V1_IncrementResponse {
    package init(_ answer: Increment.Answer, _ book: borrowing Book) {
        self.init()
        decision = .init(answer.decision)
        authorization = .init(answer.authorization)
    }
}

extension Reskontra_V1_CaptureResponse {
    package init(_ answer: Capture.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        authorization = .init(answer.authorization)
        invoice = .init(answer.invoice, book, journal: preview, lines: preview)
    }
}

extension Reskontra_V1_GetAuthorizationResponse {
    package init(_ answer: AuthorizationAnswer, _ book: borrowing Book) {
        self.init()
        authorization = .init(answer)
    }
}

extension Reskontra_V1_ListAuthorizationsResponse {
    package init(_ answer: ListAuthorizations.Answer, of query: ListAuthorizations, _ book: borrowing Book) {
        self.init()
        authorizations = answer.authorizations.map { .init($0) }
        guard !answer.next.isNone else { return }
        let filter = ListAuthorizations.filter(query.companyID, query.customer, query.includeFinal)
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: filter).text
    }
}

extension Reskontra_V1_GetCreditPositionResponse {
    package init(_ answer: GetCreditPosition.Answer) {
        self.init()
        customerNumber = answer.customer.text
        invoiceAccount = answer.invoiceAccount.text
        if let limit = answer.limit { totalCreditLimit = .init(limit) }
        if let exposure = answer.exposure { self.exposure = .init(exposure) }
        if let available = answer.available { self.available = .init(available) }
        components = answer.components.map { row in
            var made = Reskontra_V1_ExposureComponents()
            made.currency = row.currency.code.text
            made.invoices = .init(row.invoices, row.currency)
            made.creditNotes = .init(row.creditNotes, row.currency)
            made.payments = .init(row.payments, row.currency)
            made.paymentsAtRisk = .init(row.paymentsAtRisk, row.currency)
            made.delivered = .init(row.delivered, row.currency)
            made.orders = .init(row.orders, row.currency)
            made.authorizations = .init(row.authorizations, row.currency)
            return made
        }
        holdStatus = .init(rawValue: Int(answer.holdStatus.rawValue)) ?? .unspecified
        if let date = answer.limitExpires { limitExpiresOn = .init(date) }
        if let balance = answer.balance { self.balance = .init(balance) }
        if let overdue = answer.overdue { self.overdue = .init(overdue) }
        openItems = answer.openItems
        creditGroup = answer.creditGroup.text
        if let money = answer.groupLimit { groupLimit = .init(money) }
        if let money = answer.groupExposure { groupExposure = .init(money) }
        if let money = answer.external { externalExposure = .init(money) }
        version = answer.version
    }
}

extension Reskontra_V1_AuditExposureResponse {
    package init(_ answer: AuditExposure.Answer, _ book: borrowing Book) {
        self.init()
        customers = answer.customers
        differences = answer.differences.map { row in
            var made = Reskontra_V1_ExposureDifference()
            made.customerNumber = row.customer.text
            made.currency = row.currency.code.text
            made.component = row.component
            made.keptMinor = row.kept
            made.recomputedMinor = row.recomputed
            return made
        }
    }
}
