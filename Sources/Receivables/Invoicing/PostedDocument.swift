/// What posting an invoice or credit note made. Negative figures on a credit note.
package struct PostedDocument: Equatable, Sendable {
    package let number: Code
    package let item: ItemID
    package let kind: ItemKind
    package let voucher: Code
    package let net: Money
    /// What charges add to the total.
    package let charges: Money
    package let tax: Money
    package let total: Money
    package let accountingTotal: Money
    package let postingDate: CalendarDate
    package let dueDate: CalendarDate
    package let profile: Code
    /// Base and tax with the sign of the total.
    package let taxes: [DocumentTax]
    /// Posted although the credit limit is exceeded, as a warning (credit:AU-2).
    package let overLimit: Bool
    package let listCode: ListCode
    package let entry: JournalEntry
    /// As posted, with the amounts and tax groups that were worked out.
    package let lines: [DocumentLine]
    package let dimensionSets: [DimensionSet]
    /// Received prepayments of its order that nobody marked (setup:PR-6); their numbers.
    package var unappliedPrepayments: [Code] = []
    /// Of prepayments that were applied in its commit.
    package var appliedEntries: [JournalEntry] = []
    /// Bill that was drawn for it in its commit (setup:BE-2); empty: none.
    package var bill: Code = .empty
    /// Of its drawing.
    package var billEntries: [JournalEntry] = []
    /// Two or more; empty: it is paid at once.
    package let instalments: [InstalmentView]

    /// Also for reading a document back from its event.
    package init(_ fact: ItemPosted, profile: Code, accountingCurrency: Currency) {
        let sums = fact.wholeSums
        instalments = fact.instalments.enumerated().map { place, part in
            InstalmentView(
                number: Instalment.number(place + 1, of: fact.number) ?? fact.number,
                item: ItemID(fact.id.number + UInt32(place)), due: part.due, amount: Money(part.amount, fact.currency),
                tax: Money(part.tax, fact.currency), discountUntil: part.tiers.first?.until, discount: nil)
        }
        number = fact.number
        item = fact.id
        kind = fact.kind
        voucher = fact.voucher
        let charged = fact.kind == .creditNote ? -fact.document.chargeTotal : fact.document.chargeTotal
        net = Money(sums.amount - sums.tax - charged, fact.currency)
        charges = Money(charged, fact.currency)
        tax = Money(sums.tax, fact.currency)
        total = Money(sums.amount, fact.currency)
        accountingTotal = Money(sums.accounting, accountingCurrency)
        postingDate = fact.postingDate
        dueDate = fact.dueDate
        self.profile = profile
        listCode = fact.document.listCode
        var taxes = fact.document.taxes
        if fact.kind == .creditNote {
            for index in taxes.indices {
                taxes[index].base = -taxes[index].base
                taxes[index].tax = -taxes[index].tax
            }
        }
        self.taxes = taxes
        overLimit = fact.document.overLimit
        entry = fact.entry
        lines = fact.document.lines
        dimensionSets = fact.document.dimensionSets
    }
}
