/// Would this amount pass now? Pure; no scan of items and no allocation.
///
/// Reads the sums kept per currency and the expired head of the authorization list: cost is one step per
/// currency, of every member for an account in a credit group.
/// Rules: credit:CL-1 to CL-9, CL-11, CL-13, EX-1 to EX-3, AU-2, AU-3, AU-5.
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
        try decide(book, at: now, pending: [])
    }

    func decide(_ book: borrowing Book, at now: Moment, pending: [PendingExposure]) throws(Rejection) -> CreditDecision {
        var decision = CreditDecision(decision: .decline, approved: .zero(amount.currency), asOf: now.instant)
        try decide(book, at: now, pending: pending, &decision)
        return decision
    }

    /// The same in place: a decision is large. `decision` is a decline of nothing, without reasons.
    func decide(
        _ book: borrowing Book, at now: Moment, pending: [PendingExposure], _ decision: inout CreditDecision
    ) throws(Rejection) {
        if amount.minor <= 0 { throw .invalidAmount(amount) }
        if amount.minor > Money.minorMax { throw .outOfRange(field: "amount") }
        addHardStops(to: &decision.reasons, book)
        var standings = CreditStandings(CreditStanding(inOneCurrency: .zero(amount.currency), requested: amount))
        if try work(out: &standings, book, at: now, pending: pending) {
            report(standings, in: &decision, book)
        } else {
            decision.reasons.append(.noExchangeRate)
        }
        guard decision.reasons.isEmpty else { return }
        runRules(standings, &decision.reasons, book, at: now)
        let byRules = decision.reasons.stop

        var isStopped = false
        switch outcome(standings, book) {
        case .notTested(let information): if let information { decision.reasons.append(information) }
        case .within: if standings.usesTemporaryLimit { decision.reasons.append(.infoTemporaryLimit) }
        case .over:
            if standings.usesTemporaryLimit { decision.reasons.append(.infoTemporaryLimit) }
            isStopped = overLimit(standings, &decision, book)
        }
        if let stop = decision.reasons.stop {
            decision.decision = stop
            if isStopped, byRules == nil { addRemedy(standings, to: &decision, book) }
            let available = standings.available(adding: 0)
            if allowPartial, isStopped, byRules == nil, available > 0, !standings.hasNoLimit {
                approve(available, .approvePartial, standings, &decision)
            }
        } else {
            approve(amount.minor, .approve, standings, &decision)
        }
    }

    /// Blocking rules, unless the customer, the order or the checkpoint is outside them (credit section 5).
    private func runRules(
        _ standings: CreditStandings, _ reasons: inout ReasonList, _ book: borrowing Book, at now: Moment
    ) {
        let account = book.customers[customer].invoiceAccount
        let flags = book.customers[account].flags
        if flags.contains(.excluded) || wish.skipsRules { return }
        if wish.excludesOrder {
            reasons.append(.infoExcludedOrder)
            return
        }
        let company = book.customers[account].company
        let reach = book.companies[company].ruleReach
        guard !reach.isDisjoint(with: [.all, .ranks]) || reach.contains(.some) && flags.contains(.underRules) else {
            return
        }
        if checkpoint == .posCheck, book.companies[company].parameters.noRulesAtPOS { return }
        ruleRun(standings, book, at: now).run(book, &reasons)
    }

    /// Whether blocking rules are looked at for this request at all.
    func runsRules(_ book: borrowing Book) -> Bool {
        let account = book.customers[customer].invoiceAccount
        if book.customers[account].flags.contains(.excluded) || wish.skipsRules || wish.excludesOrder { return false }
        return checkpoint != .posCheck || !book.companies[book.customers[account].company].parameters.noRulesAtPOS
    }

    func ruleRun(_ standings: CreditStandings, _ book: borrowing Book, at now: Moment) -> RuleRun {
        let account = book.customers[customer].invoiceAccount
        let flags = book.customers[account].flags
        let company = book.customers[account].company
        let parameters = book.companies[company].parameters
        return RuleRun(
            account: account, ordering: customer, company: company, amount: orderAmount, terms: wish.terms,
            cashDiscount: wish.cashDiscount, standings: standings, today: now.today,
            traits: book.rules.traits(of: account), parameters: parameters,
            isUnlimited: flags.contains(.unlimitedCredit),
            isTested: parameters.creditLimitType != .none || flags.contains(.mandatoryLimit))
    }

    /// Adds what the checkpoint makes of each test that failed; whether that stops the sale (credit:AU-2).
    private func overLimit(
        _ standings: CreditStandings, _ decision: inout CreditDecision, _ book: borrowing Book
    ) -> Bool {
        let action = action(book)
        switch action {
        case .off: return false
        case .warn:
            decision.reasons.append(.infoWarnOverLimit)
            return false
        case .refer, .decline:
            standings.forEachFailed { reason, _ in
                if action == .refer { decision.reasons.append(reason, .refer) } else { decision.reasons.append(reason) }
            }
            return true
        }
    }

    private func approve(
        _ minor: Int64, _ outcome: Decision, _ standings: CreditStandings, _ decision: inout CreditDecision
    ) {
        decision.decision = outcome
        decision.approved = Money(minor, amount.currency)
        if decision.availableBefore != nil {
            decision.availableAfter = Money(standings.available(adding: minor), amount.currency)
        }
    }

    private func report(_ standings: CreditStandings, in decision: inout CreditDecision, _ book: borrowing Book) {
        decision.exposure = standings.individual.exposure
        decision.exposureWithRequest = standings.individual.exposureWithRequest
        let account = book.customers[customer].invoiceAccount
        if book.customers[account].flags.contains(.unlimitedCredit) { return }
        if standings.testsIndividual { decision.limit = standings.individual.limit }
        decision.availableBefore = Money(standings.available(adding: 0), amount.currency)
        decision.availableAfter = decision.availableBefore
        guard let group = standings.group else {
            if let row = standings.currency { decision.currencyTest = .init(row) }
            return
        }
        decision.groupTest = .init(group)
        if let row = standings.currency { decision.currencyTest = .init(row) }
    }

    /// The smallest payment after which the same request passes, where limits are all that stops it (F28).
    ///
    /// Worked out from the tests, not searched. A payment in the request's currency lowers the subtotal that the
    /// request raises, in every test alike: it has to make up for what does not fit in the tightest one.
    private func addRemedy(_ standings: CreditStandings, to decision: inout CreditDecision, _ book: borrowing Book) {
        var remedy = CreditRemedy(approvableNow: Money(max(0, standings.available(adding: 0)), amount.currency))
        let account = book.customers[customer].invoiceAccount
        let missing = Int128(amount.minor) - Int128(standings.largestFit)
        let parameters = book.companies[book.customers[account].company].parameters
        if missing > 0, missing <= Int128(Money.minorMax) {
            let payment = Int64(missing)
            if parameters.excludeUnappliedPayments {
                // Only what closes items counts.
                let sums = book.exposures.find(book.customers[account].firstSums, amount.currency)
                remedy.mustBeApplied = true
                if sums?.invoices ?? 0 >= payment { remedy.payNow = Money(payment, amount.currency) }
            } else {
                remedy.payNow = Money(payment, amount.currency)
            }
        }
        decision.remedy = remedy
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
        case over
    }

    private func action(_ book: borrowing Book) -> OverLimitAction {
        let company = book.customers[customer].company
        switch checkpoint {
        case .posCheck: return book.companies[company].parameters.overLimitPOSCheck
        case .freeTextInvoice: return book.companies[company].parameters.overLimitFreeTextInvoice
        case .orderConfirm: return step(book.companies[company].parameters.overLimitSteps.orderConfirm, book)
        case .picking: return step(book.companies[company].parameters.overLimitSteps.picking, book)
        case .packingSlip: return step(book.companies[company].parameters.overLimitSteps.packingSlip, book)
        case .invoice: return step(book.companies[company].parameters.overLimitSteps.invoice, book)
        }
    }

    private func step(_ own: OverLimitAction?, _ book: borrowing Book) -> OverLimitAction {
        own ?? book.companies[book.customers[customer].company].parameters.overLimitOther
    }

    /// Equal to the limit is within. A limit of 0 means no credit, never unlimited (credit:CL-4).
    func outcome(_ standings: CreditStandings, _ book: borrowing Book) -> Outcome {
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
        return standings.isOver ? .over : .within
    }

    /// Every test that applies, with limit and exposure in its currency; nil when a rate that is needed is missing.
    ///
    /// `pending` are exposures that the same command made before this one.
    func standings(
        _ book: borrowing Book, at now: Moment, pending: [PendingExposure]
    ) throws(Rejection) -> CreditStandings? {
        var standings = CreditStandings(CreditStanding(inOneCurrency: .zero(amount.currency), requested: amount))
        return try work(out: &standings, book, at: now, pending: pending) ? standings : nil
    }

    /// The same in place; false when a rate that is needed is missing.
    private func work(
        out standings: inout CreditStandings, _ book: borrowing Book, at now: Moment, pending: [PendingExposure]
    ) throws(Rejection) -> Bool {
        let account = book.customers[customer].invoiceAccount
        let company = book.customers[account].company
        let flags = book.customers[account].flags
        let currency = book.customers[account].limitCurrency
        var limit = max(0, book.customers[account].limit)
        var usesTemporaryLimit = false
        if let temporary = book.temporaryLimit(of: account, on: now.today) {
            limit = temporary.amount
            usesTemporaryLimit = true
        }
        let ownLimit = limit
        if !usesTemporaryLimit, now.today.days > book.customers[account].limitExpires,
            book.companies[company].parameters.expiredLimitIsZero
        {
            limit = 0
        }
        guard
            var individual = CreditStanding(Money(limit, currency), company, requested: amount, book, on: now.today)
        else { return false }
        var ownCurrency: Int64 = 0
        var isKnown = true
        try book.forEachSubtotal(of: account, pending, at: now) { (currency, subtotal) throws(Rejection) in
            guard isKnown else { return }
            if currency == amount.currency { ownCurrency += subtotal }
            isKnown = try individual.add(subtotal, currency, company, book, on: now.today)
        }
        guard isKnown else { return false }
        standings.individual = individual
        standings.usesTemporaryLimit = usesTemporaryLimit
        guard !flags.isDisjoint(with: [.pooled, .creditTerms]), !flags.contains(.unlimitedCredit) else { return true }
        if flags.contains(.creditTerms) {
            guard try addTerms(of: account, ownCurrency, to: &standings, book, on: now.today) else { return false }
        }
        if flags.contains(.pooled) {
            guard try addGroup(of: account, ownLimit, to: &standings, pending, book, at: now) else { return false }
        }
        return true
    }

    /// Guarantees move the limit of the account (credit:CL-7); a limit in the request's currency is a test of its own.
    private func addTerms(
        of account: CustomerID, _ ownCurrency: Int64, to standings: inout CreditStandings, _ book: borrowing Book,
        on date: CalendarDate
    ) throws(Rejection) -> Bool {
        let profile = book.creditProfiles[account]
        let currency = standings.individual.limit.currency
        var total = Int128(standings.individual.limit.minor)
        for guarantee in profile.guarantees where guarantee.holds(on: date) {
            let (effect, from) = (guarantee.effect, guarantee.value.currency)
            if effect == 0 { continue }
            let company = book.customers[account].company
            guard let rate = book.companies.rate(company, from: from, to: currency, on: date, for: .credit)
            else { return false }
            guard let converted = rate.convert(effect, from: from, to: currency, .halfAwayFromZero) else {
                throw .outOfRange(field: "amount")
            }
            total += Int128(converted)
            standings.usesGuarantee = true
        }
        standings.individual.limit = Money(Int64(clamping: max(0, total)), currency)
        if let limit = profile.currencyLimits[amount.currency] {
            var row = CreditStanding(inOneCurrency: Money(limit, amount.currency), requested: amount)
            _ = try row.add(ownCurrency, amount.currency, book.customers[account].company, book, on: date)
            standings.currency = row
        }
        return true
    }

    /// The table of credit:CL-5: whether the group is tested, and whether the account is tested beside it.
    private func addGroup(
        of account: CustomerID, _ ownLimit: Int64, to standings: inout CreditStandings, _ pending: [PendingExposure],
        _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> Bool {
        let id = book.creditGroups.group(of: account)
        let parameters = book.companies[book.customers[account].company].parameters
        if id.isNone || parameters.ignoresGroupLimit { return true }
        // A limit of 0 that must be there is tested alone.
        if ownLimit == 0, book.customers[account].flags.contains(.mandatoryLimit) { return true }
        let pool = book.creditGroups.pool(id)
        var limit = pool.limit.minor
        var usesTemporaryLimit = false
        if let temporary = book.creditGroups.temporaryLimit(of: id, on: now.today) {
            limit = temporary.amount
            usesTemporaryLimit = true
        } else if parameters.expiredLimitIsZero, now.today > pool.expires {
            limit = 0
        }
        let total = Money(max(0, limit), pool.limit.currency)
        if parameters.groupLimitIsEach {
            standings.group = try PoolExposure.standing(
                of: CollectionOfOne(account), pool, limit: total, requested: amount, pending: pending, book, at: now)
        } else {
            standings.group = try PoolExposure.standing(
                of: book.creditGroups.members(of: id), pool, limit: total, requested: amount, pending: pending, book, at: now)
        }
        if standings.group == nil { return false }
        standings.testsIndividual = ownLimit > 0
        standings.usesTemporaryLimit = usesTemporaryLimit || (standings.testsIndividual && standings.usesTemporaryLimit)
        return true
    }
}

