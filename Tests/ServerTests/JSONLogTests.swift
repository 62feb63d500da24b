import Foundation
import Logging
import Synchronization
import Testing

@testable import Server

struct JSONLogTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    @Test("a line of the log is one JSON document, whatever is in it")
    func documents() throws {
        let lines = Lines()
        var logger = Logger(label: "reskontrad") { label in
            JSONLog(label) { line in lines.all.withLock { $0.append(line) } }
        }
        logger[metadataKey: "always"] = "there"
        let message = "a \"caller\"\nwas turned away\u{1b}[2J \u{202e}\u{9b}\\"
        logger.warning("\(message)", metadata: ["why": "no", "ports": ["7410", "7411"]])
        logger.debug("nobody wants this")
        let written = lines.all.withLock { $0 }
        #expect(written.count == 1)
        let line = try #require(written.first)
        #expect(line.hasSuffix("\n") && !line.dropLast().unicodeScalars.contains(where: EscapedLog.isDangerous))
        let document = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(document["level"] as? String == "warning" && document["log"] as? String == "reskontrad")
        #expect(document["message"] as? String == message)
        let metadata = try #require(document["metadata"] as? [String: Any])
        #expect(metadata["why"] as? String == "no" && metadata["ports"] as? [String] == ["7410", "7411"])
        #expect(metadata["always"] as? String == "there")
        let at = try #require(document["at"] as? String)
        #expect(at.count == 24 && at.hasSuffix("Z") && at.dropFirst(10).first == "T")
    }

    @Test("a log that cannot be written costs a line, not the server")
    func fullDisk() {
        let full = open("/dev/full", O_WRONLY)
        JSONLog.write("a line\n", to: full)
        close(full)
        JSONLog.write("a line\n", to: -1)
    }

    @Test("times on the metrics page are in seconds")
    func seconds() {
        let board = MetricsBoard()
        var spread = Spread("reskontra_turn_microseconds", first: 4, "turns")
        spread.add(20)
        spread.add(3_000_000)
        var labelled = Spread("reskontra_call_microseconds", first: 0, "calls", label: "method=\"Credit.CheckCredit\"")
        labelled.add(3, times: 5)
        // Four together took a microsecond and a half: none is lost to rounding.
        labelled.add(nanoseconds: 1_500, of: 4)
        labelled.add(nanoseconds: 1_500, of: 4)
        board.post(labelled.rows + spread.rows + [("reskontra_snapshot_microseconds", "last", 1_500_000), ("reskontra_items", "items", 7)])
        let lines = board.text.split(separator: "\n").map(String.init)
        #expect(lines.contains("# TYPE reskontra_turn_seconds histogram"))
        #expect(lines.contains("reskontra_turn_seconds_bucket{le=\"0.000032\"} 1"))
        #expect(lines.contains("reskontra_turn_seconds_bucket{le=\"+Inf\"} 2"))
        #expect(lines.contains("reskontra_turn_seconds_sum 3.000020"))
        #expect(lines.contains("reskontra_turn_seconds_count 2"))
        #expect(lines.contains("reskontra_call_seconds_bucket{method=\"Credit.CheckCredit\",le=\"0.000004\"} 13"))
        #expect(lines.contains("reskontra_call_seconds_bucket{method=\"Credit.CheckCredit\",le=\"0.000001\"} 8"))
        #expect(lines.contains("reskontra_call_seconds_sum{method=\"Credit.CheckCredit\"} 0.000018"))
        #expect(lines.contains("reskontra_call_seconds_count{method=\"Credit.CheckCredit\"} 13"))
        #expect(lines.contains("reskontra_snapshot_seconds 1.500000") && lines.contains("reskontra_items 7"))
    }
}
