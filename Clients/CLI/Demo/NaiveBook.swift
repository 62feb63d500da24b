/// The demo's own account of what the server should hold: sums added up without rules, indexes or journals.
///
/// It foretells every credit decision and, at the end, every customer's balance. Amounts are pence.
struct NaiveBook: Sendable {
    /// A sale as far as later cancellations and payments need it.
    struct Sale: Sendable {
        let number: String
        let wasAccepted: Bool
        /// What is left of it after credit notes that named it.
        var left: Int64
    }

    /// Where a cancellation belongs.
    enum Original: Equatable, Sendable {
        case accepted(String)
        /// Everything it takes back was declined: the goods never left.
        case declined(String)
        case unknown
    }

    private(set) var balances: [String: Int64] = [:]
    private(set) var limits: [String: Int64] = [:]
    private(set) var invoices = Tally()
    private(set) var creditNotes = Tally()
    private(set) var payments = Tally()
    private(set) var sales: [String: Sale] = [:]
    /// Pence debited by payments, per method of payment.
    private(set) var receivedByMethod: [String: Int64] = [:]

    struct Tally: Equatable, Sendable {
        var count = 0
        var total: Int64 = 0

        mutating func add(_ amount: Int64) {
            count += 1
            total += amount
        }
    }

    private struct Thing: Hashable {
        let customer: String
        let stockCode: String
        let price: ExactDecimal
    }
    /// Sales of a thing to a customer, oldest first.
    private var sellings: [Thing: [String]] = [:]

    /// `nil`: the customer takes part in no credit check.
    mutating func open(_ customer: String, limit: Int64?) {
        balances[customer] = 0
        limits[customer] = limit
    }

    func approves(_ customer: String, _ amount: Int64) -> Bool {
        guard let limit = limits[customer] else { return true }
        return balances[customer, default: 0] + amount <= limit
    }

    /// A sale on account or a cash sale, decided.
    mutating func sold(_ basket: Basket, accepted: Bool, documents: Int) {
        sales[basket.number] = Sale(number: basket.number, wasAccepted: accepted, left: basket.total)
        var last: Thing?
        for line in basket.lines {
            let thing = Thing(customer: basket.customer, stockCode: line.stockCode, price: line.price)
            guard thing != last else { continue }
            last = thing
            sellings[thing, default: []].append(basket.number)
        }
        guard accepted else { return }
        invoices.count += documents
        invoices.total += basket.total
        balances[basket.customer, default: 0] += basket.total
    }

    /// The sale that a cancellation takes back most of, by amount; the latest of several.
    func original(of cancellation: Basket) -> Original {
        guard !cancellation.isCash else { return .unknown }
        var accepted: [String: Int64] = [:]
        var declined: [String: Int64] = [:]
        for line in cancellation.lines {
            let thing = Thing(customer: cancellation.customer, stockCode: line.stockCode, price: line.price)
            guard let numbers = sellings[thing] else { continue }
            if let number = numbers.last(where: { sales[$0]?.wasAccepted == true }) {
                accepted[number, default: 0] += line.amount
            } else if let number = numbers.last {
                declined[number, default: 0] += line.amount
            }
        }
        func most(_ sums: [String: Int64]) -> String? {
            sums.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        }
        if let number = most(accepted) { return .accepted(number) }
        if let number = most(declined) { return .declined(number) }
        return .unknown
    }

    mutating func credited(_ basket: Basket, original: Original, documents: Int) {
        creditNotes.count += documents
        creditNotes.total += basket.total
        balances[basket.customer, default: 0] -= basket.total
        if case .accepted(let number) = original {
            sales[number]?.left -= basket.total
        }
    }

    mutating func paid(_ customer: String, _ amount: Int64, method: String) {
        payments.add(amount)
        receivedByMethod[method, default: 0] += amount
        balances[customer, default: 0] -= amount
    }

    /// What a customer pays for an invoice now; 0 when it was declined, taken back or is not paid.
    func payment(for number: String, habits: PayingHabits) -> Int64 {
        guard let sale = sales[number], sale.wasAccepted else { return 0 }
        return habits.amount(left: sale.left)
    }

    var total: Int64 { balances.values.reduce(0, +) }
}
