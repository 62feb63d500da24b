/// Which authorizations of an order a capture takes, oldest first (setup:CC-5, CC-6). Pure.
struct CardCover {
    let order: OrderID
    let amount: Int64
    let currency: Currency
    let field: String

    /// Rejections in order: CARD_DECLINED (the order waits for a new authorization, or none was ever granted),
    /// CARD_PROVIDER_UNKNOWN_RESULT, CARD_AUTH_EXPIRED, CAPTURE_EXCEEDS_AUTH.
    func parts(
        _ book: borrowing Book, on day: CalendarDate, _ draft: borrowing Draft
    ) throws(Rejection) -> [(authorization: CardAuthorization, amount: Int64)] {
        let number = book.orders[order].number
        if draft.isCardHeld(order, book) { throw .cardDeclined(number, "the rest of it was declined", field: field) }
        var (missing, covered) = (amount, Int64(0))
        var parts: [(authorization: CardAuthorization, amount: Int64)] = []
        var (expired, unanswered, declined): (CardAuthorization?, CardAuthorization?, CardAuthorization?)
        for row in draft.cardAuthorizations(of: order, book) {
            switch row.state(on: day) {
            case .authorized where row.capturing.isNone:
                covered += row.amount
                guard missing > 0, parts.count < CardPayment.partsMax else { continue }
                let taken = min(missing, row.amount)
                parts.append((row, taken))
                missing -= taken
            case .expired: expired = row
            case .requested, .unknown: unanswered = row
            case .declined: declined = row
            case .authorized, .captured, .voided, .closed, .refunded: break
            }
        }
        if missing == 0 { return parts }
        if let unanswered { throw .cardResultUnknown(unanswered.number, "AUTHORIZE", field: field) }
        if let expired, covered + expired.amount >= amount { throw .cardExpired(expired, field: field) }
        if let declined, covered == 0, expired == nil {
            throw .cardDeclined(number, declined.reason.isEmpty ? "declined" : declined.reason, field: field)
        }
        throw .captureExceedsCard(Money(amount, currency), authorized: covered, field: field)
    }
}

/// Stage 2 of a card payment is asked for: called with the record that posts the invoice (setup:CC-5, CC-8).
struct CardCharge {
    let order: OrderID
    let invoice: ItemID
    let number: Code
    let amount: Money
    let date: CalendarDate
    var field = "order"

    /// Refused before anything is posted.
    func check(_ book: borrowing Book, at now: Moment, _ draft: borrowing Draft) throws(Rejection) {
        _ = try cover.parts(book, on: now.today, draft)
    }

    private var cover: CardCover { CardCover(order: order, amount: amount.minor, currency: amount.currency, field: field) }

    func begin(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CardPayment {
        let parts = try cover.parts(book, on: now.today, draft)
        let row = book.orders[order]
        let id = CardPaymentID(draft.numbers.cards.payment)
        var payment = CardPayment(
            id: id, company: row.company, invoice: invoice, invoiceNumber: number, customer: row.customer, order: order,
            currency: amount.currency, amount: amount.minor, date: date, parts: [])
        for part in parts {
            payment.parts.append(payment.asked(part.authorization, part.amount, attempt: 1, book, &draft))
        }
        draft.add(.card(.paymentSet(payment)), book)
        return payment
    }
}

extension CardPayment {
    /// The intent of one capture, with its authorization taken for it.
    func asked(
        _ authorization: CardAuthorization, _ amount: Int64, attempt: UInt32, _ book: borrowing Book, _ draft: inout Draft
    ) -> Part {
        var row = authorization
        row.capturing = id
        draft.add(.card(.authorizationSet(row)), book)
        var call = CardCall(
            id: CardCallID(draft.numbers.cards.call), company: company, kind: .capture, authorization: row.id,
            amount: amount)
        call.payment = id
        call.isFinal = true
        call.attempt = attempt
        draft.add(.card(.callSet(call)), book)
        return Part(authorization: row.id, amount: amount, call: call.id)
    }
}
