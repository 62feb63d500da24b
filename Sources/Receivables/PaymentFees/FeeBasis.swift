/// How a fee follows from an amount or a number of days (setup:CH-5). Pure arithmetic.
package enum FeeBasis: Equatable, Sendable, Codable {
    case percent(Percent)
    /// Minor units.
    case amount(Int64)
    /// The tier that holds the amount, or the days.
    case interval([Tier], by: Measure)

    package enum Measure: UInt8, Sendable, BitwiseCopyable, Codable {
        case amount = 1
        case days = 2
    }

    /// From `from` on, until the next tier begins.
    package struct Tier: Equatable, Sendable, PlainBits {
        /// Minor units of the payment's currency, or days.
        package let from: Int64
        package let amount: Int64

        package init(from: Int64, amount: Int64) {
            self.from = from
            self.amount = amount
        }
    }

    package static let tiersMax = 100

    /// Minor units, rounded once, half away from zero; below the first tier nothing.
    package func fee(on amount: Int64, days: Int64) -> Int64 {
        switch self {
        case .percent(let percent): return percent.of(amount)
        case .amount(let fee): return fee
        case .interval(let tiers, let measure):
            let measured = measure == .amount ? amount : days
            return tiers.last { $0.from <= measured }?.amount ?? 0
        }
    }

    /// Tiers begin at different places, in order; nothing is below zero.
    package var isValid: Bool {
        switch self {
        case .percent(let percent): (0...10_000_000).contains(percent.tenThousandths)
        case .amount(let fee): fee >= 0
        case .interval(let tiers, _):
            !tiers.isEmpty && tiers.allSatisfy { $0.from >= 0 && $0.amount >= 0 }
                && zip(tiers, tiers.dropFirst()).allSatisfy { $0.from < $1.from }
        }
    }
}
