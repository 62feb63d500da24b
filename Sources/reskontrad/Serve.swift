import ArgumentParser
import Foundation
import Logging
import Server
import ServiceLifecycle

/// Runs the ledger server on one data directory until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve one data directory.",
        discussion: """
            Flags win over environment variables (RESKONTRA_DATA, RESKONTRA_HOST, RESKONTRA_NATIVE_PORT,
            RESKONTRA_OPS_PORT, RESKONTRA_REDIS, RESKONTRA_SANDBOX), these over the defaults.

            Examples:
              reskontrad serve
              reskontrad serve --data /var/lib/reskontra --redis 127.0.0.1:6379
              reskontrad serve --sandbox --data ./sandbox --native-port 0
            """)

    @Option(help: "Data directory; made if it is not there (default ./reskontra-data).")
    var data: String?

    @Option(help: "Address to listen on; only loopback without TLS (default 127.0.0.1).")
    var host: String?

    @Option(help: "Native port; 0 picks a free one (default 7410).")
    var nativePort: UInt16?

    @Option(help: "Ops port for /healthz, /readyz and /metrics; 0 switches it off (default 7412).")
    var opsPort: UInt16?

    @Option(help: "Redis as host:port (default: none).")
    var redis: String?

    @Flag(help: "Work without Redis, whatever the environment says.")
    var noRedis = false

    @Flag(help: "Create or open a sandbox store, whose clock is set by request.")
    var sandbox = false

    @Flag(help: "Never sleep while waiting for requests: lower latency, one core busy.")
    var busyPoll = false

    @Flag(help: "Also on file systems whose locks and flushes are not known to be honest.")
    var anyFileSystem = false

    func run() async throws {
        let configuration = try settings()
        var logger = Logger(label: "reskontrad") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let server = LedgerServer(configuration, logger: logger)
        var services: [any Service] = [server]
        if let port = configuration.opsPort {
            var quiet = logger
            quiet.logLevel = .warning
            services.append(
                OpsPort.application(
                    host: configuration.host, port: Int(port), board: server.board, logger: quiet))
        }
        var group = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            }, gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Logger(label: "life") { _ in SwiftLogNoOpLogHandler() })
        group.maximumGracefulShutdownDuration = .seconds(12)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let failure as ServerFailure {
            FileHandle.standardError.write(Data("reskontrad: \(failure)\n".utf8))
            throw ExitCode(failure.exitCode)
        }
    }

    private func settings() throws -> ServerConfiguration {
        let environment = ProcessInfo.processInfo.environment
        func port(_ flag: UInt16?, _ name: String, _ standard: UInt16) throws -> UInt16 {
            if let flag { return flag }
            guard let text = environment[name] else { return standard }
            guard let port = UInt16(text) else { throw ValidationError("\(name) is no port: \(text)") }
            return port
        }
        var made = ServerConfiguration()
        made.data = data ?? environment["RESKONTRA_DATA"] ?? made.data
        made.host = host ?? environment["RESKONTRA_HOST"] ?? made.host
        made.nativePort = try port(nativePort, "RESKONTRA_NATIVE_PORT", 7410)
        let ops = try port(opsPort, "RESKONTRA_OPS_PORT", 7412)
        made.opsPort = ops == 0 ? nil : ops
        made.sandbox = sandbox || environment["RESKONTRA_SANDBOX"] == "1"
        made.busyPoll = busyPoll
        made.allowsAnyFileSystem = anyFileSystem
        if !noRedis, let text = redis ?? environment["RESKONTRA_REDIS"], !text.isEmpty {
            let parts = text.split(separator: ":")
            guard parts.count <= 2, let host = parts.first,
                let port = UInt16(parts.count == 2 ? parts[1] : "6379")
            else {
                throw ValidationError("--redis takes host:port, not \(text)")
            }
            made.redis = (String(host), port)
        }
        guard made.host == "localhost" || made.host == "::1" || made.host.hasPrefix("127.") else {
            throw ValidationError(
                "without TLS the server listens on loopback only, not on \(made.host): put it behind a proxy that encrypts"
            )
        }
        return made
    }
}
