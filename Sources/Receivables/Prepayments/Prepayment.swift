/// An invoice asked for before the sale, and what became of it (setup section 10, payments section 11).
///
///     PENDING -> RECEIVED (paid in full) -> APPLIED (all of it, to one invoice or several)
///     PENDING -> REVERSED
package struct Prepayment: Equatable, Sendable, Codable {
    package let item: ItemID
    package let company: CompanyID
    package let order: Code
    /// Where the deposit stands until it is applied.
    package let depositAccount: AccountID
    /// Will be applied by the final invoice.
    package var isMarked = false
    /// Applied so far, in the invoice's currency and in accounting currency.
    package var used: Int64 = 0
    package var accountingUsed: Int64 = 0
    package var end: End?

    /// What closed it for good, or used a part of it.
    package struct End: Equatable, Sendable, Codable {
        package var isReversal: Bool
        /// Part of the deposit; 0 for a reversal.
        package var amount: Int64 = 0
        package var accounting: Int64 = 0
        /// Something of the deposit is left.
        package var isPartial = false
        /// The item that stands against the final invoice, or against the prepayment invoice itself.
        package var credit: ItemID
        package var settlement: SettlementID
        package var date: CalendarDate
        package var reason: String

        package init(
            isReversal: Bool, amount: Int64 = 0, accounting: Int64 = 0, isPartial: Bool = false, credit: ItemID,
            settlement: SettlementID, date: CalendarDate, reason: String
        ) {
            self.isReversal = isReversal
            self.amount = amount
            self.accounting = accounting
            self.isPartial = isPartial
            self.credit = credit
            self.settlement = settlement
            self.date = date
            self.reason = reason
        }
    }

    package init(item: ItemID, company: CompanyID, order: Code, depositAccount: AccountID) {
        self.item = item
        self.company = company
        self.order = order
        self.depositAccount = depositAccount
    }

    var fingerprint: UInt64 {
        let state: UInt64 = end.map { $0.isReversal ? 3 : 2 } ?? (isMarked ? 1 : 0)
        return Mix.fold(UInt64(item.number) ^ UInt64(bitPattern: used) &* 0x9E37_79B9_7F4A_7C15, state &+ 1)
    }

    /// The same after a fact.
    func changed(by fact: PrepaymentChanged) -> Prepayment {
        var row = self
        guard let end = fact.end else {
            row.isMarked = true
            return row
        }
        row.used += end.amount
        row.accountingUsed += end.accounting
        if !end.isPartial { row.end = end }
        return row
    }
}

package enum PrepaymentStatus: UInt8, Sendable, BitwiseCopyable {
    case pending = 1
    case received = 2
    case applied = 3
    case reversed = 4
}

/// What happened to a prepayment invoice after it was posted.
package struct PrepaymentChanged: Equatable, Sendable {
    package var item: ItemID
    /// Nil: it was marked.
    package var end: Prepayment.End?

    package init(item: ItemID, end: Prepayment.End?) {
        self.item = item
        self.end = end
    }
}

