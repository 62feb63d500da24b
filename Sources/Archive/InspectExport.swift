import Foundation
import Receivables
import Schema
import SwiftProtobuf
import Wire

/// Records of a stretch of the log, for a person: when, by which method and whom, how long, what kinds of facts.
///
///     17  2026-11-24T09:00:00.000000001Z  Invoicing.PostInvoice  anna  412 B  itemPosted
package struct InspectExport: LedgerExport {
    package static let needsBook = false

    /// Of a stretch that is not named.
    package static let lastRecords = 20

    private let out: ByteSink
    /// Nil: the last records there are.
    private let range: ClosedRange<UInt64>?
    private let isWhole: Bool
    /// The newest lines, oldest first; of a named stretch none is kept.
    private var latest: [String] = []

    package init(_ out: ByteSink, _ range: ClosedRange<UInt64>?, isWhole: Bool) {
        (self.out, self.range, self.isWhole) = (out, range, isWhole)
    }

    package mutating func record(
        _ record: LogRecord, _ events: [Event], _ stamp: Stamp, _ book: borrowing Book
    ) throws {
        if let range {
            if range.contains(stamp.sequence) { try out.write(line(record, stamp)) }
            return
        }
        latest.append(try line(record, stamp))
        if latest.count > Self.lastRecords { latest.removeFirst() }
    }

    package mutating func end(_ book: borrowing Book, _ summary: ExportSummary) throws {
        for line in latest { try out.write(line) }
        for gap in summary.gaps { try out.write("gap: \(gap)\n") }
        try out.flush()
    }

    private func line(_ record: LogRecord, _ stamp: Stamp) throws -> String {
        let message = try Reskontra_Log_V1_Record(serializedBytes: Array(record.bytes))
        let kinds = message.events.compactMap { $0.fact.flatMap { Mirror(reflecting: $0).children.first?.label } }
        let method = Schema.Method(rawValue: record.header.method)?.name ?? (record.header.method == 0 ? "-" : "\(record.header.method)")
        let who = record.header.principal.text
        let bytes = record.bytes.count
        let parts = [
            "\(stamp.sequence)", Self.text(stamp.instant), method, who.isEmpty ? "-" : who, "\(bytes) B",
            kinds.isEmpty ? "-" : kinds.joined(separator: ", "),
        ]
        let head = parts.joined(separator: "  ") + "\n"
        guard isWhole else { return head }
        var options = JSONEncodingOptions()
        options.preserveProtoFieldNames = true
        return head + "    " + (try message.jsonString(options: options)) + "\n"
    }

    /// With all nanoseconds: instants of one second differ there.
    private static func text(_ instant: Instant) -> String {
        let (seconds, rest) = instant.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        let whole = Date(timeIntervalSince1970: TimeInterval(rest < 0 ? seconds - 1 : seconds)).ISO8601Format()
        let nanoseconds = String(1_000_000_000 + (rest < 0 ? rest + 1_000_000_000 : rest)).dropFirst()
        return whole.dropLast() + "." + nanoseconds + "Z"
    }
}
