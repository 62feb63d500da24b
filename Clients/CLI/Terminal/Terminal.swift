import Foundation
import Synchronization

/// What is on the other side of standard input, output and error.
enum Terminal {
    static var inputIsTerminal: Bool { isatty(0) == 1 }
    static var outputIsTerminal: Bool { isatty(1) == 1 }
    static var errorIsTerminal: Bool { isatty(2) == 1 }

    /// Whether what stands on standard error may be coloured when no command line says anything about it.
    static var errorIsColored: Bool { ColorChoice.auto.allows(isTerminal: errorIsTerminal) }
    static var outputIsColored: Bool { ColorChoice.auto.allows(isTerminal: outputIsTerminal) }

    /// Columns of the terminal on standard error, else `$COLUMNS`, else 80.
    static var width: Int {
        var size = winsize()
        if ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }

    /// Rows of the terminal on standard output; 0: not known.
    static var rows: Int {
        var size = winsize()
        return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_row) : 0
    }

    /// Writes all of `text` to standard output; false when nobody reads any more (a closed pipe).
    @discardableResult
    static func write(_ text: String) -> Bool { write(text, to: 1) }

    /// For commands with nothing else to do: a closed pipe is no failure.
    static func writeAll(_ text: String) { write(text) }

    @discardableResult
    static func writeError(_ text: String) -> Bool { write(text, to: 2) }

    /// Asks on standard error and reads one line; nil at the end of input.
    static func ask(_ question: String) -> String? {
        writeError(question)
        return readLine(strippingNewline: true)
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EINTR || errno == EAGAIN else { return false }
                continue
            }
            bytes = bytes.dropFirst(count)
        }
        return true
    }
}

/// When words may be coloured.
enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never

    /// What the words of a command line choose, also when they do not parse.
    init(_ words: [String]) {
        self = .auto
        for (place, word) in words.enumerated() {
            if word == "--color", place + 1 < words.count {
                self = ColorChoice(rawValue: words[place + 1]) ?? .auto
            } else if word.hasPrefix("--color=") {
                self = ColorChoice(rawValue: String(word.dropFirst("--color=".count))) ?? .auto
            }
        }
        if self == .auto, let session = ShellSession.current { self = session.defaults.color }
    }

    /// `--color` decides, then NO_COLOR, then CLICOLOR_FORCE, then whether there is a terminal.
    func allows(
        isTerminal: Bool, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if environment["NO_COLOR"]?.isEmpty == false { return false }
            if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
            return isTerminal && environment["TERM"] != "dumb"
        }
    }
}

extension Tint {
    /// Names of colours as a profile gives them.
    static let colors: [(name: String, tint: Tint)] = [
        ("plain", .plain), ("red", .bad), ("yellow", .near), ("green", .good), ("bold", .strong),
    ]

    init?(color name: String) {
        guard let found = Self.colors.first(where: { $0.name == name }) else { return nil }
        self = found.tint
    }
}

/// A meaning shown in one of the 16 colours, never by colour alone: a word goes with it.
enum Tint: String, Sendable {
    case plain = ""
    /// Overdue, declined, failed.
    case bad = "31"
    /// Near the limit (80 % or more).
    case near = "33"
    case good = "32"
    case faint = "2"
    case strong = "1"

    func paint(_ text: String, _ isColored: Bool) -> String {
        guard isColored, self != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
    }
}
