/// Takes a card payment from one stage to the next as answers come in (setup:CC-8, CC-10).
struct CardProgress {
    var payment: CardPayment
    private(set) var entries: [JournalEntry] = []

    init(_ payment: CardPayment) { self.payment = payment }

    /// Stage 2 from its parts; what it finishes goes on with stages 3 and 4.
    mutating func captureAnswered(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) {
        var worst = CardStage.done
        for part in payment.parts {
            let call = draft.card(part.call, book)
            let stage: CardStage =
                switch call.state {
                case .done: .done
                case .open, .sent: .requested
                case .unknown: .unknown
                case .declined, .failed, .canceled, .notFound: .failed
                }
            if stage == .failed { payment.reason = call.reason.isEmpty ? call.state.name : call.reason }
            worst = CardProgress.worse(worst, stage)
        }
        payment.capture = worst
        switch worst {
        case .done:
            payment.reason = ""
            pay(book, at: now, &draft)
        case .failed, .unknown: payCaptured(book, at: now, &draft)
        case .notReached, .requested, .none: keep(book, &draft)
        }
    }

    /// One card gave its part and another did not: what was taken is posted, however long the other lasts.
    private mutating func payCaptured(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) {
        let mark = draft.mark
        let before = payment
        do throws(Rejection) {
            try post(book, at: now, &draft)
        } catch {
            // It is posted with the rest, or before the payment is ended.
            draft.goBack(to: mark)
            (payment, entries) = (before, [])
            payment.reason = error.told
        }
        keep(book, &draft)
    }

    /// What is not known outweighs what failed: nothing may be tried again before it is (setup:CC-9).
    private static func worse(_ one: CardStage, _ other: CardStage) -> CardStage {
        for stage in [CardStage.unknown, .requested, .failed] where one == stage || other == stage { return stage }
        return .done
    }

    /// Stage 3: the payment with the invoice's date, settled with it. A refusal is kept as a failed stage.
    mutating func pay(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) {
        let mark = draft.mark
        do throws(Rejection) {
            try post(book, at: now, &draft)
        } catch {
            draft.goBack(to: mark)
            entries = []
            payment.payment = .failed
            payment.reason = error.told
            keep(book, &draft)
            return
        }
        askForRemainder(book, at: now, &draft)
    }

    mutating func post(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) {
        let captured = payment.parts.indices.filter {
            payment.parts[$0].paid.isNone && draft.card(payment.parts[$0].call, book).state == .done
        }
        guard let first = captured.first, let invoice = draft.item(payment.invoice, book) else { return }
        let amount = captured.reduce(Int64(0)) { $0 + payment.parts[$1].amount }
        var wish = PaymentDraft(
            customer: book.customers[payment.customer].number, amount: Money(amount, payment.currency))
        wish.postingDate = payment.date
        let method = book.paymentMethod(of: payment.order)
        wish.method = method?.type == .creditCard ? method?.code ?? .empty : book.anyCardMethod(payment.company)
        wish.reference = draft.card(payment.parts[first].authorization, book).number.text
        wish.text = "Card payment of \(payment.invoiceNumber)"
        let settled = min(amount, invoice.open)
        wish.apply = settled > 0 ? .named : ApplyMode.none
        if settled > 0 {
            wish.items = [ApplyItem(item: payment.invoice, amount: Money(settled, payment.currency))]
            // The card was charged the whole invoice: no cash discount goes off it.
            var mark = MarkWish()
            mark.use = .never
            if invoice.hasTiers { wish.wishes = [mark] }
        }
        var parts = 0
        let posted = try wish.post(in: payment.company, book, at: now, &draft, parts: &parts)
        for place in captured { payment.parts[place].paid = posted.item }
        payment.paymentItem = posted.item
        entries = posted.entries
        guard payment.capture == .done else { return }
        payment.payment = .done
        payment.reason = ""
    }

    /// Stage 4: a new authorization for what of the order is neither invoiced nor covered (setup:CC-5).
    mutating func askForRemainder(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) {
        let order = draft.order(payment.order, book)
        let rest = order.open + order.delivered
        closeParts(hasRest: rest > 0, book, &draft)
        var (covered, latest): (Int64, CardAuthorization?)  = (0, nil)
        for row in draft.cardAuthorizations(of: payment.order, book) {
            latest = row
            switch row.state(on: now.today) {
            case .authorized where row.capturing.isNone, .requested, .unknown: covered += row.amount
            case .authorized, .declined, .captured, .voided, .expired, .closed, .refunded: break
            }
        }
        guard rest > covered, let latest, book.paymentMethod(of: payment.order)?.type == .creditCard else {
            payment.remainder = .none
            keep(book, &draft)
            return
        }
        let last = draft.card(payment.parts.last?.authorization ?? latest.id, book)
        let wish = CardAuthorizationWish(
            order: payment.order, card: last.card, service: last.service, amount: rest - covered, remainderOf: payment.id)
        payment.remainderAuthorization = wish.ask(book, at: now, &draft).id
        payment.remainder = .requested
        keep(book, &draft)
    }

    /// A captured authorization is done; one that was taken in part is closed while the order has a rest.
    private func closeParts(hasRest: Bool, _ book: borrowing Book, _ draft: inout Draft) {
        for part in payment.parts {
            var row = draft.card(part.authorization, book)
            guard row.state == .authorized else { continue }
            row.state = hasRest && row.captured < row.amount ? .closed : .captured
            row.capturing = .none
            draft.add(.card(.authorizationSet(row)), book)
        }
    }

    func keep(_ book: borrowing Book, _ draft: inout Draft) { draft.add(.card(.paymentSet(payment)), book) }
}

extension Book {
    /// By code: where an order left cards after it was charged.
    func anyCardMethod(_ company: CompanyID) -> Code {
        let methods = companies.setups[Int(company.number) - 1].methods
        return methods.values.filter { $0.type == .creditCard }.map(\.code).min() ?? .empty
    }
}

extension Draft {
    /// The order as this draft leaves it.
    func order(_ id: OrderID, _ book: borrowing Book) -> SalesOrder {
        var row = book.orders[id]
        for case .orderChanged(let fact) in events where fact.id == id { row.apply(fact.change) }
        return row
    }
}

extension Rejection {
    /// As the reason of a stage that failed.
    var told: String { "\(reason): \(message)".limited(to: CardCall.reasonLengthMax) }
}

extension String {
    /// At most so many bytes, cut between characters.
    func limited(to bytes: Int) -> String {
        var text = self
        while text.utf8.count > bytes { text.removeLast() }
        return text
    }
}
