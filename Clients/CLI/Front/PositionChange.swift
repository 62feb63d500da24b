import Schema

/// What a posting does to a customer's position, for the question before it.
struct PositionChange {
    let customer: String
    /// Change of the balance, debit positive.
    let amount: Reskontra_V1_Money

    /// Nil when the amount is in another currency than the limit: converting is the server's business.
    func lines(_ desk: Desk) async throws -> String? {
        let position: Reskontra_V1_GetCreditPositionResponse = try await desk.read(
            .getCreditPosition,
            Reskontra_V1_GetCreditPositionRequest.with { $0.customerNumber = customer })
        guard position.balance.currency == amount.currency else { return nil }
        func line(_ label: String, _ money: Reskontra_V1_Money, _ change: Int64) -> String {
            let after = MoneyText.text(money.minor + change, money.currency)
            return "  \(label)  \(MoneyText.decimal(money.minor, money.currency)) -> \(after)\n"
        }
        var text = "\nposition of \(customer)\n" + line("balance  ", position.balance, amount.minor)
        if position.hasAvailable { text += line("available", position.available, -amount.minor) }
        return text
    }
}
