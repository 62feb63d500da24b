/// Sales tax inside a prepayment: owed when the money comes, taken back as the money is used (payments:PP-2).
///
///     payment of 120.00    Dr BANK 120.00, Cr PREPAYMENT 120.00; Dr PREPAYMENT_TAX 20.00, Cr TAX_PAYABLE 20.00
///     60.00 of it settled  Dr TAX_PAYABLE 10.00, Cr PREPAYMENT_TAX 10.00
///
/// What closes the payment takes all that is left; an undo mirrors what the settlement posted.
package struct PrepaymentTax: Equatable, Sendable, Codable {
    /// As posted: the debit of the prepayment tax, then a credit for each code.
    package let legs: [Leg]
    /// What is not taken back, leg by leg.
    package private(set) var open: [Leg]

    init?(_ posted: ItemPosted) {
        guard posted.kind == .prepayment, let debit = posted.entry.legs.first(where: { $0.type == .prepaymentTax }) else {
            return nil
        }
        legs = [debit] + posted.entry.legs.filter { $0.type == .salesTaxPayable }
        open = legs
    }

    mutating func add(_ change: [Leg]) {
        for place in open.indices where place < change.count {
            open[place].amount += change[place].amount
            open[place].accountingAmount += change[place].accountingAmount
        }
    }

    /// Takes back what belongs to a part of the payment; `closes`: all that is left.
    func reversal(of part: Int64, original: Int64, closes: Bool) -> [Leg] {
        if closes { return open.mirrored }
        var taken = legs.mirrored
        (taken[0].amount, taken[0].accountingAmount) = (0, 0)
        for place in taken.indices.dropFirst() {
            taken[place].amount = Self.share(legs[place].amount, part, original, atMost: open[place].amount)
            taken[place].accountingAmount = Self.share(
                legs[place].accountingAmount, part, original, atMost: open[place].accountingAmount)
            taken[0].amount -= taken[place].amount
            taken[0].accountingAmount -= taken[place].accountingAmount
        }
        return taken
    }

    /// Above 0: taxes are credits.
    private static func share(_ tax: Int64, _ part: Int64, _ original: Int64, atMost open: Int64) -> Int64 {
        min((-tax).share(part, of: original), max(0, -open))
    }

    var fingerprint: UInt64 {
        open.reduce(1) { Mix.fold($0 ^ UInt64(bitPattern: $1.amount), UInt64(bitPattern: $1.accountingAmount) &+ 3) }
    }
}

/// What a settlement takes back of the tax of one prepayment.
package struct PrepaymentTaxChange: Equatable, Sendable, Codable {
    package var item: ItemID
    /// In the order of the payment's own.
    package var legs: [Leg]

    package init(item: ItemID, legs: [Leg]) {
        self.item = item
        self.legs = legs
    }
}

/// Prepayments that carry tax, and what each settlement took back of them.
package struct PrepaymentTaxes: Sendable {
    private var rows: [ItemID: PrepaymentTax] = [:]
    private var changes: [SettlementID: [PrepaymentTaxChange]] = [:]
    /// In the order they were posted: nothing walks the dictionary.
    package private(set) var items: [ItemID] = []

    init() {}

    package subscript(_ item: ItemID) -> PrepaymentTax? { rows[item] }
    func changes(of settlement: SettlementID) -> [PrepaymentTaxChange] { changes[settlement] ?? [] }

    mutating func post(_ row: PrepaymentTax, _ item: ItemID) {
        rows[item] = row
        items.append(item)
    }

    mutating func settle(_ made: [PrepaymentTaxChange], _ settlement: SettlementID) {
        changes[settlement] = made
        for change in made { rows[change.item]?.add(change.legs) }
    }

    mutating func undo(_ settlement: SettlementID) {
        for change in changes.removeValue(forKey: settlement) ?? [] { rows[change.item]?.add(change.legs.mirrored) }
    }
}

