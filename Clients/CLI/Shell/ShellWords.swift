/// The words of a line, taken apart as a shell would: quotes, backslashes, `#` comments, lines that go on.
///
/// No variables, patterns, pipes or redirections: an unquoted `| > < ; &` that begins a word is refused rather than
/// handed on as a word nobody meant.
enum ShellWords: Equatable {
    case words([String])
    /// A quote is open, or the last character is a backslash: the next line belongs to it.
    case unfinished
    /// Begins with what only a shell of the system would understand.
    case foreign(Character)

    static func parse(_ text: String) -> ShellWords {
        var reading = Reading()
        for character in text {
            if reading.state == .comment {
                if character == "\n" { reading.state = .plain }
                continue
            }
            if let foreign = reading.take(character) { return .foreign(foreign) }
        }
        return reading.finish()
    }

    private struct Reading {
        enum State { case plain, single, double, comment, escapedPlain, escapedDouble }
        var state = State.plain
        private var words: [String] = []
        /// Nil between words; "" after an empty pair of quotes.
        private var word: String?

        /// What makes the line foreign, if it does.
        mutating func take(_ character: Character) -> Character? {
            switch state {
            case .escapedPlain:
                state = .plain
                // A backslash at the end of a line takes both away.
                if character != "\n" { add(character) }
            case .escapedDouble:
                state = .double
                if character == "\n" { break }
                if !"\"\\$`".contains(character) { add("\\") }
                add(character)
            case .single:
                if character == "'" { state = .plain } else { add(character) }
            case .double:
                if character == "\\" { state = .escapedDouble } else if character == "\"" { state = .plain } else { add(character) }
            case .plain, .comment: return takePlain(character)
            }
            return nil
        }

        private mutating func takePlain(_ character: Character) -> Character? {
            switch character {
            case " ", "\t", "\n", "\r", "\r\n": endWord()
            case "'": (state, word) = (.single, word ?? "")
            case "\"": (state, word) = (.double, word ?? "")
            case "\\": state = .escapedPlain
            case "#" where word == nil: state = .comment
            case "|", ">", "<", ";", "&":
                guard word != nil else { return character }
                add(character)
            default: add(character)
            }
            return nil
        }

        mutating func finish() -> ShellWords {
            guard state == .plain || state == .comment else { return .unfinished }
            endWord()
            return .words(words)
        }

        private mutating func add(_ character: Character) { word = (word ?? "") + String(character) }

        private mutating func endWord() {
            if let word { words.append(word) }
            word = nil
        }
    }
}

/// What one line asks the shell for.
enum ShellLine: Equatable {
    case nothing
    /// Words behind `reskontra`.
    case command([String])
    /// `\name` and its arguments.
    case own(String, [String])
    case leave
    case unfinished
    case foreign(Character)

    /// Copied from a page, a line may begin with `$` and `reskontra`.
    init(_ text: String) {
        let trimmed = text.drop { $0.isWhitespace }
        if trimmed.first == "\\", trimmed.dropFirst().first?.isLetter == true {
            let parts = trimmed.dropFirst().split { $0.isWhitespace }.map(String.init)
            self = parts[0] == "q" ? .leave : .own(parts[0], Array(parts.dropFirst()))
            return
        }
        switch ShellWords.parse(text) {
        case .unfinished: self = .unfinished
        case .foreign(let character): self = .foreign(character)
        case .words(var words):
            if words.first == "$" { words.removeFirst() }
            if words.first == "reskontra" {
                words.removeFirst()
                if words.isEmpty { words = ["--help"] }
            }
            if words.isEmpty {
                self = .nothing
            } else if words == ["exit"] || words == ["quit"] {
                self = .leave
            } else {
                self = .command(words)
            }
        }
    }
}
