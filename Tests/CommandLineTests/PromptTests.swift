import Foundation
import Glibc
import Testing

@testable import reskontra

@Suite("Questions at a terminal")
struct PromptTests {
    @Test("a posting shows its preview and the position before and after, and happens only after a yes")
    func asks() throws {
        let desk = try Desktop()
        let refused = try Pseudo.run(
            "reskontra invoice post C-17850 --line 4000:100.00:Repair", desk, typing: "n\n")
        #expect(refused.status == 9)
        #expect(refused.text.contains("invoice FTI-000001"))
        #expect(refused.text.contains("balance    0.00 -> 100.00 GBP"))
        #expect(refused.text.contains("available  1000.00 -> 900.00 GBP"))
        #expect(refused.text.contains("Post this invoice in UK01 on "))
        #expect(refused.text.contains("nothing was done"))
        #expect(try desk.run("reskontra item list C-17850 -o jsonl").output == "")

        let agreed = try Pseudo.run(
            "reskontra invoice post C-17850 --line 4000:100.00:Repair", desk, typing: "y\n")
        #expect(agreed.status == 0)
        #expect(agreed.text.contains("done: record "))
        #expect(
            try desk.run("reskontra item list C-17850 -o csv --columns number,open").output.contains(
                "FTI-000001,100.00,GBP"))
    }

    @Test("a transaction is taken back only after its effect on the position was shown")
    func takesBack() throws {
        let desk = try Desktop()
        #expect(try desk.run("reskontra invoice post C-17850 --line 4000:100.00:Repair --yes").status == 0)
        let refused = try Pseudo.run(
            "reskontra item reverse FTI-000001 --reason 'posted twice'", desk, typing: "n\n")
        #expect(refused.status == 9)
        #expect(refused.text.contains("balance    100.00 -> 0.00 GBP"))
        #expect(refused.text.contains("available  900.00 -> 1000.00 GBP"))
        #expect(refused.text.contains("nothing was done"))
    }

    @Test("on a protected profile much money wants the customer's number, little a y, whatever --yes says")
    func protects() throws {
        let desk = try Desktop()
        let address = try #require(desk.environment["RESKONTRA_ADDRESS"])
        let folder = desk.folder.appendingPathComponent(".config/reskontra")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = """
            profiles:
              live:
                address: \(address)
                company: UK01
                protected: true
                type-above: 100.00

            """
        try Data(text.utf8).write(to: folder.appendingPathComponent("config.yaml"))
        func post(_ amount: String, _ question: String, _ answer: String) throws -> Int32 {
            try Pseudo.type(
                "reskontra invoice post C-17850 --line 4000:\(amount):Repair --yes --profile live", desk,
                [(question, answer + "\n")]
            ).status
        }
        #expect(try post("99.99", "[y/N] ", "y") == 0)
        #expect(try post("100.00", "Type C-17850 to go on: ", "y") == 9)
        #expect(try post("100.00", "Type C-17850 to go on: ", "C-17850") == 0)
    }

    @Test("on a terminal a list is a table")
    func table() throws {
        let desk = try Desktop()
        let seen = try Pseudo.run("reskontra customer list", desk, typing: "")
        #expect(seen.status == 0)
        #expect(seen.text.hasPrefix("NUMBER"))
    }
}

/// A program on a pseudo-terminal.
enum Pseudo {
    struct Seen {
        let text: String
        let status: Int32
    }

    /// TIOCSPTLCK and TIOCGPTN; the C library's own functions for these are not in the Glibc module.
    private static let unlock: UInt = 0x4004_5431
    private static let askNumber: UInt = 0x8004_5430

    /// Types `typing` once a question stands there: a line that ends in `[y/N] `.
    static func run(_ line: String, _ desk: Desktop, typing: String) throws -> Seen {
        try type(line, desk, typing.isEmpty ? [] : [("[y/N] ", typing)])
    }

    /// Types each text once what it answers to has been written behind the text before.
    static func type(_ line: String, _ desk: Desktop, _ answers: [(after: String, text: String)]) throws -> Seen {
        try converse(line, desk, answers.map { answer in (answer.after, { answer.text }) })
    }

    /// The same where something has to be done before the text is typed.
    static func converse(
        _ line: String, _ desk: Desktop, _ answers: [(after: String, text: () throws -> String)]
    ) throws -> Seen {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (locked, number): (Int32, Int32) = (0, 0)
        guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, askNumber, &number) == 0 else {
            throw DesktopFailure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        defer { close(master) }
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.environment = desk.environment
        process.currentDirectoryURL = desk.folder
        process.standardInput = terminal
        process.standardOutput = terminal
        process.standardError = terminal
        try process.run()
        close(slave)
        let bytes = try listen(master, answers[...])
        process.waitUntilExit()
        return Seen(
            text: String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n"),
            status: process.terminationStatus)
    }

    /// Everything the program wrote. A terminal on which nothing happens for this long is given up.
    private static func listen(
        _ master: Int32, _ answers: ArraySlice<(after: String, text: () throws -> String)>
    ) throws -> [UInt8] {
        var (answers, bytes, from) = (answers, [UInt8](), 0)
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, patienceMilliseconds) > 0 else {
                throw DesktopFailure(description: "nothing happens behind: \(String(decoding: bytes, as: UTF8.self))")
            }
            let count = read(master, &piece, piece.count)
            // EIO: the last holder of the other side has gone.
            guard count > 0 else { return bytes }
            bytes += piece[0..<count]
            // One piece may hold what several of them wait for.
            while let next = answers.first, let found = bytes[from...].firstRange(of: Array(next.after.utf8)) {
                answers = answers.dropFirst()
                from = found.upperBound
                let text = Array(try next.text().utf8)
                guard write(master, text, text.count) == text.count else { return bytes }
            }
        }
    }

    private static let patienceMilliseconds: Int32 = 30_000
}
