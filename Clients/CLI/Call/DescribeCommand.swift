import ArgumentParser
import Schema

/// `reskontra describe`: what an RPC takes and gives, offline.
struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show the messages of an RPC, or list all RPCs.",
        discussion: """
            EXAMPLES
              reskontra describe
              reskontra describe Credit.CheckCredit
              reskontra describe Money
            """)

    @Argument(help: "Service.Method, or the name of a message.")
    var name: String?

    func run() throws {
        guard let name else { return Terminal.writeAll(Self.list()) }
        if Shapes.all[name] != nil { return Terminal.writeAll(Self.text(of: [name])) }
        Terminal.writeAll(Self.text(of: try Schema.Method.named(name)))
    }

    static func list() -> String {
        Table(
            [.text("number"), .text("method"), .text("writes"), .text("what")],
            rows: Schema.Method.allCases.map {
                [.text(hexadecimal($0)), .text($0.name), .text($0.writes ? "yes" : ""), .text($0.summary)]
            }
        )
        .grid()
    }

    static func text(of method: Schema.Method) -> String {
        let types = method.messageTypes
        let request = name(of: types.request.protoMessageName)
        let response = name(of: types.response.protoMessageName)
        var text = "\(method.name)  \(hexadecimal(method))\n"
        if !method.summary.isEmpty { text += "  \(method.summary)\n" }
        text += "  \(method.writes ? "writes: needs a request key, knows MODE_PREVIEW" : "reads")"
        text += "; request \(request), \(method.streams ? "stream of" : "answer") \(response)\n\n"
        return text + self.text(of: [request, response])
    }

    /// The named messages and all that they use, each once.
    private static func text(of names: [String]) -> String {
        var waiting = names
        var seen: Set<String> = []
        var text = ""
        while !waiting.isEmpty {
            let name = waiting.removeFirst()
            guard !seen.contains(name), let shape = Shapes.all[name] else { continue }
            seen.insert(name)
            text += shape + "\n\n"
            let code = shape.split(separator: "\n").map {
                $0.prefix(upTo: $0.firstRange(of: "//")?.lowerBound ?? $0.endIndex)
            }
            let words = code.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }.map(
                String.init)
            waiting += words.filter { Shapes.all[$0] != nil && !seen.contains($0) }
        }
        return String(text.dropLast())
    }

    private static func name(of protoName: String) -> String {
        String(protoName.split(separator: ".").last ?? "")
    }

    private static func hexadecimal(_ method: Schema.Method) -> String {
        let digits = String(method.rawValue, radix: 16)
        return "0x" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
