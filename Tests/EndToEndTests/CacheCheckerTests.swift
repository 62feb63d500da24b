import Foundation
import ReskontraClient
import Schema
import Testing

@testable import CreditCache

extension EndToEnd {
    @Suite("the outside checker", .enabled(if: Binaries.redis != nil, "SKIPPED: redis-server is not installed"))
    struct CacheCheckerTests {
        @Test("a proved value that is not the ledger's is counted and told to the operator (reliability:3.5)")
        func alarm() async throws {
            let redis = try await RedisServer()
            let ledger = try await LedgerProcess(arguments: ["--redis", "127.0.0.1:\(redis.port)"])
            try await setUp(ledger)
            let connection = try await ledger.connect()
            let customer = try await firstCustomer(connection)
            #expect(
                try await eventuallyMetric("reskontra_cache_checked_total", connection) { $0 > 0 })
            #expect(try await metric("reskontra_cache_inconsistent_total", connection) == 0)

            // Only who has the key can make such a value: here, the ledger's own file.
            let seal = CacheSeal(key: try CacheKeyFile.read(ledger.store + "/CACHE-KEY"))
            let name = try #require(
                try ask(redis, ["KEYS", "*{UK01}:c:\(customer)"].map { Array($0.utf8) }).split(separator: 13).dropFirst(2).first.map {
                    Array($0.dropFirst())
                })
            let value = try ask(redis, [Array("GET".utf8), name])
            let packed = Array(value.dropFirst(value.firstIndex(of: 10)! + 1).dropLast(2))
            var position = try packed.withUnsafeBytes { try PackedPosition($0, key: name, seal: seal) }
            position.figures.baseLimitMinor += 1
            let forged = [UInt8](unsafeUninitializedCapacity: PackedPosition.bytesMax) { buffer, count in
                count = name.withUnsafeBytes {
                    PackedPosition.store(
                        &position.figures, position.generation, serverTime: position.serverTime, key: $0, seal: seal,
                        to: buffer.baseAddress!)
                }
            }
            _ = try ask(redis, [Array("SET".utf8), name, forged])
            #expect(try await eventuallyMetric("reskontra_cache_inconsistent_total", connection) { $0 > 0 })
            #expect(
                try await eventually {
                    ledger.child.errors.contains("proved figures of UK01 \(customer)")
                        || ledger.child.output.contains("proved figures of UK01 \(customer)")
                })
        }

        private func ask(_ redis: RedisServer, _ words: [[UInt8]]) throws -> [UInt8] {
            let socket = try RawSocket(port: redis.port)
            var command = Array("*\(words.count)\r\n".utf8)
            for word in words { command += Array("$\(word.count)\r\n".utf8) + word + [13, 10] }
            socket.send(command)
            socket.endSending()
            return try #require(socket.readToEnd())
        }

        private func metric(_ name: String, _ connection: Connection) async throws -> UInt64 {
            let metrics = try await connection.call(
                .getMetrics, Reskontra_V1_GetMetricsRequest(), as: Reskontra_V1_GetMetricsResponse.self
            ).message
            return UInt64(metrics.metrics.first { $0.name == name }?.value ?? 0)
        }

        private func eventuallyMetric(
            _ name: String, _ connection: Connection, _ isRight: (UInt64) -> Bool
        ) async throws -> Bool {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                if isRight(try await metric(name, connection)) { return true }
                try await Task.sleep(for: .milliseconds(100))
            }
            return false
        }
    }
}
