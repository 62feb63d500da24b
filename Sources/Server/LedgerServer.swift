import CreditCache
import Engine
import EventLog
import Foundation
import Logging
import Loop
import Receivables
import ServiceLifecycle
import TLS

/// How a ledger server is to run. Every field has a flag, an environment variable and a default.
package struct ServerConfiguration: Sendable {
    package var data = "./reskontra-data"
    package var host = "127.0.0.1"
    package var nativePort: UInt16 = 7410
    /// Nil: no gRPC.
    package var grpcPort: UInt16? = 7411
    /// The threads of gRPC give way to everybody else's.
    package var grpcYields = false
    /// Nil: no ops port.
    package var opsPort: UInt16? = 7412
    package var sandbox = false
    /// Nil: works without Redis.
    package var redis: (host: String, port: UInt16)?
    /// Redis ACL user; nil: the default user.
    package var redisUser: String?
    /// Content of the password file; nil: none is sent.
    package var redisPassword: Secret?
    /// File with the MAC key of the cache; nil: `CACHE-KEY` in the store, made with it.
    package var cacheKeyFile: String?
    package var busyPoll = false
    /// Long reads go to a second book on a thread of its own; without it the live book answers them in slices.
    package var secondBook = true
    /// The second book writes them.
    package var snapshots = SnapshotPlan()
    /// Nil: nothing is signed.
    package var checkpoints: (file: String, keyFile: String)?
    package var allowsAnyFileSystem = false
    package var security = SecurityFiles()
    /// What tokens must be made out to.
    package var tokenAudience = "reskontra"
    /// Principals whose certificates are those of edges: they say for whom they speak.
    package var edges: [String] = []
    /// Log lines as JSON documents.
    package var logsJSON = false

    package init() {}
}

/// Exit codes of the server beside those of `StoreFailure` (20 to 39, 74, 75). Never reused.
package enum ServerExit: Int32, Sendable {
    /// A port cannot be opened.
    case portUnavailable = 69
    /// No progress although work waits.
    case stalled = 70
    /// An address that others can reach, without TLS.
    case unsafeListener = 77
    case wrongSettings = 78
}

/// Why the server could not start or had to stop, with the exit code and what to do.
package struct ServerFailure: Error, CustomStringConvertible {
    package let exitCode: Int32
    package let description: String

    package init(exitCode: Int32, _ description: String) {
        self.exitCode = exitCode
        self.description = description
    }

    package init(_ reason: ServerExit, _ description: String) {
        self.init(exitCode: reason.rawValue, description)
    }

    package init(_ failure: StoreFailure) {
        self.init(exitCode: failure.exitCode, "\(failure)\n\(failure.cure)")
    }
}

