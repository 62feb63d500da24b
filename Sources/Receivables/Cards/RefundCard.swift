/// Gives an open credit of a customer back on the card that paid (setup:CC-4, CC-7, CC-9, CC-10).
///
/// The intent is kept and a connector asks the provider; when the provider says that it is done the refund is posted and
/// settles the credit. At most what was captured and not given back yet. Rejections in order: FIELD_REQUIRED,
/// ITEM_NOT_FOUND, the item is no open credit, amount, STATE_NOT_ALLOWED (another refund of it is under way),
/// REFUND_EXCEEDS_CAPTURED.
package struct RefundCard: Command {
    package let id: CompanyID
    /// A credit note, or a payment with a rest.
    package let credit: Code
    /// Nil: all that is open.
    package let amount: Money?
    /// The card payment of this invoice is given back; empty: whichever was captured last.
    package let invoice: Code
    /// Empty: as many as it takes.
    package let authorization: Code
    /// Nil: the business date.
    package let date: CalendarDate?

    package init(
        id: CompanyID, credit: Code, amount: Money? = nil, invoice: Code = .empty, authorization: Code = .empty,
        date: CalendarDate? = nil
    ) {
        self.id = id
        self.credit = credit
        self.amount = amount
        self.invoice = invoice
        self.authorization = authorization
        self.date = date
    }

    /// Authorizations that one refund is spread over.
    package static let partsMax = 20

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> [CardRefundView] {
        if credit.isEmpty { throw .required("credit", "a refund is of an open credit: a credit note, or a payment with a rest") }
        let found = book.items.find(id, .documents, credit) ?? book.items.find(id, .payments, credit)
        guard let found else { throw .noSuchItem(ApplyItem(number: credit), field: "credit") }
        let item = book.items[found]
        if item.original >= 0 || (item.kind != .creditNote && item.kind != .payment) {
            throw .wrongSign(item, field: "credit")
        }
        if !item.isOpen { throw .closedItem(item, field: "credit") }
        let amount = try amount(of: item)
        if let open = book.cards.openRefund(of: found) { throw .cardRefundState(open, field: "credit") }
        // Not before the credit.
        let day = max(date ?? now.today, item.postingDate)
        try book.companies.checkPeriod(id, day, by: now, field: "date")
        var answer: [CardRefundView] = []
        for part in try parts(of: amount, item, book) {
            var row = CardRefund(
                id: CardRefundID(draft.numbers.cards.refund), company: id, credit: found, creditNumber: item.number,
                customer: item.customer, authorization: part.authorization, currency: item.currency, amount: part.amount,
                date: day, call: .none)
            row.ask(attempt: 1, book, &draft)
            answer.append(CardRefundView(row, book, draft, on: now.today))
        }
        return answer
    }

    private func amount(of item: Item) throws(Rejection) -> Int64 {
        guard let amount else { return -item.open }
        if amount.currency != item.currency { throw .otherCurrency(amount.currency, expected: item.currency, field: "amount") }
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        if amount.minor > -item.open { throw .exceedsOpen(item, amount, field: "amount") }
        return amount.minor
    }

    /// The latest captures first, until the amount is covered.
    private func parts(
        of amount: Int64, _ item: Item, _ book: borrowing Book
    ) throws(Rejection) -> [(authorization: CardAuthorizationID, amount: Int64)] {
        var candidates: [CardAuthorizationID]
        if !authorization.isEmpty {
            let row = try book.cardAuthorization(id, authorization)
            if row.customer != item.customer {
                throw Rejection(
                    .customerMismatch, field: "authorization", "\(authorization) is of another customer than \(credit)",
                    [.init("authorization", authorization.text)])
            }
            candidates = [row.id]
        } else if !invoice.isEmpty {
            candidates = []
            let paid = try book.cardPayment(id, invoice)
            if paid.customer != item.customer { throw .otherCustomer(book.items[paid.invoice], field: "invoice") }
            for part in paid.parts where !candidates.contains(part.authorization) { candidates.append(part.authorization) }
        } else {
            candidates = book.cards.authorizations(of: item.customer).reversed()
        }
        var (parts, rest, room): ([(authorization: CardAuthorizationID, amount: Int64)], Int64, Int64) = ([], amount, 0)
        for candidate in candidates where book.cards[candidate].currency == item.currency {
            let free = book.cards.refundable(candidate)
            guard free > 0 else { continue }
            room += free
            guard rest > 0, parts.count < RefundCard.partsMax else { continue }
            parts.append((candidate, min(rest, free)))
            rest -= min(rest, free)
        }
        if rest > 0, room >= amount {
            throw .tooMany(parts.count + 1, max: RefundCard.partsMax, field: "amount")
        }
        guard rest == 0 else {
            let (wanted, captured) = (Money(amount, item.currency), Money(room, item.currency))
            throw Rejection(
                .refundExceedsCaptured, field: "amount", "\(wanted) is more than the \(captured) that cards paid and have not got back",
                [.init("amount", wanted), .init("limit", captured)])
        }
        return parts
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension CardLedger {
    /// What was captured and is neither given back nor about to be.
    func refundable(_ id: CardAuthorizationID) -> Int64 {
        var left = self[id].captured
        for refund in refunds(of: id) where self[refund].isCounted { left -= self[refund].amount }
        return left
    }
}

/// Starts a refund again at the stage that failed, or ends it for manual follow-up (setup:CC-8, CC-9).
///
/// Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED (complete, ended, or under way), CARD_PROVIDER_UNKNOWN_RESULT: ask the
/// provider first, never pay back again; then those of the posting.
package struct ResumeCardRefund: Command {
    package enum Act: Equatable, Sendable {
        case resume
        case terminate(reason: String)
    }

    package let id: CompanyID
    package let refund: CardRefundID
    package let act: Act

    package init(id: CompanyID, refund: CardRefundID, act: Act = .resume) {
        self.id = id
        self.refund = refund
        self.act = act
    }

    package struct Answer: Sendable {
        package let refund: CardRefundView
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard book.cards.contains(refund), book.cards[refund].company == id else {
            throw Rejection(
                .notFound, field: "refund", "there is no card refund \(refund.number)", [.init("refund", UInt64(refund.number))])
        }
        var row = book.cards[refund]
        guard row.isOpen else { throw .cardRefundState(row, field: "refund") }
        var call = book.cards[row.call]
        if call.state == .sent || call.state == .unknown {
            throw .cardResultUnknown(book.cards[row.authorization].number, "REFUND", field: "refund")
        }
        var entries: [JournalEntry] = []
        switch act {
        case .resume:
            if call.state == .open { throw .cardRefundState(row, field: "refund") }
            if row.refund.isFinished {
                entries = try row.post(book, at: now, &draft)
            } else {
                // The provider never saw the last one, so the key stays; a definite failure gets a new one.
                row.ask(attempt: call.state == .notFound ? call.attempt : call.attempt + 1, book, &draft)
            }
        case .terminate(let reason):
            if reason.isEmpty { throw .required("reason", "ending a refund needs a reason") }
            if call.state == .open {
                call.state = .canceled
                draft.add(.card(.callSet(call)), book)
            }
            row.terminated = reason
            draft.add(.card(.refundSet(row)), book)
        }
        return Answer(refund: CardRefundView(row, book, draft, on: now.today), entries: entries)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Refunds of a customer, or all, latest first; at most a page.
package struct ListCardRefunds: Query {
    package let id: CompanyID
    /// Empty: of all.
    package let customer: Code
    /// Only those that a stage is missing of.
    package let incompleteOnly: Bool
    package let size: Int
    /// Only those before this id; 0: from the latest.
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
        package var refunds: [CardRefundView] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        if customer.isEmpty {
            for row in book.cards.refunds.reversed() where !answer.hasMore { take(row, &answer, book, on: now.today) }
        } else {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            for refund in book.cards.refunds(of: account).reversed() where !answer.hasMore {
                take(book.cards[refund], &answer, book, on: now.today)
            }
        }
        return answer
    }

    private func take(_ row: CardRefund, _ answer: inout Answer, _ book: borrowing Book, on day: CalendarDate) {
        guard row.company == id, before == 0 || row.id.number < before, !incompleteOnly || row.isOpen else { return }
        if answer.refunds.count == size {
            answer.hasMore = true
        } else {
            answer.refunds.append(CardRefundView(row, book, on: day))
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
