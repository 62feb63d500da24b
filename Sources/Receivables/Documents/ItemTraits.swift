/// What an item shares with many others, kept once for all of them: dimension, accounts, tax codes, method.
///
/// Everything is read from the fact that posted the item, so no event of its own carries it.
package struct ItemTraits: Equatable, Sendable, Codable {
    /// Empty also when the amount is split over several dimensions.
    package var dimension: Code = .empty
    package var classification: Code = .empty
    package var writeOffAccount: AccountID = .none
    /// Of a payment; empty: not posted as a payment here, or no payment.
    package var method: Code = .empty
    /// The leg of a payment against receivables.
    package var counterAccount: AccountID = .none
    package var counterType: PostingType = .bank
    /// Where the receivable amount comes from, when there are several.
    package var dimensions: [Code] = []
    package var taxes: [Tax] = []

    package struct Tax: Equatable, Sendable, PlainBits {
        package var code: Code
        package var account: AccountID
        package var dimension: Code
    }

    package static let none = ItemTraits()

    private init() {}

    /// Amounts of `dimensions` and then of `taxes`, with the sign of the item; empty when the item's own say it all.
    init(_ fact: ItemPosted, _ amounts: inout [Int64]) {
        dimension = fact.dimension
        classification = fact.document.classification
        writeOffAccount = fact.writeOffAccount
        for part in fact.openingTaxes {
            taxes.append(Tax(code: part.code, account: part.account, dimension: part.dimension))
            amounts.append(part.amount)
        }
        // The first instalment has the entry of all: dimensions are read from it, taxes it says itself.
        guard fact.openingTaxes.isEmpty || !fact.instalments.isEmpty else {
            if taxes.count == 1, amounts[0] == fact.tax { amounts = [] }
            return
        }
        let isPayment = fact.kind == .payment || fact.kind == .prepayment
        // An entry may stand for several notes; old notes with tax say nothing of it themselves, and stood alone.
        let hasOwnTaxes = fact.kind == .interestNote && fact.tax == 0 || !fact.instalments.isEmpty
        if isPayment { method = fact.document.method }
        var shares: [(dimension: Code, amount: Int64)] = []
        for leg in fact.entry.legs where leg.type != .receivable && leg.amount != 0 {
            if leg.type == .salesTaxPayable, !isPayment {
                if !hasOwnTaxes {
                    taxes.append(Tax(code: leg.taxCode, account: leg.account, dimension: leg.dimension))
                    amounts.append(-leg.amount)
                }
            } else if isPayment, counterAccount.isNone {
                (counterAccount, counterType) = (leg.account, leg.type)
            }
            if let place = shares.firstIndex(where: { $0.dimension == leg.dimension }) {
                shares[place].amount -= leg.amount
            } else {
                shares.append((leg.dimension, -leg.amount))
            }
        }
        let sum = shares.reduce(0) { $0 &+ $1.amount }
        // An entry may stand for several items: then each has its own dimension only.
        if shares.count > 1, sum == fact.wholeAmount, shares.allSatisfy({ ($0.amount > 0) == (fact.amount > 0) }) {
            dimension = .empty
            dimensions = shares.map(\.dimension)
            let parts = shares.map(\.amount)
            amounts = (fact.instalments.isEmpty ? parts : fact.amount.split(by: parts, of: sum)) + amounts
        } else {
            if let only = shares.first, shares.count == 1 { dimension = only.dimension }
            if taxes.count == 1, amounts[0] == fact.tax { amounts = [] }
        }
    }

    /// True when these are the fact's and its own amounts say it all; touches no heap.
    fileprivate func areAll(of fact: ItemPosted) -> Bool {
        guard dimensions.isEmpty, taxes.count <= 1, fact.openingTaxes.isEmpty, fact.instalments.isEmpty,
            fact.instalmentOf.isNone, fact.kind != .interestNote, writeOffAccount == fact.writeOffAccount, classification == fact.document.classification
        else { return false }
        let isPayment = fact.kind == .payment || fact.kind == .prepayment
        guard method == (isPayment ? fact.document.method : .empty) else { return false }
        var (hasCounter, taxCount) = (false, 0)
        for index in fact.entry.legs.indices {
            let leg = fact.entry.legs[index]
            if leg.type == .receivable || leg.amount == 0 { continue }
            guard leg.dimension == dimension else { return false }
            if leg.type == .salesTaxPayable, !isPayment {
                taxCount += 1
                guard taxCount == 1, taxes.count == 1, taxes[0].code == leg.taxCode, taxes[0].account == leg.account,
                    -leg.amount == fact.tax
                else { return false }
            } else if isPayment, !hasCounter {
                guard counterAccount == leg.account, counterType == leg.type else { return false }
                hasCounter = true
            }
        }
        if fact.entry.legs.count < 2, dimension != fact.dimension { return false }
        return taxCount == taxes.count && hasCounter == !counterAccount.isNone
    }

    fileprivate var hash: UInt64 {
        var hash = Mix.fold(UInt64(writeOffAccount.number) << 32 | UInt64(counterAccount.number), UInt64(counterType.rawValue) &+ 1)
        for code in [dimension, classification, method] + dimensions { hash = code.mixed(with: hash) }
        for tax in taxes { hash = tax.dimension.mixed(with: tax.code.mixed(with: hash &+ UInt64(tax.account.number))) }
        return hash
    }
}

