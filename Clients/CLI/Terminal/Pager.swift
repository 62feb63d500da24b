import Foundation

/// Shows what is longer than the screen page by page: `$RESKONTRA_PAGER`, `$PAGER`, else `less -FRX`.
enum Pager {
    /// False: it was not shown, and has to be written as ever.
    static func show(_ text: String) -> Bool {
        guard Terminal.inputIsTerminal, Terminal.outputIsTerminal,
            let command = command(ProcessInfo.processInfo.environment),
            isLong(text, rows: Terminal.rows, columns: Terminal.width)
        else { return false }
        // Ctrl-C is the pager's while it runs, and one that is left early is no failure.
        let (interrupt, broken) = (signal(SIGINT, SIG_IGN), signal(SIGPIPE, SIG_IGN))
        defer {
            signal(SIGINT, interrupt)
            signal(SIGPIPE, broken)
        }
        guard let status = run(command, text) else { return false }
        // 126, 127: the shell did not find it.
        return status != 126 && status != 127
    }

    /// Runs it with the text on its standard input; its exit status, or nil when it could not be run.
    ///
    /// Not by Foundation's Process: that puts a child into a process group of its own, and whoever asks a terminal for
    /// keys from there is stopped for ever, with us waiting for it.
    static func run(_ command: String, _ text: String) -> Int32? {
        var pair: [Int32] = [0, 0]
        guard pipe(&pair) == 0 else { return nil }
        let (reading, writing) = (pair[0], pair[1])
        for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, reading, 0)
        let words: [String] = ["sh", "-c", command]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let isRunning = posix_spawn(&child, "/bin/sh", &actions, nil, &arguments, environ) == 0
        close(reading)
        if isRunning { feed(text, to: writing) }
        close(writing)
        guard isRunning else { return nil }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// As much of it as is read.
    private static func feed(_ text: String, to pipe: Int32) {
        Array(text.utf8).withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count, let start = bytes.baseAddress {
                let count = write(pipe, start + done, bytes.count - done)
                if count > 0 { done += count } else if errno != EINTR { return }
            }
        }
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
