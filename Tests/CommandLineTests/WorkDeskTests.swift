import Foundation
import Glibc
import Schema
import Testing

@testable import reskontra

/// The collector's full screen: keys and drawing without a terminal, and one session on a pseudo-terminal.
@Suite("The collector's screen")
struct WorkDeskTests {
    private func row(_ number: String, _ name: String, overdue: Int64) -> Reskontra_V1_CollectionsRow {
        .with {
            ($0.snapshot.customerNumber, $0.snapshot.name) = (number, name)
            ($0.snapshot.totalDue.currency, $0.snapshot.totalDue.minor) = ("GBP", overdue + 100)
            ($0.overdue.currency, $0.overdue.minor) = ("GBP", overdue)
            $0.daysOverdue = 12
        }
    }

    private func desk(_ count: Int = 3) -> WorkDesk {
        var desk = WorkDesk(title: "Collections")
        desk.take((1...count).map { row("C-\($0)", "Customer \($0)", overdue: Int64(1_000 * $0)) })
        return desk
    }

    private func item(_ number: String) -> Reskontra_V1_OpenItem {
        .with {
            ($0.number, $0.open.currency, $0.open.minor, $0.kind) = (number, "GBP", 500, .invoice)
            ($0.dueDate.year, $0.dueDate.month, $0.dueDate.day) = (2026, 3, 1)
        }
    }

    /// What each key asked for.
    private func press(_ desk: inout WorkDesk, _ keys: Key...) -> [WorkDesk.Effect?] { keys.map { desk.press($0) } }

    @Test("arrows move the bar within the list, enter opens the customer it stands on")
    func list() {
        var desk = desk()
        let moved = press(&desk, .up, .down, .down, .down)
        #expect(moved == [nil, nil, nil, nil])
        #expect(desk.chosenNumber == "C-3")
        let opened = press(&desk, .enter, .home, .enter)
        #expect(opened == [.open(customer: "C-3"), nil, .open(customer: "C-1")])
        let left = press(&desk, .character("q"), .interrupt)
        #expect(left == [.quit, .quit])
    }

    @Test("a list read anew keeps the bar on its customer")
    func keepsPlace() {
        var desk = desk()
        _ = press(&desk, .down)
        desk.take([row("C-9", "New", overdue: 9), row("C-1", "One", overdue: 1), row("C-2", "Two", overdue: 2)])
        #expect(desk.chosenNumber == "C-2")
    }

    @Test("an action is typed, previewed and asked; only y does it")
    func asks() {
        var desk = desk()
        desk.take(WorkDesk.Customer(number: "C-1", row: nil, items: [item("I-1"), item("I-2"), item("I-3")]))
        // The blank marks a document and steps on.
        _ = press(&desk, .character(" "), .down, .character(" "), .character("p"))
        for character in "2026-04-01x" { _ = press(&desk, .character(character)) }
        let typed = press(&desk, .backspace, .enter)
        let action = WorkDesk.Action.promise(items: ["I-1", "I-3"], by: "2026-04-01")
        #expect(typed == [nil, .preview(action, customer: "C-1")])
        desk.ask(action, preview: ["I-1 promised"])
        #expect(desk.lines(columns: 80, rows: 24).contains { $0.text == "I-1 promised" })
        let refused = press(&desk, .character("n"))
        #expect(refused == [nil])
        #expect(desk.message == "nothing was done")
        desk.ask(action, preview: [])
        let agreed = press(&desk, .character("y"))
        #expect(agreed == [.perform(action, customer: "C-1")])
    }

    @Test("letters that need a document do nothing in the list, and escape gives up what is typed")
    func guards() {
        var desk = desk()
        let nothing = press(&desk, .character("d"))
        #expect(nothing == [nil])
        #expect(!desk.message.isEmpty)
        _ = press(&desk, .character("n"), .character("h"), .escape, .down)
        #expect(desk.chosenNumber == "C-2")
        _ = press(&desk, .character("n"), .enter)
        #expect(desk.message == "nothing was written")
    }

    @Test("80 columns by 24 lines: nothing is wider or longer, and the bar is always to be seen", arguments: [(80, 24), (40, 8), (200, 60)])
    func fits(columns: Int, rows: Int) {
        var desk = desk(500)
        for _ in 0..<321 { _ = press(&desk, .down) }
        let lines = desk.lines(columns: columns, rows: rows)
        #expect(lines.count == rows)
        #expect(lines.allSatisfy { $0.clipped(to: columns).displayWidth <= columns })
        #expect(lines.filter(\.isSelected).map { $0.text.hasPrefix("C-322") } == [true])
        #expect(WorkDesk(title: "").lines(columns: 39, rows: 24).count == 1)
    }

