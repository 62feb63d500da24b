import Foundation
import Receivables
import Testing

@testable import Wire

/// A record of every kind of event, as the build wrote it that first had it: `Tests/Golden/events.hex`, a line each.
///
/// The golden stores hold what worked cases make; these lines hold every field that a kind has. None is ever changed:
/// `RESKONTRA_RECORD_EVENTS=1 swift test --filter GoldenEventTests` only adds lines for what none is there yet.
@Suite("golden events: what an earlier build wrote is read for ever", .serialized)
struct GoldenEventTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let file = root.appendingPathComponent("Tests/Golden/events.hex")
    private static let isRecording = ProcessInfo.processInfo.environment["RESKONTRA_RECORD_EVENTS"] == "1"

    /// The lines, without their names.
    private static func lines() throws -> [String] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: " ").last.map(String.init) }
    }

    @Test("events of today that have no line yet get one", .enabled(if: isRecording))
    func record() throws {
        var known = Set(try Self.lines())
        var text = (try? String(contentsOf: Self.file, encoding: .utf8)) ?? "# Written by GoldenEventTests; never changed.\n"
        for event in LogCodecTests.events {
            let bytes = LogCodecTests.record([event])
            let line = Self.hex(bytes)
            guard known.insert(line).inserted else { continue }
            text += "event-\(try #require(Self.kind(bytes))) \(line)\n"
        }
        try text.write(to: Self.file, atomically: true, encoding: .utf8)
    }

    @Test("each line is read, and what is read of it is written and read again", .enabled(if: isThere))
    func reads() throws {
        for line in try Self.lines() {
            let events = try #require(Self.events(Self.unhex(line)), "\(line.prefix(200))")
            #expect(events.count == 1)
            #expect(Self.events(LogCodecTests.record(events)) == events)
        }
    }

    @Test("every kind of event has a line, and everything that the codec's tests write", .enabled(if: isThere))
    func complete() throws {
        let lines = Set(try Self.lines())
        let kinds = Set(lines.compactMap { Self.kind(Self.unhex($0)) })
        let missing = try Self.kinds().subtracting(kinds).sorted()
        #expect(missing.isEmpty, "kinds of record.proto without a golden event: RESKONTRA_RECORD_EVENTS=1 records them")
        for event in LogCodecTests.events where !lines.contains(Self.hex(LogCodecTests.record([event]))) {
            Issue.record("not recorded: \(String("\(event)".prefix(200)))")
        }
    }

    private static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

    /// Numbers of message Event's fields.
    static func kinds() throws -> Set<UInt32> {
        let text = try String(contentsOf: root.appendingPathComponent("Protocol/log/v1/record.proto"), encoding: .utf8)
        let start = try #require(text.range(of: "\nmessage Event {"))
        let body = try #require(text[start.upperBound...].range(of: "\n}"))
        let numbers = text[start.upperBound..<body.lowerBound].matches(of: #/= (\d+);/#).compactMap { UInt32($0.output.1) }
        return Set(numbers)
    }

    private static func events(_ bytes: [UInt8]) -> [Event]? {
        bytes.withUnsafeBytes { raw in
            var events: [Event] = []
            guard let record = LogRecord(raw), record.forEachEvent({ events.append($0) }) else { return nil }
            return events
        }
    }

    /// Of the record's first event.
    private static func kind(_ bytes: [UInt8]) -> UInt32? {
        bytes.withUnsafeBytes { raw in
            var reader = ProtoReader(raw)
            while let field = reader.next() {
                guard field == 9 else {
                    reader.skip()
                    continue
                }
                var event = reader.message()
                return event.next()
            }
            return nil
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func unhex(_ text: String) -> [UInt8] {
        let digits = Array(text.utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
    }
}
