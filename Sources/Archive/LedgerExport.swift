import EventLog
import Receivables
import Wire

/// One way of writing a ledger down: it sees every record, then the state they led to.
package protocol LedgerExport {
    /// False when a record alone is enough, so that a salvage can show what lies behind a gap.
    static var needsBook: Bool { get }
    /// The book is as it was after the record, unless `needsBook` is false and records before it are missing.
    mutating func record(
        _ record: LogRecord, _ events: [Event], _ stamp: Stamp, _ book: borrowing Book) throws
    mutating func end(_ book: borrowing Book, _ summary: ExportSummary) throws
}

package struct ExportSummary: Equatable, Sendable {
    package var store: StoreID
    package var isSandbox: Bool
    package var records: UInt64 = 0
    /// Places that could not be read; empty unless the export is a salvage.
    package var gaps: [String] = []
}

/// Replays a store without opening it, and lets an export see each record. No lock, no writing, no server.
package struct LedgerReader {
    private let storage: any Storage

    package init(_ storage: any Storage) { self.storage = storage }

    /// A record of ours that this version cannot read.
    package struct Unreadable: Error, CustomStringConvertible {
        package let sequence: UInt64
        package var description: String {
            "record \(sequence) holds something this version cannot read"
        }
    }

    /// `through`: the last record to export; nil: all. Verifies every byte, the chain and each frame's digest.
    package func run(
        _ export: inout some LedgerExport, through last: UInt64? = nil,
        progress: @escaping (UInt64) -> Void = { _ in }
    ) throws -> ExportSummary {
        let walk = ExportWalk(export, through: last)
        defer { export = walk.export }
        let report = try StoreVerifier(storage).run(
            progress: progress, record: { try walk.take($0.sequence, $0.bytes) },
            digestMatches: { _, digest in walk.matches(digest) })
        if let failure = walk.failure { throw failure }
        var summary = ExportSummary(store: report.identity.id, isSandbox: report.identity.isSandbox)
        summary.records = walk.book.sequence
        try walk.finish(summary)
        return summary
    }

    /// Exports what can still be read of a damaged store: a report to look at, never a store to go on with.
    ///
    /// The books end at the first gap; an export that needs no book shows the records behind it as well.
    package func salvage(
        _ export: inout some LedgerExport, progress: @escaping (UInt64) -> Void = { _ in }
    ) throws -> ExportSummary {
        let walk = ExportWalk(export, through: nil)
        defer { export = walk.export }
        let found = try LogSalvage(storage).run(progress: progress) {
            try walk.take($0.sequence, $0.bytes)
        }
        if let failure = walk.failure { throw failure }
        var summary = ExportSummary(store: found.identity.id, isSandbox: found.identity.isSandbox)
        summary.records = found.records
        summary.gaps = found.gaps
        if let end = walk.firstGap {
            summary.gaps.append("the books end at record \(end), the last before a gap")
        }
        try walk.finish(summary)
        return summary
    }
}

/// Book and export on their way through the log.
private final class ExportWalk<Export: LedgerExport> {
    var export: Export
    var book = Book()
    /// What the export threw: kept apart from damage of the log.
    var failure: (any Error)?
    /// The last record before the first one that is missing.
    private(set) var firstGap: UInt64?
    private let last: UInt64?
    private var events: [Event] = []

    init(_ export: Export, through last: UInt64?) {
        self.export = export
        self.last = last
    }

    func take(_ sequence: UInt64, _ bytes: UnsafeRawBufferPointer) throws {
        guard failure == nil, last.map({ sequence <= $0 }) ?? true else { return }
        if firstGap == nil, sequence != book.sequence + 1 { firstGap = book.sequence }
        guard firstGap == nil || !Export.needsBook else { return }
        guard let record = LogRecord(bytes) else { throw LedgerReader.Unreadable(sequence: sequence) }
        let stamp = Stamp(
            sequence: sequence, instant: record.header.instant, businessDate: record.header.businessDate)
        events.removeAll(keepingCapacity: true)
        guard record.forEachEvent({ events.append($0) }) else {
            throw LedgerReader.Unreadable(sequence: sequence)
        }
        if firstGap == nil { for event in events { book.apply(event, at: stamp) } }
        do {
            try export.record(record, events, stamp, book)
        } catch {
            failure = error
        }
    }

    /// Only while every record is applied: a cut or a gap leaves the book behind the frame.
    func matches(_ digest: StateDigest) -> Bool {
        guard failure == nil, last == nil, firstGap == nil else { return true }
        return digest.low == book.digest.low && digest.high == book.digest.high
    }

    func finish(_ summary: ExportSummary) throws { try export.end(book, summary) }
}
