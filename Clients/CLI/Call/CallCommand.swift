import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// `reskontra call`: any RPC with a request in JSON.
struct CallCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call any RPC with a request in JSON.",
        discussion: """
            EXAMPLES
              reskontra call Credit.CheckCredit '{"customerNumber":"C-1001","amount":{"currency":"EUR","minor":"25000"}}'
              reskontra call Setup.ListCompanies
              reskontra call Invoicing.PostInvoice - < request.json

            Writing RPCs get a request key, saved before sending, and are not asked about: \
            put "mode":"MODE_PREVIEW" into the request to see what would happen.
            `reskontra describe METHOD` shows the fields.
            """)

    @Argument(help: "Service.Method.")
    var method: String

    @Argument(help: "Request as proto JSON; - reads standard input.")
    var request = "{}"

    @Option(help: ArgumentHelp("Request key (UUIDv7) to use instead of a new one.", valueName: "key"))
    var key: String?

    @Option(help: ArgumentHelp("Leave it to another person: propose it, and say why.", valueName: "reason"))
    var propose: String?

    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func run(_ desk: Desk) async throws {
        let method = try Schema.Method.named(self.method)
        let json =
            request == "-"
            ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) : request
        let types = method.messageTypes
        let bytes: [UInt8]
        do { bytes = try types.request.init(jsonString: json).serializedBytes() } catch {
            throw ValidationError("the request is not a \(types.request.protoMessageName): \(error)")
        }
        guard !method.streams else {
            throw ValidationError("\(method.name) is a stream: use reskontra event watch")
        }
        if let propose {
            let options = try WriteOptions.parse(key.map { ["--key", $0] } ?? [])
            return try await Proposing(method: method, message: Data(bytes), reason: propose, options: options).run(desk)
        }
        let connection = try await desk.connection()
        let reply: Reply<[UInt8]>
        if method.writes {
            let key = try WriteOptions.requestKey(key, connection)
            let saved = SavedRequest(
                key: key, method: method.name, address: connection.address.description,
                company: desk.settings.company, message: Data(bytes), savedAt: Date())
            reply = try await Sending(desk: desk, connection: connection).send(saved, number: method.rawValue)
        } else {
            reply = try await connection.callRaw(method: method.rawValue, bytes: bytes)
        }
        try desk.showJSON(types.response.init(serializedBytes: reply.message))
    }
}

extension Schema.Method {
    /// By `Service.Method` in any case, or by the method's name alone.
    static func named(_ text: String) throws -> Schema.Method {
        let wanted = text.lowercased().replacing("/", with: ".").replacing("reskontra.v1.", with: "")
        if let found = allCases.first(where: {
            $0.name.lowercased() == wanted || $0.shortName.lowercased() == wanted
        }) {
            return found
        }
        let close =
            Suggestion.closest(to: wanted, in: allCases.map(\.name))
            ?? Suggestion.closest(to: wanted, in: allCases.map(\.shortName))
        throw ValidationError("there is no method '\(text)'" + (close.map { "; did you mean \($0)?" } ?? ""))
    }

    var shortName: String { String(name.drop { $0 != "." }.dropFirst()) }
}

extension Desk {
    /// The answer of any RPC: JSON in every format, on one line for jsonl.
    func showJSON(_ message: any Message) throws {
        var output = output
        if output.format != .jsonl { output.format = .json }
        try output.write(View(message, Card("")))
    }
}
