/// What one request of a principal may waive in a company (setup:IN-4).
///
/// Of the user groups it is in the highest limit counts; who is in none with a limit has that of parameter
/// `waive_limit`. Minor units of the accounting currency.
struct WaiveLimit {
    let amount: Int64
    /// Whose limit it is; empty: the company's.
    let group: Code

    /// Nil: any amount.
    init?(of principal: Code, in company: CompanyID, _ book: borrowing Book) {
        var best: UserGroup?
        for group in book.companies.setups[Int(company.number) - 1].userGroups where group.members.contains(principal) {
            guard let limit = group.waiveLimit else { continue }
            if best?.waiveLimit.map({ limit > $0 }) ?? true { best = group }
        }
        guard let amount = best?.waiveLimit ?? book.companies[company].parameters.waiveLimit else { return nil }
        self.amount = amount
        group = best?.code ?? .empty
    }

    /// The limit itself may be waived, a minor unit more may not; `amount` is without sign, in accounting currency.
    func check(_ wish: Int64, _ currency: Currency, field: String) throws(Rejection) {
        if wish <= amount { return }
        let whose = group.isEmpty ? "the limit" : "the limit of group \(group)"
        var figures: [Rejection.Figure] = [
            .init("limit", Money(amount, currency)), .init("amount", Money(wish, currency)),
        ]
        if !group.isEmpty { figures.append(.init("group", group.text)) }
        throw Rejection(
            .waiveLimitExceeded, field: field,
            "\(Money(wish, currency)) are to be waived, \(whose) is \(Money(amount, currency))", figures)
    }
}
