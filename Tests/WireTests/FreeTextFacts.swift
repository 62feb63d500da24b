import Receivables

/// One of every fact of free text and recurring invoices, with every field other than its default.
enum FreeTextFacts {
    private static let date = CalendarDate(days: 20_000)

    private static let dimensions = Dimensions([DimensionValue("DEPT", "100"), DimensionValue("COST", "555")])

    private static let charge: DocumentCharge = {
        var row = DocumentCharge(
            code: "FREIGHT", debit: .ledger, credit: .customer, kind: .percent, amount: Money(-1, .usd),
            value: Decimal(unscaled: -75, scale: 1))
        (row.debitAccount, row.creditAccount) = ("620100", "402100")
        (row.salesTaxGroup, row.itemTaxGroup, row.dimension) = ("DOM", "FULL", "X")
        row.shares = [DistributionShare(.percent(Percent(tenThousandths: 0)), account: "401200", dimensions: dimensions)]
        row.description = "by road"
        return row
    }()

    private static let details: LineDetails = {
        var row = LineDetails()
        (row.dimensions, row.template, row.isFixedAsset) = (dimensions, Dimensions([DimensionValue("UNIT", "U9")]), true)
        row.shares = [DistributionShare(), DistributionShare(.amount(-4)), DistributionShare(.amount(0))]
        row.charges = [charge]
        (row.billingCode, row.interestCode) = ("RENT", "I2")
        return row
    }()

    private static let document: InvoiceDraft = {
        var row = InvoiceDraft(customer: "C-1")
        (row.documentDate, row.postingDate, row.dueDate) = (date, CalendarDate(days: 0), date.adding(days: 30))
        (row.currency, row.terms, row.cashDiscount, row.profile) = (.usd, "N30", "2D10", "GEN")
        (row.salesTaxGroup, row.reference, row.text) = ("DOM", "PO 7", "thanks")
        (row.schedule, row.deliveryAddress) = ("3M", "DEPOT")
        (row.classification, row.salesOrder) = ("RENT", "SO-1")
        (row.rate, row.originalInvoice, row.reason) = (Rate(mantissa: 88, scale: 2), "FTI-1", "price")
        var line = InvoiceDraft.Line(
            account: "401100", amount: Money(0, .usd), quantity: Decimal(unscaled: -3, scale: 0),
            unitPrice: Decimal(unscaled: 25, scale: 1))
        (line.description, line.itemTaxGroup, line.salesTaxGroup) = ("rent", "FULL", "DOM")
        (line.itemNumber, line.dimension, line.details) = ("A-1", "D", details)
        row.lines = [line, InvoiceDraft.Line(account: .empty)]
        row.charges = [charge]
        row.statedTaxes = [StatedTax(code: "STD", tax: Money(-1_901, .usd)), StatedTax(code: "LOW", tax: Money(0, .usd))]
        (row.listCode, row.mandate) = (.services, "MND-1")
        row.dimensions = dimensions
        row.discountShares = [
            DistributionShare(.percent(Percent(tenThousandths: 333_300)), dimensions: dimensions),
            DistributionShare(.percent(Percent(tenThousandths: 666_700)), account: "520100"),
        ]
        return row
    }()

    private static let split: InvoiceDraft = {
        var line = InvoiceDraft.Line(account: "401100", quantity: Decimal(unscaled: 25, scale: 1))
        line.details.shares = [
            DistributionShare(.quantity(Decimal(unscaled: 0, scale: 0))),
            DistributionShare(.quantity(Decimal(unscaled: -25, scale: 1)), account: "401200"),
        ]
        return InvoiceDraft(customer: "C-1", lines: [line])
    }()

    private static let saved: FreeTextInvoice = {
        var head = FreeTextHead(id: FreeTextID(3), company: CompanyID(1), customer: CustomerID(8), state: .approved)
        head.isTaxCalculated = true
        head.occurrence = Occurrence(assignment: AssignmentID(2), date: date, run: RunID(4), total: Money(-9, .usd))
        let correction = Correction(
            original: LogCodecTests.posted, reason: "PRICE", comment: "wrong", unsettles: true)
        return FreeTextInvoice(head: head, document: document, kind: .corrected(correction))
    }()

