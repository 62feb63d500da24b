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
            EscapedLog(JSONLog(label) { line in lines.all.withLock { $0.append(line) } })
        }
        logger[metadataKey: "always"] = "there"
        logger.warning("a \"caller\"\nwas turned away\u{1b}[2J", metadata: ["why": "no", "ports": ["7410", "7411"]])
        logger.debug("nobody wants this")
        let written = lines.all.withLock { $0 }
        #expect(written.count == 1)
        let line = try #require(written.first)
        #expect(line.hasSuffix("\n") && line.dropLast().allSatisfy { $0 != "\n" })
        let document = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(document["level"] as? String == "warning" && document["log"] as? String == "reskontrad")
        #expect(document["message"] as? String == #"a "caller"\u{a}was turned away\u{1b}[2J"#)
        let metadata = try #require(document["metadata"] as? [String: Any])
        #expect(metadata["why"] as? String == "no" && metadata["ports"] as? [String] == ["7410", "7411"])
        #expect(metadata["always"] as? String == "there")
        let at = try #require(document["at"] as? String)
        #expect(at.count == 24 && at.hasSuffix("Z") && at.dropFirst(10).first == "T")
    }

    @Test("times on the metrics page are in seconds")
    func seconds() {
        let board = MetricsBoard()
        var spread = Spread("reskontra_turn_microseconds", first: 4, "turns")
        spread.add(20)
        spread.add(3_000_000)
        var labelled = Spread("reskontra_call_microseconds", first: 0, "calls", label: "method=\"Credit.CheckCredit\"")
        labelled.add(3, times: 5)
        board.post(labelled.rows + spread.rows + [("reskontra_snapshot_microseconds", "last", 1_500_000), ("reskontra_items", "items", 7)])
        let lines = board.text.split(separator: "\n").map(String.init)
        #expect(lines.contains("# TYPE reskontra_turn_seconds histogram"))
        #expect(lines.contains("reskontra_turn_seconds_bucket{le=\"0.000032\"} 1"))
        #expect(lines.contains("reskontra_turn_seconds_bucket{le=\"+Inf\"} 2"))
        #expect(lines.contains("reskontra_turn_seconds_sum 3.000020"))
        #expect(lines.contains("reskontra_turn_seconds_count 2"))
        #expect(lines.contains("reskontra_call_seconds_bucket{method=\"Credit.CheckCredit\",le=\"0.000004\"} 5"))
        #expect(lines.contains("reskontra_call_seconds_sum{method=\"Credit.CheckCredit\"} 0.000015"))
        #expect(lines.contains("reskontra_snapshot_seconds 1.500000") && lines.contains("reskontra_items 7"))
    }
}
