import CEditLine
import Dispatch
import Foundation

/// Reads lines on a terminal with libedit: history, completion, the keys of `~/.editrc`.
///
/// Everything of libedit happens on one queue, where it may block for as long as somebody thinks.
final class LineEditor: @unchecked Sendable {
    enum Read: Equatable, Sendable {
        case line(String)
        /// Ctrl-C: what stood there is dropped.
        case interrupted
        /// Ctrl-D, or the terminal is gone.
        case closed
    }

    /// Candidates shown at once; more are counted.
    static let shownMax = 60

    private let queue = DispatchQueue(label: "reskontra.shell")
    private let completion: ShellCompletion
    private let session: ShellSession
    // Of the queue alone from here on.
    private var editor: OpaquePointer?
    private var history: OpaquePointer?
    private var prompt: UnsafeMutablePointer<CChar>
    private var isInterrupted = false
    /// The line of the tab before, so that a second one lists what fits.
    private var tabbed: String?

    /// Nil: this terminal cannot be edited on.
    init?(completion: ShellCompletion, session: ShellSession) {
        self.completion = completion
        self.session = session
        prompt = strdup("")
        // Without a locale every letter beyond ASCII would be several.
        if setlocale(LC_CTYPE, "") == nil || editline_is_narrow() != 0 { setlocale(LC_CTYPE, "C.UTF-8") }
        guard let history = editline_history(Int32(ShellHistory.linesMax)) else { return nil }
        self.history = history
        let me = Unmanaged.passUnretained(self).toOpaque()
        editor = editline_open(
            "reskontra", me, history,
            { LineEditor.of($0).prompt },
            { editor, _ in LineEditor.of(editor).complete() },
            { editor, _ in LineEditor.of(editor).interrupt() })
        guard editor != nil else { return nil }
    }

    deinit {
        if let editor { el_end(editor) }
        if let history { history_end(history) }
        free(prompt)
    }

    /// One line; more than one when lines were pasted is read one after the other, in order.
    func read(prompt text: String, tint: Tint) async -> Read {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.readNow(text, tint)) }
        }
    }

    /// Puts a line at the end of the history.
    func remember(_ line: String) {
        queue.async { if let history = self.history { editline_remember(history, line) } }
    }

    private func readNow(_ text: String, _ tint: Tint) -> Read {
        free(prompt)
        prompt = strdup(Self.painted(text, tint))
        (isInterrupted, tabbed) = (false, nil)
        var count: Int32 = 0
        editline_take_keys(editor)
        let line = el_gets(editor, &count)
        if isInterrupted {
            Terminal.writeError("^C\n")
            return .interrupted
        }
        guard let line, count > 0 else { return .closed }
        var read = String(cString: line)
        if read.hasSuffix("\n") { read.removeLast() }
        return .line(read)
    }

    /// What has no width stands between bytes 1, and libedit writes it with the character behind it: the last one of the
    /// prompt, a blank, has no colour.
    private static func painted(_ text: String, _ tint: Tint) -> String {
        guard tint != .plain, let last = text.last else { return text }
        return "\u{1}\u{1B}[\(tint.rawValue)m\u{1}\(text.dropLast())\u{1}\u{1B}[0m\u{1}\(last)"
    }

    private static func of(_ editor: OpaquePointer?) -> LineEditor {
        guard let me = editline_client(editor) else { preconditionFailure("an editor without its owner") }
        return Unmanaged<LineEditor>.fromOpaque(me).takeUnretainedValue()
    }

    private func interrupt() -> UInt8 {
        isInterrupted = true
        return UInt8(CC_NEWLINE)
    }

    // MARK: Completion

    private func complete() -> UInt8 {
        guard let line = el_line(editor)?.pointee, let buffer = line.buffer, let cursor = line.cursor else {
            return UInt8(CC_REFRESH_BEEP)
        }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: cursor - buffer)
        let text = String(decoding: bytes, as: UTF8.self)
        let wish = completion.wish(for: text)
        let found = choices(for: wish)
        guard !found.isEmpty else { return UInt8(CC_REFRESH_BEEP) }
        let common = ShellCompletion.commonPrefix(of: found)
        if common.count > wish.prefix.count {
            var rest = String(common.dropFirst(wish.prefix.count))
            if found.count == 1 { rest += " " }
            return UInt8(el_insertstr(editor, rest) == 0 ? CC_REFRESH : CC_REFRESH_BEEP)
        }
        if found.count == 1 { return UInt8(el_insertstr(editor, " ") == 0 ? CC_REFRESH : CC_REFRESH_BEEP) }
        guard tabbed == text else {
            tabbed = text
            return UInt8(CC_REFRESH_BEEP)
        }
        Terminal.writeError("\n" + ShellCompletion.columns(found, width: Terminal.width, most: Self.shownMax))
        return UInt8(CC_REDISPLAY)
    }

    /// What the tree knows, and what the server tells in time.
    private func choices(for wish: ShellCompletion.Wish) -> [String] {
        guard wish.wantsNumbers else { return wish.choices }
        return ShellCompletion.sorted(wish.choices + ShellNumbers.askInTime(wish, wish.place, session: session))
    }
}
