import Foundation
import Glibc
import ReskontraClient
import Schema
import Testing

extension EndToEnd {
    /// An edge beside a ledger and a real Redis: the ledger's answers, or the ledger itself, or UNAVAILABLE (F34).
    @Suite("edge", .enabled(if: Binaries.redis != nil, "SKIPPED: redis-server is not installed"))
    struct EdgeTests {
        @Test("checks are answered from Redis as the ledger answers them, with sequence and age")
        func equalDecisions() async throws {
            let site = try await Site()
            let (ledger, edge) = try await (site.ledger.connect(), site.edge.connect())
            try await site.warm(edge)
            let before = try await site.counter("answered_total")
            var fromCache = 0
            for customer in try await customers(ledger) {
                for (minor, checkpoint) in [
                    (Int64(100), Reskontra_V1_Checkpoint.posCheck), (500_000, .orderConfirm), (99_000_000_000, .invoice),
                ] {
                    let request = check(customer, minor, checkpoint)
                    let wanted = try await decision(ledger, request)
                    let got = try await decision(edge, request)
                    #expect(same(got.message.decision, wanted.message.decision), "\(customer) \(minor)")
                    #expect(got.sequence <= wanted.sequence)
                    if got.message.ageMs > 0 { fromCache += 1 }
                }
            }
            #expect(fromCache > 0)
            #expect(try await site.counter("answered_total") > before)
        }

        @Test("credit positions come from Redis as the ledger tells them, but for what is overdue")
        func equalPositions() async throws {
            let site = try await Site()
            let (ledger, edge) = try await (site.ledger.connect(), site.edge.connect())
            try await site.warm(edge)
            var fromCache = 0
            for customer in try await customers(ledger) {
                var request = Reskontra_V1_GetCreditPositionRequest()
                request.customerNumber = customer
                var wanted = try await ledger.call(
                    .getCreditPosition, request, as: Reskontra_V1_GetCreditPositionResponse.self).message
                var got = try await edge.call(
                    .getCreditPosition, request, as: Reskontra_V1_GetCreditPositionResponse.self).message
                guard got.ageMs > 0 else { continue }
                fromCache += 1
                #expect(!got.hasOverdue)
                wanted.clearOverdue()
                got.ageMs = 0
                #expect(got == wanted)
            }
            #expect(fromCache > 0)
            var unknown = Reskontra_V1_GetCreditPositionRequest()
            unknown.customerNumber = "NOBODY"
            await #expect(throws: CallFailure.self) {
                _ = try await edge.call(
                    .getCreditPosition, unknown, as: Reskontra_V1_GetCreditPositionResponse.self)
            }
        }

        @Test("what is missing in Redis is written again when an edge has missed it (reliability:3.5)")
        func missed() async throws {
            let site = try await Site()
            let edge = try await site.edge.connect()
            try await site.warm(edge)
            let names = Array(try await customers(edge).prefix(5))
            try redisEval(site.redis.port, "for _,k in ipairs(redis.call('KEYS','*:c:*')) do redis.call('DEL',k) end")
            for name in names {
                #expect(try await decision(edge, check(name, 100)).message.ageMs == 0)
                let end = ContinuousClock.now + .seconds(10)
                var age: UInt32 = 0
                while age == 0, ContinuousClock.now < end {
                    try await Task.sleep(for: .milliseconds(20))
                    age = try await decision(edge, check(name, 100)).message.ageMs
                }
                #expect(age > 0)
            }
        }

