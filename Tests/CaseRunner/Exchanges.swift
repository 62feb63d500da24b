import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// Golden exchanges: requests in their order, each with the answer or the refusal it must bring from a fresh sandbox.
///
///     {"name": …, "method": "Service.Method", "key": UUIDv7?, "request": {…}, "take": items of a stream?,
///      "keep": {"name": "path"}?,  "answer": {…} | "items": […] | "error": {…},  "sequence": …, "replayed": …}
///
/// Messages are proto JSON with the members in the order of their names. What a request names as `${name}` is what an
/// earlier answer held at the kept path; members of the names in `varying` differ from store to store and stand as `*`.
/// `Tests/GRPC/exchanges.py` plays the same file.
struct Exchanges {
    private let about: String
    private let varying: [String]
    private(set) var list: [Json]

    init(file: String) throws {
        guard let bytes = FileManager.default.contents(atPath: file) else { throw CaseFailure("\(file) cannot be read") }
        let json = try Json.parse(Array(bytes))
        about = json["about"].text ?? ""
        varying = json["varying"].list.compactMap(\.text)
        list = json["exchanges"].list
        guard !list.isEmpty else { throw CaseFailure("\(file) holds no exchanges") }
    }

    /// What each brings, beside what it must bring.
    func play(over carrier: some Carrier) async throws -> [(name: String, expected: Json, brought: Json)] {
        var kept: [String: String] = [:]
        var results: [(name: String, expected: Json, brought: Json)] = []
        for exchange in list {
            let name = exchange["name"].text ?? ""
            let brought = try await bring(exchange, filled: &kept, over: carrier)
            let expected = Json.object(exchange.members.filter { Self.outcome.contains($0.key) })
            results.append((name, expected, masked(brought)))
        }
        return results
    }

    private static let outcome: Set<String> = ["answer", "items", "error", "sequence", "replayed"]

    private func bring(
        _ exchange: Json, filled kept: inout [String: String], over carrier: some Carrier
    ) async throws -> Json {
        let named = exchange["method"].text ?? ""
        guard let method = Schema.Method.allCases.first(where: { $0.name == named }) else {
            throw CaseFailure("there is no method \(named)")
        }
        let types = method.messageTypes
        let request = try Self.filled(exchange["request"], kept)
        let bytes: [UInt8] = try types.request.init(jsonString: request.canonical).serializedBytes()
        do {
            if method.streams {
                let items = try await carrier.items(method, bytes, count: exchange["take"].integer ?? 1)
                return .object(["items": .array(try items.map { try Self.json(types.response, $0) })])
            }
            let key = try exchange["key"].text.map { text in
                guard let key = RequestKey(text) else { throw CaseFailure("\(text) is no key") }
                return key
            }
            let reply = try await carrier.answer(method, bytes, key)
            let answer = try Self.json(types.response, reply.message)
            for (name, path) in exchange["keep"].members {
                kept[name] = path.text?.split(separator: ".").reduce(answer) { $0[String($1)] }.text
            }
            var members = ["answer": answer, "sequence": Json.string("\(reply.sequence)")]
            if reply.replayed { members["replayed"] = .bool(true) }
            return .object(members)
        } catch CallFailure.refused(let status) {
            return .object(["error": Self.json(status)])
        }
    }

    private static func json(_ type: any Message.Type, _ bytes: [UInt8]) throws -> Json {
        try Json.parse(type.init(serializedBytes: bytes).jsonString())
    }

    /// A refusal as the client tells it.
    private static func json(_ status: StatusFailure) -> Json {
        var members: [String: Json] = [
            "code": Json(status.code), "reason": .string(status.reason), "message": .string(status.message),
        ]
        if !status.violations.isEmpty {
            members["fields"] = .array(
                status.violations.map { .object(["field": .string($0.field), "description": .string($0.description)]) })
        }
        if !status.figures.isEmpty {
            members["figures"] = .object(Dictionary(status.figures.map { ($0.name, json($0.value)) }, uniquingKeysWith: { $1 }))
        }
        return .object(members)
    }