    private static let assignment: RecurringAssignment = {
        var row = RecurringAssignment(
            id: AssignmentID(2), company: CompanyID(1), code: "RA-1", customer: CustomerID(8), template: "RENT",
            pattern: RecurrencePattern(start: date, unit: .week, per: 2), end: date.adding(days: 9),
            maximum: Money(0, .usd), takesCustomerDefaults: true)
        (row.barrier, row.stoppedAt) = (CalendarDate(days: 0), date)
        return row
    }()

    /// It goes on behind what another system generated.
    private static let carried: RecurringAssignment = {
        var row = assignment
        row.carried = CarriedRecurrence(
            last: date, cumulative: -700, dueAgain: [CalendarDate(days: 0), date.adding(days: -7)])
        return row
    }()

    static let all: [FreeTextFact] = [
        .saved(saved),
        .saved(
            FreeTextInvoice(
                head: FreeTextHead(id: FreeTextID(1), company: CompanyID(1), customer: CustomerID(8)),
                document: InvoiceDraft(customer: .empty))),
        .saved(
            FreeTextInvoice(
                head: FreeTextHead(id: FreeTextID(2), company: CompanyID(1), customer: CustomerID(8)),
                document: split)),
        .moved(FreeTextID(3), .unrecoverable), .taxed(FreeTextID(3)), .posted(FreeTextID(3), item: ItemID(7)),
        .billingCodeSet(CompanyID(1), BillingCode(code: "RENT", description: "monthly", interestCode: "I2")),
        .templateSet(CompanyID(1), InvoiceTemplate(name: "RENT", document: document)),
        .canceled(
            InvoiceCanceled(
                original: ItemID(1), canceling: ItemID(2), corrected: ItemID(3), reason: "PRICE", comment: "wrong")),
        .assignmentSet(assignment), .assignmentSet(carried),
        .runCreated(
            RecurrenceRun(
                id: RunID(4), company: CompanyID(1), code: "R-000004", date: date,
                numberTaken: TakenNumber(kind: .recurrence, next: 5))),
        .transferred(
            LedgerTransfer(
                company: CompanyID(1), number: 2, after: 3, through: 9, isSummarized: true, entriesBefore: 7)),
        .runCreated(RecurrenceRun(id: RunID(5), company: CompanyID(1), code: "R-5", date: date, numberTaken: nil)),
    ]

    /// A posted document with charges and distributions.
    static let posted: ItemPosted = {
        var fact = LogCodecTests.posted
        fact.document.lines[0].details = details
        fact.document.charges = [PostedCharge(line: 2, charge: charge, amount: -7)]
        fact.document.chargeTotal = -7
        fact.interestShares = [InterestShare(code: .empty, weight: 1), InterestShare(code: "I2", weight: 700)]
        fact.document.dimensionSets = [DimensionSet(key: dimensions.key, dimensions)]
        fact.document.dimensions = dimensions
        fact.document.discountShares = document.discountShares
        fact.document.discountParts = [
            DiscountPart(account: AccountID(3), dimensions: dimensions, weight: 7, percent: Percent(tenThousandths: 0)),
            DiscountPart(code: "D", weight: -2),
        ]
        return fact
    }()

    static let account: MainAccount = {
        var row = MainAccount(
            id: AccountID(2), number: "401100", name: "", blocked: false, itemTaxGroup: .empty, salesTaxGroup: .empty)
        row.dimensions = dimensions
        row.allocation = [DistributionShare(.percent(Percent(tenThousandths: 1_000_000)), account: "401200")]
        return row
    }()

    static let parameters: Parameters = {
        var row = Parameters()
        (row.workflow, row.forbidsCorrections, row.summarizesLines) = (true, true, true)
        return row
    }()
}
