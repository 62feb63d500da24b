/// Checks a document at one of its steps; what is referred goes on hold (credit section 4.4).
///
/// The sale itself is not counted twice: what its order and reservations hold already makes room for `amount`.
/// An unknown customer is an answer. Rejections in order: AMOUNT_INVALID, CUSTOMER_MISMATCH (the order is another's).
package struct RunCheckpoint: Command {
    package let id: CompanyID
    /// Need not be one of the book's orders.
    package let order: Code
    package let customer: Code
    /// The value of the whole order, above 0.
    package let amount: Money
    package let checkpoint: Checkpoint
    package let proForma: Bool
    package let wish: RuleWish

    package init(
        id: CompanyID, order: Code, customer: Code, amount: Money, checkpoint: Checkpoint, proForma: Bool, wish: RuleWish
    ) {
        self.id = id
        self.order = order
        self.customer = customer
        self.amount = amount
        self.checkpoint = checkpoint
        self.proForma = proForma
        self.wish = wish
    }

    package struct Answer: Equatable, Sendable {
        package var decision: CreditDecision
        /// False: the step is not marked, or grace days or the tolerance of a release let it pass.
        package var rulesRun: Bool
        package var hold = CreditHoldID.none
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        guard let buyer = book.customers.find(id, customer) else {
            return Answer(decision: .customerNotFound(amount, at: now), rulesRun: false)
        }
        let account = book.customers[buyer].invoiceAccount
        if let there = book.orders.find(id, order), book.orders[there].customer != account {
            throw Rejection(
                .customerMismatch, field: "customer_number", "order \(order) is of another customer than \(customer)",
                [.init("customer", customer.text)])
        }
        var wish = wish
        var information: CreditReason?
        var rulesRun = true
        if checkpoint != .posCheck {
            if !book.runsRules(at: checkpoint, of: id, proForma: proForma) { rulesRun = false }
            if isReleased(book, at: now) { rulesRun = false }
            if isInGrace(book, at: now) { (rulesRun, information) = (false, .infoGraceDays) }
        }
        if !rulesRun { wish.skipsRules = true }
        let test = CreditTest(customer: buyer, amount: amount, checkpoint: checkpoint, wish: wish)
        var decision = try test.decide(book, at: now, pending: book.ownSale(id, order, account, at: now))
        if let information, decision.reasons.stop == nil { decision.reasons.append(information) }
        var answer = Answer(decision: decision, rulesRun: rulesRun)
        if rulesRun, checkpoint != .posCheck {
            let check = DocumentCheck(company: id, document: order, checkpoint: checkpoint, date: now.today)
            draft.add(.credit(.documentChecked(check)), book)
        }
        if decision.decision == .refer {
            answer.hold = try CreditHold.place(
                decision.reasons, order, buyer, checkpoint, amount, self.wish, authorization: .none, book, at: now, &draft
            ).id
        }
        return answer
    }

    /// Checked on day x with g grace days: not again before day x + g + 1 (credit:CP-2). Never while it is on hold.
    private func isInGrace(_ book: borrowing Book, at now: Moment) -> Bool {
        guard let rows = book.creditHolds.checkpoints(of: id), let last = book.creditHolds.check(of: order, id),
            let row = rows.first(where: { $0.checkpoint == last.checkpoint }), row.graceDays > 0,
            book.creditHolds.open(of: order, id).isEmpty
        else { return false }
        return now.today - last.date <= Int(row.graceDays)
    }

    /// A released document passes within the tolerance (credit:CP-5).
    private func isReleased(_ book: borrowing Book, at now: Moment) -> Bool {
        guard let tolerance = book.companies[id].parameters.holds.tolerance,
            let hold = book.creditHolds.lastReleased(of: order, id), book.creditHolds.open(of: order, id).isEmpty
        else { return false }
        return hold.tolerates(amount, tolerance, on: now.today)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}

extension CreditHold {
    /// Value at most the released one plus the deviation, and age at most the days.
    func tolerates(_ amount: Money, _ tolerance: (deviation: Int64, days: UInt32), on today: CalendarDate) -> Bool {
        guard let closedOn, amount.currency == value.currency, today - closedOn <= Int(tolerance.days) else { return false }
        return Int128(amount.minor) * 1_000_000 <= Int128(value.minor) * (1_000_000 + Int128(tolerance.deviation))
    }
}
