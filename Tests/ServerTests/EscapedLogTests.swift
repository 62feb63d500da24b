import Logging
import Synchronization
import Testing

@testable import Server

struct EscapedLogTests {
    /// What reached the handler behind.
    private final class Kept: Sendable {
        let lines = Mutex<[String]>([])
    }

    private struct Keeper: LogHandler {
        let kept: Kept
        var logLevel = Logger.Level.trace
        var metadata = Logger.Metadata()
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            let told = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
            kept.lines.withLock { $0.append("\(event.message)\(told)") }
        }
    }

    @Test("E11: neither escape sequences, nor line ends, nor overrides of direction reach the log raw")
    func escaped() {
        let kept = Kept()
        var logger = Logger(label: "test") { _ in EscapedLog(Keeper(kept: kept)) }
        logger[metadataKey: "who"] = "a\u{1B}[2Jb"
        logger.error(
            "bad name: x\u{1B}]0;title\u{7}\ny\u{202E}z\u{9B}31m Müller 山", metadata: ["in\u{1B}": ["\u{2066}q", "\r"]])
        let line = kept.lines.withLock { $0.first ?? "" }
        #expect(line.hasPrefix("bad name: x\\u{1b}]0;title\\u{7}\\u{a}y\\u{202e}z\\u{9b}31m Müller 山 "))
        #expect(line.hasSuffix(" who=a\\u{1b}[2Jb"))
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E })
        #expect(line.contains("Müller 山"))
    }

    @Test("an ordinary line goes on as it is")
    func plain() { #expect(EscapedLog.escaped("C-1001: 5 %, \\o/") == "C-1001: 5 %, \\o/") }
}