/// Prepayment invoices by item and by order, and the final invoice of an order that has any.
package struct Prepayments: Sendable {
    private var rows: [ItemID: Prepayment] = [:]
    private var byOrder: [CompanyCode: [ItemID]] = [:]
    private var finals: [CompanyCode: [ItemID]] = [:]
    /// Invoices that an order shares with others: they take what is reserved for it, and no more.
    private var shared: [CompanyCode: [ItemID]] = [:]
    /// In the order they were posted: nothing walks the dictionary.
    package private(set) var items: [ItemID] = []
    /// Payments in advance that wait for the invoice of an order, oldest first; and the order of each.
    private var waiting: [CompanyCode: [ItemID]] = [:]
    private var orders: [ItemID: CompanyCode] = [:]

    init() {}

    package var isEmpty: Bool { items.isEmpty }
    package subscript(_ item: ItemID) -> Prepayment? { rows[item] }
    /// Oldest first.
    package func of(_ company: CompanyID, order: Code) -> [ItemID] {
        byOrder[CompanyCode(company: company, code: order)] ?? []
    }
    /// Invoices of an order, oldest first.
    package func finalInvoices(_ company: CompanyID, order: Code) -> [ItemID] {
        finals[CompanyCode(company: company, code: order)] ?? []
    }

    func isInvoice(_ item: ItemID, of key: CompanyCode) -> Bool {
        finals[key]?.contains(item) ?? false || shared[key]?.contains(item) ?? false
    }

    /// Payments in advance for an order, oldest first.
    func payments(_ company: CompanyID, order: Code) -> [ItemID] {
        waiting.isEmpty ? [] : waiting[CompanyCode(company: company, code: order)] ?? []
    }

    /// The order a payment was made for; nil: for none.
    func order(of payment: ItemID) -> CompanyCode? { orders.isEmpty ? nil : orders[payment] }

    /// 0: it was made for no order.
    func reservationWord(of payment: ItemID) -> UInt64 {
        order(of: payment).map { $0.code.mixed(with: UInt64($0.company.number)) | 1 } ?? 0
    }

    /// Every payment in advance for an order, as the digest has them.
    func addReservations(to sum: inout Digest) {
        for payment in orders.keys { sum.add(.reservedPayment, UInt64(payment.number), reservationWord(of: payment)) }
    }

    /// Payments that wait elsewhere than for their order; one sentence each, for `verify`.
    func misplacedReservations() -> [String] {
        var wrong = orders.compactMap { waiting[$0.value]?.contains($0.key) ?? false ? nil : $0.key }
        for (key, payments) in waiting { wrong += payments.filter { orders[$0] != key } }
        return wrong.sorted().map { "payment \($0.number) does not wait for the order it was made for" }
    }

    mutating func reserve(_ payment: ItemID, of company: CompanyID, order: Code) {
        let key = CompanyCode(company: company, code: order)
        waiting[key, default: []].append(payment)
        orders[payment] = key
    }

    mutating func post(_ row: Prepayment) {
        rows[row.item] = row
        items.append(row.item)
        byOrder[CompanyCode(company: row.company, code: row.order), default: []].append(row.item)
    }

    mutating func change(_ fact: PrepaymentChanged) {
        rows[fact.item] = rows[fact.item]?.changed(by: fact)
    }

    mutating func note(invoice: ItemID, of company: CompanyID, order: Code) {
        finals[CompanyCode(company: company, code: order), default: []].append(invoice)
    }

    /// Of one order or of several; instalments are given each.
    mutating func note(_ invoices: [ItemID], sharedBy key: CompanyCode) {
        for invoice in invoices where !isInvoice(invoice, of: key) { shared[key, default: []].append(invoice) }
    }
}

extension Book {
    /// PENDING until all of it is paid; a payment taken back makes it PENDING again.
    package func status(of row: Prepayment) -> PrepaymentStatus {
        if let end = row.end { return end.isReversal ? .reversed : .applied }
        return items[row.item].isOpen ? .pending : .received
    }

    /// A final invoice would apply it (setup:PR-6).
    package func isMarked(_ row: Prepayment) -> Bool {
        row.end == nil && status(of: row) == .received
            && (row.isMarked || companies[row.company].parameters.appliesPrepayments)
    }


    mutating func apply(_ row: Prepayment, at stamp: Stamp) {
        prepayments.post(row)
        touch(items[row.item].customer, at: stamp)
        digest.add(.prepayment, UInt64(row.item.number), row.fingerprint)
    }

    mutating func apply(_ fact: PrepaymentChanged, at stamp: Stamp) {
        if let row = prepayments[fact.item] { digest.remove(.prepayment, UInt64(fact.item.number), row.fingerprint) }
        prepayments.change(fact)
        touch(items[fact.item].customer, at: stamp)
        if let row = prepayments[fact.item] { digest.add(.prepayment, UInt64(fact.item.number), row.fingerprint) }
    }

    /// The prepayment invoice of a number, or the refusal.
    func prepayment(_ company: CompanyID, _ number: Code, field: String) throws(Rejection) -> Prepayment {
        guard let id = items.find(company, .documents, number), let row = prepayments[id] else {
            throw Rejection(
                .notFound, field: field, "there is no prepayment invoice \(number)", [.init("prepayment", number.text)])
        }
        return row
    }
}

extension Rejection {
    static func prepaymentState(_ number: Code, _ status: PrepaymentStatus, field: String) -> Rejection {
        let name =
            switch status {
            case .pending: "PENDING"
            case .received: "RECEIVED"
            case .applied: "APPLIED"
            case .reversed: "REVERSED"
            }
        return Rejection(
            .stateNotAllowed, field: field, "prepayment invoice \(number) is \(name)",
            [.init("prepayment", number.text), .init("current_state", name)])
    }
}

extension Prepayments: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&byOrder)
        try stream.pass(&finals)
        try stream.pass(&shared)
        try stream.pass(&items)
        try stream.pass(&waiting)
        try stream.pass(&orders)
    }
}
