/// An authorization as answers show it.
package struct CardAuthorizationView: Equatable, Sendable {
    package let row: CardAuthorization
    /// As the business date sees it.
    package let state: CardAuthorizationState
    package let order: Code
    package let card: CardToken
    /// Waits for a new authorization (setup:CC-5).
    package let orderIsHeld: Bool

    init(_ row: CardAuthorization, _ book: borrowing Book, _ draft: borrowing Draft, on day: CalendarDate) {
        self.row = row
        state = row.state(on: day)
        order = book.orders[row.order].number
        card = book.cards[row.card]
        orderIsHeld = draft.isCardHeld(row.order, book)
    }

    init(_ row: CardAuthorization, _ book: borrowing Book, on day: CalendarDate) {
        self.row = row
        state = row.state(on: day)
        order = book.orders[row.order].number
        card = book.cards[row.card]
        orderIsHeld = book.cards.isHeld(row.order)
    }
}

/// A card payment as answers show it, with its authorizations.
package struct CardPaymentView: Equatable, Sendable {
    package let row: CardPayment
    package let order: Code
    package let orderIsHeld: Bool
    /// Those it captures, in the order of its parts.
    package var authorizations: [CardAuthorizationView] = []
    package var remainder: CardAuthorizationView?
    /// Empty: nothing is posted.
    package var payment: Code = .empty
    /// All of them, where cards gave their parts at different times.
    package var payments: [Code] = []

    init(_ row: CardPayment, _ book: borrowing Book, _ draft: borrowing Draft, on day: CalendarDate) {
        self.row = row
        order = book.orders[row.order].number
        orderIsHeld = draft.isCardHeld(row.order, book)
        for part in row.parts { authorizations.append(.init(draft.card(part.authorization, book), book, draft, on: day)) }
        if !row.remainderAuthorization.isNone {
            remainder = .init(draft.card(row.remainderAuthorization, book), book, draft, on: day)
        }
        payment = draft.item(row.paymentItem, book)?.number ?? .empty
        for part in row.parts {
            guard let number = draft.item(part.paid, book)?.number, !payments.contains(number) else { continue }
            payments.append(number)
        }
    }

    init(_ row: CardPayment, _ book: borrowing Book, on day: CalendarDate) {
        self.row = row
        order = book.orders[row.order].number
        orderIsHeld = book.cards.isHeld(row.order)
        for part in row.parts { authorizations.append(.init(book.cards[part.authorization], book, on: day)) }
        if !row.remainderAuthorization.isNone { remainder = .init(book.cards[row.remainderAuthorization], book, on: day) }
        if !row.paymentItem.isNone { payment = book.items[row.paymentItem].number }
        for part in row.parts where !part.paid.isNone && !payments.contains(book.items[part.paid].number) {
            payments.append(book.items[part.paid].number)
        }
    }

    /// Stages reached so far, in order (setup:CC-8).
    package var stages: [String] {
        var names = ["INVOICE_DONE"]
        for (stage, name) in [(row.capture, "CAPTURE_"), (row.payment, "PAYMENT_"), (row.remainder, "REMAINDER_")]
        where stage != .notReached {
            names.append(name + stage.name)
        }
        return names
    }
}

/// A call as a connector gets it: all it needs to ask, and the key that makes asking twice harmless.
package struct CardCallView: Equatable, Sendable {
    package let row: CardCall
    package let authorization: CardAuthorization
    package let card: CardToken
    package let service: PaymentService?
    package let order: Code
    package let invoice: Code
    package let companyCode: Code
    /// Only ask what became of it.
    package let isQuery: Bool
    /// Of a capture.
    package let data: CardCallData?

    init(_ row: CardCall, _ authorization: CardAuthorization, isQuery: Bool, _ book: borrowing Book) {
        self.row = row
        self.authorization = authorization
        card = book.cards[authorization.card]
        service = book.cards.service(row.company, authorization.service)
        order = book.orders[authorization.order].number
        if !row.refund.isNone {
            invoice = book.cards[row.refund].creditNumber
        } else {
            invoice = row.payment.isNone ? .empty : book.cards[row.payment].invoiceNumber
        }
        companyCode = book.companies[row.company].code
        data = CardCallData(row, authorization, level: service?.dataLevel ?? 1, book)
        self.isQuery = isQuery
    }

    /// Authorization, stage and attempt (setup:CC-9).
    package var key: String {
        // An authorization may be given back in several parts.
        let stage = row.refund.isNone ? row.kind.name : "\(row.kind.name)-\(row.refund.number)"
        return "\(companyCode)/\(authorization.number)/\(stage)/\(row.attempt)"
    }
}

