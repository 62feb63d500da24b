import Engine
import EventLog
import Foundation
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

/// A snapshot's parts on their way from the thread that makes them to the loop, which reads them after it.
final class SnapshotParts {
    var parts: [[UInt8]] = []
}

/// Streams of committed records: one item per record, so a sequence is a cursor.
///
///     log -> watch thread: a page of records, decoded -> loop: items, encoded once -> every stream that is there
///
/// A stream sends only what the caller granted. One that never grants costs a row here and nothing else, and
/// is ended as LAGGING when records have waited for it too long.
package final class Watches: Follower {
    private struct Stream {
        let connection: UInt64
        let stream: UInt32
        /// Next record to look at.
        var next: UInt64
        /// Items it may still send.
        var window: UInt32
        let filter: WatchFilter
        var lastItemAt: UInt64
        /// Since when an item for it waits for credit or for the peer to read; 0: none does.
        var heldSince: UInt64 = 0
        /// Items of the state it began with that were not sent yet, the next one last.
        var snapshot: [[UInt8]] = []
    }

    private struct Place: Hashable {
        let connection: UInt64
        let stream: UInt32
    }

    /// Records `from` to `next - 1` as items.
    private struct Page {
        let from: UInt64
        let next: UInt64
        let items: [WatchItem]
    }

    /// Items a stream may send before the first WINDOW.
    static let firstWindow: UInt32 = 256
    /// More credit than this counts as this.
    static let windowMax: UInt32 = 1 << 31
    static let streamsMax = 1_024
    /// Snapshots that are made, or held for their readers, at the same time.
    static let snapshotsMax = 8
    /// A stream is ended when an item has waited for it this long.
    static let laggingNanoseconds: UInt64 = 30_000_000_000
    static let heartbeatNanoseconds: UInt64 = 5_000_000_000
    /// Streams are written at most this often.
    private static let feedNanoseconds: UInt64 = 5_000_000
    /// Records made items at a time, and items written in one go: bounds the loop's time.
    private static let pageBytes = 32 << 10
    private static let itemsPerFeed = 1_000
    private static let pagesMax = 8
    private static let readsMax = 16
    private static let outputBytesMax = 512 << 10

    let errands: Errands
    private let reader: Handover<LogReader>
    private var streams: [Stream] = []
    /// The newest ones last.
    private var pages: [Page] = []
    /// First sequences of the pages being read.
    private var reads: [UInt64] = []
    /// Credit that came for streams whose snapshot is still being made.
    private var early: [Place: UInt32] = [:]
    private var durable: UInt64 = 0
    private var isDue = false
    private var fedAt: UInt64 = 0
    /// Where the next feed begins, so that none is served last for ever.
    private var first = 0
    private(set) var laggingCount: UInt64 = 0
    private var rights = StreamRights()

    init(_ reading: LogReading, mail: LoopMail) {
        reader = Handover(value: reading.reader())
        errands = Errands(waitingMax: Watches.readsMax, mail: mail)
        durable = reading.durableSequence
    }

    var count: Int { streams.count }

    package func advance(to mark: DurableMark) {
        durable = mark.sequence
        isDue = true
    }

    /// `snapshot`: items that are sent before the record `from`.
    func open(
        connection: UInt64, stream: UInt32, from: UInt64, filter: WatchFilter, snapshot: [[UInt8]] = [], now: UInt64
    ) -> Bool {
        guard streams.count < Watches.streamsMax else { return false }
        streams.append(
            Stream(
                connection: connection, stream: stream, next: from,
                window: Watches.firstWindow + (early.removeValue(forKey: Place(connection: connection, stream: stream)) ?? 0),
                filter: filter, lastItemAt: now, snapshot: snapshot.reversed()))
        isDue = true
        rights.streamCame()
        return true
    }

    /// A stream will be opened when its snapshot is made; `isAwaited` says so of earlier ones. False: there are too
    /// many.
    func expectSnapshot(
        connection: UInt64, stream: UInt32, isAwaited: (_ connection: UInt64, _ stream: UInt32) -> Bool
    ) -> Bool {
        early = early.filter { isAwaited($0.key.connection, $0.key.stream) }
        guard early.count + streams.count(where: { !$0.snapshot.isEmpty }) < Watches.snapshotsMax else { return false }
        early[Place(connection: connection, stream: stream)] = 0
        return true
    }

    /// A stream will be opened when its first record is found; what is granted to it meanwhile counts.
    func expect(connection: UInt64, stream: UInt32, isAwaited: (_ connection: UInt64, _ stream: UInt32) -> Bool) {
        early = early.filter { isAwaited($0.key.connection, $0.key.stream) }
        early[Place(connection: connection, stream: stream)] = 0
    }

    /// Looks for the first durable record of that instant or later, the next one if there is none; `found` runs on the
    /// loop, with nil when the log cannot be read. False: too many reads wait.
    func find(firstSince instant: Instant, _ found: @escaping (UInt64?) -> Void) -> Bool {
        let last = durable
        let answer = Handover(value: found)
        return errands.submit { [reader] in
            var (low, high) = (UInt64(1), last + 1)
            var isReadable = true
            while low < high, isReadable {
                let middle = low + (high - low) / 2
                let at = try? reader.value.record(at: middle) { LogRecord($0.bytes)?.header.instant }
                guard let at else {
                    isReadable = false
                    break
                }
                if at < instant { low = middle + 1 } else { high = middle }
            }
            let first = isReadable ? low : nil
            return { answer.value(first) }
        }
    }

    func contains(connection: UInt64, stream: UInt32) -> Bool {
        streams.contains { $0.connection == connection && $0.stream == stream }
    }

    func grant(connection: UInt64, stream: UInt32, items: UInt32) {
        let place = Place(connection: connection, stream: stream)
        if let credit = early[place] { early[place] = min(credit, Watches.windowMax / 2) + min(items, Watches.windowMax / 2) }
        for index in streams.indices
        where streams[index].connection == connection && streams[index].stream == stream {
            let (sum, overflow) = streams[index].window.addingReportingOverflow(items)
            streams[index].window = overflow ? Watches.windowMax : min(sum, Watches.windowMax)
            isDue = true
        }
    }

    /// False: there is no such stream.
    func cancel(connection: UInt64, stream: UInt32) -> Bool {
        guard contains(connection: connection, stream: stream) else { return false }
        streams.removeAll { $0.connection == connection && $0.stream == stream }
        return true
    }

    func close(connection: UInt64) {
        streams.removeAll { $0.connection == connection }
        if !early.isEmpty { early = early.filter { $0.key.connection != connection } }
    }

    func endAll<Port>(_ port: NativePort<Port>, _ rejection: Rejection) {
        for stream in streams { port.endStream(ConnectionID(packed: stream.connection), stream.stream, rejection) }
        streams = []
    }

    // MARK: Feeding

    /// At the end of a turn: writes if something is new and the last time is long enough ago.
    func turnEnded<Port>(_ port: NativePort<Port>) {
        if isDue, !streams.isEmpty, port.io.now - fedAt >= Watches.feedNanoseconds { feed(port) }
    }

    /// Some 50 times a second: what is due, heartbeats, the end of those who lag.
    func tick<Port>(_ port: NativePort<Port>) {
        guard !streams.isEmpty else { return }
        feed(port)
        let now = port.io.now
        for index in streams.indices { beat(&streams[index], port, now) }
        let lagging = streams.filter { $0.heldSince != 0 && now - $0.heldSince >= Watches.laggingNanoseconds }
        for stream in lagging {
            laggingCount += 1
            _ = cancel(connection: stream.connection, stream: stream.stream)
            port.endStream(
                ConnectionID(packed: stream.connection), stream.stream,
                Rejection(
                    .lagging, "items have waited \(Watches.laggingNanoseconds / 1_000_000_000) s for credit or reading",
                    [.init("last_sequence", stream.next - 1)]))
        }
    }

    private func feed<Port>(_ port: NativePort<Port>) {
        fedAt = port.io.now
        isDue = false
        endForbidden(port)
        var left = Watches.itemsPerFeed
        for turn in streams.indices {
            let index = (first + turn) % streams.count
            guard left > 0 else {
                first = index
                isDue = true
                break
            }
            feed(&streams[index], port, &left)
        }
    }

    private func endForbidden<Port>(_ port: NativePort<Port>) {
        guard rights.areDue(port.engine.book.grants, at: port.engine.instant) else { return }
        for stream in streams {
            if let until = port.mayRead(stream.connection, .watch, in: stream.filter.company) {
                rights.hold(until: until)
                continue
            }
            _ = cancel(connection: stream.connection, stream: stream.stream)
            port.endForbidden(stream.connection, stream.stream, .watch)
        }
    }

    private func feed<Port>(_ stream: inout Stream, _ port: NativePort<Port>, _ left: inout Int) {
        let id = ConnectionID(packed: stream.connection)
        while let part = stream.snapshot.last {
            guard left > 0 else {
                isDue = true
                return
            }
            guard maySend(&stream, port, id) else { return }
            send(&stream, part, sequence: stream.next - 1, port, id)
            left -= 1
            stream.snapshot.removeLast()
        }
        while stream.next <= durable {
            let next = stream.next
            guard let page = pages.last(where: { $0.from <= next && next < $0.next }) else {
                read(from: next, port)
                return
            }
            for item in page.items[Int(next - page.from)...] {
                guard left > 0 else {
                    isDue = true
                    return
                }
                left -= 1
                if item.concerns(stream.filter) {
                    // Whoever cannot be sent to costs no bytes.
                    guard maySend(&stream, port, id) else { return }
                    send(&stream, item.bytes(for: stream.filter), sequence: item.sequence, port, id)
                }
                stream.next = item.sequence + 1
            }
        }
    }

    /// False: its reader has granted no more, or does not read.
    private func maySend<Port>(_ stream: inout Stream, _ port: NativePort<Port>, _ id: ConnectionID) -> Bool {
        guard stream.window > 0, port.io.outputWaiting(id) < Watches.outputBytesMax else {
            if stream.heldSince == 0 { stream.heldSince = port.io.now }
            return false
        }
        return true
    }

    private func send<Port>(
        _ stream: inout Stream, _ bytes: [UInt8], sequence: UInt64, _ port: NativePort<Port>, _ id: ConnectionID
    ) {
        stream.window -= 1
        stream.heldSince = 0
        stream.lastItemAt = port.io.now
        var head = AnswerHead(.streamItem, stream: stream.stream)
        head.sequence = sequence
        bytes.withUnsafeBytes { port.write(id, head, $0) }
    }

    /// Says that nothing has come, and up to where. Uses credit like any item.
    private func beat<Port>(_ stream: inout Stream, _ port: NativePort<Port>, _ now: UInt64) {
        guard now - stream.lastItemAt >= Watches.heartbeatNanoseconds, stream.next > durable, stream.window > 0,
            stream.snapshot.isEmpty
        else { return }
        stream.lastItemAt = now
        stream.window -= 1
        var beat = Reskontra_V1_WatchItem()
        beat.sequence = stream.next - 1
        beat.heartbeat = true
        var head = AnswerHead(.streamItem, stream: stream.stream)
        head.sequence = beat.sequence
        let bytes: [UInt8] = (try? beat.serializedBytes()) ?? []
        bytes.withUnsafeBytes { port.write(ConnectionID(packed: stream.connection), head, $0) }
    }

    // MARK: Pages

    private func read<Port>(from: UInt64, _ port: NativePort<Port>) {
        guard !reads.contains(from), reads.count < Watches.readsMax else {
            // Tried again with the next page or tick.
            return
        }
        let last = durable
        let place = Handover(value: port)
        let isTaken = errands.submit { [reader] in
            var records: [DecodedRecord] = []
            _ = try? reader.value.records(from: from, limitBytes: Watches.pageBytes, through: last) { view in
                if let record = DecodedRecord(view) { records.append(record) } else { throw Unreadable() }
            }
            let found = Handover(value: records)
            return { place.value.watches.take(found.value, from: from, place.value) }
        }
        if isTaken { reads.append(from) }
    }

    private struct Unreadable: Error {}

    private func take<Port>(_ records: [DecodedRecord], from: UInt64, _ port: NativePort<Port>) {
        reads.removeAll { $0 == from }
        guard let last = records.last else {
            // The record cannot be read: whoever waits for it can never go on.
            for stream in streams where stream.next == from {
                _ = cancel(connection: stream.connection, stream: stream.stream)
                port.endStream(
                    ConnectionID(packed: stream.connection), stream.stream,
                    Rejection(.invariant, "record \(from) cannot be read back", [.init("sequence", from)]))
            }
            return
        }
        guard !streams.isEmpty else { return }
        if pages.count == Watches.pagesMax { pages.removeFirst() }
        pages.append(
            Page(from: from, next: last.sequence + 1, items: records.map { WatchItem($0, port.engine.book) }))
        feed(port)
    }
}
