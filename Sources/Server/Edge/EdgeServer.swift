import Foundation
import Logging
import Loop
import ServiceLifecycle
import Synchronization

/// How an edge is to run.
package struct EdgeConfiguration: Sendable {
    package var host = "127.0.0.1"
    package var port: UInt16 = 7420
    package var ledger: (host: String, port: UInt16) = ("127.0.0.1", 7410)
    package var redis: (host: String, port: UInt16) = ("127.0.0.1", 6379)
    package var redisUser: String?
    package var redisPassword: String?
    /// The ledger's `CACHE-KEY`: 32 bytes.
    package var macKey: [UInt8]
    /// Older knowledge answers no check.
    package var heartbeatAgeMax: Int64 = 5_000_000_000
    /// Checks that wait longer for Redis go to the ledger.
    package var redisTimeoutNanoseconds: UInt64 = 50_000_000

    package init(macKey: [UInt8]) { self.macKey = macKey }

    /// UTC nanoseconds.
    func wallClock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// The object graph of `reskontrad edge`: one loop, nothing on disk.
package final class EdgeServer: Service {
    private let configuration: EdgeConfiguration
    private let logger: Logger
    private let shutdown = Shutdown()
    private let waker = Mutex<Waker?>(nil)
    package let board = MetricsBoard()

    package init(_ configuration: EdgeConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    package func run() async throws {
        try await withGracefulShutdownHandler {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                let thread = Thread { [self] in done.resume(with: Result { try serve() }) }
                thread.name = "edge"
                thread.stackSize = 8 << 20
                thread.start()
            }
        } onGracefulShutdown: { [self] in
            board.noteDrain()
            shutdown.ask()
            waker.withLock { $0?.wake() }
        }
    }

    private func serve() throws {
        var limits = LoopLimits()
        // The ledger's longest answer, and a client's with it.
        limits.inputBytesMax = (4 << 20) + 8_192
        limits.outputBytesMax = 32 << 20
        // Each client has a connection to the ledger of its own.
        limits.connectionsMax = 2 * limits.connectionsMax + 2
        let io = EpollIO(limits: limits)
        let address: PeerAddress
        do throws(ListenFailure) {
            address = try io.listen(host: configuration.host, port: configuration.port)
        } catch {
            throw ServerFailure(
                .portUnavailable, "cannot listen on \(configuration.host):\(configuration.port): \(error)")
        }
        let port = EdgePort(
            configuration, io: io, connectionsMax: limits.connectionsMax, board: board, shutdown: shutdown)
        waker.withLock { $0 = io.waker }
        if shutdown.isWanted { io.waker.wake() }
        print("security: loopback only, no TLS; callers are who the ledger takes them for")
        print("listening native \(configuration.host):\(address.port)")
        fflush(nil)
        EpollLoop(io: io, handler: port).run()
        waker.withLock { $0 = nil }
        logger.info("stopped", metadata: ["answered": "\(port.counters.answered)"])
    }
}
