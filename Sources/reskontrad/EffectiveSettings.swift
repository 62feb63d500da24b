import Configuration
import CreditCache
import Foundation
import Server

/// What the server goes by: flags over `RESKONTRA_…` over the file over the defaults, and where each came from.
struct EffectiveSettings {
    struct Row {
        let key: SettingKey
        let value: String
        /// `--flag`, the variable, `file:line`, or `default`.
        let origin: String
    }

    let rows: [Row]
    let server: ServerConfiguration

    /// Throws every problem at once, with exit code 78; an unsafe listener with 77.
    static func load(
        _ options: SettingOptions, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> EffectiveSettings {
        var problems: [String] = []
        let file = await ConfigurationFile.load(options.config, &problems)
        let variables = ConfigReader(
            provider: EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(
                with: "reskontra"))
        checkNames(environment, &problems)
        let rows = SettingKey.allCases.map { key in
            if let text = options.value(of: key) {
                return Row(
                    key: key, value: text,
                    origin: key == .redis && text.isEmpty ? "--no-redis" : "--\(key.rawValue)")
            }
            if let text = variables.string(forKey: ConfigKey([key.rawValue])) {
                return Row(key: key, value: text, origin: key.variable)
            }
            if let found = file?.value(of: key) {
                return Row(key: key, value: found.text, origin: found.origin)
            }
            return Row(key: key, value: key.standard, origin: "default")
        }
        var reading = SettingReading(rows, problems)
        let server = reading.configuration()
        guard reading.problems.isEmpty else {
            throw ServerFailure(.wrongSettings, reading.problems.joined(separator: "\n"))
        }
        if !LoopbackAddress.isLoopback(server.host), let missing = server.security.missingForOthers {
            throw ServerFailure(
                .unsafeListener,
                """
                \(reading.origin(.host)): others can reach \(server.host): never without \(missing)
                `reskontrad pki` makes what is needed to try it; or choose 127.0.0.1
                """)
        }
        return EffectiveSettings(rows: rows, server: server)
    }

    /// A variable that is nearly one of ours was meant to be: silence would hide it.
    private static func checkNames(_ environment: [String: String], _ problems: inout [String]) {
        let known = SettingKey.allCases.map(\.variable)
        for name in environment.keys.sorted()
        where name.hasPrefix("RESKONTRA_") && !known.contains(name)
            && !SettingKey.variablesOfClient.contains(name)
        {
            let short = String(name.dropFirst("RESKONTRA_".count)).lowercased()
            let choices = known.map { String($0.dropFirst("RESKONTRA_".count)).lowercased() }
            guard let near = Suggestion.closest(to: short, in: choices) else { continue }
            problems.append(
                "\(name): there is no such variable; did you mean RESKONTRA_\(near.uppercased())?")
        }
    }
}

/// Turns the texts into a configuration once and keeps every problem, with the place it came from.
private struct SettingReading {
    private let rows: [SettingKey: EffectiveSettings.Row]
    private(set) var problems: [String]

