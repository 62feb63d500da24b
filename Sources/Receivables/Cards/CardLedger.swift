/// Services, cards, authorizations, payments and calls, found by number, order and invoice.
package struct CardLedger: ~Copyable {
    private struct Key: Hashable, Codable {
        var company: CompanyID
        var number: Code
    }

    /// A provider's references are its own.
    private struct PayoutKey: Hashable, Codable {
        var company: CompanyID
        var service: Code
        var reference: Code
    }

    package private(set) var cards: [CardToken] = []
    package private(set) var authorizations: [CardAuthorization] = []
    package private(set) var payments: [CardPayment] = []
    package private(set) var calls: [CardCall] = []
    package private(set) var refunds: [CardRefund] = []
    package private(set) var payouts: [CardPayout] = []
    private var services: [CompanyID: [PaymentService]] = [:]
    private var methods: [OrderID: Code] = [:]
    /// Orders whose rest was declined: no further invoice until a new authorization (setup:CC-5).
    private var held: Set<OrderID> = []
    private var cardsByNumber: [Key: CardTokenID] = [:]
    private var cardsByCustomer: [CustomerID: [CardTokenID]] = [:]
    private var byNumber: [Key: CardAuthorizationID] = [:]
    private var byOrder: [OrderID: [CardAuthorizationID]] = [:]
    private var byCustomer: [CustomerID: [CardAuthorizationID]] = [:]
    private var byInvoice: [ItemID: CardPaymentID] = [:]
    private var paymentsByCustomer: [CustomerID: [CardPaymentID]] = [:]
    private var refundsByCustomer: [CustomerID: [CardRefundID]] = [:]
    private var refundsByAuthorization: [CardAuthorizationID: [CardRefundID]] = [:]
    private var refundsByCredit: [ItemID: [CardRefundID]] = [:]
    private var callsByAuthorization: [CardAuthorizationID: [CardCallID]] = [:]
    private var payoutsByReference: [PayoutKey: CardPayoutID] = [:]
    /// Calls without an answer, oldest first.
    package private(set) var pending: [CardCallID] = []
    /// Payments that a stage is missing of, oldest first.
    package private(set) var incomplete: [CardPaymentID] = []

    package init() {}

    package subscript(_ id: CardTokenID) -> CardToken { cards[Int(id.number) - 1] }
    package subscript(_ id: CardAuthorizationID) -> CardAuthorization { authorizations[Int(id.number) - 1] }
    package subscript(_ id: CardPaymentID) -> CardPayment { payments[Int(id.number) - 1] }
    package subscript(_ id: CardCallID) -> CardCall { calls[Int(id.number) - 1] }
    package subscript(_ id: CardRefundID) -> CardRefund { refunds[Int(id.number) - 1] }

    package func contains(_ id: CardCallID) -> Bool { !id.isNone && Int(id.number) <= calls.count }
    package func contains(_ id: CardRefundID) -> Bool { !id.isNone && Int(id.number) <= refunds.count }
    /// By code.
    package func services(of company: CompanyID) -> [PaymentService] { services[company] ?? [] }
    package func service(_ company: CompanyID, _ code: Code) -> PaymentService? {
        services[company]?.first { $0.code == code }
    }
    package func method(of order: OrderID) -> Code? { methods[order] }
    package func isHeld(_ order: OrderID) -> Bool { held.contains(order) }
    package func card(_ company: CompanyID, _ number: Code) -> CardTokenID? { cardsByNumber[Key(company: company, number: number)] }
    package func cards(of customer: CustomerID) -> [CardTokenID] { cardsByCustomer[customer] ?? [] }
    package func find(_ company: CompanyID, _ number: Code) -> CardAuthorizationID? { byNumber[Key(company: company, number: number)] }
    package func authorizations(of order: OrderID) -> [CardAuthorizationID] { byOrder[order] ?? [] }
    package func authorizations(of customer: CustomerID) -> [CardAuthorizationID] { byCustomer[customer] ?? [] }
    package func payments(of customer: CustomerID) -> [CardPaymentID] { paymentsByCustomer[customer] ?? [] }
    package func payment(of invoice: ItemID) -> CardPaymentID? { byInvoice[invoice] }
    package func calls(of authorization: CardAuthorizationID) -> [CardCallID] { callsByAuthorization[authorization] ?? [] }

    package func payout(_ company: CompanyID, _ service: Code, _ reference: Code) -> CardPayoutID? {
        payoutsByReference[PayoutKey(company: company, service: service, reference: reference)]
    }

    package func refunds(of authorization: CardAuthorizationID) -> [CardRefundID] { refundsByAuthorization[authorization] ?? [] }
    /// Oldest first.
    package func refunds(of customer: CustomerID) -> [CardRefundID] { refundsByCustomer[customer] ?? [] }
    package func refunds(of credit: ItemID) -> [CardRefundID] { refundsByCredit[credit] ?? [] }
    /// Until it ends its credit is spoken for.
    package func openRefund(of credit: ItemID) -> CardRefund? {
        for id in refunds(of: credit) where self[id].isOpen { return self[id] }
        return nil
    }

    // MARK: apply

    mutating func set(_ service: PaymentService, of company: CompanyID) {
        var rows = services[company] ?? []
        rows.removeAll { $0.code == service.code }
        if service.isDefault { for index in rows.indices { rows[index].isDefault = false } }
        rows.append(service)
        rows.sort { $0.code < $1.code }
        services[company] = rows
    }

    mutating func set(_ method: Code, of order: OrderID) { methods[order] = method }

    mutating func hold(_ order: OrderID, _ isHeld: Bool) {
        if isHeld { held.insert(order) } else { held.remove(order) }
    }

    mutating func set(_ card: CardToken) {
        if Int(card.id.number) <= cards.count {
            cards[Int(card.id.number) - 1] = card
            return
        }
        precondition(Int(card.id.number) == cards.count + 1, "card ids are dense")
        cards.append(card)
        cardsByNumber[Key(company: card.company, number: card.number)] = card.id
        cardsByCustomer[card.customer, default: []].append(card.id)
    }

    mutating func set(_ row: CardAuthorization, at sequence: UInt64) {
        var row = row
        row.lastChange = sequence
        if Int(row.id.number) <= authorizations.count {
            authorizations[Int(row.id.number) - 1] = row
            return
        }
        precondition(Int(row.id.number) == authorizations.count + 1, "card authorization ids are dense")
        authorizations.append(row)
        byNumber[Key(company: row.company, number: row.number)] = row.id
        byOrder[row.order, default: []].append(row.id)
        byCustomer[row.customer, default: []].append(row.id)
    }

    mutating func set(_ row: CardPayment, at sequence: UInt64) {
        var row = row
        row.lastChange = sequence
        if Int(row.id.number) <= payments.count {
            payments[Int(row.id.number) - 1] = row
        } else {
            precondition(Int(row.id.number) == payments.count + 1, "card payment ids are dense")
            payments.append(row)
            byInvoice[row.invoice] = row.id
            paymentsByCustomer[row.customer, default: []].append(row.id)
        }
        CardLedger.keep(row.id, in: &incomplete, row.isOpen)
    }

    mutating func add(_ row: CardPayout) {
        precondition(Int(row.id.number) == payouts.count + 1, "card payout ids are dense")
        payouts.append(row)
        payoutsByReference[PayoutKey(company: row.company, service: row.service, reference: row.reference)] = row.id
    }

    mutating func set(_ row: CardRefund, at sequence: UInt64) {
        var row = row
        row.lastChange = sequence
        if Int(row.id.number) <= refunds.count {
            refunds[Int(row.id.number) - 1] = row
            return
        }
        precondition(Int(row.id.number) == refunds.count + 1, "card refund ids are dense")
        refunds.append(row)
        refundsByCustomer[row.customer, default: []].append(row.id)
        refundsByAuthorization[row.authorization, default: []].append(row.id)
        refundsByCredit[row.credit, default: []].append(row.id)
    }

    mutating func set(_ row: CardCall) {
        if Int(row.id.number) <= calls.count {
            calls[Int(row.id.number) - 1] = row
        } else {
            precondition(Int(row.id.number) == calls.count + 1, "card call ids are dense")
            calls.append(row)
            callsByAuthorization[row.authorization, default: []].append(row.id)
        }
        CardLedger.keep(row.id, in: &pending, row.state.isPending)
    }

    /// Sorted by id; they end in about the order they began.
    private static func keep<Tag>(_ id: Identifier<Tag>, in list: inout [Identifier<Tag>], _ isIn: Bool) {
        var place = list.count
        while place > 0, list[place - 1] > id { place -= 1 }
        let isThere = place > 0 && list[place - 1] == id
        if isIn, !isThere { list.insert(id, at: place) }
        if !isIn, isThere { list.remove(at: place - 1) }
    }
}