        @Test("an old value put back under a fresh heartbeat is not believed (reliability:3.5)")
        func putBack() async throws {
            let site = try await Site()
            let (ledger, edge) = try await (site.ledger.connect(), site.edge.connect())
            try await site.warm(edge)
            let customer = try await firstCustomer(ledger)
            let key = "redis.call('KEYS','*{UK01}:c:\(customer)')[1]"
            try redisEval(site.redis.port, "redis.call('COPY',\(key),'kept')")
            let before = try await decision(ledger, check(customer, 100)).message.decision
            for round in 0..<5 {
                var payment = Reskontra_V1_PostPaymentRequest()
                payment.customerNumber = customer
                payment.amount.currency = "GBP"
                payment.amount.minor = Int64(round + 1)
                payment.methodOfPayment = "CASH"
                _ = try await ledger.call(
                    .postPayment, payment, as: Reskontra_V1_PostPaymentResponse.self, key: ledger.newKey())
                let wanted = try await decision(ledger, check(customer, 100)).message.decision
                #expect(!same(wanted, before))
                // Until Redis has the change, an answer from before it is allowed: it says so by its sequence.
                try await Task.sleep(for: .milliseconds(400))
                try redisEval(site.redis.port, "redis.call('COPY','kept',\(key),'REPLACE')")
                for _ in 0..<20 {
                    #expect(same(try await decision(edge, check(customer, 100)).message.decision, wanted))
                }
            }
            #expect(try await site.counter("detours_total{reason=\"rejected\"}") > 0)
        }

        @Test("a posting through the edge is the ledger's; the check after it on the connection sees it")
        func ownWrites() async throws {
            let site = try await Site()
            let edge = try await site.edge.connect()
            try await site.warm(edge)
            let customer = try await firstCustomer(edge)
            for _ in 0..<50 {
                let before = try await decision(edge, check(customer, 100)).message.decision.exposure.minor
                var payment = Reskontra_V1_PostPaymentRequest()
                payment.customerNumber = customer
                payment.amount.currency = "GBP"
                payment.amount.minor = 7
                payment.methodOfPayment = "CASH"
                _ = try await edge.call(
                    .postPayment, payment, as: Reskontra_V1_PostPaymentResponse.self, key: edge.newKey())
                let after = try await decision(edge, check(customer, 100)).message.decision.exposure.minor
                #expect(after == before - 7)
            }
        }

        @Test("a changed set-up is a new generation: no answer by the old one after the ledger's")
        func changedSetup() async throws {
            let site = try await Site()
            let (ledger, edge) = try await (site.ledger.connect(), site.edge.connect())
            try await site.warm(edge)
            let customer = try await firstCustomer(ledger)
            for round in 0..<4 {
                var set = Reskontra_V1_SetParametersRequest()
                let setup = try await ledger.call(
                    .getSetup, Reskontra_V1_GetSetupRequest(), as: Reskontra_V1_GetSetupResponse.self)
                set.parameters = setup.message.parameters
                set.parameters.excludeUnappliedPayments = round % 2 == 0
                set.updateMask = ["exclude_unapplied_payments"]
                let done = try await ledger.call(
                    .setParameters, set, as: Reskontra_V1_SetParametersResponse.self, key: ledger.newKey())
                for _ in 0..<20 {
                    var request = check(customer, 100)
                    request.minSequence = done.sequence
                    let wanted = try await decision(ledger, request).message.decision
                    let got = try await decision(edge, request).message.decision
                    #expect(same(got, wanted))
                }
            }
        }

        @Test("garbage, foreign and swapped values in Redis change no decision; without Redis the ledger answers")
        func poisoned() async throws {
            let site = try await Site()
            let (ledger, edge) = try await (site.ledger.connect(), site.edge.connect())
            try await site.warm(edge)
            let names = try await customers(ledger)
            var random = SystemRandomNumberGenerator()
            for round in 0..<40 {
                let script =
                    switch round % 4 {
                    case 0: "for _,k in ipairs(redis.call('KEYS','*:c:*')) do redis.call('SET',k,'\(random.next())') end"
                    case 1:
                        """
                        local k=redis.call('KEYS','*:c:*') for i=2,#k do \
                        redis.call('SET',k[i],redis.call('GET',k[1]) or '') end
                        """
                    case 2:
                        """
                        for _,k in ipairs(redis.call('KEYS','*:c:*')) do local v=redis.call('GET',k) or '' \
                        redis.call('SET',k,string.sub(v,1,70)..string.char(\(round))..string.sub(v,72)) end
                        """
                    default: "redis.call('FLUSHALL')"
                    }
                try redisEval(site.redis.port, script)
                for customer in names.prefix(10) {
                    let request = check(customer, 500_000)
                    let got = try await decision(edge, request).message.decision
                    #expect(same(got, try await decision(ledger, request).message.decision))
                }
            }
            site.redis.kill()
            for customer in names.prefix(10) {
                let request = check(customer, 500_000)
                let got = try await decision(edge, request).message.decision
                #expect(same(got, try await decision(ledger, request).message.decision))
            }
        }

