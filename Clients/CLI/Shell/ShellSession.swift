import Foundation
import ReskontraClient
import Synchronization

/// What the lines of one `reskontra shell` share: connections, defaults and the last answer.
///
/// The commands are the same in and out of the shell; the few places that differ ask for the session of their task.
final class ShellSession: Sendable {
    @TaskLocal static var current: ShellSession?

    /// Connections kept at the same time: one for each server, company and person that lines name.
    static let connectionsMax = 8

    /// Options given to the shell itself; a line's own win.
    let defaults: ShellDefaults
    private let state = Mutex(State())

    private struct State {
        var connections: [String: Connection] = [:]
        var last: View?
        var format: OutputFormat?
        var isTiming = false
        var underWay: RequestKey?
    }

    init(_ defaults: ShellDefaults) {
        self.defaults = defaults
        state.withLock { $0.format = defaults.output }
    }

    /// In which lines answer that name no format; nil: as outside.
    var format: OutputFormat? { state.withLock { $0.format } }

    /// Whether lines answer in JSON now.
    func toggleJSON() -> Bool {
        state.withLock {
            $0.format = $0.format == .json ? (defaults.output == .json ? nil : defaults.output) : .json
            return $0.format == .json
        }
    }

    var isTiming: Bool { state.withLock { $0.isTiming } }

    func toggleTiming() -> Bool {
        state.withLock {
            $0.isTiming.toggle()
            return $0.isTiming
        }
    }

    /// The request that was sent and not answered yet.
    var underWay: RequestKey? { state.withLock { $0.underWay } }

    func begin(_ key: RequestKey?) { state.withLock { $0.underWay = key } }

    /// For `\last`: what was shown last.
    var last: View? { state.withLock { $0.last } }

    /// Numbers of documents and customers in it, for completion.
    func seen(beginning prefix: String) -> [String] {
        guard let table = last?.table else { return [] }
        return table.rows.flatMap { $0 }.compactMap { cell in
            guard case .text(let text, _) = cell, text.hasPrefix(prefix), text.contains(where: \.isNumber),
                text.contains(where: \.isLetter), !text.contains(":")
            else { return nil }
            return text
        }
    }

    func keep(_ view: View) { state.withLock { $0.last = view } }

    /// The connection of this name, made when there is none that still works.
    func connection(
        _ name: String, else connect: () async throws -> Connection
    ) async throws -> Connection {
        if let open = state.withLock({ $0.connections[name] }), open.isUsable { return open }
        let opened = try await connect()
        state.withLock {
            if $0.connections.count >= Self.connectionsMax { $0.connections = [:] }
            $0.connections[name] = opened
        }
        return opened
    }
}

/// Options of the shell that hold for each of its lines.
struct ShellDefaults: Sendable {
    var output: OutputFormat?
    var address: String?
    var company: String?
    var ca: String?
    var clientCertificate: String?
    var clientKey: String?
    var profile: String?
    var color = ColorChoice.auto
}

extension ShellDefaults {
    init(_ options: CommonOptions) {
        output = options.output ?? (options.json == nil ? nil : .json)
        (address, company, profile) = (options.address, options.company, options.profile)
        (ca, clientCertificate, clientKey) = (options.ca, options.clientCertificate, options.clientKey)
        color = options.color
    }
}

extension CommonOptions {
    /// With what the shell was told filled in where the line says nothing.
    func filled(from defaults: ShellDefaults?, output format: OutputFormat?) -> CommonOptions {
        guard let defaults else { return self }
        var filled = self
        if json == nil { filled.output = output ?? format }
        // A profile named on the line brings its own server and company.
        if profile == nil {
            filled.profile = defaults.profile
            filled.address = address ?? defaults.address
            filled.company = company ?? defaults.company
            filled.ca = ca ?? defaults.ca
            filled.clientCertificate = clientCertificate ?? defaults.clientCertificate
            filled.clientKey = clientKey ?? defaults.clientKey
        }
        if color == .auto { filled.color = defaults.color }
        return filled
    }
}
