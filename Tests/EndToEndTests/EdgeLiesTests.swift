import Foundation
import ReskontraClient
import Schema
import Testing

@testable import reskontra

extension EndToEnd {
    /// F34, a cache that may lie: no decision changes, only latency.
    ///
    /// Every answer names its sequence; it must be the ledger's own answer at that sequence, whatever Redis said. While
    /// checks run, other connections post, and what the ledger says after each posting is written down.
    @Suite("a Redis that lies", .enabled(if: Binaries.redis != nil, "SKIPPED: redis-server is not installed"))
    struct EdgeLiesTests {
        /// `make lies DECISIONS=1000000` asks for more.
        private static let decisions = liesAskedFor ?? 12_000
        /// A machine with much else to do lets the liar say little in so many decisions: then it takes more of them.
        private static let decisionsMax = decisions * 10
        private static let amounts: [Int64] = [1, 40_000, 200_000, 900_000]

        /// What the ledger answers for an account from a sequence on, per amount.
        private typealias Chapter = (from: UInt64, decisions: [Int64: Reskontra_V1_CreditDecision])
        private typealias Checked = (customer: String, minor: Int64, reply: Reply<Reskontra_V1_CheckCreditResponse>)

        @Test(
            """
            F34: old, foreign, truncated, random, missing and late values change no decision, nor does a Redis that \
            stops, is flushed, comes back empty or with an old dump
            """)
        func lies() async throws {
            let folder = try Folder()
            let redis = try await RedisServer(["--dir", folder.path, "--dbfilename", "old.rdb"])
            let liar = try LyingRedis(real: redis.port)
            let ledger = try await LedgerProcess(arguments: ["--redis", "127.0.0.1:\(redis.port)"])
            try await setUp(ledger)
            let direct = try await ledger.connect()
            // With rules that read what is due when, which the values must then hold too.
            try await rule(direct, .with { ($0.type, $0.value.unscaled) = (.daysOverdue, 5) })
            try await rule(direct, .with { ($0.type, $0.value.unscaled) = (.creditLimitUsed, 60) })
            try await rule(direct, .with { ($0.type, $0.value.unscaled, $0.currency) = (.orderAmount, 8_000, "GBP") })
            let edge = try await EdgeProcess(ledger: ledger, redis: liar.port)
            var lines: [Connection] = []
            for _ in 0..<8 { lines.append(try await edge.connect()) }
            var list = Reskontra_V1_ListCustomersRequest()
            list.page.size = 40
            let customers = try await direct.call(
                .listCustomers, list, as: Reskontra_V1_ListCustomersResponse.self
            ).message.customers.map(\.customer.number)
            var story: [String: [Chapter]] = [:]
            for customer in customers { story[customer] = [try await chapter(direct, customer, from: 0)] }

            liar.startLying()
            var checked = 0, fromRedis = 0, wrong = 0, wrongApprovals = 0
            var disasters: [Disaster: Int] = [:]
            var dice = SplitMix64(seed: 1)
            func saidEnough() -> Bool {
                fromRedis > checked / 100 && liar.report.lies.count == LyingRedis.Lie.allCases.count
            }
            while wrong == 0, checked < Self.decisions || !saidEnough() && checked < Self.decisionsMax {
                let seed = dice.next()
                async let answers = check(lines, customers, 2_000, seed: seed)
                async let news = post(direct, customers, 20, seed: seed ^ 1)
                // Every second round finds a Redis that has got over the last one.
                let isCalm = checked / 2_000 % 2 == 0
                let disaster = isCalm ? .none : Disaster.allCases[dice.below(Disaster.allCases.count)]
                disasters[disaster, default: 0] += 1
                try await befall(disaster, redis, folder.file("old.rdb"))
                for (customer, chapter) in try await news { story[customer]!.append(chapter) }
                for one in try await answers {
                    checked += 1
                    if one.reply.message.ageMs > 0 { fromRedis += 1 }
                    let wanted = story[one.customer]!.last { $0.from <= one.reply.sequence }!.decisions[one.minor]!
                    guard !same(one.reply.message.decision, wanted) else { continue }
                    wrong += 1
                    if one.reply.message.decision.decision == .approve, wanted.decision != .approve { wrongApprovals += 1 }
                    Issue.record("\(one.customer) \(one.minor) at \(one.reply.sequence): not what the ledger says there")
                }
            }
            let told = liar.report
            print(
                "F34: \(checked) decisions, \(fromRedis) from Redis, \(wrong) different, \(wrongApprovals) wrong approvals;",
                "\(told.replies) replies, lies:", told.lies.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", "),
                "; disasters:", disasters.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", "))
            #expect(wrong == 0 && fromRedis > checked / 100)
            #expect(told.lies.count == LyingRedis.Lie.allCases.count)
            liar.stop()
        }

        private func rule(_ ledger: Connection, _ rule: Reskontra_V1_BlockingRule) async throws {
            _ = try await ledger.call(
                .setBlockingRule, Reskontra_V1_SetBlockingRuleRequest.with { $0.rule = rule },
                as: Reskontra_V1_SetBlockingRuleResponse.self, key: ledger.newKey())
        }

        /// What happens to the real Redis behind the liar.
        private enum Disaster: CaseIterable {
            case none, remembered, stopped, flushed, emptied, rolledBack
        }

        private func befall(_ disaster: Disaster, _ redis: RedisServer, _ dump: String) async throws {
            switch disaster {
            case .none: break
            case .remembered: try order("SAVE", redis)
            case .stopped:
                redis.suspend()
                try await Task.sleep(for: .milliseconds(300))
                redis.resume()
            case .flushed: try order("FLUSHALL", redis)
            case .emptied:
                try? FileManager.default.removeItem(atPath: dump)
                redis.kill()
                try await redis.restart()
            case .rolledBack:
                // With whatever it remembered last.
                redis.kill()
                try await redis.restart()
            }
        }

        private func order(_ word: String, _ redis: RedisServer) throws {
            let socket = try RawSocket(port: redis.port)
            socket.send(Array("\(word)\r\n".utf8))
            socket.endSending()
            let answer = String(decoding: socket.readToEnd() ?? [], as: UTF8.self)
            guard answer.hasPrefix("+OK") else { throw Trouble("Redis did not do \(word): \(answer)") }
        }

        private func chapter(_ ledger: Connection, _ customer: String, from: UInt64) async throws -> Chapter {
            var decisions: [Int64: Reskontra_V1_CreditDecision] = [:]
            for minor in Self.amounts {
                decisions[minor] = try await ledger.call(
                    .checkCredit, request(customer, minor), as: Reskontra_V1_CheckCreditResponse.self
                ).message.decision
            }
            return (from, decisions)
        }

        /// Postings one after the other: nobody else changes an account between one and the ledger's word on it.
        private func post(
            _ ledger: Connection, _ customers: [String], _ count: Int, seed: UInt64
        ) async throws -> [(String, Chapter)] {
            var dice = SplitMix64(seed: seed)
            var news: [(String, Chapter)] = []
            for _ in 0..<count {
                // Few accounts change: they are the ones asked for most.
                let customer = customers[dice.below(min(6, customers.count))]
                var payment = Reskontra_V1_PostPaymentRequest()
                payment.customerNumber = customer
                payment.amount.currency = "GBP"
                payment.amount.minor = Int64(1 + dice.below(5_000))
                payment.methodOfPayment = "CASH"
                let done = try await ledger.call(
                    .postPayment, payment, as: Reskontra_V1_PostPaymentResponse.self, key: ledger.newKey())
                news.append((customer, try await chapter(ledger, customer, from: done.sequence)))
            }
            return news
        }

        private func check(
            _ lines: [Connection], _ customers: [String], _ count: Int, seed: UInt64
        ) async throws -> [Checked] {
            try await withThrowingTaskGroup(of: [Checked].self) { group in
                for (number, line) in lines.enumerated() {
                    group.addTask {
                        var dice = SplitMix64(seed: seed &+ UInt64(number))
                        var answers: [Checked] = []
                        for _ in 0..<(count / lines.count) {
                            let customer = customers[dice.below(dice.below(2) == 0 ? 6 : customers.count)]
                            let minor = Self.amounts[dice.below(Self.amounts.count)]
                            let reply = try await line.call(
                                .checkCredit, request(customer, minor), as: Reskontra_V1_CheckCreditResponse.self)
                            answers.append((customer, minor, reply))
                        }
                        return answers
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }

        private func request(_ customer: String, _ minor: Int64) -> Reskontra_V1_CheckCreditRequest {
            var request = Reskontra_V1_CheckCreditRequest()
            request.customerNumber = customer
            request.amount.currency = "GBP"
            request.amount.minor = minor
            return request
        }

        /// The same but for the instant.
        private func same(_ left: Reskontra_V1_CreditDecision, _ right: Reskontra_V1_CreditDecision) -> Bool {
            var (left, right) = (left, right)
            left.clearAsOf()
            right.clearAsOf()
            return left == right
        }
    }
}
