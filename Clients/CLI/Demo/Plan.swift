/// What is to happen, in the order of real time: baskets at their minute, payments each morning.
struct Plan: Sendable {
    struct Step: Sendable {
        let time: LocalMinute
        let act: Act
    }

    enum Act: Sendable {
        /// Index into `baskets`.
        case basket(Int)
        /// Invoices whose customers pay on this day, as indices into `baskets`.
        case payments([Int])
    }

    let baskets: [Basket]
    let steps: [Step]
    /// Customers that buy on account, by number, with limits in pence.
    let customers: [PlannedCustomer]
    /// One-time customers of cash sales, by number.
    let cashCustomers: [PlannedCustomer]
    /// Codes of the customer groups, one per country.
    let countries: [String]
    let firstDay: DayNumber
    /// The end of the month of the last basket.
    let lastDay: DayNumber

    struct PlannedCustomer: Sendable {
        let number: String
        /// As in the file; of a customer who moves, the first.
        let country: String
        let limit: Int64?
    }

    /// The bank's transfers are booked before the first till opens.
    static let paymentMinute = 6 * 60 + 30
    static let closingMinute = 23 * 60

    /// Nil when there is no basket.
    init?(_ baskets: [Basket]) {
        guard let first = baskets.first, let last = baskets.last else { return nil }
        self.baskets = baskets
        firstDay = first.time.day
        lastDay = last.time.day.lastOfMonth
        var countryOf: [String: String] = [:]
        var totals: [String: [Int64]] = [:]
        var payers: [DayNumber: [Int]] = [:]
        for (index, basket) in baskets.enumerated() {
            if countryOf[basket.customer] == nil { countryOf[basket.customer] = basket.country }
            guard basket.kind == .sale else { continue }
            if totals[basket.customer, default: []].count < CreditLimits.basketsMax {
                totals[basket.customer, default: []].append(basket.total)
            }
            let habits = PayingHabits(invoice: basket.number)
            let day = basket.time.day + habits.daysAfter
            if habits.share != .nothing, day <= lastDay { payers[day, default: []].append(index) }
        }
        let numbers = countryOf.keys.sorted()
        customers = numbers.filter { !$0.hasPrefix("CASH-") }.map {
            PlannedCustomer(
                number: $0, country: countryOf[$0] ?? "",
                limit: CreditLimits.limit(firstBaskets: totals[$0] ?? []))
        }
        cashCustomers = numbers.filter { $0.hasPrefix("CASH-") }.map {
            PlannedCustomer(number: $0, country: countryOf[$0] ?? "", limit: nil)
        }
        countries = Set(countryOf.values.map(Country.code(of:)) + [Country.home]).sorted()
        var steps = baskets.indices.map { Step(time: baskets[$0].time, act: .basket($0)) }
        for day in payers.keys.sorted() {
            let time = LocalMinute(day: day, minuteOfDay: Self.paymentMinute)
            steps.append(Step(time: time, act: .payments(payers[day] ?? [])))
        }
        // Equal times: payments stand behind the baskets here, but no basket is that early; the index keeps the order.
        let order = steps.indices.sorted { (steps[$0].time, $0) < (steps[$1].time, $1) }
        self.steps = order.map { steps[$0] }
    }

    /// Before the first step: the company is set up at this time.
    var opening: LocalMinute { LocalMinute(day: firstDay, minuteOfDay: 0) }
    var closing: LocalMinute { LocalMinute(day: lastDay, minuteOfDay: Self.closingMinute) }
    var lines: Int { baskets.reduce(0) { $0 + $1.lines.count } }
}
