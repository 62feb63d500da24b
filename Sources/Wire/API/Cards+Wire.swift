import Receivables
import Schema
import SwiftProtobuf

// Credit cards: requests -> commands and queries. Answers are in Cards+Answers.swift.

extension SetPaymentService {
    package init(_ message: Reskontra_V1_SetPaymentServiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let told = message.service
        var service = PaymentService(
            code: border.code(told.code, "service.code", required: true),
            connector: border.code(told.connector, "service.connector"),
            merchantAccount: border.text(
                told.merchantAccount, "service.merchant_account", max: PaymentService.merchantLengthMax))
        service.isDefault = told.isDefault
        service.requiresVerification = told.cvvRequired
        service.addressCheck =
            border.choice(told.avsLevel.rawValue, "service.avs_level", fallback: .alwaysAccept) ?? .alwaysAccept
        service.isActive = !told.inactive
        if told.authorizationDays != 0 { service.authorizationDays = told.authorizationDays }
        if told.dataLevel != 0 { service.dataLevel = told.dataLevel }
        try border.check()
        self.init(id: company, service: service)
    }
}

extension RegisterCard {
    package init(_ message: Reskontra_V1_RegisterCardRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let told = message.card
        let number = border.code(told.number, "card.number")
        let customer = border.code(told.customerNumber, "card.customer_number", required: true)
        let brand: CardBrand? = border.choice(told.brand.rawValue, "card.brand")
        let lastFour = border.code(told.last4, "card.last4", required: true)
        if !lastFour.isEmpty, told.last4.utf8.count != 4 || !told.last4.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            border.bad("card.last4", .fieldInvalid, "is the last four digits of the card")
        }
        let expires = border.date(told.expires, told.hasExpires, "card.expires", required: true)
        let token = border.text(told.token, "card.token", required: true, max: CardToken.tokenLengthMax)
        try border.check()
        self.init(
            id: company, number: number, customer: customer, brand: brand ?? .visa, lastFour: lastFour,
            expires: expires ?? CalendarDate(days: 0), token: token, isActive: !told.inactive)
    }
}

extension UpdateOrderMethod {
    package init(_ message: Reskontra_V1_UpdateOrderMethodRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let order = border.code(message.order, "order", required: true)
        let method = border.code(message.methodOfPayment, "method_of_payment", required: true)
        try border.check()
        self.init(id: company, order: order, method: method)
    }
}

