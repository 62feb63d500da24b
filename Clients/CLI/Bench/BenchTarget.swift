import ArgumentParser

/// What the generator drives: the server, or an anchor that does less for frames of the same size.
enum BenchTarget: String, CaseIterable, ExpressibleByArgument {
    case reskontra
    /// Sends the request's bytes back.
    case echo
    /// The same after one durable write for all that was ready.
    case durableEcho = "durable-echo"
    case redisGet = "redis-get"
    /// The limit check as a Lua script.
    case redisEvalSHA = "redis-evalsha"

    var defaultPort: Int {
        switch self {
        case .reskontra: 7410
        case .echo: 7801
        case .durableEcho: 7802
        case .redisGet, .redisEvalSHA: 6379
        }
    }

    var isRedis: Bool { self == .redisGet || self == .redisEvalSHA }
}

/// What one request asks for.
enum RequestKind: UInt8, CaseIterable {
    case check, authorize, capture, void, invoice, payment

    var name: String { "\(self)" }

    static var count: Int { allCases.count }
}
