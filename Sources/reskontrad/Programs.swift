import Logging
import Server
import ServiceLifecycle

/// A server with its ops port, until a signal ends both.
enum Programs {
    static var logger: Logger {
        var logger = Logger(label: "reskontrad") { EscapedLog(StreamLogHandler.standardError(label: $0)) }
        logger.logLevel = .info
        return logger
    }

    /// `opsPort` nil: none.
    static func run(
        _ server: some Service, _ board: MetricsBoard, opsHost: String, opsPort: UInt16?, _ logger: Logger
    ) async throws {
        var services: [any Service] = [server]
        if let opsPort {
            var quiet = logger
            quiet.logLevel = .warning
            // It is neither encrypted nor guarded, so it never leaves this machine.
            let host = LoopbackAddress.isLoopback(opsHost) ? opsHost : "127.0.0.1"
            services.append(OpsPort(host: host, port: opsPort, board: board, logger: quiet))
        }
        var group = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            }, gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Logger(label: "life") { _ in SwiftLogNoOpLogHandler() })
        group.maximumGracefulShutdownDuration = .seconds(12)
        try await ServiceGroup(configuration: group).run()
    }
}
