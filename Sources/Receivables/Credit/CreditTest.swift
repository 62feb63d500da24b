/// Would this amount pass now? Pure; no scan of items and no allocation.
///
/// Reads the sums kept per currency and the expired head of the authorization list: cost is one step per
/// currency. Rules: credit:CL-1, CL-2, CL-4, CL-9, CL-11, CL-13, EX-1 to EX-3, AU-2, AU-3, AU-5.
package struct CreditTest: Sendable {
    /// The ordering customer; limit and exposure are its invoice account's.
    package let customer: CustomerID
    package let amount: Money
    package let checkpoint: Checkpoint
    package let allowPartial: Bool
    package let wish: RuleWish
    /// Value of the whole sale when `amount` only adds to it (credit:AU-6).
    package let orderAmount: Money

    package init(
        customer: CustomerID, amount: Money, checkpoint: Checkpoint, allowPartial: Bool = false,
        wish: RuleWish = RuleWish(), orderAmount: Money? = nil
    ) {
        self.customer = customer
        self.amount = amount
        self.checkpoint = checkpoint
        self.allowPartial = allowPartial
        self.wish = wish
        self.orderAmount = orderAmount ?? amount
    }

    /// The whole flow of credit section 4.3 for a known customer.
    package func decide(_ book: borrowing Book, at now: Moment) throws(Rejection) -> CreditDecision {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        if amount.minor > Money.minorMax { throw .outOfRange(field: "amount") }
        var decision = CreditDecision(decision: .decline, approved: .zero(amount.currency), asOf: now.instant)
        addHardStops(to: &decision.reasons, book)
        let standing = try standing(book, at: now, pending: [])
        if let standing { report(standing, in: &decision, book) } else { decision.reasons.append(.noExchangeRate) }
        guard decision.reasons.isEmpty, let standing else { return decision }
        runRules(standing, &decision.reasons, book, at: now)
        let byRules = decision.reasons.stop

        var overBy: CreditReason?
        switch outcome(standing, book) {
        case .notTested(let information): if let information { decision.reasons.append(information) }
        case .within: noteTemporaryLimit(&decision.reasons, book, at: now)
        case .over(let reason):
            noteTemporaryLimit(&decision.reasons, book, at: now)
            overBy = overLimit(reason, &decision, book)
        }
        if let stop = decision.reasons.stop {
            decision.decision = stop
            let available = standing.available(adding: 0)
            if allowPartial, byRules == nil, overBy == .overLimit, available > 0 {
                approve(available, .approvePartial, standing, &decision)
            }
        } else {
            approve(amount.minor, .approve, standing, &decision)
        }
        return decision
    }

    private func noteTemporaryLimit(_ reasons: inout ReasonList, _ book: borrowing Book, at now: Moment) {
        let account = book.customers[customer].invoiceAccount
        if book.temporaryLimit(of: account, on: now.today) != nil { reasons.append(.infoTemporaryLimit) }
    }

    /// Blocking rules, unless the customer, the order or the checkpoint is outside them (credit section 5).
    private func runRules(
        _ standing: CreditStanding, _ reasons: inout ReasonList, _ book: borrowing Book, at now: Moment
    ) {
        let account = book.customers[customer].invoiceAccount
        let flags = book.customers[account].flags
        if flags.contains(.excluded) { return }
        if wish.excludesOrder {
            reasons.append(.infoExcludedOrder)
            return
        }
        let company = book.customers[account].company
        let reach = book.companies[company].ruleReach
        guard !reach.isDisjoint(with: [.all, .ranks]) || reach.contains(.some) && flags.contains(.underRules) else {
            return
        }
        let parameters = book.companies[company].parameters
        if checkpoint == .posCheck, parameters.noRulesAtPOS { return }
        RuleRun(
            account: account, ordering: customer, company: company, amount: orderAmount, terms: wish.terms,
            cashDiscount: wish.cashDiscount, standing: standing, today: now.today,
            traits: book.rules.traits(of: account), parameters: parameters,
            isUnlimited: flags.contains(.unlimitedCredit),
            isTested: parameters.creditLimitType != .none || flags.contains(.mandatoryLimit)
        )
        .run(book, &reasons)
    }

    /// Adds what the checkpoint makes of it; the reason when it stops the sale (credit:AU-2).
    private func overLimit(
        _ reason: CreditReason, _ decision: inout CreditDecision, _ book: borrowing Book
    ) -> CreditReason? {
        switch action(book) {
        case .off: return nil
        case .warn:
            decision.reasons.append(.infoWarnOverLimit)
            return nil
        case .refer:
            decision.reasons.append(reason, .refer)
            return reason
        case .decline:
            decision.reasons.append(reason)
            return reason
        }
    }

    private func approve(
        _ minor: Int64, _ outcome: Decision, _ standing: CreditStanding, _ decision: inout CreditDecision
    ) {
        decision.decision = outcome
        decision.approved = Money(minor, amount.currency)
        if decision.availableBefore != nil {
            decision.availableAfter = Money(standing.available(adding: minor), amount.currency)
        }
    }

    private func report(_ standing: CreditStanding, in decision: inout CreditDecision, _ book: borrowing Book) {
        decision.exposure = standing.exposure
        decision.exposureWithRequest = standing.exposureWithRequest
        let account = book.customers[customer].invoiceAccount
        if book.customers[account].flags.contains(.unlimitedCredit) { return }
        decision.limit = standing.limit
        decision.availableBefore = Money(standing.available(adding: 0), amount.currency)
        decision.availableAfter = decision.availableBefore
    }

    /// Facts of the customer or its invoice account that stop any sale; they come before everything else.
    private func addHardStops(to reasons: inout ReasonList, _ book: borrowing Book) {
        let account = book.customers[customer].invoiceAccount
        let flags = book.customers[customer].flags.union(book.customers[account].flags)
        if flags.contains(.closed) { reasons.append(.customerClosed) }
        switch book.hold(on: customer) {
        case .none: break
        case .invoice:
            switch checkpoint {
            case .invoice, .freeTextInvoice: reasons.append(.customerOnHold)
            case .posCheck, .orderConfirm, .picking, .packingSlip: break
            }
        case .all: reasons.append(.customerOnHold)
        }
        if flags.contains(.noPurchaseOnAccount) { reasons.append(.onAccountNotAllowed) }
    }

    // MARK: The limit test

    enum Outcome {
        case notTested(CreditReason?)
        case within
        case over(CreditReason)
    }

    private func action(_ book: borrowing Book) -> OverLimitAction {
        let company = book.customers[customer].company
        switch checkpoint {
        case .posCheck: return book.companies[company].parameters.overLimitPOSCheck
        case .freeTextInvoice: return book.companies[company].parameters.overLimitFreeTextInvoice
        case .orderConfirm, .picking, .packingSlip, .invoice:
            return book.companies[company].parameters.overLimitOther
        }
    }

    /// Equal to the limit is within. A limit of 0 means no credit, never unlimited (credit:CL-4).
    func outcome(_ standing: CreditStanding, _ book: borrowing Book) -> Outcome {
        let account = book.customers[customer].invoiceAccount
        let flags = book.customers[account].flags
        if flags.contains(.excluded) { return .notTested(.infoExcludedCustomer) }
        if flags.contains(.unlimitedCredit) { return .notTested(.infoUnlimited) }
        if action(book) == .off { return .notTested(nil) }
        if book.companies[book.customers[customer].company].parameters.creditLimitType == .none,
            !flags.contains(.mandatoryLimit)
        {
            return .notTested(.infoLimitNotChecked)
        }
        guard standing.exposureWithRequest.minor > standing.limit.minor else { return .within }
        return .over(standing.limit.isZero ? .noCredit : .overLimit)
    }

    /// Limit and exposure with their currencies joined; nil when a rate that is needed is missing.
    ///
    /// `pending` are exposures that the same command made before this one.
    func standing(
        _ book: borrowing Book, at now: Moment, pending: [(currency: Currency, amount: Int64)]
    ) throws(Rejection) -> CreditStanding? {
        let account = book.customers[customer].invoiceAccount
        var limit = max(0, book.customers[account].limit)
        let company = book.customers[account].company
        if let temporary = book.temporaryLimit(of: account, on: now.today) {
            limit = temporary.amount
        } else if now.today.days > book.customers[account].limitExpires,
            book.companies[company].parameters.expiredLimitIsZero
        {
            limit = 0
        }
        guard
            var standing = CreditStanding(
                account, limit, requested: amount, book, on: now.today)
        else { return nil }
        let counted = CountedExposure(book.companies[company].parameters)
        let leavesOutDisputed = book.companies[company].parameters.collections.excludesDisputed
        var place = book.customers[account].firstSums
        while place != 0 {
            var subtotal = counted.subtotal(book.exposures.rows[place])
            let currency = book.exposures.rows[place].currency
            if counted.looksAtOrders(book.exposures.rows[place]) {
                subtotal += counted.orderCorrection(book.exposures.rows[place], book, at: now)
            }
            subtotal -= book.expiredReservations(of: account, currency, at: now.instant)
            if leavesOutDisputed, let disputed = book.collections.disputed(account, currency) {
                subtotal -= counted.subtotal(disputed)
            }
            for change in pending where change.currency == currency { subtotal += counted.pending(change.amount) }
            guard try standing.add(subtotal, currency, company, book, on: now.today) else { return nil }
            place = book.exposures.rows[place].next
        }
        for change in pending where book.exposures.find(book.customers[account].firstSums, change.currency) == nil {
            // First items of a currency: joined with nothing, so each is converted by itself.
            guard
                try standing.add(
                    counted.pending(change.amount), change.currency, company, book, on: now.today)
            else { return nil }
        }
        return standing
    }
}

