/// Goods that left: each quantity is invoiced at most once (setup:SI-5).
package struct PackingSlip: Equatable, Sendable, Codable {
    package struct Line: Equatable, Sendable, Codable {
        package var line: UInt32
        package var quantity: Quantity
        package var invoiced: Quantity
        /// Nil: nothing of it was posted.
        package var accrual: SlipAccrual?

        package init(line: UInt32, quantity: Quantity, invoiced: Quantity = .zero, accrual: SlipAccrual? = nil) {
            self.line = line
            self.quantity = quantity
            self.invoiced = invoiced
            self.accrual = accrual
        }

        package var left: Quantity { quantity - invoiced }
    }

    /// Where the accruals of a slip stand: as it was posted, whatever the set-up says later (setup:PP-5).
    package struct Posting: Equatable, Sendable, PlainBits {
        package var voucher: Code
        package var receivable: AccountID
        package var revenue: AccountID

        package init(voucher: Code, receivable: AccountID, revenue: AccountID) {
            self.voucher = voucher
            self.receivable = receivable
            self.revenue = revenue
        }
    }

    package var number: Code
    package var date: CalendarDate
    package var lines: [Line]
    /// Nil: it posted no accruals.
    package var posting: Posting?
    /// Its goods came back: nothing of it is invoiced any more.
    package var canceledOn: CalendarDate?

    package init(number: Code, date: CalendarDate, lines: [Line]) {
        self.number = number
        self.date = date
        self.lines = lines
    }

    package var isCanceled: Bool { canceledOn != nil }
}

/// The net value of a slip's line that waits in the ledger for its invoices (setup:SI-9).
///
///     slip      Dr PACKING_SLIP_AR       Cr PACKING_SLIP_REVENUE   amount
///     invoice   Dr PACKING_SLIP_REVENUE  Cr PACKING_SLIP_AR        its share; the last one takes the rest
///
/// `released` never passes `amount` and equals it once the whole quantity is invoiced or the slip is canceled.
package struct SlipAccrual: Equatable, Sendable, PlainBits {
    /// Minor units, none below zero: an order's prices are not.
    package struct Amount: Equatable, Sendable, PlainBits {
        /// Of the order's currency.
        package var minor: Int64
        /// Of the accounting currency, at the rate of the slip's day.
        package var accounting: Int64

        package static let zero = Amount(minor: 0, accounting: 0)

        package init(minor: Int64, accounting: Int64) {
            self.minor = minor
            self.accounting = accounting
        }

        package static func + (left: Amount, right: Amount) -> Amount {
            Amount(minor: left.minor + right.minor, accounting: left.accounting + right.accounting)
        }

        package static func - (left: Amount, right: Amount) -> Amount {
            Amount(minor: left.minor - right.minor, accounting: left.accounting - right.accounting)
        }
    }

    /// What it was posted for: the slip's quantity less what was invoiced ahead of it.
    package var quantity: Quantity
    package var dimension: Code
    package var amount: Amount
    package var released: Amount

    package init(quantity: Quantity, dimension: Code, amount: Amount, released: Amount = .zero) {
        self.quantity = quantity
        self.dimension = dimension
        self.amount = amount
        self.released = released
    }

    package var left: Amount { amount - released }

    /// The share of a quantity, rounded half away from zero, never more than is left; the last part takes the rest (AD-2).
    func share(of part: Quantity, left quantityLeft: Quantity) -> Amount {
        if part >= quantityLeft { return left }
        return Amount(
            minor: min(left.minor, amount.minor.share(part.millionths, of: quantity.millionths)),
            accounting: min(left.accounting, amount.accounting.share(part.millionths, of: quantity.millionths)))
    }

    func isSound(left quantityLeft: Quantity) -> Bool {
        guard left.minor >= 0, left.accounting >= 0 else { return false }
        return !quantityLeft.isZero || left == .zero
    }

    func mixed(into word: UInt64) -> UInt64 {
        [amount.minor, amount.accounting, released.minor, released.accounting].reduce(word) {
            Mix.fold($0, UInt64(bitPattern: $1))
        }
    }
}

extension PackingSlip.Line {
    /// What invoicing a quantity takes back of its accrual.
    func released(by quantity: Quantity) -> SlipAccrual.Amount {
        accrual?.share(of: quantity, left: left) ?? .zero
    }

    mutating func invoice(_ part: OrderInvoiced.SlipPart) {
        invoiced += part.quantity
        if let before = accrual { accrual?.released = before.released + part.released }
    }
}