    init(_ rows: [EffectiveSettings.Row], _ problems: [String]) {
        self.rows = Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0) })
        self.problems = problems
    }

    mutating func configuration() -> ServerConfiguration {
        var made = ServerConfiguration()
        made.data = text(.data)
        if made.data.isEmpty { bad(.data, "must name a directory") }
        made.host = text(.host)
        if made.host.isEmpty { bad(.host, "must name an address") }
        made.nativePort = port(.nativePort)
        made.grpcPort = otherPort(.grpcPort, than: made.nativePort)
        // Whoever takes any free port may run many servers: none of them takes a port it was not told of.
        if made.nativePort == 0, origin(.grpcPort) == "default" { made.grpcPort = nil }
        made.grpcYields = flag(.grpcYields)
        made.opsPort = otherPort(.opsPort, than: made.nativePort)
        if let ops = made.opsPort, ops == made.grpcPort { bad(.opsPort, "\(ops) is the gRPC port already") }
        made.redis = redis()
        made.redisUser = text(.redisUser).isEmpty ? nil : text(.redisUser)
        made.redisPassword = password()
        if made.redisUser != nil, made.redisPassword == nil { bad(.redisUser, "needs redis-password-file") }
        made.cacheKeyFile = text(.cacheKeyFile).isEmpty ? nil : text(.cacheKeyFile)
        made.checkpoints = checkpoints()
        made.sandbox = flag(.sandbox)
        made.busyPoll = flag(.busyPoll)
        made.secondBook = flag(.secondBook)
        made.snapshots.everyRecords = UInt64(number(.snapshotEvery, in: 0...1_000_000_000))
        made.snapshots.keep = number(.snapshotsKept, in: 2...100)
        made.allowsAnyFileSystem = flag(.anyFileSystem)
        made.security = security()
        made.tokenAudience = text(.tokenAudience)
        if made.tokenAudience.isEmpty { bad(.tokenAudience, "must name what tokens are made out to") }
        made.edges = edges(made.security)
        switch text(.logFormat) {
        case "text": break
        case "json": made.logsJSON = true
        default: bad(.logFormat, "is text or json, not '\(text(.logFormat))'")
        }
        return made
    }

    private mutating func edges(_ security: SecurityFiles) -> [String] {
        let names = text(.edges).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        for name in names where !Credentials.isPrincipal(name) {
            bad(.edges, "names '\(name)': \(Credentials.principalRule)")
        }
        if !names.isEmpty, security.clientAuthority == nil {
            bad(.edges, "needs tls-client-ca: an edge is known by its certificate")
        }
        return names
    }

    private mutating func security() -> SecurityFiles {
        var files = SecurityFiles()
        func named(_ key: SettingKey) -> String? { text(key).isEmpty ? nil : text(key) }
        files.certificate = named(.tlsCertificate)
        files.key = named(.tlsKey)
        files.clientAuthority = named(.tlsClientAuthority)
        files.tokenKeys = text(.tokenKeys).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        files.deniedCallers = named(.deniedCallers)
        if files.certificate != nil, files.key == nil { bad(.tlsCertificate, "needs tls-key") }
        if files.certificate == nil, files.key != nil { bad(.tlsKey, "needs tls-certificate") }
        if files.certificate == nil, files.clientAuthority != nil {
            bad(.tlsClientAuthority, "needs tls-certificate: without TLS no certificates are shown")
        }
        if files.key != nil { _ = isSecret(.tlsKey) }
        return files
    }

    func origin(_ key: SettingKey) -> String { rows[key]?.origin ?? key.rawValue }

    private func text(_ key: SettingKey) -> String { rows[key]?.value ?? "" }

    private mutating func bad(_ key: SettingKey, _ what: String) {
        problems.append("\(origin(key)): \(key.rawValue) \(what)")
    }

    private mutating func port(_ key: SettingKey) -> UInt16 {
        guard let port = UInt16(text(key)) else {
            bad(key, "takes a port from 0 to 65535, not '\(text(key))'")
            return 0
        }
        return port
    }

    /// Nil: switched off.
    private mutating func otherPort(_ key: SettingKey, than native: UInt16) -> UInt16? {
        let number = port(key)
        guard number != 0 else { return nil }
        if number == native { bad(key, "\(number) is the native port already") }
        return number
    }

    private mutating func number(_ key: SettingKey, in range: ClosedRange<Int>) -> Int {
        guard let number = Int(text(key)), range.contains(number) else {
            bad(key, "takes a number from \(range.lowerBound) to \(range.upperBound), not '\(text(key))'")
            return range.lowerBound
        }
        return number
    }

    private mutating func flag(_ key: SettingKey) -> Bool {
        switch text(key).lowercased() {
        case "true", "yes", "1": return true
        case "false", "no", "0", "": return false
        default:
            bad(key, "takes true or false, not '\(text(key))'")
            return false
        }
    }

    private mutating func redis() -> (host: String, port: UInt16)? {
        let text = text(.redis)
        guard !text.isEmpty else { return nil }
        if text.hasPrefix("/") { return (text, 0) }
        let colon = text.lastIndex(of: ":")
        var host = String(colon.map { text[..<$0] } ?? text[...])
        let port = colon.map { UInt16(text[text.index(after: $0)...]) } ?? 6379
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard let port, port > 0, !host.isEmpty, !host.contains(where: \.isWhitespace) else {
            bad(.redis, "takes host:port or /path/of/socket, not '\(text)'")
            return nil
        }
        return (host, port)
    }

    private mutating func checkpoints() -> (file: String, keyFile: String)? {
        let (file, keyFile) = (text(.checkpoints), text(.checkpointKeyFile))
        guard !file.isEmpty else {
            if !keyFile.isEmpty { bad(.checkpointKeyFile, "needs checkpoints, the file to write them to") }
            return nil
        }
        guard !keyFile.isEmpty else {
            bad(.checkpoints, "needs checkpoint-key-file; openssl genpkey -algorithm ed25519 makes one")
            return nil
        }
        return isSecret(.checkpointKeyFile) ? (file, keyFile) : nil
    }

    /// Secrets come from files of their owner only: flags and variables show up in process lists.
    private mutating func isSecret(_ key: SettingKey) -> Bool {
        let path = text(key)
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            bad(key, "names \(path), which is no file that can be read")
            return false
        }
        guard status.st_mode & 0o077 == 0 else {
            bad(key, "names \(path), which others may read: make it 0600")
            return false
        }
        return true
    }

    private mutating func password() -> Secret? {
        let path = text(.redisPasswordFile)
        guard !path.isEmpty, isSecret(.redisPasswordFile) else { return nil }
        guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
            bad(.redisPasswordFile, "names \(path), which cannot be read")
            return nil
        }
        let password = content.trimmingCharacters(in: .newlines)
        if password.isEmpty { bad(.redisPasswordFile, "names \(path), which is empty") }
        return Secret(password)
    }
}

extension SecurityFiles {
    /// What must be there before others than this machine may connect; nil: all is.
    var missingForOthers: String? {
        if certificate == nil { return "TLS: tls-certificate and tls-key" }
        if clientAuthority == nil, tokenKeys.isEmpty { return "knowing the callers: tls-client-ca or token-keys" }
        return nil
    }
}

/// Whether an address stays on this machine, by its number: a name like 127.example.com does not.
enum LoopbackAddress {
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" { return true }
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        var six = in6_addr()
        guard inet_pton(AF_INET6, host, &six) == 1 else { return false }
        return withUnsafeBytes(of: six) { $0.dropLast().allSatisfy { $0 == 0 } && $0.last == 1 }
    }
}
