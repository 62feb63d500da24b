package enum ItemKind: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case invoice = 1
    case creditNote = 2
    case payment = 3
    case prepayment = 4
    case interestNote = 5
    case letterFee = 6
    case paymentFee = 7
    case reimbursement = 8
    case adjustment = 9
    /// The face of a bill of exchange, on the account of where the bill is.
    case bill = 26
    /// Asked for before the sale, paid into the prepayment account.
    case prepaymentInvoice = 22
}

/// What was posted and is, or was, open: one row, 128 bytes. Lines and texts stay in the event log.
///
/// Debit positive, credit negative. `open` never crosses zero.
package struct Item: BitwiseCopyable {
    package var number: Code
    package var original: Int64
    package var open: Int64
    package var accountingOriginal: Int64
    package var accountingOpen: Int64
    /// Part of `original`.
    package var tax: Int64
    /// Sequence of the record that posted it: where its document is read.
    package var sequence: UInt64
    /// Sequence of its last change: its version.
    package var lastChange: UInt64
    package var customer: CustomerID
    package var account: AccountID
    package var documentDate: CalendarDate
    package var postingDate: CalendarDate
    package var dueDate: CalendarDate
    /// Neighbours among the customer's open items, or the next closed one.
    package var previous: ItemID = .none
    package var next: ItemID = .none
    /// Latest settlement part that touches it; 0 none.
    package var firstPart: UInt32 = 0
    package var authorization: AuthorizationID
    package var currency: Currency
    package var profile: UInt16
    package var company: UInt16
    package var kind: ItemKind
    package var hasTiers: Bool
    /// A settlement of it was undone.
    package var wasReopened = false
    /// Collection status in the low half, letter code in the high half: the row's last byte.
    private var collection = CollectionStatus.notDisputed.rawValue

    package init(_ posted: ItemPosted, at sequence: UInt64) {
        number = posted.number
        original = posted.amount
        open = posted.open
        accountingOriginal = posted.accountingAmount
        accountingOpen = posted.accountingOpen
        tax = posted.tax
        self.sequence = sequence
        lastChange = sequence
        customer = posted.customer
        account = posted.receivableAccount
        documentDate = posted.documentDate
        postingDate = posted.postingDate
        dueDate = posted.dueDate
        authorization = posted.authorization
        currency = posted.currency
        profile = UInt16(truncatingIfNeeded: posted.profile.number)
        company = UInt16(truncatingIfNeeded: posted.company.number)
        kind = posted.kind
        hasTiers = !posted.tiers.isEmpty
    }

    package var status: CollectionStatus {
        get { CollectionStatus(rawValue: collection & 15) ?? .notDisputed }
        set { collection = collection & 240 | newValue.rawValue }
    }

    /// Letter it was last named in, at most 5; 0: none.
    package var letterCode: UInt8 {
        get { collection >> 4 }
        set { collection = collection & 15 | newValue << 4 }
    }

    package var isOpen: Bool { open != 0 }
    package func isOverdue(on day: CalendarDate) -> Bool { open > 0 && dueDate < day }
}

package struct DiscountTier: Equatable, Sendable, PlainBits {
    package var until: CalendarDate
    /// Of a percent; 0 with a fixed amount.
    package var tenThousandths: UInt32
    package var fixedAmount: Int64
    package var code: Code

    package init(until: CalendarDate, tenThousandths: UInt32, fixedAmount: Int64, code: Code) {
        self.until = until
        self.tenThousandths = tenThousandths
        self.fixedAmount = fixedAmount
        self.code = code
    }
}

package struct DocumentLine: Equatable, Sendable, Codable {
    package var account: AccountID
    package var description: String
    /// Both nil when only an amount was given.
    package var quantity: Decimal?
    package var unitPrice: Decimal?
    /// Minor units, positive also on a credit note.
    package var amount: Int64
    package var itemTaxGroup: Code
    package var salesTaxGroup: Code
    package var itemNumber: String
    package var dimension: Code
    package var details: LineDetails

    package init(
        account: AccountID, description: String, quantity: Decimal?, unitPrice: Decimal?, amount: Int64,
        itemTaxGroup: Code, salesTaxGroup: Code, itemNumber: String, dimension: Code, details: LineDetails = .init()
    ) {
        self.details = details
        self.account = account
        self.description = description
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.amount = amount
        self.itemTaxGroup = itemTaxGroup
        self.salesTaxGroup = salesTaxGroup
        self.itemNumber = itemNumber
        self.dimension = dimension
    }
}

package struct DocumentTax: Equatable, Sendable, PlainBits {
    package var code: Code
    package var percent: Percent
    package var base: Int64
    package var tax: Int64

    package init(code: Code, percent: Percent, base: Int64, tax: Int64) {
        self.code = code
        self.percent = percent
        self.base = base
        self.tax = tax
    }
}

/// Lines, taxes and texts of what was posted: kept in the log only.
package struct Document: Equatable, Sendable, Codable {
    package var lines: [DocumentLine] = []
    package var taxes: [DocumentTax] = []
    package var text = ""
    package var reference = ""
    package var terms: Code = .empty
    package var originalInvoice: Code = .empty
    package var reason = ""
    package var method: Code = .empty
    package var paymentReference = ""
    package var overLimit = false
    package var orderingCustomer: CustomerID = .none
    package var charges: [PostedCharge] = []
    /// What charges add to the total, as lines have it: positive on a credit note too.
    package var chargeTotal: Int64 = 0
    package var dimensionSets: [DimensionSet] = []
    /// Of billing; reimbursements may be kept apart by it (payments:RB-3).
    package var classification: Code = .empty
    /// Sales order it belongs to; empty: none.
    package var salesOrder: Code = .empty
    /// Mandate that its order names; empty: none (setup:SD-3).
    package var mandate: Code = .empty
    /// What it is for the EU sales list, decided when it was posted (setup:PC-11).
    package var listCode = ListCode.notIncluded
    /// Payment schedule it is paid by; empty: all at once (payments:TP-4).
    package var schedule: Code = .empty
    /// Where its goods go; empty: not said.
    package var deliveryAddress: Code = .empty
    /// Its own and its customer's, as its lines got them.
    package var dimensions = Dimensions.none
    /// As they were stated.
    package var discountShares: [DistributionShare] = []
    /// What its cash discount goes to when it is taken; empty: all of it to the discount's account (setup:FT-9).
    package var discountParts: [DiscountPart] = []

    package init() {}
}