        @Test("from the first grant on the ledger says who may check: an edge answers nobody by itself")
        func grants() async throws {
            let site = try await Site()
            let (ledger, edge) = try await (site.ledger.connect(), site.edge.connect())
            try await site.warm(edge)
            let customer = try await firstCustomer(ledger)
            var grant = Reskontra_V1_GrantRoleRequest()
            grant.principal = "root"
            grant.role = .securityGrant
            grant.reason = "test"
            let done = try await ledger.call(
                .grantRole, grant, as: Reskontra_V1_GrantRoleResponse.self, key: ledger.newKey())
            var request = check(customer, 100)
            request.minSequence = done.sequence
            for _ in 0..<20 {
                await #expect(throws: CallFailure.self) { _ = try await decision(edge, request) }
            }
            // Also without a sequence, once the edge has seen the new generation.
            #expect(
                try await eventuallyRefused { _ = try await decision(edge, check(customer, 100)) })
        }

        private func soon(_ isSo: () async throws -> Bool) async throws -> Bool {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                if try await isSo() { return true }
                try await Task.sleep(for: .milliseconds(50))
            }
            return false
        }

        private func eventuallyRefused(_ body: () async throws -> Void) async throws -> Bool {
            let end = ContinuousClock.now + .seconds(5)
            while ContinuousClock.now < end {
                do { try await body() } catch is CallFailure { return true }
                try await Task.sleep(for: .milliseconds(50))
            }
            return false
        }

        @Test("the ledger gone: checks from proved values for at most 5 s, then UNAVAILABLE; postings at once")
        func ledgerGone() async throws {
            let site = try await Site()
            let edge = try await site.edge.connect()
            try await site.warm(edge)
            let customer = try await firstCustomer(edge)
            Glibc.kill(site.ledger.child.pid, SIGKILL)
            _ = try await site.ledger.child.ended()
            let gone = ContinuousClock.now
            var payment = Reskontra_V1_PostPaymentRequest()
            payment.customerNumber = customer
            payment.amount.currency = "GBP"
            payment.amount.minor = 7
            payment.methodOfPayment = "CASH"
            await #expect(throws: CallFailure.self) {
                _ = try await edge.call(
                    .postPayment, payment, as: Reskontra_V1_PostPaymentResponse.self, key: edge.newKey())
            }
            var refused = false
            while ContinuousClock.now - gone < .seconds(20), !refused {
                do {
                    let answer = try await decision(edge, check(customer, 100))
                    #expect(answer.message.ageMs > 0 && answer.message.ageMs <= 5_000)
                } catch { refused = true }
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(refused)
        }

        @Test("told to, an edge stands in for a ledger that is gone, within the floor limit and no further (credit:AU-12)")
        func standIn() async throws {
            let site = try await Site(edge: ["--floor-limit", "GBP:50.00", "--floor-total", "GBP:120.00"])
            #expect(site.edge.child.output.contains("stand-in: up to"))
            let (ledger, edge) = try await (site.ledger.connect(), site.edge.connect())
            try await site.warm(edge)
            // Three that pass the most the test asks, of whom one is blocked then.
            var names: [String] = []
            for name in try await customers(ledger) where names.count < 4 {
                let answer = try await decision(edge, check(name, 5_000)).message
                if answer.decision.decision == .approve, answer.ageMs > 0, !answer.stale { names.append(name) }
            }
            try #require(names.count == 4)
            var block = Reskontra_V1_UpdateCustomerRequest()
            (block.customer.number, block.customer.holdStatus) = (names[3], .all)
            block.updateMask = ["hold_status"]
            _ = try await ledger.call(
                .updateCustomer, block, as: Reskontra_V1_UpdateCustomerResponse.self, key: ledger.newKey())
            let blocked = try await soon {
                let answer = try? await decision(edge, check(names[3], 100)).message
                return answer?.decision.decision == .decline && (answer?.ageMs ?? 0) > 0
            }
            #expect(blocked)
            Glibc.kill(site.ledger.child.pid, SIGKILL)
            _ = try await site.ledger.child.ended()

            // Whoever was in the middle of a request loses the connection: come again until the heartbeat is old.
            var till = edge
            let stood = try await soon {
                if let answer = try? await decision(till, check(names[0], 500)).message { return answer.stale }
                till = try await site.edge.connect()
                return false
            }
            #expect(stood)
            func passes(_ name: String, _ minor: Int64, _ currency: String = "GBP") async throws -> Bool {
                var request = check(name, minor)
                request.amount.currency = currency
                do {
                    let answer = try await decision(till, request).message
                    #expect(answer.stale && answer.ageMs > 5_000 && answer.decision.decision == .approve)
                    return true
                } catch let failure as CallFailure {
                    #expect("\(failure)".contains("ledger server cannot be reached"))
                    return false
                }
            }
            // What a customer may get: to the penny, all its sales together.
            #expect(try await passes(names[0], 4_501) == false)
            #expect(try await passes(names[0], 4_500))
            #expect(try await passes(names[0], 1) == false)
            #expect(try await passes(names[1], 5_001) == false)
            #expect(try await passes(names[1], 5_000))
            // What all may get.
            #expect(try await passes(names[2], 2_001) == false)
            #expect(try await passes(names[2], 2_000))
            // Who was blocked when last heard of, who is not known, and another currency get nothing.
            #expect(try await passes(names[3], 1) == false)
            #expect(try await passes("NOBODY", 1) == false)
            #expect(try await passes(names[2], 1, "EUR") == false)
            #expect(try await site.counter("stand_ins_total") == 4)
        }

        @Test("rules for all are run at an edge as the ledger runs them, due days among them, also when days go by (BR-10)")
        func rules() async throws {
            let site = try await Site()
            let (ledger, edge) = try await (site.ledger.connect(), site.edge.connect())
            try await site.warm(edge)
            let names = Array(try await customers(ledger).filter { $0.hasPrefix("C-1") }.prefix(12))
            for (place, name) in names.enumerated() where place % 3 != 0 {
                try await invoice(ledger, name, Int64(10_000 + 1_000 * place))
            }
            func set(_ rule: Reskontra_V1_BlockingRule) async throws {
                // Keys are made by the clock that a connection was told when it began.
                let now = try await site.ledger.connect()
                let request = Reskontra_V1_SetBlockingRuleRequest.with { $0.rule = rule }
                _ = try await now.call(
                    .setBlockingRule, request, as: Reskontra_V1_SetBlockingRuleResponse.self, key: now.newKey())
            }
            try await set(.with { ($0.type, $0.value.unscaled) = (.daysOverdue, 5) })
            try await set(
                .with { ($0.type, $0.value.unscaled, $0.currency, $0.decline) = (.overdueAmount, 150, "GBP", true) })
            try await set(.with { ($0.type, $0.value.unscaled) = (.creditLimitUsed, 80) })
            var outcomes: Set<Reskontra_V1_Decision> = []
            for days in [0, 100] as [Int64] {
                if days > 0 { try await pass(days, site.ledger) }
                var left = Set(names)
                let isSame = try await soon {
                    for name in left {
                        let wanted = try await decision(ledger, check(name, 5_000)).message.decision
                        let got = try await decision(edge, check(name, 5_000)).message
                        // It may be older than the new rules and the new day, but not for long.
                        guard got.ageMs > 0, same(got.decision, wanted) else { continue }
                        outcomes.insert(got.decision.decision)
                        left.remove(name)
                    }
                    return left.isEmpty
                }
                #expect(isSame, "unlike the ledger, or never from Redis, after \(days) days: \(left)")
            }
            #expect(outcomes.isSuperset(of: [.approve, .refer, .decline]))
            // A rule that reads more than a position is the ledger's.
            try await set(.with { ($0.type, $0.value.unscaled) = (.dunningLevel, 3) })
            let asked = try await soon { try await decision(edge, check(names[0], 5_000)).message.ageMs == 0 }
            #expect(asked)
        }

        /// On a connection of its own: keys are made by the clock it was told when it began.
        private func pass(_ days: Int64, _ ledger: LedgerProcess) async throws {
            let connection = try await ledger.connect()
            let info = try await connection.call(
                .getServerInfo, Reskontra_V1_GetServerInfoRequest(), as: Reskontra_V1_GetServerInfoResponse.self)
            let request = Reskontra_V1_SetClockRequest.with {
                $0.to = info.message.now
                $0.to.seconds += days * 86_400
            }
            _ = try await connection.call(
                .setClock, request, as: Reskontra_V1_SetClockResponse.self, key: connection.newKey(),
                deadline: .seconds(120))
        }

        private func invoice(_ ledger: Connection, _ customer: String, _ minor: Int64) async throws {
            let request = Reskontra_V1_PostInvoiceRequest.with {
                $0.document.customerNumber = customer
                $0.document.lines = [
                    .with {
                        $0.mainAccount = "4000"
                        ($0.amount.currency, $0.amount.minor) = ("GBP", minor)
                    }
                ]
            }
            _ = try await ledger.call(
                .postInvoice, request, as: Reskontra_V1_PostInvoiceResponse.self, key: ledger.newKey())
        }

        @Test("a ledger that is there and says nothing: UNAVAILABLE within 3 s, then at once, until it speaks again (D1)")
        func ledgerHangs() async throws {
            let site = try await Site(edge: ["--ledger-silence", "3"])
            let edge = try await site.edge.connect()
            try await site.warm(edge)
            let customer = try await firstCustomer(edge)
            Glibc.kill(site.ledger.child.pid, SIGSTOP)
            defer { Glibc.kill(site.ledger.child.pid, SIGCONT) }
            func read() async throws -> (isRefused: Bool, after: Duration) {
                let begun = ContinuousClock.now
                do {
                    _ = try await firstCustomer(edge)
                    return (false, ContinuousClock.now - begun)
                } catch let failure as CallFailure {
                    #expect("\(failure)".contains("ledger server cannot be reached"))
                    return (true, ContinuousClock.now - begun)
                }
            }
            let first = try await read()
            #expect(first.isRefused && first.after > .seconds(2), "\(first)")
            // The breaker is open: nothing is sent, so that postings too know that nothing was done.
            let second = try await read()
            #expect(second.isRefused && second.after < .seconds(3), "\(second)")
            var payment = Reskontra_V1_PostPaymentRequest()
            (payment.customerNumber, payment.amount.currency, payment.amount.minor) = (customer, "GBP", 7)
            payment.methodOfPayment = "CASH"
            await #expect(throws: CallFailure.self) {
                _ = try await edge.call(
                    .postPayment, payment, as: Reskontra_V1_PostPaymentResponse.self, key: edge.newKey())
            }
            // A till that comes now is welcomed by what the ledger told the last one.
            let newcomer = try await site.edge.connect()
            await #expect(throws: CallFailure.self) { _ = try await firstCustomer(newcomer) }
            #expect(try await site.counter("ledger_silences_total") > 0)
            Glibc.kill(site.ledger.child.pid, SIGCONT)
            let isBack = try await soon { (try? await firstCustomer(edge)) != nil }
            #expect(isBack)
            _ = try await edge.call(.postPayment, payment, as: Reskontra_V1_PostPaymentResponse.self, key: edge.newKey())
        }

        // MARK: The site

        private final class Site {
            let redis: RedisServer
            let ledger: LedgerProcess
            let edge: EdgeProcess

            init(edge arguments: [String] = []) async throws {
                redis = try await RedisServer()
                ledger = try await LedgerProcess(arguments: ["--redis", "127.0.0.1:\(redis.port)"])
                try await setUp(ledger)
                edge = try await EdgeProcess(ledger: ledger, redis: redis.port, arguments: arguments)
            }

            /// Until Redis answers checks: set-up is fetched, values are there.
            func warm(_ connection: Connection) async throws {
                let customer = try await firstCustomer(connection)
                let end = ContinuousClock.now + .seconds(30)
                while ContinuousClock.now < end {
                    var request = Reskontra_V1_CheckCreditRequest()
                    request.customerNumber = customer
                    request.amount.currency = "GBP"
                    request.amount.minor = 1
                    let answer = try await connection.call(
                        .checkCredit, request, as: Reskontra_V1_CheckCreditResponse.self)
                    if answer.message.ageMs > 0 { return }
                    try await Task.sleep(for: .milliseconds(50))
                }
                throw Trouble("Redis never answered a check: \(edge.child.errors)")
            }

            func counter(_ name: String) async throws -> UInt64 {
                // Posted every 20 ms.
                try await Task.sleep(for: .milliseconds(100))
                let socket = try RawSocket(port: edge.opsPort)
                socket.send(Array("GET /metrics HTTP/1.1\r\nHost: edge\r\nConnection: close\r\n\r\n".utf8))
                let text = String(decoding: socket.readToEnd() ?? [], as: UTF8.self)
                let line = text.split(separator: "\n").first { $0.hasPrefix("reskontra_edge_\(name) ") }
                return line.flatMap { UInt64($0.split(separator: " ")[1]) } ?? 0
            }
        }

        private func customers(_ connection: Connection) async throws -> [String] {
            var request = Reskontra_V1_ListCustomersRequest()
            request.page.size = 40
            let answer = try await connection.call(
                .listCustomers, request, as: Reskontra_V1_ListCustomersResponse.self)
            return answer.message.customers.map(\.customer.number)
        }

        private func check(
            _ customer: String, _ minor: Int64, _ checkpoint: Reskontra_V1_Checkpoint = .posCheck
        ) -> Reskontra_V1_CheckCreditRequest {
            var request = Reskontra_V1_CheckCreditRequest()
            request.customerNumber = customer
            request.amount.currency = "GBP"
            request.amount.minor = minor
            request.checkpoint = checkpoint
            return request
        }

        private func decision(
            _ connection: Connection, _ request: Reskontra_V1_CheckCreditRequest
        ) async throws -> Reply<Reskontra_V1_CheckCreditResponse> {
            try await connection.call(.checkCredit, request, as: Reskontra_V1_CheckCreditResponse.self)
        }

        /// The same but for the instant.
        private func same(_ left: Reskontra_V1_CreditDecision, _ right: Reskontra_V1_CreditDecision) -> Bool {
            var (left, right) = (left, right)
            left.clearAsOf()
            right.clearAsOf()
            return left == right
        }

        private func redisEval(_ port: UInt16, _ script: String) throws {
            let socket = try RawSocket(port: port)
            let words = ["EVAL", script + " return 1", "0"]
            let command = "*\(words.count)\r\n" + words.map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()
            socket.send(Array(command.utf8))
            socket.endSending()
            let answer = String(decoding: socket.readToEnd() ?? [], as: UTF8.self)
            guard answer.hasPrefix(":1") else { throw Trouble("Redis did not do it: \(answer)") }
        }
    }
}

/// `reskontrad edge` on a free port.
final class EdgeProcess {
    let child: Child
    let port: UInt16
    let opsPort: UInt16

    init(ledger: LedgerProcess, redis redisPort: UInt16, arguments: [String] = []) async throws {
        opsPort = try freePort()
        child = try Child(
            Binaries.server,
            [
                "edge", "--native-port", "0", "--ops-port", "\(opsPort)", "--ledger", "127.0.0.1:\(ledger.port)",
                "--redis", "127.0.0.1:\(redisPort)", "--cache-key-file", ledger.store + "/CACHE-KEY",
            ] + arguments, name: "reskontrad edge")
        let mark = "listening native 127.0.0.1:"
        let child = child
        func line() -> Substring? { child.output.split(separator: "\n").first { $0.hasPrefix(mark) } }
        guard try await eventually(withinSeconds: 30, { line() != nil || !child.process.isRunning }),
            let found = line().flatMap({ UInt16($0.dropFirst(mark.count)) })
        else { throw Trouble("the edge did not start: \(child.errors)") }
        port = found
    }

    func connect(company: String = "UK01") async throws -> Connection {
        try await Connection.connect(
            to: Address(host: "127.0.0.1", port: Int(port)), company: company, clientName: "end to end")
    }
}