package struct GetCardAuthorization: Query {
    package let id: CompanyID
    package let number: Code

    package init(id: CompanyID, number: Code) { (self.id, self.number) = (id, number) }

    package struct Answer: Sendable {
        package let authorization: CardAuthorizationView
        package var calls: [CardCallView] = []
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let row = try book.cardAuthorization(id, number)
        var answer = Answer(authorization: CardAuthorizationView(row, book, on: now.today))
        for call in book.cards.calls(of: row.id) {
            answer.calls.append(CardCallView(book.cards[call], row, isQuery: book.cards[call].state != .open, book))
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Authorizations of a customer, an order or the company, latest first; at most a page.
package struct ListCardAuthorizations: Query {
    package let id: CompanyID
    /// Empty: of all.
    package let customer: Code
    package let order: Code
    /// Empty: all states.
    package let states: [CardAuthorizationState]
    package let size: Int
    /// Only those before this id; 0: from the latest.
    package let before: UInt32

    package init(
        id: CompanyID, customer: Code = .empty, order: Code = .empty, states: [CardAuthorizationState] = [], size: Int = 50,
        before: UInt32 = 0
    ) {
        self.id = id
        self.customer = customer
        self.order = order
        self.states = states
        self.size = size
        self.before = before
    }

    package struct Answer: Sendable {
        package var authorizations: [CardAuthorizationView] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty && order.isEmpty }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var found: [CardAuthorization] = []
        if !order.isEmpty {
            for row in book.cards.authorizations(of: try book.order(id, order)) { found.append(book.cards[row]) }
        } else if !customer.isEmpty {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            for row in book.cards.authorizations(of: account) { found.append(book.cards[row]) }
        } else {
            found = book.cards.authorizations
        }
        found.reverse()
        let (rows, hasMore) = found.page(of: size) { row in
            row.company == id && (before == 0 || row.id.number < before)
                && (states.isEmpty || states.contains(row.state(on: now.today)))
        }
        var answer = Answer(hasMore: hasMore)
        for row in rows { answer.authorizations.append(CardAuthorizationView(row, book, on: now.today)) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// The card payment of an invoice with every call made for it: its history (setup:CC-8).
package struct GetCardPayment: Query {
    package let id: CompanyID
    package let invoice: Code

    package init(id: CompanyID, invoice: Code) { (self.id, self.invoice) = (id, invoice) }

    package struct Answer: Sendable {
        package let payment: CardPaymentView
        package var calls: [CardCallView] = []
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let row = try book.cardPayment(id, invoice)
        var answer = Answer(payment: CardPaymentView(row, book, on: now.today))
        var seen: [CardAuthorizationID] = []
        for authorization in row.parts.map(\.authorization) + [row.remainderAuthorization] where !authorization.isNone {
            if seen.contains(authorization) { continue }
            seen.append(authorization)
            for call in book.cards.calls(of: authorization) where book.cards[call].payment.isNone || book.cards[call].payment == row.id {
                answer.calls.append(
                    CardCallView(book.cards[call], book.cards[authorization], isQuery: book.cards[call].state != .open, book))
            }
        }
        answer.calls.sort { $0.row.id < $1.row.id }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Card payments, latest first; at most a page.
package struct ListCardPayments: Query {
    package let id: CompanyID
    package let customer: Code
    /// Only those that a stage is missing of (setup:CC-8).
    package let incompleteOnly: Bool
    package let size: Int
    package let before: UInt32

    package init(
        id: CompanyID, customer: Code = .empty, incompleteOnly: Bool = false, size: Int = 50, before: UInt32 = 0
    ) {
        self.id = id
        self.customer = customer
        self.incompleteOnly = incompleteOnly
        self.size = size
        self.before = before
    }

    package struct Answer: Sendable {
        package var payments: [CardPaymentView] = []
        package var hasMore = false
        /// Incomplete ones of the company, also those past the page.
        package var incomplete: UInt64 = 0
    }

    package var company: CompanyID? { id }

    package func isLong(_ book: borrowing Book) -> Bool { !incompleteOnly && customer.isEmpty }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var account = CustomerID.none
        if !customer.isEmpty {
            account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        }
        var found: [CardPayment] = []
        var answer = Answer()
        for open in book.cards.incomplete where book.cards[open].company == id {
            answer.incomplete += 1
            if incompleteOnly { found.append(book.cards[open]) }
        }
        if !incompleteOnly {
            if account.isNone {
                found = book.cards.payments
            } else {
                for row in book.cards.payments(of: account) { found.append(book.cards[row]) }
            }
        }
        found.reverse()
        let (rows, hasMore) = found.page(of: size) { row in
            row.company == id && (before == 0 || row.id.number < before) && (account.isNone || row.customer == account)
        }
        answer.hasMore = hasMore
        for row in rows { answer.payments.append(CardPaymentView(row, book, on: now.today)) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Registered cards of a customer, oldest first.
package struct ListCards: Query {
    package let id: CompanyID
    package let customer: Code

    package init(id: CompanyID, customer: Code) { (self.id, self.customer) = (id, customer) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [CardToken] {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        var rows: [CardToken] = []
        for card in book.cards.cards(of: account) { rows.append(book.cards[card]) }
        return rows
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(id, customer) }
}

package struct ListPaymentServices: Query {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [PaymentService] {
        book.cards.services(of: id)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