/// What a request says that only blocking rules read.
package struct RuleWish: Equatable, Sendable, PlainBits {
    /// Empty: the customer's own.
    package var terms: Code = .empty
    package var cashDiscount: Code = .empty
    /// Skips the blocking rules, keeps the limit test; privileged (credit:CL-1).
    package var excludesOrder = false
    /// The step is not checked by rules: limits and hard stops alone decide (credit:CP-1, CP-2, CP-5).
    package var skipsRules = false

    package init() {}
}

/// Which components count (credit section 3, CL-13). Authorizations always do.
struct CountedExposure: BitwiseCopyable {
    private let type: CreditLimitType
    private let leavesOutPayments: Bool
    private let leavesOutCreditNotes: Bool
    let addsPaymentsAtRisk: Bool
    let horizonDays: UInt32?
    let includesHeldOrders: Bool
    let includesReturns: Bool

    init(_ parameters: Parameters) {
        type = parameters.creditLimitType
        leavesOutPayments = parameters.excludeUnappliedPayments
        leavesOutCreditNotes = parameters.excludeCreditNotes
        addsPaymentsAtRisk = parameters.includesPaymentsAtRisk
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

    /// What is not counted as paid in the first place is not added back.
    func addedBack(_ sums: PaymentsAtRisk) -> Int64 { leavesOutPayments ? sums.applied : sums.paid }

    /// Credits of the same batch that would not count once they are posted do not count before.
    func pending(_ change: PendingExposure) -> Int64 {
        change.amount < 0 && leavesOutCreditNotes && !change.isCorrection ? 0 : change.amount
    }
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
