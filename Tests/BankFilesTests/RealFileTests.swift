import Foundation
import Testing

@testable import BankFiles

/// Files that nobody here wrote, read where they lie; without them the tests say so and pass.
@Suite struct RealFileTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/bank")

    /// Lines of FEATURES.tsv about camt files: path, entries, whether the balances add up.
    private static func features() -> [[String: String]] {
        guard let text = try? String(contentsOf: folder.appendingPathComponent("FEATURES.tsv"), encoding: .utf8) else {
            print("skipped: shared data not here")
            return []
        }
        let lines = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        guard let head = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(head, $0), uniquingKeysWith: { first, _ in first }) }
    }

    @Test("every camt file is read, or refused with a reason that is true of it")
    func all() throws {
        let camt = Self.folder.appendingPathComponent("camt").path
        // An enumerator of a folder that is not there is empty, not nil.
        guard FileManager.default.fileExists(atPath: camt), let names = FileManager.default.enumerator(atPath: camt) else {
            print("skipped: shared data not here")
            return
        }
        var (read, refused) = (0, [String: String]())
        for case let name as String in names where name.hasSuffix(".xml") {
            let data = try Data(contentsOf: Self.folder.appendingPathComponent("camt/" + name))
            do {
                _ = try Camt.read(Array(data))
                read += 1
            } catch { refused[name] = "\(error)" }
        }
        for (name, why) in refused.sorted(by: { $0.key < $1.key }) {
            let isTrue =
                why.contains("is not read: of camt") || why.contains("no namespace") || why.contains("has no statement")
                || why.contains("is no report of entries") || why.contains("no ISO 20022") || why.contains("no currency")
                || why.contains("is no amount")
            #expect(isTrue, "\(name): \(why)")
        }
        #expect(read >= 50, "\(read) read, refused: \(refused)")
    }

    @Test("entries counted and balances added up by other code than ours agree")
    func totals() throws {
        for row in Self.features() {
            guard let path = row["file"], path.hasPrefix("camt/"), let count = row["entries"].flatMap({ Int($0) }),
                let data = try? Data(contentsOf: Self.folder.appendingPathComponent(path)),
                let (entries, ends) = try? Camt.read(Array(data), assumesBooked: true)
            else { continue }
            let informative = ends.reduce(0) { $0 + $1.informative }
            #expect(entries.count + informative == count, "\(path)")
            let adds = row["arithmetic"] ?? ""
            guard let match = adds.firstMatch(of: #/(\d+)x adds up/#), let right = Int(match.1) else { continue }
            #expect(ends.filter { $0.balance == .right }.count == right, "\(path)")
        }
    }
}
