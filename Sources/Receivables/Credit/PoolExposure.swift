/// What a command made before in the same draft, so that the next test sees it.
struct PendingExposure: BitwiseCopyable {
    var customer: CustomerID
    var currency: Currency
    var amount: Int64
    /// Counts whatever the parameters leave out: it takes back what was counted.
    var isCorrection = false
}

/// Exposure of all members of a credit group: a subtotal per currency over all of them, each converted once (HOUSE 6a).
///
/// Costs a step per member and currency. Parameters of a member's company choose its components (credit:CL-6).
struct PoolExposure {
    /// Few currencies meet in a group: these need no heap.
    private var first = InlineArray<8, Subtotal>(repeating: Subtotal(currency: .eur, amount: 0))
    private var count = 0
    private var more: [Subtotal] = []

    private struct Subtotal: BitwiseCopyable {
        var currency: Currency
        var amount: Int64
    }

    private mutating func add(_ currency: Currency, _ amount: Int64) throws(Rejection) {
        for place in 0..<count where first[place].currency == currency {
            first[place].amount = try PoolExposure.sum(first[place].amount, amount)
            return
        }
        if let place = more.firstIndex(where: { $0.currency == currency }) {
            more[place].amount = try PoolExposure.sum(more[place].amount, amount)
        } else if count < 8 {
            first[count] = Subtotal(currency: currency, amount: amount)
            count += 1
        } else {
            more.append(Subtotal(currency: currency, amount: amount))
        }
    }

    private static func sum(_ left: Int64, _ right: Int64) throws(Rejection) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        if overflow { throw .outOfRange(field: "amount") }
        return sum
    }

    /// Nil when a rate that is needed is missing.
    static func standing(
        of members: some Collection<CustomerID>, _ pool: CreditGroups.Pool, limit: Money, requested: Money,
        pending: [PendingExposure], _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> CreditStanding? {
        guard var standing = CreditStanding(limit, pool.company, requested: requested, book, on: now.today) else {
            return nil
        }
        var exposure = PoolExposure()
        for member in members {
            try book.forEachSubtotal(of: member, pending, at: now) { (currency, amount) throws(Rejection) in
                try exposure.add(currency, amount)
            }
        }
        for place in 0..<exposure.count {
            let row = exposure.first[place]
            guard try standing.add(row.amount, row.currency, pool.company, book, on: now.today) else { return nil }
        }
        for row in exposure.more {
            guard try standing.add(row.amount, row.currency, pool.company, book, on: now.today) else { return nil }
        }
        return standing
    }
}

/// What counts of an account, as the parameters of its company choose; then asked for each of its currencies.
struct CountedAccount {
    private let account: CustomerID
    private let counted: CountedExposure
    private let leavesOutDisputed: Bool
    private let hasAuthorizations: Bool

    @inline(__always)
    init(_ account: CustomerID, _ book: borrowing Book) {
        self.account = account
        let company = book.customers[account].company
        counted = CountedExposure(book.companies[company].parameters)
        leavesOutDisputed = book.companies[company].parameters.collections.excludesDisputed
        hasAuthorizations = !book.customers[account].firstAuthorization.isNone
    }

    /// Of what is kept in one currency.
    @inline(__always)
    func subtotal(_ sums: Exposures.Sums, _ book: borrowing Book, at now: Moment) -> Int64 {
        var subtotal = counted.subtotal(sums)
        if counted.looksAtOrders(sums) { subtotal += counted.orderCorrection(sums, book, at: now) }
        if hasAuthorizations { subtotal -= book.expiredReservations(of: account, sums.currency, at: now.instant) }
        if leavesOutDisputed, let disputed = book.collections.disputed(account, sums.currency) {
            subtotal -= counted.subtotal(disputed)
        }
        if counted.addsPaymentsAtRisk, let atRisk = book.paymentJournals.atRisk(account, sums.currency) {
            subtotal += counted.addedBack(atRisk)
        }
        return subtotal
    }

    func pending(_ change: PendingExposure) -> Int64 { counted.pending(change) }
}

extension Book {
    /// Calls with what counts of an account in each currency, as the parameters of its company choose.
    ///
    /// A currency that only `pending` has comes once per change, so each of those is converted by itself.
    @inline(__always)
    func forEachSubtotal(
        of account: CustomerID, _ pending: [PendingExposure], at now: Moment,
        _ body: (Currency, Int64) throws(Rejection) -> Void
    ) throws(Rejection) {
        let counted = CountedAccount(account, self)
        let external =
            customers[account].flags.contains(.creditTerms) ? creditProfiles[account].externalExposure : nil
        var place = customers[account].firstSums
        while place != 0 {
            let currency = exposures.rows[place].currency
            var subtotal = counted.subtotal(exposures.rows[place], self, at: now)
            if let external, external.currency == currency { subtotal += external.minor }
            for change in pending where change.customer == account && change.currency == currency {
                subtotal += counted.pending(change)
            }
            try body(currency, subtotal)
            place = exposures.rows[place].next
        }
        if let external, exposures.find(customers[account].firstSums, external.currency) == nil {
            try body(external.currency, external.minor)
        }
        for change in pending
        where change.customer == account && exposures.find(customers[account].firstSums, change.currency) == nil {
            try body(change.currency, counted.pending(change))
        }
    }
}
