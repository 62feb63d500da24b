import Configuration
import Foundation
import ReskontraClient

/// Where to connect and how to write, after flags, environment, profile and defaults.
///
/// A flag wins over `RESKONTRA_…`, that over the profile in the configuration file, that over the default.
///
///     use: local
///     profiles:
///       local:
///         address: 127.0.0.1:7410
///         company: UK01
///         output: table
///       production:
///         address: ledger.example.com:7410
///         company: DE01
///         ca: /etc/reskontra/pki/ca.pem
///         client-certificate: /etc/reskontra/pki/anna.pem
///         client-key: /etc/reskontra/pki/anna.key
///         token-file: /etc/reskontra/pki/token
///         protected: true
///         type-above: 1000
///         prompt-color: red
struct Settings: Sendable {
    let address: Address
    let company: String
    /// Empty: no profile is in use.
    let profile: String
    /// Always ask before money moves, whatever the flags say.
    let isProtected: Bool
    /// Decimal text: on a protected profile a change of a balance from it on is confirmed by typing, not by `y`.
    let typeAbove: String
    let token: String
    /// Nil: the line is not encrypted.
    let security: ClientSecurity?
    /// File of the own certificate.
    let certificate: String?
    let output: OutputFormat?
    /// Of the shell's prompt.
    let promptTint: Tint
    /// Alike for settings that one connection serves.
    let lineName: String

    static let typeAboveStandard = "1000"

    static func load(
        _ given: CommonOptions, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> Settings {
        let options = given.filled(from: ShellSession.current?.defaults, output: ShellSession.current?.format)
        let path = Places(environment).configuration
        guard try saysSomething(path) else {
            return try settings(in: InMemoryProvider(values: [:]), path, options, environment)
        }
        let file: FileProvider<YAMLSnapshot>
        do {
            let place = InMemoryProvider(values: [
                "filePath": ConfigValue(.string(path), isSecret: false),
                "allowMissing": ConfigValue(.bool(true), isSecret: false),
            ])
            file = try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: place))
        } catch {
            throw SettingsFailure(description: "\(path) cannot be read: \(error)")
        }
        return try settings(in: file, path, options, environment)
    }

    private static func settings(
        in file: some ConfigProvider, _ path: String, _ options: CommonOptions, _ environment: [String: String]
    ) throws -> Settings {
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
        let root = ConfigReader(provider: file)
        let named = options.profile ?? environment["RESKONTRA_PROFILE"]
        let profile = named ?? root.string(forKey: "use") ?? ""
        guard profile.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
            throw SettingsFailure(description: "'\(profile)' is not the name of a profile")
        }
        var providers: [any ConfigProvider] = [
            flags(options), variables.prefixKeys(with: "reskontra"),
        ]
        if !profile.isEmpty {
            guard root.string(forKey: ConfigKey(["profiles", profile, "address"])) != nil else {
                throw SettingsFailure(description: "no profile '\(profile)' with an address in \(path)")
            }
            providers.append(file.prefixKeys(with: ConfigKey(["profiles", profile])))
        }
        providers.append(InMemoryProvider(values: ["address": "127.0.0.1:7410", "company": ""]))
        return try Settings(ConfigReader(providers: providers), profile: profile)
    }

    /// An empty file and `/dev/null` are no settings, which the reader of YAML would not take.
    private static func saysSomething(_ path: String) throws -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
        if isFolder.boolValue { throw SettingsFailure(description: "\(path) is a folder, not a file of settings") }
        // A device such as /dev/null is read as what it is.
        guard let bytes = WholeFile.read(path) else { return true }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).contains { line in
            line.first { !$0.isWhitespace }.map { $0 != "#" } ?? false
        }
    }

    private init(_ reader: ConfigReader, profile: String) throws {
        let text = reader.string(forKey: "address", default: "")
        guard let address = Address.parse(text) else {
            throw SettingsFailure(description: "'\(text)' is not an address: write host:port")
        }
        self.address = address
        company = reader.string(forKey: "company", default: "")
        self.profile = profile
        isProtected = reader.bool(forKey: "protected", default: false)
        typeAbove = reader.string(forKey: "type-above", default: Self.typeAboveStandard)
        guard typeAbove.contains(where: \.isNumber), typeAbove.allSatisfy({ $0.isNumber || $0 == "." }) else {
            throw SettingsFailure(description: "'\(typeAbove)' is not an amount for type-above: write 1000 or 2500.00")
        }
        if let chosen = reader.string(forKey: "output") {
            guard let format = OutputFormat(rawValue: chosen) else {
                let all = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw SettingsFailure(description: "'\(chosen)' is not an output format: \(all)")
            }
            output = format
        } else {
            output = nil
        }
        // Secrets come from files only: flags and variables show up in process lists.
        if let path = reader.string(forKey: "token-file") {
            guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw SettingsFailure(description: "the token file \(path) cannot be read")
            }
            token = content.trimmingCharacters(in: .whitespacesAndNewlines)
        } else {
            token = ""
        }
        security = try Self.security(reader)
        certificate = reader.string(forKey: "client-certificate")
        let color = reader.string(forKey: "prompt-color", default: "plain")
        guard let tint = Tint(color: color) else {
            throw SettingsFailure(
                description: "'\(color)' is not a colour: \(Tint.colors.map(\.name).joined(separator: ", "))")
        }
        promptTint = tint
        let keys: [ConfigKey] = ["ca", "client-certificate", "client-key", "server-name"]
        lineName = ([text, company, token] + keys.map { reader.string(forKey: $0) ?? "" }).joined(separator: "\n")
    }

    private static func security(_ reader: ConfigReader) throws -> ClientSecurity? {
        let authority = reader.string(forKey: "ca")
        let certificate = reader.string(forKey: "client-certificate")
        guard authority != nil || certificate != nil else { return nil }
        do {
            return try ClientSecurity(
                authority: authority, certificate: certificate, key: reader.string(forKey: "client-key"),
                serverName: reader.string(forKey: "server-name"))
        } catch { throw SettingsFailure(description: "\(error)") }
    }

    private static func flags(_ options: CommonOptions) -> InMemoryProvider {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        func set(_ key: String, _ text: String?) {
            if let text { values[AbsoluteConfigKey([key])] = ConfigValue(.string(text), isSecret: false) }
        }
        set("address", options.address)
        set("company", options.company)
        set("ca", options.ca)
        set("client-certificate", options.clientCertificate)
        set("client-key", options.clientKey)
        set("output", options.output?.rawValue)
        return InMemoryProvider(name: "flags", values: values)
    }
}

struct SettingsFailure: Error, CustomStringConvertible { let description: String }

/// Files of this client, in the places of the XDG base directory rules.
struct Places: Sendable {
    let configuration: String
    /// Requests saved before they were sent.
    let requests: String
    /// Lines typed in shells.
    let history: String

    init(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
        func base(_ variable: String, _ fallback: String) -> String {
            // Relative paths are to be ignored, says the XDG page.
            if let path = environment[variable], path.hasPrefix("/") { return path }
            return (environment["HOME"] ?? NSHomeDirectory()) + "/" + fallback
        }
        configuration =
            environment["RESKONTRA_CONFIG"]
            ?? base("XDG_CONFIG_HOME", ".config") + "/reskontra/config.yaml"
        let state = base("XDG_STATE_HOME", ".local/state") + "/reskontra"
        requests = state + "/requests"
        history = state + "/history"
    }
}
