/// One command's worth of items closed against each other; undone as a whole (payments:UN-3).
package struct Settlement: BitwiseCopyable {
    package var company: CompanyID
    package var customer: CustomerID
    package var date: CalendarDate
    package var firstPart: UInt32
    package var partCount: UInt32
    package var sequence: UInt64
    /// Legs of its entries, kept so that an undo takes back exactly what was posted, from where it went.
    package var firstLeg: UInt32 = 0
    package var legCount: UInt32 = 0
    package var undoneSequence: UInt64 = 0
    package var undoneDate = CalendarDate(days: .max)
    package var origin: SettlementOrigin

    package var isUndone: Bool { undoneSequence != 0 }

    init(_ fact: ItemsSettled, firstPart: UInt32, at sequence: UInt64) {
        company = fact.company
        customer = fact.customer
        date = fact.date
        self.firstPart = firstPart
        partCount = UInt32(fact.parts.count)
        self.sequence = sequence
        origin = fact.origin
    }
}

/// One leg of an entry of a settlement; most settlements have none.
package struct SettlementLeg: BitwiseCopyable {
    package var amount: Int64
    package var accounting: Int64
    package var account: AccountID
    package var company: UInt16
    package var currency: Currency
    package var type: PostingType
    package var startsEntry: Bool
}

/// What else a leg is told apart by; most legs of settlements have neither.
package struct LegLabel: Equatable, Sendable, PlainBits {
    package let taxCode: Code
    package let dimension: Code

    static let none = LegLabel(taxCode: .empty, dimension: .empty)
}

/// What made a settlement, and so what alone takes it back (payments:UN-3).
package enum SettlementOrigin: UInt8, Sendable, BitwiseCopyable {
    /// Marks of a caller or automatic settlement: UndoSettlement.
    case settled = 0
    case writeOff = 1
    /// Of a payment and its mirror: never undone.
    case reversal = 2
    /// Never undone (payments:RB-4).
    case reimbursement = 3
    case netting = 4
    case prepayment = 5
}

/// A debit and a credit item made smaller by one amount. This is also the items' history.
///
/// Discounts and differences, and money between two currencies, touch one item: the other is none.
/// Each part keeps date and sequence of the settlement and of its undoing, so that any open amount can be
/// told for a business date as known at a sequence (DESIGN 8, F30).
package struct SettlementPart: BitwiseCopyable {
    package var settlement: SettlementID
    package var debitItem: ItemID
    package var creditItem: ItemID
    package var kind = PartKind.money
    /// Above 0; taken from both.
    package var amount: Int64
    /// Accounting amounts released, each with the sign of its item: debit positive, credit negative.
    package var debitAccounting: Int64
    package var creditAccounting: Int64
    /// Account of a close profile that both sides were moved to; none: they lie where the settlement left them.
    package var movedTo: AccountID = .none
    /// Next older part of each item; 0 none.
    package var nextOfDebit: UInt32 = 0
    package var nextOfCredit: UInt32 = 0
}

/// The voucher sequence of a company after a fact.
package struct CompanyVoucher: Equatable, Sendable, BitwiseCopyable {
    package let company: CompanyID
    package let next: UInt64

    package init(company: CompanyID, next: UInt64) {
        self.company = company
        self.next = next
    }
}

package struct ItemsSettled: Equatable, Sendable {
    package var settlement: SettlementID
    package var company: CompanyID
    package var customer: CustomerID
    package var date: CalendarDate
    package var parts: [Part]
    /// Discounts, differences, exchange differences and what moves between accounts and companies.
    package var entries: [JournalEntry]
    package var voucherNext: UInt64
    /// Of the other companies that take part.
    package var otherVouchers: [CompanyVoucher] = []
    /// Why a discount was set by hand.
    package var reason = ""
    package var revaluations: [ItemRevaluation] = []
    package var closings: [ProfileChange] = []
    package var prepaymentTaxes: [PrepaymentTaxChange] = []
    package var origin = SettlementOrigin.settled
    /// What dimension keys of the entries stand for, where they do not say it.
    package var dimensionSets: [DimensionSet] = []

    package struct Part: Equatable, Sendable, BitwiseCopyable {
        package var debitItem: ItemID
        package var creditItem: ItemID
        package var amount: Int64
        package var debitAccounting: Int64
        package var creditAccounting: Int64
        package var kind: PartKind

        package init(
            debitItem: ItemID, creditItem: ItemID, amount: Int64, debitAccounting: Int64, creditAccounting: Int64,
            kind: PartKind = .money
        ) {
            self.debitItem = debitItem
            self.creditItem = creditItem
            self.amount = amount
            self.debitAccounting = debitAccounting
            self.creditAccounting = creditAccounting
            self.kind = kind
        }
    }

    package init(
        settlement: SettlementID, company: CompanyID, customer: CustomerID, date: CalendarDate, parts: [Part],
        entries: [JournalEntry], voucherNext: UInt64
    ) {
        self.settlement = settlement
        self.company = company
        self.customer = customer
        self.date = date
        self.parts = parts
        self.entries = entries
        self.voucherNext = voucherNext
    }
}

package struct SettlementUndone: Equatable, Sendable {
    package var settlement: SettlementID
    package var date: CalendarDate
    package var reason: String
    package var entries: [JournalEntry]
    package var voucherNext: UInt64
    package var otherVouchers: [CompanyVoucher] = []
    package var revaluations: [ItemRevaluation] = []
    package var reopenings: [ProfileChange] = []

    package init(
        settlement: SettlementID, date: CalendarDate, reason: String, entries: [JournalEntry], voucherNext: UInt64
    ) {
        self.settlement = settlement
        self.date = date
        self.reason = reason
        self.entries = entries
        self.voucherNext = voucherNext
    }
}
