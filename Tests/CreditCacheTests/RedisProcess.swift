import Glibc
import Testing

@testable import CreditCache

/// A redis-server of our own on a free port, without persistence; gone when the test ends.
final class RedisProcess {
    private static let places: [String] = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"]
    static let binary = places.first { access($0, X_OK) == 0 }
    static var isInstalled: Bool { binary != nil }

    let port: UInt16
    private let arguments: [String]
    private var pid: pid_t = 0

    init(_ arguments: [String] = []) throws {
        port = try Self.freePort()
        self.arguments = arguments
        try start()
    }

    deinit {
        kill()
    }

    func start() throws {
        let binary = try #require(Self.binary)
        let words =
            [
                binary, "--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                "--logfile", "/dev/null",
            ]
            + arguments
        var vector = words.map { strdup($0) } + [nil]
        defer { for word in vector { free(word) } }
        try #require(posix_spawn(&pid, binary, nil, nil, &vector, nil) == 0)
        try #require(eventually { answers() }, "redis-server does not answer")
    }

    func kill() {
        guard pid > 0 else { return }
        Glibc.kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
        pid = 0
    }

    func suspend() { Glibc.kill(pid, SIGSTOP) }
    func resume() { Glibc.kill(pid, SIGCONT) }

    func configuration(password: String? = nil) throws -> CacheConfiguration {
        var made = try CacheConfiguration(host: "127.0.0.1", port: port, prefix: "t:", macKey: testKey)
        made.password = password.map(Secret.init)
        // A busy machine must not look like a dead Redis, except where a test makes it one.
        made.commandTimeoutMilliseconds = 2_000
        return made
    }

    /// Sends one command and returns its answer as text bytes; numbers as decimals, errors as their text.
    @discardableResult
    func command(_ words: [UInt8]...) throws -> [UInt8] {
        let link = try RedisLink(configuration())
        link.commands.begin(arguments: words.count)
        for word in words { link.commands.argument(word) }
        let reply = try link.reply()
        if let text = reply.errorText { return Array(text.utf8) }
        if let number = reply.integer { return Array("\(number)".utf8) }
        return reply.withBytes { Array($0) } ?? []
    }

    @discardableResult
    func command(_ words: String...) throws -> String {
        let link = try RedisLink(configuration())
        link.commands.begin(arguments: words.count)
        for word in words { link.commands.argument(Array(word.utf8)) }
        let reply = try link.reply()
        if let text = reply.errorText { return text }
        if let number = reply.integer { return "\(number)" }
        return reply.withBytes { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private func answers() -> Bool {
        guard let link = try? RedisLink(configuration()) else { return false }
        link.commands.begin(arguments: 1)
        link.commands.argument("PING")
        return (try? link.reply()) != nil
    }

    private static func freePort() throws -> UInt16 {
        let listener = try Listener()
        return listener.port
    }
}

/// A listening socket on a free port of loopback.
final class Listener: Sendable {
    let descriptor: Int32
    let port: UInt16

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        try #require(bound)
    }

    deinit {
        close(descriptor)
    }
}

let testKey = (0..<32).map { UInt8($0) }

/// Waits for another thread or process, at most 20 s; only a failing test waits so long.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<20_000 {
        if try condition() { return true }
        usleep(1_000)
    }
    return try condition()
}

/// Figures of one account whose amounts tell account and change apart.
func figures(_ customer: UInt32, changedAt sequence: UInt64, currencies: Int = 1) -> CreditFigures {
    var made = CreditFigures()
    made.company = CacheText("DE01")!
    made.customer = CacheText("C-\(customer)")!
    made.lastChange = sequence
    made.asOf = sequence
    made.baseLimitMinor = 100_000 + Int64(customer)
    made.limitCurrency = 978
    made.flags = [.mandatory, .allowOnAccount]
    made.group = customer % 3
    for position in 0..<currencies {
        var sums = CurrencySums()
        sums.currency = UInt16(900 + position)
        sums.invoices = Int64(truncatingIfNeeded: sequence) &* 100
        sums.creditNotes = 0 &- Int64(truncatingIfNeeded: sequence)
        sums.payments = -5
        sums.paymentsAtRisk = 6
        sums.delivered = 7
        sums.orders = 8
        sums.reserved = Int64(customer)
        made.append(sums)
    }
    return made
}
