import Foundation
import ReskontraClient
import Schema
import Synchronization
import Testing

extension EndToEnd {
    /// Redis may refuse, vanish, come back empty or freeze: decisions go on, and the metrics say what is wrong.
    @Suite("redis", .enabled(if: Binaries.redis != nil, "SKIPPED: redis-server is not installed"))
    struct RedisTests {
        @Test("a Redis that does not listen, or refuses the password, is a metric and nothing else")
        func refusing() async throws {
            let folder = try Folder()
            let redis = try await RedisServer(["--requirepass", "right"])
            let wrong = try folder.write("wrong\n", to: "password")
            for arguments in [
                ["--redis", "127.0.0.1:\(try freePort())"], ["--redis", "127.0.0.1:\(redis.port)"],
                ["--redis", "127.0.0.1:\(redis.port)", "--redis-password-file", wrong],
            ] {
                let server = try await LedgerProcess(arguments: arguments)
                let connection = try await server.connect(company: "")
                #expect(try await reaches(connection, "reskontra_cache_failures_total", atLeast: 1))
                #expect(try await metric(connection, "reskontra_cache_connected") == 0)
                #expect(try await state(connection).findings.isEmpty)
            }
        }

        @Test("killed and restarted empty, then frozen: the ledger answers, and all positions come back")
        func restarted() async throws {
            let redis = try await RedisServer()
            let server = try await LedgerProcess(arguments: ["--redis", "127.0.0.1:\(redis.port)"])
            try await setUp(server)
            let connection = try await server.connect()
            #expect(try await isWholeInRedis(connection))
            redis.kill()
            #expect(try await reaches(connection, "reskontra_cache_failures_total", atLeast: 1))
            try await redis.restart()
            #expect(try await isWholeInRedis(connection))
            redis.suspend()
            let began = ContinuousClock.now
            let check = Reskontra_V1_CheckCreditRequest.with {
                $0.amount.currency = "GBP"
                $0.amount.minor = 100
            }
            var asked = check
            asked.customerNumber = try await firstCustomer(connection)
            for _ in 0..<100 {
                _ = try await connection.call(.checkCredit, asked, as: Reskontra_V1_CheckCreditResponse.self)
            }
            #expect(ContinuousClock.now - began < .seconds(2))
            redis.resume()
            #expect(try await isWholeInRedis(connection))
        }

        private func isWholeInRedis(_ connection: Connection) async throws -> Bool {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                let answer = try await connection.call(
                    .compareCache, Reskontra_V1_CompareCacheRequest(),
                    as: Reskontra_V1_CompareCacheResponse.self
                ).message
                #expect(answer.different.isEmpty)
                if answer.state == "compared", answer.customers > 0, answer.equal == answer.customers {
                    return true
                }
                try await Task.sleep(for: .milliseconds(100))
            }
            return false
        }

