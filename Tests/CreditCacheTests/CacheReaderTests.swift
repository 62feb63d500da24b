import Glibc
import Testing

@testable import CreditCache

@Suite("the cache reader", .serialized, .timeLimit(.minutes(1)))
struct CacheReaderTests {
    @Test("no Redis is unavailable, not a miss")
    func nobodyListens() throws {
        let port = try Listener().port
        let answer = read(try CacheConfiguration(host: "127.0.0.1", port: port, macKey: testKey))
        #expect(answer.failure?.kind == .connectFailed)
    }

    @Test("a Redis that never answers is unavailable after the command timeout")
    func silent() throws {
        let listener = try Listener()
        let answer = read(try CacheConfiguration(host: "127.0.0.1", port: listener.port, macKey: testKey))
        #expect(answer.failure?.kind == .commandTimedOut)
    }

    /// Reliability D5: hostile RESP. Nothing is allocated on the word of the other side.
    @Test(
        "hostile replies are refused",
        arguments: [
            ("garbage\r\n", CacheFailure.Kind.malformedReply),
            ("*2000000000\r\n", .malformedReply),
            ("*-2\r\n", .malformedReply),
            ("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n", .malformedReply),
            ("$4000000\r\n", .replyTooLarge),
            (":1\r\n:2\r\n", .malformedReply),
            ("-ERR no\r\n-ERR no\r\n", .refused),
            ("$5\r\nab", .closed),
        ])
    func hostile(bytes: String, kind: CacheFailure.Kind) throws {
        let listener = try Listener()
        let server = HostileServer(listener, sends: bytes, fillsUp: kind == .replyTooLarge)
        var configuration = try CacheConfiguration(host: "127.0.0.1", port: listener.port, macKey: testKey)
        configuration.commandTimeoutMilliseconds = 5_000
        let answer = read(configuration)
        #expect(answer.failure?.kind == kind)
        server.join()
    }

    @Test(
        "a wrong password is refused by name",
        .enabled(if: RedisProcess.isInstalled, "redis-server is not installed"))
    func passwords() throws {
        let redis = try RedisProcess(["--requirepass", "secret"])
        #expect(read(try redis.configuration(password: "wrong")).failure?.kind == .refused)
        #expect(read(try redis.configuration()).failure?.text.hasPrefix("NOAUTH") == true)
        #expect(read(try redis.configuration(password: "secret")).isMiss)
    }

    @Test(
        "a value without watermark is not believed",
        .enabled(if: RedisProcess.isInstalled, "redis-server is not installed"))
    func noWatermark() throws {
        let redis = try RedisProcess()
        try redis.command("SET", "t:{DE01}:c:C-1", "anything")
        #expect(read(try redis.configuration()).rejection == .noWatermark)
        try redis.command("SET", "t:watermark", "anything")
        #expect(read(try redis.configuration()).rejection == .watermark)
        #expect(try CacheReader(redis.configuration()).watermark() == nil)
    }

    private func read(_ configuration: CacheConfiguration) -> CacheAnswer {
        CacheReader(configuration).read(company: CacheText("DE01")!, customer: CacheText("C-1")!)
    }
}

/// Accepts one connection, sends what it is told and hangs up.
private final class HostileServer: Sendable {
    private final class Script: Sendable {
        let listener: Listener
        let bytes: [UInt8]

        init(_ listener: Listener, _ bytes: [UInt8]) {
            self.listener = listener
            self.bytes = bytes
        }

        func run() {
            let connection = accept(listener.descriptor, nil, nil)
            var request = [UInt8](repeating: 0, count: 4_096)
            _ = recv(connection, &request, request.count, 0)
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                if count <= 0 { break }
                sent += count
            }
            shutdown(connection, Int32(SHUT_WR))
            while recv(connection, &request, request.count, 0) > 0 {}
            Glibc.close(connection)
        }
    }

    private let thread: pthread_t

    init(_ listener: Listener, sends text: String, fillsUp: Bool) {
        let bytes = Array(text.utf8) + [UInt8](repeating: 120, count: fillsUp ? 3_000_000 : 0)
        var made = pthread_t()
        pthread_create(
            &made, nil,
            { argument in
                Unmanaged<Script>.fromOpaque(argument!).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(Script(listener, bytes)).toOpaque())
        thread = made
    }

    func join() {
        pthread_join(thread, nil)
    }
}

extension CacheAnswer {
    fileprivate var failure: CacheFailure? {
        if case .unavailable(let failure) = self { failure } else { nil }
    }
}
