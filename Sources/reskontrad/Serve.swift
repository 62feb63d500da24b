import ArgumentParser
import GRPCPort
import Server

/// Runs the ledger server on one data directory until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve one data directory.",
        discussion: """
            Flags win over variables (RESKONTRA_DATA, RESKONTRA_NATIVE_PORT, …), these over the configuration
            file, that over the defaults. `reskontrad config` shows what would be used.

            Exit codes: 0 stopped in order; 20 to 39 why the store cannot be opened; 64 wrong flags; 69 a port
            cannot be opened; 70 no progress for 5 s although work waited; 74 and 75 a write failed and nothing more was
            acknowledged; 77 an unsafe listener; 78 wrong settings.

            Examples:
              reskontrad serve
              reskontrad serve --data /var/lib/reskontra --redis 127.0.0.1:6379
              reskontrad serve --sandbox --data ./sandbox --native-port 0
            """)

    @OptionGroup var options: SettingOptions

    func run() async throws {
        try await Exits.named { try await serve(EffectiveSettings.load(options).server) }
    }

    private func serve(_ configuration: ServerConfiguration) async throws {
        let logger = Programs.logger(json: configuration.logsJSON)
        LargePages.use()
        let server = LedgerServer(configuration, logger: logger)
        let grpc = configuration.grpcPort.map {
            GRPCPort(configuration, port: $0, doorway: server.doorway, logger: Programs.quiet(logger))
        }
        try await Programs.run(
            [server] + (grpc.map { [$0] } ?? []), server.board, opsHost: configuration.host,
            opsPort: configuration.opsPort, logger)
    }
}
