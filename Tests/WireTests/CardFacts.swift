import Receivables

/// Every kind of card fact, with all its fields and with as few as it can have.
enum CardFacts {
    private static let date = CalendarDate(days: 20_000)

    static let service: PaymentService = {
        var row = PaymentService(code: "PSP", connector: "ACME", merchantAccount: "M-1")
        (row.isDefault, row.requiresVerification, row.addressCheck) = (true, true, .postalCode)
        (row.isActive, row.authorizationDays, row.dataLevel) = (true, 30, 3)
        return row
    }()

    static let bare: PaymentService = {
        var row = PaymentService(code: "OLD", connector: .empty, merchantAccount: "")
        (row.isActive, row.authorizationDays, row.dataLevel) = (false, 0, 0)
        return row
    }()

    static let card = CardToken(
        id: CardTokenID(3), company: CompanyID(1), number: "CC-000003", customer: CustomerID(8), brand: .americanExpress,
        lastFour: "0005", expires: date, token: "tok_élan")

    static let authorization: CardAuthorization = {
        var row = CardAuthorization(
            id: CardAuthorizationID(4), company: CompanyID(1), number: "AU-000004", customer: CustomerID(8), order: OrderID(2),
            card: CardTokenID(3), service: "PSP", currency: .usd, amount: 12_500, requested: date)
        (row.captured, row.state, row.expires) = (500, .closed, CalendarDate(days: 0))
        row.refunded = 120
        (row.reason, row.reference) = ("AVS", "ref")
        (row.capturing, row.remainderOf) = (CardPaymentID(5), CardPaymentID(6))
        return row
    }()

    static let payment: CardPayment = {
        var row = CardPayment(
            id: CardPaymentID(5), company: CompanyID(1), invoice: ItemID(7), invoiceNumber: "FTI-1", customer: CustomerID(8),
            order: OrderID(2), currency: .usd, amount: 600, date: date,
            parts: [
                .init(authorization: CardAuthorizationID(4), amount: 500, call: CardCallID(9)),
                .init(authorization: CardAuthorizationID(5), amount: 100, call: CardCallID(10)),
            ])
        (row.capture, row.payment, row.remainder) = (.done, .failed, .unknown)
        (row.paymentItem, row.remainderAuthorization) = (ItemID(11), CardAuthorizationID(6))
        (row.reason, row.terminated) = ("closed", "by hand")
        row.parts[1].paid = ItemID(12)
        return row
    }()

    static let refund: CardRefund = {
        var row = CardRefund(
            id: CardRefundID(2), company: CompanyID(1), credit: ItemID(13), creditNumber: "CN-1", customer: CustomerID(8),
            authorization: CardAuthorizationID(4), currency: .usd, amount: 120, date: date, call: CardCallID(14))
        (row.refund, row.payment, row.paymentItem) = (.done, .failed, ItemID(15))
        (row.reason, row.terminated) = ("closed", "by hand")
        return row
    }()

    static let call: CardCall = {
        var row = CardCall(
            id: CardCallID(9), company: CompanyID(1), kind: .capture, authorization: CardAuthorizationID(4), amount: 500)
        (row.payment, row.isFinal, row.attempt, row.state) = (CardPaymentID(5), true, 2, .notFound)
        (row.verificationDigits, row.sent, row.queries) = (4, Instant(nanoseconds: 1_764_000_000_123_456_789), 7)
        (row.reason, row.reference) = ("TIMEOUT", "P-1")
        row.refund = CardRefundID(2)
        return row
    }()

    static let all: [CardFact] = [
        .serviceSet(CompanyID(1), service), .serviceSet(CompanyID(2), bare), .cardSet(card),
        .orderMethodSet(OrderID(2), "CARD"), .orderHeld(OrderID(2), true), .orderHeld(OrderID(2), false),
        .authorizationSet(authorization),
        .authorizationSet(
            CardAuthorization(
                id: CardAuthorizationID(1), company: CompanyID(1), number: "AU-1", customer: CustomerID(8), order: OrderID(2),
                card: CardTokenID(3), service: .empty, currency: .eur, amount: 1, requested: date)),
        .paymentSet(payment),
        .paymentSet(
            CardPayment(
                id: CardPaymentID(1), company: CompanyID(1), invoice: ItemID(7), invoiceNumber: "I", customer: CustomerID(8),
                order: OrderID(2), currency: .eur, amount: 1, date: date, parts: [])),
        .callSet(call),
        .refundSet(refund),
        .refundSet(
            CardRefund(
                id: CardRefundID(1), company: CompanyID(1), credit: ItemID(13), creditNumber: "C", customer: CustomerID(8),
                authorization: CardAuthorizationID(4), currency: .eur, amount: 1, date: date, call: .none)),
        .payoutPosted(
            CardPayout(
                id: CardPayoutID(3), company: CompanyID(1), service: "PSP", reference: "P-2026-03", currency: .eur,
                amount: 100_000, fee: 3_000, date: date, voucher: "V-000009"),
            JournalEntry(
                company: CompanyID(1), voucher: "V-000009", date: date, currency: .eur,
                legs: [
                    Leg(AccountID(6), .bank, 97_000, accounting: 82_450), Leg(AccountID(8), .bankFee, 3_000, accounting: 2_550),
                    Leg(AccountID(7), .cardClearing, -100_000, accounting: -85_000),
                ]), voucherNext: 10),
        .callSet(CardCall(id: CardCallID(1), company: CompanyID(1), kind: .void, authorization: CardAuthorizationID(4), amount: 1)),
    ]
}
