/// Payments of an account in one currency whose money has not come yet (credit section 3, EX-6).
///
/// Kept by the events that bridge, settle, clear and take back payments: a check never scans items.
package struct PaymentsAtRisk: Equatable, Sendable, PlainBits {
    package let currency: Currency
    /// What they paid, in minor units; positive.
    package var paid: Int64 = 0
    /// What of it is not applied; negative.
    package var open: Int64 = 0

    package init(currency: Currency) { self.currency = currency }

    /// What they have taken off the items they settled.
    package var applied: Int64 { paid + open }
}

extension Book {
    /// Open parts move as payments settle; only payments under way count.
    mutating func moveAtRisk(_ id: ItemID, _ row: Item, by amount: Int64) {
        guard isAtRisk(id) else { return }
        paymentJournals.changeAtRisk(row.customer, row.currency) { $0.open += amount }
    }

    /// To be called before a payment is marked as cleared or taken back.
    mutating func endRisk(_ id: ItemID) {
        guard isAtRisk(id) else { return }
        let row = items[id]
        paymentJournals.changeAtRisk(row.customer, row.currency) {
            $0.paid += row.original
            $0.open -= row.open
        }
    }

    mutating func beginRisk(_ id: ItemID) {
        let row = items[id]
        paymentJournals.changeAtRisk(row.customer, row.currency) {
            $0.paid -= row.original
            $0.open += row.open
        }
    }

    /// Posted on a bridging account, neither cleared nor taken back, by the company or as a direct debit by the bank.
    private func isAtRisk(_ id: ItemID) -> Bool {
        guard let bridged = paymentJournals.bridged(id) else { return false }
        return bridged.clearedOn == nil && cancellations[id] == nil && returnedDebit(paidBy: id) == nil
    }

    /// The collection whose payment an item is, once it came back.
    func returnedDebit(paidBy payment: ItemID) -> DebitCollection? {
        guard let found = directDebits.collection(paidBy: payment, of: items[payment].customer) else { return nil }
        let row = directDebits[found]
        return row.state.cameBack ? row : nil
    }

    /// From the items alone. Costs a walk over the bridged payments of the account.
    func recomputedAtRisk(of account: CustomerID, _ currency: Currency) -> PaymentsAtRisk {
        var sums = PaymentsAtRisk(currency: currency)
        for id in paymentJournals.bridgedItems(of: account) where isAtRisk(id) && items[id].currency == currency {
            sums.paid -= items[id].original
            sums.open += items[id].open
        }
        return sums
    }
}
