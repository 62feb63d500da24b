import Engine
import EventLog
import Loop
import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// Many tills, one pool: some order of the calls explains every answer. The checker knows when each call began and
/// ended and what it was answered, no sequence and no receipt (F27, reliability 4.3 b).
struct BlindHistoryTests {
    /// What a till asked, and when. Times are steps of the world; an answer that never came ends at `.max`.
    struct Call {
        enum Act: Equatable {
            case authorize(Int64, isApproved: Bool)
            case check(Int64, isApproved: Bool)
            case void(Int64)
        }

        var began: Int
        var ended: Int
        var act: Act
    }

    /// Searches for an order of the calls (Wing and Gong, with Lowe's memory of what was tried).
    struct Checker {
        let limit: Int64
        private let calls: [Call]
        private var tried: Set<State> = []

        private struct State: Hashable {
            var done: SIMD4<UInt64> = .zero
            var reserved: Int64 = 0

            func contains(_ call: Int) -> Bool { done[call >> 6] >> UInt64(call & 63) & 1 == 1 }
        }

        /// At most 256 calls.
        static func explains(_ calls: [Call], limit: Int64) -> Bool {
            precondition(calls.count <= 256)
            var checker = Checker(limit: limit, calls: calls.sorted { $0.began < $1.began })
            return checker.search(State(), first: 0)
        }

        private init(limit: Int64, calls: [Call]) {
            self.limit = limit
            self.calls = calls
        }

        /// All calls before `first` are done.
        private mutating func search(_ state: State, first: Int) -> Bool {
            var first = first
            while first < calls.count, state.contains(first) { first += 1 }
            guard first < calls.count else { return true }
            guard tried.insert(state).inserted else { return false }
            // Only a call that began before every open one ended can be the next.
            var earliestEnd = Int.max
            var place = first
            while place < calls.count, calls[place].began <= earliestEnd {
                if !state.contains(place) { earliestEnd = min(earliestEnd, calls[place].ended) }
                place += 1
            }
            for next in first..<place where !state.contains(next) && calls[next].began <= earliestEnd {
                guard let reserved = applied(calls[next].act, to: state.reserved) else { continue }
                var after = state
                after.done[next >> 6] |= 1 << UInt64(next & 63)
                after.reserved = reserved
                if search(after, first: first) { return true }
            }
            return false
        }

        /// Nil when the answer cannot have been given then.
        private func applied(_ act: Call.Act, to reserved: Int64) -> Int64? {
            switch act {
            case .authorize(let amount, let isApproved):
                guard (reserved + amount <= limit) == isApproved else { return nil }
                return isApproved ? reserved + amount : reserved
            case .check(let amount, let isApproved):
                return (reserved + amount <= limit) == isApproved ? reserved : nil
            case .void(let amount): return reserved - amount
            }
        }
    }

    /// A till that has one call under way at most.
    private final class Till {
        let client: TestClient
        var open: (stream: UInt32, began: Int, act: Call.Act, id: UInt64)?
        var held: [(id: UInt64, amount: Int64)] = []

        init(_ client: TestClient) { self.client = client }
    }

    private static let limit: Int64 = 10_000

    private func trade() throws -> PortWorld {
        let (world, client) = try PortWorld.trading(customers: 1)
        let limited = try client.call(
            .setParameters,
            Reskontra_V1_SetParametersRequest.with {
                $0.parameters.creditLimitType = .balanceAll
                $0.updateMask = ["credit_limit_type"]
            })
        #expect(limited.reason == "")
        let pool = try client.call(
            .createCustomer,
            Reskontra_V1_CreateCustomerRequest.with {
                ($0.customer.number, $0.customer.name, $0.customer.group) = ("POOL", "Pool", "ALL")
                $0.customer.creditLimit = .with { ($0.currency, $0.minor) = ("GBP", Self.limit) }
            })
        #expect(pool.reason == "")
        return world
    }

