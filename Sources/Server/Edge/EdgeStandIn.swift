import CreditCache
import Receivables

/// What an edge lets pass while nobody can prove the exposure: small sums, of accounts that were in order when last heard of.
///
/// Whoever runs the edge says so; without such terms the answer is UNAVAILABLE. Rule: credit:AU-12.
package struct StandInTerms: Equatable, Sendable {
    /// What one customer may get while the ledger is away, all its sales together.
    package let floor: Money
    /// What all customers may get: by so much, for each edge, exposure can pass limits.
    package let total: Money
    /// What was heard longer ago stands in for nothing.
    package static let ageMaxNanoseconds: Int64 = 3_600_000_000_000

    /// Nil unless both are of one currency and above 0, and all may get what one may.
    package init?(floor: Money, total: Money) {
        guard floor.currency == total.currency, floor.minor > 0, floor.minor <= total.minor, total.minor <= Money.minorMax
        else { return nil }
        self.floor = floor
        self.total = total
    }

    /// As flags give them: EUR:50.00.
    package init(floor: String, total: String) throws(ServerFailure) {
        let (one, all) = (try StandInTerms.amount(floor, "--floor-limit"), try StandInTerms.amount(total, "--floor-total"))
        guard let terms = StandInTerms(floor: one, total: all) else {
            throw ServerFailure(.wrongSettings, "--floor-total: at least the floor limit, in its currency, above 0")
        }
        self = terms
    }

    /// A currency and an amount with all places of its minor unit.
    private static func amount(_ text: String, _ flag: String) throws(ServerFailure) -> Money {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let digits = parts.count == 2 ? parts[1].split(separator: ".", omittingEmptySubsequences: false) : []
        guard let code = parts.first.flatMap({ Code(String($0)) }), let currency = Currency(code: code),
            digits.count == (currency.exponent == 0 ? 1 : 2),
            digits.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            digits.count == 1 || digits[1].count == Int(currency.exponent), let minor = Int64(digits.joined()),
            minor <= Money.minorMax
        else { throw ServerFailure(.wrongSettings, "\(flag): takes an amount as EUR:50.00, not '\(text)'") }
        return Money(minor, currency)
    }
}

/// An answer in the ledger's stead, for when the ledger does not give one.
struct StandIn {
    let company: Code
    let customer: Code
    let amount: Money
    let decision: CreditDecision
    let sequence: UInt64
    let ageMilliseconds: UInt32
}

/// What an edge has let pass in the ledger's stead since it last heard from it. In memory: a new edge begins at nothing.
struct StandInsMade {
    private struct Customer: Hashable {
        let company: Code
        let number: Code
    }

    private var total: Int64 = 0
    private var byCustomer: [Customer: Int64] = [:]
    private var lastAt: UInt64 = 0
    /// The ledger is there again when nothing had to be made in its stead for so long: one till's connection that comes
    /// and goes opens no new room for another's.
    static let steadyNanoseconds: UInt64 = 60_000_000_000

    /// Counts a sum if the terms have room for it. A check that is asked again counts again.
    mutating func take(_ standIn: StandIn, _ terms: StandInTerms, at now: UInt64) -> Bool {
        let customer = Customer(company: standIn.company, number: standIn.customer)
        let amount = standIn.amount
        // Checked before they are added: a request may ask for 10^15.
        guard amount.currency == terms.floor.currency, amount.minor > 0, amount.minor <= terms.floor.minor,
            byCustomer[customer, default: 0] + amount.minor <= terms.floor.minor, total + amount.minor <= terms.total.minor
        else { return false }
        byCustomer[customer, default: 0] += amount.minor
        total += amount.minor
        lastAt = now
        return true
    }

    /// The ledger answered.
    mutating func forget(at now: UInt64) {
        guard total != 0, now &- lastAt >= Self.steadyNanoseconds else { return }
        self = StandInsMade()
    }
}

extension EdgePort {
    /// What the ledger's stead could answer to a check by what was last known; nil: nothing but UNAVAILABLE.
    ///
    /// Only what the ledger's own rules approved then, in full: an account that was blocked, over its limit or not wholly
    /// known gets nothing, and neither does one that Redis does not have.
    func standIn(
        for call: EdgeCall, _ company: EdgeCompany, _ known: CacheAnswer, _ caller: EdgeCaller, age: Int64, wall: Int64,
        atLeast sequence: UInt64
    ) -> StandIn? {
        guard let terms = configuration.standIn, age <= StandInTerms.ageMaxNanoseconds,
            case .check(let check) = call.question, check.amount.currency == terms.floor.currency,
            check.amount.minor <= terms.floor.minor, case .hit(let position) = known,
            case .decision(let decision) = company.answer(
                call.question, position, of: caller, wall: wall, atLeast: sequence),
            decision.decision == .approve
        else { return nil }
        return StandIn(
            company: call.company, customer: check.customer, amount: check.amount, decision: decision,
            sequence: position.watermark.sequence, ageMilliseconds: UInt32(clamping: max(1, age / 1_000_000)))
    }
}