/// The closed list of facts of cards. Rows travel whole; invoices, payments and settlements are facts of their own.
package enum CardFact: Equatable, Sendable {
    case serviceSet(CompanyID, PaymentService)
    case cardSet(CardToken)
    case orderMethodSet(OrderID, Code)
    case orderHeld(OrderID, Bool)
    case authorizationSet(CardAuthorization)
    case paymentSet(CardPayment)
    case callSet(CardCall)
    case refundSet(CardRefund)
    case payoutPosted(CardPayout, JournalEntry, voucherNext: UInt64)
}

extension Book {
    mutating func apply(_ fact: CardFact, at stamp: Stamp) {
        switch fact {
        case .serviceSet(let company, let service):
            cards.set(service, of: company)
            touch(company, at: stamp)
        case .cardSet(let card):
            cards.set(card)
            touch(card.customer, at: stamp)
        case .orderMethodSet(let order, let method):
            cards.set(method, of: order)
            touch(orders[order].customer, at: stamp)
        case .orderHeld(let order, let isHeld):
            cards.hold(order, isHeld)
            touch(orders[order].customer, at: stamp)
        case .authorizationSet(let row):
            if Int(row.id.number) <= cards.authorizations.count {
                digest.remove(.cardAuthorization, UInt64(row.id.number), cards[row.id].fingerprint)
            }
            cards.set(row, at: stamp.sequence)
            digest.add(.cardAuthorization, UInt64(row.id.number), row.fingerprint)
            touch(row.customer, at: stamp)
        case .paymentSet(let row):
            if Int(row.id.number) <= cards.payments.count {
                digest.remove(.cardPayment, UInt64(row.id.number), cards[row.id].fingerprint)
            }
            cards.set(row, at: stamp.sequence)
            digest.add(.cardPayment, UInt64(row.id.number), row.fingerprint)
            touch(row.customer, at: stamp)
        case .callSet(let row):
            if cards.contains(row.id) { digest.remove(.cardCall, UInt64(row.id.number), cards[row.id].fingerprint) }
            cards.set(row)
            digest.add(.cardCall, UInt64(row.id.number), row.fingerprint)
            touch(cards[row.authorization].customer, at: stamp)
        case .refundSet(let row):
            if cards.contains(row.id) { digest.remove(.cardRefund, UInt64(row.id.number), cards[row.id].fingerprint) }
            cards.set(row, at: stamp.sequence)
            digest.add(.cardRefund, UInt64(row.id.number), row.fingerprint)
            touch(row.customer, at: stamp)
        case .payoutPosted(let row, let entry, let voucherNext):
            cards.add(row)
            post(entry, voucherNext: voucherNext)
            digest.add(.cardPayout, UInt64(row.id.number), row.fingerprint)
            touch(row.company, at: stamp)
        }
    }

