/// Hands calls out to a connector; each is marked as sent before the provider can see it (setup:CC-9).
///
/// A call goes out once to be performed. Without an answer it goes out again only to be asked about.
package struct TakeCardCalls: Command {
    package let id: CompanyID
    /// Empty: of all services.
    package let service: Code
    /// Empty: of all invoices and authorizations.
    package let invoice: Code
    package let authorization: Code
    /// Hands out those with an unknown result too, and those sent a minute ago without an answer.
    package let asksAgain: Bool
    package let size: Int

    package init(
        id: CompanyID, service: Code = .empty, invoice: Code = .empty, authorization: Code = .empty,
        asksAgain: Bool = false, size: Int = TakeCardCalls.pageMax
    ) {
        self.id = id
        self.service = service
        self.invoice = invoice
        self.authorization = authorization
        self.asksAgain = asksAgain
        self.size = size
    }

    package static let pageMax = 100

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> [CardCallView] {
        var payment = CardPaymentID.none
        if !invoice.isEmpty { payment = try book.cardPayment(id, invoice).id }
        var only = CardAuthorizationID.none
        if !authorization.isEmpty { only = try book.cardAuthorization(id, authorization).id }
        var answer: [CardCallView] = []
        for place in book.cards.pending {
            if answer.count == size { break }
            var call = book.cards[place]
            let row = book.cards[call.authorization]
            guard call.company == id, only.isNone || row.id == only, service.isEmpty || row.service == service,
                payment.isNone || call.payment == payment || row.remainderOf == payment
            else { continue }
            let isQuery = call.state != .open
            if isQuery {
                let isLate = now.instant >= call.sent.adding(seconds: CardCall.answerSecondsMax)
                guard asksAgain, call.state == .unknown || isLate else { continue }
                call.queries += 1
            } else {
                call.state = .sent
                call.sent = now.instant
            }
            draft.add(.card(.callSet(call)), book)
            answer.append(CardCallView(call, row, isQuery: isQuery, book))
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// What a provider said, as its connector tells it.
package struct CardResult: Equatable, Sendable {
    package enum Outcome: UInt8, Sendable, BitwiseCopyable {
        case done = 1
        case declined = 2
        /// It did not happen, and the provider says so.
        case failed = 3
        case unknown = 4
        /// Answer to a question: the provider never saw the call.
        case notFound = 5
    }

    package var outcome: Outcome
    /// Granted, if less than asked for.
    package var amount: Money?
    package var expires: CalendarDate?
    package var reason = ""
    package var reference = ""
    /// The authorization is past its last day.
    package var isExpired = false
    package var name = AddressMatch.notChecked
    package var address = AddressMatch.notChecked
    package var postalCode = AddressMatch.notChecked

    package init(_ outcome: Outcome) { self.outcome = outcome }

    /// A part that the level needs differs (setup:CC-2).
    func failsAddress(_ level: AddressCheckLevel) -> Bool {
        switch level {
        case .alwaysAccept: false
        case .accountHolder: name == .differs
        case .billingAddress: name == .differs || address == .differs
        case .postalCode: name == .differs || address == .differs || postalCode == .differs
        }
    }
}

/// Records what became of a call, and goes on from there: payment, rest of the order, hold (setup:CC-4 to CC-10).
///
/// Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED (not handed out, or answered already), CURRENCY_MISMATCH,
/// AMOUNT_INVALID.
package struct ReportCardResult: Command {
    package let id: CompanyID
    package let call: CardCallID
    package let result: CardResult

    package init(id: CompanyID, call: CardCallID, result: CardResult) {
        self.id = id
        self.call = call
        self.result = result
    }

    package struct Answer: Sendable {
        package let authorization: CardAuthorizationView
        package let payment: CardPaymentView?
        package var refund: CardRefundView?
        package let entries: [JournalEntry]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard book.cards.contains(call), book.cards[call].company == id else {
            throw Rejection(.notFound, field: "call", "there is no card call \(call.number)", [.init("call", UInt64(call.number))])
        }
        var call = book.cards[call]
        guard call.state == .sent || call.state == .unknown else {
            throw Rejection(
                .stateNotAllowed, field: "call", "card call \(call.id.number) is \(call.state.name)",
                [.init("call", UInt64(call.id.number)), .init("current_state", call.state.name)])
        }
        var row = book.cards[call.authorization]
        if let amount = result.amount {
            if amount.currency != row.currency { throw .otherCurrency(amount.currency, expected: row.currency, field: "amount") }
            let isPartial = call.kind == .authorize && (1...call.amount).contains(amount.minor)
            if !isPartial, amount.minor != call.amount { throw .invalidAmount(amount) }
        }
        call.reason = result.reason
        if !result.reference.isEmpty { call.reference = result.reference }
        call.state =
            switch result.outcome {
            case .done: .done
            case .declined: .declined
            case .failed: .failed
            case .unknown: .unknown
            case .notFound: .notFound
            }
        draft.add(.card(.callSet(call)), book)
        var progress: CardProgress?
        var (refund, entries): (CardRefundView?, [JournalEntry]) = (nil, [])
        switch call.kind {
        case .authorize: progress = authorized(call, &row, book, at: now, &draft)
        case .capture: progress = captured(call, &row, book, at: now, &draft)
        case .void: break
        case .refund:
            var back = book.cards[call.refund]
            entries = back.answered(call, book, at: now, &draft)
            refund = CardRefundView(back, book, draft, on: now.today)
        }
        var payment: CardPaymentView?
        if let progress { payment = CardPaymentView(progress.payment, book, draft, on: now.today) }
        return Answer(
            authorization: CardAuthorizationView(draft.card(row.id, book), book, draft, on: now.today), payment: payment,
            refund: refund, entries: progress?.entries ?? entries)
    }

    // MARK: An authorization

    private func authorized(
        _ call: CardCall, _ row: inout CardAuthorization, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) -> CardProgress? {
        row.reason = result.reason
        if !result.reference.isEmpty { row.reference = result.reference }
        let service = book.cards.service(id, row.service)
        switch result.outcome {
        case .done where result.failsAddress(service?.addressCheck ?? .alwaysAccept):
            (row.state, row.reason) = (.declined, "AVS")
            // The provider reserved it all the same.
            draft.add(
                .card(
                    .callSet(
                        CardCall(
                            id: CardCallID(draft.numbers.cards.call), company: id, kind: .void, authorization: row.id,
                            amount: row.amount))), book)
        case .done:
            row.state = .authorized
            row.amount = result.amount?.minor ?? call.amount
            row.expires = result.expires ?? now.today.adding(days: Int(service?.authorizationDays ?? PaymentService.authorizationDaysDefault))
        case .declined, .failed, .notFound:
            row.state = .declined
            if row.reason.isEmpty { row.reason = call.state.name }
        case .unknown: row.state = .unknown
        }
        draft.add(.card(.authorizationSet(row)), book)
        let isDeclined = row.state == .declined && !row.remainderOf.isNone
        if row.state == .authorized || isDeclined, draft.isCardHeld(row.order, book) != isDeclined {
            draft.add(.card(.orderHeld(row.order, isDeclined)), book)
        }
        return remainderAnswered(row, book, &draft)
    }

    /// Stage 4 of the payment that asked for it, or of one whose rest was declined before.
    private func remainderAnswered(
        _ row: CardAuthorization, _ book: borrowing Book, _ draft: inout Draft
    ) -> CardProgress? {
        var progress: CardProgress?
        for id in book.cards.incomplete {
            var payment = book.cards[id]
            guard payment.order == row.order else { continue }
            let asked = payment.remainderAuthorization == row.id
            guard asked || (row.state == .authorized && payment.remainder == .failed) else { continue }
            payment.remainderAuthorization = row.id
            payment.remainder =
                switch row.state {
                case .authorized: .done
                case .declined: .failed
                case .unknown: .unknown
                case .requested, .captured, .voided, .expired, .closed, .refunded: payment.remainder
                }
            payment.reason = payment.remainder == .failed ? row.reason : ""
            let step = CardProgress(payment)
            step.keep(book, &draft)
            if progress == nil || asked { progress = step }
        }
        return progress
    }

    // MARK: A capture

    private func captured(
        _ call: CardCall, _ row: inout CardAuthorization, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) -> CardProgress {
        switch result.outcome {
        case .done: row.captured += call.amount
        case .declined, .failed, .notFound:
            // Free again, for another try or to be given up.
            row.capturing = .none
            if result.isExpired { row.state = .expired }
        case .unknown: break
        }
        draft.add(.card(.authorizationSet(row)), book)
        var progress = CardProgress(book.cards[call.payment])
        progress.captureAnswered(book, at: now, &draft)
        return progress
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
