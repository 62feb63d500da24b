import ArgumentParser
import Foundation

/// What a tab may put behind the text before it. Knows the tree of commands; numbers come from the server.
struct ShellCompletion {
    let root: any ParsableCommand.Type

    struct Wish: Equatable, Sendable {
        /// The word that is begun.
        var prefix: String
        /// Whole words of it, sorted.
        var choices: [String] = []
        var wantsNumbers = false
        /// The first customer number, or what looks like one, in the words before: its documents come first to mind.
        var customer: String?
        /// Options before it that say where the line would go: `--company DE01`.
        var place: [String] = []
    }

    static let own = ["\\json", "\\last", "\\q", "\\timing"]

    func wish(for text: String) -> Wish {
        let line = text.drop { $0.isWhitespace }
        if line.hasPrefix("\\"), !line.contains(where: \.isWhitespace) {
            return Wish(prefix: String(line), choices: Self.own.filter { $0.hasPrefix(line) })
        }
        // Inside of quotes stands text, which nobody can guess.
        guard case .words(var words) = ShellWords.parse(String(line)) else { return Wish(prefix: "") }
        let isBegun = !line.isEmpty && line.last?.isWhitespace == false
        let prefix = isBegun ? words.popLast() ?? "" : ""
        if words.first == "$" { words.removeFirst() }
        if words.first == "reskontra" { words.removeFirst() }
        return wish(behind: words, prefix)
    }

    private func wish(behind words: [String], _ prefix: String) -> Wish {
        var command = root
        var rest = words[...]
        while let word = rest.first, let next = CommandTree.child(word, of: command) {
            command = next
            rest = rest.dropFirst()
        }
        let below = CommandTree.children(of: command)
        var wish = Wish(prefix: prefix)
        wish.place = ShellNumbers.place(in: words)
        wish.customer = Self.arguments(of: rest).first
        if prefix.hasPrefix("-") {
            wish.choices = Self.fitting(prefix, options(of: command))
        } else if let last = rest.last, let values = Self.values[last] {
            wish.choices = Self.fitting(prefix, values)
        } else if !below.isEmpty, rest.isEmpty {
            wish.choices = Self.fitting(prefix, below.map(CommandTree.name) + (words.isEmpty ? ["exit", "help"] : ["help"]))
            // `C-1001` alone shows the customer.
            wish.wantsNumbers = words.isEmpty && CommandTree.isNumber(prefix, root: root)
        } else if words.first == "help" {
            wish.choices = Self.fitting(prefix, HelpTopic.allCases.map(\.rawValue))
        } else if below.isEmpty {
            wish.wantsNumbers = true
        }
        return wish
    }

    /// Without options and where the line would go.
    private static func arguments(of words: ArraySlice<String>) -> [String] {
        var found: [String] = []
        var isValue = false
        for word in words {
            if !isValue, !word.hasPrefix("-") { found.append(word) }
            isValue = ShellNumbers.placeOptions.contains(word)
        }
        return found
    }

    private static let values: [String: [String]] = [
        "-o": OutputFormat.allCases.map(\.rawValue), "--output": OutputFormat.allCases.map(\.rawValue),
        "--color": ColorChoice.allCases.map(\.rawValue),
    ]

    /// Long options, as the command's own help names them.
    private func options(of command: any ParsableCommand.Type) -> [String] {
        let help = root.helpMessage(for: command, includeHidden: false, columns: 200)
        return help.matches(of: /(?:^|[ ,\/\[<])(--[a-z][a-z0-9-]*)/.anchorsMatchLineEndings()).map { String($0.1) }
    }

    private static func fitting(_ prefix: String, _ words: [String]) -> [String] {
        sorted(words.filter { $0.hasPrefix(prefix) })
    }

    /// Each once.
    static func sorted(_ words: [String]) -> [String] { Array(Set(words)).sorted() }

    /// The longest text that all begin with.
    static func commonPrefix(of words: [String]) -> String {
        guard var common = words.first else { return "" }
        for word in words { common = common.commonPrefix(with: word) }
        return common
    }

    /// Words in columns; beyond `most` the rest is counted.
    static func columns(_ words: [String], width: Int, most: Int) -> String {
        let shown = words.prefix(most).map { PlainText.oneLine($0) }
        let wide = (shown.map(\.displayWidth).max() ?? 0) + 2
        let perLine = max(1, width / wide)
        var text = ""
        for (place, word) in shown.enumerated() {
            let isLast = place % perLine == perLine - 1 || place == shown.count - 1
            text += isLast ? word + "\n" : word.column(wide)
        }
        if words.count > shown.count { text += "and \(words.count - shown.count) more\n" }
        return text
    }
}
