import EventLog
import Receivables
import Wire

/// Builds book and request keys from the records of the log at start.
final class Replay {
    var book = Book()
    var keys = RequestKeys()

    /// A record that cannot be read as a fact of ours.
    struct Unreadable: Error, CustomStringConvertible {
        let sequence: UInt64
        var description: String { "record \(sequence) holds something this version cannot read" }
    }

    func apply(_ sequence: UInt64, _ bytes: UnsafeRawBufferPointer) throws {
        guard let record = LogRecord(bytes) else { throw Unreadable(sequence: sequence) }
        let stamp = Stamp(
            sequence: sequence, instant: record.header.instant, businessDate: record.header.businessDate)
        let isRead = record.forEachEvent { event in
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
