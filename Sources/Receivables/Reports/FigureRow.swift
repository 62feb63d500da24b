/// Why an amount is part of a figure (F31).
package enum FigureCause: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// The document was posted.
    case posted = 1
    /// A settlement took it off, money against money.
    case settled = 2
    case discount = 3
    /// Over or under payment within its limit.
    case difference = 4
    case penny = 5
    /// A settlement was undone.
    case undone = 6
    /// A reservation of credit that is live.
    case reserved = 7
    /// What is not delivered of a live order; or delivered and not invoiced.
    case ordered = 8
    case delivered = 9
    /// A leg of a journal entry.
    case entry = 10

    init(_ kind: PartKind) {
        self =
            switch kind {
            case .money: .settled
            case .discount: .discount
            case .difference: .difference
            case .penny: .penny
            }
    }
}

/// One leaf of a figure: what one event added to it.
package struct FigureRow: Equatable, Sendable {
    package var cause: FigureCause
    /// Record it stands in.
    package var sequence: UInt64
    /// Business date it counts from.
    package var date: CalendarDate
    /// Signed, in the figure's currency.
    package var amount: Int64
    package var item = ItemID.none
    /// The item on the other side of a settlement; none: it touched one alone.
    package var counterpart = ItemID.none
    package var settlement = SettlementID.none
    package var authorization = AuthorizationID.none
    package var order = OrderID.none
    /// Rules that made it, as the specifications number them.
    package var rules: [String] = []
}

extension FigureRow {
    /// Rules that post a document of a kind.
    static func rules(posting kind: ItemKind) -> [String] {
        switch kind {
        case .invoice: ["setup:FT-8", "setup:PP-5"]
        case .creditNote: ["setup:FT-8", "setup:FT-13"]
        case .payment: ["payments:PM-0", "payments:PJ-3"]
        case .prepayment: ["payments:PP-1"]
        case .prepaymentInvoice: ["setup:PR-4", "setup:PR-5"]
        case .interestNote: ["setup:IN-1"]
        case .letterFee: ["credit:LE-7", "credit:LE-11"]
        case .paymentFee: ["payments:PM-1"]
        case .reimbursement: ["payments:RB-1", "payments:RB-5"]
        case .adjustment: ["setup:AD-9"]
        case .bill: ["setup:BE-3", "setup:BE-4"]
        }
    }

    /// Rules by which a settlement takes an amount off.
    static func rules(settling kind: PartKind, _ origin: SettlementOrigin) -> [String] {
        switch kind {
        case .discount: return ["payments:CD-4", "payments:CD-12"]
        case .difference: return ["payments:OU-1", "payments:OU-2"]
        case .penny: return ["payments:OU-1"]
        case .money: break
        }
        switch origin {
        case .settled: return ["payments:SE-1", "payments:SE-3"]
        case .writeOff: return ["credit:WO-1", "credit:WO-3"]
        case .reversal: return ["payments:RV-1"]
        case .reimbursement: return ["payments:RB-1"]
        case .netting: return ["payments:RV-6"]
        case .prepayment: return ["payments:PP-3"]
        }
    }

    /// The rule a leg of an entry goes to its account by.
    package static func rules(posting type: PostingType) -> [String] {
        switch type {
        case .receivable: ["setup:PP-5"]
        case .revenue: ["setup:FT-8", "setup:AD-1"]
        case .salesTaxPayable: ["setup:FT-4", "payments:CD-10"]
        case .bank, .bridging: ["payments:PM-0"]
        case .cardClearing: ["setup:CC-10"]
        case .cashDiscount: ["payments:CD-12"]
        case .cashDiscountDifference, .pennyDifference: ["payments:OU-1"]
        case .rounding: ["setup:AD-8"]
        case .realizedGain, .realizedLoss: ["payments:FX-2"]
        case .opening: ["setup:PC-8"]
        case .interestIncome, .interestExpense: ["setup:IN-1"]
        case .feeRevenue: ["setup:CH-5"]
        case .prepayment: ["payments:PP-1", "payments:PP-3"]
        case .prepaymentTax: ["payments:PP-2"]
        case .badDebt: ["credit:WO-3"]
        case .dueTo, .dueFrom: ["payments:IC-2"]
        case .payable: ["payments:RB-1"]
        case .nettingInterim: ["payments:RV-6"]
        case .unrealizedGain, .unrealizedLoss: ["setup:FX-4"]
        case .bill, .billCollection, .billDiscount, .billProtest: ["setup:BE-3"]
        case .discountLiability, .discountExpense: ["setup:BE-6"]
        case .bankFee: ["setup:CH-5"]
        case .chargeRevenue, .chargeExpense: ["setup:CH-1"]
        case .commissionExpense, .commissionAccrued: ["setup:CM-1"]
        case .cost, .inventory, .packingSlip, .packingSlipOffset: ["setup:SI-9"]
        }
    }
}
