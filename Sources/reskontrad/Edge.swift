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
            never a guess. A ledger that is there but owes an answer and says nothing for --ledger-silence seconds is
            given up: reads get LEDGER_UNAVAILABLE, who waits for a posting loses the connection and asks for its
            outcome, and from then on the answer comes at once until the ledger speaks again.

            With --floor-limit and --floor-total the edge stands in for a ledger that cannot be reached: a check that was
            right when the account was last heard of (an hour ago at most, as long as Redis has it) passes up to the floor
            limit, all checks of one customer together, and says `stale`; all customers together get the total. By so
            much, for each edge, exposure can pass limits. The till reports such sales with AdviseOffline.

            Callers are checked by the ledger's rules: give the edge the same TLS files and token keys. With a client
            certificate whose principal the ledger's setting `edges` names, it tells the ledger for whom it speaks;
            once roles are granted, give that principal the role ops.run. Without a token a caller acts in the roles
            pos.check and pos.reserve only.

            Exit codes: 0 stopped in order; 64 wrong flags; 69 a port cannot be opened; 77 an unsafe listener;
            78 wrong settings.

            Examples:
              reskontrad edge --cache-key-file /etc/reskontra/CACHE-KEY
              reskontrad edge --native-port 7421 --ledger 127.0.0.1:7410 --redis 127.0.0.1:6379 --cache-key-file KEY
              reskontrad edge --cache-key-file KEY --floor-limit EUR:50.00 --floor-total EUR:2000.00
              reskontrad edge --host 0.0.0.0 --tls-certificate pki/edge.pem --tls-key pki/edge.key \
                --tls-client-ca pki/ca.pem --ledger ledger:7410 --ledger-ca pki/ca.pem \
                --ledger-certificate pki/edge-1.pem --ledger-key pki/edge-1.key --cache-key-file KEY
            """)

    @Option(help: "Address to listen on; others than loopback need TLS and credentials.")
    var host = "127.0.0.1"

    @Option(help: "Native port; 0 picks a free one.")
    var nativePort: UInt16 = 7420

    @Option(help: "Ops port for /healthz, /readyz and /metrics, on loopback; 0 switches it off.")
    var opsPort: UInt16 = 7422

    @Option(help: "File with the edge's server certificate in PEM; with it the port speaks TLS 1.3 only.")
    var tlsCertificate: String?

    @Option(help: "File of mode 0600 with that certificate's private key in PEM.")
    var tlsKey: String?

    @Option(help: "File with who signs clients' certificates; with it every client must show one.")
    var tlsClientCa: String?

    @Option(help: "Files, with commas between, with the Ed25519 public keys in PEM of who signs tokens.")
    var tokenKeys: String?

    @Option(help: "File of who is let in no longer: SHA-256 of certificates or principals, a line each.")
    var deniedCallers: String?

    @Option(help: "What tokens must be made out to.")
    var tokenAudience = "reskontra"

    @Option(help: "The ledger server as host:port; other hosts than this one need --ledger-ca.")
    var ledger = "127.0.0.1:7410"

    @Option(help: "File with who signs the ledger's certificate, in PEM; with it the ledger is called over TLS.")
    var ledgerCa: String?

    @Option(help: "File with the certificate that the edge shows the ledger, in PEM.")
    var ledgerCertificate: String?

    @Option(help: "File of mode 0600 with that certificate's private key in PEM.")
    var ledgerKey: String?

    @Option(help: "Name that the ledger's certificate must have (default: the host of --ledger).")
    var ledgerServerName: String?

    @Option(help: "File with a token for the edge's own questions, read anew for each connection.")
    var ledgerTokenFile: String?

    @Option(help: "Seconds, 1 to 60, that a ledger which owes an answer may say nothing before it is given up.")
    var ledgerSilence = EdgeConfiguration.ledgerSilenceDefault

    @Option(help: "Redis as host:port.")
    var redis = "127.0.0.1:6379"

    @Option(help: "Redis ACL user (default: the default user).")
    var redisUser: String?

    @Option(help: "File of mode 0600 with the password for Redis (default: none is sent).")
    var redisPasswordFile: String?

    @Option(help: "A copy of the ledger's file CACHE-KEY, mode 0600: proves the values in Redis.")
    var cacheKeyFile: String

    @Option(help: "What a customer may get while the ledger cannot be reached, as EUR:50.00 (default: nothing).")
    var floorLimit: String?

    @Option(help: "What all customers may get then, in the same currency.")
    var floorTotal: String?

    @Option(help: "Of the log on standard error: text, or json with a document a line.")
    var logFormat = "text"

    func run() async throws {
        try await Exits.named { try await serve(try settings()) }
    }

    private func settings() throws -> EdgeConfiguration {
        var made: EdgeConfiguration
        do throws(CacheKeyFile.Problem) {
            made = EdgeConfiguration(macKey: try CacheKeyFile.read(cacheKeyFile))
        } catch { throw ServerFailure(.wrongSettings, "--cache-key-file: \(error)") }
        made.host = host
        made.port = nativePort
        made.ledger = try address(ledger, "--ledger")
        made.security = try security()
        made.tokenAudience = tokenAudience
        made.credentials = try credentials()
        try demand(
            EdgeConfiguration.ledgerSilenceSeconds.contains(ledgerSilence), "--ledger-silence: is 1 to 60 seconds")
        made.ledgerSilenceNanoseconds = UInt64(ledgerSilence) * 1_000_000_000
        made.redis = try address(redis, "--redis")
        made.redisUser = redisUser
        if let path = redisPasswordFile { made.redisPassword = try password(path) }
        made.standIn = try standIn()
        try demand(["text", "json"].contains(logFormat), "--log-format: is text or json, not '\(logFormat)'")
        try refuseUnsafe(made)
        let unusable = made.unusableFiles
        guard unusable.isEmpty else { throw ServerFailure(.wrongSettings, unusable.joined(separator: "\n")) }
        return made
    }

    private func security() throws -> SecurityFiles {
        var files = SecurityFiles()
        files.certificate = tlsCertificate
        files.key = tlsKey
        files.clientAuthority = tlsClientCa
        files.tokenKeys = (tokenKeys ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        files.deniedCallers = deniedCallers
        try demand((tlsCertificate == nil) == (tlsKey == nil), "--tls-certificate and --tls-key go together")
        try demand(tlsClientCa == nil || tlsCertificate != nil, "--tls-client-ca: needs --tls-certificate")
        return files
    }

    private func credentials() throws -> LedgerCredentials {
        var made = LedgerCredentials()
        made.authority = ledgerCa
        made.certificate = ledgerCertificate
        made.key = ledgerKey
        made.serverName = ledgerServerName
        made.tokenFile = ledgerTokenFile
        try demand((ledgerCertificate == nil) == (ledgerKey == nil), "--ledger-certificate and --ledger-key go together")
        // A token without a certificate is good for one connection, and the edge's own ends and is made anew.
        try demand(
            ledgerTokenFile == nil || ledgerCertificate != nil, "--ledger-token-file: needs --ledger-certificate")
        for (flag, value) in [
            ("--ledger-certificate", ledgerCertificate), ("--ledger-server-name", ledgerServerName),
            ("--ledger-token-file", ledgerTokenFile),
        ] {
            try demand(value == nil || ledgerCa != nil, "\(flag): needs --ledger-ca")
        }
        return made
    }

    private func standIn() throws -> StandInTerms? {
        try demand((floorLimit == nil) == (floorTotal == nil), "--floor-limit and --floor-total go together")
        guard let floorLimit, let floorTotal else { return nil }
        return try StandInTerms(floor: floorLimit, total: floorTotal)
    }

    private func demand(_ isSo: Bool, _ otherwise: String) throws {
        if !isSo { throw ServerFailure(.wrongSettings, otherwise) }
    }

    /// Plain text and unknown callers stay on this machine.
    private func refuseUnsafe(_ made: EdgeConfiguration) throws {
        if !LoopbackAddress.isLoopback(host), let missing = made.security.missingForOthers {
            throw ServerFailure(
                .unsafeListener,
                """
                --host: others can reach \(host): never without \(missing)
                `reskontrad pki` makes what is needed to try it; or choose 127.0.0.1
                """)
        }
        if made.lendsItsRights {
            throw ServerFailure(
                .unsafeListener,
                """
                --ledger-certificate: whoever calls this edge would act with its rights
                say who may call: --tls-client-ca or --token-keys
                """)
        }
        if !LoopbackAddress.isLoopback(made.ledger.host), made.credentials.authority == nil {
            throw ServerFailure(
                .unsafeListener, "--ledger: \(made.ledger.host) is not this machine: never without TLS: --ledger-ca")
        }
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
        let logger = Programs.logger(json: logFormat == "json")
        let server = EdgeServer(configuration, logger: logger)
        try await Programs.run(
            [server], server.board, opsHost: configuration.host, opsPort: opsPort == 0 ? nil : opsPort, logger)
    }
}
