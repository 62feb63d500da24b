/// Exposure against a limit, kept so that an amount can join its currency's subtotal before conversion.
///
/// That way approved reservations cannot lift the recomputed exposure above the limit (credit:CL-11).
struct CreditStanding: BitwiseCopyable {
    let limit: Money
    private let requested: Money
    /// Request currency to limit currency.
    private let rate: Rate
    /// Subtotal of the request currency, its own minor units.
    private var own: Int64 = 0
    /// All other subtotals, converted.
    private var others: Int128 = 0

    /// Nil when there is no rate for the request's currency.
    init?(
        _ account: CustomerID, _ limit: Int64, requested: Money, _ book: borrowing Book, on date: CalendarDate
    ) {
        let limitCurrency = book.customers[account].limitCurrency
        guard
            let rate = book.companies.rate(
                book.customers[account].company, from: requested.currency, to: limitCurrency, on: date)
        else { return nil }
        self.limit = Money(limit, limitCurrency)
        self.requested = requested
        self.rate = rate
    }

    /// Adds a subtotal; false when its rate is missing. A subtotal of 0 needs no rate.
    mutating func add(
        _ subtotal: Int64, _ currency: Currency, _ company: CompanyID, _ book: borrowing Book, on date: CalendarDate
    ) throws(Rejection) -> Bool {
        if currency == requested.currency {
            own += subtotal
            return true
        }
        guard subtotal != 0 else { return true }
        guard let rate = book.companies.rate(company, from: currency, to: limit.currency, on: date) else {
            return false
        }
        guard let converted = rate.convert(subtotal, from: currency, to: limit.currency, .halfAwayFromZero) else {
            throw .outOfRange(field: "amount")
        }
        others += Int128(converted)
        return true
    }

    /// Limit currency, before the request.
    var exposure: Money { Money(Int64(clamping: total(adding: 0)), limit.currency) }
    var exposureWithRequest: Money { Money(Int64(clamping: total(adding: requested.minor)), limit.currency) }

    private func total(adding minor: Int64) -> Int128 {
        let subtotal = own + minor
        guard requested.currency != limit.currency else { return others + Int128(subtotal) }
        // Past the border of conversion every limit is passed, or none is near.
        let converted = rate.convert(subtotal, from: requested.currency, to: limit.currency, .halfAwayFromZero)
        return others + Int128(converted ?? (subtotal < 0 ? -CreditStanding.far : CreditStanding.far))
    }

    /// What could still be approved after `minor`, in the request's currency, rounded down (credit:EX-3).
    ///
    /// An amount it names fits: rounding of a converted subtotal may cost one unit more.
    func available(adding minor: Int64) -> Int64 {
        let headroom = Int64(clamping: Int128(limit.minor) - total(adding: minor))
        guard requested.currency != limit.currency else { return headroom }
        var available =
            rate.convertBack(headroom, from: limit.currency, to: requested.currency, .down)
            ?? (headroom < 0 ? -CreditStanding.far : CreditStanding.far)
        if available > 0, total(adding: minor + available) > Int128(limit.minor) { available -= 1 }
        return available
    }

    /// 1,000 times the border: where conversion stops.
    private static let far: Int64 = 1_000 * Money.minorMax
}
