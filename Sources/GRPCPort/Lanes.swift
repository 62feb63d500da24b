import GRPCCore
import Glibc
import GRPCNIOTransportHTTP2Posix
import ReskontraClient
import Server
import SwiftASN1
import Synchronization
import TLS
import X509

/// The native connections that calls travel on, by caller.
///
/// Behind a lock, not an actor: a call finds its caller and its lane without going to another task.
final class Lanes: Sendable {
    private struct State {
        var known: [Credentials: Identity] = [:]
        /// The list of denied callers that those were held against.
        var deniedSeen: UInt64 = 0
        var lanes: [Identity: [Connection?]] = [:]
        var next = 0
    }

    private let door: Door
    private let threads: CarrierThreads
    private let state = Mutex(State())
    /// Server streams have a lane each: one that is not read holds up nobody else.
    private let streaming = Mutex<(isDraining: Bool, open: [Int: Connection], next: Int)>((false, [:], 0))

    init(_ door: Door, _ threads: CarrierThreads) {
        self.door = door
        self.threads = threads
    }

    /// What a caller shows.
    private struct Credentials: Hashable {
        let token: String
        let certificate: [UInt8]
    }

    /// The lane for a unary call.
    func lane(for caller: Identity) async throws -> Connection {
        let (place, open) = state.withLock { state in
            state.next = (state.next + 1) % GRPCPort.Limits.lanesPerCaller
            return (state.next, state.lanes[caller]?[state.next])
        }
        if let open, open.isUsable { return open }
        try makeRoom()
        let lane = try await dial(caller)
        // Another call may have been as quick: the earlier lane goes when its calls are done.
        state.withLock {
            $0.lanes[caller, default: Array(repeating: nil, count: GRPCPort.Limits.lanesPerCaller)][place] = lane
        }
        return lane
    }

    /// Reads a server stream on a lane of its own.
    func stream<Result: Sendable>(
        for caller: Identity, _ body: @Sendable (Connection) async throws -> Result
    ) async throws -> Result {
        try makeRoom()
        let lane = try await dial(caller)
        let number = try streaming.withLock { streaming in
            if streaming.isDraining { throw RPCError(code: .unavailable, message: "the server is stopping") }
            streaming.next += 1
            streaming.open[streaming.next] = lane
            return streaming.next
        }
        defer { _ = streaming.withLock { $0.open.removeValue(forKey: number) } }
        return try await body(lane)
    }

    /// Streams never end by themselves; calls do.
    func drain() {
        let open = streaming.withLock { streaming in
            streaming.isDraining = true
            return Array(streaming.open.values)
        }
        Task(executorPreference: threads) { for lane in open { await lane.close() } }
    }

    private func dial(_ caller: Identity) async throws -> Connection {
        var pair: (Int32, Int32) = (-1, -1)
        let code = withUnsafeMutableBytes(of: &pair) {
            socketpair(
                AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0,
                $0.assumingMemoryBound(to: Int32.self).baseAddress)
        }
        guard code == 0 else { throw RPCError(code: .resourceExhausted, message: "no descriptor is free") }
        door.open(pair.0, for: caller)
        do {
            return try await Connection.connect(over: pair.1, clientName: "grpc", on: threads.group)
        } catch {
            throw RPCError(code: .unavailable, message: "the server takes no more connections")
        }
    }

    private func makeRoom() throws {
        let streams = streaming.withLock { $0.open.count }
        let hasRoom = state.withLock { state in
            func isFull() -> Bool { state.lanes.count * GRPCPort.Limits.lanesPerCaller + streams >= GRPCPort.Limits.lanes }
            if isFull() { state.lanes = state.lanes.filter { _, lanes in lanes.contains { $0?.isUsable == true } } }
            return !isFull()
        }
        guard hasRoom else { throw RPCError(code: .resourceExhausted, message: "too many callers at once: try later") }
    }

    // MARK: Who calls

    /// Who shows the token of the metadata and the certificate of the connection.
    func caller(_ metadata: Metadata, _ context: ServerContext) async throws -> Identity {
        var token = ""
        for text in metadata[stringValues: "authorization"] {
            guard text.lowercased().hasPrefix("bearer ") else { throw Self.unauthenticated }
            token = String(text.dropFirst("bearer ".count))
        }
        let shown = Credentials(token: token, certificate: Self.certificate(context) ?? [])
        forgetDenied()
        if let identity = state.withLock({ $0.known[shown] }) {
            guard !Self.hasExpired(identity) else { throw Self.unauthenticated }
            return identity
        }
        let hasRoom = state.withLock { state in
            if state.known.count >= GRPCPort.Limits.callers { state.known = state.known.filter { !Self.hasExpired($0.value) } }
            return state.known.count < GRPCPort.Limits.callers
        }
        guard hasRoom else { throw RPCError(code: .resourceExhausted, message: "too many callers at once: try later") }
        let certificate = shown.certificate.isEmpty ? nil : PeerCertificate(encoded: shown.certificate)
        guard let identity = await door.identify(token: token, certificate: certificate) else {
            // Two calls with the same new token at once: the other one may have been let in.
            guard let identity = state.withLock({ $0.known[shown] }) else { throw Self.unauthenticated }
            return identity
        }
        state.withLock { $0.known[shown] = identity }
        return identity
    }

    private func forgetDenied() {
        let generation = door.denied.generation
        state.withLock { state in
            guard state.deniedSeen != generation else { return }
            state.deniedSeen = generation
            state.known = state.known.filter { shown, identity in
                let certificate = shown.certificate.isEmpty ? nil : PeerCertificate(encoded: shown.certificate)?.fingerprint
                return !door.denied.contains(identity.principal, certificate)
            }
        }
    }

    private static func hasExpired(_ identity: Identity) -> Bool {
        guard let end = identity.expiresAt else { return false }
        return end <= Int64(time(nil))
    }

    private static func certificate(_ context: ServerContext) -> [UInt8]? {
        guard let transport = context.transportSpecific as? HTTP2ServerTransport.Posix.Context,
            let certificate = transport.peerCertificate
        else { return nil }
        var coder = DER.Serializer()
        guard (try? coder.serialize(certificate)) != nil else { return nil }
        return coder.serializedBytes
    }

    private static let unauthenticated = RPCError(
        code: .unauthenticated, message: "the credentials are missing, expired or not accepted here")
}
