import Receivables
import Schema
import SwiftProtobuf

// Credit cards: answers -> responses.

extension Reskontra_V1_PaymentService {
    init(_ row: PaymentService) {
        self.init()
        code = row.code.text
        connector = row.connector.text
        merchantAccount = row.merchantAccount
        isDefault = row.isDefault
        cvvRequired = row.requiresVerification
        avsLevel = .init(rawValue: Int(row.addressCheck.rawValue)) ?? .unspecified
        inactive = !row.isActive
        authorizationDays = row.authorizationDays
        dataLevel = row.dataLevel
    }
}

extension Reskontra_V1_Card {
    init(_ row: CardToken, _ book: borrowing Book) {
        self.init()
        number = row.number.text
        customerNumber = book.customers[row.customer].number.text
        brand = .init(rawValue: Int(row.brand.rawValue)) ?? .unspecified
        last4 = row.lastFour.text
        expires = .init(row.expires)
        token = row.token
        inactive = !row.isActive
    }
}

extension Reskontra_V1_CardAuthorization {
    init(_ view: CardAuthorizationView, _ book: borrowing Book) {
        self.init()
        let row = view.row
        number = row.number.text
        customerNumber = book.customers[row.customer].number.text
        order = view.order.text
        card = view.card.number.text
        brand = .init(rawValue: Int(view.card.brand.rawValue)) ?? .unspecified
        last4 = view.card.lastFour.text
        paymentService = row.service.text
        amount = .init(row.amount, row.currency)
        captured = .init(row.captured, row.currency)
        if row.refunded != 0 { refunded = .init(row.refunded, row.currency) }
        state = .init(rawValue: Int(view.state.rawValue)) ?? .unspecified
        requestedOn = .init(row.requested)
        if let day = row.expires { expiresOn = .init(day) }
        reason = row.reason
        reference = row.reference
        capturing = !row.capturing.isNone
        orderOnHold = view.orderIsHeld
        version = row.lastChange
    }
}

extension Reskontra_V1_CardPayment {
    init(_ view: CardPaymentView, _ book: borrowing Book) {
        self.init()
        let row = view.row
        invoice = row.invoiceNumber.text
        customerNumber = book.customers[row.customer].number.text
        order = view.order.text
        amount = .init(row.amount, row.currency)
        date = .init(row.date)
        capture = .init(rawValue: Int(row.capture.rawValue)) ?? .unspecified
        payment = .init(rawValue: Int(row.payment.rawValue)) ?? .unspecified
        remainder = .init(rawValue: Int(row.remainder.rawValue)) ?? .unspecified
        stages = view.stages
        reason = row.reason
        terminated = row.terminated
        incomplete = row.isOpen
        for (part, told) in zip(row.parts, view.authorizations) {
            var shown = Part()
            shown.authorization = .init(told, book)
            shown.amount = .init(part.amount, row.currency)
            parts.append(shown)
        }
        paymentNumber = view.payment.text
        paymentNumbers = view.payments.map(\.text)
        if let next = view.remainder { remainderAuthorization = .init(next, book) }
        orderOnHold = view.orderIsHeld
        version = row.lastChange
    }
}

extension Reskontra_V1_CardCall {
    init(_ view: CardCallView) {
        self.init()
        let row = view.row
        id = UInt64(row.id.number)
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        query = view.isQuery
        idempotencyKey = view.key
        attempt = row.attempt
        authorization = view.authorization.number.text
        order = view.order.text
        invoice = view.invoice.text
        amount = .init(row.amount, view.authorization.currency)
        self.final = row.isFinal
        token = view.card.token
        brand = .init(rawValue: Int(view.card.brand.rawValue)) ?? .unspecified
        providerReference = row.kind == .authorize ? row.reference : view.authorization.reference
        paymentService = view.authorization.service.text
        connector = view.service?.connector.text ?? ""
        merchantAccount = view.service?.merchantAccount ?? ""
        dataLevel = view.service?.dataLevel ?? 1
        queries = row.queries
        reason = row.reason
        if let data = view.data { tell(data) }
    }

    private mutating func tell(_ data: CardCallData) {
        date = .init(data.date)
        description_p = data.description
        if let tax = data.tax { self.tax = .init(tax) }
        merchant = data.merchant
        shippingAddress = data.shippingAddress
        lines = data.lines.map { line in
            .with {
                ($0.itemNumber, $0.description_p) = (line.item.text, line.description)
                ($0.quantity, $0.amount) = (.init(line.quantity.decimal), .init(line.amount))
            }
        }
    }
}