extension AuthorizeCard {
    package init(_ message: Reskontra_V1_AuthorizeCardRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let order = border.code(message.order, "order", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        let card = border.code(message.card, "card")
        let service = border.code(message.paymentService, "payment_service")
        try border.check()
        self.init(
            id: company, order: order, amount: amount ?? .zero(.eur), card: card, service: service,
            verificationDigits: message.cvv.digits)
    }
}

extension CaptureCard {
    package init(_ message: Reskontra_V1_CaptureCardRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let order = border.code(message.order, "order", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount", required: false)
        let document = message.hasDocument ? InvoiceDraft(message.document, "document", &border) : nil
        let invoice = border.code(message.invoice, "invoice")
        if !invoice.isEmpty, message.hasDocument {
            border.bad("document", .fieldInvalid, "an invoice that is posted needs no document")
        }
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(id: company, order: order, amount: amount, document: document, invoice: invoice, date: date)
    }
}

extension VoidCardAuthorization {
    package init(_ message: Reskontra_V1_VoidCardAuthorizationRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.authorization, "authorization", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension TakeCardCalls {
    package init(_ message: Reskontra_V1_TakeCardCallsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let service = border.code(message.paymentService, "payment_service")
        let invoice = border.code(message.invoice, "invoice")
        let authorization = border.code(message.authorization, "authorization")
        try border.check()
        let size = message.size == 0 ? TakeCardCalls.pageMax : min(Int(message.size), TakeCardCalls.pageMax)
        self.init(
            id: company, service: service, invoice: invoice, authorization: authorization, asksAgain: message.askAgain,
            size: size)
    }
}

extension ReportCardResult {
    package init(_ message: Reskontra_V1_ReportCardResultRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if message.call == 0 { border.bad("call", .fieldRequired, "is required") }
        let outcome: CardResult.Outcome? = border.choice(message.outcome.rawValue, "outcome")
        var result = CardResult(outcome ?? .unknown)
        result.amount = border.money(message.amount, message.hasAmount, "amount", required: false)
        result.expires = border.date(message.expiresOn, message.hasExpiresOn, "expires_on")
        result.reason = border.text(message.reason, "reason", max: CardCall.reasonLengthMax)
        result.reference = border.text(message.reference, "reference", max: CardCall.reasonLengthMax)
        result.isExpired = message.authorizationExpired
        result.name = border.choice(message.nameMatch.rawValue, "name_match", fallback: .notChecked) ?? .notChecked
        result.address = border.choice(message.addressMatch.rawValue, "address_match", fallback: .notChecked) ?? .notChecked
        result.postalCode =
            border.choice(message.postalCodeMatch.rawValue, "postal_code_match", fallback: .notChecked) ?? .notChecked
        try border.check()
        self.init(id: company, call: CardCallID(UInt32(clamping: message.call)), result: result)
    }
}

extension ResumeCardPayment {
    package init(_ message: Reskontra_V1_ResumeCardPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let invoice = border.code(message.invoice, "invoice", required: true)
        try border.check()
        self.init(id: company, invoice: invoice)
    }
}

extension TerminateCardPayment {
    package init(_ message: Reskontra_V1_TerminateCardPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let invoice = border.code(message.invoice, "invoice", required: true)
        let reason = border.text(message.reason, "reason", required: true, max: CardCall.reasonLengthMax)
        try border.check()
        self.init(id: company, invoice: invoice, reason: reason)
    }
}

extension ExpireCardAuthorizations {
    package init(_ message: Reskontra_V1_ExpireCardAuthorizationsRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension GetCardAuthorization {
    package init(_ message: Reskontra_V1_GetCardAuthorizationRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.authorization, "authorization", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension ListCardAuthorizations {
    package init(_ message: Reskontra_V1_ListCardAuthorizationsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let order = border.code(message.order, "order")
        var states: [CardAuthorizationState] = []
        for (index, told) in message.states.prefix(CardAuthorizationState.allCases.count).enumerated() {
            let state: CardAuthorizationState? = border.choice(told.rawValue, "states[\(index)]")
            if let state { states.append(state) }
        }
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: Self.filter(company, customer, order, states))
        try border.check()
        self.init(
            id: company, customer: customer, order: order, states: states, size: size,
            before: UInt32(clamping: token.first))
    }

    static func filter(
        _ company: CompanyID, _ customer: Code, _ order: Code, _ states: [CardAuthorizationState]
    ) -> UInt64 {
        PageToken.filter(
            "card authorizations", "\(company.number)", customer.text, order.text,
            states.map { "\($0.rawValue)" }.joined(separator: ","))
    }
}

extension GetCardPayment {
    package init(_ message: Reskontra_V1_GetCardPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let invoice = border.code(message.invoice, "invoice", required: true)
        try border.check()
        self.init(id: company, invoice: invoice)
    }
}

extension ListCardPayments {
    package init(_ message: Reskontra_V1_ListCardPaymentsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: Self.filter(company, customer, message.incompleteOnly))
        try border.check()
        self.init(
            id: company, customer: customer, incompleteOnly: message.incompleteOnly, size: size,
            before: UInt32(clamping: token.first))
    }

    static func filter(_ company: CompanyID, _ customer: Code, _ incompleteOnly: Bool) -> UInt64 {
        PageToken.filter("card payments", "\(company.number)", customer.text, incompleteOnly ? "incomplete" : "")
    }
}

extension ListCards {
    package init(_ message: Reskontra_V1_ListCardsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        try border.check()
        self.init(id: company, customer: customer)
    }
}

extension ListPaymentServices {
    package init(_ message: Reskontra_V1_ListPaymentServicesRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}
