import EventLog
import Receivables
import Wire

/// Builds book and request keys from the log at start: from its first record, or behind a snapshot of it.
final class Replay {
    var book = Book()
    var keys = RequestKeys()
    /// What it began with; nil: with nothing.
    let start: SnapshotHeader?
    /// The log holds what the snapshot says; until then no record is applied upon it.
    private(set) var isProved: Bool
    /// How the log contradicts the snapshot.
    private(set) var contradiction: String?

    /// A record that cannot be read as a fact of ours.
    struct Unreadable: Error, CustomStringConvertible {
        let sequence: UInt64
        var description: String { "record \(sequence) holds something this version cannot read" }
    }

    private struct NotProved: Error {}

    init() {
        start = nil
        isProved = true
    }

    /// From a snapshot. Throws what is wrong with it.
    init(_ snapshot: SnapshotReader) throws {
        start = snapshot.header
        isProved = false
        try StateStream(reading: snapshot).pass(self)
        try snapshot.finish()
        guard book.sequence == snapshot.header.sequence, StateDigest(book.digest) == snapshot.header.digest else {
            throw SnapshotFault.damaged("the book: it is not the one that the header names")
        }
    }

    /// The writer has found the log to agree with this very snapshot.
    func trust() { isProved = true }

    /// The log has a frame that ends with that record, this state and this chain.
    func link(_ sequence: UInt64, _ chain: ChainValue) -> String? {
        guard let start, !isProved else { return nil }
        if sequence == start.sequence, chain == start.chain { isProved = true }
        if sequence > start.sequence, !isProved { contradict("no frame ends as it says") }
        return contradiction
    }

    func digestMatches(_ sequence: UInt64, _ digest: StateDigest) -> Bool {
        if let start {
            guard sequence >= start.sequence else { return true }
            // Behind the snapshot a difference may be its fault as well as the log's: replaying all of it will tell.
            guard StateDigest(book.digest) == digest else {
                contradict("another state after record \(sequence)")
                return false
            }
            return true
        }
        return StateDigest(book.digest) == digest
    }

    private func contradict(_ why: String) { if contradiction == nil { contradiction = why } }

    func apply(_ sequence: UInt64, _ bytes: UnsafeRawBufferPointer) throws {
        if let start {
            guard sequence > start.sequence else { return }
            guard isProved else {
                contradict("no frame ends as it says")
                throw NotProved()
            }
        }
        guard let record = LogRecord(bytes) else { throw Unreadable(sequence: sequence) }
        let stamp = Stamp(
            sequence: sequence, instant: record.header.instant, businessDate: record.header.businessDate)
        let isRead = record.forEachEvent(onlyState: true) { event in
            book.apply(event, at: stamp)
            switch event {
            case .keyFenced(let company, let principal, let key):
                let scope = Engine.scope(company.isNone ? nil : company, Code(principal) ?? .empty)
                keys.insert(.init(key: key, fingerprintHigh: 0, fingerprintLow: 0, sequence: 0, scope: scope))
            case .keysForgotten(let horizon): keys.move(horizon: horizon.nanoseconds / 3_600_000_000_000)
            default: break
            }
        }
        guard isRead else { throw Unreadable(sequence: sequence) }
        guard let key = record.header.key else { return }
        let company = record.header.company
        keys.insert(
            .init(
                key: key, fingerprintHigh: record.header.fingerprint.high,
                fingerprintLow: record.header.fingerprint.low, sequence: sequence,
                scope: Engine.scope(company.isNone ? nil : company, record.header.principal)))
    }
}

extension StateStream {
    /// All that a server knows from its log.
    func pass(_ replay: Replay) throws { try pass(&replay.book, &replay.keys) }

    func pass(_ book: inout Book, _ keys: inout RequestKeys) throws {
        try book.pass(self)
        try pass("request keys", &keys)
        try finish()
    }
}

extension StateDigest {
    init(_ digest: Digest) { self.init(low: digest.low, high: digest.high) }
}
