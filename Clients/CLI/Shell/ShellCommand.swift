import ArgumentParser
import Foundation
import ReskontraClient

/// `reskontra shell`: the same commands, one after the other, over one connection.
struct ShellCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shell",
        abstract: "Many commands over one connection, with history and completion; a script without a terminal.",
        discussion: """
            EXAMPLES
              reskontra shell
              reskontra shell --company UK01 < evening.txt

            Each line is what would stand behind `reskontra`; the word itself may stand there too. Quotes and
            backslashes work as in sh, an open quote goes on in the next line, # begins a comment. Options given to the
            shell hold for every line that does not say otherwise.

            On a terminal: arrows and Ctrl-R go back in the history (a line that begins with a blank is not kept), tab
            completes commands, options and the numbers of customers and documents, Ctrl-C drops the line or stops the
            command, Ctrl-D leaves. A line that fails is told and the shell goes on.

              \\last      the last answer again, without asking the server
              \\json      JSON for the lines that follow, or no longer
              \\timing    tell how long each line took, or no longer
              \\q         leave

            Without a terminal the lines come from standard input. The first that fails ends the shell with its exit
            code; with --keep-going all are run and the exit code is 6 if some failed.
            """)

    @Flag(help: "Without a terminal: run the lines behind one that failed, too.") var keepGoing = false
    @OptionGroup var options: CommonOptions

    func run() async throws {
        guard ShellSession.current == nil else { throw ValidationError("this is the shell already") }
        // What is wrong with them is told now, not by every line.
        let settings = try await Settings.load(options)
        let session = ShellSession(ShellDefaults(options))
        let status = await ShellSession.$current.withValue(session) {
            if Terminal.inputIsTerminal, Terminal.errorIsTerminal,
                let editor = LineEditor(completion: ShellCompletion(root: Reskontra.self), session: session)
            {
                await Dialogue(session: session, settings: settings).run(editor)
                return ExitStatus.done.rawValue
            }
            let interruption = Interruption(in: session)
            defer { interruption.end() }
            return await ShellScript(session: session, keepsGoing: keepGoing).run { readLine(strippingNewline: true) }
        }
        if status != ExitStatus.done.rawValue { throw ExitCode(status) }
    }

    /// A person at a terminal.
    private struct Dialogue {
        let session: ShellSession
        let settings: Settings

        func run(_ editor: LineEditor) async {
            let history = ShellHistory()
            var last = ""
            for line in history.lines() { editor.remember(line) }
            Terminal.writeError("\(place); \\q leaves, `help TOPIC` and --help explain\n")
            while let text = await next(from: editor) {
                if !text.hasPrefix(" "), !text.allSatisfy(\.isWhitespace), text != last {
                    editor.remember(text)
                    history.append(text)
                    last = text
                }
                switch ShellLine(text) {
                case .nothing, .unfinished: continue
                case .leave: return
                case .foreign(let character): ShellScript.refuse(character)
                case .own(let name, let words): _ = ShellScript.runOwn(name, words, session)
                case .command(let words):
                    await Interruptible(session: session).run(words)
                }
            }
            Terminal.writeError("\n")
        }

        private var place: String {
            "\(settings.company.isEmpty ? "the default company" : settings.company) on \(settings.address)"
                + (settings.profile.isEmpty ? "" : ", profile \(settings.profile)")
                + (settings.isProtected ? " (protected: money always asks)" : "")
        }

        /// One line, or as many as belong together; nil when nobody types there any more.
        private func next(from editor: LineEditor) async -> String? {
            var text = ""
            while true {
                let prompt = text.isEmpty ? (settings.company.isEmpty ? "reskontra" : settings.company) + "> " : "... "
                switch await editor.read(prompt: prompt, tint: Terminal.errorIsColored ? settings.promptTint : .plain) {
                case .closed: return nil
                case .interrupted: text = ""
                case .line(let line):
                    text += text.isEmpty ? line : "\n" + line
                    guard text.utf8.count <= ShellScript.lineBytesMax else {
                        Terminal.writeError("error: a line of more than \(ShellScript.lineBytesMax) bytes\n")
                        text = ""
                        continue
                    }
                    if ShellLine(text) != .unfinished { return text }
                }
            }
        }
    }
}

/// Lines without a terminal, and what the shell itself understands.
struct ShellScript {
    /// Of one line with all that belongs to it: a request holds at most as much.
    static let lineBytesMax = 1 << 20

    let session: ShellSession
    let keepsGoing: Bool