/// A tax amount within an item that was brought in by the opening import, with the sign of the item.
package struct ItemTax: Equatable, Sendable, PlainBits {
    package var code: Code
    package var account: AccountID
    package var dimension: Code
    package var amount: Int64

    package init(code: Code, account: AccountID, dimension: Code, amount: Int64) {
        self.code = code
        self.account = account
        self.dimension = dimension
        self.amount = amount
    }
}

/// Traits of all items: four bytes each, and a row per combination.
package struct TraitTable: ~Copyable {
    private var rows: [ItemTraits] = [.none]
    private var byItem = Table<UInt32>()
    private var amounts: [ItemID: [Int64]] = [:]
    private var index = NumberIndex()
    /// Items come in runs of the same kind: looked at first, in the order of their latest use.
    private var latest: (UInt32, UInt32) = (0, 0)

    init() {}

    package subscript(_ id: ItemID) -> ItemTraits { rows[Int(byItem[id.number])] }

    mutating func append(_ fact: ItemPosted) {
        if rows[Int(latest.0)].areAll(of: fact) { return use(latest.0) }
        if rows[Int(latest.1)].areAll(of: fact) { return use(latest.1) }
        var amounts: [Int64] = []
        var traits = ItemTraits(fact, &amounts)
        if !fact.instalmentOf.isNone { share(of: fact, &traits, &amounts) }
        if !amounts.isEmpty { self.amounts[fact.id] = amounts }
        let hash = traits.hash
        if let known = index.find(hash, where: { rows[Int($0)] == traits }) {
            return use(known)
        }
        rows.append(traits)
        index.insert(hash, UInt32(rows.count - 1))
        use(UInt32(rows.count - 1))
    }

    /// A later instalment has no entry of its own: it is of the first one's dimensions, in their proportion.
    private func share(of fact: ItemPosted, _ traits: inout ItemTraits, _ amounts: inout [Int64]) {
        let first = self[fact.instalmentOf]
        (traits.dimension, traits.dimensions) = (first.dimension, first.dimensions)
        guard !first.dimensions.isEmpty, let weights = self.amounts[fact.instalmentOf]?.prefix(first.dimensions.count)
        else { return }
        amounts =
            fact.amount.split(by: Array(weights), of: weights.reduce(0, +)) + fact.openingTaxes.map(\.amount)
    }

    private mutating func use(_ row: UInt32) {
        byItem.append(row)
        if row != latest.0 { latest = (row, latest.0) }
    }

    /// The item's original amount by dimension, with its sign.
    package func shares(of id: ItemID, _ item: Item) -> [(dimension: Code, amount: Int64)] {
        let traits = self[id]
        guard !traits.dimensions.isEmpty, let amounts = amounts[id] else { return [(traits.dimension, item.original)] }
        return traits.dimensions.indices.map { (traits.dimensions[$0], amounts[$0]) }
    }

    /// Taxes within the item's original amount, with its sign.
    package func taxes(of id: ItemID, _ item: Item) -> [ItemTax] {
        let traits = self[id]
        let amounts = amounts[id]
        return traits.taxes.indices.map { place in
            let tax = traits.taxes[place]
            return ItemTax(
                code: tax.code, account: tax.account, dimension: tax.dimension,
                amount: amounts?[traits.dimensions.count + place] ?? item.tax)
        }
    }
}

extension TraitTable: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&byItem)
        try stream.pass(&amounts)
        try stream.pass(&index)
        try stream.pass(&latest)
    }
}
