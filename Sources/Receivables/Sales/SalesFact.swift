/// The closed list of facts about orders with lines, their invoices, charges and commissions.
package enum SalesFact: Equatable, Sendable {
    /// The whole detail as it is now.
    case orderDetailed(OrderID, OrderDetail)
    case slipRegistered(OrderID, PackingSlip, TakenNumber?)
    /// Of a slip by its place among the order's.
    case slipCanceled(OrderID, slip: UInt32, on: CalendarDate)
    /// What slips posted, what an invoice or the canceling of a slip took back of it (setup:SI-9).
    case accrualPosted(AccrualPosted)
    case orderInvoiced(OrderInvoiced)
    case orderCredited(OrderCredited)
    case commissionPosted(CommissionPosted)
    case setupSet(CompanyID, SalesSetup)
    case tradeSet(CustomerID, TradeTerms)

    /// The order whose lines it changes.
    var order: OrderID? {
        switch self {
        case .orderDetailed(let id, _), .slipRegistered(let id, _, _), .slipCanceled(let id, _, _): id
        case .orderInvoiced(let fact): fact.order
        case .orderCredited(let fact): fact.order
        case .accrualPosted, .commissionPosted, .setupSet, .tradeSet: nil
        }
    }
}

/// Quantities of an order went into an invoice.
package struct OrderInvoiced: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package var line: UInt32
        package var quantity: Quantity
        package var slips: [SlipPart]

        package init(line: UInt32, quantity: Quantity, slips: [SlipPart]) {
            self.line = line
            self.quantity = quantity
            self.slips = slips
        }
    }

    package struct SlipPart: Equatable, Sendable, BitwiseCopyable {
        /// Place among the order's slips.
        package var slip: UInt32
        package var quantity: Quantity
        /// What it takes back of the slip's accrual.
        package var released: SlipAccrual.Amount

        package init(slip: UInt32, quantity: Quantity, released: SlipAccrual.Amount = .zero) {
            self.slip = slip
            self.quantity = quantity
            self.released = released
        }
    }

    package var order: OrderID
    package var item: ItemID
    package var lines: [Line]
    /// What was not delivered is delivered by it.
    package var delivers: Bool
    package var charged: [ChargedOnce]

    package init(order: OrderID, item: ItemID, lines: [Line], delivers: Bool, charged: [ChargedOnce]) {
        self.delivers = delivers
        self.order = order
        self.item = item
        self.lines = lines
        self.charged = charged
    }
}

/// Quantities of an order were credited; they never go back on it (setup:SI-12).
package struct OrderCredited: Equatable, Sendable {
    package struct Line: Equatable, Sendable, BitwiseCopyable {
        package var line: UInt32
        package var quantity: Quantity

        package init(line: UInt32, quantity: Quantity) {
            self.line = line
            self.quantity = quantity
        }
    }

    package var order: OrderID
    package var item: ItemID
    package var lines: [Line]
    /// What is not delivered of the credited lines is given up.
    package var dropsRemainder: Bool

    package init(order: OrderID, item: ItemID, lines: [Line], dropsRemainder: Bool) {
        self.order = order
        self.item = item
        self.lines = lines
        self.dropsRemainder = dropsRemainder
    }
}

/// Commission of the sales group on an invoice, or taken back by a credit note (setup:CM-1).
package struct CommissionPosted: Equatable, Sendable {
    package var company: CompanyID
    package var item: ItemID
    package var shares: [CommissionShare]
    package var entry: JournalEntry
    package var voucherNext: UInt64

    package init(
        company: CompanyID, item: ItemID, shares: [CommissionShare], entry: JournalEntry, voucherNext: UInt64
    ) {
        self.company = company
        self.item = item
        self.shares = shares
        self.entry = entry
        self.voucherNext = voucherNext
    }
}

/// Negative when taken back.
package struct CommissionShare: Equatable, Sendable, PlainBits {
    package var rep: Code
    package var amount: Int64

    package init(rep: Code, amount: Int64) {
        self.rep = rep
        self.amount = amount
    }
}
