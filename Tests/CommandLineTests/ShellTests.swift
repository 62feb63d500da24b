import Foundation
import Glibc
import Testing

@testable import reskontra

@Suite("The shell: words, history, completion, and a session on a terminal")
struct ShellTests {
    @Test(
        "words are taken apart as in sh",
        arguments: [
            ("customer list", ["customer", "list"]), ("  a\tb  ", ["a", "b"]), ("", []), ("# a comment", []),
            ("a #b", ["a"]), ("a#b", ["a#b"]), ("say 'it is' \"a \\\"day\\\"\"", ["say", "it is", "a \"day\""]),
            ("a\\ b '' \"\"", ["a b", "", ""]), ("a\\\nb", ["ab"]), ("'one\ntwo' x", ["one\ntwo", "x"]),
            ("\"a\\b\"", ["a\\b"]), ("--why=\"a b\"c", ["--why=a bc"]), ("a|b c>d", ["a|b", "c>d"]),
        ])
    func words(_ line: String, _ expected: [String]) {
        #expect(ShellWords.parse(line) == .words(expected))
    }

    @Test("an open quote or a backslash at the end goes on; what only a system's shell understands is refused")
    func unfinished() {
        for line in ["a 'b", "a \"b", "a \\", "a \"b\\"] { #expect(ShellWords.parse(line) == .unfinished, "\(line)") }
        #expect(ShellWords.parse("customer list | head") == .foreign("|"))
        #expect(ShellWords.parse("customer list > file") == .foreign(">"))
        #expect(ShellWords.parse("a; b") == .words(["a;", "b"]))
        #expect(ShellWords.parse("a ;b") == .foreign(";"))
    }

    @Test("a line is a command, one of the shell's own, nothing, or the end")
    func lines() {
        #expect(ShellLine("$ reskontra C-1001") == .command(["C-1001"]))
        #expect(ShellLine("reskontra") == .command(["--help"]))
        #expect(ShellLine(" \\last ") == .own("last", []))
        #expect(ShellLine("\\json on") == .own("json", ["on"]))
        #expect(ShellLine("\\q") == .leave && ShellLine("exit") == .leave && ShellLine("quit") == .leave)
        #expect(ShellLine("# later") == .nothing && ShellLine("   ") == .nothing)
        #expect(ShellLine("exit now") == .command(["exit", "now"]))
    }

    @Test("a tab completes commands, options and their values, and knows where a number is wanted")
    func completes() {
        let completion = ShellCompletion(root: Reskontra.self)
        #expect(completion.wish(for: "cust").choices == ["customer"])
        #expect(completion.wish(for: "reskontra credit ch").choices == ["check"])
        #expect(completion.wish(for: "credit ").choices.contains("watch"))
        #expect(completion.wish(for: "events ta").choices == ["tail"])
        #expect(completion.wish(for: "event tail --no").choices == ["--no-follow"])
        #expect(completion.wish(for: "customer list -o js").choices == ["json", "jsonl"])
        #expect(completion.wish(for: "help ex").choices == ["exit-codes"])
        #expect(completion.wish(for: "\\ti").choices == ["\\timing"])
        #expect(completion.wish(for: "say \"cu") == .init(prefix: ""))
        let number = completion.wish(for: "item list C-17850 FT")
        #expect(number.prefix == "FT" && number.wantsNumbers && number.customer == "C-17850")
        let elsewhere = completion.wish(for: "item list --company DE01 C-17850 FT")
        #expect(elsewhere.place == ["--company", "DE01"] && elsewhere.customer == "C-17850" && elsewhere.wantsNumbers)
        #expect(completion.wish(for: "item list --company=DE01 C").place == ["--company=DE01"])
        #expect(completion.wish(for: "item list C-1 --company").place == [])
        #expect(completion.wish(for: "C-1").wantsNumbers)
        #expect(!completion.wish(for: "cus").wantsNumbers)
    }

    @Test("what all have in common is put in; candidates stand in columns and the rest is counted")
    func candidates() {
        #expect(ShellCompletion.commonPrefix(of: ["C-1001", "C-1002", "C-10"]) == "C-10")
        #expect(ShellCompletion.commonPrefix(of: []).isEmpty)
        #expect(ShellCompletion.columns(["a", "bb", "c"], width: 8, most: 60) == "a   bb\nc\n")
        #expect(ShellCompletion.columns(["a", "b", "c"], width: 80, most: 2) == "a  b\nand 1 more\n")
    }

    @Test("the history is a file of its owner, the newest lines last, entries of several lines whole")
    func history() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reskontra-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let history = ShellHistory(path: folder.appendingPathComponent("state/history").path)
        #expect(history.lines().isEmpty)
        let written = ["customer list", "call A.B '{\n  \"a\": \"b\\\\n\"\n}'", "a \\ b"]
        for line in written { history.append(line) }
        #expect(history.lines() == written)
        let mode = try FileManager.default.attributesOfItem(atPath: history.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        for number in 0..<ShellHistory.linesMax { history.append("line \(number)") }
        #expect(history.lines().count == ShellHistory.linesMax)
        #expect(history.lines().last == "line \(ShellHistory.linesMax - 1)")
    }

    @Test("on a terminal: a failed line does not end it, tab completes, what is pasted runs in order, the history stays")
    func session() throws {
        let desk = try Desktop()
        let seen = try Pseudo.type(
            "reskontra shell", desk,
            [
                ("UK01> ", "customer li\u{9}-o csv --columns number\n"), ("CASH-GB\r\nC-12583", "customer show C-9\n"),
                ("exit    3", "customer list -o csv --columns number\nfind C-12583 -o csv --columns kind\n"),
                ("kind\r\ncustomer", "call Credit.CheckCredit '{\n\"customerNumber\": \"C-17850\",\n"),
                ("... ", "\"amount\": {\"currency\": \"GBP\", \"minor\": \"100\"}}' -o jsonl\n"),
                ("DECISION_APPROVE", ""), ("UK01> ", "half a li\u{3}"), ("^C", ""), ("UK01> ", "\u{4}"),
            ])
        #expect(seen.status == 0, "\(seen.text)")
        let history = try String(contentsOf: desk.folder.appendingPathComponent(".local/state/reskontra/history"), encoding: .utf8)
        let lines = history.split(separator: "\n")
        #expect(lines.first == "customer list -o csv --columns number")
        #expect(lines.count == 5 && lines[4].hasPrefix("call Credit.CheckCredit '{\\n\"customerNumber\""))
        #expect(!history.contains("half a li"))
    }

    @Test("numbers for a tab come from the server: customers, and the documents of the customer on the line")
    func numbers() async throws {
        let desk = try Desktop()
        #expect(try desk.run("reskontra invoice post C-17850 --line 4000:100.00:Repair --yes").status == 0)
        let options = ["--address", try #require(desk.environment["RESKONTRA_ADDRESS"]), "--company", "UK01"]
        #expect(await ShellNumbers.ask(.init(prefix: "C-1"), options) == ["C-12583", "C-17850"])
        #expect(await ShellNumbers.ask(.init(prefix: "FTI", customer: "C-17850"), options) == ["FTI-000001"])
        #expect(await ShellNumbers.ask(.init(prefix: "C-1"), ["--address", "127.0.0.1:1"]).isEmpty)
        #expect(ShellNumbers.place(in: ["customer", "show", "--company", "UK01", "C-"]) == ["--company", "UK01"])
        let told = try desk.run("reskontra ---completion customer show -- positional@0 3 3 reskontra customer show C-1")
        #expect(told.status == 0)
    }

    @Test("--watch looks again when something is recorded, and q leaves; what writes cannot be watched")
    func watches() throws {
        let desk = try Desktop()
        let post = "reskontra invoice post C-17850 --line 4000:100.00:Repair --yes"
        func postNow() -> String {
            #expect((try? desk.run(post))?.status == 0)
            return ""
        }
        let seen = try Pseudo.converse(
            "reskontra credit show C-17850 --watch", desk, [("available", postNow), ("900.00", { "q" })])
        #expect(seen.status == 0, "\(seen.text)")
        #expect(seen.text.contains("q leaves"))
        let refused = try desk.run(post + " --watch")
        #expect(refused.status == 64 && refused.error.contains("--watch: this command does not only look"))
    }

    @Test("a pager is for what is longer than the screen, on a terminal that can show it")
    func pager() {
        #expect(Pager.command(["TERM": "xterm"]) == "less -FRX")
        #expect(Pager.command(["TERM": "xterm", "PAGER": "more", "RESKONTRA_PAGER": "most"]) == "most")
        #expect(Pager.command(["TERM": "xterm", "PAGER": "more", "RESKONTRA_PAGER": ""]) == nil)
        #expect(Pager.command(["TERM": "dumb", "PAGER": "more"]) == nil)
        #expect(!Pager.isLong("a\nb\n", rows: 3, columns: 80) && Pager.isLong("a\nb\nc\n", rows: 3, columns: 80))
        // Of our own process group, or the terminal would stop it at its first question for a key.
        let group = getpgrp()
        #expect(Pager.run("grep -q last && test $(cut -d ' ' -f 5 /proc/$$/stat) = \(group)", "a\nlast\n") == 0)
        #expect(Pager.run("exit 7", "") == 7 && Pager.run("no-such-pager 2>/dev/null", "") == 127)
        #expect(Pager.isLong("abcd\n", rows: 2, columns: 2) && !Pager.isLong("a\nb\nc\n", rows: 0, columns: 80))
    }

    @Test("a bundle's texts lose cards, accounts, addresses, tokens and keys, and keep the rest")
    func redacts() {
        #expect(Redaction.text("card 4111 1111 1111 1111 of anna@example.com") == "card [card] of [address]")
        #expect(Redaction.text("4111111111111112 is no card") == "4111111111111112 is no card")
        #expect(Redaction.text("DE89 3704 0044 0532 0130 00 or DE89370400440532013000") == "[account] or [account]")
        #expect(Redaction.text("Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhbm5hIn0.c2ln") == "Bearer [secret]")
        #expect(Redaction.text("password=hunter2, next") == "password=[secret], next")
        #expect(Redaction.text("-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\nrest") == "[key]\nrest")
        #expect(Redaction.text("item 17 and its canceling document 18 disagree") == "item 17 and its canceling document 18 disagree")
    }

    @Test("a bundle's findings keep no number, code or amount")
    func findings() {
        #expect(Redaction.bones("customer acme is marked otherwise") == "customer # is marked otherwise")
        #expect(
            Redaction.bones("card payment of FTI-000007 of 120.00 EUR has parts of 90.00 EUR")
                == "card payment of # of # # has parts of # #")
        #expect(Redaction.bones("12 items are marked, 11 have an owner") == "# items are marked, # have an owner")
    }

    @Test("a certificate is looked at two weeks before it ends")
    func certificates() {
        var found = Examination()
        let now: Int64 = 1_764_000_000
        found.noteCertificate("a", now + 14 * 86_400, now)
        found.noteCertificate("b", now + 14 * 86_400 - 1, now)
        found.noteCertificate("c", now, now)
        #expect(found.rows.map(\.isGood) == [true, false, false])
        #expect(found.rows.map(\.detail) == ["14 days, until 2025-12-08", "13 days, until 2025-12-08", "ended 2025-11-24"])
    }
}
