import ArgumentParser
import CreditCache
import Foundation
import Server

/// A credit node near the tills, in front of a ledger server.
struct Edge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer credit checks and positions from Redis, send everything else to the ledger server.",
        discussion: """
            Keeps nothing on disk; run as many as you like. A check is answered from Redis when the value there is
            proved to be the ledger's and not older than 5 s, a credit position (for display) up to 30 s; the answer
            says how old. Otherwise the ledger is asked, and when it does not answer the answer is LEDGER_UNAVAILABLE,
            never a guess.

            Exit codes: 0 stopped in order; 64 wrong flags; 69 a port cannot be opened; 77 an unsafe listener;
            78 wrong settings.

            Examples:
              reskontrad edge --cache-key-file /etc/reskontra/CACHE-KEY
              reskontrad edge --native-port 7421 --ledger 127.0.0.1:7410 --redis 127.0.0.1:6379 --cache-key-file KEY
            """)

    @Option(help: "Address to listen on; only loopback without TLS.")
    var host = "127.0.0.1"

    @Option(help: "Native port; 0 picks a free one.")
    var nativePort: UInt16 = 7420

    @Option(help: "Ops port for /healthz, /readyz and /metrics; 0 switches it off.")
    var opsPort: UInt16 = 7422

    @Option(help: "The ledger server as host:port.")
    var ledger = "127.0.0.1:7410"

    @Option(help: "Redis as host:port.")
    var redis = "127.0.0.1:6379"

    @Option(help: "Redis ACL user (default: the default user).")
    var redisUser: String?

    @Option(help: "File of mode 0600 with the password for Redis (default: none is sent).")
    var redisPasswordFile: String?

    @Option(help: "A copy of the ledger's file CACHE-KEY, mode 0600: proves the values in Redis.")
    var cacheKeyFile: String

    func run() async throws {
        try await Exits.named { try await serve(try settings()) }
    }

    private func settings() throws -> EdgeConfiguration {
        guard LoopbackAddress.isLoopback(host) else {
            throw ServerFailure(
                .unsafeListener,
                "--host: without TLS an edge listens on loopback only, not on \(host)\nput it behind a proxy that encrypts and authenticates, or choose 127.0.0.1")
        }
        var made: EdgeConfiguration
        do throws(CacheKeyFile.Problem) {
            made = EdgeConfiguration(macKey: try CacheKeyFile.read(cacheKeyFile))
        } catch { throw ServerFailure(.wrongSettings, "--cache-key-file: \(error)") }
        made.host = host
        made.port = nativePort
        made.ledger = try address(ledger, "--ledger")
        made.redis = try address(redis, "--redis")
        made.redisUser = redisUser
        if let path = redisPasswordFile { made.redisPassword = try password(path) }
        return made
    }

    private func address(_ text: String, _ flag: String) throws -> (host: String, port: UInt16) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0,
            colon != text.startIndex
        else { throw ServerFailure(.wrongSettings, "\(flag): takes host:port, not '\(text)'") }
        return (String(text[..<colon]), port)
    }

    private func password(_ path: String) throws -> Secret {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ServerFailure(.wrongSettings, "--redis-password-file: \(path) cannot be read")
        }
        return Secret(text.trimmingCharacters(in: .newlines))
    }

    private func serve(_ configuration: EdgeConfiguration) async throws {
        let logger = Programs.logger()
        let server = EdgeServer(configuration, logger: logger)
        try await Programs.run(
            [server], server.board, opsHost: configuration.host, opsPort: opsPort == 0 ? nil : opsPort, logger)
    }
}
