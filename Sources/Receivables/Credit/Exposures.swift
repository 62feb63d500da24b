/// Sums per invoice account and currency, kept by the events that change them (credit:EX-1).
@usableFromInline
package struct Exposures: ~Copyable {
    /// Minor units of one currency; one cache line.
    @usableFromInline
    package struct Sums: Sendable, PlainBits {
        package var currency: Currency
        package var next: UInt32
        /// Debit items and debit adjustments.
        package var invoices: Int64 = 0
        /// Open credit notes and other credits that are no payments; negative.
        package var creditNotes: Int64 = 0
        /// Unapplied payments; negative.
        package var payments: Int64 = 0
        /// Delivered parts of all live orders, not invoiced.
        package var delivered: Int64 = 0
        /// Parts of all live orders that are not delivered.
        package var orders: Int64 = 0
        /// Remaining of authorizations that are not marked expired yet.
        package var reserved: Int64 = 0
        /// Head of the live orders, latest ship date first; 0: none.
        package var firstOrder: UInt32 = 0
        /// How many of them count otherwise than by their amounts (see `SalesOrder.isSpecial`).
        package var specialOrders: UInt32 = 0

        package init(currency: Currency, next: UInt32 = 0) {
            self.currency = currency
            self.next = next
        }

        /// Sum of open items.
        package var balance: Int64 { invoices + creditNotes + payments }
    }

    @usableFromInline package private(set) var rows = Table<Sums>()

    package init() {}

    /// The component an item counts in.
    package enum Component: UInt8, Sendable, BitwiseCopyable { case invoices, creditNotes, payments }

    package static func component(_ kind: ItemKind, debit: Bool) -> Component {
        switch kind {
        case .payment, .prepayment: debit ? .invoices : .payments
        case .invoice, .creditNote, .interestNote, .letterFee, .paymentFee, .reimbursement, .adjustment,
            .prepaymentInvoice, .bill:
            debit ? .invoices : .creditNotes
        }
    }

    package func find(_ first: UInt32, _ currency: Currency) -> Sums? {
        var place = first
        while place != 0 {
            if rows[place].currency == currency { return rows[place] }
            place = rows[place].next
        }
        return nil
    }

    // MARK: apply

    /// The row for a currency, made when it is the first time. `first` is the customer's list head.
    mutating func change(_ first: inout UInt32, _ currency: Currency, _ body: (inout Sums) -> Void) {
        var place = first
        while place != 0, rows[place].currency != currency { place = rows[place].next }
        if place == 0 {
            place = rows.append(Sums(currency: currency, next: first))
            first = place
        }
        body(&rows[place])
    }

    /// One account's sums as all there is; answers the first row.
    mutating func assume(_ sums: [Sums]) -> UInt32 {
        for (place, var row) in sums.enumerated() {
            row.next = place + 1 < sums.count ? UInt32(place + 2) : 0
            if place < rows.count { rows[UInt32(place + 1)] = row } else { rows.append(row) }
        }
        return sums.isEmpty ? 0 : 1
    }
}

extension Exposures: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
    }
}