/// What a request says that only blocking rules read.
package struct RuleWish: Equatable, Sendable, BitwiseCopyable {
    /// Empty: the customer's own.
    package var terms: Code = .empty
    package var cashDiscount: Code = .empty
    /// Skips the blocking rules, keeps the limit test; privileged (credit:CL-1).
    package var excludesOrder = false

    package init() {}
}

/// Which components count (credit section 3, CL-13). Authorizations always do.
struct CountedExposure: BitwiseCopyable {
    private let type: CreditLimitType
    private let leavesOutPayments: Bool
    private let leavesOutCreditNotes: Bool
    let horizonDays: UInt32?
    let includesHeldOrders: Bool
    let includesReturns: Bool

    init(_ parameters: Parameters) {
        type = parameters.creditLimitType
        leavesOutPayments = parameters.excludeUnappliedPayments
        leavesOutCreditNotes = parameters.excludeCreditNotes
        horizonDays = parameters.orderHorizonDays
        includesHeldOrders = parameters.includesHeldOrders
        includesReturns = parameters.includesReturns
    }

    var countsDelivered: Bool { type == .balanceDelivered || type == .balanceAll }
    var countsOrders: Bool { type == .balanceAll }

    /// Minor units of the row's currency, orders at their kept sums. Each component is within 10^15, so the sum cannot overflow.
    func subtotal(_ sums: Exposures.Sums) -> Int64 {
        var total = sums.invoices + sums.reserved
        if !leavesOutCreditNotes { total += sums.creditNotes }
        if !leavesOutPayments { total += sums.payments }
        switch type {
        case .none, .balance: break
        case .balanceDelivered: total += sums.delivered
        case .balanceAll: total += sums.delivered + sums.orders
        }
        return total
    }

    /// Credits of the same batch that would not count once they are posted do not count before.
    func pending(_ amount: Int64) -> Int64 { amount < 0 && leavesOutCreditNotes ? 0 : amount }
}

extension Book {
    /// What sweepers have not taken out of the reserved sum yet (credit:AU-5). Walks the expired head only.
    func expiredReservations(of account: CustomerID, _ currency: Currency, at now: Instant) -> Int64 {
        var sum: Int64 = 0
        var id = customers[account].firstAuthorization
        while !id.isNone, authorizations[id].expires <= now {
            if authorizations[id].currency == currency { sum += authorizations[id].remaining }
            id = authorizations[id].next
        }
        return sum
    }
}