    @Test("what customers are called never moves the cursor")
    func harmless() {
        let line = ScreenLine("a\u{1B}[2Jb\u{7}c", .bad).painted(width: 20, isColored: false)
        #expect(!line.contains("\u{1B}") && !line.contains("\u{7}"))
        #expect(ScreenLine("漢字漢字").clipped(to: 5) == "漢字")
    }

    @Test("keys as terminals send them")
    func keys() {
        #expect(Key.keys(in: Array("\u{1B}[A\u{1B}[B\u{1B}OC\u{1B}[5~\u{1B}[1;5Dq\r\u{7F}\u{3}é".utf8)) == [
            .up, .down, .right, .pageUp, .left, .character("q"), .enter, .backspace, .interrupt, .character("é"),
        ])
        #expect(Key.keys(in: [0x1B]) == [.escape])
        #expect(Key.keys(in: [0xFF, 0x41]) == [.character("A")])
    }

    @Test("on a terminal: list, customer, note with preview and yes, after a resize; the screen before comes back")
    func session() throws {
        let desk = try overdueDesk()
        let seen = try ScreenSession.play(
            "exec reskontra collections", desk,
            [
                ("1/1", "\r"), ("FTI-000001", "n"), ("Note: ", "called\r"), ("[y/N]", "y"), ("done: record", "resize"),
                ("esc back", "\u{1B}"), ("enter open", "q"),
            ])
        #expect(seen.status == 0)
        #expect(seen.text.contains("\u{1B}[?1049h") && seen.text.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
        #expect(seen.isCooked)
        #expect(try desk.run("reskontra collections show C-17850 -o card").output.contains("called"))
    }

    /// A customer that owes something, with a snapshot.
    private func overdueDesk() throws -> Desktop {
        let desk = try Desktop()
        for line in [
            "reskontra invoice post C-17850 --line 4000:250.00:Consulting --yes",
            #"reskontra call Collections.SetAgingDefinition '{"definition":{"code":"30","ages":[{"label":"all"}]}}'"#,
            "reskontra aging snapshot",
        ] {
            let done = try desk.run(line)
            #expect(done.status == 0, "\(done.error)")
        }
        return desk
    }

    @Test("SIGTERM gives the terminal back")
    func terminated() throws {
        let desk = try overdueDesk()
        let seen = try ScreenSession.play("exec reskontra collections", desk, [("q quit", "SIGTERM")])
        #expect(seen.text.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
        #expect(seen.isCooked && seen.status != 0)
    }
}

/// A full-screen program on a pseudo-terminal of 80 by 24.
private enum ScreenSession {
    struct Seen {
        var text: String
        var status: Int32
        /// The terminal echoes and waits for lines again.
        var isCooked: Bool
    }

    private static let unlock: UInt = 0x4004_5431
    private static let askNumber: UInt = 0x8004_5430

    /// Types each answer once its mark was drawn after the answer before. `resize` and `SIGTERM` are no text.
    static func play(_ line: String, _ desk: Desktop, _ steps: [(mark: String, typing: String)]) throws -> Seen {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (locked, number): (Int32, Int32) = (0, 0)
        guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, askNumber, &number) == 0 else {
            throw DesktopFailure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        defer { close(master) }
        resize(master, 80, 24)
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        defer { close(slave) }
        let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.environment = desk.environment.merging(["TERM": "xterm"]) { $1 }
        process.currentDirectoryURL = desk.folder
        process.standardInput = terminal
        process.standardOutput = terminal
        process.standardError = terminal
        try process.run()
        var (bytes, from): ([UInt8], Int) = ([], 0)
        var piece = [UInt8](repeating: 0, count: 65_536)
        var left = steps[...]
        let end = ContinuousClock.now + .seconds(60)
        // We hold the other side open too: its end is the program's end.
        while ContinuousClock.now < end {
            var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            if poll(&ready, 1, 50) == 1 {
                let count = read(master, &piece, piece.count)
                if count > 0 { bytes += piece[0..<count] }
            } else if !process.isRunning {
                break
            }
            guard let step = left.first, String(decoding: bytes[from...], as: UTF8.self).contains(step.mark) else { continue }
            left = left.dropFirst()
            from = bytes.count
            switch step.typing {
            case "resize":
                resize(master, 100, 30)
                kill(process.processIdentifier, SIGWINCH)
            case "SIGTERM": kill(process.processIdentifier, SIGTERM)
            case let text: _ = write(master, Array(text.utf8), text.utf8.count)
            }
        }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        var state = termios()
        tcgetattr(slave, &state)
        return Seen(
            text: String(decoding: bytes, as: UTF8.self), status: process.terminationStatus,
            isCooked: state.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO))
    }

    private static func resize(_ descriptor: Int32, _ columns: UInt16, _ rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }
}