    /// What the digest must have of cards.
    func addCards(to sum: inout Digest) {
        for row in cards.authorizations { sum.add(.cardAuthorization, UInt64(row.id.number), row.fingerprint) }
        for row in cards.payments { sum.add(.cardPayment, UInt64(row.id.number), row.fingerprint) }
        for row in cards.calls { sum.add(.cardCall, UInt64(row.id.number), row.fingerprint) }
        for row in cards.refunds { sum.add(.cardRefund, UInt64(row.id.number), row.fingerprint) }
        for row in cards.payouts { sum.add(.cardPayout, UInt64(row.id.number), row.fingerprint) }
    }

    /// Captures that do not add up, or were asked twice at a time; one sentence each.
    func cardFindings() -> [String] {
        var findings: [String] = []
        for row in cards.authorizations {
            var (captured, refunded, pending): (Int64, Int64, Int) = (0, 0, 0)
            for id in cards.calls(of: row.id) {
                let call = cards[id]
                if call.kind == .capture, call.state == .done { captured += call.amount }
                if call.kind == .capture, call.state.isPending { pending += 1 }
                if call.kind == .refund, call.state == .done { refunded += call.amount }
            }
            if refunded != row.refunded || refunded > row.captured || cards.refundable(row.id) < 0 {
                findings.append("card authorization \(row.number) captured \(row.captured) and gave back \(refunded), its row says \(row.refunded)")
            }
            if captured != row.captured || captured > row.amount {
                findings.append("card authorization \(row.number) of \(row.amount) has captures of \(captured), its row says \(row.captured)")
            }
            if pending > 1 { findings.append("card authorization \(row.number) is captured \(pending) times at once") }
        }
        for row in cards.payments {
            let parts = row.parts.reduce(0) { $0 + $1.amount }
            if parts != row.amount { findings.append("card payment of \(row.invoiceNumber) of \(row.amount) has parts of \(parts)") }
            let unposted = unposted(row)
            if !row.terminated.isEmpty, unposted != 0 {
                findings.append("card payment of \(row.invoiceNumber) was ended with \(unposted) captured and not posted")
            }
            if !isPaidInFull(row) {
                findings.append("card payment of \(row.invoiceNumber) is captured and its payment is not of \(row.amount)")
            }
        }
        for row in cards.refunds where row.payment == .done {
            if row.paymentItem.isNone || items[row.paymentItem].original != row.amount {
                findings.append("card refund of \(row.creditNumber) is done and its payment is not of \(row.amount)")
            }
        }
        return findings
    }
}

