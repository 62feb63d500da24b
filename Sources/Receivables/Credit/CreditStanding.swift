/// Exposure against a limit, kept so that an amount can join its currency's subtotal before conversion.
///
/// That way approved reservations cannot lift the recomputed exposure above the limit (credit:CL-11).
struct CreditStanding: BitwiseCopyable {
    var limit: Money
    private let requested: Money
    /// Request currency to limit currency.
    private let rate: Rate
    /// Subtotal of the request currency, its own minor units.
    private var own: Int64 = 0
    /// All other subtotals, converted.
    private var others: Int128 = 0

    /// Nil when there is no rate for the request's currency. `company`: whose rates convert.
    @inline(__always)
    init?(_ limit: Money, _ company: CompanyID, requested: Money, _ book: borrowing Book, on date: CalendarDate) {
        if requested.currency == limit.currency {
            self.init(inOneCurrency: limit, requested: requested)
            return
        }
        guard
            let rate = book.companies.rate(
                company, from: requested.currency, to: limit.currency, on: date, for: .credit)
        else { return nil }
        self.init(limit, requested, rate)
    }

    @inline(__always)
    private init(_ limit: Money, _ requested: Money, _ rate: Rate) {
        self.limit = limit
        self.requested = requested
        self.rate = rate
    }

    /// Of the request's currency alone, which needs no rate.
    @inline(__always)
    init(inOneCurrency limit: Money, requested: Money) { self.init(limit, requested, .one) }

    /// Adds a subtotal; false when its rate is missing. A subtotal of 0 needs no rate.
    @inline(__always)
    mutating func add(
        _ subtotal: Int64, _ currency: Currency, _ company: CompanyID, _ book: borrowing Book, on date: CalendarDate
    ) throws(Rejection) -> Bool {
        if currency == requested.currency {
            own += subtotal
            return true
        }
        return try addForeign(subtotal, currency, company, book, on: date)
    }

    @inline(never)
    private mutating func addForeign(
        _ subtotal: Int64, _ currency: Currency, _ company: CompanyID, _ book: borrowing Book, on date: CalendarDate
    ) throws(Rejection) -> Bool {
        guard subtotal != 0 else { return true }
        guard let rate = book.companies.rate(company, from: currency, to: limit.currency, on: date, for: .credit)
        else { return false }
        guard let converted = rate.convert(subtotal, from: currency, to: limit.currency, .halfAwayFromZero) else {
            throw .outOfRange(field: "amount")
        }
        others += Int128(converted)
        return true
    }

    /// Limit currency, before the request.
    var exposure: Money { Money(Int64(clamping: total(adding: 0)), limit.currency) }
    var exposureWithRequest: Money { Money(Int64(clamping: total(adding: requested.minor)), limit.currency) }

    @inline(__always)
    private func total(adding minor: Int64) -> Int128 {
        requested.currency == limit.currency ? others + Int128(own + minor) : converted(adding: minor)
    }

    @inline(never)
    private func converted(adding minor: Int64) -> Int128 {
        let subtotal = own + minor
        // Past the border of conversion every limit is passed, or none is near.
        let converted = rate.convert(subtotal, from: requested.currency, to: limit.currency, .halfAwayFromZero)
        return others + Int128(converted ?? (subtotal < 0 ? -CreditStanding.far : CreditStanding.far))
    }

    /// What could still be approved after `minor`, in the request's currency, rounded down (credit:EX-3).
    ///
    /// An amount it names fits: rounding of a converted subtotal may cost one unit more.
    @inline(__always)
    func available(adding minor: Int64) -> Int64 {
        let headroom = Int64(clamping: Int128(limit.minor) - total(adding: minor))
        return requested.currency == limit.currency ? headroom : converted(headroom, after: minor)
    }

    @inline(never)
    private func converted(_ headroom: Int64, after minor: Int64) -> Int64 {
        var available =
            rate.convertBack(headroom, from: limit.currency, to: requested.currency, .down)
            ?? (headroom < 0 ? -CreditStanding.far : CreditStanding.far)
        if available > 0, total(adding: minor + available) > Int128(limit.minor) { available -= 1 }
        return available
    }

    /// The largest request that fits. Exact, where `available` is rounded down: one unit more does not fit.
    var largestFit: Int64 {
        let room = Int128(limit.minor) - others
        guard requested.currency != limit.currency else { return Int64(clamping: room - Int128(own)) }
        let most = rate.largest(convertingTo: room, from: requested.currency, to: limit.currency)
        return Int64(clamping: most - Int128(own))
    }

    var isOver: Bool { exposureWithRequest.minor > limit.minor }

    /// Whether more than a share of the limit would be used: the exact quotient (credit:EX-4). A limit of 0 is passed
    /// by any amount (credit:BR-9).
    func isUsed(above tenThousandths: Int64) -> Bool {
        let used = Int128(exposureWithRequest.minor) * 1_000_000
        return limit.isZero ? used > 0 || requested.minor > 0 : used > Int128(tenThousandths) * Int128(limit.minor)
    }

    func isUsed(below tenThousandths: Int64) -> Bool {
        !limit.isZero && Int128(exposureWithRequest.minor) * 1_000_000 < Int128(tenThousandths) * Int128(limit.minor)
    }

    /// Exposure with the request as a share of the limit, two places; nil with a limit of 0 (credit:EX-4).
    var usedPercent: Decimal? {
        guard !limit.isZero else { return nil }
        let share = Rounding.halfAwayFromZero.divide(Int128(exposureWithRequest.minor) * 10_000, by: Int128(limit.minor))
        return Int64(exactly: share).map { Decimal(unscaled: $0, scale: 2) }
    }

    /// 1,000 times the border: where conversion stops.
    private static let far: Int64 = 1_000 * Money.minorMax
}
