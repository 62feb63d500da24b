/// Parameters of settling, with their defaults (payments section 2).
package struct SettlementParameters: Equatable, Sendable, BitwiseCopyable {
    /// prioritize_settlement: payments may be applied by priority.
    package var prioritizes = false
    /// use_priority_for_automatic_settlement.
    package var usesPriorityByItself = false
    package var priority = SettlementPriority()
    package var discountOnPartialPayments = false
    package var discountOnCreditNotes = false
    /// cash_discount_administration UNSPECIFIC: an overpayment reduces the discount.
    package var unspecificDiscounts = false
    /// Minor units of the accounting currency, both.
    package var maxOverUnderPayment: Int64 = 0
    package var maxPennyDifference: Int64 = 0
    /// discount_base GROSS: percentages count on the amount with tax.
    package var discountOnGross = false
    /// discount_rate_basis INVOICE_DATE.
    package var discountAtInvoiceRate = false
    /// Minor units of the item's currency.
    package var minimumDiscount: Int64 = 0
    package var fullSettlement = false
    /// review_payment_reversals: taking a payment back needs a second person (payments:RV-2).
    package var reviewsReversals = false
    /// tax_on_prepayment: the tax inside a prepayment is owed when it comes (payments:PP-2).
    package var taxesPrepayments = false
    /// require_confirmed_order: no prepayment is asked for while the order is held (setup:PR-4).
    package var requiresConfirmedOrder = false
    /// settle_remainder_enabled (payments:OU-7).
    package var settlesRemainder = false
    /// tax_on_over_under_payment: the tax inside a difference goes to sales tax (payments:OU-9).
    package var taxesDifferences = false
    /// Where a request names none; empty, none: it must.
    package var remainderReason: Code = .empty
    package var remainderAccount: AccountID = .none
    package var remainderJournal: Code = .empty
    /// allow_edit_due_and_discount_dates (payments:TP-5).
    package var editsDates = false
    /// mark_lines: documents posted from then on have lines that can be marked by themselves (payments:SE-10).
    package var marksLines = false
    /// settlement_queue_minutes: the server runs the settlement queue this often; 0: only a command does (payments:SE-9).
    package var queueMinutes = Self.queueMinutesDefault
    /// Companies with the same text pay for each other; empty: none (payments:IC-1).
    package var paymentsHierarchy: Code = .empty

    package static let queueMinutesDefault: UInt16 = 5
    /// A day.
    package static let queueMinutesMax: UInt16 = 1_440

    package init() {}

    var hasTolerance: Bool { maxOverUnderPayment | maxPennyDifference != 0 }
}

/// An order of items: kinds first, then keys, then the voucher (payments:SE-6).
///
/// Packed so that parameters stay plain bytes: five bits a kind, four bits a key.
package struct SettlementPriority: Equatable, Sendable, BitwiseCopyable {
    package private(set) var kindBits: UInt64 = 0
    package private(set) var keyBits: UInt16 = 0

    package enum Field: UInt8, Sendable, BitwiseCopyable {
        case transactionDate = 1
        case dueDate = 2
        case amount = 3
        case voucher = 4
    }

    package struct Key: Equatable, Sendable {
        package let field: Field
        package let descending: Bool

        package init(_ field: Field, descending: Bool = false) {
            self.field = field
            self.descending = descending
        }
    }

    package static let kindsMax = 12
    package static let keysMax = 4

    package init() {}

    package init(kindBits: UInt64, keyBits: UInt16) {
        self.kindBits = kindBits
        self.keyBits = keyBits
    }

    /// At most 12 kinds and 4 keys.
    package init(kinds: [ItemKind], keys: [Key]) {
        for (place, kind) in kinds.prefix(Self.kindsMax).enumerated() {
            kindBits |= UInt64(kind.rawValue & 31) << UInt64(5 * place)
        }
        for (place, key) in keys.prefix(Self.keysMax).enumerated() {
            keyBits |= UInt16(key.field.rawValue | (key.descending ? 8 : 0)) << UInt16(4 * place)
        }
    }

    package var isSet: Bool { kindBits != 0 || keyBits != 0 }

    package var kinds: [ItemKind] {
        (0..<Self.kindsMax).compactMap { ItemKind(rawValue: UInt8(kindBits >> UInt64(5 * $0) & 31)) }
    }

    package var keys: [Key] {
        (0..<Self.keysMax).compactMap { place in
            let bits = UInt8(keyBits >> UInt16(4 * place) & 15)
            return Field(rawValue: bits & 7).map { Key($0, descending: bits & 8 != 0) }
        }
    }

    /// Place of a kind; those not named come last.
    func rank(_ kind: ItemKind) -> Int { kinds.firstIndex(of: kind) ?? Self.kindsMax }
}
