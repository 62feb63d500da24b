package enum CardRefundTag {}
package typealias CardRefundID = Identifier<CardRefundTag>

/// Money given back on a card for an open credit (setup:CC-4, CC-7, CC-10): asked of the provider, then posted.
///
/// One authorization each; a credit that needs several has several refunds.
package struct CardRefund: Equatable, Sendable, Codable {
    package var id: CardRefundID
    package var company: CompanyID
    /// The credit note or payment it settles.
    package var credit: ItemID
    package var creditNumber: Code
    package var customer: CustomerID
    package var authorization: CardAuthorizationID
    package var currency: Currency
    package var amount: Int64
    /// Of its posting.
    package var date: CalendarDate
    /// The call made last.
    package var call: CardCallID
    package var refund = CardStage.requested
    package var payment = CardStage.notReached
    package var paymentItem = ItemID.none
    /// Why the latest stage failed.
    package var reason = ""
    /// Ended by hand, with this reason; empty: not.
    package var terminated = ""
    package var lastChange: UInt64 = 0

    package init(
        id: CardRefundID, company: CompanyID, credit: ItemID, creditNumber: Code, customer: CustomerID,
        authorization: CardAuthorizationID, currency: Currency, amount: Int64, date: CalendarDate, call: CardCallID
    ) {
        self.id = id
        self.company = company
        self.credit = credit
        self.creditNumber = creditNumber
        self.customer = customer
        self.authorization = authorization
        self.currency = currency
        self.amount = amount
        self.date = date
        self.call = call
    }

    package var isComplete: Bool { refund.isFinished && payment.isFinished }
    package var isOpen: Bool { !isComplete && terminated.isEmpty }
    /// Takes room of the captured amount: paid back, or perhaps.
    var isCounted: Bool { refund.isFinished || isOpen }

    package var stateName: String {
        if !terminated.isEmpty { return "TERMINATED" }
        if isComplete { return "COMPLETE" }
        return refund.isFinished ? "PAYMENT_" + payment.name : "REFUND_" + refund.name
    }

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        let stages = UInt64(refund.rawValue) << 8 | UInt64(payment.rawValue)
        let about = Mix.fold(
            UInt64(credit.number) << 32 | UInt64(authorization.number), UInt64(call.number) << 32 | UInt64(customer.number))
        let print = Mix.fold(UInt64(bitPattern: amount) ^ about, stages << 32 | UInt64(paymentItem.number))
        return Mix.fold(print, terminated) | 1
    }
}

/// A refund as answers show it.
package struct CardRefundView: Equatable, Sendable {
    package let row: CardRefund
    package let authorization: CardAuthorizationView
    /// Empty: not posted.
    package let payment: Code

    init(_ row: CardRefund, _ book: borrowing Book, _ draft: borrowing Draft, on day: CalendarDate) {
        self.row = row
        authorization = .init(draft.card(row.authorization, book), book, draft, on: day)
        payment = draft.item(row.paymentItem, book)?.number ?? .empty
    }

    init(_ row: CardRefund, _ book: borrowing Book, on day: CalendarDate) {
        self.row = row
        authorization = .init(book.cards[row.authorization], book, on: day)
        payment = row.paymentItem.isNone ? .empty : book.items[row.paymentItem].number
    }

    /// Stages reached so far, in order (setup:CC-8).
    package var stages: [String] {
        var names = ["REFUND_" + row.refund.name]
        if row.payment != .notReached { names.append("PAYMENT_" + row.payment.name) }
        return names
    }
}

extension CardRefund {
    /// The intent to pay back; with it the refund is kept.
    mutating func ask(attempt: UInt32, _ book: borrowing Book, _ draft: inout Draft) {
        var made = CardCall(
            id: CardCallID(draft.numbers.cards.call), company: company, kind: .refund, authorization: authorization,
            amount: amount)
        made.refund = id
        made.attempt = attempt
        draft.add(.card(.callSet(made)), book)
        call = made.id
        (refund, reason) = (.requested, "")
        draft.add(.card(.refundSet(self)), book)
    }

    /// What the provider said; a refund that happened is posted. A refusal of that is kept as a failed stage.
    mutating func answered(
        _ told: CardCall, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) -> [JournalEntry] {
        switch told.state {
        case .done: break
        case .unknown: refund = .unknown
        case .open, .sent: refund = .requested
        case .declined, .failed, .canceled, .notFound:
            refund = .failed
            reason = told.reason.isEmpty ? told.state.name : told.reason
        }
        guard told.state == .done else {
            draft.add(.card(.refundSet(self)), book)
            return []
        }
        (refund, reason) = (.done, "")
        var row = draft.card(authorization, book)
        row.refunded += amount
        if row.refunded == row.captured { row.state = .refunded }
        draft.add(.card(.authorizationSet(row)), book)
        let mark = draft.mark
        do throws(Rejection) {
            return try post(book, at: now, &draft)
        } catch {
            draft.goBack(to: mark)
            payment = .failed
            reason = error.told
            draft.add(.card(.refundSet(self)), book)
            return []
        }
    }

    /// Debits receivables, credits card clearing, and settles the credit with it (setup:CC-10).
    mutating func post(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> [JournalEntry] {
        guard let open = draft.item(credit, book) else { return [] }
        try book.companies.checkPeriod(company, date, by: now, field: "date")
        let order = draft.card(authorization, book).order
        let used = book.paymentMethod(of: order)
        let code = used?.type == .creditCard ? used?.code ?? .empty : book.anyCardMethod(company)
        guard let method = book.companies.setups[Int(company.number) - 1].methods[code], !method.account.isNone else {
            throw .missingAccount("method of payment \(code)")
        }
        let rate = try book.rate(nil, from: currency, in: company, on: date, of: open.customer, field: "date")
        guard let accounting = rate.convert(amount, from: currency, to: book.companies[company].currency, .halfAwayFromZero)
        else { throw .outOfRange(field: "amount") }
        var document = Document()
        document.text = "Card refund of \(creditNumber)"
        document.reference = draft.card(authorization, book).number.text
        document.method = code
        let debit = CounterItem(
            company: company, customer: customer, kind: .payment, numbers: .payment, date: date, currency: currency,
            amount: amount, accounting: accounting, profile: ProfileID(UInt32(open.profile)), account: open.account,
            rate: rate, document: document)
        let posted = try debit.post(
            [
                Leg(open.account, .receivable, amount, accounting: accounting),
                Leg(method.account, .cardClearing, -amount, accounting: -accounting),
            ], book, &draft, field: "amount")
        var entries = [posted.entry]
        if let made = draft.item(posted.item, book), open.open < 0 {
            var matching = Matching([.init(posted.item, made, book), .init(credit, open, book)])
            matching.wishForAll()
            let settled = try matching.settled(
                in: company, of: customer, on: max(date, open.postingDate), currency: currency, book, draft)
            draft.add(.itemsSettled(settled), book)
            entries += settled.entries
        }
        (payment, paymentItem, reason) = (.done, posted.item, "")
        draft.add(.card(.refundSet(self)), book)
        return entries
    }
}
