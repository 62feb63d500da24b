/// Sales tax that comes back with cash discounts, by the rule of each tax code (payments:CD-10).
///
/// Of a document with gross G and tax t of a code, discounts of D in all take back round(t x D / G). A settlement takes
/// what that has grown by, so that many partial payments give the tax that one would have given:
///
///     tax(d) = round(t x (before + d) / G) - round(t x before / G)
struct DiscountTaxes {
    /// Discount that was on a document before, by item, with what this settlement has taken so far.
    private var taken: [ItemID: Int64] = [:]

    /// The tax inside a discount, both without sign; empty where no tax code of the document has the rule.
    mutating func parts(
        of discount: Int64, on offer: Matching.Offer, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> [ItemTax] {
        guard discount > 0, let item = draft.item(offer.item, book) else { return [] }
        let codes = book.companies.setups[Int(offer.home.number) - 1].taxCodes
        let taxes = draft.taxes(of: offer.item, book).filter { codes[$0.code]?.fallsWithDiscounts == true }
        if taxes.isEmpty { return [] }
        let before = taken[offer.item] ?? DiscountTaxes.taken(on: offer.item, book, draft)
        let after = before + discount
        taken[offer.item] = after
        return taxes.compactMap { tax in
            var part = tax
            part.amount = after.share(tax.amount, of: item.original) - before.share(tax.amount, of: item.original)
            return part.amount == 0 ? nil : part
        }
    }

    private static func taken(on id: ItemID, _ book: borrowing Book, _ draft: borrowing Draft) -> Int64 {
        draft.discountTaken(on: id) + (book.items.contains(id) ? book.items.discountTaken(on: id) : 0)
    }
}

extension [ItemTax] {
    /// Legs of a whole that is worth `value`: what is no tax to `rest`, the taxes to their accounts.
    ///
    /// `sign` 1 debits them, -1 credits them.
    func legs(
        of whole: Int64, _ value: Int64, rest: AccountID, _ type: PostingType, sign: Int64 = 1
    ) -> [Leg] {
        var taxes: [Leg] = []
        for tax in self {
            taxes.merge(
                Leg(
                    tax.account, .salesTaxPayable, sign * tax.amount,
                    accounting: sign * value.share(tax.amount, of: whole), taxCode: tax.code, dimension: tax.dimension))
        }
        var first = Leg(rest, type, sign * whole, accounting: sign * value)
        for tax in taxes {
            first.amount -= tax.amount
            first.accountingAmount -= tax.accountingAmount
        }
        return first.amount == 0 && first.accountingAmount == 0 ? taxes : [first] + taxes
    }
}

extension Draft {
    /// Taxes within the original amount of an item, posted before or by this very draft, with its sign.
    func taxes(of id: ItemID, _ book: borrowing Book) -> [ItemTax] {
        if book.items.contains(id) { return book.items.traits.taxes(of: id, book.items[id]) }
        guard let fact = fact(of: id) else { return [] }
        var amounts: [Int64] = []
        let traits = ItemTraits(fact, &amounts)
        return traits.taxes.indices.map { place in
            let tax = traits.taxes[place]
            return ItemTax(
                code: tax.code, account: tax.account, dimension: tax.dimension,
                amount: amounts.isEmpty ? fact.tax : amounts[traits.dimensions.count + place])
        }
    }
}
