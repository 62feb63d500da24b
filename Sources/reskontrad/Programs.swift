import Glibc
import Logging
import Server
import ServiceLifecycle

/// A server with its other ports, until a signal ends all.
enum Programs {
    static func logger(json: Bool = false) -> Logger {
        // Whoever read the log may be gone: that is an error of a write, and no reason to end.
        signal(SIGPIPE, SIG_IGN)
        var logger = Logger(label: "reskontrad") { label -> any LogHandler in
            if json { return JSONLog(label) }
            return EscapedLog(StreamLogHandler.standardError(label: label))
        }
        logger.logLevel = .info
        return logger
    }

    /// For libraries, whose news is of no interest here.
    static func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = .warning
        return quiet
    }

    /// `opsPort` nil: none.
    static func run(
        _ servers: [any Service], _ board: MetricsBoard, opsHost: String, opsPort: UInt16?, _ logger: Logger
    ) async throws {
        // They are stopped from the last to the first: the ops port answers until everything else has drained.
        var services: [any Service] = []
        if let opsPort {
            // It is neither encrypted nor guarded, so it never leaves this machine.
            let host = LoopbackAddress.isLoopback(opsHost) ? opsHost : "127.0.0.1"
            services.append(OpsPort(host: host, port: opsPort, board: board, logger: quiet(logger)))
        }
        services += servers + [DrainNotice(board)]
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
