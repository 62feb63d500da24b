/// The stated rule by which the demo's customers pay: a seeded choice for each invoice.
///
/// | of 100 invoices | pay |
/// | --- | --- |
/// | 68 | all, 5 to 20 days after the invoice |
/// | 14 | all, but late: 21 to 55 days after |
/// | 8 | a half, 10 to 30 days after |
/// | 4 | too much: the next 10.00 above, 5 to 20 days after |
/// | 6 | nothing |
///
/// Six of ten pay by transfer, a quarter by check, the others by card. The share is taken of what is left of the
/// invoice after credit notes for it; the payment settles the customer's oldest items, whichever they are.
struct PayingHabits: Sendable {
    enum Share: Sendable { case all, half, tooMuch, nothing }

    let share: Share
    let daysAfter: Int
    /// Code of a method of payment.
    let method: String

    static let seed: UInt64 = 0x5EED_0F_9A7
    static let statement =
        "of 100 invoices 68 are paid after 5 to 20 days, 14 late, 8 by half, 4 too much, 6 never; oldest items first"

    init(invoice number: String) {
        var random = SplitMix64(seed: Self.seed, name: number)
        switch random.below(100) {
        case ..<68: (share, daysAfter) = (.all, random.within(5...20))
        case ..<82: (share, daysAfter) = (.all, random.within(21...55))
        case ..<90: (share, daysAfter) = (.half, random.within(10...30))
        case ..<94: (share, daysAfter) = (.tooMuch, random.within(5...20))
        default: (share, daysAfter) = (.nothing, 0)
        }
        switch random.below(20) {
        case ..<12: method = "ELEC"
        case ..<17: method = "CHECK"
        default: method = "CARD"
        }
    }

    /// Pence to pay when `left` is left of the invoice; 0: no payment.
    func amount(left: Int64) -> Int64 {
        guard left > 0 else { return 0 }
        switch share {
        case .all: return left
        case .half: return (left + 1) / 2
        case .tooMuch: return (left / 10_00 + 1) * 10_00
        case .nothing: return 0
        }
    }
}