extension Reskontra_V1_SetPaymentServiceResponse {
    package init(_ answer: PaymentService, _ book: borrowing Book) {
        self.init()
        service = .init(answer)
    }
}

extension Reskontra_V1_RegisterCardResponse {
    package init(_ answer: CardToken, _ book: borrowing Book) {
        self.init()
        card = .init(answer, book)
    }
}

extension Reskontra_V1_UpdateOrderMethodResponse {
    package init(_ answer: UpdateOrderMethod.Answer, _ book: borrowing Book) {
        self.init()
        order = answer.order.text
        methodOfPayment = answer.method.text
        voided = answer.voided.map(\.text)
    }
}

extension Reskontra_V1_AuthorizeCardResponse {
    package init(_ answer: CardAuthorizationView, _ book: borrowing Book) {
        self.init()
        authorization = .init(answer, book)
    }
}

extension Reskontra_V1_CaptureCardResponse {
    package init(_ answer: CaptureCard.Answer, _ book: borrowing Book) {
        self.init()
        payment = .init(answer.payment, book)
        if let posted = answer.invoice { invoice = .init(posted, book, journal: false) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_VoidCardAuthorizationResponse {
    package init(_ answer: CardAuthorizationView, _ book: borrowing Book) {
        self.init()
        authorization = .init(answer, book)
    }
}

extension Reskontra_V1_TakeCardCallsResponse {
    package init(_ answer: [CardCallView], _ book: borrowing Book) {
        self.init()
        calls = answer.map { .init($0) }
    }
}

extension Reskontra_V1_ReportCardResultResponse {
    package init(_ answer: ReportCardResult.Answer, _ book: borrowing Book) {
        self.init()
        authorization = .init(answer.authorization, book)
        if let told = answer.payment { payment = .init(told, book) }
        if let told = answer.refund { refund = .init(told, book) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ResumeCardPaymentResponse {
    package init(_ answer: ResumeCardPayment.Answer, _ book: borrowing Book) {
        self.init()
        payment = .init(answer.payment, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_TerminateCardPaymentResponse {
    package init(_ answer: CardPaymentView, _ book: borrowing Book) {
        self.init()
        payment = .init(answer, book)
    }
}

extension Reskontra_V1_ExpireCardAuthorizationsResponse {
    package init(_ answer: ExpireCardAuthorizations.Answer, _ book: borrowing Book) {
        self.init()
        authorizations = answer.numbers.map(\.text)
        hasMore_p = answer.hasMore
    }
}

extension Reskontra_V1_GetCardAuthorizationResponse {
    package init(_ answer: GetCardAuthorization.Answer, _ book: borrowing Book) {
        self.init()
        authorization = .init(answer.authorization, book)
        calls = answer.calls.map { .init($0) }
    }
}

extension Reskontra_V1_ListCardAuthorizationsResponse {
    package init(_ answer: ListCardAuthorizations.Answer, of query: ListCardAuthorizations, _ book: borrowing Book) {
        self.init()
        for view in answer.authorizations { authorizations.append(.init(view, book)) }
        guard answer.hasMore, let last = answer.authorizations.last else { return }
        let filter = ListCardAuthorizations.filter(query.id, query.customer, query.order, query.states)
        nextPageToken = PageToken(first: UInt64(last.row.id.number), filter: filter).text
    }
}

extension Reskontra_V1_GetCardPaymentResponse {
    package init(_ answer: GetCardPayment.Answer, _ book: borrowing Book) {
        self.init()
        payment = .init(answer.payment, book)
        calls = answer.calls.map { .init($0) }
    }
}

extension Reskontra_V1_ListCardPaymentsResponse {
    package init(_ answer: ListCardPayments.Answer, of query: ListCardPayments, _ book: borrowing Book) {
        self.init()
        for view in answer.payments { payments.append(.init(view, book)) }
        incomplete = answer.incomplete
        guard answer.hasMore, let last = answer.payments.last else { return }
        let filter = ListCardPayments.filter(query.id, query.customer, query.incompleteOnly)
        nextPageToken = PageToken(first: UInt64(last.row.id.number), filter: filter).text
    }
}

extension Reskontra_V1_ListCardsResponse {
    package init(_ answer: [CardToken], _ book: borrowing Book) {
        self.init()
        for card in answer { cards.append(.init(card, book)) }
    }
}

extension Reskontra_V1_ListPaymentServicesResponse {
    package init(_ answer: [PaymentService], _ book: borrowing Book) {
        self.init()
        services = answer.map { .init($0) }
    }
}
