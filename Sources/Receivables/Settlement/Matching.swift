/// Credits pay debits in the order of the offers. Pure arithmetic (payments:SE-1, SE-3, FX-1).
package struct Matching: Sendable {
    /// One open item put forward to be settled.
    package struct Offer: Equatable, Sendable, BitwiseCopyable {
        package let item: ItemID
        package let customer: CustomerID
        package let number: Code
        /// Signed; falls as parts are taken.
        package private(set) var open: Int64
        package private(set) var accountingOpen: Int64
        package let account: AccountID
        /// Not before this day.
        package let date: CalendarDate
        package let dueDate: CalendarDate
        package let documentDate: CalendarDate
        package let currency: Currency
        package let company: UInt16
        package let kind: ItemKind
        package let isDebit: Bool
        package let hasTiers: Bool
        /// Place among the named items; -1: not named.
        package var place: Int32 = -1
        /// What its marked lines come to; -1: it is marked as a whole.
        var lineOpen: Int64 = -1
        /// Discount rate in force, for the order (SE-5).
        fileprivate var rank: Int64 = 0
        /// How much may be taken, without sign.
        package fileprivate(set) var wish: Int64 = 0
        /// How much was taken, without sign.
        package fileprivate(set) var taken: Int64 = 0

        package init(_ id: ItemID, _ item: Item, _ book: borrowing Book) {
            self.item = id
            customer = item.customer
            number = item.number
            open = item.open
            accountingOpen = item.accountingOpen
            account = item.account
            date = book.items.settleableFrom(id, item)
            dueDate = item.dueDate
            documentDate = item.documentDate
            currency = item.currency
            company = item.company
            kind = item.kind
            isDebit = item.open > 0
            hasTiers = item.hasTiers
        }

        package var openMagnitude: Int64 { isDebit ? open : -open }
        /// All that may be settled: no more than what is marked.
        package var reach: Int64 { lineOpen < 0 ? openMagnitude : min(lineOpen, openMagnitude) }
        /// Only what was paid can be paid too much.
        package var isMoney: Bool { kind == .payment || kind == .prepayment }
        package var home: CompanyID { CompanyID(UInt32(company)) }
        /// Something may be taken.
        var wished: Bool { wish > 0 }
        fileprivate var left: Int64 { wish - taken }

        /// Takes an amount and answers the accounting amount it releases, signed.
        ///
        /// The part that closes the item releases all that is left, so nothing of it remains (FX-1).
        mutating func take(_ amount: Int64) -> Int64 {
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
    /// Who asks: what it has marked itself it may settle (payments:SE-2).
    var owner: MarkOwner?
    /// Marked lines of items that are not marked as a whole, in the order they are paid (payments:SE-10).
    var lines: [ItemID: [OpenLine]] = [:]

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

    /// Default order: due date, the higher discount rate, date, voucher; credits other than money come first.
    ///
    /// Debits and credits keep their sides apart by themselves (payments:SE-4, SE-5).
    package mutating func sort(on date: CalendarDate, _ book: borrowing Book, _ draft: borrowing Draft) {
        // A debit and its payment stand as they are; two debits do not.
        guard offers.count > 2 || offers.first?.isDebit == false || offers.last?.isDebit == true else { return }
        for index in offers.indices where offers[index].hasTiers {
            guard let item = draft.item(offers[index].item, book) else { continue }
            offers[index].rank = book.discountTerms(offers[index].item, item, draft)?.rank(on: date) ?? 0
        }
        // The payment being posted is last of the credits, by its id.
        offers.sort { left, right in
            if left.isDebit != right.isDebit { return left.isDebit }
            if !left.isDebit, left.isMoney != right.isMoney { return right.isMoney }
            if left.dueDate != right.dueDate { return left.dueDate < right.dueDate }
            if left.rank != right.rank { return left.rank > right.rank }
            if left.documentDate != right.documentDate { return left.documentDate < right.documentDate }
            return left.item < right.item
        }
    }

    /// The order a company has set up (payments:SE-6).
    package mutating func sort(by priority: SettlementPriority) {
        let keys = priority.keys
        offers.sort { left, right in
            if left.isDebit != right.isDebit { return left.isDebit }
            let (first, second) = (priority.rank(left.kind), priority.rank(right.kind))
            if first != second { return first < second }
            for key in keys {
                let (one, other) = (left.value(key.field), right.value(key.field))
                if one != other { return key.descending ? one > other : one < other }
            }
            return left.item < right.item
        }
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

    /// What each item gave or got, in the order served, without those that had nothing.
    package func settledParts(without left: ItemID = .none, _ plan: SettlementPlan?) -> [SettledPart] {
        var parts: [SettledPart] = []
        parts.reserveCapacity(offers.count)
        for index in offers.indices where offers[index].taken > 0 && offers[index].item != left {
            let offer = offers[index]
            let sign: Int64 = offer.isDebit ? 1 : -1
            parts.append(
                SettledPart(
                    item: offer.item, number: offer.number, amount: Money(sign * offer.taken, offer.currency),
                    open: Money(offer.open, offer.currency), discount: sign * (plan?.rows[index].discount ?? 0),
                    difference: sign * (plan?.rows[index].difference ?? 0)))
        }
        return parts
    }

    mutating func take(_ amount: Int64, at index: Int) -> Int64 { offers[index].take(amount) }

    // MARK: Wishes of a caller

    /// Amounts a caller named are kept; items without one share what is left, in their order (payments:SE-4).
    ///
    /// Offers that were not named (the payment itself) are taken as far as needed.
    mutating func wish(_ named: [ApplyItem], _ draft: borrowing Draft, _ book: borrowing Book) throws(Rejection) {
        // Debits, credits: all that could be taken, and the part of it that was named.
        var possible: (Int64, Int64) = (0, 0)
        var fixed: (Int64, Int64) = (0, 0)
        for index in offers.indices {
            var most = offers[index].reach
            if let amount = named.amount(of: offers[index]) {
                most = try Matching.checked(amount, offers[index], draft, book)
                if offers[index].isDebit { fixed.0 += most } else { fixed.1 += most }
                offers[index].wish = most
            }
            if offers[index].isDebit { possible.0 += most } else { possible.1 += most }
        }
        let currency = offers[0].currency
        // Over two currencies the plan converts.
        if offers.contains(where: { $0.currency != currency }) { return }
        if fixed.0 > possible.1 {
            throw .exceedsPayment(Money(fixed.0, currency), available: Money(possible.1, currency), field: "items")
        }
        if fixed.1 > possible.0 {
            throw .exceedsPayment(Money(fixed.1, currency), available: Money(possible.0, currency), field: "items")
        }
        let total = min(possible.0, possible.1)
        var rest = (total - fixed.0, total - fixed.1)
        for index in offers.indices where named.amount(of: offers[index]) == nil {
            let left = offers[index].isDebit ? rest.0 : rest.1
            let wish = min(offers[index].reach, left)
            offers[index].wish = wish
            if offers[index].isDebit { rest.0 -= wish } else { rest.1 -= wish }
        }
    }

    /// The magnitude of a named amount; 0 settles nothing.
    static func checked(
        _ amount: Money, _ offer: Offer, _ draft: borrowing Draft, _ book: borrowing Book
    ) throws(Rejection) -> Int64 {
        guard let item = draft.item(offer.item, book) else {
            preconditionFailure("an offer names an item that is not there")
        }
        if amount.currency != offer.currency {
            throw .otherCurrency(amount.currency, expected: offer.currency, field: "items[\(offer.place)].amount")
        }
        if amount.minor != 0, (amount.minor > 0) != offer.isDebit {
            throw .wrongSign(item, field: "items[\(offer.place)].amount")
        }
        let magnitude = amount.minor.magnitude
        guard magnitude <= offer.reach.magnitude else {
            throw .exceedsOpen(item, amount, field: "items[\(offer.place)].amount")
        }
        return Int64(magnitude)
    }
}

extension [ApplyItem] {
    /// The amount named for an offer.
    func amount(of offer: Matching.Offer) -> Money? { offer.place < 0 ? nil : self[Int(offer.place)].amount }
}

extension Matching.Offer {
    fileprivate func value(_ field: SettlementPriority.Field) -> Int64 {
        switch field {
        case .transactionDate: Int64(documentDate.days)
        case .dueDate: Int64(dueDate.days)
        case .amount: openMagnitude
        case .voucher: Int64(item.number)
        }
    }
}