    private static func json(_ value: StatusFailure.Figure.Value) -> Json {
        switch value {
        case .money(let currency, let minor): .object(["currency": .string(currency), "minor": .string("\(minor)")])
        case .number(let number): .string("\(number)")
        case .text(let text): .string(text)
        case .date(let year, let month, let day): .string("\(year)-\(month)-\(day)")
        }
    }

    private static func filled(_ json: Json, _ kept: [String: String]) throws -> Json {
        switch json {
        case .string(let text):
            guard text.hasPrefix("${"), text.hasSuffix("}") else { return json }
            guard let value = kept[String(text.dropFirst(2).dropLast())] else { throw CaseFailure("nothing was kept as \(text)") }
            return .string(value)
        case .array(let list): return .array(try list.map { try filled($0, kept) })
        case .object(let members): return .object(try members.mapValues { try filled($0, kept) })
        case .null, .bool, .number: return json
        }
    }

    private func masked(_ json: Json) -> Json {
        switch json {
        case .array(let list): .array(list.map(masked))
        case .object(let members):
            .object(Dictionary(uniqueKeysWithValues: members.map { ($0, varying.contains($0) ? .string("*") : masked($1)) }))
        case .null, .bool, .number, .string: json
        }
    }

    /// The file with these outcomes; what leads to them stays as it was.
    func recorded(_ outcomes: [Json]) -> String {
        let lines = zip(list, outcomes).map { exchange, outcome in
            let asks = ["name", "method", "key", "request", "take", "keep"].filter { !exchange[$0].isNull }
            let tells = ["answer", "items", "error", "sequence", "replayed"].filter { !outcome[$0].isNull }
            func text(_ names: [String], _ json: Json) -> String {
                names.map { "\(Json.string($0).canonical): \(json[$0].canonical)" }.joined(separator: ", ")
            }
            return "{\(text(asks, exchange)),\n \(text(tells, outcome))}"
        }
        return """
            {"about": \(Json.string(about).canonical),
            "varying": \(Json.array(varying.map(Json.string)).canonical),
            "exchanges": [
            \(lines.joined(separator: ",\n"))
            ]}

            """
    }
}

extension Json {
    /// JSON on one line, members in the order of their names, nothing escaped that need not be.
    fileprivate var canonical: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.text
        case .string(let text): "\"\(text.unicodeScalars.map(Self.escaped).joined())\""
        case .array(let list): "[\(list.map(\.canonical).joined(separator: ", "))]"
        case .object: "{\(keys.map { "\(Json.string($0).canonical): \(self[$0].canonical)" }.joined(separator: ", "))}"
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{0}"..<"\u{20}": (scalar.value < 16 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
        default: String(Character(scalar))
        }
    }
}

/// `--record` and `--play`, on a fresh server that somebody else started.
struct ExchangeRun {
    let file: String
    let records: Bool
    let carrier: String
    let address: String

    /// How many were as they must be, and how many not.
    func run() async throws -> (passed: Int, failed: Int) {
        guard let at = Address.parse(address) else { throw CaseFailure("'\(address)' is no address") }
        switch carrier {
        case "native":
            let connection = try await Connection.connect(to: at, clientName: "exchanges")
            return try await play(NativeCarrier(connection: connection))
        case "grpc": return try await GRPCCarrier.with(at) { try await play($0) }
        default: throw CaseFailure("carriers are native and grpc, not \(carrier)")
        }
    }

    private func play(_ carrier: some Carrier) async throws -> (passed: Int, failed: Int) {
        let exchanges = try Exchanges(file: file)
        let results = try await exchanges.play(over: carrier)
        if records {
            try exchanges.recorded(results.map(\.brought)).write(toFile: file, atomically: true, encoding: .utf8)
            return (results.count, 0)
        }
        let wrong = results.filter { $0.expected.canonical != $0.brought.canonical }
        for one in wrong { print("FAIL \(one.name)\n  must \(one.expected.canonical)\n  was  \(one.brought.canonical)") }
        return (results.count - wrong.count, wrong.count)
    }
}
