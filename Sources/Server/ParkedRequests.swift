import Loop
import Receivables
import Synchronization

/// A request that has left its turn and is not decided yet: a deadline or a CANCEL still finds it.
final class ParkedRequest: Sendable {
    let id: ConnectionID
    let stream: UInt32
    /// Monotonic nanoseconds; `.max`: none.
    let deadlineAt: UInt64
    private let isOver = Atomic(false)

    init(id: ConnectionID, stream: UInt32, deadlineAt: UInt64) {
        self.id = id
        self.stream = stream
        self.deadlineAt = deadlineAt
    }

    /// False once it is answered or dropped; from any thread, to save work nobody waits for.
    var isWanted: Bool { !isOver.load(ordering: .acquiring) }

    fileprivate func end() { isOver.store(true, ordering: .releasing) }
}

/// All parked requests of the port. Belongs to the loop.
struct ParkedRequests {
    private struct Place: Hashable {
        let connection: UInt64
        let stream: UInt32
    }

    private var byPlace: [Place: ParkedRequest] = [:]
    /// Those with a deadline, in the order they came; ended ones are swept out by `takeExpired`.
    private var timed: [ParkedRequest] = []

    var count: Int { byPlace.count }

    func contains(connection: UInt64, stream: UInt32) -> Bool {
        byPlace[Place(connection: connection, stream: stream)] != nil
    }

    /// False: a request of that connection with the same stream is parked already.
    mutating func add(_ request: ParkedRequest) -> Bool {
        let place = Place(connection: request.id.packed, stream: request.stream)
        guard byPlace[place] == nil else { return false }
        byPlace[place] = request
        if request.deadlineAt != .max { timed.append(request) }
        return true
    }

    /// It will be answered now. False: it was dropped before, and must not be.
    mutating func take(_ request: ParkedRequest) -> Bool {
        guard request.isWanted else { return false }
        request.end()
        byPlace[Place(connection: request.id.packed, stream: request.stream)] = nil
        return true
    }

    mutating func take(connection: UInt64, stream: UInt32) -> ParkedRequest? {
        guard let found = byPlace[Place(connection: connection, stream: stream)], take(found) else { return nil }
        return found
    }

    /// Nobody waits for the answers of a connection that is gone.
    mutating func close(connection: UInt64) {
        guard byPlace.keys.contains(where: { $0.connection == connection }) else { return }
        for (place, request) in byPlace where place.connection == connection {
            request.end()
            byPlace[place] = nil
        }
    }

    /// Those whose time is up, in the order they came.
    mutating func takeExpired(_ now: UInt64) -> [ParkedRequest] {
        guard !timed.isEmpty else { return [] }
        var expired: [ParkedRequest] = []
        for request in timed where request.isWanted && request.deadlineAt <= now { expired.append(request) }
        for request in expired { _ = take(request) }
        timed.removeAll { !$0.isWanted }
        return expired
    }
}

extension NativePort {
    /// Monotonic nanoseconds by which a request must be decided; counted from its arrival.
    func deadline(_ call: Inbound) -> UInt64 {
        if let resumed { return resumed.deadlineAt }
        let milliseconds = UInt64(call.frame.head.deadlineMilliseconds)
        return milliseconds == 0 ? .max : io.now + milliseconds * 1_000_000
    }

    /// Notes a request that will be decided later; nil after it was refused.
    func park(_ call: Inbound) -> ParkedRequest? {
        let request = ParkedRequest(id: call.id, stream: call.stream, deadlineAt: deadline(call))
        guard parked.add(request) else {
            refuse(call, Rejection(.duplicateStream, "stream \(call.stream) is in flight already"))
            return nil
        }
        return request
    }

    /// The request's turn has come; false when it was dropped or is too late, which was answered.
    func unpark(_ request: ParkedRequest) -> Bool {
        guard parked.take(request) else { return false }
        guard io.now < request.deadlineAt else {
            refuse(request, NativePort.tooLate)
            return false
        }
        return true
    }

    func refuse(_ request: ParkedRequest, _ rejection: Rejection) {
        refuse(
            request.id.packed, stream: request.stream, bulk: nil, sequence: engine.durableSequence, rejection)
    }

    /// Answers all that waits and whose time is up.
    func expire() {
        for request in parked.takeExpired(io.now) { refuse(request, NativePort.tooLate) }
        bulk.expire(io.now, self)
    }

    /// CANCEL: drops what can still be dropped. An unknown stream is passed over: its answer may have crossed.
    func cancel(_ id: ConnectionID, _ stream: UInt32) {
        if watches.cancel(connection: id.packed, stream: stream) || positions.cancel(connection: id.packed, stream: stream) {
            endStream(id, stream, NativePort.canceled)
        } else if let request = parked.take(connection: id.packed, stream: stream) {
            refuse(request, NativePort.canceled)
        } else {
            bulk.cancel(connection: id.packed, stream: stream, self)
        }
    }

    static var tooLate: Rejection { Rejection(.deadlineExceeded, "the request's time was up before it was decided") }
    static var canceled: Rejection { Rejection(.canceled, "cancelled before it was decided") }
}
