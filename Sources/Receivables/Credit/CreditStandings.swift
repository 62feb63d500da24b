/// The limit tests that apply to one request (credit:CL-5, CL-11).
struct CreditStandings: BitwiseCopyable {
    /// Always worked out, since its exposure is told; tested only if `testsIndividual`.
    var individual: CreditStanding
    /// False: the limit of the group alone decides.
    var testsIndividual = true
    /// Exposure of the pool against the limit of the group.
    var group: CreditStanding?
    /// Exposure in the request's currency against a limit of its own.
    var currency: CreditStanding?
    /// A test used a temporary limit.
    var usesTemporaryLimit = false
    var source = LimitSource.base
    var groupSource = LimitSource.group

    init(_ individual: CreditStanding) { self.individual = individual }

    var isOver: Bool {
        testsIndividual && individual.isOver || (group?.isOver ?? false) || (currency?.isOver ?? false)
    }

    /// The account is tested and its total limit is 0: reason 13, which no part of a sale passes (credit:AU-3).
    var hasNoLimit: Bool { testsIndividual && individual.limit.isZero && individual.isOver }

    /// Calls for each failed test, the group's first (credit:CL-5).
    @inline(__always)
    func forEachFailed(_ body: (CreditReason, CreditStanding) -> Void) {
        if let group, group.isOver { body(.overGroupLimit, group) }
        if testsIndividual, individual.isOver {
            body(individual.limit.isZero ? .noCredit : .overLimit, individual)
        }
        if let currency, currency.isOver { body(.overCurrencyLimit, currency) }
    }

    /// What could still be approved after `minor` in all tests, in the request's currency, rounded down (credit:EX-3).
    @inline(__always)
    func available(adding minor: Int64) -> Int64 {
        var least = testsIndividual ? individual.available(adding: minor) : Int64.max
        if let group { least = min(least, group.available(adding: minor)) }
        if let currency { least = min(least, currency.available(adding: minor)) }
        return least
    }

    /// The test with the least room, and where its limit comes from; the one that runs first where two have the same.
    @inline(__always)
    var tightest: (bound: TestBound, source: LimitSource) {
        group == nil && currency == nil ? (.customer, source) : tightestOfSeveral
    }

    private var tightestOfSeveral: (bound: TestBound, source: LimitSource) {
        var least = testsIndividual ? individual.available(adding: 0) : Int64.max
        var found = (bound: TestBound.customer, source: source)
        if let group, group.available(adding: 0) <= least {
            least = group.available(adding: 0)
            found = (.group, groupSource)
        }
        if let currency, currency.available(adding: 0) < least { found = (.currency, .currency) }
        return found
    }

    /// The largest request that passes all tests, exactly.
    var largestFit: Int64 {
        var least = testsIndividual ? individual.largestFit : Int64.max
        if let group { least = min(least, group.largestFit) }
        if let currency { least = min(least, currency.largestFit) }
        return least
    }

    /// The failed test that stands first, for refusals that name one.
    var firstFailed: CreditStanding? {
        var first: CreditStanding?
        forEachFailed { _, standing in if first == nil { first = standing } }
        return first
    }
}
