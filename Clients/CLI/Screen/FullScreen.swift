import Foundation

/// A terminal in raw mode with a screen of its own; what stood there before comes back on every way out.
///
/// Way out: `leave()`, any exit of the process, and SIGTERM, SIGHUP, SIGQUIT and SIGINT. One at a time.
final class FullScreen {
    private let isColored: Bool

    /// Nil: there is no terminal on both sides.
    init?(isColored: Bool) {
        guard Terminal.inputIsTerminal, Terminal.outputIsTerminal, Restoring.begin() else { return nil }
        self.isColored = isColored
        Terminal.write("\u{1B}[?1049h\u{1B}[?25l")
    }

    deinit { Restoring.end() }

    /// Back to the screen before; safe to call again.
    func leave() { Restoring.end() }

    var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    func draw(_ lines: [ScreenLine]) {
        let (columns, rows) = size
        var text = "\u{1B}[H"
        for (place, line) in lines.prefix(rows).enumerated() {
            text += "\u{1B}[\(place + 1);1H\u{1B}[2K" + line.painted(width: columns, isColored: isColored)
        }
        Terminal.write(text + "\u{1B}[J")
    }

    enum Event: Equatable {
        case keys([Key])
        case resized
        /// Nobody types there any more.
        case closed
        case timeUp
    }

    /// Waits for something to happen, at most so long; -1: for ever.
    func next(withinMilliseconds span: Int32 = -1) -> Event {
        var bytes = [UInt8](repeating: 0, count: 256)
        while true {
            var ready = [
                pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
                pollfd(fd: Restoring.resizes, events: Int16(POLLIN), revents: 0),
            ]
            let found = poll(&ready, 2, span)
            if found == 0 { return .timeUp }
            guard found > 0 else {
                if errno == EINTR { continue }
                return .closed
            }
            if ready[1].revents != 0 {
                _ = read(Restoring.resizes, &bytes, bytes.count)
                return .resized
            }
            let count = read(0, &bytes, bytes.count)
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                return .closed
            }
            return .keys(Key.keys(in: Array(bytes[0..<count])))
        }
    }
}

/// What a signal handler needs: set before it can run, and only calls that are safe in one.
private enum Restoring {
    nonisolated(unsafe) private static var before = termios()
    nonisolated(unsafe) private static var isRaw = false
    nonisolated(unsafe) private static var pipes: (read: Int32, write: Int32) = (-1, -1)
    nonisolated(unsafe) private static var isPrepared = false
    private static let farewell: StaticString = "\u{1B}[?25h\u{1B}[?1049l"

    static var resizes: Int32 { pipes.read }

    static func begin() -> Bool {
        guard tcgetattr(0, &before) == 0 else { return false }
        var raw = before
        raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
        raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
        raw.c_cc.6 = 1  // VMIN
        raw.c_cc.5 = 0  // VTIME
        if !isPrepared {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { return false }
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
            pipes = (ends[0], ends[1])
            atexit { Restoring.end() }
            for number in [SIGTERM, SIGHUP, SIGQUIT, SIGINT] {
                signal(number) { number in
                    Restoring.end()
                    signal(number, SIG_DFL)
                    raise(number)
                }
            }
            signal(SIGWINCH) { _ in
                var byte: UInt8 = 1
                _ = write(Restoring.pipes.write, &byte, 1)
            }
            isPrepared = true
        }
        isRaw = true
        return tcsetattr(0, TCSAFLUSH, &raw) == 0
    }

    static func end() {
        guard isRaw else { return }
        isRaw = false
        _ = write(1, farewell.utf8Start, farewell.utf8CodeUnitCount)
        _ = tcsetattr(0, TCSANOW, &before)
    }
}
