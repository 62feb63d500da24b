import CreditCache
import Foundation
import Logging
import Loop
import Receivables
import ServiceLifecycle
import TLS

/// How an edge is to run.
package struct EdgeConfiguration: Sendable {
    package var host = "127.0.0.1"
    package var port: UInt16 = 7420
    package var ledger: (host: String, port: UInt16) = ("127.0.0.1", 7410)
    /// What callers must show, and what they are shown.
    package var security = SecurityFiles()
    package var tokenAudience = "reskontra"
    package var credentials = LedgerCredentials()
    package var redis: (host: String, port: UInt16) = ("127.0.0.1", 6379)
    package var redisUser: String?
    package var redisPassword: Secret?
    /// The ledger's `CACHE-KEY`: 32 bytes.
    package var macKey: [UInt8]
    /// Older knowledge answers no check.
    package var checkAgeMax: Int64 = 5_000_000_000
    /// Older knowledge is not shown either.
    package var positionAgeMax: Int64 = 30_000_000_000
    /// Checks that wait longer for Redis go to the ledger.
    package var redisTimeoutNanoseconds: UInt64 = 50_000_000
    /// A ledger that owes an answer and says nothing for so long is given up.
    package var ledgerSilenceNanoseconds = UInt64(ledgerSilenceDefault) * 1_000_000_000
    #if DEBUG
        // As the watchdog: without the optimizer, beside the tests, a ledger may be slow.
        package static let ledgerSilenceDefault: UInt32 = 30
    #else
        package static let ledgerSilenceDefault: UInt32 = 3
    #endif
    package static let ledgerSilenceSeconds = 1...60 as ClosedRange<UInt32>
    /// Nil: what nobody can prove is UNAVAILABLE.
    package var standIn: StandInTerms?

    package init(macKey: [UInt8]) { self.macKey = macKey }

    func ageMax(of question: EdgeQuestion) -> Int64 {
        switch question {
        case .check: checkAgeMax
        case .position: positionAgeMax
        }
    }

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
    private let loop: LoopRun
    package let board = MetricsBoard()

    package init(_ configuration: EdgeConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        loop = LoopRun(shutdown, board)
    }

    package func run() async throws {
        try await loop.run("edge") { [self] in try serve() }
    }

    private func serve() throws {
        var limits = LoopLimits()
        // The ledger's longest answer, and a client's with it.
        limits.inputBytesMax = (4 << 20) + 8_192
        limits.outputBytesMax = 32 << 20
        // Each client has a connection to the ledger of its own.
        limits.connectionsMax = 2 * limits.connectionsMax + 2
        let gatekeeper = Gatekeeper(
            development: configuration.security.developmentPrincipal.flatMap { Code($0) },
            audience: configuration.tokenAudience)
        let (callers, upstream) = try openCredentials(gatekeeper)
        let io = EpollIO(limits: limits, tls: callers, dialsEncrypted: upstream != nil)
        let address: PeerAddress
        do throws(ListenFailure) {
            address = try io.listen(host: configuration.host, port: configuration.port)
        } catch {
            throw ServerFailure(
                .portUnavailable, "cannot listen on \(configuration.host):\(configuration.port): \(error)")
        }
        let port = EdgePort(
            configuration, io: io, gatekeeper: gatekeeper,
            ledger: upstream.map { TLSPeer($0, serverName: configuration.credentials.serverName ?? configuration.ledger.host) },
            connectionsMax: limits.connectionsMax, board: board, shutdown: shutdown
        ) { [logger] in logger.warning("\($0)") }
        let files = watch(callers, upstream, gatekeeper.tokenKeys, gatekeeper.denied)
        loop.began(io.waker)
        print("security: \(configuration.posture)")
        if let terms = configuration.standIn {
            print("stand-in: up to \(terms.floor) a customer, \(terms.total) in all, while the ledger cannot be reached")
        }
        print("listening native \(configuration.host):\(address.port)")
        fflush(nil)
        EpollLoop(io: io, handler: port).run()
        files.stop()
        loop.ended()
        logger.info(
            "stopped",
            metadata: ["answered": "\(port.counters.answered)", "forwarded": "\(port.counters.forwarded)"])
    }

    /// Reads what callers see and what the ledger sees; nil: that side is not encrypted.
    private func openCredentials(_ gatekeeper: Gatekeeper) throws -> (callers: TLSSource?, upstream: TLSSource?) {
        do {
            gatekeeper.tokenKeys.replace(try configuration.security.readTokenKeys())
            gatekeeper.denied.replace(try configuration.security.readDenied())
            return (
                try configuration.security.readTLS().map(TLSSource.init),
                try configuration.credentials.readTLS().map(TLSSource.init)
            )
        } catch { throw ServerFailure(.wrongSettings, "\(error)") }
    }

    private func watch(
        _ callers: TLSSource?, _ upstream: TLSSource?, _ tokenKeys: TokenKeys, _ denied: DeniedCallers
    ) -> CredentialFiles {
        let (security, credentials) = (configuration.security, configuration.credentials)
        let files = CredentialFiles(security.all + credentials.all, logger) {
            let (toCallers, toLedger) = (try security.readTLS(), try credentials.readTLS())
            let keys = try security.readTokenKeys()
            let list = try security.readDenied()
            if let toCallers { callers?.replace(toCallers) }
            if let toLedger { upstream?.replace(toLedger) }
            tokenKeys.replace(keys)
            denied.replace(list)
        }
        files.start()
        return files
    }
}
