import Foundation
import Testing

/// The house in order: what each target may import, what the trade may never use.
struct TidyTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func files(_ folder: String) throws -> [(path: String, text: String)] {
        let base = root.appendingPathComponent(folder)
        let all = try #require(FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil))
        return try all.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .sorted { $0.path < $1.path }
            .map { ($0.path, try String(contentsOf: $0, encoding: .utf8)) }
    }

    @Test(
        "each target imports only what the architecture allows",
        arguments: [
            ("Receivables", [String]()),
            ("EventLog", ["CShims", "COpenSSL", "Glibc", "Synchronization"]),
            ("TLS", ["COpenSSL", "Glibc"]),
            ("Loop", ["CShims", "TLS", "Glibc", "Synchronization"]),
            ("Wire", ["Receivables", "Schema", "SwiftProtobuf"]),
            ("Engine", ["Receivables", "EventLog", "Wire", "COpenSSL", "CShims", "Foundation", "Glibc", "Synchronization"]),
            ("CreditCache", ["Receivables", "CHiredis", "COpenSSL", "CShims", "Glibc", "Synchronization"]),
        ])
    func imports(target: String, allowed: [String]) throws {
        for (path, text) in try Self.files("Sources/\(target)") {
            for line in text.split(separator: "\n") where line.hasPrefix("import ") {
                #expect(allowed.contains(String(line.dropFirst(7))), "\(path): \(line)")
            }
        }
    }

    @Test("the trade has no floating point, clock, randomness or hash order")
    func tradeIsPure() throws {
        for (path, text) in try Self.files("Sources/Receivables") {
            let code = Self.code(of: text)
            for word in ["Double", "Float", "Date()", "UUID()", "hashValue", ".random", "Foundation"] {
                #expect(!code.contains(word), "\(path) uses \(word)")
            }
        }
    }

    @Test("a comment is not code; a text and what follows it are")
    func commentsAreNotCode() {
        #expect(Self.code(of: "let a = 1 // not hashValue\nlet b = 2") == "let a = 1 \nlet b = 2")
        #expect(Self.code(of: "/// Unlike `Double`.\nlet c = x.hashValue") == "\nlet c = x.hashValue")
        #expect(Self.code(of: "a /* Float\n Float */ b") == "a  b")
        #expect(Self.code(of: #""http://x" + y.hashValue"#) == #""http://x" + y.hashValue"#)
        #expect(Self.code(of: #""a \" // b" + Double.pi // c"#) == #""a \" // b" + Double.pi "#)
    }

    /// The text without its comments; quoted texts stay whole, so `//` in one hides nothing behind it.
    static func code(of text: String) -> String {
        let quotedOrComment = #/"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*(?s:.*?)\*//#
        return text.replacing(quotedOrComment) { $0.output.hasPrefix("/") ? "" : $0.output }
    }

    @Test("a snapshot holds every slice of the book and every field of a slice (reliability 3.3)")
    func snapshotsAreWhole() throws {
        let files = try Self.files("Sources/Receivables")
        let book = try #require(files.first { $0.path.hasSuffix("/Book.swift") }).text
        let snapshot = try #require(files.first { $0.path.hasSuffix("/Book+Snapshot.swift") }).text
        let slices = book.matches(of: #/let (\w+) = Part\((\w+)\(\)\)/#).filter { $0.2 != "BookParts" }
        #expect(slices.count > 30)
        for slice in slices where slice.1 != "digest" {
            #expect(snapshot.contains("stream.pass(\"\(slice.1)\", &\(slice.1))"), "\(slice.1)")
        }
        var stored: Set<Substring> = []
        for (path, text) in files {
            for found in text.matches(of: #/extension (\w+): Stored \{/#) where !["Table", "NumberIndex"].contains(found.1) {
                stored.insert(found.1)
                let passed = text[found.range.upperBound...].prefix { $0 != "}" }
                let begin = try #require(text.firstRange(of: try Regex("struct \(found.1)\\b[^\n]*\\{\n")), "\(path)")
                let body = text[begin.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
                    .prefix { $0 != "}" }
                let field = #/^    (?:@\w+ )*(?:(?:package|private|fileprivate|internal|public)(?:\(set\))? )*(?:var|let) (\w+)/#
                for line in body {
                    guard let name = line.firstMatch(of: field)?.1, !line.hasSuffix("{") else { continue }
                    if line.contains("{"), !line.contains(" = ") { continue }
                    #expect(passed.contains("stream.pass(&\(name))"), "\(path): \(name) is not in the snapshot")
                }
            }
        }
        for slice in slices where slice.1 != "digest" { #expect(stored.contains(slice.2), "\(slice.2)") }
    }

    @Test("names of no home: Manager, Helper, Util, Service sprawl")
    func namesHaveAHome() throws {
        let sprawl = #/(class|struct|enum|protocol|actor) \w*(Manager|Helper|Util|Utils|Processor|Impl)\b/#
        for folder in ["Sources", "Clients"] {
            for (path, text) in try Self.files(folder) where !path.contains("/Schema/") {
                #expect(text.firstMatch(of: sprawl) == nil, "\(path)")
            }
        }
    }

    @Test("every error reason of the trade has its number in the protocol")
    func reasonsAreInTheProtocol() throws {
        let trade = try String(contentsOf: Self.root.appendingPathComponent("Sources/Receivables/Rejection.swift"), encoding: .utf8)
        let proto = try String(contentsOf: Self.root.appendingPathComponent("Protocol/reskontra/v1/errors.proto"), encoding: .utf8)
        let known = Set(proto.matches(of: #/^  [A-Z0-9_]+ = (\d+) \[/#.anchorsMatchLineEndings()).map { String($0.1) })
        let used = trade.matches(of: #/case \w+ = (\d+)/#).map { String($0.1) }
        #expect(used.count > 50)
        for number in used { #expect(known.contains(number), "reason \(number)") }
    }
}