extension SettlementEntries {
    /// Tax of the prepayments that these parts use, each in the company of its payment (payments:IC-8).
    mutating func reverseTax(
        _ parts: [ItemsSettled.Part], _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> [PrepaymentTaxChange] {
        var changes: [PrepaymentTaxChange] = []
        for place in parts.indices {
            let id = parts[place].creditItem
            guard !id.isNone, let item = draft.item(id, book), item.kind == .prepayment,
                !changes.contains(where: { $0.item == id }), let tax = draft.prepaymentTax(id, book)
            else { continue }
            let part = parts.reduce(0) { $1.creditItem == id ? $0 + $1.amount : $0 }
            let legs = tax.reversal(of: part, original: -item.original, closes: part == -item.open)
            guard legs.contains(where: { $0.amount != 0 || $0.accountingAmount != 0 }) else { continue }
            try add(legs, in: CompanyID(UInt32(item.company)), item.currency, book, draft)
            changes.append(PrepaymentTaxChange(item: id, legs: legs))
        }
        return changes
    }
}

extension PaymentDraft {
    /// Legs of the tax inside a prepayment; none where the parameter tax_on_prepayment is off.
    ///
    /// Codes that the customer's sales tax group and the company's item tax group share, over the amount without tax.
    func taxLegs(
        _ account: CustomerID, _ basis: PostingBasis, _ book: borrowing Book
    ) throws(Rejection) -> [Leg] {
        guard isPrepayment, book.companies[basis.company].parameters.settlement.taxesPrepayments else { return [] }
        guard includesTax else {
            throw Rejection(
                .fieldInvalid, field: "amounts_include_tax",
                "the parameter tax_on_prepayment is set, so a prepayment includes its tax",
                [.init("parameter", "tax_on_prepayment")])
        }
        let setup = book.companies.setup(basis.company)
        let sales = setup.salesTaxGroups[book.customers.details[account.number].row.salesTaxGroup]
        let item = setup.itemTaxGroups[book.companies[basis.company].parameters.itemTaxGroup]
        let codes = sales?.taxCodes.filter { item?.taxCodes.contains($0) ?? false }.compactMap { setup.taxCodes[$0] } ?? []
        let percent = codes.reduce(Int64(0)) { $0 + $1.percent.tenThousandths }
        guard percent > 0 else { return [] }
        let whole: Int64 = 1_000_000
        let dimension = shares.first?.dimension ?? dimension
        let own = basis.profileLine.further.prepaymentTax
        let tax = amount.minor - amount.minor.share(whole, of: whole + percent)
        var legs = [
            Leg(
                own.isNone ? try book.companies.automaticAccount(basis.company, .prepaymentTax) : own, .prepaymentTax, tax,
                accounting: 0, dimension: dimension)
        ]
        var rest = tax
        for (place, code) in codes.enumerated() {
            let part = place == codes.count - 1 ? rest : tax.share(code.percent.tenThousandths, of: percent)
            rest -= part
            let accounting = try basis.accounting(part, field: "amount")
            legs.append(
                Leg(
                    code.account, .salesTaxPayable, -part, accounting: -accounting, taxCode: code.code,
                    dimension: dimension))
            legs[0].accountingAmount += accounting
        }
        return legs
    }
}

extension Draft {
    /// As it is after what this draft does.
    func prepaymentTax(_ id: ItemID, _ book: borrowing Book) -> PrepaymentTax? {
        var row = book.prepaymentTaxes[id]
        guard row != nil || !book.items.contains(id) else { return nil }
        for event in events {
            if case .posted(let made) = event, made.fact.id == id { row = PrepaymentTax(made.fact) }
            if case .itemsSettled(let fact) = event {
                for change in fact.prepaymentTaxes where change.item == id { row?.add(change.legs) }
            }
            if case .settlementUndone(let fact) = event {
                for change in book.prepaymentTaxes.changes(of: fact.settlement) where change.item == id {
                    row?.add(change.legs.mirrored)
                }
            }
        }
        return row
    }
}

extension Book {
    mutating func noteTax(_ posted: ItemPosted) {
        guard let row = PrepaymentTax(posted) else { return }
        prepaymentTaxes.post(row, posted.id)
        digest.add(.prepaymentTax, UInt64(posted.id.number), row.fingerprint)
    }

    mutating func settleTax(_ fact: ItemsSettled) {
        changeTax(fact.prepaymentTaxes.map(\.item)) { $0.settle(fact.prepaymentTaxes, fact.settlement) }
    }

    mutating func undoTax(_ settlement: SettlementID) {
        changeTax(prepaymentTaxes.changes(of: settlement).map(\.item)) { $0.undo(settlement) }
    }

    private mutating func changeTax(_ items: [ItemID], _ change: (inout PrepaymentTaxes) -> Void) {
        if items.isEmpty { return }
        for item in items { digest.remove(.prepaymentTax, UInt64(item.number), prepaymentTaxes[item]?.fingerprint ?? 0) }
        change(&prepaymentTaxes)
        for item in items { digest.add(.prepaymentTax, UInt64(item.number), prepaymentTaxes[item]?.fingerprint ?? 0) }
    }
}

extension PrepaymentTaxes: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&changes)
        try stream.pass(&items)
    }
}
