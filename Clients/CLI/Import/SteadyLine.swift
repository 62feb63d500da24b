import ReskontraClient
import Schema
import SwiftProtobuf
import Synchronization

/// A connection that heals itself: when it breaks it connects again and sends again with the same key.
///
/// That is all a caller must do for nothing to be lost or doubled: a request that had been done is answered from
/// memory, one that had not is done now.
actor SteadyLine {
    struct Door: Sendable {
        let address: Address
        let company: String
        let token: String
        let security: ClientSecurity?
        let clientName: String
        /// How long a server may stay away.
        let patience: Duration
        /// Shared by lines to several edges, so that none of them answers from before what another was told.
        var seen: HighWater?
    }

    /// The highest sequence that any line has seen.
    final class HighWater: Sendable {
        private let sequence = Atomic<UInt64>(0)
        var value: UInt64 { sequence.load(ordering: .acquiring) }
        func note(_ other: UInt64) { sequence.max(other, ordering: .acquiringAndReleasing) }
    }

    struct Answer<Message: Sendable>: Sendable {
        let message: Message
        let nanoseconds: UInt64
        let replayed: Bool
    }

    /// How often the line was lost.
    private(set) var reconnects = 0

    let door: Door
    private var connection: Connection
    private var reconnecting: Task<Connection, any Error>?
    private static let pause: Duration = .milliseconds(200)

    init(_ door: Door) async throws {
        self.door = door
        connection = try await Self.connect(door)
    }

    var welcome: Reskontra_V1_Welcome { connection.welcome }

    func call<Request: Message, Response: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, as: Response.Type = Response.self, key: RequestKey? = nil
    ) async throws -> Answer<Response> {
        let bytes: [UInt8] = try request.serializedBytes()
        let answer = try await callRaw(method, bytes, key: key)
        return Answer(
            message: try Response(serializedBytes: answer.message), nanoseconds: answer.nanoseconds,
            replayed: answer.replayed)
    }

    /// Throws `CallFailure.refused` for a refusal that waiting does not cure, `LineFailure` when the server is gone.
    func callRaw(_ method: Schema.Method, _ bytes: [UInt8], key: RequestKey? = nil) async throws -> Answer<
        [UInt8]
    > {
        var began: ContinuousClock.Instant?
        while true {
            let connection = connection
            let start = ContinuousClock.now
            do {
                let reply = try await connection.callRaw(method: method.rawValue, bytes: bytes, key: key)
                let parts = (ContinuousClock.now - start).components
                let nanoseconds =
                    UInt64(parts.seconds) * 1_000_000_000 + UInt64(parts.attoseconds / 1_000_000_000)
                door.seen?.note(reply.sequence)
                return Answer(message: reply.message, nanoseconds: nanoseconds, replayed: reply.replayed)
            } catch CallFailure.refused(let status) {
                // Shed or draining: nothing was done.
                guard status.code == 8 || status.code == 14,
                    ContinuousClock.now - (began ?? start) < door.patience
                else {
                    throw CallFailure.refused(status)
                }
                began = began ?? start
                try await Task.sleep(for: status.retryDelay ?? Self.pause)
                if !connection.isUsable { try await reconnect(from: connection) }
            } catch let failure as CallFailure {
                guard !connection.isUsable else { throw failure }
                try await reconnect(from: connection)
            }
        }
    }

    func close() async { await connection.close() }

    private func reconnect(from lost: Connection) async throws {
        guard connection === lost else { return }
        if let reconnecting {
            _ = try await reconnecting.value
            return
        }
        reconnects += 1
        let task = Task { [door] in try await Self.connect(door) }
        reconnecting = task
        defer { reconnecting = nil }
        let fresh = try await task.value
        guard fresh.welcome.storeID == lost.welcome.storeID else { throw LineFailure.otherStore }
        connection = fresh
    }

    /// The first refusal to connect is final only after the door's patience: a server needs time to start again.
    private static func connect(_ door: Door) async throws -> Connection {
        let start = ContinuousClock.now
        while true {
            do {
                return try await Connection.connect(
                    to: door.address, company: door.company, clientName: door.clientName, token: door.token,
                    security: door.security)
            } catch CallFailure.refused(let status) where status.code != 14 {
                throw CallFailure.refused(status)
            } catch {
                guard ContinuousClock.now - start < door.patience else {
                    throw LineFailure.lostForGood("\(error)")
                }
                try await Task.sleep(for: pause)
            }
        }
    }
}

/// Why a line cannot be healed.
enum LineFailure: Error, CustomStringConvertible {
    case otherStore
    case lostForGood(String)

    var description: String {
        switch self {
        case .otherStore: "the server came back with another store: nothing that was sent can be relied on"
        case .lostForGood(let why): "the server did not come back: \(why)"
        }
    }
}
