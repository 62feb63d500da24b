/// What a server can be told: flag, variable and line of the file have the same name.
enum SettingKey: String, CaseIterable {
    case data
    case host
    case nativePort = "native-port"
    case grpcPort = "grpc-port"
    case grpcYields = "grpc-yields"
    case opsPort = "ops-port"
    case redis
    case redisUser = "redis-user"
    case redisPasswordFile = "redis-password-file"
    case cacheKeyFile = "cache-key-file"
    case sandbox
    case busyPoll = "busy-poll"
    case secondBook = "second-book"
    case snapshotEvery = "snapshot-every"
    case snapshotsKept = "snapshots-kept"
    case checkpoints
    case checkpointKeyFile = "checkpoint-key-file"
    case anyFileSystem = "any-file-system"
    case tlsCertificate = "tls-certificate"
    case tlsKey = "tls-key"
    case tlsClientAuthority = "tls-client-ca"
    case tokenKeys = "token-keys"
    case tokenAudience = "token-audience"
    case deniedCallers = "denied-callers"
    case edges
    case logFormat = "log-format"

    /// Empty: not set.
    var standard: String {
        switch self {
        case .data: "./reskontra-data"
        case .host: "127.0.0.1"
        case .nativePort: "7410"
        case .grpcPort: "7411"
        case .opsPort: "7412"
        case .redis, .redisUser, .redisPasswordFile, .cacheKeyFile, .checkpoints, .checkpointKeyFile: ""
        case .tlsCertificate, .tlsKey, .tlsClientAuthority, .tokenKeys, .deniedCallers, .edges: ""
        case .tokenAudience: "reskontra"
        case .logFormat: "text"
        case .secondBook: "true"
        case .snapshotEvery: "500000"
        case .snapshotsKept: "2"
        case .grpcYields, .sandbox, .busyPoll, .anyFileSystem: "false"
        }
    }

    var variable: String {
        "RESKONTRA_" + rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// Variables of the client, which share the prefix.
    static let variablesOfClient: Set<String> = [
        "RESKONTRA_ADDRESS", "RESKONTRA_COMPANY", "RESKONTRA_CONFIG", "RESKONTRA_OUTPUT", "RESKONTRA_PROFILE",
        "RESKONTRA_PROTECTED", "RESKONTRA_TOKEN_FILE", "RESKONTRA_CA", "RESKONTRA_CLIENT_CERTIFICATE",
        "RESKONTRA_CLIENT_KEY", "RESKONTRA_SERVER_NAME", "RESKONTRA_PAGER", "RESKONTRA_PROMPT_COLOR",
        "RESKONTRA_TYPE_ABOVE",
    ]
}
