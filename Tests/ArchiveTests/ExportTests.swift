import EventLog
import Foundation
import Receivables
import Testing
import Wire

@testable import Archive

/// Collects what an export writes.
final class Written {
    private(set) var bytes: [UInt8] = []
    lazy var sink = ByteSink { [unowned self] in bytes.append(contentsOf: $0) }
    var lines: [Substring] { String(decoding: bytes, as: UTF8.self).split(separator: "\n") }
}

private func ledger(seed: UInt64 = 1, records: Int = 400) throws -> (SimulatedStorage, LedgerOnDisk) {
    let storage = SimulatedStorage()
    let ledger = try LedgerOnDisk(storage, seed: seed)
    try ledger.trade(records: records)
    try ledger.close()
    return (storage, ledger)
}

struct ExportTests {
    @Test(
        "F33: hledger, in strict mode, accepts the journal and its balances equal ours",
        arguments: [1, 2, 3] as [UInt64])
    func secondOpinion(seed: UInt64) throws {
        guard let hledger = Program.find("hledger") else {
            Issue.record("hledger is not installed: make unit installs it")
            return
        }
        let (storage, _) = try ledger(seed: seed)
        let journal = Written()
        var export = JournalExport(journal.sink)
        _ = try LedgerReader(storage).run(&export)
        let file = FileManager.default.temporaryDirectory.appending(
            path: "reskontra-\(seed)-\(getpid()).journal")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(journal.bytes).write(to: file)
        #expect(try hledger.run("-f", file.path, "check", "--strict") == "")

        func opinion(_ flags: String...) throws -> [String] {
            let text = try hledger.run(
                ["-f", file.path, "balance", "--flat", "--no-total", "--layout", "bare", "-O", "csv"]
                    + flags)
            return text.split(separator: "\n").dropFirst().map(String.init).filter { !isZero($0) }
                .sorted()
        }
        // Exchange differences stand one level below the customer.
        let customers = try opinion().filter { $0.prefix { $0 != "," }.count { $0 == ":" } == 2 }
        #expect(customers == (try balances(storage, .customers)))
        #expect(try opinion("--cost", "--depth", "2") == balances(storage, .accounts))
        #expect(customers.count > 10, "several customers owe in several currencies")
    }

    private func isZero(_ row: String) -> Bool {
        guard let amount = row.split(separator: ",").last else { return true }
        return !amount.contains { "123456789".contains($0) }
    }

    private func balances(_ storage: SimulatedStorage, _ view: BalancesExport.View) throws -> [String] {
        let written = Written()
        var export = BalancesExport(written.sink, view)
        _ = try LedgerReader(storage).run(&export)
        return written.lines.map(String.init).sorted()
    }

    @Test("one line of JSON per record, each of them a whole object with its sequence")
    func jsonLines() throws {
        let (storage, ledger) = try ledger(records: 50)
        let written = Written()
        var export = JSONLinesExport(written.sink)
        let summary = try LedgerReader(storage).run(&export)
        #expect(summary.records == ledger.book.sequence)
        #expect(UInt64(written.lines.count) == ledger.book.sequence)
        for (index, line) in written.lines.enumerated() {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["sequence"] as? String == "\(index + 1)")
            #expect(object?["record"] is [String: Any])
        }
    }

    @Test("records are shown a line each: those of the stretch, or the last ones; whole ones with all that is in them")
    func inspect() throws {
        let (storage, ledger) = try ledger(records: 50)
        let last = ledger.book.sequence
        func lines(_ range: ClosedRange<UInt64>?, isWhole: Bool = false) throws -> [Substring] {
            let written = Written()
            var export = InspectExport(written.sink, range, isWhole: isWhole)
            _ = try LedgerReader(storage).run(&export)
            return Array(written.lines)
        }
        #expect(try lines(3...5).map { $0.prefix { $0 != " " } } == ["3", "4", "5"])
        let latest = try lines(nil)
        #expect(latest.count == InspectExport.lastRecords && latest.last?.hasPrefix("\(last)  ") == true)
        #expect(latest.allSatisfy { $0.split(separator: "  ").count == 6 && $0.contains("Z  ") && $0.contains(" B  ") })
        let whole = try lines(last...last, isWhole: true)
        #expect(whole.count == 2 && whole[1].hasPrefix("    {"))
        #expect(try lines(last + 1...last + 9).isEmpty)
    }

    @Test("CSV: a row per leg and a row per item; what needs quotes has them")
    func csv() throws {
        let (storage, ledger) = try ledger(records: 60)
        let items = Written()
        var export = CSVExport(items.sink, .items)
        _ = try LedgerReader(storage).run(&export)
        #expect(items.lines.count == Int(ledger.book.items.rows.count) + 1)
        let entries = Written()
        export = CSVExport(entries.sink, .entries)
        _ = try LedgerReader(storage).run(&export)
        #expect(entries.lines.count > 2 * Int(ledger.book.items.rows.count))
        #expect(
            entries.lines.allSatisfy {
                $0.split(separator: ",", omittingEmptySubsequences: false).count == 14
            })
    }

    @Test("up to a sequence: exactly what the books were then")
    func throughSequence() throws {
        let (storage, _) = try ledger()
        let written = Written()
        var export = JSONLinesExport(written.sink)
        let summary = try LedgerReader(storage).run(&export, through: 100)
        #expect(summary.records == 100 && written.lines.count == 100)
    }

    @Test("an account part never hides what hledger gives a meaning, and never joins two customers")
    func accountParts() {
        #expect(JournalExport.part("K: 3;%") == "K%3a 3%3b%25")
        #expect(JournalExport.part("A  B") == "A %20B")
        #expect(JournalExport.part(" A ") == "%20A%20")
        #expect(JournalExport.part("K%3a 3") != JournalExport.part("K: 3"))
    }

    @Test("damage stops an export; a salvage names the gap and shows the records around it")
    func salvage() throws {
        let (storage, ledger) = try ledger()
        let segment = try #require(try storage.list(nil).first { $0.hasPrefix("seg-") })
        storage.flip(segment, at: 60_000, mask: 4)
        let refused = Written()
        var export = JSONLinesExport(refused.sink)
        #expect(throws: StoreFailure.self) { _ = try LedgerReader(storage).run(&export) }

        let written = Written()
        export = JSONLinesExport(written.sink)
        let summary = try LedgerReader(storage).salvage(&export)
        #expect(summary.gaps.contains { $0.contains("are missing") })
        #expect(summary.records < ledger.book.sequence && summary.records > ledger.book.sequence / 2)
        #expect(UInt64(written.lines.count) == summary.records + UInt64(summary.gaps.count))

        // The books themselves end at the gap.
        let journal = Written()
        var books = JournalExport(journal.sink)
        _ = try LedgerReader(storage).salvage(&books)
        #expect(journal.lines.contains { $0.hasPrefix("; GAP:") })
    }
}

/// A program of the machine.
struct Program {
    let path: String

    static func find(_ name: String) -> Program? {
        for folder in ["/usr/bin", "/usr/local/bin", "/bin"]
        where access("\(folder)/\(name)", X_OK) == 0 {
            return Program(path: "\(folder)/\(name)")
        }
        return nil
    }

    func run(_ arguments: String...) throws -> String { try run(arguments) }

    /// Standard output; what went to standard error fails the test.
    func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = err
        try process.run()
        let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaints = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(
            process.terminationStatus == 0 && complaints.isEmpty,
            "\(arguments): \(complaints.prefix(2_000))")
        return text
    }
}