    /// Runs lines until there are no more or one fails; the exit code of the shell.
    func run(_ read: () -> String?) async -> Int32 {
        var (number, failed) = (0, 0)
        while let first = read() {
            number += 1
            let start = number
            var text = first
            while ShellLine(text) == .unfinished, text.utf8.count <= Self.lineBytesMax, let more = read() {
                number += 1
                text += "\n" + more
            }
            let (status, leaves) = await run(text)
            if leaves { break }
            guard status != ExitStatus.done.rawValue else { continue }
            failed += 1
            if !keepsGoing {
                Terminal.writeError("line \(start) ended with exit code \(status): no line behind it was run\n")
                return status
            }
            Terminal.writeError("line \(start) ended with exit code \(status)\n")
        }
        guard failed > 0 else { return ExitStatus.done.rawValue }
        Terminal.writeError("\(failed) of \(number) lines failed\n")
        return ExitStatus.partly.rawValue
    }

    private func run(_ text: String) async -> (status: Int32, leaves: Bool) {
        switch ShellLine(text) {
        case .nothing: return (ExitStatus.done.rawValue, false)
        case .leave: return (ExitStatus.done.rawValue, true)
        case .unfinished:
            let isLong = text.utf8.count > Self.lineBytesMax
            let what = isLong ? "a line of more than \(Self.lineBytesMax) bytes" : "a quote is not closed, or nothing follows a \\"
            Terminal.writeError(FailureReport(what, .usage).text(isColored: false))
            return (ExitStatus.usage.rawValue, false)
        case .foreign(let character):
            Self.refuse(character)
            return (ExitStatus.usage.rawValue, false)
        case .own(let name, let words): return (Self.runOwn(name, words, session).rawValue, false)
        case .command(let words):
            let start = ContinuousClock.now
            let status = await Reskontra.run(words)
            Self.tellTime(since: start, session)
            return (status, false)
        }
    }

    static func refuse(_ character: Character) {
        let report = FailureReport(
            "'\(character)' means nothing here: this shell has no pipes, files or several commands in a line", .usage,
            remedy: "Quote it, or run the command outside.")
        Terminal.writeError(report.text(isColored: Terminal.errorIsColored))
    }

    /// `\last`, `\json`, `\timing`.
    static func runOwn(_ name: String, _ words: [String], _ session: ShellSession) -> ExitStatus {
        func refuse(_ what: String) -> ExitStatus {
            Terminal.writeError(FailureReport(what, .usage).text(isColored: Terminal.errorIsColored))
            return .usage
        }
        guard words.isEmpty else { return refuse("\\\(name) takes no words") }
        switch name {
        case "last":
            guard let view = session.last else { return refuse("no line has had an answer yet") }
            var output = Output(format: Output.format(session.format, isTerminal: Terminal.outputIsTerminal))
            output.isColored = Terminal.outputIsColored
            do { try output.write(view) } catch { return refuse("\(error)") }
        case "json": Terminal.writeError(session.toggleJSON() ? "JSON from here on\n" : "as before from here on\n")
        case "timing": Terminal.writeError(session.toggleTiming() ? "times are told\n" : "times are no longer told\n")
        default:
            let all = ["last", "json", "timing", "q"]
            let hint = Suggestion.closest(to: name, in: all).map { "; did you mean \\\($0)?" } ?? ""
            return refuse("there is no \\\(name) here, only \\\(all.joined(separator: ", \\"))\(hint)")
        }
        return .done
    }

    static func tellTime(since start: ContinuousClock.Instant, _ session: ShellSession) {
        guard session.isTiming else { return }
        let span = (ContinuousClock.now - start).components
        let microseconds = span.seconds * 1_000_000 + span.attoseconds / 1_000_000_000_000
        Terminal.writeError("time \(microseconds / 1_000).\(String(1_000 + microseconds % 1_000).dropFirst()) ms\n")
    }
}

/// A command that Ctrl-C stops without ending the shell. A second Ctrl-C ends it.
private struct Interruptible {
    let session: ShellSession

    func run(_ words: [String]) async {
        let start = ContinuousClock.now
        let task = Task { await Reskontra.run(words) }
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [session] in
            if task.isCancelled { Interruption.leave(during: session.underWay) }
            task.cancel()
        }
        source.resume()
        defer { source.cancel() }
        _ = await task.value
        if task.isCancelled { Terminal.writeError("interrupted\n") }
        ShellScript.tellTime(since: start, session)
    }
}
