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
        let rows = TestedRows(customer, book)
        addHardStops(to: &decision.reasons, rows)
        var standings = CreditStandings(CreditStanding(inOneCurrency: .zero(amount.currency), requested: amount))
        if try work(out: &standings, rows, book, at: now, pending: pending) {
            report(standings, in: &decision, rows)
        } else {
            decision.reasons.append(.noExchangeRate)
        }
        guard decision.reasons.isEmpty else {
            decision.retryToken = book.creditLastChange(rows.own.pointee.company, customer)
            return
        }
        runRules(standings, &decision.reasons, rows, book, at: now)
        let byRules = decision.reasons.stop

        var isStopped = false
        switch outcome(standings, rows) {
        case .notTested(let information): if let information { decision.reasons.append(information) }
        case .within: if standings.usesTemporaryLimit { decision.reasons.append(.infoTemporaryLimit) }
        case .over:
            if standings.usesTemporaryLimit { decision.reasons.append(.infoTemporaryLimit) }
            isStopped = overLimit(standings, &decision, rows)
        }
        if let stop = decision.reasons.stop {
            decision.decision = stop
            decision.retryToken = book.creditLastChange(rows.own.pointee.company, customer)
            if isStopped, byRules == nil { addRemedy(standings, to: &decision, rows, book) }
            let available = standings.available(adding: 0)
            if allowPartial, isStopped, byRules == nil, available > 0, !standings.hasNoLimit {
                approve(available, .approvePartial, standings, &decision)
            }
        } else {
            approve(amount.minor, .approve, standings, &decision)
        }
    }

    /// Blocking rules, unless the customer, the order or the checkpoint is outside them (credit section 5).
    @inline(__always)
    private func runRules(
        _ standings: CreditStandings, _ reasons: inout ReasonList, _ rows: TestedRows, _ book: borrowing Book,
        at now: Moment
    ) {
        let flags = rows.owing.pointee.flags
        if flags.contains(.excluded) || wish.skipsRules { return }
        if wish.excludesOrder {
            reasons.append(.infoExcludedOrder)
            return
        }
        let reach = rows.company.pointee.ruleReach
        guard !reach.isDisjoint(with: [.all, .ranks]) || reach.contains(.some) && flags.contains(.underRules) else {
            return
        }
        if checkpoint == .posCheck, rows.company.pointee.parameters.noRulesAtPOS { return }
        ruleRun(standings, rows, book, at: now).run(book, &reasons)
    }

    /// Whether blocking rules are looked at for this request at all.
    func runsRules(_ book: borrowing Book) -> Bool {
        let account = book.customers[customer].invoiceAccount
        if book.customers[account].flags.contains(.excluded) || wish.skipsRules || wish.excludesOrder { return false }
        return checkpoint != .posCheck || !book.companies[book.customers[account].company].parameters.noRulesAtPOS
    }

    func ruleRun(_ standings: CreditStandings, _ book: borrowing Book, at now: Moment) -> RuleRun {
        ruleRun(standings, TestedRows(customer, book), book, at: now)
    }

    private func ruleRun(
        _ standings: CreditStandings, _ rows: TestedRows, _ book: borrowing Book, at now: Moment
    ) -> RuleRun {
        let flags = rows.owing.pointee.flags
        let isTested = rows.company.pointee.parameters.creditLimitType != .none || flags.contains(.mandatoryLimit)
        return RuleRun(
            account: rows.account, ordering: customer, company: rows.owing.pointee.company, amount: orderAmount,
            terms: wish.terms, cashDiscount: wish.cashDiscount, standings: standings, today: now.today,
            traits: book.rules.traits(of: rows.account), parameters: RuleParameters(rows.company.pointee.parameters),
            isUnlimited: flags.contains(.unlimitedCredit), isTested: isTested)
    }

    /// Adds what the checkpoint makes of each test that failed; whether that stops the sale (credit:AU-2).
    private func overLimit(
        _ standings: CreditStandings, _ decision: inout CreditDecision, _ rows: TestedRows
    ) -> Bool {
        let action = action(rows)
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

    @inline(__always)
    private func approve(
        _ minor: Int64, _ outcome: Decision, _ standings: CreditStandings, _ decision: inout CreditDecision
    ) {
        decision.decision = outcome
        decision.approved = Money(minor, amount.currency)
        if decision.availableBefore != nil {
            decision.availableAfter = Money(standings.available(adding: minor), amount.currency)
        }
    }

    @inline(__always)
    private func report(_ standings: CreditStandings, in decision: inout CreditDecision, _ rows: TestedRows) {
        decision.exposure = standings.individual.exposure
        decision.exposureWithRequest = standings.individual.exposureWithRequest
        if rows.owing.pointee.flags.contains(.unlimitedCredit) { return }
        if standings.testsIndividual { decision.limit = standings.individual.limit }
        decision.availableBefore = Money(standings.available(adding: 0), amount.currency)
        decision.availableAfter = decision.availableBefore
        let tightest = standings.tightest
        decision.testBound = tightest.bound
        decision.limitSource = tightest.source
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
    private func addRemedy(
        _ standings: CreditStandings, to decision: inout CreditDecision, _ rows: TestedRows, _ book: borrowing Book
    ) {
        var remedy = CreditRemedy(approvableNow: Money(max(0, standings.available(adding: 0)), amount.currency))
        let missing = Int128(amount.minor) - Int128(standings.largestFit)
        if missing > 0, missing <= Int128(Money.minorMax) {
            let payment = Int64(missing)
            if rows.company.pointee.parameters.excludeUnappliedPayments {
                // Only what closes items counts.
                let sums = book.exposures.find(rows.owing.pointee.firstSums, amount.currency)
                remedy.mustBeApplied = true
                if sums?.invoices ?? 0 >= payment { remedy.payNow = Money(payment, amount.currency) }
            } else {
                remedy.payNow = Money(payment, amount.currency)
            }
        }
        decision.remedy = remedy
    }

    /// Facts of the customer or its invoice account that stop any sale; they come before everything else.
    @inline(__always)
    private func addHardStops(to reasons: inout ReasonList, _ rows: TestedRows) {
        let flags = rows.own.pointee.flags.union(rows.owing.pointee.flags)
        if flags.contains(.closed) { reasons.append(.customerClosed) }
        switch rows.hold {
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

    @inline(__always)
    private func action(_ rows: TestedRows) -> OverLimitAction {
        switch checkpoint {
        case .posCheck: return rows.ownCompany.pointee.parameters.overLimitPOSCheck
        case .freeTextInvoice: return rows.ownCompany.pointee.parameters.overLimitFreeTextInvoice
        case .orderConfirm: return step(rows.ownCompany.pointee.parameters.overLimitSteps.orderConfirm, rows)
        case .picking: return step(rows.ownCompany.pointee.parameters.overLimitSteps.picking, rows)
        case .packingSlip: return step(rows.ownCompany.pointee.parameters.overLimitSteps.packingSlip, rows)
        case .invoice: return step(rows.ownCompany.pointee.parameters.overLimitSteps.invoice, rows)
        }
    }

    private func step(_ own: OverLimitAction?, _ rows: TestedRows) -> OverLimitAction {
        own ?? rows.ownCompany.pointee.parameters.overLimitOther
    }

    /// Equal to the limit is within. A limit of 0 means no credit, never unlimited (credit:CL-4).
    func outcome(_ standings: CreditStandings, _ book: borrowing Book) -> Outcome {
        outcome(standings, TestedRows(customer, book))
    }

    @inline(__always)
    private func outcome(_ standings: CreditStandings, _ rows: TestedRows) -> Outcome {
        let flags = rows.owing.pointee.flags
        if flags.contains(.excluded) { return .notTested(.infoExcludedCustomer) }
        if flags.contains(.unlimitedCredit) { return .notTested(.infoUnlimited) }
        if action(rows) == .off { return .notTested(nil) }
        if rows.ownCompany.pointee.parameters.creditLimitType == .none, !flags.contains(.mandatoryLimit) {
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
        let isKnown = try work(out: &standings, TestedRows(customer, book), book, at: now, pending: pending)
        return isKnown ? standings : nil
    }

    /// The same in place; false when a rate that is needed is missing.
    @inline(__always)
    private func work(
        out standings: inout CreditStandings, _ rows: TestedRows, _ book: borrowing Book, at now: Moment,
        pending: [PendingExposure]
    ) throws(Rejection) -> Bool {
        let account = rows.account
        let company = rows.owing.pointee.company
        let flags = rows.owing.pointee.flags
        let currency = rows.owing.pointee.limitCurrency
        var limit = max(0, rows.owing.pointee.limit)
        var usesTemporaryLimit = false
        if flags.contains(.temporaryLimits), let temporary = book.limits.temporaryLimit(of: account, on: now.today) {
            limit = temporary.amount
            usesTemporaryLimit = true
        }
        let ownLimit = limit
        if !usesTemporaryLimit, now.today.days > rows.owing.pointee.limitExpires,
            rows.company.pointee.parameters.expiredLimitIsZero
        {
            limit = 0
        }
        guard
            var individual = CreditStanding(Money(limit, currency), company, requested: amount, book, on: now.today)
        else { return false }
        var ownCurrency: Int64 = 0
        var isKnown = true
        if pending.isEmpty, !flags.contains(.creditTerms) {
            // Nothing but the kept sums: no need to call anybody back.
            let counted = CountedAccount(account, book)
            var place = rows.owing.pointee.firstSums
            while place != 0, isKnown {
                let subtotal = counted.subtotal(book.exposures.rows[place], book, at: now)
                let currency = book.exposures.rows[place].currency
                if currency == amount.currency { ownCurrency += subtotal }
                isKnown = try individual.add(subtotal, currency, company, book, on: now.today)
                place = book.exposures.rows[place].next
            }
        } else {
            try book.forEachSubtotal(of: account, pending, at: now) { (currency, subtotal) throws(Rejection) in
                guard isKnown else { return }
                if currency == amount.currency { ownCurrency += subtotal }
                isKnown = try individual.add(subtotal, currency, company, book, on: now.today)
            }
        }
        guard isKnown else { return false }
        standings.individual = individual
        standings.usesTemporaryLimit = usesTemporaryLimit
        standings.source = usesTemporaryLimit ? .temporary : .base
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
            standings.source = .guarantee
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
        standings.groupSource = usesTemporaryLimit ? .temporary : .group
        standings.testsIndividual = ownLimit > 0
        standings.usesTemporaryLimit = usesTemporaryLimit || (standings.testsIndividual && standings.usesTemporaryLimit)
        return true
    }
}

/// The rows that every step of a test reads, found once: the book's tables lie several pointers deep.
///
/// They stay where they are while the book is borrowed.
private struct TestedRows {
    let account: CustomerID
    /// Of the ordering customer.
    let own: UnsafePointer<Customer>
    let ownCompany: UnsafePointer<Companies.Row>
    /// Of its invoice account.
    let owing: UnsafePointer<Customer>
    let company: UnsafePointer<Companies.Row>

    @inline(__always)
    init(_ customer: CustomerID, _ book: borrowing Book) {
        own = UnsafePointer(book.customers.rows.pointer(customer.number))
        account = own.pointee.invoiceAccount
        owing = UnsafePointer(book.customers.rows.pointer(account.number))
        ownCompany = UnsafePointer(book.companies.rows.pointer(own.pointee.company.number))
        company = UnsafePointer(book.companies.rows.pointer(owing.pointee.company.number))
    }

    /// The stricter of both, as `Book.hold(on:)` tells it.
    var hold: HoldStatus {
        let (own, account) = (own.pointee.holdStatus, owing.pointee.holdStatus)
        return own.rawValue > account.rawValue ? own : account
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
