/// A payment that was taken back: it and its mirror close each other.
///
///     POSTED -> REVERSED | CANCELED_NSF
package struct PaymentCanceled: Equatable, Sendable, Codable {
    package var payment: ItemID
    package var kind: Kind
    package var date: CalendarDate
    package var reason: String
    package var mirror: ItemID
    /// None: nothing was charged.
    package var feeItem: ItemID
    /// How the fee was posted: revenue and taxes, credits negative.
    package var feeLegs: [Leg]

    package enum Kind: UInt8, Sendable, BitwiseCopyable, Codable {
        /// By the company (payments:RV-1).
        case reversed = 1
        /// By the bank, for want of funds (credit section 14).
        case nsf = 2
    }

    package init(
        payment: ItemID, kind: Kind, date: CalendarDate, reason: String, mirror: ItemID, feeItem: ItemID,
        feeLegs: [Leg]
    ) {
        self.payment = payment
        self.kind = kind
        self.date = date
        self.reason = reason
        self.mirror = mirror
        self.feeItem = feeItem
        self.feeLegs = feeLegs
    }

    var fingerprint: UInt64 {
        UInt64(kind.rawValue) | UInt64(mirror.number) << 8 | UInt64(feeItem.number & 0xffffff) << 40
    }
}

/// Payments that were taken back.
package struct Cancellations: Sendable {
    private var rows: [ItemID: PaymentCanceled] = [:]
    /// In the order they came: nothing walks the dictionary.
    package private(set) var payments: [ItemID] = []

    init() {}

    package subscript(_ payment: ItemID) -> PaymentCanceled? { rows[payment] }

    mutating func note(_ fact: PaymentCanceled) {
        rows[fact.payment] = fact
        payments.append(fact.payment)
    }
}

extension Book {
    mutating func apply(_ fact: PaymentCanceled, at stamp: Stamp) {
        endRisk(fact.payment)
        cancellations.note(fact)
        if !fact.feeItem.isNone { collections.post(fact.feeLegs, asFee: fact.feeItem) }
        let payment = items[fact.payment]
        touch(payment.customer, at: stamp)
        switch fact.kind {
        case .nsf: tell(payment.customer, .paymentReturned, "payment \(payment.number) returned: \(fact.reason)", at: stamp)
        case .reversed: break
        }
        digest.add(.cancellation, UInt64(fact.payment.number), fact.fingerprint)
    }
}

extension Cancellations: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&payments)
    }
}