        private func reaches(_ connection: Connection, _ name: String, atLeast: UInt64) async throws -> Bool {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                if try await metric(connection, name) ?? 0 >= atLeast { return true }
                try await Task.sleep(for: .milliseconds(50))
            }
            return false
        }

        private func metric(_ connection: Connection, _ name: String) async throws -> UInt64? {
            let answer = try await connection.call(
                .getMetrics, Reskontra_V1_GetMetricsRequest(), as: Reskontra_V1_GetMetricsResponse.self)
            return answer.message.metrics.first { $0.name == name }.map { UInt64($0.value) }
        }
    }

    @Suite("stop") struct StopTests {
        @Test("SIGTERM drains: what is in flight is answered, the store is sealed, the exit is 0")
        func drains() async throws {
            let server = try await LedgerProcess()
            try await setUp(server)
            let connection = try await server.connect()
            let customer = try await firstCustomer(connection)
            let request = Reskontra_V1_PostPaymentRequest.with {
                $0.customerNumber = customer
                $0.amount.currency = "GBP"
                $0.amount.minor = 1
                $0.methodOfPayment = "CASH"
                $0.apply = .oldestFirst
            }
            let bytes: [UInt8] = try request.serializedBytes()
            let process = server.child.process
            let outcomes = await withTaskGroup(of: Result<UInt64, any Error>.self) { group in
                for _ in 0..<40 {
                    let key = connection.newKey()
                    group.addTask {
                        do {
                            return .success(
                                try await connection.callRaw(
                                    method: Schema.Method.postPayment.rawValue, bytes: bytes, key: key
                                ).sequence)
                        } catch { return .failure(error) }
                    }
                }
                process.terminate()
                var all: [Result<UInt64, any Error>] = []
                for await one in group { all.append(one) }
                return all
            }
            #expect(try await server.child.ended() == 0, "\(server.child.errors)")
            var acknowledged: UInt64 = 0
            for outcome in outcomes {
                switch outcome {
                case .success(let sequence): acknowledged = max(acknowledged, sequence)
                case .failure(CallFailure.refused(let status)): #expect(status.reason == "DRAINING")
                case .failure(CallFailure.notDone): break
                case .failure(let error): Issue.record("an answer was lost: \(error)")
                }
            }
            let verify = try Child(Binaries.server, ["verify", server.store])
            #expect(try await verify.ended() == 0)
            #expect(verify.output.contains("closed"), "\(verify.output)")
            let again = try await LedgerProcess(store: server.store)
            #expect(try await state(again.connect()).sequence >= acknowledged)
        }
    }

    @Suite("hostile") struct HostileTests {
        @Test("2,000 connections of garbage of all kinds: a good client is served, memory stays bounded")
        func flood() async throws {
            let server = try await LedgerProcess()
            let good = try await server.connect(company: "")
            let before = try await state(good)
            let began = server.residentKilobytes
            let isOver = Flag()
            let flood = Task.detached { [port = server.port] in
                var random = SystemRandomNumberGenerator()
                var sockets: [RawSocket] = []
                for number in 0..<2_000 {
                    guard let socket = try? RawSocket(port: port) else { continue }
                    socket.send(Self.rubbish(number % 8, &random))
                    sockets.append(socket)
                    // At most so many at once: the limit of open files of this process.
                    if sockets.count == 400 { sockets.removeFirst(200) }
                }
                isOver.value.store(true, ordering: .releasing)
                return sockets.count
            }
            var slowest = Duration.zero
            var calls = 0
            while !isOver.value.load(ordering: .acquiring) {
                let start = ContinuousClock.now
                _ = try await good.call(
                    .getServerInfo, Reskontra_V1_GetServerInfoRequest(),
                    as: Reskontra_V1_GetServerInfoResponse.self)
                slowest = max(slowest, ContinuousClock.now - start)
                calls += 1
            }
            #expect(await flood.value > 0)
            #expect(calls > 50)
            #expect(slowest < .seconds(2))
            #expect(server.child.process.isRunning)
            let grown = server.residentKilobytes - began
            #expect(grown < 200_000, "grew by \(grown) KiB")
            #expect(try await state(good) == before)
        }

        private static func rubbish(_ kind: Int, _ random: inout some RandomNumberGenerator) -> [UInt8] {
            let noise = (0..<Int.random(in: 1...4_000, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            switch kind {
            case 0: return noise
            case 1: return Bytes.hello() + noise
            case 2: return Bytes.frame(kind: 1, length: .max)
            case 3:
                return Bytes.hello() + Bytes.frame(kind: 3, method: 0x901, stream: 1, length: 1 << 20, noise)
            case 4: return Array("GET / HTTP/1.1\r\n\r\n".utf8)
            case 5: return [0x16, 3, 1] + noise
            case 6:
                return Bytes.hello()
                    + (1...50).flatMap { Bytes.frame(kind: 3, method: UInt16($0), stream: UInt32($0), noise) }
            default: return []
            }
        }
    }
}

private final class Flag: Sendable {
    let value = Atomic(false)
}
