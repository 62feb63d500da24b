import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// What one command works with: its settings, its output and, once needed, a connection.
struct Desk {
    let settings: Settings
    let output: Output
    private let timeout: Duration
    private let line = Line()

    init(_ given: CommonOptions) async throws {
        let session = ShellSession.current
        let options = given.filled(from: session?.defaults, output: session?.format)
        settings = try await Settings.load(given)
        let isTerminal = Terminal.outputIsTerminal
        var output = Output(format: Output.format(settings.output, isTerminal: isTerminal))
        output.isColored = options.color.allows(
            isTerminal: isTerminal, environment: ProcessInfo.processInfo.environment)
        output.columns = options.columnNames
        output.rawMinor = options.rawMinor
        output.fields = options.jsonFields
        output.isPaged = !options.watch
        if options.json != nil { output.format = .json }
        self.output = output
        timeout = .seconds(options.timeout)
    }

    /// The one connection of this command; in a shell the one its other lines had.
    func connection() async throws -> Connection {
        if let open = line.connection { return open }
        let opened =
            if let session = ShellSession.current {
                try await session.connection(settings.lineName) { try await connect() }
            } else {
                try await connect()
            }
        line.connection = opened
        return opened
    }

    private func connect() async throws -> Connection {
        try await Connection.connect(
            to: settings.address, company: settings.company, clientName: "reskontra", token: settings.token,
            security: settings.security, trace: Self.trace, timeout: timeout)
    }

    /// What started this command may have told it in `TRACEPARENT` what it belongs to.
    private static var trace: TraceParent? {
        ProcessInfo.processInfo.environment["TRACEPARENT"].flatMap(TraceParent.init)
    }

    /// Asks for something that changes nothing.
    func read<Request: Message, Response: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, as: Response.Type = Response.self
    ) async throws -> Response {
        try await connection().callRetrying(method, request, as: Response.self).message
    }

    func show(_ view: View) throws { try output.write(view) }

    /// Where we are, for questions: `UK01 on 127.0.0.1:7410 (profile local)`.
    var place: String {
        let company = settings.company.isEmpty ? "the default company" : settings.company
        return "\(company) on \(settings.address)"
            + (settings.profile.isEmpty ? "" : " (profile \(settings.profile))")
    }

    private final class Line { var connection: Connection? }
}

/// A command that talks to a server.
protocol ClientCommand: AsyncParsableCommand {
    var options: CommonOptions { get }
    /// Whether it may be run again and again for `--watch`.
    var isWatchable: Bool { get }
    func run(_ desk: Desk) async throws
}

extension ClientCommand {
    mutating func run() async throws {
        let desk = try await Desk(options)
        guard options.watch else { return try await run(desk) }
        let command = self
        try await Watching(desk: desk).run { try await command.run(desk) }
    }
}
