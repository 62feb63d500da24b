import Engine
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

/// Streams of credit positions, for tills: one item whenever a position has changed, the latest one only.
///
/// Looked at some 50 times a second, and only when the book has moved. A stream holds one position and no queue, so a
/// reader that is slow, or grants nothing, costs a row here and misses what others see.
package final class PositionWatches {
    private typealias Position = GetCreditPosition.Answer

    private struct Stream {
        let connection: UInt64
        let stream: UInt32
        let query: GetCreditPosition
        var window = Watches.firstWindow
        /// What the reader has.
        var sent: Position?
        /// What it gets once the record it reflects is durable.
        var next: (position: Position, sequence: UInt64)?
        /// The book's sequence at the last look, and when that was.
        var lookedAt: (sequence: UInt64, time: UInt64)?
        var lastItemAt: UInt64
    }

    static let streamsMax = 1_024
    /// Streams looked at in one tick: bounds the loop's time.
    static let looksPerTick = 256
    private static let outputBytesMax = 64 << 10

    private var streams: [Stream] = []
    /// Where the next tick begins, so that none is looked at last for ever.
    private var first = 0
    private var rights = StreamRights()

    var count: Int { streams.count }

    func open(connection: UInt64, stream: UInt32, _ query: GetCreditPosition, now: UInt64) -> Bool {
        guard streams.count < Self.streamsMax else { return false }
        streams.append(Stream(connection: connection, stream: stream, query: query, lastItemAt: now))
        rights.streamCame()
        return true
    }

    func contains(connection: UInt64, stream: UInt32) -> Bool {
        streams.contains { $0.connection == connection && $0.stream == stream }
    }

    func grant(connection: UInt64, stream: UInt32, items: UInt32) {
        for index in streams.indices where streams[index].connection == connection && streams[index].stream == stream {
            let (sum, overflow) = streams[index].window.addingReportingOverflow(items)
            streams[index].window = overflow ? Watches.windowMax : min(sum, Watches.windowMax)
        }
    }

    /// False: there is no such stream.
    func cancel(connection: UInt64, stream: UInt32) -> Bool {
        guard contains(connection: connection, stream: stream) else { return false }
        streams.removeAll { $0.connection == connection && $0.stream == stream }
        return true
    }

    func close(connection: UInt64) { streams.removeAll { $0.connection == connection } }

    func endAll<Port>(_ port: NativePort<Port>, _ rejection: Rejection) {
        for stream in streams { port.endStream(ConnectionID(packed: stream.connection), stream.stream, rejection) }
        streams = []
    }

    func tick<Port>(_ port: NativePort<Port>) {
        if !streams.isEmpty { endForbidden(port) }
        guard !streams.isEmpty else { return }
        var ended: [(stream: Stream, why: Rejection)] = []
        let looks = min(streams.count, Self.looksPerTick)
        for turn in 0..<looks {
            let index = (first + turn) % streams.count
            guard maySend(streams[index], port) else {
                // What it could not take is old by the time it can.
                (streams[index].next, streams[index].lookedAt) = (nil, nil)
                continue
            }
            do throws(Rejection) {
                try look(&streams[index], port)
                serve(&streams[index], port)
            } catch {
                ended.append((streams[index], error))
            }
        }
        first = (first + looks) % streams.count
        for (stream, why) in ended {
            _ = cancel(connection: stream.connection, stream: stream.stream)
            port.endStream(ConnectionID(packed: stream.connection), stream.stream, why)
        }
        if !ended.isEmpty { first = 0 }
    }

    private func endForbidden<Port>(_ port: NativePort<Port>) {
        guard rights.areDue(port.engine.book.grants, at: port.engine.instant) else { return }
        for stream in streams {
            if let until = port.mayRead(stream.connection, .watchPosition, in: stream.query.companyID) {
                rights.hold(until: until)
                continue
            }
            _ = cancel(connection: stream.connection, stream: stream.stream)
            port.endForbidden(stream.connection, stream.stream, .watchPosition)
            first = 0
        }
    }

    /// A position that waits for its record is not looked at again: it would wait for ever while others post.
    private func look<Port>(_ stream: inout Stream, _ port: NativePort<Port>) throws(Rejection) {
        guard stream.next == nil else { return }
        let (sequence, now) = (port.engine.book.sequence, port.io.now)
        // A day may end without a record.
        if let last = stream.lookedAt, last.sequence == sequence, now - last.time < Watches.heartbeatNanoseconds { return }
        stream.lookedAt = (sequence, now)
        let position = try stream.query.answer(port.engine.book, at: port.engine.moment(stream.query.companyID))
        if position != stream.sent { stream.next = (position, sequence) }
    }

    private func serve<Port>(_ stream: inout Stream, _ port: NativePort<Port>) {
        var item = Reskontra_V1_WatchPositionResponse()
        var head = AnswerHead(.streamItem, stream: stream.stream)
        if let next = stream.next {
            guard next.sequence <= port.engine.durableSequence else { return }
            item.position = .init(next.position)
            head.sequence = next.sequence
            (stream.sent, stream.next) = (next.position, nil)
        } else {
            guard port.io.now - stream.lastItemAt >= Watches.heartbeatNanoseconds else { return }
            item.heartbeat = true
            head.sequence = port.engine.durableSequence
        }
        stream.window -= 1
        stream.lastItemAt = port.io.now
        let bytes: [UInt8] = (try? item.serializedBytes()) ?? []
        bytes.withUnsafeBytes { port.write(ConnectionID(packed: stream.connection), head, $0) }
    }

    /// False: its reader has granted no more, or does not read.
    private func maySend<Port>(_ stream: Stream, _ port: NativePort<Port>) -> Bool {
        stream.window > 0 && port.io.outputWaiting(ConnectionID(packed: stream.connection)) < Self.outputBytesMax
    }
}

extension NativePort {
    func watchPosition(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_WatchPositionRequest.self),
            let company = company(call, message.company)
        else { return }
        guard call.frame.head.isServerStream else {
            return refuse(call, Rejection(.fieldInvalid, "WatchPosition answers with a stream: set the flag SERVER_STREAM"))
        }
        let (connection, stream) = (call.id.packed, call.stream)
        guard !positions.contains(connection: connection, stream: stream), !watches.contains(connection: connection, stream: stream)
        else { return refuse(call, Rejection(.duplicateStream, "stream \(stream) is open already")) }
        do {
            let asked = Reskontra_V1_GetCreditPositionRequest.with { $0.customerNumber = message.customerNumber }
            let query = try GetCreditPosition(asked, company)
            // What cannot be answered is refused at once.
            _ = try query.answer(engine.book, at: engine.moment(company))
            guard positions.open(connection: connection, stream: stream, query, now: io.now) else {
                throw Rejection(.retryLater, "\(PositionWatches.streamsMax) streams of positions are open already")
            }
            landed(call.id)
        } catch {
            refuse(call, anyError: error)
        }
    }
}
