import EventLog
import Receivables
import Wire

/// Restores a backup, wholly or to an earlier point, into a new store on a new timeline.
///
/// Every record is replayed on the way, so that the restored store's digests are worked out, not copied.
package struct StoreRestore {
    /// Where to stop.
    package enum Limit: Equatable, Sendable {
        case all
        /// The last record that is restored.
        case sequence(UInt64)
        /// Records after this log time are left out, UTC nanoseconds.
        case time(Int64)
    }

    package struct Report: Equatable, Sendable {
        package var identity: StoreIdentity
        package var records: UInt64
        /// Log time of the last record; nil when there is none.
        package var lastInstant: Int64?
        package var digest: StateDigest
    }

    private let origin: any Storage
    private let target: any Storage
    private let clock: any Clock

    package init(from origin: any Storage, to target: any Storage, clock: any Clock) {
        self.origin = origin
        self.target = target
        self.clock = clock
    }

    /// The backup ends before the point that was asked for.
    package struct TooShort: Error, CustomStringConvertible {
        package let wanted: UInt64
        package let last: UInt64
        package var description: String { "the backup ends at record \(last), before \(wanted)" }
    }

    package func run(
        to limit: Limit, _ options: EventLog.Options, progress: @escaping (UInt64) -> Void = { _ in }
    ) throws -> Report {
        let store = try RestoredStore(in: target, from: origin, options, clock: clock)
        let state = State()
        _ = try StoreVerifier(origin).run(
            progress: progress,
            record: { view in
                guard !state.isOver else { return }
                guard let record = LogRecord(view.bytes) else {
                    throw LedgerReader.Unreadable(sequence: view.sequence)
                }
                switch limit {
                case .all: break
                case .sequence(let last): state.isOver = view.sequence > last
                case .time(let instant): state.isOver = record.header.instant.nanoseconds > instant
                }
                guard !state.isOver else { return }
                try store.append(view, before: state.digest)
                let stamp = Stamp(
                    sequence: view.sequence, instant: record.header.instant,
                    businessDate: record.header.businessDate)
                guard record.forEachEvent({ state.book.apply($0, at: stamp) }) else {
                    throw LedgerReader.Unreadable(sequence: view.sequence)
                }
            },
            digestMatches: { _, digest in state.isOver || digest == state.digest })
        try store.finish(state.digest)
        if case .sequence(let wanted) = limit, state.book.sequence < wanted {
            throw TooShort(wanted: wanted, last: state.book.sequence)
        }
        return Report(
            identity: store.identity, records: state.book.sequence,
            lastInstant: state.book.sequence == 0 ? nil : state.book.instant.nanoseconds,
            digest: state.digest)
    }

    private final class State {
        var book = Book()
        var isOver = false
        var digest: StateDigest { StateDigest(low: book.digest.low, high: book.digest.high) }
    }
}
