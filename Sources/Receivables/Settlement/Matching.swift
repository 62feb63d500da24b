/// Credits pay debits in the order given. Pure arithmetic on offers (payments:SE-1, SE-3, FX-1).
package struct Matching: Sendable {
    /// One open item put forward to be settled.
    package struct Offer: Equatable, Sendable, BitwiseCopyable {
        package let item: ItemID
        package let number: Code
        /// Signed; falls as parts are taken.
        package private(set) var open: Int64
        package private(set) var accountingOpen: Int64
        package let account: AccountID
        /// Not before this day.
        package let date: CalendarDate
        package let isDebit: Bool
        /// How much may be taken, without sign.
        package fileprivate(set) var wish: Int64 = 0
        /// How much was taken, without sign.
        package fileprivate(set) var taken: Int64 = 0

        package init(_ id: ItemID, _ item: Item, _ book: borrowing Book) {
            self.item = id
            number = item.number
            open = item.open
            accountingOpen = item.accountingOpen
            account = item.account
            date = book.items.settleableFrom(id, item)
            isDebit = item.open > 0
        }

        package var openMagnitude: Int64 { isDebit ? open : -open }
        /// Something may be taken.
        var wished: Bool { wish > 0 }
        fileprivate var left: Int64 { wish - taken }

        /// Takes an amount and answers the accounting amount it releases, signed.
        ///
        /// The part that closes the item releases all that is left, so nothing of it remains (FX-1).
        fileprivate mutating func take(_ amount: Int64) -> Int64 {
            var released = accountingOpen
            if amount != openMagnitude {
                let share = Rounding.halfAwayFromZero.divide(
                    Int128(accountingOpen) * Int128(amount), by: Int128(openMagnitude))
                // Smaller than what it is a share of.
                released = Int64(truncatingIfNeeded: share)
            }
            open -= isDebit ? amount : -amount
            accountingOpen -= released
            taken += amount
            return released
        }
    }

    /// In the order given.
    package private(set) var offers: [Offer]

    package init(_ offers: [Offer]) { self.offers = offers }

    /// Parts of one command at most, an atomic batch of payments included; automatic settlement leaves the rest
    /// open. A single payment ends sooner: `PaymentDraft.partsMax`.
    package static let partsMax = 10_000

    package mutating func add(_ offer: Offer) { offers.append(offer) }

    /// Everything open may be taken.
    package mutating func wishForAll() {
        for index in offers.indices { offers[index].wish = offers[index].openMagnitude }
    }

    package mutating func wish(_ amount: Int64, at index: Int) { offers[index].wish = amount }

    /// Something may be taken from both sides.
    var canSettle: Bool {
        offers.contains { $0.wished && $0.isDebit } && offers.contains { $0.wished && !$0.isDebit }
    }

    /// Matches and answers the parts in the order they are served.
    package mutating func match() -> [ItemsSettled.Part] {
        var parts: [ItemsSettled.Part] = []
        parts.reserveCapacity(offers.count)
        var debit = next(after: -1, isDebit: true)
        var credit = next(after: -1, isDebit: false)
        while debit < offers.count, credit < offers.count {
            let amount = min(offers[debit].left, offers[credit].left)
            let debitAccounting = offers[debit].take(amount)
            let creditAccounting = offers[credit].take(amount)
            parts.append(
                .init(
                    debitItem: offers[debit].item, creditItem: offers[credit].item, amount: amount,
                    debitAccounting: debitAccounting, creditAccounting: creditAccounting))
            if offers[debit].left == 0 { debit = next(after: debit, isDebit: true) }
            if offers[credit].left == 0 { credit = next(after: credit, isDebit: false) }
        }
        return parts
    }

    private func next(after index: Int, isDebit: Bool) -> Int {
        var place = index + 1
        while place < offers.count, offers[place].isDebit != isDebit || offers[place].left == 0 { place += 1 }
        return place
    }

    /// What each item gave or got, in the order given, without those that had nothing.
    package func settledParts(_ currency: Currency, without left: ItemID = .none) -> [SettledPart] {
        var parts: [SettledPart] = []
        parts.reserveCapacity(offers.count)
        for offer in offers where offer.taken > 0 && offer.item != left {
            parts.append(
                SettledPart(
                    item: offer.item, number: offer.number,
                    amount: Money(offer.isDebit ? offer.taken : -offer.taken, currency),
                    open: Money(offer.open, currency)))
        }
        return parts
    }

    // MARK: Wishes of a caller

    /// Amounts a caller named are kept; items without one share what is left, in their order (payments:SE-4).
    ///
    /// `last` offers beyond the named ones (the payment itself) are taken as far as needed.
    mutating func wish(_ named: [ApplyItem], _ currency: Currency, _ draft: borrowing Draft, _ book: borrowing Book)
        throws(Rejection)
    {
        // Debits, credits: all that could be taken, and the part of it that was named.
        var possible: (Int64, Int64) = (0, 0)
        var fixed: (Int64, Int64) = (0, 0)
        for index in offers.indices {
            var most = offers[index].openMagnitude
            if index < named.count, let amount = named[index].amount {
                most = try checked(amount, at: index, currency, draft, book)
                if offers[index].isDebit { fixed.0 += most } else { fixed.1 += most }
                offers[index].wish = most
            }
            if offers[index].isDebit { possible.0 += most } else { possible.1 += most }
        }
        if fixed.0 > possible.1 {
            throw .exceedsPayment(Money(fixed.0, currency), available: Money(possible.1, currency), field: "items")
        }
        if fixed.1 > possible.0 {
            throw .exceedsPayment(Money(fixed.1, currency), available: Money(possible.0, currency), field: "items")
        }
        let total = min(possible.0, possible.1)
        var rest = (total - fixed.0, total - fixed.1)
        for index in offers.indices where index >= named.count || named[index].amount == nil {
            let left = offers[index].isDebit ? rest.0 : rest.1
            let wish = min(offers[index].openMagnitude, left)
            offers[index].wish = wish
            if offers[index].isDebit { rest.0 -= wish } else { rest.1 -= wish }
        }
    }

    /// The magnitude of a named amount; 0 settles nothing.
    private func checked(
        _ amount: Money, at index: Int, _ currency: Currency, _ draft: borrowing Draft, _ book: borrowing Book
    ) throws(Rejection) -> Int64 {
        guard let item = draft.item(offers[index].item, book) else {
            preconditionFailure("an offer names an item that is not there")
        }
        if amount.currency != currency {
            throw .otherCurrency(amount.currency, expected: currency, field: "items[\(index)].amount")
        }
        if amount.minor != 0, (amount.minor > 0) != offers[index].isDebit {
            throw .wrongSign(item, field: "items[\(index)].amount")
        }
        let magnitude = amount.minor.magnitude
        guard magnitude <= offers[index].openMagnitude.magnitude else {
            throw .exceedsOpen(item, amount, field: "items[\(index)].amount")
        }
        return Int64(magnitude)
    }
}