/// The object graph of `reskontrad serve`: store, engine, loop, cache publisher, ops port.
package final class LedgerServer: Service {
    private let configuration: ServerConfiguration
    private let logger: Logger
    private let facts: Handover<ServerFacts>
    private let loop: LoopRun
    /// For other carriers of the same calls.
    package let doorway = Doorway()

    package init(_ configuration: ServerConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        let facts = ServerFacts(
            gatekeeper: Gatekeeper(
                development: configuration.developmentPrincipal.flatMap { Code($0) },
                audience: configuration.tokenAudience, edges: Set(configuration.edges.compactMap { Code($0) })))
        self.facts = Handover(value: facts)
        loop = LoopRun(facts.shutdown, facts.board)
    }

    package var board: MetricsBoard { facts.value.board }

    /// Serves until a graceful shutdown was asked for and everything admitted is answered.
    package func run() async throws {
        try await loop.run("loop") { [self] in
            defer { doorway.close() }
            try serve()
        }
    }

    /// On the loop's thread, from opening the store to its last seal.
    private func serve() throws {
        // A port that is taken shows before the store is touched; it is opened for good behind it.
        if configuration.nativePort != 0 { _ = try listen(EpollIO()) }
        let signing = try openCheckpoints()
        let credentials = try openCredentials()
        let engine = try openEngine()
        let checkpointer = try signing.map { try $0(engine.log.reading) }
        let cache = try openCache(engine)
        var limits = LoopLimits()
        limits.busyPoll = configuration.busyPoll
        let io = EpollIO(limits: limits, tls: credentials)
        let address = try listen(io)
        let failure = FailureBox()
        let port = NativePort(
            engine: engine, io: io, about: facts.value, connectionsMax: limits.connectionsMax + 1
        ) { reason in
            failure.reason = reason
            io.stop()
        }
        loop.began(io.waker)
        engine.log.startPreparing()
        if configuration.secondBook {
            port.use(
                SecondBook(engine.log.reading, snapshots: engine.snapshots) { [logger] fault in
                    if fault.isFinal {
                        logger.critical("\(fault): it answers no more, the live book does; run reskontrad verify on a backup")
                    } else {
                        logger.error("\(fault): more of the log is replayed until the next one is written")
                    }
                })
        }
        if let cache {
            facts.value.cache = cache
            port.follow(cache)
            engine.stage = { book, changed, sequence in cache.stage(book, changed, sequence) }
            if !cache.start() { logger.error("no thread for the cache publisher") }
        }
        port.checkpointer = checkpointer
        checkpointer?.start()
        port.startThreads()
        let files = watchCredentials(credentials)
        announce(engine, address)
        doorway.open(Door(io, port))
        let watchdog = Watchdog { [logger] stall in
            // The thread that would end the server in order is the one that hangs.
            logger.critical("no progress for \(Watchdog.seconds) s: \(stall.words); the server ends, start it again")
            _exit(ServerExit.stalled.rawValue)
        }
        port.watchdog = watchdog
        watchdog.start()
        EpollLoop(io: io, handler: port).run()
        watchdog.stop()
        // Whoever still waits at the door is answered.
        port.mail.deliver()
        port.stopThreads()
        files.stop()
        cache?.stop()
        loop.ended()
        checkpointer?.stop()
        if let reason = failure.reason { throw ServerFailure(reason) }
        do throws(StoreFailure) {
            try engine.log.close(at: engine.clock.wall)
        } catch { throw ServerFailure(error) }
        logger.info("stopped", metadata: ["sequence": "\(engine.durableSequence)"])
    }

    private func listen(_ io: EpollIO) throws(ServerFailure) -> PeerAddress {
        do throws(ListenFailure) {
            return try io.listen(host: configuration.host, port: configuration.nativePort)
        } catch {
            throw ServerFailure(
                .portUnavailable,
                "cannot listen on \(configuration.host):\(configuration.nativePort): \(error)")
        }
    }

    private final class FailureBox {
        var reason: StoreFailure?
    }

    private func openEngine() throws -> Engine {
        var options = EventLog.Options()
        options.allowsAnyFileSystem = configuration.allowsAnyFileSystem
        options.holder =
            "pid \(ProcessInfo.processInfo.processIdentifier) on \(ProcessInfo.processInfo.hostName)"
        options.create = StoreIdentity(
            id: StoreID(low: .random(in: 1 ... .max), high: .random(in: 1 ... .max)),
            isSandbox: configuration.sandbox,
            created: SystemClock().wall)
        do {
            let storage = try FileStorage(configuration.data, create: true)
            let began = SystemClock().monotonic
            let engine = try Engine(
                storage, clock: SystemClock(), options: options, snapshots: configuration.snapshots)
            let milliseconds = (SystemClock().monotonic - began) / 1_000_000
            let opening = engine.log.opening
            logger.info(
                "store open",
                metadata: [
                    "records": "\(opening.lastSequence)", "items": "\(engine.book.items.rows.count)",
                    "customers": "\(engine.book.customers.count)", "milliseconds": "\(milliseconds)",
                    "snapshot": "\(engine.snapshots.figures.sequence)",
                    "epoch": "\(engine.log.epoch)", "sandbox": "\(engine.isSandbox)",
                ])
            for fall in engine.snapshotFalls {
                logger.warning("a snapshot was not used, the log has everything", metadata: ["why": "\(fall)"])
            }
            if let trim = opening.trimmed {
                logger.warning(
                    "a torn tail was trimmed: it was never acknowledged",
                    metadata: [
                        "segment": "\(trim.segment)", "offset": "\(trim.offset)",
                        "bytes": "\(trim.byteCount)",
                    ])
            }
            guard engine.isSandbox || !configuration.sandbox else {
                throw ServerFailure(
                    exitCode: 78,
                    "\(configuration.data) is no sandbox store: serve it without --sandbox, or choose another directory"
                )
            }
            return engine
        } catch let failure as StoreFailure { throw ServerFailure(failure) }
    }

    /// Reads what the port needs; nil: it is not encrypted.
    private func openCredentials() throws -> TLSSource? {
        do {
            facts.value.gatekeeper.tokenKeys.replace(try configuration.security.readTokenKeys())
            facts.value.gatekeeper.denied.replace(try configuration.security.readDenied())
            return try configuration.security.readTLS().map(TLSSource.init)
        } catch { throw ServerFailure(.wrongSettings, "\(error)") }
    }

    private func watchCredentials(_ source: TLSSource?) -> CredentialFiles {
        facts.value.turnedAway = { [logger] why in
            logger.warning("a caller was turned away", metadata: ["why": "\(why)"])
        }
        facts.value.alarm = { [logger] what in logger.critical("\(what)") }
        let (security, tokenKeys) = (configuration.security, facts.value.gatekeeper.tokenKeys)
        let denied = facts.value.gatekeeper.denied
        let files = CredentialFiles(security.all, logger) {
            // All or nothing: who may come in is never half the old and half the new.
            let context = try security.readTLS()
            let keys = try security.readTokenKeys()
            let list = try security.readDenied()
            if let context { source?.replace(context) }
            tokenKeys.replace(keys)
            denied.replace(list)
        }
        files.start()
        return files
    }

    /// What signs for a log, once it is open. A bad key shows before the store is touched.
    private func openCheckpoints() throws -> ((LogReading) throws -> Checkpointer)? {
        guard let wanted = configuration.checkpoints else { return nil }
        do throws(SigningKey.Unusable) {
            let key = try SigningKey.privateKey(file: wanted.keyFile)
            return { [logger] reading in
                do throws(SigningKey.Unusable) {
                    return try Checkpointer(file: wanted.file, key: key, of: reading) { problem in
                        logger.critical("no checkpoint was written: \(problem)")
                    }
                } catch { throw ServerFailure(.wrongSettings, error.description) }
            }
        } catch { throw ServerFailure(.wrongSettings, error.description) }
    }

    private func openCache(_ engine: Engine) throws -> CacheLink? {
        do {
            // Also without Redis: whoever sets up an edge finds the key in a store of any age.
            let key =
                if let path = configuration.cacheKeyFile { try CacheKeyFile.read(path) } else {
                    try CacheKeyFile.readOrCreate("\(configuration.data)/\(CacheKeyFile.name)")
                }
            guard let redis = configuration.redis else {
                logger.notice("no Redis configured: the ledger works without, edges and cache show do not")
                return nil
            }
            var settings = try CacheConfiguration(
                host: redis.host, port: redis.port,
                prefix: "reskontra:\(engine.log.identity.id.description.prefix(8)):",
                macKey: key)
            settings.user = configuration.redisUser
            settings.password = configuration.redisPassword
            return CacheLink(settings, epoch: engine.log.epoch)
        } catch {
            throw ServerFailure(.wrongSettings, "the cache settings cannot be used: \(error)")
        }
    }

    private func announce(_ engine: Engine, _ address: PeerAddress) {
        if engine.isSandbox { print("sandbox store: its clock is set by request") }
        print("security: \(configuration.posture)")
        print("listening native \(configuration.host):\(address.port)")
        fflush(nil)
    }
}
