/// Creates or replaces a payment service.
package struct SetPaymentService: Command {
    package let id: CompanyID
    package let service: PaymentService

    package init(id: CompanyID, service: PaymentService) { (self.id, self.service) = (id, service) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> PaymentService {
        if !(1...3).contains(service.dataLevel) {
            throw Rejection(
                .fieldInvalid, field: "service.data_level", "the data level is 1, 2 or 3, not \(service.dataLevel)",
                [.init("data_level", UInt64(service.dataLevel))])
        }
        if !(1...PaymentService.authorizationDaysMax).contains(service.authorizationDays) {
            throw Rejection(
                .fieldInvalid, field: "service.authorization_days",
                "an authorization holds 1 to \(PaymentService.authorizationDaysMax) days, not \(service.authorizationDays)",
                [.init("authorization_days", UInt64(service.authorizationDays))])
        }
        draft.add(.card(.serviceSet(id, service)), book)
        return service
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Registers a card of a customer by the provider's token, or changes one (setup section 14).
package struct RegisterCard: Command {
    package let id: CompanyID
    /// Empty: a new one.
    package let number: Code
    package let customer: Code
    package let brand: CardBrand
    package let lastFour: Code
    package let expires: CalendarDate
    package let token: String
    package let isActive: Bool

    package init(
        id: CompanyID, number: Code = .empty, customer: Code, brand: CardBrand, lastFour: Code, expires: CalendarDate,
        token: String, isActive: Bool = true
    ) {
        self.id = id
        self.number = number
        self.customer = customer
        self.brand = brand
        self.lastFour = lastFour
        self.expires = expires.endOfMonth
        self.token = token
        self.isActive = isActive
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CardToken {
        let ordering = try book.customer(id, customer, field: "card.customer_number")
        let account = book.customers[ordering].invoiceAccount
        // One that is over may still be marked as inactive.
        if isActive, expires < now.today {
            throw Rejection(
                .fieldInvalid, field: "card.expires", "the card expired on \(expires)", [.init("expires", expires)])
        }
        var place = CardTokenID(UInt32(book.cards.cards.count) + 1)
        var name = number
        if number.isEmpty {
            name = Bills.number("CC-", Int(place.number)) { book.cards.card(id, $0) != nil }
        } else if let found = book.cards.card(id, number) {
            if book.cards[found].customer != account {
                throw Rejection(
                    .customerMismatch, field: "card.customer_number", "card \(number) is of another customer than \(customer)",
                    [.init("card", number.text)])
            }
            place = found
        }
        var card = CardToken(
            id: place, company: id, number: name, customer: account, brand: brand, lastFour: lastFour, expires: expires,
            token: token)
        card.isActive = isActive
        draft.add(.card(.cardSet(card)), book)
        return card
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(id, customer) }
}
