import ArgumentParser
import Foundation

/// The tree of commands as data: for suggestions and for `--map`.
enum CommandTree {
    static func children(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        command.configuration.subcommands
    }

    static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? ""
    }

    static func child(_ word: String, of command: any ParsableCommand.Type) -> (any ParsableCommand.Type)? {
        children(of: command).first { name($0) == word || $0.configuration.aliases.contains(word) }
    }

    /// Whether a first word is a customer number: no command, with a digit or a capital letter.
    static func isNumber(_ word: String, root: any ParsableCommand.Type) -> Bool {
        !word.hasPrefix("-") && word.contains { $0.isNumber || $0.isUppercase }
            && child(word, of: root) == nil
    }

    /// The first word that names no command where one is needed, with what may have been meant.
    static func unknownWord(
        in words: [String], root: any ParsableCommand.Type
    ) -> (word: String, path: String, suggestion: String?)? {
        var command = root
        var path = name(root)
        for word in words {
            let children = children(of: command)
            guard !children.isEmpty, !word.hasPrefix("-") else { return nil }
            if let next = child(word, of: command) {
                command = next
                path += " " + word
                continue
            }
            if word == "help" || command.configuration.defaultSubcommand != nil { return nil }
            return (word, path, Suggestion.closest(to: word, in: children.map(name).sorted()))
        }
        return nil
    }

    /// One line a command, indented by depth.
    static func map(_ command: any ParsableCommand.Type, depth: Int = 0) -> String {
        let line = String(repeating: "  ", count: depth) + name(command)
        let fill = String(repeating: " ", count: max(2, 28 - line.count))
        return line + fill + command.configuration.abstract + "\n"
            + children(of: command).map { map($0, depth: depth + 1) }.joined()
    }

    /// The same as JSON: name, what it does and what stands below, all the way down.
    static func json(_ command: any ParsableCommand.Type) -> String {
        let options: JSONSerialization.WritingOptions = [
            .sortedKeys, .withoutEscapingSlashes, .prettyPrinted,
        ]
        let data = try? JSONSerialization.data(withJSONObject: object(command), options: options)
        return (data.map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }

    private static func object(_ command: any ParsableCommand.Type) -> [String: Any] {
        var object: [String: Any] = ["name": name(command), "abstract": command.configuration.abstract]
        let below = children(of: command)
        if !below.isEmpty { object["commands"] = below.map { self.object($0) } }
        return object
    }
}
