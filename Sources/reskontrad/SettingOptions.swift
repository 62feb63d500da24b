import ArgumentParser

/// The flags of `serve` and `config`: texts, since flag, variable and file are judged in one place.
struct SettingOptions: ParsableArguments {
    @Option(help: "Configuration file in YAML (default ./reskontra.yaml if it is there).")
    var config: String?

    @Option(help: "Data directory; made if it is not there (default ./reskontra-data).")
    var data: String?

    @Option(help: "Address to listen on; others than loopback need TLS and credentials (default 127.0.0.1).")
    var host: String?

    @Option(help: "Native port; 0 picks a free one (default 7410).")
    var nativePort: String?

    @Option(help: "gRPC port; 0 switches it off (default 7411; none beside a native port of 0).")
    var grpcPort: String?

    @Flag(
        inversion: .prefixedNo,
        help: "gRPC runs only when nobody else wants a processor: a flood of it does not slow the native port (default off).")
    var grpcYields: Bool?

    @Option(help: "Ops port for /healthz, /readyz and /metrics; 0 switches it off (default 7412).")
    var opsPort: String?

    @Option(help: "Redis as host:port or /path/of/socket (default: none).")
    var redis: String?

    @Flag(help: "Work without Redis, whatever environment and file say.")
    var noRedis = false

    @Option(help: "Redis ACL user (default: the default user).")
    var redisUser: String?

    @Option(help: "File of mode 0600 with the password for Redis (default: none is sent).")
    var redisPasswordFile: String?

    @Option(help: "File of mode 0600 with the 32-byte key of cache values (default CACHE-KEY in the store).")
    var cacheKeyFile: String?

    @Option(help: "File that signed checkpoints are appended to, where the store cannot be rewritten (default: none).")
    var checkpoints: String?

    @Option(help: "File of mode 0600 with the Ed25519 private key that signs them, in PEM.")
    var checkpointKeyFile: String?

    @Flag(inversion: .prefixedNo, help: "Create or open a sandbox store, whose clock is set by request.")
    var sandbox: Bool?

    @Flag(
        inversion: .prefixedNo,
        help: "Never sleep while waiting for requests: lower latency, one core busy.")
    var busyPoll: Bool?

    @Flag(
        inversion: .prefixedNo,
        help: "Answer long reads from a second book on a thread of its own (default on; off saves half the memory).")
    var secondBook: Bool?

    @Option(help: "Records between two snapshots, which make a restart short; 0 writes none (default 500000).")
    var snapshotEvery: String?

    @Option(help: "Newest snapshots that stay, 2 to 100 (default 2).")
    var snapshotsKept: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Also on file systems whose locks and flushes are not known to be honest.")
    var anyFileSystem: Bool?

    @Option(help: "File with the server's certificate in PEM; with it the native port speaks TLS 1.3 only.")
    var tlsCertificate: String?

    @Option(help: "File of mode 0600 with the certificate's private key in PEM.")
    var tlsKey: String?

    @Option(help: "File with who signs clients' certificates; with it every client must show one.")
    var tlsClientCa: String?

    @Option(help: "Files, with commas between, with the Ed25519 public keys in PEM of who signs tokens.")
    var tokenKeys: String?

    @Option(help: "What tokens must be made out to (default reskontra).")
    var tokenAudience: String?

    @Option(help: "File of who is let in no longer: SHA-256 of certificates or principals, a line each (default: none).")
    var deniedCallers: String?

    @Option(help: "Principals, with commas between, of the certificates of edges: these say for whom they speak.")
    var edges: String?
    @Option(help: "text, or json: one document a line, for collectors (default text).")
    var logFormat: String?

    /// What a flag says; nil when it was not given.
    func value(of key: SettingKey) -> String? {
        switch key {
        case .data: data
        case .host: host
        case .nativePort: nativePort
        case .grpcPort: grpcPort
        case .grpcYields: grpcYields.map { "\($0)" }
        case .opsPort: opsPort
        case .redis: noRedis ? "" : redis
        case .redisUser: redisUser
        case .redisPasswordFile: redisPasswordFile
        case .cacheKeyFile: cacheKeyFile
        case .checkpoints: checkpoints
        case .checkpointKeyFile: checkpointKeyFile
        case .sandbox: sandbox.map { "\($0)" }
        case .busyPoll: busyPoll.map { "\($0)" }
        case .secondBook: secondBook.map { "\($0)" }
        case .snapshotEvery: snapshotEvery
        case .snapshotsKept: snapshotsKept
        case .anyFileSystem: anyFileSystem.map { "\($0)" }
        case .tlsCertificate: tlsCertificate
        case .tlsKey: tlsKey
        case .tlsClientAuthority: tlsClientCa
        case .tokenKeys: tokenKeys
        case .tokenAudience: tokenAudience
        case .deniedCallers: deniedCallers
        case .edges: edges
        case .logFormat: logFormat
        }
    }

    func validate() throws {
        if noRedis, redis != nil { throw ValidationError("--redis and --no-redis exclude each other") }
    }
}
