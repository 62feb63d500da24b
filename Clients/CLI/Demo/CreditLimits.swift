/// The stated rule by which the demo grants credit.
///
/// Limit = twice the average of the customer's first three baskets, rounded up to the next 500.00, at least 500.00.
/// It lets an ordinary customer buy twice before paying and declines those who suddenly buy far more.
enum CreditLimits {
    static let basketsMax = 3
    static let step: Int64 = 500_00
    static let statement =
        "twice the average of the customer's first three baskets, rounded up to the next 500.00, at least 500.00"

    /// Pence. `baskets`: totals of sales in the order of time.
    static func limit(firstBaskets baskets: some Collection<Int64>) -> Int64 {
        let first = baskets.prefix(basketsMax)
        guard !first.isEmpty else { return step }
        let twiceTheSum = 2 * first.reduce(0, +)
        let unit = Int64(first.count) * step
        return max(1, (twiceTheSum + unit - 1) / unit) * step
    }
}
