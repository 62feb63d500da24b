/// Asks for an amount on a card for an order: the intent is kept, and a connector asks the provider.
///
/// No entry. Rules: setup:CC-1, CC-4, CC-5, CC-9. Rejections in order: amount, ORDER_NOT_FOUND, CURRENCY_MISMATCH,
/// ORDER_NOT_OPEN, METHOD_NOT_SUPPORTED, card and service, FIELD_INVALID (verification value).
package struct AuthorizeCard: Command {
    package let id: CompanyID
    package let order: Code
    package let amount: Money
    /// Number of a registered card; empty: the only active one of the customer.
    package let card: Code
    /// Empty: the default one.
    package let service: Code
    /// How many digits the verification value has that the provider was given; the value itself never comes here.
    package let verificationDigits: UInt32

    package init(
        id: CompanyID, order: Code, amount: Money, card: Code = .empty, service: Code = .empty,
        verificationDigits: UInt32 = 0
    ) {
        self.id = id
        self.order = order
        self.amount = amount
        self.card = card
        self.service = service
        self.verificationDigits = verificationDigits
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CardAuthorizationView {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        let order = try book.order(id, order)
        let row = book.orders[order]
        if amount.currency != row.currency { throw .otherCurrency(amount.currency, expected: row.currency, field: "amount") }
        guard row.isLive else { throw .orderNotOpen(row) }
        let method = book.paymentMethod(of: order)
        guard method?.type == .creditCard else { throw .noCardMethod(row.number, method?.code ?? .empty, field: "order") }
        let card = try chosenCard(row, book, at: now)
        let service = try book.paymentService(id, self.service)
        if service.requiresVerification, verificationDigits != card.brand.verificationDigits {
            throw Rejection(
                .fieldInvalid, field: "cvv",
                "the verification value of a card of brand \(card.brand.name) has \(card.brand.verificationDigits) digits, not \(verificationDigits)",
                [.init("expected", UInt64(card.brand.verificationDigits)), .init("actual", UInt64(verificationDigits))])
        }
        let wish = CardAuthorizationWish(
            order: order, card: card.id, service: service.code, amount: amount.minor,
            verificationDigits: verificationDigits)
        let made = wish.ask(book, at: now, &draft)
        return CardAuthorizationView(made, book, draft, on: now.today)
    }

    private func chosenCard(_ order: SalesOrder, _ book: borrowing Book, at now: Moment) throws(Rejection) -> CardToken {
        var found: [CardToken] = []
        if card.isEmpty {
            for id in book.cards.cards(of: order.customer) where book.cards[id].isActive { found.append(book.cards[id]) }
            // Of several, one that is over does not stand in the way.
            let valid = found.filter { $0.expires >= now.today }
            if !valid.isEmpty { found = valid }
            if found.isEmpty { throw .required("card", "customer \(book.customers[order.customer].number) has no registered card") }
            if found.count > 1 { throw .required("card", "the customer has \(found.count) cards: name one") }
        } else {
            guard let id = book.cards.card(id, card) else { throw .noSuchReference("card", card, field: "card") }
            found = [book.cards[id]]
            if found[0].customer != order.customer {
                throw Rejection(
                    .customerMismatch, field: "card", "card \(card) is of another customer than order \(order.number)",
                    [.init("card", card.text)])
            }
        }
        guard found[0].isActive, found[0].expires >= now.today else {
            throw Rejection(
                .fieldInvalid, field: "card", "card \(found[0].number) is valid until \(found[0].expires) and \(found[0].isActive ? "active" : "inactive")",
                [.init("card", found[0].number.text), .init("expires", found[0].expires)])
        }
        return found[0]
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.cardLastChange(id, order) }
}

/// A new authorization with the call that asks for it.
struct CardAuthorizationWish {
    let order: OrderID
    let card: CardTokenID
    let service: Code
    let amount: Int64
    var verificationDigits: UInt32 = 0
    var remainderOf = CardPaymentID.none

    func ask(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) -> CardAuthorization {
        let row = book.orders[order]
        let id = CardAuthorizationID(draft.numbers.cards.authorization)
        var made = CardAuthorization(
            id: id, company: row.company,
            number: Bills.number("AU-", Int(id.number)) { book.cards.find(row.company, $0) != nil },
            customer: row.customer, order: order, card: card, service: service, currency: row.currency, amount: amount,
            requested: now.today)
        made.remainderOf = remainderOf
        draft.add(.card(.authorizationSet(made)), book)
        var call = CardCall(
            id: CardCallID(draft.numbers.cards.call), company: row.company, kind: .authorize, authorization: id,
            amount: amount)
        call.verificationDigits = verificationDigits
        draft.add(.card(.callSet(call)), book)
        return made
    }
}

extension Book {
    /// The active service of a code; empty: the default, or the only one.
    func paymentService(_ company: CompanyID, _ code: Code) throws(Rejection) -> PaymentService {
        let rows = cards.services(of: company)
        if code.isEmpty {
            let active = rows.filter(\.isActive)
            guard let found = active.first(where: \.isDefault) ?? (active.count == 1 ? active[0] : nil) else {
                throw .required("payment_service", "no active payment service is the default")
            }
            return found
        }
        guard let found = rows.first(where: { $0.code == code }) else {
            throw .noSuchReference("payment_service", code, field: "payment_service")
        }
        guard found.isActive else {
            throw Rejection(
                .fieldInvalid, field: "payment_service", "payment service \(code) is not active",
                [.init("payment_service", code.text)])
        }
        return found
    }
}
