import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Says on the board that a stop was asked for. The last of a group is told first, so `/readyz` turns before any port
/// drains. Rule: reliability 3.7.
package struct DrainNotice: Service {
    private let board: MetricsBoard

    package init(_ board: MetricsBoard) { self.board = board }

    package func run() async throws {
        try await gracefulShutdown()
        board.noteDrain()
    }
}

/// `/healthz`, `/readyz` and `/metrics` over HTTP.
package struct OpsPort: Service {
    private let host: String
    private let port: UInt16
    private let board: MetricsBoard
    private let logger: Logger

    package init(host: String, port: UInt16, board: MetricsBoard, logger: Logger) {
        self.host = host
        self.port = port
        self.board = board
        self.logger = logger
    }

    package func run() async throws {
        do {
            try await application.run()
        } catch let error as IOError {
            throw ServerFailure(
                .portUnavailable,
                """
                cannot listen on \(host):\(port) for the ops port: \(String(cString: strerror(error.errnoCode)))
                stop the other program, choose another ops-port, or 0 for none
                """)
        }
    }

    private var application: some ApplicationProtocol {
        let board = board
        // A HEAD is answered as a GET is, without its body.
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.get("healthz") { _, _ in "ok\n" }
        router.get("readyz") { _, _ -> Response in
            board.isReady
                ? Response(status: .ok, body: .init(byteBuffer: .init(string: "ready\n")))
                : Response(
                    status: .serviceUnavailable,
                    body: .init(byteBuffer: .init(string: board.isDraining ? "draining\n" : "starting\n")))
        }
        router.get("metrics") { _, _ -> Response in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
                body: .init(byteBuffer: .init(string: board.text)))
        }
        return Application(
            router: router, configuration: .init(address: .hostname(host, port: Int(port))), logger: logger)
    }
}