extension Book {
    /// Captured of a card payment and in no posting yet.
    private func unposted(_ row: CardPayment) -> Int64 {
        if row.payment == .done { return 0 }
        return row.parts.reduce(0) { $0 + ($1.paid.isNone && cards[$1.call].state == .done ? $1.amount : 0) }
    }

    /// Each posted payment is of the parts it was posted for; of a finished one none is missing.
    private func isPaidInFull(_ row: CardPayment) -> Bool {
        var sums: [ItemID: Int64] = [:]
        for part in row.parts where !part.paid.isNone { sums[part.paid, default: 0] += part.amount }
        if sums.isEmpty, row.payment == .done {
            // Posted by a record of the time when there was one payment for all parts.
            return !row.paymentItem.isNone && items[row.paymentItem].original == -row.amount
        }
        if row.payment == .done, row.parts.contains(where: { $0.paid.isNone }) { return false }
        return sums.allSatisfy { items[$0.key].original == -$0.value }
    }
}

/// What a draft adds to the ledger of cards, so that several acts of one command see each other.
struct CardsNext {
    private(set) var authorization: UInt32 = 1
    private(set) var payment: UInt32 = 1
    private(set) var call: UInt32 = 1
    private(set) var refund: UInt32 = 1
    private(set) var payout: UInt32 = 1
    fileprivate var authorizations: [CardAuthorizationID: CardAuthorization] = [:]
    fileprivate var made: [CardAuthorizationID] = []
    fileprivate var calls: [CardCallID: CardCall] = [:]
    fileprivate var payments: [CardPaymentID: CardPayment] = [:]
    fileprivate var held: [OrderID: Bool] = [:]

    init() {}

    init(_ ledger: borrowing CardLedger) {
        authorization = UInt32(ledger.authorizations.count) + 1
        payment = UInt32(ledger.payments.count) + 1
        call = UInt32(ledger.calls.count) + 1
        refund = UInt32(ledger.refunds.count) + 1
        payout = UInt32(ledger.payouts.count) + 1
    }

    mutating func note(_ fact: CardFact) {
        switch fact {
        case .serviceSet, .cardSet, .orderMethodSet: break
        case .orderHeld(let order, let isHeld): held[order] = isHeld
        case .authorizationSet(let row):
            if row.id.number >= authorization {
                authorization = row.id.number + 1
                made.append(row.id)
            }
            authorizations[row.id] = row
        case .paymentSet(let row):
            payment = max(payment, row.id.number + 1)
            payments[row.id] = row
        case .callSet(let row):
            call = max(call, row.id.number + 1)
            calls[row.id] = row
        case .refundSet(let row): refund = max(refund, row.id.number + 1)
        case .payoutPosted(let row, _, _): payout = max(payout, row.id.number + 1)
        }
    }
}

extension Draft {
    func card(_ id: CardAuthorizationID, _ book: borrowing Book) -> CardAuthorization {
        numbers.cards.authorizations[id] ?? book.cards[id]
    }

    func card(_ id: CardCallID, _ book: borrowing Book) -> CardCall { numbers.cards.calls[id] ?? book.cards[id] }
    func card(_ id: CardPaymentID, _ book: borrowing Book) -> CardPayment {
        numbers.cards.payments[id] ?? book.cards[id]
    }

    func isCardHeld(_ order: OrderID, _ book: borrowing Book) -> Bool {
        numbers.cards.held[order] ?? book.cards.isHeld(order)
    }

    /// Oldest first, with those this draft asks for.
    func cardAuthorizations(of order: OrderID, _ book: borrowing Book) -> [CardAuthorization] {
        var rows: [CardAuthorization] = []
        for id in book.cards.authorizations(of: order) { rows.append(card(id, book)) }
        for id in numbers.cards.made where card(id, book).order == order { rows.append(card(id, book)) }
        return rows
    }
}

extension CardLedger: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&cards)
        try stream.pass(&authorizations)
        try stream.pass(&payments)
        try stream.pass(&calls)
        try stream.pass(&refunds)
        try stream.pass(&payouts)
        try stream.pass(&services)
        try stream.pass(&methods)
        try stream.pass(&held)
        try stream.pass(&cardsByNumber)
        try stream.pass(&cardsByCustomer)
        try stream.pass(&byNumber)
        try stream.pass(&byOrder)
        try stream.pass(&byCustomer)
        try stream.pass(&byInvoice)
        try stream.pass(&paymentsByCustomer)
        try stream.pass(&refundsByCustomer)
        try stream.pass(&refundsByAuthorization)
        try stream.pass(&refundsByCredit)
        try stream.pass(&callsByAuthorization)
        try stream.pass(&payoutsByReference)
        try stream.pass(&pending)
        try stream.pass(&incomplete)
    }
}
