import Schema

/// What a document of a case is; decides how its revenue leg is called.
enum DocumentKind {
    case invoice
    case creditNote
    case payment
}

/// The account kinds of the settlement schema by posting type.
func settlementAccount(_ type: Reskontra_V1_PostingType, of kind: DocumentKind) -> String {
    switch type {
    case .receivable: "accounts_receivable"
    case .revenue: kind == .creditNote ? "sales_returns" : "sales"
    case .salesTaxPayable: "sales_tax"
    case .bank, .bridging, .cardClearing: "cash"
    case .cashDiscount: "cash_discount"
    case .cashDiscountDifference: "cash_discount_difference"
    case .pennyDifference: "penny_difference"
    case .realizedGain: "realized_gain"
    case .realizedLoss: "realized_loss"
    case .rounding: "rounding"
    case .opening: "opening"
    case .interestIncome: "interest_income"
    case .interestExpense: "interest_expense"
    case .feeRevenue: "fee_revenue"
    case .prepayment: "prepayment_deposit"
    case .prepaymentTax: "prepayment_tax"
    case .badDebt: "write_off"
    case .dueTo: "due_to"
    case .dueFrom: "due_from"
    case .payable: "accounts_payable"
    case .nettingInterim: "netting_interim"
    case .unrealizedGain: "unrealized_gain"
    case .unrealizedLoss: "unrealized_loss"
    case .bill: "bill"
    case .billCollection: "bill_collection"
    case .billDiscount: "bill_discount"
    case .billProtest: "bill_protest"
    case .discountLiability: "discount_liability"
    case .discountExpense: "discount_expense"
    case .bankFee: "bank_fee"
    case .chargeRevenue: "charge_revenue"
    case .chargeExpense: "charge_expense"
    case .commissionExpense: "commission_expense"
    case .commissionAccrued: "commission_accrued"
    case .cost: "cost"
    case .packingSlip: "packing_slip"
    case .packingSlipOffset: "packing_slip_offset"
    case .inventory: "inventory"
    case .unspecified, .UNRECOGNIZED: "unknown"
    }
}

/// The account kinds of the set-up schema by posting type.
func setupAccount(_ type: Reskontra_V1_PostingType) -> String {
    switch type {
    case .receivable: "AR"
    case .revenue: "REVENUE"
    case .salesTaxPayable: "TAX_PAYABLE"
    case .bank: "BANK"
    case .bridging: "BRIDGING"
    case .cardClearing: "CARD_CLEARING"
    case .cashDiscount: "CASH_DISCOUNT"
    case .cashDiscountDifference, .pennyDifference, .rounding: "ROUNDING"
    case .realizedGain: "REALIZED_GAIN"
    case .realizedLoss: "REALIZED_LOSS"
    case .opening: "OPENING"
    case .interestIncome: "INTEREST_INCOME"
    case .interestExpense: "INTEREST_EXPENSE"
    case .feeRevenue: "FEE_REVENUE"
    case .prepayment: "PREPAYMENT"
    case .prepaymentTax: "PREPAYMENT_TAX"
    case .badDebt: "BAD_DEBT"
    case .dueTo: "DUE_TO"
    case .dueFrom: "DUE_FROM"
    case .payable: "PAYABLE"
    case .nettingInterim: "NETTING_INTERIM"
    case .unrealizedGain: "UNREALIZED_GAIN"
    case .unrealizedLoss: "UNREALIZED_LOSS"
    case .bill: "BOE"
    case .billCollection: "BOE_COLLECTION"
    case .billDiscount: "BOE_DISCOUNT"
    case .billProtest: "BOE_PROTEST"
    case .discountLiability: "DISCOUNT_LIABILITY"
    case .discountExpense: "DISCOUNT_EXPENSE"
    case .bankFee: "BANK_FEE_EXPENSE"
    case .chargeRevenue: "CHARGE_REVENUE"
    case .chargeExpense: "CHARGE_EXPENSE"
    case .commissionExpense: "COMMISSION_EXPENSE"
    case .commissionAccrued: "COMMISSION_ACCRUED"
    case .cost: "COGS"
    case .inventory: "INVENTORY"
    case .packingSlip: "PACKING_SLIP_AR"
    case .packingSlipOffset: "PACKING_SLIP_REVENUE"
    case .unspecified, .UNRECOGNIZED: "UNKNOWN"
    }
}

/// Debits and credits per main account and currency, as the trial balance shows them.
///
/// Used to prove that a step posted what its answer says and nothing else.
struct LedgerTotals: Equatable {
    struct Key: Hashable, Comparable {
        let account: String
        let currency: String

        static func < (left: Key, right: Key) -> Bool {
            (left.account, left.currency) < (right.account, right.currency)
        }
    }

    struct Sums: Equatable {
        var debit: Int64 = 0
        var credit: Int64 = 0
        var accountingDebit: Int64 = 0
        var accountingCredit: Int64 = 0
    }

    private(set) var sums: [Key: Sums] = [:]

    init() {}

    init(_ balance: Reskontra_V1_GetTrialBalanceResponse) {
        for row in balance.rows {
            add(
                Key(account: row.mainAccount, currency: row.currency),
                Sums(
                    debit: row.debitMinor, credit: row.creditMinor, accountingDebit: row.accountingDebitMinor,
                    accountingCredit: row.accountingCreditMinor))
        }
    }

    init(_ entries: [Reskontra_V1_JournalEntry]) {
        for leg in entries.flatMap(\.legs) {
            let isDebit = leg.side == .debit
            add(
                Key(account: leg.mainAccount, currency: leg.amount.currency),
                Sums(
                    debit: isDebit ? leg.amount.minor : 0, credit: isDebit ? 0 : leg.amount.minor,
                    accountingDebit: isDebit ? leg.accountingAmount.minor : 0,
                    accountingCredit: isDebit ? 0 : leg.accountingAmount.minor))
        }
    }

    static func - (left: LedgerTotals, right: LedgerTotals) -> LedgerTotals {
        var difference = left
        for (key, sums) in right.sums {
            difference.add(
                key,
                Sums(
                    debit: -sums.debit, credit: -sums.credit, accountingDebit: -sums.accountingDebit,
                    accountingCredit: -sums.accountingCredit))
        }
        return difference
    }

    /// One line, accounts in order.
    var line: String {
        sums.sorted { $0.key < $1.key }.map { key, sums in
            "\(key.account) \(key.currency) \(sums.debit)/\(sums.credit)"
                + " (accounting \(sums.accountingDebit)/\(sums.accountingCredit))"
        }.joined(separator: ", ")
    }

    private mutating func add(_ key: Key, _ added: Sums) {
        var sums = self.sums[key] ?? Sums()
        sums.debit += added.debit
        sums.credit += added.credit
        sums.accountingDebit += added.accountingDebit
        sums.accountingCredit += added.accountingCredit
        self.sums[key] = sums == Sums() ? nil : sums
    }
}

/// Nil when the ledger moved by exactly the entries; else what it moved by and what they say.
func movementMismatch(
    before: LedgerTotals, after: LedgerTotals, entries: [Reskontra_V1_JournalEntry]
) -> String? {
    let moved = after - before
    let told = LedgerTotals(entries)
    return moved == told ? nil : "the trial balance moved by \(moved.line) but the entries say \(told.line)"
}
