import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import NIOCertificateReloading
import NIOCore
import Glibc
import Schema
import Server
import ServiceLifecycle

/// Every service over HTTP/2, by a listener of its own.
///
///     HTTP/2 -> method and bytes -> native frame -> the port's own handlers
///
/// It is a client of the native port inside the same program, so nothing can be answered otherwise there than here.
package struct GRPCPort: Service {
    private let configuration: ServerConfiguration
    private let port: UInt16
    private let doorway: Doorway
    private let logger: Logger

    /// `port`: zero takes a free one.
    package init(_ configuration: ServerConfiguration, port: UInt16, doorway: Doorway, logger: Logger) {
        self.configuration = configuration
        self.port = port
        self.doorway = doorway
        self.logger = logger
    }

    package func run() async throws {
        guard let door = await doorway.door else { return }
        let threads = CarrierThreads(yields: configuration.grpcYields)
        let lanes = Lanes(door, threads)
        let health = Health()
        let security = try ListenerSecurity(configuration.security, logger)
        let transport = HTTP2ServerTransport.Posix(
            address: .init(host: configuration.host, port: port), transportSecurity: security.transport,
            config: .defaults { config in
                config.http2.maxConcurrentStreams = Limits.streamsPerConnection
                config.http2.targetWindowSize = Limits.windowBytes
                config.http2.maxFrameSize = Limits.frameBytes
                config.rpc.maxRequestPayloadSize = Limits.messageBytes
                config.connection.keepalive.clientBehavior.minPingIntervalWithoutCalls = Limits.pingInterval
                config.connection.keepalive.clientBehavior.allowWithoutCalls = true
                config.channelDebuggingCallbacks.onAcceptTCPConnection = LineGuard.add
                config.channelDebuggingCallbacks.onAcceptHTTP2Stream = LineGuard.addStream
            }, eventLoopGroup: threads.group)
        let server = GRPCServer(transport: transport, services: [Forwarding(lanes, threads), health, Reflection()])
        try await withThrowingDiscardingTaskGroup { group in
            if let reloader = security.reloader { group.addTask { try await reloader.run() } }
            group.addTask { await announce(transport) }
            try await withGracefulShutdownHandler {
                do {
                    try await withTaskExecutorPreference(threads) { try await server.serve() }
                } catch { throw failure(error) }
            } onGracefulShutdown: {
                health.drain()
                lanes.drain()
                server.beginGracefulShutdown()
            }
            group.cancelAll()
        }
    }

    private func announce(_ transport: HTTP2ServerTransport.Posix) async {
        guard let address = try? await transport.listeningAddress else { return }
        let bound = address.ipv4?.port ?? address.ipv6?.port ?? Int(port)
        print("listening grpc \(configuration.host):\(bound)")
        fflush(nil)
    }

    private func failure(_ error: any Error) -> any Error {
        guard let error = error as? RuntimeError, let cause = error.cause else { return error }
        let why = (cause as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(cause)"
        return ServerFailure(
            .portUnavailable,
            """
            cannot listen on \(configuration.host):\(port) for gRPC: \(why)
            stop the other program, choose another grpc-port, or 0 for none
            """)
    }

    /// Bounds of this port; those of a request are the native port's.
    enum Limits {
        /// HTTP/2 connections of all clients; one more is closed.
        static let connections = 1_024
        /// Of a client that has not acknowledged our settings and may not know the bound yet: HTTP/2's 100.
        static let streamsPerConnection = 64
        /// What a client may send before it is read, of a stream and of a whole connection.
        static let windowBytes = 65_535
        static let frameBytes = 1 << 14
        /// From the connection, or the TLS handshake's begin, to the client's settings.
        static let beginning = Duration.seconds(5)
        /// How long a client may leave an answer unread, and at what rate it must then be taken at least.
        static let stalled = Duration.seconds(30)
        static let bytesReadPerSecond = 8_192
        static let requestBytes = ServerLimits.requestBytes
        /// Above it a call is reset unread; up to it, it is told why it is refused.
        static let messageBytes = 4 * requestBytes
        /// Three pings that come sooner, with nothing sent to the client in between, end the connection.
        static let pingInterval = Duration.seconds(60)
        /// Callers whose credentials are remembered.
        static let callers = 10_000
        /// Native connections a caller's unary calls are spread over.
        static let lanesPerCaller = 4
        /// Native connections of all callers, one for each server stream among them.
        static let lanes = 1_024
    }
}

extension GRPCNIOTransportHTTP2Posix.SocketAddress {
    fileprivate init(host: String, port: UInt16) {
        self = host.contains(":") ? .ipv6(host: host, port: Int(port)) : .ipv4(host: host, port: Int(port))
    }
}
