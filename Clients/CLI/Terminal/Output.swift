import Foundation
import Schema
import SwiftProtobuf

/// How an answer is written to standard output.
enum OutputFormat: String, CaseIterable, Sendable {
    case table, card, json, jsonl, csv, tsv
}

/// An answer in all the shapes it can be written in.
struct View {
    enum Shape {
        case table(Table)
        case card(Card)
    }

    /// The answer itself, for JSON: one document with the names of the .proto files.
    let message: any Message
    /// For a card out of several answers: JSON has each under its name instead of `message`.
    var parts: [(name: String, message: any Message)] = []
    /// For JSON lines: the rows of a list. Empty: the answer is the only line.
    var lines: [any Message] = []
    let shape: Shape
    /// Below a table on a terminal: totals and the like. Never in a pipe.
    var footer: [String] = []

    init(_ message: any Message, _ table: Table, lines: [any Message], footer: [String] = []) {
        self.message = message
        self.lines = lines
        shape = .table(table)
        self.footer = footer
    }

    init(_ message: any Message, _ card: Card) {
        self.message = message
        shape = .card(card)
    }
}

/// Writes answers to standard output in the chosen format.
struct Output: Sendable {
    var format: OutputFormat
    var isColored = false
    var columns: [String] = []
    /// Of JSON; none: everything.
    var fields: [String] = []
    var rawMinor = false
    var header = true
    /// Whether what is longer than the screen goes through a pager.
    var isPaged = true

    /// Without a choice: for people on a terminal, TSV in a pipe.
    static func format(_ chosen: OutputFormat?, isTerminal: Bool) -> OutputFormat {
        chosen ?? (isTerminal ? .table : .tsv)
    }

    func text(_ view: View) throws -> String {
        switch format {
        case .json where !fields.isEmpty: return try view.json(picking: fields) + "\n"
        case .json: return try view.json(isIndented: true) + "\n"
        case .jsonl:
            guard view.parts.isEmpty else { return try view.json(isIndented: false) + "\n" }
            let lines = view.lines.isEmpty && !view.isList ? [view.message] : view.lines
            return try lines.map { try Self.jsonLine($0) + "\n" }.joined()
        case .csv: return try view.table.picking(columns, orAll: ()).csv(rawMinor: rawMinor, header: header)
        case .tsv: return try view.table.picking(columns, orAll: ()).tsv(rawMinor: rawMinor, header: header)
        case .card, .table:
            switch view.shape {
            case .card(let card): return card.text(isColored: isColored)
            case .table(let table):
                let grid = try table.picking(columns, orAll: ()).grid(isColored: isColored)
                return grid + view.footer.map { PlainText.oneLine($0) + "\n" }.joined()
            }
        }
    }

    func write(_ view: View) throws {
        let text = try text(view)
        ShellSession.current?.keep(view)
        if isPaged, format == .table || format == .card, Pager.show(text) { return }
        // A file keeps what was told; a person's terminal does not run it.
        Terminal.write(format == .csv && Terminal.outputIsTerminal ? PlainText.lines(text) : text)
    }

    static func jsonLine(_ message: any Message) throws -> String { PlainText.json(try message.jsonString()) }
}

extension View {
    /// The answer as one JSON document, keys sorted so that the same answer gives the same text.
    fileprivate func json(isIndented: Bool) throws -> String {
        let object: Any
        if parts.isEmpty {
            object = try Self.object(message)
        } else {
            object = try Dictionary(
                uniqueKeysWithValues: parts.map { ($0.name, try Self.object($0.message)) })
        }
        var options: JSONSerialization.WritingOptions = [
            .sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed,
        ]
        if isIndented { options.insert(.prettyPrinted) }
        return PlainText.json(
            String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self))
    }

    /// A list becomes an array of its rows, anything else one object, each with the fields asked for only.
    fileprivate func json(picking fields: [String]) throws -> String {
        let picked: Any
        // An answer of parts is none of a single list's rows: its fields are the names of the parts.
        if isList, parts.isEmpty {
            picked = try lines.map { try Self.pick(fields, of: $0) }
        } else if parts.isEmpty {
            picked = try Self.pick(fields, of: message)
        } else {
            picked = try Dictionary(
                uniqueKeysWithValues: fields.map { field in
                    let name = String(field.prefix { $0 != "." })
                    guard let part = parts.first(where: { $0.name == name }) else {
                        throw TextFailure(
                            "no field '\(name)' for --json; there are \(parts.map(\.name).joined(separator: ", "))"
                        )
                    }
                    let rest = String(field.dropFirst(name.count + 1))
                    let whole = try Self.object(part.message)
                    return (field, rest.isEmpty ? whole : try Self.value(rest, in: whole, of: part.message))
                })
        }
        let options: JSONSerialization.WritingOptions = [
            .sortedKeys, .withoutEscapingSlashes, .prettyPrinted,
        ]
        return PlainText.json(
            String(decoding: try JSONSerialization.data(withJSONObject: picked, options: options), as: UTF8.self))
    }

    private static func pick(_ fields: [String], of message: any Message) throws -> [String: Any] {
        let whole = try object(message)
        return try Dictionary(
            uniqueKeysWithValues: fields.map { ($0, try value($0, in: whole, of: message)) })
    }

    /// Proto JSON leaves out what has its default: null. A name that the message does not have is refused.
    private static func value(_ path: String, in whole: Any, of message: any Message) throws -> Any {
        var value: Any? = whole
        var type = String(Swift.type(of: message).protoMessageName.split(separator: ".").last ?? "")
        for name in path.split(separator: ".").map(String.init) {
            let known = Shapes.fields(of: type)
            guard let next = known[name] else {
                let all = known.keys.sorted().joined(separator: ", ")
                throw TextFailure("no field '\(name)' in \(type) for --json \(path); there are \(all)")
            }
            type = next
            value = (value as? [String: Any])?[name]
        }
        return value ?? NSNull()
    }

    private static func object(_ message: any Message) throws -> Any {
        try JSONSerialization.jsonObject(with: message.jsonUTF8Data(), options: [.fragmentsAllowed])
    }

    fileprivate var isList: Bool {
        switch shape {
        case .table: true
        case .card: false
        }
    }

    var table: Table {
        switch shape {
        case .table(let table): table
        case .card(let card): card.row
        }
    }
}

extension Table {
    fileprivate func picking(_ names: [String], orAll: Void) throws -> Table {
        names.isEmpty ? self : try picking(names)
    }
}
