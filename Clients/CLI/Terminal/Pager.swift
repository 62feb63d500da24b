import Foundation

/// Shows what is longer than the screen page by page: `$RESKONTRA_PAGER`, `$PAGER`, else `less -FRX`.
enum Pager {
    /// False: it was not shown, and has to be written as ever.
    static func show(_ text: String) -> Bool {
        guard Terminal.inputIsTerminal, Terminal.outputIsTerminal,
            let command = command(ProcessInfo.processInfo.environment),
            isLong(text, rows: Terminal.rows, columns: Terminal.width)
        else { return false }
        let pager = Process()
        pager.executableURL = URL(fileURLWithPath: "/bin/sh")
        pager.arguments = ["-c", command]
        let pipe = Pipe()
        pager.standardInput = pipe
        // Ctrl-C is the pager's while it runs, and one that is left early is no failure.
        let (interrupt, broken) = (signal(SIGINT, SIG_IGN), signal(SIGPIPE, SIG_IGN))
        defer {
            signal(SIGINT, interrupt)
            signal(SIGPIPE, broken)
        }
        do { try pager.run() } catch { return false }
        try? pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try? pipe.fileHandleForWriting.close()
        pager.waitUntilExit()
        // 126, 127: the shell did not find it.
        return pager.terminationStatus != 126 && pager.terminationStatus != 127
    }

    /// Nil: none is wanted, or the terminal can do nothing a pager needs.
    static func command(_ environment: [String: String]) -> String? {
        guard environment["TERM"] != "dumb" else { return nil }
        let chosen = environment["RESKONTRA_PAGER"] ?? environment["PAGER"] ?? "less -FRX"
        return chosen.isEmpty || chosen == "cat" ? nil : chosen
    }

    /// Whether it takes more lines than the screen has; a screen of 0 rows is of unknown size.
    static func isLong(_ text: String, rows: Int, columns: Int) -> Bool {
        guard rows > 0, columns > 0 else { return false }
        var lines = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            lines += max(1, (String(line).displayWidth + columns - 1) / columns)
            if lines >= rows { return true }
        }
        return false
    }
}