/// A number taken from a sequence together with that sequence's next value.
package struct TakenNumber: Equatable, Sendable, PlainBits {
    package let kind: SequenceKind
    package let next: UInt64

    package init(kind: SequenceKind, next: UInt64) {
        self.kind = kind
        self.next = next
    }
}

/// What was posted, in an event: large, so all who look at it look at one copy.
package final class Posted: Equatable, Sendable {
    package let fact: ItemPosted

    package init(_ fact: consuming ItemPosted) { self.fact = fact }

    package static func == (left: Posted, right: Posted) -> Bool { left === right || left.fact == right.fact }
}

extension Event {
    package static func itemPosted(_ fact: consuming ItemPosted) -> Event { .posted(Posted(fact)) }
}

/// A document became an open item.
package struct ItemPosted: Equatable, Sendable, Codable {
    package var id: ItemID
    package var company: CompanyID
    package var party: PartyID
    /// The invoice account.
    package var customer: CustomerID
    package var kind: ItemKind
    package var number: Code
    package var voucher: Code
    package var documentDate: CalendarDate
    package var postingDate: CalendarDate
    package var dueDate: CalendarDate
    package var currency: Currency
    package var amount: Int64
    /// Differs from `amount` only for openings.
    package var open: Int64
    package var rate: Rate
    package var accountingAmount: Int64
    package var accountingOpen: Int64
    package var tax: Int64
    package var tiers: [DiscountTier]
    package var dimension: Code
    package var profile: ProfileID
    /// Resolved when posted, used for ever after (setup:PP-5).
    package var receivableAccount: AccountID
    package var writeOffAccount: AccountID
    package var authorization: AuthorizationID
    /// Posted without a live authorization (credit:AU-10).
    package var unauthorizedExposure: Bool
    package var entry: JournalEntry
    package var document: Document
    /// Nil when the caller gave the number.
    package var numberTaken: TakenNumber?
    /// Next value of the voucher sequence afterwards; 0 unchanged.
    package var voucherNext: UInt64
    /// Taxes within an opening, whose entry has no tax legs, or within an instalment, whose entry has those of all; empty
    /// for everything else.
    package var openingTaxes: [ItemTax] = []
    /// Of the first instalment: all of them, itself too; empty for everything else (payments:TP-4).
    package var instalments: [Instalment] = []
    /// Of a later instalment: the first, which has document and entry; none for everything else.
    package var instalmentOf: ItemID = .none
    /// By which codes its lines bear interest; empty: all by the posting profile's (setup:IC-1).
    package var interestShares: [InterestShare] = []

    /// Nothing yet: a reader fills it in where it stands, since it is large.
    package init() {
        self.init(
            id: .none, company: .none, party: .none, customer: .none, kind: .invoice, number: .empty, voucher: .empty,
            documentDate: CalendarDate(days: 0), postingDate: CalendarDate(days: 0), dueDate: CalendarDate(days: 0),
            currency: .eur, amount: 0, open: 0, rate: .one, accountingAmount: 0, accountingOpen: 0, tax: 0, tiers: [],
            dimension: .empty, profile: .none, receivableAccount: .none, writeOffAccount: .none, authorization: .none,
            unauthorizedExposure: false,
            entry: JournalEntry(
                company: .none, voucher: .empty, date: CalendarDate(days: 0), currency: .eur, legs: []),
            document: Document(), numberTaken: nil, voucherNext: 0)
    }

    package init(
        id: ItemID, company: CompanyID, party: PartyID, customer: CustomerID, kind: ItemKind, number: Code,
        voucher: Code, documentDate: CalendarDate, postingDate: CalendarDate, dueDate: CalendarDate,
        currency: Currency, amount: Int64, open: Int64, rate: Rate, accountingAmount: Int64,
        accountingOpen: Int64, tax: Int64, tiers: [DiscountTier], dimension: Code, profile: ProfileID,
        receivableAccount: AccountID, writeOffAccount: AccountID, authorization: AuthorizationID,
        unauthorizedExposure: Bool, entry: JournalEntry, document: Document, numberTaken: TakenNumber?,
        voucherNext: UInt64
    ) {
        self.id = id
        self.company = company
        self.party = party
        self.customer = customer
        self.kind = kind
        self.number = number
        self.voucher = voucher
        self.documentDate = documentDate
        self.postingDate = postingDate
        self.dueDate = dueDate
        self.currency = currency
        self.amount = amount
        self.open = open
        self.rate = rate
        self.accountingAmount = accountingAmount
        self.accountingOpen = accountingOpen
        self.tax = tax
        self.tiers = tiers
        self.dimension = dimension
        self.profile = profile
        self.receivableAccount = receivableAccount
        self.writeOffAccount = writeOffAccount
        self.authorization = authorization
        self.unauthorizedExposure = unauthorizedExposure
        self.entry = entry
        self.document = document
        self.numberTaken = numberTaken
        self.voucherNext = voucherNext
    }
}
