import Receivables
import Schema

extension SetParameters {
    /// False for a name that is no parameter of settling.
    static func apply(
        _ name: String, of wish: Reskontra_V1_Parameters, to row: inout SettlementParameters, _ border: inout Border,
        currency: Currency, _ book: borrowing Book
    ) -> Bool {
        let path = "parameters.\(name)"
        switch name {
        case "prioritize_settlement": row.prioritizes = wish.prioritizeSettlement
        case "use_priority_for_automatic_settlement":
            row.usesPriorityByItself = wish.usePriorityForAutomaticSettlement
        case "settlement_priority": row.priority = border.priority(wish.settlementPriority, path)
        case "discount_on_partial_payments": row.discountOnPartialPayments = wish.discountOnPartialPayments
        case "discount_on_credit_notes": row.discountOnCreditNotes = wish.discountOnCreditNotes
        case "unspecific_cash_discounts": row.unspecificDiscounts = wish.unspecificCashDiscounts
        case "max_over_under_payment":
            row.maxOverUnderPayment = border.limit(wish.maxOverUnderPayment, wish.hasMaxOverUnderPayment, path, currency)
        case "max_penny_difference":
            row.maxPennyDifference = border.limit(wish.maxPennyDifference, wish.hasMaxPennyDifference, path, currency)
        case "discount_on_gross": row.discountOnGross = wish.discountOnGross
        case "discount_at_invoice_rate": row.discountAtInvoiceRate = wish.discountAtInvoiceRate
        case "min_discount_amount":
            row.minimumDiscount = border.limit(wish.minDiscountAmount, wish.hasMinDiscountAmount, path, currency)
        case "full_settlement_enabled": row.fullSettlement = wish.fullSettlementEnabled
        case "review_payment_reversals": row.reviewsReversals = wish.reviewPaymentReversals
        case "tax_on_prepayment": row.taxesPrepayments = wish.taxOnPrepayment
        case "require_confirmed_order": row.requiresConfirmedOrder = wish.requireConfirmedOrder
        case "settle_remainder_enabled": row.settlesRemainder = wish.settleRemainderEnabled
        case "tax_on_over_under_payment": row.taxesDifferences = wish.taxOnOverUnderPayment
        case "remainder_reason": row.remainderReason = border.code(wish.remainderReason, path)
        case "remainder_journal": row.remainderJournal = border.code(wish.remainderJournal, path)
        case "remainder_account":
            let number = border.code(wish.remainderAccount, path)
            row.remainderAccount = book.companies.account(number) ?? .none
            if !number.isEmpty, row.remainderAccount.isNone {
                border.bad(path, .referenceUnknown, "there is no main account '\(number)'")
            }
        case "allow_edit_due_and_discount_dates": row.editsDates = wish.allowEditDueAndDiscountDates
        case "mark_lines": row.marksLines = wish.markLines
        case "settlement_queue_minutes":
            let most = UInt32(SettlementParameters.queueMinutesMax)
            if wish.hasSettlementQueueMinutes, wish.settlementQueueMinutes > most {
                border.bad(path, .fieldInvalid, "is at most 1,440")
            }
            row.queueMinutes =
                wish.hasSettlementQueueMinutes
                ? UInt16(min(most, wish.settlementQueueMinutes)) : SettlementParameters.queueMinutesDefault
        case "payments_hierarchy": row.paymentsHierarchy = border.code(wish.paymentsHierarchy, path)
        default: return false
        }
        return true
    }
}

extension Border {
    /// Minor units of the accounting currency, 0 or above; absent: 0.
    mutating func limit(
        _ message: Reskontra_V1_Money, _ has: Bool, _ path: String, _ currency: Currency
    ) -> Int64 {
        guard let money = money(message, has, path, required: false) else { return 0 }
        if money.currency != currency {
            bad(path, .currencyMismatch, "must be in the accounting currency \(currency)")
        } else if money.minor < 0 {
            bad(path, .amountNegative, "is below 0")
        }
        return max(0, money.minor)
    }

    fileprivate mutating func priority(_ message: Reskontra_V1_SettlementPriority, _ path: String) -> SettlementPriority {
        if message.kinds.count > SettlementPriority.kindsMax {
            bad("\(path).kinds", .tooManyItems, "has \(message.kinds.count) kinds, at most 12 are taken")
        }
        if message.keys.count > SettlementPriority.keysMax {
            bad("\(path).keys", .tooManyItems, "has \(message.keys.count) keys, at most 4 are taken")
        }
        var kinds: [ItemKind] = []
        for (index, kind) in message.kinds.prefix(SettlementPriority.kindsMax).enumerated() {
            if let kind: ItemKind = choice(kind.rawValue, "\(path).kinds[\(index)]") { kinds.append(kind) }
        }
        var keys: [SettlementPriority.Key] = []
        for (index, key) in message.keys.prefix(SettlementPriority.keysMax).enumerated() {
            if let field: SettlementPriority.Field = choice(key.by.rawValue, "\(path).keys[\(index)].by") {
                keys.append(.init(field, descending: key.descending))
            }
        }
        return SettlementPriority(kinds: kinds, keys: keys)
    }
}

extension Reskontra_V1_Parameters {
    mutating func fill(_ row: SettlementParameters, _ currency: Currency, _ book: borrowing Book) {
        prioritizeSettlement = row.prioritizes
        usePriorityForAutomaticSettlement = row.usesPriorityByItself
        if row.priority.isSet {
            settlementPriority.kinds = row.priority.kinds.map { .init(rawValue: Int($0.rawValue)) ?? .unspecified }
            settlementPriority.keys = row.priority.keys.map { key in
                .with {
                    $0.by = .init(rawValue: Int(key.field.rawValue)) ?? .unspecified
                    $0.descending = key.descending
                }
            }
        }
        discountOnPartialPayments = row.discountOnPartialPayments
        discountOnCreditNotes = row.discountOnCreditNotes
        unspecificCashDiscounts = row.unspecificDiscounts
        maxOverUnderPayment = .init(row.maxOverUnderPayment, currency)
        maxPennyDifference = .init(row.maxPennyDifference, currency)
        discountOnGross = row.discountOnGross
        discountAtInvoiceRate = row.discountAtInvoiceRate
        minDiscountAmount = .init(row.minimumDiscount, currency)
        fullSettlementEnabled = row.fullSettlement
        reviewPaymentReversals = row.reviewsReversals
        taxOnPrepayment = row.taxesPrepayments
        requireConfirmedOrder = row.requiresConfirmedOrder
        paymentsHierarchy = row.paymentsHierarchy.text
        allowEditDueAndDiscountDates = row.editsDates
        markLines = row.marksLines
        settlementQueueMinutes = UInt32(row.queueMinutes)
        settleRemainderEnabled = row.settlesRemainder
        taxOnOverUnderPayment = row.taxesDifferences
        remainderReason = row.remainderReason.text
        remainderJournal = row.remainderJournal.text
        if !row.remainderAccount.isNone { remainderAccount = book.companies.account(row.remainderAccount).number.text }
    }
}