    /// So many calls of tills on one pool; turns, syncs and arrivals in an order of the dice.
    private func history(_ world: PortWorld, seed: UInt64, calls wanted: Int) throws -> [Call] {
        var dice = SplitMix(seed)
        let tills = (0..<6).map { _ in Till(world.client()) }
        var calls: [Call] = []
        var (step, begun) = (0, 0)
        while calls.count < wanted {
            step += 1
            for till in tills {
                try hear(till, step, &calls)
                guard till.open == nil, begun < wanted, Int.random(in: 0..<3, using: &dice) == 0 else { continue }
                begin(till, step, &dice)
                begun += 1
            }
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: _ = world.loop.runLogJob()
            case 1: world.loop.finishLogJob()
            default: world.loop.takeTurn()
            }
            _ = world.engine.log.preparer.step()
            // A turn takes time: the port waits for company before it submits.
            world.loop.advance(nanoseconds: 1_000)
            if begun == wanted { world.settle() }
            try #require(step < 100_000)
        }
        // The pool is empty for the next history.
        for till in tills {
            for held in till.held {
                _ = try till.client.call(.void, Reskontra_V1_VoidRequest.with { $0.authorizationID = held.id })
            }
        }
        return calls
    }

    private func begin(_ till: Till, _ step: Int, _ dice: inout SplitMix) {
        let amount = Int64.random(in: 1...40, using: &dice) * 100
        let money = Reskontra_V1_Money.with { ($0.currency, $0.minor) = ("GBP", amount) }
        switch Int.random(in: 0..<4, using: &dice) {
        case 0 where !till.held.isEmpty:
            let held = till.held.removeFirst()
            let stream = till.client.begin(.void, Reskontra_V1_VoidRequest.with { $0.authorizationID = held.id })
            till.open = (stream, step, .void(held.amount), held.id)
        case 1:
            let stream = till.client.begin(
                .checkCredit,
                Reskontra_V1_CheckCreditRequest.with { ($0.customerNumber, $0.amount) = ("POOL", money) })
            till.open = (stream, step, .check(amount, isApproved: false), 0)
        default:
            let stream = till.client.begin(
                .authorize, Reskontra_V1_AuthorizeRequest.with { ($0.customerNumber, $0.amount) = ("POOL", money) })
            till.open = (stream, step, .authorize(amount, isApproved: false), 0)
        }
    }

    private func hear(_ till: Till, _ step: Int, _ calls: inout [Call]) throws {
        for answer in till.client.take() {
            guard let open = till.open, answer.head.stream == open.stream else { continue }
            #expect(answer.reason == "")
            var act = open.act
            switch act {
            case .authorize(let amount, _):
                let found = try answer.read(Reskontra_V1_AuthorizeResponse.self)
                let isApproved = found.decision.decision == .approve
                act = .authorize(amount, isApproved: isApproved)
                if isApproved { till.held.append((found.authorizationID, amount)) }
            case .check(let amount, _):
                let found = try answer.read(Reskontra_V1_CheckCreditResponse.self)
                act = .check(amount, isApproved: found.decision.decision == .approve)
            case .void: break
            }
            calls.append(Call(began: open.began, ended: step, act: act))
            till.open = nil
        }
    }

    @Test("60 histories of 200 calls of 6 tills have an order that explains them")
    func histories() throws {
        let world = try trade()
        for seed in 1...60 as ClosedRange<UInt64> {
            let calls = try history(world, seed: seed, calls: 200)
            #expect(calls.count == 200)
            #expect(Checker.explains(calls, limit: Self.limit), "seed \(seed)")
        }
    }

    @Test("a planted stale read is found: a check that still sees the pool before a sale that was answered")
    func staleRead() throws {
        let world = try trade()
        for seed in 1...20 as ClosedRange<UInt64> {
            var calls = try history(world, seed: seed, calls: 60)
            let end = (calls.map(\.ended).max() ?? 0) + 10
            let reserved = calls.reduce(Int64(0)) { sum, call in
                switch call.act {
                case .authorize(let amount, isApproved: true): sum + amount
                case .void(let amount): sum - amount
                case .authorize, .check: sum
                }
            }
            // One sale fills the pool to a hundred; a check after its answer says that more fits.
            calls.append(Call(began: end, ended: end + 1, act: .authorize(Self.limit - reserved - 100, isApproved: true)))
            let stale = Call(began: end + 2, ended: end + 3, act: .check(200, isApproved: true))
            #expect(Checker.explains(calls, limit: Self.limit))
            #expect(!Checker.explains(calls + [stale], limit: Self.limit), "seed \(seed)")
            // Had they met, it would be right.
            let meeting = Call(began: end, ended: end + 3, act: stale.act)
            #expect(Checker.explains(calls + [meeting], limit: Self.limit) == (reserved + 200 <= Self.limit))
        }
    }

    @Test("the checker refuses what no order explains, and takes what only overlap explains")
    func checker() {
        let sale = Call(began: 1, ended: 5, act: .authorize(60, isApproved: true))
        let declined = Call(began: 2, ended: 4, act: .authorize(60, isApproved: false))
        #expect(Checker.explains([sale, declined], limit: 100))
        let before = Call(began: 0, ended: 0, act: .authorize(60, isApproved: false))
        #expect(!Checker.explains([sale, before], limit: 100))
        let both = Call(began: 2, ended: 4, act: .authorize(60, isApproved: true))
        #expect(!Checker.explains([sale, both], limit: 100))
        let freed = [sale, Call(began: 6, ended: 7, act: .void(60)), Call(began: 8, ended: 9, act: .authorize(90, isApproved: true))]
        #expect(Checker.explains(freed, limit: 100))
    }
}
